from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.clean import clean, strip
from generator.records import Repair
from generator.text import collapse, find_urls
from tests.parse.pages import any_text


@pytest.mark.parametrize(
    ("text", "expected", "rules"),
    [
        ("A  Lung\tAtlas ", "A Lung Atlas", ()),
        ("A\u200b Lung\x07 Atlas\u202e", "A Lung Atlas", ("control-characters",)),
        ("A\x85Lung\u00a0Atlas", "A Lung Atlas", ("control-characters",)),
        ("Mu\u0308ller", "Müller", ()),
        (r"6\% of na\"ive", "6% of naïve", ("tex",)),
        ("at {https://a.org/x}.", "at https://a.org/x.", ("doubled-url",)),
        ("at https://a.org/x{https://a.org/x}.", "at https://a.org/x.", ("doubled-url",)),
        ("at {https://a.org/x{here}}.", "at https://a.org/x.", ("doubled-url",)),
        (r"at \url{https://a.org/x_y}.", "at https://a.org/x_y.", ("tex",)),
        ("👩\u200d⚕️ and me", "👩\u200d⚕️ and me", ()),
        ("می\u200cخواهم", "می\u200cخواهم", ()),
    ],
)
def test_a_text_is_cleaned_and_says_how(text: str, expected: str, rules: tuple[str, ...]) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.rules) == (expected, rules)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It is paramount.Current large models fail.",
            "It is paramount. Current large models fail.",
        ),
        ("Is it (so)?We ask.", "Is it (so)? We ask."),
        ("Use medBERT.de or Node.js today.", "Use medBERT.de or Node.js today."),
        ("See https://a.org/Some.Page now.", "See https://a.org/Some.Page now."),
        ("by J.K. Smith et al.", "by J.K. Smith et al."),
        ("in the U.S.A. today", "in the U.S.A. today"),
        ("e.g.Models", "e.g.Models"),
    ],
)
def test_a_lost_space_between_sentences_is_put_back(text: str, expected: str) -> None:
    assert clean(text, prose=True).text == expected
    assert clean(text).text == text


def test_repairs_come_first_and_are_named_once_each_in_their_order() -> None:
    repairs = (Repair("one", "aa", "b"), Repair("two", "bb", "c"), Repair("none", "x", "y"))
    cleaned = clean("aaaa aaaa", repairs)
    assert (cleaned.text, cleaned.rules) == ("c c", ("one", "two"))


@given(any_text)
def test_a_cleaned_text_is_one_line_of_visible_text(text: str) -> None:
    cleaned = clean(text, prose=True).text
    assert cleaned == collapse(cleaned)
    assert "\n" not in cleaned
    assert not any(unicodedata.category(char) == "Cc" for char in cleaned)


@given(st.text(st.characters(categories=["L", "N"]) | st.sampled_from(" ,;:!?()-–")))
def test_plain_text_keeps_every_word(text: str) -> None:
    words = unicodedata.normalize("NFC", text).split()
    lost_command = any(word in text for word in ("pm", "times", "sim", "eq", "rightarrow"))
    assert lost_command or clean(text).text.split() == words


@given(any_text)
def test_addresses_of_cleaned_text_are_whole(text: str) -> None:
    cleaned = clean(f"{text} https://a.org/x_y {text}").text
    assert find_urls(cleaned)


@given(any_text)
def test_stripped_text_begins_and_ends_with_something(text: str) -> None:
    stripped = strip(text)
    assert stripped in text
    assert stripped == strip(stripped)
    assert (
        bool(stripped) is bool(clean(text.replace("\\", "").replace("{}", "")).text) or "\\" in text
    )
