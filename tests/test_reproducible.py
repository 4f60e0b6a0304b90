"""Same seeds, same bytes: whatever the folder, the time zone, the locale and the hash seed."""

from __future__ import annotations

from pathlib import Path

from tests.hostile import write_seeds
from tests.site import SITE_URL, Site, build, contents, make_project


def test_a_build_elsewhere_is_the_same_byte_for_byte(own_site: Site, tmp_path: Path) -> None:
    # A path with a space and an accent, the other end of the world, another order of sets.
    folder = make_project(tmp_path / "été à la plage" / "deeper" / "own")
    elsewhere = build(
        folder,
        "--seeds",
        str(folder / "seeds"),
        SITE_URL=SITE_URL,
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="4711",
        LC_ALL="C",
        LANG="C",
        PYTHONUTF8="0",
        COLUMNS="40",
    )
    _assert_same(own_site.contents(), elsewhere.contents())
    _assert_same(contents(own_site.project / "docs"), contents(folder / "docs"))


def test_a_second_build_changes_nothing_and_touches_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", None)
    write_seeds(project / "seeds")
    before = build(project).contents()
    times = {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*.*")}
    again = build(project, PYTHONHASHSEED="1", TZ="America/St_Johns")
    _assert_same(before, again.contents())
    assert times == {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*.*")}


def _assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(other)
    assert [name for name in one if one[name] != other[name]] == []
