# Invented papers for the tests of the index: a few words, so that they meet often, and among them
# what has gone wrong before: words beyond the basic plane and just below its end, which Python and
# JavaScript sort differently; a final y; names with hyphens; abbreviations.
"""Strategies for small collections and for queries to them."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.index.documents import Document

PLAIN = (
    "model", "models", "modelling", "net", "network", "networks", "fine", "tuning", "finetuning",
    "fine-tuning", "the", "of", "x-ray", "3D", "β-VAE", "naïve", "한국어", "a", "PEFT", "LLM",
    "large", "language", "covid-19", "covid", "gpt-4", "don't", "3.5", "running", "ran", "array",
    "arrays", "fly", "yes", "yyy", "studies", "data", "set", "dataset", "multi-modal",
    "multimodal", "学习模型",
)  # fmt: skip
FAR = ("𠮷野", "𐐨𐐩", "\ufb4fx", "ｆｏｏ", "豈豈")
PATTERNS = ("m*", "*ing", "n*t", "net*", "*", "f*e*g", "mode", "netwrok", "zzz", "a*", "y*y")
ENDS = ("", "", "", ",", ".", ":", " (PEFT)")


def texts(words: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    """Return a strategy for texts of so many words."""
    word = st.tuples(st.sampled_from(words), st.sampled_from(ENDS)).map("".join)
    return st.lists(word, max_size=most).map(" ".join)


@st.composite
def collections(draw: st.DrawFn, words: tuple[str, ...] = PLAIN + FAR) -> list[Document]:
    """Draw a small collection."""
    return [
        Document(
            id=f"paper-{at}",
            url=f"papers/paper-{at}/",
            title=draw(texts(words, 6)) or "untitled",
            abstract=draw(st.none() | texts(words, 20)),
            authors=tuple(draw(st.lists(texts(words, 2).filter(bool), max_size=3))),
            date=draw(st.sampled_from([None, "2021", "2023-05", "2023-05-04", "2024-01-31"])),
            arxiv=draw(st.sampled_from([None, None, f"2301.{at:05d}"])),
            code=draw(st.sampled_from([(), ("https://example.org/code",)])),
            themes=draw(st.sampled_from([("alpha",), ("alpha", "beta"), ("beta",), ("gamma",)])),
            sources=draw(st.sampled_from([("one.txt",), ("one.txt", "two.txt")])),
        )
        for at in range(draw(st.integers(1, 12)))
    ]


@st.composite
def lunr_queries(
    draw: st.DrawFn, words: tuple[str, ...] = PLAIN + FAR, *, fuzzy: bool = True
) -> str:
    """Draw a query in lunr's own syntax."""
    clauses = draw(st.lists(st.sampled_from(words + PATTERNS), min_size=1, max_size=4))
    fields = ["", "", "", "title:", "abstract:", "authors:", "identifiers:"]
    ends = ["", "", "", "^3", "^10", *(["~1", "~2", "~1^2"] if fuzzy else [])]
    return " ".join(
        draw(st.sampled_from(["", "", "", "+", "-"]))
        + draw(st.sampled_from(fields))
        + draw(st.sampled_from([word.lower(), word.lower().replace("-", "\\-")]))
        + draw(st.sampled_from(ends))
        for word in clauses
    )


@st.composite
def reader_queries(draw: st.DrawFn, words: tuple[str, ...] = PLAIN + FAR) -> str:
    """Draw what a reader might type."""
    beginning = draw(texts(words, 4))
    odd = ["", " x-", " mod", " fin", " +net", " -n*", " title:fine-tuning", " netwrok", " ", ' "a']
    return beginning + draw(st.sampled_from(odd))
