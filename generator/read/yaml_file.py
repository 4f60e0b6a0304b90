# PyYAML gives values or line numbers; a curator needs both, for "themes.yaml:41: unknown key".
# The node tree has the marks, so values are built from it here, beside a table of lines.
"""YAML with line numbers: the value, and for each place in it the line it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from generator.problems import Problem

# What a curator's YAML file may hold.
Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A curator's YAML file as read.

    Attributes:
        name: The file's name, for messages.
        value: What it says; None for an empty or a broken file.
        lines: Line number, from 1, of each place: ``lines[("themes", 0, "slug")]``.
    """

    name: str
    value: Value
    lines: Mapping[Path, int]

    def line(self, *path: str | int) -> int:
        """Return the line of the place, or of the nearest place around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)

    def problem(self, message: str, *path: str | int) -> Problem:
        """Return an error that points at the place."""
        return Problem(self.name, self.line(*path), message)

    def unusable(self, message: str, *path: str | int) -> Problem:
        """Return the error that all the file says, or most of it, is lost."""
        return Problem(self.name, self.line(*path), message, "fatal")


# libyaml where PyYAML has it: ten times quicker, with the same marks.
_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc,valid-type]
    """SafeLoader whose dates stay text: a curator's ``2023-04`` means what it says."""


_Loader.yaml_implicit_resolvers = {
    char: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for char, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def parse_yaml(name: str, text: str) -> tuple[YamlFile, tuple[Problem, ...]]:
    """Parse a curator's YAML file.

    Aliases are refused (they can grow without bound) and so are keys given twice (the first
    would be lost in silence).
    """
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    loader = _Loader(text)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_Loader)):
            message = "YAML aliases are not allowed; write the value out"
            problems.append(Problem(name, 0, message, "fatal"))
            return YamlFile(name, None, {}), tuple(problems)
        node = loader.get_single_node()
        value = _value(loader, node, (), lines, problems, name) if node else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        problems.append(Problem(name, line, f"not valid YAML: {error.problem}", "fatal"))
        return YamlFile(name, None, {}), tuple(problems)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        message = str(error).splitlines()[0]
        problems.append(Problem(name, 0, f"not valid YAML: {message}", "fatal"))
        return YamlFile(name, None, {}), tuple(problems)
    finally:
        loader.dispose()
    return YamlFile(name, value, lines), tuple(problems)


def _value(
    loader: _Loader,
    node: yaml.Node,
    path: Path,
    lines: dict[Path, int],
    problems: list[Problem],
    name: str,
) -> Value:
    """Build the value of a node, noting the line of each place on the way."""
    line = node.start_mark.line + 1
    lines.setdefault(path, line)
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in result:
                place = key_node.start_mark.line + 1
                problems.append(Problem(name, place, f"the key {key!r} is given twice; keep one"))
                continue
            lines[(*path, key)] = key_node.start_mark.line + 1
            result[key] = _value(loader, value_node, (*path, key), lines, problems, name)
        return result
    if isinstance(node, yaml.SequenceNode):
        return [
            _value(loader, child, (*path, index), lines, problems, name)
            for index, child in enumerate(node.value)
        ]
    scalar = loader.construct_object(node)
    if scalar is None or isinstance(scalar, bool | int | float | str):
        return scalar
    return str(node.value)
