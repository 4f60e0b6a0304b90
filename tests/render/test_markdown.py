"""Escaping: whatever a text holds, the page shows that text and nothing else."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.markdown import anchor, escape, escape_block, marked
from generator.text import find_urls
from tests.dom import Element, parse_html
from tests.hostile import TEXTS
from tests.site import ROOT

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
# Texts of the characters that mean something to Markdown, HTML, Jinja, or the extensions.
SIGNS = st.text("*_`~^#|<>&;\"'[](){}:!-+=.\\/$%@ \t\n\u20281axX", max_size=40)
NASTY = TEXT | SIGNS | st.sampled_from(TEXTS[:-1])


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose !ENV matters to nobody here."""


_Loader.add_multi_constructor("!", lambda *_: None)


def _converter() -> markdown.Markdown:
    """Return Python-Markdown as MkDocs uses it for this site."""
    configured = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)  # noqa: S506
    extensions: dict[str, Any] = {"toc": {}, "tables": {}, "fenced_code": {}}
    for item in configured["markdown_extensions"]:
        extensions.update({item: {}} if isinstance(item, str) else item)
    return markdown.Markdown(
        extensions=list(extensions),
        extension_configs={name: config or {} for name, config in extensions.items()},
    )


CONVERTER = _converter()


def convert(source: str) -> Element:
    """Return the page that Markdown becomes."""
    return parse_html(CONVERTER.reset().convert(source))


def shown(text: str) -> str:
    """Return a text as a reader sees it: without controls, with white space collapsed."""
    visible = (
        char for char in text if char in "\t\n\r" or not (char < " " or "\x7f" <= char <= "\x9f")
    )
    return " ".join("".join(visible).split())


def show_everywhere(text: str) -> None:
    """Assert that a text is shown as it is in each place where templates put text."""
    escaped = escape(text)
    page = convert(
        f"# {escaped}\n\n"
        f"Before {escaped} after\n\n"
        f'<p title="{escaped}">{escaped}</p>\n\n'
        f'<ul>\n<li><a href="{escaped}">{escaped}</a> {escaped}</li>\n</ul>\n\n'
        f'<div markdown="0">\n<p>{escaped}</p>\n</div>\n\n'
        f"<pre><code>{escape_block(text)}</code></pre>\n"
    )
    expected = shown(text)
    names = [element.name for element in page.walk()]
    assert names == ["document", "h1", "p", "p", "ul", "li", "a", "div", "p", "pre", "code"]
    assert page.one("h1").words == expected
    before, titled, block = page.all("p")
    assert before.words == shown(f"Before {text} after")
    assert before.attributes == {}
    assert titled.words == block.words == expected
    assert set(titled.attributes) == {"title"}
    assert shown(titled["title"]) == expected
    assert page.one("li").words == shown(f"{text} {text}")
    assert set(page.one("a").attributes) == {"href"}
    assert shown(page.one("a")["href"]) == expected
    # In a block lines stay lines.
    assert [shown(line) for line in page.one("code").text.split("\n")] == [
        shown(line) for line in text.split("\n")
    ]


@given(NASTY)
@example("\x02wzxhzdk:0\x03")
@example("{: onclick=alert(1) }")
@example("&lt;b&gt;")
@example("a\n\n# b\n")
def test_any_text_is_shown_as_it_is_wherever_it_stands(text: str) -> None:
    show_everywhere(text)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:30])
def test_hostile_texts_are_shown_as_they_are(text: str) -> None:
    show_everywhere(text)


@given(NASTY)
def test_nothing_is_left_for_a_template_to_run(text: str) -> None:
    escaped = str(escape(text))
    assert "{" not in escaped
    assert "<" not in escaped
    assert escape(text).isprintable() or any(not char.isprintable() for char in text)


SPANS = st.lists(
    st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(["peft", "ct", '"><b>'])),
    max_size=6,
)
WITH_URLS = st.lists(
    NASTY | st.sampled_from(["https://a.example/b_(c).", "github.com/x/y", "(http://x.example)"]),
    max_size=6,
).map(" ".join)


@given(WITH_URLS, SPANS)
@example("see https://a.example/survey today", [(4, 30, "survey")])
@example("see https://a.example/survey today", [(22, 28, "survey"), (0, 6, "ct")])
def test_links_and_marks_change_no_character(text: str, spans: list[tuple[int, int, str]]) -> None:
    inside = [(start, end, tag) for start, end, tag in spans if 0 <= start < end <= len(text)]
    page = convert(f"<p>{marked(text, inside)}</p>")
    paragraph = page.one("p")
    assert paragraph.words == shown(text)
    assert {element.name for element in paragraph.walk()} <= {"p", "a", "mark"}
    links = [(shown(link.text), shown(link["href"])) for link in paragraph.all("a")]
    assert links == [(shown(text[s:e]), shown(url)) for s, e, url in find_urls(text)]
    for tag in {tag for _, _, tag in inside}:
        covered = {place for start, end, own in inside if own == tag for place in range(start, end)}
        expected = "".join(char for place, char in enumerate(text) if place in covered)
        marks = [mark for mark in paragraph.all("mark") if tag in mark["data-tags"].split()]
        assert shown("".join(mark.text for mark in marks)) == shown(expected)


@given(WITH_URLS, SPANS, st.lists(st.integers(0, 80), max_size=6, unique=True))
@example("see https://a.example/survey today. We do.", [(4, 30, "survey")], [0, 20, 36, 42])
@example("see https://a.example/survey", [], [6, 9])
def test_a_sentence_that_is_led_to_has_an_id_and_changes_no_character(
    text: str, spans: list[tuple[int, int, str]], edges: list[int]
) -> None:
    inside = [(start, end, tag) for start, end, tag in spans if 0 <= start < end <= len(text)]
    ends = sorted({edge for edge in edges if edge <= len(text)})
    said = list(zip(ends[::2], ends[1::2], strict=False))
    paragraph = convert(f"<p>{marked(text, inside, said)}</p>").one("p")
    assert paragraph.words == shown(text)
    assert {element.name for element in paragraph.walk()} <= {"p", "a", "mark", "span"}
    links = [(start, end) for start, end, _ in find_urls(text)]
    for start, end in said:
        if not any(first < edge < last for edge in (start, end) for first, last in links):
            (sentence,) = (e for e in paragraph.all("span") if e["id"] == anchor(start))
            assert shown(sentence.text) == shown(text[start:end])


def test_an_address_in_a_text_is_a_link_and_its_full_stop_is_not() -> None:
    html = str(marked("Code: https://github.com/x/y_z.", []))
    assert parse_html(html).one("a").attributes == {
        "href": "https://github.com/x/y_z",
        "rel": "nofollow",
    }
    assert html.endswith("</a>.")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "//x.example", "ftp://x"]
)
def test_nothing_but_web_addresses_becomes_a_link(text: str) -> None:
    assert parse_html(str(marked(text, []))).all("a") == []
