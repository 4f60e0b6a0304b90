"""Strict readers of BibTeX and RIS: what is not as the formats say is an error, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_SIGNS = "%&#$_"


@dataclass(frozen=True)
class BibEntry:
    """An entry of a .bib file; values as in the file, without their own braces."""

    type: str
    key: str
    fields: dict[str, str]


def read_bibtex(text: str) -> list[BibEntry]:
    """Read entries as BibTeX does: every brace counts, whatever stands before it."""
    entries = []
    position = 0
    while position < len(text):
        head = re.compile(r"@([a-z]+)\{([a-z0-9-]+),\n").match(text, position)
        assert head, f"no entry at {text[position : position + 40]!r}"
        fields, position = _read_fields(text, head.end())
        entries.append(BibEntry(head[1], head[2], fields))
        position += len("\n" if text[position:].strip("\n") else text[position:])
    return entries


def _read_fields(text: str, position: int) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    while not text.startswith("}", position):
        name = re.compile(r"  ([a-z]+) *= ").match(text, position)
        assert name, f"no field at {text[position : position + 40]!r}"
        assert name[1] not in fields, "a field twice"
        value, position = _read_value(text, name.end())
        fields[name[1]] = value
        assert text.startswith(",\n", position), "a value goes on after its end"
        position += 2
    return fields, position + 1 + text.startswith("\n", position + 1)


def _read_value(text: str, position: int) -> tuple[str, int]:
    macro = re.compile(r"[a-z]{3}").match(text, position)
    if macro:
        return macro[0], macro.end()
    assert text[position] == "{"
    depth = 0
    for at in range(position, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return text[position + 1 : at], at + 1
    raise AssertionError("a brace is never closed")


def untex(text: str) -> str:
    """Return what a reader of the typeset text sees: commands as signs, no grouping braces."""
    shown = []
    position = 0
    while position < len(text):
        if text[position] == "\\":
            command = re.compile(r"\\(?:([a-z]+)\{\}|(.))").match(text, position)
            assert command
            sign = _COMMANDS[command[1]] if command[1] else command[2]
            assert command[1] or sign in _SIGNS, f"an unknown command: {command[0]}"
            shown.append(sign)
            position = command.end()
            continue
        assert text[position] not in "%&#$_~^", f"a bare {text[position]}"
        shown.append("" if text[position] in "{}" else text[position])
        position += 1
    return "".join(shown)


def split_outside(text: str, mark: str) -> list[str]:
    """Split a text at a mark wherever it is in no braces."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0 and text.startswith(mark, at):
            parts.append(text[start:at])
            at = start = at + len(mark)
        else:
            at += 1
    return [*parts, text[start:]]


def unverbatim(text: str) -> str:
    """Return an address from a field that TeX reads verbatim."""
    for code, sign in (("%20", " "), ("%5C", "\\"), ("%7B", "{"), ("%7D", "}")):
        text = text.replace(code, sign)
    return text


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Read references: lists of tag and value, from TY to ER, which are left out of none."""
    references: list[list[tuple[str, str]]] = []
    open_ = False
    assert text == "" or text.endswith("\n")
    for line in text.split("\n")[:-1]:
        if not open_ and line == "" and references:
            continue
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, f"no tag in {line!r}"
        assert (match[1] == "TY") != open_, "references are not parted"
        if not open_:
            references.append([])
        references[-1].append((match[1], match[2]))
        open_ = match[1] != "ER"
    assert not open_, "the last reference has no end"
    return references
