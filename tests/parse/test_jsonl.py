from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records import Repair, Sighting
from tests.parse.pages import FILLER, any_text, read, titles


def one(**fields: object) -> Sighting:
    """Read one row whose fields are all right."""
    parsed, account = read(json.dumps({"title": "A Lung Atlas", **fields}))
    assert parsed.problems == ()
    assert account.dialect == "JSON Lines"
    (sighting,) = parsed.sightings
    return sighting


def complaint(**fields: object) -> str:
    """Read one row with one wrong field, which is left out while the paper is kept."""
    parsed, _ = read(json.dumps({"title": "A Lung Atlas", **fields}))
    assert len(parsed.sightings) == 1
    (problem,) = parsed.problems
    assert (problem.line, problem.severity, problem.span) == (1, "warning", 0)
    return problem.message


def test_a_full_row_is_read() -> None:
    paper = one(
        abstract=FILLER,
        authors=["Ana Silva", "Zoë Müller"],
        date="2024-03-07",
        doi="10.5555/ABC.1",
        arxiv="2403.01234",
        url="https://example.org/lung",
        code=["https://github.com/lab/lung.git", "https://gitlab.com/lab/atlas/"],
        categories=["cs.CV", "eess.IV"],
        venue="Proceedings of Nothing",
    )
    assert paper.title == "A Lung Atlas"
    assert paper.abstract == FILLER
    assert paper.authors == ("Ana Silva", "Zoë Müller")
    assert paper.authors_complete is True
    assert (paper.date, paper.doi, paper.arxiv) == ("2024-03-07", "10.5555/abc.1", "2403.01234")
    assert paper.code == ("https://github.com/lab/lung", "https://gitlab.com/lab/atlas")
    assert paper.links == ("https://example.org/lung",)
    assert paper.categories == ("cs.CV", "eess.IV")
    assert paper.venue == "Proceedings of Nothing"
    assert {origin.field for origin in paper.origins} == {
        *("title", "abstract", "authors", "date", "doi", "arxiv", "code", "links", "categories"),
        "venue",
    }


def test_a_title_alone_is_enough() -> None:
    paper = one(abstract=None, authors=[], date="", year=None)
    assert (paper.title, paper.abstract, paper.authors, paper.authors_complete) == (
        *("A Lung Atlas", None, ()),
        None,
    )


@pytest.mark.parametrize(
    ("given_date", "date"),
    [
        ({"date": "2024-02-29"}, "2024-02-29"),
        ({"date": "2024-02"}, "2024-02"),
        ({"date": "2024-02-29T10:00:00Z"}, "2024-02-29"),
        ({"date": "2024-02-29 10:00"}, "2024-02-29"),
        ({"date": "Feb 29, 2024"}, "2024-02-29"),
        ({"date": "March 2024"}, "2024-03"),
        ({"year": 2024}, "2024"),
        ({"year": "2024"}, "2024"),
        ({"year": 2024.0}, "2024"),
        ({"date": "2024-02", "year": 2024}, "2024-02"),
    ],
)
def test_a_date_keeps_its_precision(given_date: dict[str, object], date: str) -> None:
    assert one(**given_date).date == date


@pytest.mark.parametrize(
    "date",
    [
        *("2023-02-29", "2023-13", "Feb 30", "soon", "24-02-29", "2024/02/29", "٢٠٢٤", "2024T"),
        *("0000-01-01", "2024" * 5000, 20, 1e300, -5, 10**60, True, {}, ["2024"]),
    ],
)
def test_a_date_that_is_none_is_left_out(date: object) -> None:
    assert complaint(date=date).startswith("date ")


@pytest.mark.parametrize(
    ("written", "arxiv"),
    [
        ("arXiv:2403.01234v2", "2403.01234"),
        ("https://arxiv.org/abs/2403.01234", "2403.01234"),
        ("https://arxiv.org/pdf/2403.01234v1.pdf", "2403.01234"),
        ("math/0211159", "math/0211159"),
        ("cond-mat/0211159v1", "cond-mat/0211159"),
    ],
)
def test_an_arxiv_identifier_is_reduced_to_itself(written: str, arxiv: str) -> None:
    assert one(arxiv=written).arxiv == arxiv


def test_an_address_that_names_the_paper_gives_its_identifier() -> None:
    paper = one(url=["https://arxiv.org/abs/2403.01234", "https://doi.org/10.5555/ABC"])
    assert (paper.arxiv, paper.doi, paper.links) == ("2403.01234", "10.5555/abc", ())


def test_an_address_of_a_repository_is_code() -> None:
    paper = one(url="https://github.com/lab/lung", abstract=f"{FILLER} https://github.com/lab/lung")
    assert (paper.code, paper.links) == (("https://github.com/lab/lung",), ())


