"""Abbreviations that a paper gives a meaning of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.tags.abbreviations import Meanings
from generator.judge.tags.features import Reader
from generator.records import Criterion, Rule, Tag, Taxonomy
from tests.judge.tags.taxonomies import paper

PHRASES = ("CT", "computed tomography", "SSL", "self-supervised learning", "VLM", "vision-language")
TAXONOMY = Taxonomy(themes=(Criterion(Tag("scans", "Scans", "."), (Rule("words", PHRASES),)),))


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        ("A continuous-time (CT) chain. CT is quick.", []),
        ("The Continuous-Time Hidden Markov Model (CT-HMM) fits. A CT-HMM is slow.", []),
        ("Semi-supervised learning (SSL) helps. SSLs abound.", []),
        ("Computed tomographic (CT) slices. CT is quick.", ["CT", "CT"]),
        ("Contrast CT of the chest.", ["CT"]),
        ("We scan the chest (CT). CT is quick.", ["CT", "CT"]),
        ("The visual logic machine (VLM) is ours. A VLM thinks.", ["VLM", "VLM"]),
    ],
)  # fmt: skip
def test_an_abbreviation_that_the_paper_spells_otherwise_does_not_count(
    abstract: str, found: list[str]
) -> None:
    hits = Reader(TAXONOMY).read(paper("A paper", abstract)).hits.get("scans/words", ())
    said = [abstract[hit.start : hit.end] for hit in hits]
    assert said == found


def test_it_does_not_count_in_the_title_either() -> None:
    reading = Reader(TAXONOMY).read(paper("CT chains", "A continuous-time (CT) chain."))
    assert "scans/words" not in reading.hits


@given(st.text(alphabet="ctCTslSL()- İß.x", max_size=60))
def test_only_what_a_text_abbreviates_means_something_else(text: str) -> None:
    other = Meanings([PHRASES]).other(text)
    assert all(short in PHRASES and short in text for short in other)
