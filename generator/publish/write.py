# Pages in, files out. A file whose content stays the same is not touched, so that what watches
# docs/ sees what changed; a file that no page stands for any more is removed, but only in the
# folders that belong to the generator.
"""Write the generated files to docs/."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

# What the generator owns below docs/; all else there was written by people.
OWNED_FOLDERS = ("papers", "themes", "modalities", "years", "datasets", "models", "api", "search")
OWNED_FILES = ("index.md", "about.md")


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written anew, left as they were, and removed."""

    changed: int
    same: int
    removed: int


def write_files(docs: Path, files: Iterable[tuple[str, bytes]]) -> Written:
    """Make the generated part of docs/ be just these files.

    Args:
        docs: The docs folder.
        files: (path below docs, content) of every generated file.
    """
    changed = same = 0
    wanted: set[Path] = set()
    for name, content in files:
        path = docs / name
        wanted.add(path)
        if path.is_file() and path.read_bytes() == content:
            same += 1
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
        changed += 1
    return Written(changed, same, _remove_others(docs, wanted))


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader sees the old content or the new, never half of it."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def _remove_others(docs: Path, wanted: set[Path]) -> int:
    removed = 0
    for folder in OWNED_FOLDERS:
        for path in sorted((docs / folder).rglob("*"), reverse=True):
            if path.is_dir() and not path.is_symlink():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in wanted:
                path.unlink()
                removed += 1
    for name in OWNED_FILES:
        if docs / name not in wanted and (docs / name).exists():
            (docs / name).unlink()
            removed += 1
    return removed
