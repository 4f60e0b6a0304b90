"""How alike texts are: what counts, what does not, and that nothing depends on order or size."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.judge.related import similarity
from generator.judge.related.similarity import (
    Document,
    Stems,
    nearest,
    ranker,
    smoothed,
    strongest,
    vectorise,
)
from generator.judge.stem import stem

PONDS = Document("Frogs in ponds", "Frogs croak in ponds. Pond water feeds frogs and their eggs.")
EGGS = Document("Frog eggs", "Eggs of frogs float in pond water.")
STARS = Document("Stars at night", "Stars shine over telescopes. A telescope shows a star.")
NIGHT = Document("Telescopes", "Telescopes find stars on a clear night.")
ALL = (PONDS, STARS, EGGS, NIGHT)


def test_papers_of_one_subject_are_ranked_first() -> None:
    assert ranker(ALL).rank(0, (1, 2, 3))[0] == 2
    assert ranker(ALL).rank(3, (0, 1, 2))[0] == 1


def test_equally_unlike_papers_keep_the_order_of_the_pool() -> None:
    blank = [Document(f"{word} {word}") for word in ("alpha", "beta", "gamma")]
    assert ranker([PONDS, *blank]).rank(0, (3, 1, 2)) == (3, 1, 2)
    assert ranker(blank).rank(0, ()) == ()


def test_a_shared_feature_brings_papers_closer() -> None:
    plain = [Document("Apples red", "sweet fruit"), Document("Pears green", "sweet fruit"),
             Document("Plums blue", "sweet fruit")]  # fmt: skip
    marked = [Document(one.title, one.abstract, features) for one, features in
              zip(plain, (("x",), (), ("x",)), strict=True)]  # fmt: skip
    assert ranker(plain).rank(0, (1, 2)) == (1, 2)
    assert ranker(marked).rank(0, (1, 2)) == (2, 1)


def test_words_that_say_nothing_and_single_letters_do_not_count() -> None:
    assert (
        vectorise([Document("We propose a novel 3 x"), Document("We propose a novel 3 x")]).terms
        == ()
    )


def test_plurals_and_accents_do_not_part_words() -> None:
    vectors = vectorise([Document("Naïve models"), Document("naive model")])
    assert set(vectors.terms) == {"naive", "model", "naive model"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("studies", "study"), ("boxes", "box"), ("mass", "mass"), ("gas", "gas"), ("virus", "virus")],
)
def test_a_plural_loses_its_ending(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_of_equal_values_the_first_are_kept() -> None:
    matrix = vectorise([Document("a b", "frog toad newt"), Document("c", "frog toad newt")]).matrix
    kept = strongest(matrix, 2).toarray()
    assert np.count_nonzero(kept[0]) == 2
    assert (kept[0] > 0).tolist() == (kept[1] > 0).tolist()


def test_many_papers_are_compared_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking by telling words first finds the same neighbours as comparing all with all."""
    texts = [Document(f"Study {place}", f"frog{place % 7} toad{place % 5} pond{place % 3} newt")
             for place in range(60)]  # fmt: skip
    matrix = vectorise(texts).matrix
    whole = nearest(matrix).toarray()
    monkeypatch.setattr(similarity, "_MANY", 10)
    found = nearest(matrix).toarray()
    for place in range(60):
        best = whole[place] >= 0.9
        assert np.allclose(found[place][best], whole[place][best])


def test_neighbours_of_neighbours_come_closer() -> None:
    titles = ("frog pond", "pond water", "water lily", "star sky", "sky moon")
    texts = [Document(title) for title in titles]
    cosines = nearest(vectorise(texts).matrix)
    assert cosines[0, 2] == 0
    assert smoothed(cosines)[0, 2] > 0


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=120)), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_texts_can_be_compared(texts: list[tuple[str, str]]) -> None:
    documents = [Document(title, abstract) for title, abstract in texts]
    places = list(range(len(documents)))
    ranks = ranker(documents)
    for place in places:
        assert sorted(ranks.rank(place, places)) == places
    assert smoothed(nearest(vectorise(documents).matrix)).shape == (len(places), len(places))


def test_a_letter_tied_to_a_word_is_one_word_with_it() -> None:
    assert Stems().line("Chest X-rays, a U-Net and pre-X").split() == [
        "chest", "x-ray", "|", "u-net", "|", "pre", "|",
    ]  # fmt: skip


@given(st.text())
def test_a_line_has_a_stem_or_a_bar_for_each_word(text: str) -> None:
    stems = Stems()
    assert all(part == "|" or part for part in stems.line(text).split())
