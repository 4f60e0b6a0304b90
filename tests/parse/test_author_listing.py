from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parse.pages import FILLER, abstracts, any_text, read, titles

PAPER = f"CVApr 14, 2023Code\nA Lung AtlasAna Silva, Jo Doe et al.\n{FILLER}"


def test_three_lines_are_a_paper() -> None:
    parsed, account = read(PAPER)
    (paper,) = parsed.sightings
    assert account.dialect == "author listing"
    assert (paper.title, paper.authors) == ("A Lung Atlas", ("Ana Silva", "Jo Doe"))
    assert paper.authors_complete is False
    assert (paper.date, paper.categories, paper.abstract) == ("2023-04-14", ("CV",), FILLER)
    assert paper.lines == (1, 2, 3)
    lines = {origin.field: origin.line for origin in paper.origins}
    assert lines == {"categories": 1, "date": 1, "title": 2, "authors": 2, "abstract": 3}


@pytest.mark.parametrize(
    ("head", "category", "date"),
    [
        ("CLApr 14, 2023", "CL", "2023-04-14"),
        ("86.2AIApr 27", "AI", None),
        ("100AIApr 27, 2024Code", "AI", "2024-04-27"),
        ("7 LG Sep 1, 2022 Code", "LG", "2022-09-01"),
        ("QMFeb 29, 2024", "QM", "2024-02-29"),
        ("med-phDec 2, 2024Code", "med-ph", "2024-12-02"),
        ("physics.med-phDec 2, 2024", "physics.med-ph", "2024-12-02"),
        ("stat.MLJun 30, 2021", "stat.ML", "2021-06-30"),
        ("ROMarch 3, 2021", "RO", "2021-03-03"),
        ("NEMay 2021", "NE", "2021-05"),
        ("IVFeb 30, 2021", "IV", None),
        ("SDJan 1, 2020CodeProject", "SD", "2020-01-01"),
    ],
)
def test_a_head_says_what_and_when(head: str, category: str, date: str | None) -> None:
    parsed, _ = read(f"{head}\nA Lung AtlasAna Silva et al.\n{FILLER}")
    (paper,) = parsed.sightings
    assert (paper.categories, paper.date) == ((category,), date)
    assert bool([origin for origin in paper.origins if origin.field == "date"]) is bool(date)


def test_blank_lines_windows_ends_and_a_missing_last_end_do_not_matter() -> None:
    text = "\ufeff" + "\r\n\r\n".join(line + "  " for line in PAPER.split("\n"))
    assert read(text)[0].sightings[0].title == "A Lung Atlas"


def test_a_title_without_an_abstract_is_reported_by_both_its_lines() -> None:
    parsed, account = read(f"{PAPER}\nLGMay 1, 2024\nA Liver AtlasJo Doe\n{PAPER}")
    assert len(parsed.sightings) == 2
    assert [problem.line for problem in parsed.problems] == [4, 5]
    assert "without an abstract" in parsed.problems[0].message
    assert account.problems == 2


def test_a_head_alone_and_lines_too_many_are_reported() -> None:
    parsed, _ = read(f"Ana Silva\n{PAPER}\nPage 2\nLGMay 1, 2024")
    assert len(parsed.sightings) == 1
    assert [problem.line for problem in parsed.problems] == [1, 5, 6]


def test_a_short_abstract_in_its_place_is_one() -> None:
    short = "This paper has been withdrawn because of an error in Table 2 of the appendix"
    parsed, _ = read(f"LGMay 1, 2024\nA Liver AtlasJo Doe\n{short}")
    assert parsed.sightings[0].abstract == short


def test_a_title_whose_authors_can_not_be_told_stays_whole() -> None:
    parsed, _ = read(f"LGMay 1, 2024\nModels for all\n{FILLER}")
    (paper,) = parsed.sightings
    assert (paper.title, paper.authors, paper.authors_complete) == ("Models for all", (), None)


_HEADS = "CVApr 14, 2023Code|86.2AIApr 27|QMFeb 29, 2024|LGJan 3, 2020"


@given(
    st.lists(st.tuples(st.sampled_from(_HEADS.split("|")), titles, abstracts), min_size=1),
    st.sampled_from(["\n", "\n\n", " \n"]),
)
def test_a_listing_gives_back_its_papers(papers: list[tuple[str, str, str]], end: str) -> None:
    lines = [
        line
        for head, title, abstract in papers
        for line in (head, f"{title}Ana Silva, Jo Doe et al.", abstract)
    ]
    parsed, _ = read(end.join(lines))
    assert [(one.title, one.abstract) for one in parsed.sightings] == [
        (title, abstract) for _, title, abstract in papers
    ]
    assert parsed.problems == ()


@given(any_text)
def test_any_text_after_a_paper_is_accounted_for(text: str) -> None:
    read(f"{PAPER}\n{text}")
