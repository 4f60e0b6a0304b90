"""Sites are slow to build, so each is built once for all tests, and by one worker."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import hostile
from tests.site import SITE_URL, Site, build, make_project

# A slow machine must not fail a test. `--hypothesis-profile=thorough` looks further.
settings.register_profile(
    "house", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", parent=settings.get_profile("house"), max_examples=2_000)
settings.load_profile("house")


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Site]) -> Site:
    """Return the site that ``make`` builds in a folder, built by whichever worker comes first."""
    shared = factory.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent  # of pytest-xdist: the folder of all workers
    project, done = shared / name, shared / f"{name}.said"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            return Site(project, project / "site", done.read_text(encoding="utf-8"))
        shutil.rmtree(project, ignore_errors=True)
        site = make(project)
        done.write_text(site.said, encoding="utf-8")
        return site


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the project's own seeds, as the workflow publishes it."""
    return _once(
        tmp_path_factory,
        "own",
        lambda folder: build(make_project(folder), "--strict", SITE_URL=SITE_URL),
    )


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of seeds that try to break out of every format, built without a SITE_URL."""

    def make(folder: Path) -> Site:
        make_project(folder, None)
        hostile.write_seeds(folder / "seeds")
        return build(folder)

    return _once(tmp_path_factory, "hostile", make)
