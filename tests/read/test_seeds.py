from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.read.seeds import read_seeds
from generator.records import Seed


def write(folder: Path, **files: bytes) -> Path:
    """Write files, whose names have _ for /, into a folder and return it."""
    for name, data in files.items():
        path = folder / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def only_problem(folder: Path, data: bytes) -> Problem:
    """Return the problem of a folder whose one seed holds these bytes."""
    seeds, (problem,) = read_seeds(write(folder, seed=data))
    assert seeds == ()
    assert problem.source == "seed"
    return problem


def test_seeds_come_in_order_of_name_from_subfolders_too(tmp_path: Path) -> None:
    folder = write(tmp_path, b=b"2", a_z=b"1", a_b=b"0", c=b"3")
    seeds, problems = read_seeds(folder)
    assert [(seed.name, seed.lines) for seed in seeds] == [
        ("a/b", ("0",)), ("a/z", ("1",)), ("b", ("2",)), ("c", ("3",)),
    ]  # fmt: skip
    assert problems == ()


def test_curation_hidden_files_and_readmes_are_no_seeds(tmp_path: Path) -> None:
    folder = write(tmp_path, curation_themes=b"x", a_curation=b"y")
    (folder / ".hidden").write_bytes(b"x")
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_bytes(b"x")
    (folder / "README.md").write_bytes(b"x")
    (folder / "a" / "Readme.txt").write_bytes(b"x")
    assert [seed.name for seed in read_seeds(folder)[0]] == ["a/curation"]


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (b"one\ntwo\n", ("one", "two")),
        (b"one\ntwo", ("one", "two")),
        (b"one\r\ntwo\r\n", ("one", "two")),
        (b"one\rtwo\r", ("one", "two")),
        (b"\xef\xbb\xbfone", ("one",)),
        (b"\n\none\n\n", ("", "", "one", "")),
        ("a\u2028b\u0085c\x0cd\x1ce".encode(), ("a\u2028b\u0085c\x0cd\x1ce",)),
    ],
)
def test_a_line_ends_where_an_editor_ends_it(
    tmp_path: Path, data: bytes, lines: tuple[str, ...]
) -> None:
    assert read_seeds(write(tmp_path, seed=data)) == ((Seed("seed", lines),), ())


@pytest.mark.parametrize(
    ("data", "line", "span"),
    [
        (b"one\n\ntwo \xff\nthree", 3, 3),
        (b"\xff\xfeo\x00n\x00e\x00", 1, 1),
        (b"one\rtwo\rcaf\xe9", 3, 3),
        (b"half a character \xe2\x82", 1, 1),
        ("lone surrogate \ud800".encode("utf-8", "surrogatepass"), 1, 1),
    ],
)
def test_what_is_not_utf8_is_refused_with_its_line(
    tmp_path: Path, data: bytes, line: int, span: int
) -> None:
    problem = only_problem(tmp_path, data)
    assert (problem.line, problem.span, problem.severity) == (line, span, "error")
    assert "UTF-8" in problem.message


def test_a_nul_is_no_text(tmp_path: Path) -> None:
    problem = only_problem(tmp_path, b"one\ntwo\0\nthree\n")
    assert (problem.line, problem.span) == (2, 3)
    assert "NUL" in problem.message


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_seed_says_so(tmp_path: Path, data: bytes) -> None:
    problem = only_problem(tmp_path, data)
    assert (problem.line, problem.severity, problem.span) == (0, "warning", 0)
    assert "empty" in problem.message


def test_a_seed_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    seeds, (problem,) = read_seeds(write(tmp_path, big=b"x" * 100, small=b"x"), size_limit=50)
    assert [seed.name for seed in seeds] == ["small"]
    assert str(problem) == "big: error: has 100 bytes, more than the 50 a seed may have; split it"


def test_a_link_that_leads_nowhere_is_no_seed_and_no_crash(tmp_path: Path) -> None:
    write(tmp_path, seed=b"x")
    (tmp_path / "broken").symlink_to(tmp_path / "missing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert [seed.name for seed in read_seeds(tmp_path)[0]] == ["seed"]


def test_a_name_that_is_no_text_is_shown_as_one(tmp_path: Path) -> None:
    (tmp_path / "a\nb\udcff.txt").write_bytes(b"x")
    ((seed,), _) = read_seeds(tmp_path)
    assert seed.name == "a\\nb\\udcff.txt"


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_without_seeds_says_so(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "seeds"
    if there:
        folder.mkdir()
    seeds, (problem,) = read_seeds(folder)
    assert seeds == ()
    assert problem.source == "seeds"
    assert "no seed" in problem.message


@given(data=st.binary(max_size=60) | st.text("ab \n\r\t\u2028é", max_size=60).map(str.encode))
def test_any_bytes_are_a_seed_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    folder = write(tmp_path_factory.mktemp("seeds"), seed=data)
    seeds, problems = read_seeds(folder)
    assert len(seeds) + len(problems) == 1
    for seed in seeds:
        text = data.decode().removeprefix("\ufeff")
        assert "".join(seed.lines) == text.replace("\n", "").replace("\r", "")
