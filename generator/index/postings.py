# Counts instead of weights: for each term and field the papers that have it and how often. Papers
# are named by their places, see places.py, and come in the order of these, so each list is written
# as it grows, and 100,000 papers need little more memory than their index. The lengths of abstracts
# are a column of the manifest; short fields' lengths stand beside their counts, where they cost
# almost nothing.
"""Count terms, field by field, into compact lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.index.analysis import STEMS, STOP_WORDS
from generator.index.encode import put_bytes, put_number
from generator.index.vocabulary import FIELDS

# The field whose lengths every query needs; the others carry theirs in the lists.
MEASURED: Final = FIELDS.index("abstract")
_ONE_BYTE: Final = 0x80


@dataclass(slots=True)
class Postings:
    """The papers that have a term in one field.

    Attributes:
        raw: The papers, encoded.
        after: The last paper's place, plus one.
        count: How many papers.
    """

    raw: bytearray = field(default_factory=bytearray)
    after: int = 0
    count: int = 0


class _Terms(dict[str, Postings]):
    """The postings of one field by term."""

    def __missing__(self, term: str) -> Postings:
        self[term] = made = Postings()
        return made


@dataclass(slots=True)
class Inverted:
    """Everything counted over a collection.

    Attributes:
        fields: For each field the postings by term.
        lengths: For each field the number of terms in all papers together.
        measured: For each paper the number of terms in the measured field.
    """

    fields: list[_Terms] = field(default_factory=lambda: [_Terms() for _ in FIELDS])
    lengths: list[int] = field(default_factory=lambda: [0] * len(FIELDS))
    measured: list[int] = field(default_factory=list)

    def terms(self) -> set[str]:
        """Return all terms."""
        return {term for own in self.fields for term in own}

    def encoded(self, term: str) -> bytes:
        """Return the postings of a term as they stand in a shard."""
        known = [(at, own[term]) for at, own in enumerate(self.fields) if term in own]
        out = bytearray()
        put_number(out, sum(1 << at for at, _ in known))
        for _, postings in known:
            put_number(out, postings.count)
            put_bytes(out, postings.raw)
        return bytes(out)


def invert(papers: Iterable[Mapping[str, list[str]]], places: Iterable[int]) -> Inverted:
    """Count the terms of all papers.

    lunr's trimmer has no part in it: the words are cut clean already, and it would cut the last
    vowel sign off words of Indic scripts in papers, but not in queries.

    Args:
        papers: The tokens of each field of each paper, in the order of their numbers.
        places: The place of each paper, rising.
    """
    inverted = Inverted()
    for place, tokens in zip(places, papers, strict=True):
        for at, name in enumerate(FIELDS):
            found = [STEMS[token] for token in tokens[name] if token not in STOP_WORDS and token]
            inverted.lengths[at] += len(found)
            if at == MEASURED:
                inverted.measured.append(len(found))
            _append(inverted.fields[at], place, found, measured=at == MEASURED)
    return inverted


def _append(terms: _Terms, place: int, found: list[str], *, measured: bool) -> None:
    """Add one field of one paper to the postings of its terms."""
    length = len(found)
    for term, times in Counter(found).items():
        postings = terms[term]
        raw = postings.raw
        head = (place - postings.after) << 1 | (times > 1)
        postings.after = place + 1
        postings.count += 1
        if head < _ONE_BYTE:
            raw.append(head)
        else:
            put_number(raw, head)
        if times > 1:
            put_number(raw, times - 2)
        if not measured:
            put_number(raw, length)
