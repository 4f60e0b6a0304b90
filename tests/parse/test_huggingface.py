from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.huggingface_furniture import is_furniture, read_details
from tests.parse.pages import FILLER, abstracts, any_text, read, titles

HEAD = "Get trending papers in your email inbox!\n"


def test_a_search_page_alternates_titles_and_abstracts() -> None:
    parsed, account = read(f"{HEAD}SubscribeLungMap: Atlases\n{FILLER}\nSegment Lungs\n{FILLER}")
    assert [one.title for one in parsed.sightings] == ["LungMap: Atlases", "Segment Lungs"]
    assert [one.lines for one in parsed.sightings] == [(2, 3), (4, 5)]
    assert account.dialect == "Hugging Face page"
    assert parsed.furniture == (1,)
    assert parsed.problems == ()


def test_a_page_without_furniture_is_known_by_its_alternation() -> None:
    parsed, account = read("\n".join([f"Title Number {n}\n{FILLER}" for n in range(4)]))
    assert account.dialect == "Hugging Face page"
    assert len(parsed.sightings) == 4


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("SubscribeX-Ray Atlas", "X-Ray Atlas"),
        ("Subscribe3D Lungs", "3D Lungs"),
        ("SubscribemedBERT for All", "medBERT for All"),
        ("Subscribe“Why?” A Study", "“Why?” A Study"),
        ("Get trending papers in your email inbox!SubscribeLung Atlas", "Lung Atlas"),
        ("Subscribers of Health Plans", "Subscribers of Health Plans"),
    ],
)
def test_the_button_comes_off_the_first_title(head: str, title: str) -> None:
    parsed, _ = read(f"{HEAD}{head}\n{FILLER}\nSubscribeAgain\n{FILLER}")
    assert [one.title for one in parsed.sightings] == [title, "SubscribeAgain"]


def test_a_day_of_papers_in_another_month_by_another_owner() -> None:
    page = (
        "Hugging Face\nModels\nDatasets\nSpaces\nLog In\nSign Up\nDaily Papers\nby\nMed Watch\n"
        "and the research community\nPrevious\nNov 28\nNext\nnew\n"
        "Get trending papers in your email inbox once a day!\nSubscribe\nSubmitted by\nmed-lab\n"
        f"38\nA Lung Atlas\n{FILLER}\n· 12 authors\n·\n4\nSubmitted by\nJo Doe\n1.2k\n"
        f"A Liver Atlas\n{FILLER}\nUpdated 3 days ago\nUpvote\n+17\nGitHub 310\n"
        "byJO and the research community\nDec 3, 2024\nWeek 49\nDec 2 - Dec 6\nLoad more\n"
        "12 papers\n© Hugging Face 2024\nSystem theme\nTOS\nPrivacy"
    )
    parsed, _ = read(page)
    assert [one.title for one in parsed.sightings] == ["A Lung Atlas", "A Liver Atlas"]
    assert all(one.date is None for one in parsed.sightings)
    assert parsed.problems == ()


def test_details_give_identifier_and_date_of_the_title_they_follow() -> None:
    page = (
        f"Collections\nA Lung Atlas\nPaper • 2401.12345 • Published Jan 3, 2024 • 12\n{FILLER}\n"
        f"A Liver Atlas\n{FILLER}\nPaper • 2402.00001 • Published Feb 3 • 7"
    )
    lung, liver = read(page)[0].sightings
    assert (lung.arxiv, lung.date, lung.lines) == ("2401.12345", "2024-01-03", (2, 3, 4))
    assert (liver.arxiv, liver.date, liver.lines) == ("2402.00001", None, (5, 6, 7))
    assert {(o.field, o.line) for o in lung.origins} >= {("arxiv", 3), ("date", 3)}


def test_details_may_stand_on_lines_of_their_own() -> None:
    page = f"{HEAD}A Lung Atlas\nPaper\n•\n2401.12345\n•\nPublished Jan 3, 2024\n•\n12\n{FILLER}"
    (lung,) = read(page)[0].sightings
    assert (lung.title, lung.arxiv, lung.date) == ("A Lung Atlas", "2401.12345", "2024-01-03")


def test_details_may_come_before_their_title() -> None:
    page = (
        f"{HEAD}arxiv:2401.12345\nA Lung Atlas\nPublished on Jan 3, 2024\nAbstract\n{FILLER}\n"
        f"arxiv:2402.00001\nA Liver Atlas\n{FILLER}"
    )
    first, *_, last = read(page)[0].sightings
    assert (first.title, first.arxiv) == ("A Lung Atlas", "2401.12345")
    assert (last.title, last.arxiv) == ("A Liver Atlas", "2402.00001")


def test_a_title_with_an_identifier_is_kept_without_an_abstract_and_says_so() -> None:
    page = f"{HEAD}A Lung Atlas\nPaper • 2401.12345 • Published Jan 3, 2024\nLiver\n{FILLER}"
    parsed, _ = read(page)
    assert [(one.title, one.abstract) for one in parsed.sightings] == [
        ("A Lung Atlas", None),
        ("Liver", FILLER),
    ]
    (problem,) = parsed.problems
    assert (problem.line, problem.severity, problem.span) == (2, "warning", 0)
    assert "without an abstract" in problem.message


