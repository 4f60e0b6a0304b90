from __future__ import annotations

import pytest

from generator.merge.precedence import arxiv_month, first_words, merge_fields
from generator.records import Origin, Source
from tests.merge.sightings import abstract, known, seen


def test_the_surest_reading_of_each_field_wins() -> None:
    paper = merge_fields(
        [
            seen("a", 1, rule="author-listing", title="A Lung AtlasAna", abstract="Fine."),
            seen("b", 2, rule="huggingface", title="A Lung Atlas", abstract="Fine, lost."),
        ],
        None,
    )
    assert (paper.title, paper.abstract, paper.title_source) == ("A Lung Atlas", "Fine.", "seed")
    assert paper.sources == (Source("a", 1), Source("b", 2))
    assert Origin("title", "b", 2, "huggingface") in paper.origins
    assert Origin("abstract", "a", 1, "author-listing") in paper.origins


def test_a_text_that_was_cut_loses() -> None:
    paper = merge_fields(
        [
            seen("a", 1, rule="jsonl", title="A Lung…", abstract="We study…"),
            seen("b", 2, rule="author-listing", title="A Lung Atlas", abstract="We study it."),
        ],
        None,
    )
    assert (paper.title, paper.abstract) == ("A Lung Atlas", "We study it.")


def test_the_curators_title_wins_and_says_who_gave_it() -> None:
    row = known("A Lung Atlas", 7, arxiv="2401.00001", code=("https://github.com/a/b",))
    paper = merge_fields(
        [seen("a", 1, title="A lung atlas", code=("https://github.com/A/B/",))], row
    )
    assert (paper.title, paper.title_source) == ("A Lung Atlas", "curation")
    assert (paper.arxiv, paper.date) == ("2401.00001", "2024-01")
    assert paper.code == ("https://github.com/a/b",)
    assert Origin("title", "identifiers.jsonl", 7, "curation") in paper.origins
    assert Origin("date", "identifiers.jsonl", 7, "month-of-arxiv-id") in paper.origins


def test_a_title_that_a_seed_has_too_is_the_seeds() -> None:
    paper = merge_fields([seen("a", 1, title="A Lung Atlas")], known("A Lung Atlas"))
    assert paper.title_source == "seed"


def test_an_untitled_paper_gets_its_abstracts_first_words_and_says_so() -> None:
    paper = merge_fields([seen("a", 4, abstract=abstract(1))], None)
    assert paper.title_source == "abstract"
    assert paper.title.endswith("…")
    assert Origin("title", "a", 4, "first-words-of-abstract") in paper.origins


@pytest.mark.parametrize(
    ("dates", "arxiv", "date"),
    [
        (["2024-03-07"], "2401.00001", "2024-03-07"),
        (["2024", "2024-03-07"], None, "2024-03-07"),
        (["2024"], "2401.00001", "2024-01"),
        (["2024"], None, "2024"),
        (["2023", "2023-04"], None, "2023-04"),
        ([], "2401.00001", "2024-01"),
        ([], None, None),
    ],
)
def test_the_most_precise_date_wins(dates: list[str], arxiv: str | None, date: str | None) -> None:
    sightings = [seen("a", line, title="T", date=day) for line, day in enumerate(dates, start=1)]
    paper = merge_fields([*sightings, seen("b", 1, title="T", arxiv=arxiv)], None)
    assert paper.date == date


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2401.00001", "2024-01"),
        ("0704.0001", "2007-04"),
        ("math/9911159", "1999-11"),
        ("math/0211159", "2002-11"),
        ("math.GT/0309136", "2003-09"),
        ("2413.00001", None),
    ],
)
def test_an_arxiv_identifier_tells_its_month(arxiv: str, month: str | None) -> None:
    assert arxiv_month(arxiv) == month


def test_the_fullest_list_of_authors_wins_a_complete_one_first() -> None:
    cut = seen("a", 1, title="T", authors=("A B", "C D", "E F"), authors_complete=False)
    whole = seen("b", 2, title="T", authors=("A B", "C D"), authors_complete=True)
    paper = merge_fields([cut, whole], None)
    assert (paper.authors, paper.authors_complete) == (("A B", "C D"), True)
    assert merge_fields([cut], None).authors_complete is False
    assert merge_fields([seen("a", 1, title="T")], None).authors_complete is None


def test_links_and_categories_are_gathered_once_each() -> None:
    paper = merge_fields(
        [
            seen("a", 1, title="T", links=("https://a.org/x", "https://b.org"), categories=("CV",)),
            seen(
                "b", 1, title="T", links=("https://A.org/x/", "https://c.org"), categories=("CV",)
            ),
        ],
        None,
    )
    assert paper.links == ("https://a.org/x", "https://b.org", "https://c.org")
    assert paper.categories == ("CV",)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Short and good.", "Short and good"),
        ("", ""),
        ("x" * 200, "x" * 90 + "…"),
        ("One, two, three, " * 20, "One, two, three, " * 4 + "One, two…"),
    ],
)
def test_first_words_are_cut_at_a_word(text: str, title: str) -> None:
    assert first_words(text) == title