def test_authors_that_end_in_et_al_are_no_complete_list() -> None:
    paper = one(authors=["Ana Silva", "et al."])
    assert (paper.authors, paper.authors_complete) == (("Ana Silva",), False)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("authors", "Ana Silva, Jo Doe", "list of texts"),
        ("authors", [{"name": "Ana"}], "nothing but texts"),
        ("abstract", ["text"], "must be text"),
        ("arxiv", "2413.01234", "arXiv identifier"),
        ("arxiv", 2403.01234, "arXiv identifier"),
        ("doi", "5555/1", "DOI"),
        ("doi", "10.5555/a b", "DOI"),
        ("url", "javascript:alert(1)", "https://"),
        ("url", "https://a.org/x y", "no spaces"),
        ("url", "data:text/html,x", "https://"),
        ("code", {"a": 1}, "address"),
        ("code", ["https://github.com/a/b", 1], "address"),
        ("categories", "cs.CV", "list"),
        ("venue", 3, "text"),
    ],
)
def test_a_wrong_field_is_left_out_and_named(field: str, value: object, says: str) -> None:
    message = complaint(**{field: value})
    assert message.startswith(f"{field} ")
    assert says in message


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"title": "A"', "not valid JSON"),
        ('{"title": "A",}', "not valid JSON"),
        ('{"title": NaN}', "NaN is no JSON value"),
        ('{"title": "A", "year": -Infinity}', "no JSON value"),
        ('["A"]', "object"),
        ('"A"', "object"),
        ("null", "object"),
        ("{}", "title is missing"),
        ('{"title": ""}', "title is missing"),
        ('{"title": " \\u200b "}', "title is missing"),
        ('{"title": 5}', "title is missing"),
        ('{"title": "A", "title": "B"}', "'title' is given twice"),
        ('{"title": "\\ud800"}', "surrogate"),
        ('{"title": "A", "\\udfff": 1}', "surrogate"),
        ('{"title": "A", "x": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested"),
        ('{"title": "A", "year": ' + "9" * 5000 + "}", "not valid JSON"),
        ("A Lung Atlas", "not valid JSON"),
    ],
)
def test_a_broken_line_is_reported_and_the_rest_is_read(line: str, says: str) -> None:
    parsed, account = read(f'{{"title": "Before"}}\n{line}\n{{"title": "After"}}')
    assert [paper.title for paper in parsed.sightings] == ["Before", "After"]
    broken = [problem for problem in parsed.problems if problem.span]
    assert [(problem.line, problem.severity) for problem in broken] == [(2, "error")]
    assert says in broken[0].message
    assert account.problems == 1


def test_a_broken_first_line_does_not_hide_the_dialect() -> None:
    parsed, account = read('{title: "A"}\n{"title": "B"}')
    assert account.dialect == "JSON Lines"
    assert [paper.title for paper in parsed.sightings] == ["B"]


def test_an_unknown_key_is_reported_once_a_file() -> None:
    parsed, _ = read('{"title": "A", "stars": 1}\n{"title": "B", "stars": 2}')
    assert [(problem.line, problem.severity) for problem in parsed.problems] == [(1, "warning")]
    assert "'stars'" in parsed.problems[0].message


def test_separators_that_are_no_line_ends_stay_in_the_text() -> None:
    parsed, _ = read('{"title": "A\u2028B\u0085C\\nD\\u0000E"}')
    assert [paper.title for paper in parsed.sightings] == ["A B C DE"]


def test_a_short_abstract_is_cleaned_once() -> None:
    assert one(abstract=r"It costs \$5, not \$6.").abstract == "It costs $5, not $6."


def test_repairs_reach_every_field() -> None:
    repair = Repair("mirror", "https://mirror.example/", "https://huggingface.co/")
    row = {"title": "A", "url": "https://mirror.example/m", "venue": "https://mirror.example/"}
    parsed, _ = read(json.dumps(row), (repair,))
    assert parsed.sightings[0].links == ("https://huggingface.co/m",)
    assert parsed.sightings[0].venue == "https://huggingface.co/"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | any_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=8,
)
_KEYS = "title abstract authors date year doi arxiv url code categories venue other"


@given(
    st.lists(
        st.dictionaries(st.sampled_from(_KEYS.split()), _JSON).map(json.dumps) | any_text,
        max_size=6,
    )
)
def test_any_rows_are_accounted_for(rows: list[str]) -> None:
    read("\n".join(['{"title": "A"}', *rows]))


@given(st.lists(st.tuples(titles, st.integers(1900, 2100), st.booleans()), max_size=8))
def test_rows_come_back_in_order(rows: list[tuple[str, int, bool]]) -> None:
    lines = [
        json.dumps({"title": title, "year": year}, ensure_ascii=ascii_only)
        for title, year, ascii_only in rows
    ]
    parsed, _ = read("\n".join(lines))
    assert [(paper.title, paper.date) for paper in parsed.sightings] == [
        (title, str(year)) for title, year, _ in rows
    ]
