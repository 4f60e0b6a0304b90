from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.tldr.sentence import pick, tldr
from generator.records import Paper

KNOTS = (
    "Knots are common in laces. However, untying them by hand remains slow and costly. "
    "To address this gap, we propose KnotFree, a robot arm that unties laces from a single photo. "
    "KnotFree first finds the loose end and then pulls it. "
    "Experiments on nine shoes show that KnotFree outperforms hands by 12%. "
    "Our code is available at https://example.org/knotfree."
)
KETTLES = (
    "Background: Kettles differ in loudness. "
    "Purpose: To compare the loudness of steel and glass kettles in shared kitchens. "
    "Materials and Methods: Forty kettles were boiled twice. "
    "Results: Steel was louder than glass (71 dB vs. 64 dB). "
    "Conclusion: Glass kettles may spare the neighbours."
)
BREAD = (
    "This survey reviews how bakers measure the stretch of dough. "
    "First, we cover tools. Then, we cover words. Finally, we discuss what is missing."
)


def chosen(abstract: str, title: str | None = None) -> str:
    span = pick(abstract, title)
    assert span is not None
    return abstract[span.start : span.end]


@pytest.mark.parametrize(
    ("abstract", "title", "start"),
    [
        (KNOTS, "KnotFree: Untying Laces from a Photo", "To address this gap, we propose KnotFree"),
        (KNOTS, None, "To address this gap, we propose KnotFree"),
        (KETTLES, "The loudness of kettles", "Purpose: To compare the loudness"),
        (BREAD, "Stretching dough: a survey", "This survey reviews"),
    ],
)
def test_the_sentence_that_says_what_is_new_is_chosen(
    abstract: str, title: str | None, start: str
) -> None:
    assert chosen(abstract, title).startswith(start)


def test_the_sentence_is_quoted_with_its_place() -> None:
    paper = Paper(id="knots", title="Knots", title_source="seed", abstract=KNOTS)
    found = tldr(paper)
    assert found is not None
    assert found.text == KNOTS[found.start : found.end]
    assert found.text.endswith("from a single photo.")


def test_first_words_of_the_abstract_that_stand_in_for_a_title_do_not_count_as_one() -> None:
    title = KNOTS[:40]
    stand_in = Paper(id="knots", title=title, title_source="abstract", abstract=KNOTS)
    without = pick(KNOTS)
    found = tldr(stand_in)
    assert found is not None
    assert without == (found.start, found.end)


@pytest.mark.parametrize("abstract", [None, "", " \n "])
def test_without_an_abstract_nothing_is_said(abstract: str | None) -> None:
    assert tldr(Paper(id="x", title="X", title_source="seed", abstract=abstract)) is None


@given(st.text(max_size=300), st.none() | st.text(max_size=60))
def test_any_text_but_white_space_has_a_sentence_and_it_is_verbatim(
    abstract: str, title: str | None
) -> None:
    span = pick(abstract, title)
    if not abstract.strip():
        assert span is None
    else:
        assert span is not None
        assert abstract[span.start : span.end].strip()


def test_more_words_than_are_remembered_change_nothing() -> None:
    before = chosen(KNOTS)
    chosen(" ".join(f"word{number}" for number in range(70_000)))
    assert chosen(KNOTS) == before


def test_a_heading_that_opens_the_sentence_is_left_out() -> None:
    abstract = (
        "Tea cools, and nobody knows when. "
        "Methods: We propose TeaSong, a kettle that sings when tea is ready. "
        "Results: It sang."
    )
    found = tldr(Paper(id="tea", title="Tea", title_source="seed", abstract=abstract))
    assert found
    assert found.text == "We propose TeaSong, a kettle that sings when tea is ready."
    assert abstract[found.start : found.end] == found.text


@pytest.mark.parametrize("opening", ["In this paper, we", "This study", "Here we", "Purpose: To"])
def test_a_sentence_is_quoted_whole_with_the_words_that_lead_into_it(opening: str) -> None:
    claim = f"{opening} propose a robot arm that unties laces from a single photo."
    assert chosen(f"Laces have knots. {claim} It pulls one end. It won.") == claim


def test_the_choice_does_not_hang_on_the_order_of_hashes() -> None:
    code = (
        "import sys; from generator.judge.tldr.sentence import describe; "
        "print([sorted(facts.items()) for facts in describe(sys.argv[1:], 'Untying laces')])"
    )
    texts = KNOTS.split(". ")
    seen = {
        subprocess.run(
            [sys.executable, "-c", code, *texts],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(seen) == 1
