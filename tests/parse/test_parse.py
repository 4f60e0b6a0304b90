from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse import parse, parse_seed
from generator.parse.formats import DIALECTS
from generator.records import Seed
from tests.parse.pages import FILLER, any_text, check_account, read, seed_of

PAGES = {
    "JSON Lines": '{"title": "A Lung Atlas"}',
    "list of abstracts": f"Abstract: {FILLER}",
    "author listing": f"CVApr 14, 2023\nA Lung AtlasJo Doe et al.\n{FILLER}",
    "Hugging Face page": f"new\nUpvote\nSubscribeA Lung Atlas\n{FILLER}",
}


@pytest.mark.parametrize("dialect", PAGES)
def test_a_dialect_is_known_by_what_the_file_says(dialect: str) -> None:
    parsed, account = read(PAGES[dialect])
    assert account.dialect == dialect
    assert len(parsed.sightings) == 1


def test_every_dialect_has_a_page_here() -> None:
    assert {dialect.name for dialect in DIALECTS} == set(PAGES)


def test_an_unknown_dialect_is_one_problem_that_spans_the_file() -> None:
    parsed, account = read("\neggs\n\nmilk\n")
    (problem,) = parsed.problems
    assert (problem.source, problem.line, problem.span) == ("page.txt", 2, 2)
    assert "no known dialect" in problem.message
    assert (account.dialect, account.blank, account.problems) == ("unknown", 3, 2)


@pytest.mark.parametrize("text", ["", "\n \n\t", "\u200b\n\ufeff"])
def test_a_seed_with_nothing_to_see_says_so(text: str) -> None:
    parsed, account = read(text)
    (problem,) = parsed.problems
    assert (problem.line, problem.severity, problem.span) == (0, "warning", 0)
    assert "empty" in problem.message
    assert account.lines == account.blank


def test_all_seeds_are_parsed_in_order() -> None:
    seeds = tuple(seed_of(page, name) for name, page in PAGES.items())
    sightings, accounts, problems = parse(seeds)
    assert [sighting.file for sighting in sightings] == list(PAGES)
    assert [account.file for account in accounts] == list(PAGES)
    assert problems == ()


_CHUNKS = st.sampled_from(
    [
        *(line for page in PAGES.values() for line in page.split("\n")),
        *("", "  ", "Abstract:", "Abstract", "new", "•", "2401.12345", "Published Jan 3, 2024"),
        *("Submitted by", "by", "AI-generated summary", "12", "LGMay 1, 2024", "{", "{}", "[]"),
        *("A title", "Another Title?", FILLER * 2, "A sentence of a few words.", "\u200b", "\x1c"),
    ]
)


@given(st.lists(_CHUNKS | any_text, max_size=14))
def test_every_line_of_any_page_is_accounted_for_once(lines: list[str]) -> None:
    read("\n".join(lines))


@given(st.lists(any_text, max_size=5).map(tuple))
def test_lines_with_anything_in_them_are_accounted_for(lines: tuple[str, ...]) -> None:
    seed = Seed("page.txt", lines)
    check_account(seed, *parse_seed(seed))


@given(st.lists(_CHUNKS, max_size=14))
def test_no_date_is_made_up(lines: list[str]) -> None:
    for sighting in read("\n".join(lines))[0].sightings:
        assert sighting.date in {None, "2023-04-14", "2024-05-01", "2024-01-03"}
        assert sighting.date is None or sighting.date[:4] in "\n".join(lines)


HOSTILE = [
    "$",
    "{",
    "}",
    "\\",
    "(",
    "a.",
    "-",
    "http://",
    "http://a{",
    "``",
    "''",
    "~",
    "\\textbf{",
]
HOSTILE += [
    "{\\",
    "_{",
    "^{a",
    "$a",
    "a$ ",
    "Subscribe",
    "by ",
    "• ",
    "{https://a.org/",
    "A",
    "Aa ",
]
HOSTILE += [
    "A.",
    "et al. ",
    ", ",
    "1,",
    " ",
    "\u200b",
    "\u200b ",
    "a.B",
    "abc.De ",
    "1pm",
    "\\(",
    "[1]",
]
HOSTILE += [
    "\\'",
    '\\"{',
    "'",
    "\\url{",
    "\\href{a}{",
    "{\\em ",
    "(see ",
    "www.",
    "Mc",
    "A-",
    "\\a",
    "é",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_line_is_read_like_any_other(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    for page in (
        f"new\nSubscribe{text}\n{text}.",
        f"Abstract:{text}",
        f"CVApr 14, 2023\nA{text}, {text} et al.\n{text}.",
        f'{{"title": "a", "abstract": "{text}"}}',
    ):
        read(page)
