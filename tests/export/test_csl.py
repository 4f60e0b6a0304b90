"""CSL-JSON as the schema of CSL 1.0.2 has it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import to_csl, to_csl_file
from generator.export.facts import clean
from generator.records import Paper
from tests.export.papers import PAPERS, paper

# Of the schema, what a paper may have here.
_TEXTS = {
    "id", "type", "title", "container-title", "publisher", "number", "note", "DOI", "URL",
    "abstract",
}  # fmt: skip
_NAME_PARTS = {"family", "given", "non-dropping-particle", "suffix", "literal"}


def test_an_item_says_what_is_known() -> None:
    item = to_csl(
        paper(
            title="TestNet: A Model",
            authors=("Ada Q. Invented", "Jan van der Test Jr.", "Test Team"),
            authors_complete=False,
            date="2023-04",
            arxiv="2304.00001",
            abstract="A test.",
        )
    )
    assert item == {
        "id": "invented2023testnet-2304-00001",
        "type": "article",
        "title": "TestNet: A Model",
        "author": [
            {"family": "Invented", "given": "Ada Q."},
            {
                "family": "Test",
                "given": "Jan",
                "non-dropping-particle": "van der",
                "suffix": "Jr.",
            },
            {"literal": "Test Team"},
            {"literal": "others"},
        ],
        "publisher": "arXiv",
        "number": "arXiv:2304.00001",
        "issued": {"date-parts": [[2023, 4]]},
        "URL": "https://arxiv.org/abs/2304.00001",
        "abstract": "A test.",
    }


def test_what_is_not_known_is_not_there() -> None:
    assert to_csl(paper()) == {"id": "some-abcd2345", "type": "article", "title": "Some Paper"}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (
            {"venue": "Journal of Tests", "arxiv": "2304.00001"},
            {
                "type": "article-journal",
                "container-title": "Journal of Tests",
                "note": "arXiv:2304.00001",
            },
        ),
        ({"venue": "ICML"}, {"type": "paper-conference", "container-title": "ICML"}),
        ({"venue": "bioRxiv"}, {"type": "article", "publisher": "bioRxiv"}),
        # The DOI is a publisher's: where it was published is not known, and arXiv did not.
        (
            {"doi": "10.1000/182", "arxiv": "2304.00001"},
            {"type": "article", "number": "arXiv:2304.00001"},
        ),
    ],
)
def test_a_paper_is_where_it_was_published(known: dict[str, str], expected: dict[str, str]) -> None:
    item = to_csl(paper(**known))
    places = ("type", "container-title", "publisher", "number", "note")
    assert {name: item[name] for name in places if name in item} == expected


@pytest.mark.parametrize(
    ("date", "parts"),
    [("2023-04-14", [2023, 4, 14]), ("2023-04", [2023, 4]), ("2023", [2023])],
)
def test_dates_are_as_precise_as_known(date: str, parts: list[int]) -> None:
    assert to_csl(paper(date=date))["issued"] == {"date-parts": [parts]}


@given(st.lists(PAPERS, max_size=4))
def test_any_papers_are_items_of_the_schema(papers: list[Paper]) -> None:
    items = json.loads(to_csl_file(papers).encode())
    assert len(items) == len(papers)
    for one, item in zip(papers, items, strict=True):
        assert set(item) <= _TEXTS | {"author", "issued"}
        assert all(isinstance(item[name], str) and item[name] for name in _TEXTS & set(item))
        assert item.get("title", "") == clean(one.title)
        assert item.get("abstract", "") == clean(one.abstract or "")
        for name in item.get("author", []):
            assert name
            assert set(name) <= _NAME_PARTS
            assert ("literal" in name) != ("family" in name)
