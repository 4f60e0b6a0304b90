# decisions.yaml: the curator's word on single papers. It wins over every rule, so a slip in it
# must not pass in silence: an unknown slug is an error, with its line.
"""Read what a curator decided for single papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches

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
    known = {"theme": frozenset(themes), "modality": frozenset(modalities)}
    result: dict[str, Decision] = {}
    for index, item in enumerate(items):
        decision = _decision(file, (*at, index), item, known, found)
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
    known: Mapping[str, frozenset[str]],
    found: list[Problem],
) -> Decision | None:
    if not isinstance(value, dict):
        found.append(file.problem("expected `paper` and what is decided for it", *path))
        return None
    before = len(found)
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
    add, remove, only_themes, only_modalities = (
        _slugs(file, (*path, key), value.get(key), kinds, known, found)
        for key, kinds in (
            ("add", ("theme", "modality")),
            ("remove", ("theme", "modality")),
            ("themes", ("theme",)),
            ("modalities", ("modality",)),
        )
    )
    found += [
        file.problem(f"{slug!r} is both added and removed", *path, "remove")
        for slug in add or ()
        if slug in (remove or ())
    ]
    if not (add or remove) and only_themes is None and only_modalities is None:
        # What is wrong with it has been said then.
        if len(found) == before:
            message = "nothing is decided; say `add`, `remove`, `themes` or `modalities`"
            found.append(file.problem(message, *path))
        return None
    return Decision(
        paper,
        Source(file.name, file.line(*path)),
        add=add or (),
        remove=remove or (),
        themes=only_themes,
        modalities=only_modalities,
        why=why.strip() if isinstance(why, str) else "",
    )


def _slugs(
    file: YamlFile,
    path: tuple[str | int, ...],
    value: Value,
    kinds: tuple[str, ...],
    known: Mapping[str, frozenset[str]],
    found: list[Problem],
) -> tuple[str, ...] | None:
    """Return the slugs of a list; None where nothing is said, so that rules decide.

    Args:
        file: For problems.
        path: Where the list stands.
        value: The list.
        kinds: What the slugs may be.
        known: The slugs that there are, by kind.
        found: Where problems go.
    """
    if value is None:
        return None
    if not isinstance(value, list):
        found.append(file.problem(f"`{path[-1]}` is a list of slugs, not {value!r}", *path))
        return None
    fit = sorted(slug for kind in kinds for slug in known[kind])
    result: list[str] = []
    for index, item in enumerate(value):
        if not isinstance(item, str) or item not in fit:
            others = [kind for kind, slugs in known.items() if str(item) in slugs]
            close = get_close_matches(str(item), fit, 1)
            message = f"{item!r} is {f'a {others[0]}, ' if others else ''}no {' or '.join(kinds)}"
            message += f"; do you mean {close[0]!r}?" if close else ""
            found.append(file.problem(message, *path, index))
        elif item not in result:
            result.append(item)
    return tuple(result)
