# What a user may set, in one place. Stages are handed the values they need, never this.
"""Settings: where things are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class UsageError(Exception):
    """The command can't be carried out as it was given; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where a digest's files are.

    Attributes:
        project: Folder of mkdocs.yml, docs/ and overrides/.
        seeds: The seeds folder.
        site_dir: Where the site goes.
        strict: Problems make the command fail.
    """

    project: Path
    seeds: Path
    site_dir: Path
    strict: bool = False

    @property
    def docs(self) -> Path:
        """Folder of the Markdown pages."""
        return self.project / "docs"

    @property
    def curation(self) -> Path:
        """Folder of the curator's files: the seeds' own, else the project's."""
        own = self.seeds / "curation"
        return own if own.is_dir() else self.project / "seeds" / "curation"

    @property
    def owns_curation(self) -> bool:
        """Whether the curator's files belong to these seeds."""
        return self.curation.parent.resolve() == self.seeds.resolve()


def make_settings(
    seeds: str | None = None, site_dir: str | None = None, *, strict: bool = False
) -> Settings:
    """Return the settings for a command run in the current folder.

    The project is the current folder or the nearest above it with a mkdocs.yml, else the checkout
    that this package is in.

    Raises:
        UsageError: There is no project, no seeds folder, or the site would go over its sources.
    """
    here = Path.cwd()
    package = Path(__file__).resolve().parent.parent
    candidates = (here, *here.parents, package)
    project = next((path for path in candidates if (path / "mkdocs.yml").is_file()), None)
    if project is None:
        raise UsageError("no mkdocs.yml here; run digest in the folder of your digest")
    seeds_dir = Path(seeds) if seeds else project / "seeds"
    if not seeds_dir.is_dir():
        raise UsageError(f"there is no seeds folder {seeds_dir}; make it and put your files in")
    site = (Path(site_dir) if site_dir else project / "site").resolve()
    _refuse_to_replace(site, project.resolve(), seeds_dir.resolve())
    return Settings(project, seeds_dir, site, strict)


def _refuse_to_replace(site: Path, project: Path, seeds: Path) -> None:
    """Raise UsageError where a new site would take the place of anything but an older site."""
    sources = [seeds, *(project / name for name in ("docs", "generator", "overrides"))]
    over = next((path for path in (project, *sources) if site in (path, *path.parents)), None)
    into = next((path for path in sources if path in site.parents), None)
    if over or into:
        raise UsageError(f"the site can't go to {site}: it would go over {over or into}")
    if site.exists() and not site.is_dir():
        raise UsageError(f"the site can't go to {site}: that is a file")
    # Any folder may hold an index.html; this is in every site of ours.
    if site.is_dir() and any(site.iterdir()) and not (site / "api" / "papers.json").is_file():
        raise UsageError(f"the site can't go to {site}: the folder is not empty and is no digest")
