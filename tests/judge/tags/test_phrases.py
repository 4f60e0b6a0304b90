"""The curator's notation of phrases, and finding them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.tags.phrases import Phrasebook, words


def found(phrase: str, text: str) -> list[str]:
    sentence, spans = words(text)
    finds = Phrasebook([[phrase]]).find(sentence)
    return [text[spans[find.first][0] : spans[find.last][1]] for find in finds]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("fine-tun*", "fine-tune, fine tune, finetuned", ["fine-tune", "fine tune", "finetuned"]),
        ("dataset", "Datasets and a dataset", ["Datasets", "dataset"]),
        ("dataset", "a datasetted thing", []),
        ("CT", "CT and CTs but no ct or act", ["CT", "CTs"]),
        ("*Bench", "KneeBench is on the workbench", ["KneeBench"]),
        ("we build|propose", "We propose it; we build it; we like it", ["We propose", "we build"]),
        ("release .. data", "we release so much new data", ["release so much new data"]),
        ("release .. dataset", "release one two three four five dataset", []),
        ("release .. dataset", "release dataset", ["release dataset"]),
        ("X-ray", "an X-ray, X rays and Xray", ["X-ray", "X rays", "Xray"]),
        ("pre-trained|light-weight net", "a lightweight net", ["lightweight net"]),
        ("?", "Is it so?", ["?"]),
        ("naïve", "a NAÏVE one", ["NAÏVE"]),
    ],
)  # fmt: skip
def test_a_phrase_finds_what_its_notation_says(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_every_group_is_told_apart() -> None:
    book = Phrasebook([["deep net"], ["net"], ["deep"]])
    assert [(f.group, f.first, f.last) for f in book.find(["deep", "nets"])] == [
        (0, 0, 1),
        (2, 0, 0),
        (1, 1, 1),
    ]


def test_a_phrase_of_nothing_finds_nothing() -> None:
    assert Phrasebook([["", "-"]]).find(["a", "b"]) == []


@given(st.text())
def test_words_lie_where_they_say(text: str) -> None:
    sentence, spans = words(text)
    assert [text[start:end] for start, end in spans] == sentence


@given(st.lists(st.text()), st.lists(st.text(alphabet="abAB*|.- ?", max_size=12)))
def test_no_text_and_no_phrase_crashes_the_search(sentence: list[str], phrases: list[str]) -> None:
    for find in Phrasebook([phrases]).find(sentence):
        assert 0 <= find.first <= find.last < len(sentence)


def test_of_many_phrases_that_begin_alike_those_are_found_that_go_on_as_the_text_does() -> None:
    phrases = [[f"frog part{number}"] for number in range(1200)]
    book = Phrasebook([*phrases, ["frog .. pond"], ["frog"], ["frog part7 pond"], ["frog .."]])
    finds = book.find(["frog", "part7", "pond", "frog"])
    assert [(f.group, f.first, f.last) for f in finds] == [
        (7, 0, 1), (1200, 0, 2), (1201, 0, 0), (1202, 0, 2), (1203, 0, 0), (1201, 3, 3),
        (1203, 3, 3),
    ]  # fmt: skip