def test_a_title_without_an_abstract_is_reported_by_line() -> None:
    parsed, account = read(f"{HEAD}A Lung Atlas\n\nA Liver Atlas\n{FILLER}\nThe Last One")
    assert [one.title for one in parsed.sightings] == ["A Liver Atlas"]
    assert [(p.source, p.line, p.severity) for p in parsed.problems] == [
        ("page.txt", 2, "error"),
        ("page.txt", 6, "error"),
    ]
    assert "'A Lung Atlas'" in parsed.problems[0].message
    assert account.problems == 2


def test_an_abstract_without_a_title_is_kept_with_a_warning() -> None:
    parsed, _ = read(f"{HEAD}{FILLER}\nA Liver Atlas\n{FILLER}")
    assert [one.title for one in parsed.sightings] == [None, "A Liver Atlas"]
    assert [(p.line, p.severity) for p in parsed.problems] == [(2, "warning")]


def test_a_title_like_a_sentence_is_a_title_where_one_should_stand() -> None:
    title = "Early exercise after a stroke of the left hemisphere improves the recovery of speech."
    parsed, _ = read(f"{HEAD}{title}\n{FILLER * 2}\nB\n{FILLER * 2}")
    assert [one.title for one in parsed.sightings] == [title, "B"]


def test_an_unknown_line_between_title_and_abstract_does_not_become_the_title() -> None:
    parsed, _ = read(f"{HEAD}Readers Judge Calibration\nUniversity of Erewhon\n{FILLER}")
    assert [one.title for one in parsed.sightings] == ["Readers Judge Calibration"]
    assert [p.line for p in parsed.problems] == [3]


def test_a_summary_by_a_machine_is_no_abstract() -> None:
    summary = "A study of four readers shows that calibration matters as much as accuracy does."
    parsed, _ = read(f"{HEAD}A Lung Atlas\nAbstract\nAI-generated summary\n{summary}\n{FILLER}")
    assert [one.abstract for one in parsed.sightings] == [FILLER]
    assert parsed.problems == ()


def test_windows_line_ends_and_invisible_characters_do_not_matter() -> None:
    page = f"\ufeffnew\r\n{HEAD}\u200b\r\n\u200bSubscribe \r\n A Lung Atlas\u200e \r\n{FILLER} \r"
    (lung,) = read(page)[0].sightings
    assert (lung.title, lung.abstract) == ("A Lung Atlas", FILLER)


@pytest.mark.parametrize(
    "title",
    [
        "Updated Guidelines for Chest CT in 2024",
        "Published Evidence on Sepsis, 1990 to 2020",
        "Paper Towels in the Operating Theatre",
        "New",
        "3D",
        "Searching",
        "Upvoted",
        "Models of Care",
        "Code Blue",
        "About Time",
        "2024 in Review",
        "Submitted by Mail: A Trial of Home Kits",
        "by the Numbers",
        "Daily Papers and Weekly Rounds",
        "June",
    ],
)
def test_what_could_be_a_title_is_no_furniture(title: str) -> None:
    assert is_furniture(title) is (title == "New")


@pytest.mark.parametrize(
    ("line", "arxiv", "date"),
    [
        ("Paper • 2401.12345 • Published Jan 3, 2024 • 12", "2401.12345", "2024-01-03"),
        ("Paper•2401.12345•Published Jan 3•12", "2401.12345", None),
        ("2401.12345v2", "2401.12345", None),
        ("arXiv:2401.12345 · Published on March 3, 2024 · 5 authors", "2401.12345", "2024-03-03"),
        ("Published Feb 30, 2024", None, None),
        ("Paper • Updated Jan 3, 2024 • 1.2k", None, None),
    ],
)
def test_details_are_read(line: str, arxiv: str | None, date: str | None) -> None:
    details = read_details(line)
    assert details
    assert (details.arxiv, details.date) == (arxiv, date)


@pytest.mark.parametrize("line", ["On 2401.12345", "Paper • A Title", "GPT • 4 • Medicine"])
def test_a_title_is_no_details(line: str) -> None:
    assert read_details(line) is None


FURNITURE = """new|Upvote|12|1.2k|Subscribe|Mar 11|Apr 2, 2025|· 7 authors|·|+5|Load more
byAB and the research community|Updated 3 days ago"""
NOISE = st.lists(st.sampled_from(["", "  ", "\t", *re.split(r"[|\n]", FURNITURE)]), max_size=3)


@given(st.lists(st.tuples(titles, abstracts, NOISE, NOISE), max_size=6), NOISE)
def test_a_page_gives_back_its_papers_in_order(
    papers: list[tuple[str, str, list[str], list[str]]], end: list[str]
) -> None:
    lines = HEAD.splitlines()
    for title, abstract, before, between in papers:
        lines += [*before, title, *between, abstract]
    parsed, account = read("\n".join([*lines, *end]))
    assert account.dialect == "Hugging Face page"
    assert [(one.title, one.abstract) for one in parsed.sightings] == [
        (title, abstract) for title, abstract, _, _ in papers
    ]
    assert parsed.problems == ()


@given(any_text)
def test_any_text_after_the_head_is_accounted_for(text: str) -> None:
    read(HEAD + text)
