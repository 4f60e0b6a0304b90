# Bytes of seeds/ in, Seed records out. A file that can't be text is refused here, with its line,
# so that no parser ever meets half a character or a gigabyte.
"""Read the seed files: find, size up, decode, cut into lines."""

from __future__ import annotations

import re
from pathlib import Path

from generator.problems import Problem
from generator.records import Seed

# A page copied from a browser has megabytes at most; a file beyond this is a mistake.
SIZE_LIMIT = 256 * 1024 * 1024
# What editors call a line end. Not str.splitlines(): it cuts at form feeds and at separators that
# occur inside copied abstracts, and line numbers would differ from those of an editor.
_LINE_END = re.compile(r"\r\n|\n|\r")
_LINE_END_BYTES = re.compile(_LINE_END.pattern.encode())
CURATION = "curation"


def read_seeds(
    folder: Path, size_limit: int = SIZE_LIMIT
) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """Read every seed below a folder, in order of name.

    Hidden files, README files and the curation folder are not seeds.

    Args:
        folder: The seeds folder.
        size_limit: Largest size of a seed, in bytes.

    Returns:
        The seeds that could be read, and a problem for each file that could not.
    """
    seeds: list[Seed] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        relative = path.relative_to(folder)
        if not path.is_file() or _is_no_seed(relative):
            continue
        result = _read_seed(path, _shown(relative.as_posix()), size_limit)
        if isinstance(result, Seed):
            seeds.append(result)
        else:
            problems.append(result)
    if not seeds and not problems:
        problems.append(
            Problem(folder.name, 0, "no seed in this folder; put a seed file in", "warning")
        )
    return tuple(seeds), tuple(problems)


def _shown(name: str) -> str:
    """Return a file's name as text: a name may hold bytes that are none, and line ends."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in name
    )


def _is_no_seed(relative: Path) -> bool:
    return (
        any(part.startswith(".") for part in relative.parts)
        or relative.parts[0] == CURATION
        or relative.stem.upper() == "README"
    )


def _read_seed(path: Path, name: str, size_limit: int) -> Seed | Problem:
    try:
        size = path.stat().st_size
        if size > size_limit:
            message = f"has {size:,} bytes, more than the {size_limit:,} a seed may have; split it"
            return Problem(name, 0, message)
        data = path.read_bytes()
    except OSError as error:
        return Problem(name, 0, f"can't be read: {error.strerror}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "is not UTF-8 from here on; save it as UTF-8 (no line of it is used)"
        return _unreadable(name, data, error.start, message)
    if "\0" in text:
        message = "holds a NUL character, so it is no text; remove it (no line of it is used)"
        return _unreadable(name, data, data.index(0), message)
    if not text.strip():
        return Problem(name, 0, "is empty; remove it or fill it", "warning")
    lines = _LINE_END.split(text)
    if not lines[-1]:
        lines.pop()
    return Seed(name, tuple(lines))


def _unreadable(name: str, data: bytes, offset: int, message: str) -> Problem:
    """Return the problem of a file that is no text, at the line of the byte that tells so."""
    line = len(_LINE_END_BYTES.split(data[:offset]))
    span = sum(1 for part in _LINE_END_BYTES.split(data) if part.strip())
    return Problem(name, line, message, span=span)
