from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.merge import merge, permalink_rows
from generator.merge.permalinks import keys_of, make_permalink
from generator.records import Permalink, Sighting
from tests.merge.sightings import abstract, seen


@pytest.mark.parametrize(
    ("title", "arxiv", "start"),
    [
        ("Segment Anything", "2304.02643", "segment-anything-2304-02643"),
        ("μ-Bench: A Benchmark", "2401.00001", "mu-bench-a-benchmark-2401-00001"),
        ("Old Things", "math/0211159", "old-things-math-0211159"),
        ("医学影像", "2401.00001", "paper-2401-00001"),
        ("<script>alert(1)</script>", None, "script-alert-1-script-"),
        ("", None, "paper-"),
    ],
)
def test_a_permalink_is_readable(title: str, arxiv: str | None, start: str) -> None:
    assert make_permalink(title, arxiv, None, "An abstract.").startswith(start)


@given(st.text(max_size=200), st.none() | st.text(max_size=90), st.none() | st.just("10.1/X y"))
def test_a_permalink_of_anything_is_ascii_words(
    title: str, text: str | None, doi: str | None
) -> None:
    ident = make_permalink(title, None, doi, text)
    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", ident)
    assert len(ident) <= 80


def test_the_surest_key_comes_first() -> None:
    keys = keys_of("A Title", "2401.00001", "10.1/x", "An abstract.")
    assert [key.partition(":")[0] for key in keys] == ["arxiv", "doi", "abstract", "title"]
    assert keys_of("A  title!", None, None, None) == keys_of("a TITLE", None, None, "?!")


PAPERS = [
    seen("a", 1, title="A Lung Atlas", abstract=abstract(1)),
    seen("a", 2, title="A Liver Atlas", arxiv="2401.00001"),
    seen("a", 3, abstract=abstract(3)),
    seen("b", 1, title="Preface", authors=("Ana Silva",)),
    seen("b", 2, title="Preface", authors=("Jo Doe",)),
    seen("b", 3, title="A lung atlas", abstract=abstract(1)),
    seen("b", 4, title="医学影像", abstract=abstract(4)),
]


def idents(sightings: list[Sighting]) -> dict[object, str]:
    """Return the permalink of the paper at each place."""
    papers, _ = merge(sightings)
    assert len({paper.id for paper in papers}) == len(papers)
    return {source: paper.id for paper in papers for source in paper.sources}


@given(st.permutations(PAPERS), st.integers(0, len(PAPERS)))
def test_permalinks_outlast_order_and_papers_to_come(papers: list[Sighting], count: int) -> None:
    everything = idents(papers)
    fewer = idents(papers[:count])
    assert all(everything[place] == ident for place, ident in fewer.items())


def test_a_seeds_new_name_changes_no_permalink() -> None:
    renamed = [
        seen("z" if one.file == "a" else "c", one.line, title=one.title, abstract=one.abstract)
        for one in [*PAPERS[:3], *PAPERS[5:]]
    ]
    kept = [PAPERS[0], PAPERS[2], *PAPERS[5:]]
    assert {paper.id for paper in merge(kept)[0]} <= {paper.id for paper in merge(renamed)[0]}


def test_the_ledger_keeps_an_address_when_a_better_title_and_an_identifier_are_learned() -> None:
    before, _ = merge([seen("a", 1, abstract=abstract(1))])
    rows = [
        Permalink(ident, keys, "permalinks.jsonl", line)
        for line, (ident, keys) in enumerate(permalink_rows(before), start=1)
    ]
    now = seen("a", 1, title="A Lung Atlas", arxiv="2401.00001", abstract=abstract(1))
    (paper,), gone = merge([now], (), rows)
    assert paper.id == before[0].id
    assert gone == ()


def test_two_papers_found_to_be_one_keep_both_addresses() -> None:
    rows = [
        Permalink("one", ("arxiv:2401.00001",), "permalinks.jsonl", 1),
        Permalink("two", keys_of("", None, None, abstract(1)), "permalinks.jsonl", 2),
    ]
    now = seen("a", 1, title="A Lung Atlas", arxiv="2401.00001", abstract=abstract(1))
    (paper,), gone = merge([now], (), rows)
    assert (paper.id, paper.formerly) == ("one", ("two",))
    assert gone == ()
    assert [row[0] for row in permalink_rows([paper])] == ["one", "two"]


def test_an_address_whose_paper_is_gone_is_told() -> None:
    row = Permalink("gone", ("arxiv:2401.00009",), "permalinks.jsonl", 4)
    assert merge([seen("a", 1, title="A Lung Atlas")], (), [row])[1] == (row,)
