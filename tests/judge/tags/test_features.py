"""Where a phrase stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from generator.judge.tags.features import Reader
from generator.records import Criterion, Paper, Rule, Tag, Taxonomy
from tests.judge.tags.taxonomies import TAXONOMY, paper

IMAGE: Literal["one"] = "one"


def features(paper: Paper, taxonomy: Taxonomy = TAXONOMY) -> set[str]:
    return {
        name
        for name in Reader(taxonomy).read(paper).features()
        if name.startswith("knees/words@") and not name.endswith("@any")
    }


@pytest.mark.parametrize(
    ("title", "abstract", "places"),
    [
        ("The knee", None, {"title"}),
        ("A joint", "Knees ache. We propose it.", {"opening"}),
        ("A joint", "It aches. We propose a knee brace. The knee is well.", {"claim", "rest"}),
        ("A joint", "We propose a brace, unlike a knee brace.", {"aside"}),
        ("A joint", "Nothing is claimed. The knee is well.", {"rest"}),
        ("A joint", "The knee is well. Nothing is claimed.", {"opening"}),
        ("A joint", "We propose one brace. Knee, knee and knee.", {"rest", "often"}),
    ],
)  # fmt: skip
def test_a_match_is_told_by_its_place(title: str, abstract: str | None, places: set[str]) -> None:
    assert features(paper(title, abstract)) == {f"knees/words@{place}" for place in places}


def test_an_abbreviation_counts_as_the_phrase_it_was_defined_for() -> None:
    reading = Reader(TAXONOMY).read(
        paper("KMs at work", "This paper draws a knowledge map (KM). The KM is large.")
    )
    hits = reading.hits["maps/words"]
    assert [(hit.field, hit.place) for hit in hits] == [
        ("title", "title"),
        ("abstract", "claim"),
        ("abstract", "claim"),
        ("abstract", "rest"),
    ]


def test_a_name_that_a_paper_makes_up_is_no_abbreviation() -> None:
    reading = Reader(TAXONOMY).read(
        paper("KARMA at work", "This paper draws a knowledge map (KARMA). KARMA is large.")
    )
    assert [hit.field for hit in reading.hits["maps/words"]] == ["abstract"]


def test_a_title_that_is_the_abstracts_beginning_does_not_count_twice() -> None:
    untitled = replace(paper("The knee", "The knee is well."), title_source="abstract")
    assert features(untitled) == {"knees/words@opening"}


def test_a_rule_may_hold_for_titles_alone() -> None:
    only = Criterion(Tag("knees", "Knees", "."), (Rule("words", ("knee",), 1.0, ("title",)),))
    taxonomy = Taxonomy(themes=(only,))
    assert features(paper("A joint", "A knee. A knee."), taxonomy) == set()
    assert features(paper("A knee", "A knee."), taxonomy) == {"knees/words@title"}


def test_kinds_of_data_and_of_images_are_counted() -> None:
    film, scan, notes = (
        Criterion(Tag(slug, slug, "."), (Rule("words", (slug,), 2.0),), imaging=imaging)
        for slug, imaging in (("film", IMAGE), ("scan", IMAGE), ("notes", None))
    )
    taxonomy = Taxonomy(modalities=(film, scan, notes))
    reading = Reader(taxonomy).read(paper("Film, scan and notes"))
    assert (reading.kinds, reading.imaging) == (3, 2)


@pytest.mark.parametrize(
    ("title", "absent"),
    [
        ("A knee in images", {"signal/unnamed-images@medical"}),
        ("A spoon in images", {"signal/medical@none", "signal/unnamed-images@other"}),
        ("A knee in CT images", set()),
        ("A knee", {"signal/images@none"}),
        ("A spoon", {"signal/medical@none", "signal/images@none"}),
    ],
)
def test_what_a_paper_does_not_say_is_a_feature(title: str, absent: set[str]) -> None:
    signals = (Rule("medical", ("knee",)), Rule("images", ("image",)))
    kinds = tuple(replace(kind, imaging=IMAGE) for kind in TAXONOMY.modalities)
    taxonomy = replace(TAXONOMY, signals=signals, modalities=kinds)
    found = Reader(taxonomy).read(paper(title)).features()
    assert {name for name in found if name.endswith("@none") or "unnamed" in name} == absent
