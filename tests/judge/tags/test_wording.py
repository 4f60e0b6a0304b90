"""Learned words count where they stand, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.tags.wording import CONVINCING, PLACES, Wording

WEIGHTS = [
    {"": -1.0, "learned/meniscal tear@any": 0.5, "learned/knee@title": CONVINCING, "knee/a@any": 1},
    {"learned/knee@any": -0.4, "learned/tear@opening": CONVINCING / 2},
]


@pytest.mark.parametrize(
    ("place", "words", "features"),
    [
        ("rest", ["Meniscal", "tears"], {"learned/meniscal tear@any"}),
        ("claim", ["meniscal", "tear"], {"learned/meniscal tear@any"}),
        ("opening", ["meniscal", "tear"], {"learned/tear@opening"}),
        ("rest", ["meniscal", "old", "tear"], set()),
        ("title", ["Knees"], {"learned/knee@title", "learned/knee@any"}),
        ("rest", ["kneel"], set()),
    ],
)
def test_a_phrase_counts_at_its_places(place: str, words: list[str], features: set[str]) -> None:
    assert set(Wording(WEIGHTS).find(place, words)[0]) == features


def test_only_what_weighs_enough_is_shown() -> None:
    wording = Wording(WEIGHTS)
    assert wording.find("title", ["a", "knee", "tear"])[1] == [("learned/knee", 1, 1)]
    assert wording.find("rest", ["meniscal", "tear"])[1] == [("learned/meniscal tear", 0, 1)]
    assert wording.find("opening", ["tear"])[1] == []


@given(st.sampled_from(PLACES), st.lists(st.text(min_size=1, max_size=8), max_size=12))
def test_any_words_can_be_looked_at(place: str, words: list[str]) -> None:
    features, shown = Wording(WEIGHTS).find(place, words)
    assert all(feature.startswith("learned/") for feature in features)
    assert all(0 <= first <= last < len(words) for _, first, last in shown)
