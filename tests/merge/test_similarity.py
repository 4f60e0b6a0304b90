from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.merge.similarity import jaccard, runs, similar_pairs
from tests.merge.sightings import abstract


def test_a_text_is_wholly_like_itself_and_not_like_another() -> None:
    assert jaccard(runs("one two three four five six"), runs("one two three four five six")) == 1
    assert jaccard(runs(abstract(1)), runs(abstract(2))) == 0
    assert jaccard(runs("a b"), runs("a b")) == 1
    assert jaccard(runs("a b"), runs("a c")) == 0


def test_a_changed_word_costs_five_runs() -> None:
    words = abstract(1).split()
    words[50] = "changed"
    assert jaccard(runs(abstract(1)), runs(" ".join(words))) == (116 - 5) / (116 + 5)


def test_a_phrase_of_the_field_makes_no_pairs() -> None:
    phrase = "large language models have shown great promise in medicine and"
    texts = [f"{phrase} {abstract(number)}" for number in range(60)]
    assert similar_pairs(texts, 0.5) == []


@given(st.integers(1, 300), st.integers(20, 200), st.lists(st.integers(0, 199), max_size=2))
def test_a_text_with_few_changes_is_found(seed: int, length: int, places: list[int]) -> None:
    text = abstract(seed, length)
    words = text.split()
    for place in places:
        words[place % length] = "changed"
    changed = " ".join(words)
    others = [abstract(seed + other, length) for other in range(1, 4)]
    alike = jaccard(runs(text), runs(changed))
    pairs = similar_pairs({text, changed, *others}, 0.6)
    expected = [(alike, *sorted((text, changed)))] if text != changed and alike >= 0.6 else []
    assert pairs == expected
