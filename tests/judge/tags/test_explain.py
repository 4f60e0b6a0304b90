"""Why a paper has its tags, and whom a new theme would catch."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.judge import explain, try_theme
from generator.records import Decision, Source
from tests.judge.tags.taxonomies import TAXONOMY, criterion, paper


def test_an_explanation_shows_what_was_given_and_what_was_near() -> None:
    told = explain(paper("The knee", "We propose a brace. An atlas helps patients."), TAXONOMY)
    assert [score.tag for score in told.scores] == ["knees"]
    assert told.scores[0].parts == (("knees/words@title", 4.0), ("bias", -2.5))
    assert told.scores[0].points == pytest.approx(1.5)
    assert told.scores[0].share > 0.5
    assert [(score.tag, score.evidence[0].text) for score in told.near] == [("maps", "atlas")]
    assert told.near[0].share < 0.5


def test_an_explanation_shows_the_curators_decision() -> None:
    decision = Decision("p", Source("decisions.yaml", 1), add=("maps",))
    told = explain(paper("The knee"), TAXONOMY, (decision,))
    assert told.tags.decision == decision
    assert told.tags.themes == ("knees", "maps")


def test_what_the_curator_removed_was_left_out_and_no_near_miss() -> None:
    decision = Decision("p", Source("decisions.yaml", 1), remove=("knees",))
    told = explain(paper("An atlas of the knee"), TAXONOMY, (decision,))
    assert [(one.score.tag, one.because) for one in told.left_out] == [("knees", "curator")]
    assert "knees" not in [score.tag for score in told.near]


def test_a_modality_without_words_of_its_rules_was_left_out_for_that() -> None:
    taxonomy = replace(TAXONOMY, weights={"ct": {"": -1.0, "learned/scan@title": 4.0}})
    told = explain(paper("Scans of the knee"), taxonomy)
    assert [(one.score.tag, one.because) for one in told.left_out] == [("ct", "unnamed")]


def test_a_tried_theme_shows_whom_it_would_catch_best_first() -> None:
    papers = (
        paper("Spoons", "We propose a spoon.", "a"),
        paper("Forks", "Once there was a spoon. We propose a fork.", "b"),
        paper("Cutlery", "We propose spoons, and spoons, and more spoons.", "c"),
    )
    catches = try_theme(criterion("spoons", "spoon"), papers, TAXONOMY)
    assert [(catch.paper.id, catch.score.evidence[0].text) for catch in catches] == [
        ("a", "Spoons"),
        ("c", "spoons"),
    ]
