from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parse.pages import FILLER, abstracts, any_text, read, titles


def test_each_marked_line_is_an_abstract_without_a_title() -> None:
    parsed, account = read(f"Abstract:{FILLER}\nAbstract: {FILLER} Twice.")
    assert account.dialect == "list of abstracts"
    assert [(one.title, one.abstract) for one in parsed.sightings] == [
        (None, FILLER),
        (None, f"{FILLER} Twice."),
    ]
    assert parsed.problems == ()


@pytest.mark.parametrize(
    "mark",
    [
        *("Abstract:", "ABSTRACT - ", "abstract.", "Abstract—", "Abstract - ", "Abstract : "),
        *("1. Abstract: ", "(2) Abstract:", "• Abstract: ", "Abstract-"),
        *("Abstract\n", "Abstract:\n", "Abstract:\n\n"),
    ],
)
def test_a_mark_may_be_written_in_many_ways(mark: str) -> None:
    parsed, _ = read(f"{mark}{FILLER}\n{mark}{FILLER}")
    assert [one.abstract for one in parsed.sightings] == [FILLER, FILLER]
    assert parsed.problems == ()


def test_a_title_may_stand_before_its_abstract() -> None:
    parsed, _ = read(f"A Lung Atlas\nAbstract: {FILLER}\n\nIs It Flat?\nAbstract: {FILLER}")
    assert [(one.title, one.line) for one in parsed.sightings] == [
        ("A Lung Atlas", 1),
        ("Is It Flat?", 4),
    ]


def test_title_and_authors_may_be_named() -> None:
    parsed, _ = read(
        f"Title: A Lung Atlas\nAuthors: Ana Silva, Jo Doe and Li Wei\nAbstract: {FILLER}\n"
        f"Title: Is It Flat?\nAuthors: Ana Silva et al.\nAbstract: {FILLER}"
    )
    first, second = parsed.sightings
    assert (first.title, first.authors) == ("A Lung Atlas", ("Ana Silva", "Jo Doe", "Li Wei"))
    assert (first.authors_complete, second.authors_complete) == (True, False)
    assert (second.title, second.lines) == ("Is It Flat?", (4, 5, 6))


def test_a_wrapped_abstract_is_one_abstract() -> None:
    words = FILLER.replace(",", ".").split()
    wrapped = "\n".join(" ".join(words[start : start + 9]) for start in range(0, len(words), 9))
    parsed, _ = read(f"Abstract: {wrapped}\n\nA Liver Atlas\nAbstract:\n{wrapped}")
    assert [(one.title, one.abstract) for one in parsed.sightings] == [
        (None, " ".join(words)),
        ("A Liver Atlas", " ".join(words)),
    ]
    assert parsed.problems == ()


def test_a_word_broken_at_its_hyphen_is_put_together() -> None:
    parsed, _ = read("Abstract: We use state-of-the-\nart pre-\nand postoperative scans.")
    assert parsed.sightings[0].abstract == "We use state-of-the-art pre- and postoperative scans."


def test_an_abstract_without_text_is_reported() -> None:
    parsed, account = read(f"Abstract: {FILLER}\nAbstract:\nAbstract: {FILLER}\nAbstract:")
    assert len(parsed.sightings) == 2
    assert [problem.line for problem in parsed.problems] == [2, 4]
    assert account.problems == 2


def test_a_line_without_the_mark_is_reported() -> None:
    parsed, _ = read(f"Abstract: {FILLER * 2}\nLoad more\n{FILLER}\nAbstract: {FILLER}")
    assert [problem.line for problem in parsed.problems] == [2, 3]
    assert "Abstract:" in parsed.problems[0].message


@pytest.mark.parametrize("title", ["Abstract Reasoning in Models", "Abstract-level Search"])
def test_a_title_may_begin_with_the_word(title: str) -> None:
    parsed, account = read("\n".join([f"{title}\n{FILLER}"] * 3))
    assert account.dialect == "Hugging Face page"
    assert [one.title for one in parsed.sightings] == [title] * 3


@given(st.lists(st.tuples(st.none() | titles, abstracts), min_size=1, max_size=6))
def test_a_list_gives_back_its_abstracts(papers: list[tuple[str | None, str]]) -> None:
    lines = ["Abstract: " + FILLER]
    for title, abstract in papers:
        lines += ["", *([title] if title else []), f"Abstract: {abstract}"]
    parsed, _ = read("\n".join(lines))
    assert [(one.title, one.abstract) for one in parsed.sightings[1:]] == papers
    assert parsed.problems == ()


@given(any_text)
def test_any_text_after_an_abstract_is_accounted_for(text: str) -> None:
    read(f"Abstract: {FILLER}\n{text}")
