# The curator's lists of datasets and models become records here, or problems that name the line.
# A wrong entry is left out with an error; the rest of the file counts. What a form means (which
# capitals, which numbers) is the judge's business, so forms stay as written; that no two entries
# claim one form is seen to here.
"""Read the curator's lists of datasets and models."""

from __future__ import annotations

import re

from generator.problems import Problem
from generator.read.yaml_file import Path, Value, YamlFile, parse_yaml
from generator.records import Resource, ResourceKind, ResourceList

_KINDS: dict[str, ResourceKind] = {"datasets": "dataset", "models": "model"}
_LISTS = ("aliases", "exact", "needs", "unless")
_KEYS = ("name", *_LISTS, "about")
# A form this short, without a digit, is a word or an abbreviation of something else too.
_SHORT = 3
# What may stand in a name or not: "MIMIC-CXR", "MIMIC CXR".
_SIGNS = re.compile(r"[^\w+#]|_")


def read_resources(name: str, text: str) -> tuple[ResourceList, tuple[Problem, ...]]:
    """Read one file of named resources.

    Args:
        name: The file's name, for messages.
        text: Its content: a mapping with ``datasets``, ``models`` (lists of entries) and
            ``not_names`` (a list of words), each optional.

    Returns:
        The entries that are right, in the file's order, and a problem for each that is not.
    """
    file, found = parse_yaml(name, text)
    problems = list(found)
    if file.value is None:
        return ResourceList(), tuple(problems)
    if not isinstance(file.value, dict):
        problems.append(file.unusable("the file must be a mapping with datasets or models"))
        return ResourceList(), tuple(problems)
    resources: list[Resource] = []
    not_names: tuple[str, ...] = ()
    for key, value in file.value.items():
        if key in _KINDS:
            resources += _entries(file, key, value, problems)
        elif key == "not_names":
            not_names = _strings(file, value, (key,), problems)
        else:
            known = ", ".join((*_KINDS, "not_names"))
            problems.append(file.problem(f"unknown key {key!r}; known are {known}", key))
    return ResourceList(tuple(resources), not_names), tuple(problems)


def _entries(
    file: YamlFile, section: str, value: Value, problems: list[Problem]
) -> tuple[Resource, ...]:
    """Return the section's entries, without those that are wrong or given twice."""
    if not isinstance(value, list):
        problems.append(file.unusable(f"{section} must be a list of entries", section))
        return ()
    entries: list[Resource] = []
    # On which line each name or alias stands; nothing else may be called so.
    lines: dict[str, int] = {}
    for index, item in enumerate(value):
        entry = _entry(file, section, index, item, problems)
        if entry is None:
            continue
        forms = {_written(form, entry): form for form in (entry.name, *entry.aliases)}
        for form in sorted(forms.keys() & lines.keys()):
            message = f"{forms[form]!r} is listed twice; the other is on line {lines[form]}"
            problems.append(file.problem(message, section, index))
            break
        else:
            lines.update(dict.fromkeys(forms, file.line(section, index)))
            entries.append(entry)
    return tuple(entries)


def _written(form: str, entry: Resource) -> str:
    """Return how a form is looked for: with its capitals where only these will do."""
    return form if form in entry.exact else _SIGNS.sub("", form).lower()


def _entry(
    file: YamlFile, section: str, index: int, item: Value, problems: list[Problem]
) -> Resource | None:
    """Return one entry, or None after saying what is wrong with it."""
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(name, str) or not name.strip():
        problems.append(file.problem("an entry must be a mapping with a name", section, index))
        return None
    for key in item:
        if key not in _KEYS:
            message = f"unknown key {key!r}; known are {', '.join(_KEYS)}"
            problems.append(file.problem(message, section, index, key))
            return None
    lists = {
        key: _strings(file, item.get(key) or [], (section, index, key), problems) for key in _LISTS
    }
    about = item.get("about")
    _check_forms(file, (section, index), (name, *lists["aliases"]), lists["exact"], problems)
    return Resource(
        name=name.strip(),
        kind=_KINDS[section],
        about=about.strip() if isinstance(about, str) else "",
        **lists,
    )


def _check_forms(
    file: YamlFile,
    place: Path,
    forms: tuple[str, ...],
    exact: tuple[str, ...],
    problems: list[Problem],
) -> None:
    """Warn of a form so short that it needs its capitals to mean the resource."""
    for form in forms:
        if len(form) <= _SHORT and form.isalpha() and form not in exact:
            message = f"{form!r} is short enough to mean other things; add it to exact"
            line = file.line(*place)
            problems.append(Problem(file.name, line, message, severity="warning"))


def _strings(file: YamlFile, value: Value, place: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Return a list's strings; other things in it are problems."""
    if not isinstance(value, list):
        problems.append(file.problem(f"{place[-1]} must be a list", *place))
        return ()
    strings: list[str] = []
    for index, item in enumerate(value):
        if isinstance(item, str) and item.strip():
            strings.append(item.strip())
        else:
            message = f"{item!r} is not a word; put it in quotes"
            problems.append(file.problem(message, *place, index))
    return tuple(strings)
