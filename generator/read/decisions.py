# decisions.yaml: the curator's word on single papers. It wins over every rule, so a slip in it
# must not pass in silence: an unknown slug is an error, with its line.
"""Read what a curator decided for single papers."""

from __future__ import annotations

from collections.abc import Collection

from generator.problems import Problem
from generator.read.yaml_file import Value, YamlFile, parse_yaml
from generator.records import Decision, Source
from generator.text import fold

_KEYS = ("paper", "why", "add", "remove", "themes", "modalities")


def read_decisions(
    name: str, text: str, themes: Collection[str], modalities: Collection[str]
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Read decisions.yaml.

    Args:
        name: The file's name, for messages.
        text: What it says.
        themes: Slugs of the themes there are.
        modalities: Slugs of the modalities there are.
    """
    file, problems = parse_yaml(name, text)
    found = list(problems)
    if file.value is None:
        return (), tuple(found)
    items = file.value.get("decisions") if isinstance(file.value, dict) else file.value
    if items is None:
        return (), tuple(found)
    if not isinstance(items, list):
        return (), (*found, file.unusable("expected `decisions`, a list with a `paper` each"))
    at: tuple[str, ...] = ("decisions",) if isinstance(file.value, dict) else ()
    result: dict[str, Decision] = {}
    for index, item in enumerate(items):
        decision = _decision(file, (*at, index), item, (themes, modalities), found)
        if decision is None:
            continue
        if fold(decision.paper) in result:
            message = f"{decision.paper!r} is decided twice; keep one"
            found.append(file.problem(message, *at, index))
            continue
        result[fold(decision.paper)] = decision
    return tuple(result.values()), tuple(found)


def _decision(
    file: YamlFile,
    path: tuple[str | int, ...],
    value: Value,
    slugs: tuple[Collection[str], Collection[str]],
    found: list[Problem],
) -> Decision | None:
    if not isinstance(value, dict):
        found.append(file.problem("expected `paper` and what is decided for it", *path))
        return None
    for key in value:
        if key not in _KEYS:
            message = f"unknown key {key!r}; known are {', '.join(_KEYS)}"
            found.append(file.problem(message, *path, key))
    paper = value.get("paper")
    # An arXiv identifier without quotes reads as a number, which may have lost its zeros.
    if not isinstance(paper, str) or not fold(paper):
        message = f"`paper` is an arXiv id in quotes, a permalink or a title, not {paper!r}"
        found.append(file.problem(message, *path, "paper"))
        return None
    why = value.get("why")
    if why is not None and not isinstance(why, str):
        found.append(file.problem(f"`why` is a line of text, not {why!r}", *path, "why"))
    themes, modalities = slugs
    either = {*themes, *modalities}
    return Decision(
        paper,
        Source(file.name, file.line(*path)),
        add=_slugs(file, (*path, "add"), value.get("add"), either, found) or (),
        remove=_slugs(file, (*path, "remove"), value.get("remove"), either, found) or (),
        themes=_slugs(file, (*path, "themes"), value.get("themes"), themes, found),
        modalities=_slugs(file, (*path, "modalities"), value.get("modalities"), modalities, found),
        why=why.strip() if isinstance(why, str) else "",
    )


def _slugs(
    file: YamlFile,
    path: tuple[str | int, ...],
    value: Value,
    known: Collection[str],
    found: list[Problem],
) -> tuple[str, ...] | None:
    """Return the slugs of a list; None where nothing is said, so that rules decide."""
    if value is None:
        return None
    if not isinstance(value, list):
        found.append(file.problem("expected a list of slugs", *path))
        return None
    result: list[str] = []
    for index, item in enumerate(value):
        if not isinstance(item, str) or item not in known:
            found.append(file.problem(f"{item!r} is no theme or modality here", *path, index))
        elif item not in result:
            result.append(item)
    return tuple(result)
