"""Sites for tests: projects copied aside, so that a test never touches the checkout."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.publish.write import OWNED_FILES, OWNED_FOLDERS
from tests.dom import Element, parse_html

ROOT = Path(__file__).resolve().parent.parent
# What the workflow that publishes sets; it makes the site know the folder it is in.
SITE_URL = "https://reader.example/repo/"
Record = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """A built site, the project it was built from, and what the command said."""

    project: Path
    folder: Path
    said: str

    @cached_property
    def pages(self) -> Mapping[str, Element]:
        """Every HTML page by its path, parsed."""
        return {
            path.relative_to(self.folder).as_posix(): parse_html(path.read_text(encoding="utf-8"))
            for path in sorted(self.folder.rglob("*.html"))
        }

    @cached_property
    def papers(self) -> list[Record]:
        """The records of api/papers.json."""
        text = (self.folder / "api" / "papers.json").read_text(encoding="utf-8")
        papers: list[Record] = json.loads(text)["papers"]
        return papers

    def page_of(self, paper: Record) -> Element:
        """Return the parsed page of a paper."""
        return self.pages[f"{paper['url']}index.html"]

    def contents(self) -> dict[str, bytes]:
        """Return every file of the site by its path."""
        return contents(self.folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_project(folder: Path, seeds: Path | None = ROOT / "seeds") -> Path:
    """Make a project as a curator has it: the checkout's, without what was generated there.

    Args:
        folder: Where to make it; must not exist.
        seeds: The seeds to copy in, or None for no seeds but the themes and modalities.
    """
    made = {ROOT / "docs" / name for name in (*OWNED_FOLDERS, *OWNED_FILES)}
    shutil.copytree(
        ROOT / "docs",
        folder / "docs",
        ignore=lambda at, names: [name for name in names if Path(at) / name in made],
    )
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if seeds:
        shutil.copytree(seeds, folder / "seeds")
    else:
        curation = folder / "seeds" / "curation"
        curation.mkdir(parents=True)
        for name in ("themes.yaml", "modalities.yaml", "weights.yaml", "repairs.yaml"):
            shutil.copy(ROOT / "seeds" / "curation" / name, curation)
    return folder


def environment(**changes: str) -> dict[str, str]:
    """Return the environment for the command: our checkout's generator, whatever is installed.

    lunr imports nltk where it is, which takes five times as long as all else. Readers' machines
    do not have it, since only benchmarks need it; nor does the command here.
    """
    kept = {key: value for key, value in os.environ.items() if key != "SITE_URL"}
    return {**kept, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests' / 'without'}", **changes}


def digest(project: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m generator`` in a project's folder; what it prints is captured."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=project,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def build(project: Path, *arguments: str, **changes: str) -> Site:
    """Build a project's site with the real command, strictly, so that no warning goes unseen."""
    done = digest(project, "build", *arguments, **changes)
    assert done.returncode == 0, f"the site was not built:\n{done.stdout}{done.stderr}"
    return Site(project, project / "site", done.stdout + done.stderr)


def texts(value: object) -> Iterator[str]:
    """Give every text anywhere in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
