# docs/ in, site/ out. MkDocs runs as a program of its own: nothing of ours is inside it, so that
# another program which reads mkdocs.yml can take its place. It builds beside the site, and only a
# whole new site takes the place of the old one.
"""Build the site from docs/ with MkDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib import resources
from pathlib import Path


def search_library() -> str:
    """Return lunr.js 2.3.9, as the mkdocs package ships it."""
    library = resources.files("mkdocs.contrib.search").joinpath("templates/search/lunr.js")
    return library.read_text("utf-8")


def browser_modules(docs: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the text of each of the search's modules by its name."""
    return {name: (docs / "assets" / "search" / name).read_text("utf-8") for name in names}


class BuildError(Exception):
    """The site could not be built; the message is what the builder said."""


def build_site(project: Path, site_dir: Path, *, strict: bool) -> None:
    """Build the site into a folder; on failure the folder is left as it was.

    Args:
        project: Folder of mkdocs.yml.
        site_dir: Where the site goes; an older site there is replaced.
        strict: Warnings are failures.

    Raises:
        BuildError: MkDocs failed.
    """
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{site_dir.name}-", dir=site_dir.parent) as made:
        fresh, old = Path(made) / "site", Path(made) / "old"
        command = [
            *(sys.executable, "-m", "mkdocs", "build", "--quiet"),
            *("--config-file", str(project / "mkdocs.yml"), "--site-dir", str(fresh)),
            *(["--strict"] if strict else []),
        ]
        # The one date that MkDocs would take from the clock.
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "PYTHONHASHSEED": "0"}
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own arguments
            command, env=environment, cwd=project, capture_output=True, text=True, check=False
        )
        said = _without_notices(done.stderr + done.stdout)
        if done.returncode:
            raise BuildError(f"the site was not built and is as it was before:\n{said}")
        if said:
            sys.stderr.write(f"{said}\n")
        if site_dir.exists():
            site_dir.rename(old)
        fresh.rename(site_dir)
        shutil.rmtree(old, ignore_errors=True)


def _without_notices(output: str) -> str:
    """Return what MkDocs said, without the notices that its theme prints at every start."""
    lines = [line for line in output.splitlines() if line.strip() and "│" not in line]
    return "\n".join(line for line in lines if "\x1b[" not in line)
