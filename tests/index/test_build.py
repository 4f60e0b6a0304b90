"""The files of the index: the same for the same papers, stable, checked when read, small."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.index.assets import MODULES, worker
from generator.index.build import BOOSTS, FORMAT, K1, MAGIC, MANIFEST, B, Labels, build
from generator.index.documents import Document, documents
from generator.index.encode import FormatError, Reader, packed, put_halves, put_number, unpacked
from generator.index.places import seated
from generator.index.reader import Index
from generator.index.search import search
from generator.records import Entry, Paper, Source
from tests.index.node import ROOT, lunr_js
from tests.index.papers import collections


@settings(max_examples=30, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_the_papers_does_not_matter(papers: list[Document], chance: object) -> None:
    other = papers[:]
    chance.shuffle(other)  # type: ignore[attr-defined]
    assert build(papers) == build(other)


def test_an_empty_collection_can_be_searched() -> None:
    files = build([])
    assert search(files.__getitem__, "anything", typing=True).total == 0


def test_two_papers_with_one_id_are_refused() -> None:
    paper = Document(id="a", url="papers/a/", title="A")
    with pytest.raises(ValueError, match="same id"):
        build([paper, paper])


def invented(many: int) -> list[Document]:
    """Return papers whose words are spread like those of a language: few common, many rare."""
    return [
        Document(
            id=f"paper-{at}",
            url=f"papers/paper-{at}/",
            title=f"Topic{at % 37} of word{at * 7 % 501} and thing{at * 11 % 997}",
            abstract=" ".join(f"word{at * step % (step * 3 + 5)}" for step in range(1, 60)),
            date=f"20{at % 25:02d}",
        )
        for at in range(many)
    ]


def test_names_hold_the_content_and_a_new_paper_leaves_most_records_as_they_are() -> None:
    before = build(invented(600))
    after = build([*invented(600), Document(id="zz", url="papers/zz/", title="Quite new matter")])
    assert all(before[path] == after[path] for path in before.keys() & after.keys() - {MANIFEST})
    records = [path for path in after if path.startswith(("papers/", "abstracts/"))]
    changed = [path for path in records if path not in before]
    assert 0 < len(changed) < len(records) / 4


def rare_words(many: int, each: int, first: int) -> list[Document]:
    """Return papers with words that few others have, a day apart, from a day on."""
    chance = random.Random(first)  # noqa: S311 - the same papers each time
    syllables = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
    return [
        Document(
            id=f"paper-{first + at}",
            url=f"papers/paper-{first + at}/",
            title=" ".join(f"{chance.choice(syllables)}{at % 40}" for _ in range(3)),
            abstract=" ".join("".join(chance.choices(syllables, k=4)) for _ in range(each)),
            date=str(date.fromordinal(738000 + first + at)),
        )
        for at in range(many)
    ]


def test_a_new_paper_leaves_most_files_of_terms_as_they_were() -> None:
    papers = rare_words(300, 90, 0)
    before = build(papers)
    terms = sum(path.startswith("terms/") for path in before)
    changed = [
        sum(path.startswith("terms/") and path not in before for path in build([*papers, one]))
        for one in rare_words(8, 6, 300)
    ]
    assert terms > 40
    assert all(changed)
    assert sorted(changed)[len(changed) // 2] < terms / 4
    # Once in a while a block is cut in two, and what stands behind it moves.
    assert sum(changed) / len(changed) < terms / 2


def test_every_record_comes_back_as_it_was() -> None:
    paper = Document(
        id="x", url="elsewhere/x/", title="Ünïcode “title” 𠮷", authors=("A. B.", "C"),
        authors_complete=False, date="2023-05", abstract="A < b & c.", arxiv="2301.00001",
        doi="10.1/x", venue="V", code=("https://e.org",), links=("https://f.org",),
        categories=("cs.CL",), themes=("t",), modalities=("m",), datasets=("D",),
        models=("M",), sources=("s.txt",), tldr="It is so.",
    )  # fmt: skip
    files = build([paper, Document(id="y", url="papers/y/", title="Second")])
    record = search(files.__getitem__, "title").hits[0].paper
    for name in ("id", "url", "title", "abstract", "date", "doi", "venue", "tldr"):
        assert record[name] == getattr(paper, name)
    for name in ("authors", "code", "links", "themes", "datasets", "models", "sources"):
        assert record[name] == list(getattr(paper, name))
    assert search(files.__getitem__, "second").hits[0].paper["url"] == "papers/y/"


def test_an_entry_becomes_a_document() -> None:
    paper = Paper(
        id="p", title="T", title_source="seed", date="2023-01",
        sources=(Source("b.txt", 3), Source("a.txt", 9), Source("b.txt", 7)),
    )  # fmt: skip
    (made,) = documents([Entry(paper, ("theme",), ("ct",))], {"p": "papers/p/"})
    assert (made.id, made.url, made.year) == ("p", "papers/p/", 2023)
    assert made.sources == ("a.txt", "b.txt")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda raw: raw[: len(raw) // 2], "not a file of the index"),
        (lambda _: b"", "not a file of the index"),
        (lambda _: packed(b"something else"), "not the manifest"),
        (lambda raw: packed(unpacked(raw)[:40]), "too early"),
    ],
)
def test_a_damaged_manifest_says_so(damage: object, message: str) -> None:
    raw = damage(build(invented(3))[MANIFEST])  # type: ignore[operator]
    with pytest.raises(FormatError, match=message):
        Index({MANIFEST: raw}.__getitem__)


def test_another_format_says_so() -> None:
    out = bytearray(MAGIC)
    put_number(out, FORMAT + 1)
    with pytest.raises(FormatError, match=f"format {FORMAT + 1}"):
        Index({MANIFEST: packed(out)}.__getitem__)


@given(st.sets(st.text(min_size=1, max_size=8), max_size=16), st.randoms(use_true_random=False))
def test_each_has_a_seat_of_its_own_and_who_comes_last_moves_nobody(
    names: set[str], chance: random.Random
) -> None:
    ordered = sorted(names)
    chance.shuffle(ordered)
    seats = seated(ordered, 16)
    assert len(set(seats)) == len(ordered)
    assert all(0 <= seat < 16 for seat in seats)
    assert seated(ordered[:-1], 16) == seats[:-1]


@given(st.lists(st.integers(0, 1 << 40), max_size=40))
def test_numbers_come_back(values: list[int]) -> None:
    out = bytearray()
    put_halves(out, values)
    for value in values:
        put_number(out, value)
    reader = Reader(bytes(out))
    assert reader.halves(len(values)) == values
    assert [reader.number() for _ in values] == values


def test_the_worker_is_one_file_with_lunrs_licence_and_no_import() -> None:
    modules = {
        name: (ROOT / "docs" / "assets" / "search" / name).read_text("utf-8") for name in MODULES
    }
    made = worker(modules, lunr_js().read_text("utf-8"), build([], Labels())[MANIFEST])
    assert "Copyright (C) 2020 Oliver Nightingale" in made
    assert "\nimport " not in made
    assert made.count("\nexport ") == 1


def test_the_help_page_says_what_fields_weigh_and_which_format_it_describes() -> None:
    page = (ROOT / "docs" / "help" / "search-format.md").read_text("utf-8")
    weights = ", ".join(f"`{name}` {boost:g}" for name, boost in BOOSTS.items())
    assert f"Fields weigh {weights}, with lunr's `k1` {K1:g} and `b` {B:g}." in page
    assert f"`PDSI`, and the format as a number: {FORMAT}." in page
