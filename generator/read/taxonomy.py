# themes.yaml, modalities.yaml, weights.yaml and wording.tsv become one Taxonomy. A curator's slip
# costs the rule, theme or weight it is in and nothing else, and is reported with its line.
"""Read the curator's themes and modalities, and what was learned of their rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import isfinite
from typing import Literal

from generator.problems import Problem
from generator.read.yaml_file import Path, Value, YamlFile, parse_yaml
from generator.records import COMPANY, LEARNED, Criterion, Rule, Tag, Taxonomy

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_FORM = re.compile(r"(?:\*[^\W_]+|[^\W_]+\*?|\?)\Z")
_MAX_GAPS = 2
_NOTATION = (
    "write words with single spaces; `word*` for its endings, `*Word` for its beginnings, `a|b` "
    "for either, `..` for up to four words between two others (twice at most)"
)
_THEME_FILE_KEYS = ("claim", "aside", "signals", "themes")
_CRITERION_KEYS = ("slug", "name", "description", "rules", "weak", "phrases", "imaging")
_RULE_KEYS = ("rule", "means", "phrases", "weight", "places")
_PLACES = ("title", "claim", "opening", "rest")
_WORDING = re.compile(r"[^\W_A-Z]+(?: [^\W_A-Z]+)?\Z")
_WORDING_PLACES = ("any", "title", "claim", "opening")
# Where a rule counts, and what else a weight may be for: signals of what a paper lacks, how many
# kinds of data it names, and the company of other tags.
_RULE_PLACES = (*_PLACES, "any", "aside", "often")
_WEIGHT_PLACES = frozenset(
    (*_RULE_PLACES, "none", "medical", "other", *"123456", "share", "always")
)
# What owns signals; those that count something are no rules of the file.
_SIGNAL = "signal"
_COUNTED = ("kinds", "imaging", "unnamed-images")
_POINTS = re.compile(r"-?\d{1,3}(?:\.\d{1,6})?\Z", re.ASCII)

Problems = tuple[Problem, ...]


def read_themes(name: str, text: str) -> tuple[Taxonomy, Problems]:
    """Read themes.yaml: cue phrases, signals, and the themes with their rules."""
    file, problems = parse_yaml(name, text)
    found = list(problems)
    top = _top(file, _THEME_FILE_KEYS, found)
    return Taxonomy(
        themes=_criteria(file, "themes", top.get("themes"), found),
        signals=_rules(file, ("signals",), top.get("signals"), found),
        claim=_phrases(file, ("claim",), top.get("claim"), found),
        aside=_phrases(file, ("aside",), top.get("aside"), found),
    ), tuple(found)


def read_modalities(name: str, text: str) -> tuple[tuple[Criterion, ...], Problems]:
    """Read modalities.yaml: the modalities with their rules."""
    file, problems = parse_yaml(name, text)
    found = list(problems)
    top = _top(file, ("modalities",), found)
    return _criteria(file, "modalities", top.get("modalities"), found), tuple(found)


def read_weights(
    name: str, text: str, taxonomy: Taxonomy | None = None
) -> tuple[dict[str, dict[str, float]], Problems]:
    """Read weights.yaml: for each tag a bias and, by rule and place, the weights of features.

    Args:
        name: The file's name, for messages.
        text: What it says.
        taxonomy: The tags and rules that weights may be for, if that is to be checked.

    Returns:
        For each slug its weights by ``criterion/rule@place``, the bias under the empty string.
    """
    file, problems = parse_yaml(name, text)
    found = list(problems)
    if file.value is None:
        return {}, tuple(found)
    if not isinstance(file.value, dict):
        return {}, (*found, file.unusable("expected a mapping of slugs to `bias` and `weights`"))
    found += _idle_weights(file, file.value, taxonomy)
    result: dict[str, dict[str, float]] = {}
    for slug, entry in file.value.items():
        bias = _number(file, (slug, "bias"), _entry(entry, "bias"), found)
        rules = _entry(entry, "weights")
        if bias is None or not isinstance(rules, dict):
            found.append(file.problem(f"{slug}: expected `bias` and `weights`", slug))
            continue
        result[slug] = {"": bias}
        for rule, places in rules.items():
            if rule.startswith(f"{LEARNED}/"):
                message = f"{rule!r} is no rule; what words add stands in wording.tsv"
                found.append(file.problem(message, slug, "weights", rule))
                continue
            for place, value in (places if isinstance(places, dict) else {"": places}).items():
                if place and place not in _WEIGHT_PLACES:
                    found.append(file.problem(_no_place(place), slug, "weights", rule, place))
                    continue
                weight = _number(file, (slug, "weights", rule, place), value, found)
                if weight is not None and place:
                    result[slug][f"{rule}@{place}"] = weight
    return result, tuple(found)


def _idle_weights(
    file: YamlFile, value: Mapping[str, Value], taxonomy: Taxonomy | None
) -> list[Problem]:
    """Return a warning for each name among the weights that no tag or rule has.

    A theme that is gone is told once, however many of its rules were weighed.
    """
    if taxonomy is None or not (taxonomy.themes and taxonomy.modalities):
        return []
    tags = _slugs(taxonomy)
    rules = _rule_names(taxonomy)
    idle: dict[str, tuple[Path, str]] = {}
    for slug, entry in value.items():
        if slug not in tags:
            idle.setdefault(slug, ((slug,), "theme or modality"))
        weighed = _entry(entry, "weights")
        for rule in weighed if isinstance(weighed, dict) else ():
            owner, _, name = rule.partition("/")
            place = (slug, "weights", rule)
            if owner == COMPANY and name not in {*tags, "all"}:
                idle.setdefault(name, (place, "theme or modality"))
            elif owner not in {*tags, COMPANY, LEARNED, _SIGNAL}:
                idle.setdefault(owner, (place, "theme or modality"))
            elif owner not in {COMPANY, LEARNED} and rule not in rules:
                idle.setdefault(rule, (place, "rule"))
    return [
        replace(
            file.problem(f"no {kind} is called {name!r}; what is said of it has no effect", *place),
            severity="warning",
        )
        for name, (place, kind) in idle.items()
    ]


def _slugs(taxonomy: Taxonomy) -> set[str]:
    """Return the slugs of all tags."""
    return {criterion.tag.slug for criterion in (*taxonomy.themes, *taxonomy.modalities)}


def _rule_names(taxonomy: Taxonomy) -> set[str]:
    """Return the full name of each rule and signal."""
    return {
        *(
            f"{criterion.tag.slug}/{rule.name}"
            for criterion in (*taxonomy.themes, *taxonomy.modalities)
            for rule in (*criterion.rules, *criterion.weak)
        ),
        *(f"{_SIGNAL}/{rule.name}" for rule in taxonomy.signals),
        *(f"{_SIGNAL}/{name}" for name in _COUNTED),
    }


def _no_place(place: str) -> str:
    return f"{place!r} is no place; there are {_listed(_RULE_PLACES)}"


def read_wording(
    name: str, text: str, taxonomy: Taxonomy | None = None
) -> tuple[dict[str, dict[str, float]], Problems]:
    """Read wording.tsv: what words, and pairs of words, add to tags.

    A line has a phrase, the place where it counts, and ``slug=points`` for each tag, with tabs
    between the three; a line that begins with ``#`` is a comment.

    Args:
        name: The file's name, for messages.
        text: What it says.
        taxonomy: The tags that words may add to, if that is to be checked.

    Returns:
        For each slug its weights by ``learned/phrase@place``.
    """
    result: dict[str, dict[str, float]] = {}
    problems = []
    known = _slugs(taxonomy) if taxonomy and taxonomy.themes and taxonomy.modalities else None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        phrase, place, given = (*line.rstrip().split("\t"), "", "")[:3]
        points = {slug: value for slug, _, value in (item.partition("=") for item in given.split())}
        wrong = _wrong_wording(phrase, place, points)
        if wrong:
            message = f"{wrong}; write `phrase`, `place` and `slug=points`, with tabs between"
            problems.append(Problem(name, number, message))
            continue
        for slug, value in points.items():
            if known is not None and slug not in known and slug not in result:
                message = f"no theme or modality is called {slug!r}; words add nothing to it"
                problems.append(Problem(name, number, message, "warning"))
            result.setdefault(slug, {})[f"{LEARNED}/{phrase}@{place}"] = float(value)
    return result, tuple(problems)


def _wrong_wording(phrase: str, place: str, points: dict[str, str]) -> str | None:
    """Return what is wrong with a line of wording.tsv, if anything."""
    if not _WORDING.match(phrase):
        return f"{phrase!r} is not one word, or two, in small letters"
    if place not in _WORDING_PLACES:
        return f"{place!r} is no place (known are {_listed(_WORDING_PLACES)})"
    if not points:
        return f"{phrase!r} adds to no tag"
    for slug, value in points.items():
        if not _SLUG.match(slug) or not _POINTS.match(value):
            return f"'{slug}={value}' gives a tag no points"
    return None


def _entry(value: Value, key: str) -> Value:
    return value.get(key) if isinstance(value, dict) else None


def _number(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> float | None:
    """Return a finite number, or None with a problem."""
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return float(value)
    found.append(file.problem(f"`{path[-1] or path[-2]}` is a number, not {value!r}", *path))
    return None


def read_candidates(name: str, text: str) -> tuple[tuple[Criterion, ...], Problems]:
    """Read themes that a curator tries out: for one, a slug and some phrases are enough.

    The file may also be written as it would stand in themes.yaml, with `rules`, or be a whole
    `themes:` list.
    """
    file, problems = parse_yaml(name, text)
    found = list(problems)
    value = file.value
    if isinstance(value, list):
        return (), (*found, file.problem("expected a `slug` and `phrases`, not a list"))
    if isinstance(value, dict) and "themes" in value:
        return _criteria(file, "themes", value["themes"], found, strict=False), tuple(found)
    if value is None:
        return (), (*found, file.problem("nothing to try: give a `slug` and `phrases`"))
    criterion = _criterion(file, (), value, found, strict=False)
    return (criterion,) if criterion else (), tuple(found)


def _top(file: YamlFile, keys: tuple[str, ...], found: list[Problem]) -> dict[str, Value]:
    """Return the file's mapping, with a problem for each key that means nothing."""
    if file.value is None:
        return {}
    if not isinstance(file.value, dict):
        found.append(file.unusable(f"expected a mapping with {_listed(keys)}"))
        return {}
    _report_unknown(file, (), file.value, keys, found)
    return file.value


