# Seeds are untrusted, and a page is read twice: as Markdown, then as HTML. Numeric entities mean
# nothing to the first and the character itself to the second, in text, in attributes and in raw
# HTML alike. So one escape serves everywhere, and the templates apply it to whatever they print.
"""Escape any text so that Markdown, HTML and the browser show it as typed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.text import find_urls

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_MARKDOWN = "\\`*_{}[]|~^$#"
_ESCAPES = str.maketrans(
    {
        # Controls are no text, and Python-Markdown keeps its own notes between two of them.
        **{chr(code): None for code in (*range(9), 11, 12, *range(14, 32), *range(127, 160))},
        **_NAMED,
        **{char: f"&#{ord(char)};" for char in _MARKDOWN},
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)


def escape(text: str) -> Markup:
    """Return text as Markdown that shows just this text, on one line.

    >>> str(escape("<b> *x*"))
    '&lt;b&gt; &#42;x&#42;'
    """
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - this is the escaping


def escape_block(text: str) -> Markup:
    """Return text for a ``<pre>``: escaped, with its line breaks as entities."""
    return Markup("&#10;").join(escape(line) for line in text.split("\n"))


def marked(
    text: str,
    spans: Iterable[tuple[int, int, str]],
    sentences: Iterable[tuple[int, int]] = (),
) -> Markup:
    """Return text escaped with links, and the words behind its tags in ``<mark>``.

    Args:
        text: A title or an abstract.
        spans: (start, end, tag); overlapping spans share their pieces, and a link is marked inside.
        sentences: Sentences that others lead to, none overlapping another; each gets the id that
            :func:`anchor` gives its start. One that ends inside a link ends after it.
    """
    ordered = sorted(spans)
    urls = find_urls(text)
    opening = {start: url for start, _, url in urls}
    closing = {end for _, end, _ in urls}
    edges = {edge for start, end, _ in ordered for edge in (start, end)}
    ends = {_outside(start, urls): (start, _outside(end, urls)) for start, end in set(sentences)}
    said = {first: (name, last) for first, (name, last) in ends.items() if first < last}
    last_of = {last for _, last in said.values()}
    parts: list[Markup] = []
    for start, end in pairwise(sorted({0, len(text), *opening, *closing, *edges, *said, *last_of})):
        if start in said:
            parts.append(Markup('<span class="pd-said" id="{}">').format(anchor(said[start][0])))
        if start in opening:
            parts.append(Markup('<a href="{}" rel="nofollow">').format(escape(opening[start])))
        tags = sorted({tag for first, last, tag in ordered if first <= start and end <= last})
        piece = escape(text[start:end])
        if tags:
            names = escape(" ".join(tags))
            piece = Markup('<mark data-tags="{}">{}</mark>').format(names, piece)
        parts.append(piece)
        if end in closing:
            parts.append(Markup("</a>"))
        if end in last_of:
            parts.append(Markup("</span>"))
    return Markup("").join(parts)


def anchor(start: int) -> str:
    """Return the id that a sentence of an abstract has on its page."""
    return f"said-{start}"


def _outside(at: int, urls: Iterable[tuple[int, int, str]]) -> int:
    """Return a place of a text, or where the link ends that it is inside of."""
    return next((end for start, end, _ in urls if start < at < end), at)


def _print(value: object) -> Markup:
    """Return what a template prints: escaped, unless it was made safe before."""
    if isinstance(value, Markup):
        return value
    return escape("" if value is None else str(value))


def environment() -> Environment:
    """Return the Jinja environment of the page templates; all it prints is escaped."""
    made = Environment(
        loader=PackageLoader("generator.render"),
        autoescape=True,
        finalize=_print,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["block"] = escape_block
    return made
