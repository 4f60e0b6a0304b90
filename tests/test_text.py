from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text import ascii_lower, collapse, find_urls, fold, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Naïve  “U-Net”: a β-test", "naive u net a beta test"),
        ("Straße, Ærø, Łódź", "strasse aero lodz"),
        ("CT–MRI", "ct mri"),
        ("ﬁne‐tuning", "fine tuning"),
        ("医学影像 AI", "医学影像 ai"),
        ("BERT™ on ℝ", "berttm on r"),
        ("!!!", ""),
        ("", ""),
    ],
)
def test_fold_keeps_the_words(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_collapse_leaves_single_spaces(text: str) -> None:
    assert "  " not in collapse(text)
    assert collapse(text) == collapse(f" \t{text}\n")


@given(st.text(), st.integers(1, 80))
def test_a_slug_is_ascii_words_within_its_limit(text: str, limit: int) -> None:
    result = slug(text, limit)
    assert len(result) <= limit
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAM-Med2D: what's new?", "sam-med2d-whats-new"),
        ("μ-Bench", "mu-bench"),
        ("医学", ""),
        ("<script>alert(1)</script>", "script-alert-1-script"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_ascii_lower_keeps_other_scripts() -> None:
    assert ascii_lower("Été 医") == "ete 医"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://a.org/x.", ["https://a.org/x"]),
        ("(https://a.org/x)", ["https://a.org/x"]),
        ("(see https://a.org/x).", ["https://a.org/x"]),
        ("[https://a.org/x], and", ["https://a.org/x"]),
        ("{https://a.org/x}.", ["https://a.org/x"]),
        ("at https://a.org/b_(c).", ["https://a.org/b_(c)"]),
        ("“https://a.org/x”", ["https://a.org/x"]),
        ("<https://a.org/x>", ["https://a.org/x"]),
        ("at github.com/u/r!", ["https://github.com/u/r"]),
        ("at www.a.org, too", ["https://www.a.org"]),
        ("代码在https://a.org/x。", ["https://a.org/x"]),
        ("https://a.org/x?y=1&z=2#top;", ["https://a.org/x?y=1&z=2#top"]),
        ("https://a.org/x and http://b.org", ["https://a.org/x", "http://b.org"]),
        ("HTTPS://A.org/x", ["HTTPS://A.org/x"]),
        ("javascript:alert(1) //a.org https:// http://x", []),
        ("mail me@www.a.org", []),
    ],
)
def test_addresses_end_where_the_address_ends(text: str, addresses: list[str]) -> None:
    assert [url for _, _, url in find_urls(text)] == addresses


@given(st.text(alphabet="htps:/.()[]{}<>,;!? aw" + string.digits))
def test_offsets_point_at_the_address(text: str) -> None:
    position = 0
    for start, end, url in find_urls(text):
        assert position <= start < end <= len(text)
        assert url in (text[start:end], f"https://{text[start:end]}")
        position = end


@given(
    st.lists(st.from_regex(r"https?://[a-z]{1,9}\.org(?:/[a-z0-9_-]{1,9}){0,3}", fullmatch=True)),
    st.sampled_from([", ", ". ", "; ", ") (", " ", "] [", "} {", "! "]),
)
def test_every_address_in_a_sentence_is_found(urls: list[str], between: str) -> None:
    assert [url for _, _, url in find_urls(between.join(urls))] == urls