def _report_unknown(
    file: YamlFile, path: Path, value: Iterable[str], keys: tuple[str, ...], found: list[Problem]
) -> None:
    for key in value:
        if key not in keys:
            message = f"unknown key {key!r}; known are {_listed(keys)}"
            found.append(file.problem(message, *path, key))


def _criteria(
    file: YamlFile, key: str, value: Value, found: list[Problem], *, strict: bool = True
) -> tuple[Criterion, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        found.append(file.unusable(f"`{key}` is a list, each with `slug`, `name` and `rules`", key))
        return ()
    result: dict[str, Criterion] = {}
    for index, item in enumerate(value):
        criterion = _criterion(file, (key, index), item, found, strict=strict)
        if criterion is None:
            continue
        if criterion.tag.slug in result:
            message = f"the slug {criterion.tag.slug!r} is given twice; keep one"
            found.append(file.problem(message, key, index, "slug"))
            continue
        result[criterion.tag.slug] = criterion
    return tuple(result.values())


def _criterion(
    file: YamlFile, path: Path, value: Value, found: list[Problem], *, strict: bool
) -> Criterion | None:
    """Read one theme or modality; None where it has no usable slug."""
    if not isinstance(value, dict):
        found.append(file.problem("expected `slug`, `name`, `description` and `rules`", *path))
        return None
    _report_unknown(file, path, value, _CRITERION_KEYS, found)
    slug = value.get("slug")
    if not isinstance(slug, str) or not _SLUG.match(slug):
        message = f"`slug` is small letters, digits and hyphens, not {slug!r}"
        found.append(file.problem(message, *path, "slug"))
        return None
    name, description = value.get("name"), value.get("description")
    for key, said in (("name", name), ("description", description)):
        if not (isinstance(said, str) and said.strip()) and (strict or said is not None):
            found.append(file.problem(f"{slug}: `{key}` is a line of text", *path, key))
    rules = _rules(file, (*path, "rules"), value.get("rules"), found)
    if "phrases" in value:
        phrases = _phrases(file, (*path, "phrases"), value["phrases"], found)
        rules = (*rules, Rule(slug, phrases))
    if not any(rule.phrases for rule in rules):
        found.append(file.problem(f"{slug}: no phrases, so no paper can get it", *path))
    return Criterion(
        Tag(
            slug,
            name.strip() if isinstance(name, str) and name.strip() else slug,
            description.strip() if isinstance(description, str) else "",
        ),
        rules,
        _rules(file, (*path, "weak"), value.get("weak"), found),
        _imaging(file, (*path, "imaging"), value.get("imaging"), found),
    )


def _imaging(
    file: YamlFile, path: Path, value: Value, found: list[Problem]
) -> Literal["one", "many"] | None:
    if value == "one":
        return "one"
    if value == "many":
        return "many"
    if value is not None:
        found.append(file.problem(f"`imaging` is `one` or `many`, not {value!r}", *path))
    return None


def _rules(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> tuple[Rule, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        found.append(file.problem("expected a list, each with `rule` and `phrases`", *path))
        return ()
    result: dict[str, Rule] = {}
    for index, item in enumerate(value):
        rule = _rule(file, (*path, index), item, found)
        if rule is not None and rule.name in result:
            message = f"the rule {rule.name!r} is given twice; keep one"
            found.append(file.problem(message, *path, index, "rule"))
        elif rule is not None:
            result[rule.name] = rule
    return tuple(result.values())


def _rule(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> Rule | None:
    if not isinstance(value, dict):
        found.append(file.problem("expected `rule` and `phrases`", *path))
        return None
    _report_unknown(file, path, value, _RULE_KEYS, found)
    name = value.get("rule")
    if not isinstance(name, str) or not _SLUG.match(name):
        message = f"`rule` is a name of small letters, digits and hyphens, not {name!r}"
        found.append(file.problem(message, *path, "rule"))
        return None
    weight = _number(file, (*path, "weight"), value.get("weight", 1), found)
    return Rule(
        name,
        _phrases(file, (*path, "phrases"), value.get("phrases"), found),
        1.0 if weight is None else weight,
        _places(file, (*path, "places"), value.get("places"), found),
        _means(file, (*path, "means"), value.get("means"), found),
    )


def _means(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> str:
    if value is not None and not (isinstance(value, str) and value.strip()):
        found.append(file.problem(f"`means` is a few words for readers, not {value!r}", *path))
    return value.strip() if isinstance(value, str) else ""


def _places(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, list) and all(place in _PLACES for place in value):
        return tuple(str(place) for place in value)
    found.append(file.problem(f"`places` is a list of {_listed(_PLACES)}, not {value!r}", *path))
    return ()


def _phrases(file: YamlFile, path: Path, value: Value, found: list[Problem]) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        found.append(file.problem("`phrases` is a list", *path))
        return ()
    result = []
    for index, item in enumerate(value):
        if isinstance(item, str) and is_phrase(item):
            result.append(item)
        else:
            found.append(file.problem(f"{item!r} is no phrase; {_NOTATION}", *path, index))
    return tuple(result)


def is_phrase(text: str) -> bool:
    """Tell whether a text is a phrase in the curator's notation."""
    chunks = text.split(" ")
    if chunks[0] == ".." or chunks[-1] == ".." or chunks.count("..") > _MAX_GAPS:
        return False
    return all(chunk == ".." or _is_word(chunk) for chunk in chunks)


def _is_word(chunk: str) -> bool:
    return all(_FORM.match(part) for form in chunk.split("|") for part in form.split("-"))


def _listed(keys: Iterable[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys)
