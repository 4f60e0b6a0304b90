"""The curator's word on single papers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.read.decisions import read_decisions
from generator.records import Decision, Source

DECISIONS = """\
decisions:
  - paper: "2306.00010"
    why: It is of toes.
    add: [toes, ct]
    remove: [knees]
  - paper: Of Knees
    themes: [knees]
    modalities: []
"""


def read(text: str) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    return read_decisions("decisions.yaml", text, {"knees", "toes"}, {"ct"})


def test_decisions_are_read_with_their_place() -> None:
    decisions, problems = read(DECISIONS)
    assert problems == ()
    assert decisions == (
        Decision(
            "2306.00010",
            Source("decisions.yaml", 2),
            ("toes", "ct"),
            ("knees",),
            why="It is of toes.",
        ),
        Decision("Of Knees", Source("decisions.yaml", 6), themes=("knees",), modalities=()),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("[toes, ct]", "[toes, mri]", 4, "'mri' is no theme or modality"),
        ("[toes, ct]", "[tose, ct]", 4, "'tose' is no theme or modality; do you mean 'toes'?"),
        ("[toes, ct]", "[toes, [ct]]", 4, "['ct'] is no theme or modality"),
        ("remove: [knees]", "remove: [toes]", 5, "'toes' is both added and removed"),
        ("themes: [knees]", "themes: [ct]", 7, "'ct' is a modality, no theme"),
        ("themes: [knees]", "themes: knees", 7, "`themes` is a list of slugs, not 'knees'"),
        ("themes: [knees]", "theme: [knees]", 7, "unknown key 'theme'"),
        ('"2306.00010"', "2306.00010", 2, "`paper` is an arXiv id in quotes"),
        ("It is of toes.", "[toes]", 3, "`why` is a line of text, not ['toes']"),
        ("Of Knees", "'2306.00010'", 6, "'2306.00010' is decided twice"),
    ],
)
def test_a_slip_is_reported_with_its_line(old: str, new: str, line: int, said: str) -> None:
    _, problems = read(DECISIONS.replace(old, new, 1))
    assert [problem.line for problem in problems] == [line]
    assert said in problems[0].message


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{paper: A knee, why: I like it.}", "nothing is decided; say `add`, `remove`, `themes`"),
        ("{paper: A knee, ad: [toes]}", "unknown key 'ad'"),
        ("{paper: A knee, add: [tose]}", "'tose' is no theme or modality; do you mean 'toes'?"),
    ],
)
def test_what_decides_nothing_is_no_decision(row: str, said: str) -> None:
    decisions, problems = read(f"decisions: [{row}]")
    assert decisions == ()
    assert len(problems) == 1
    assert said in problems[0].message


@pytest.mark.parametrize("text", ["", "decisions:\n", "decisions: []\n"])
def test_nothing_decided_is_no_problem(text: str) -> None:
    assert read(text) == ((), ())


@pytest.mark.parametrize("text", ["3", "decisions: 3", "decisions: [3]", "[3]"])
def test_the_wrong_shape_is_a_problem_not_a_crash(text: str) -> None:
    decisions, problems = read(text)
    assert decisions == ()
    assert len(problems) == 1


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    for problem in read(text)[1]:
        assert problem.source == "decisions.yaml"
