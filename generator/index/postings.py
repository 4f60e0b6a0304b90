# Counts instead of weights: for each term and field the papers that have it and how often. Papers
# come in their final order, so each list is written as it grows, and 100,000 papers need little
# more memory than their index. The lengths of abstracts are a column of the manifest; short
# fields' lengths stand beside their counts, where they cost almost nothing.
"""Count terms, field by field, into compact lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.index.analysis import STEMS, STOP_WORDS
from generator.index.encode import put_number
from generator.index.vocabulary import FIELDS

# The field whose lengths every query needs; the others carry theirs in the lists.
MEASURED: Final = FIELDS.index("abstract")
_ONE_BYTE: Final = 0x80


@dataclass(slots=True)
class Postings:
    """The lists of one term, one a field.

    Attributes:
        lists: The encoded papers of each field; None where no paper has the term there.
        counts: Papers in each list.
        last: The last paper in each list, plus one.
    """

    lists: list[bytearray | None] = field(default_factory=lambda: [None] * len(FIELDS))
    counts: list[int] = field(default_factory=lambda: [0] * len(FIELDS))
    last: list[int] = field(default_factory=lambda: [0] * len(FIELDS))

    def encoded(self) -> bytes:
        """Return the lists as they stand in a shard."""
        out = bytearray()
        mask = sum(1 << at for at, count in enumerate(self.counts) if count)
        put_number(out, mask)
        for count, raw in zip(self.counts, self.lists, strict=True):
            if raw is not None:
                put_number(out, count)
                put_number(out, len(raw))
                out += raw
        return bytes(out)


@dataclass(slots=True)
class Inverted:
    """Everything counted over a collection.

    Attributes:
        terms: The lists by term.
        lengths: For each field the number of terms in each paper, in order.
    """

    terms: dict[str, Postings] = field(default_factory=dict)
    lengths: list[list[int]] = field(default_factory=lambda: [[] for _ in FIELDS])


def invert(papers: Iterable[Mapping[str, list[str]]]) -> Inverted:
    """Count the terms of all papers.

    lunr's trimmer has no part in it: the words are cut clean already, and it would cut the last
    vowel sign off words of Indic scripts in papers, but not in queries.

    Args:
        papers: The tokens of each field of each paper, in the order of their numbers.
    """
    inverted = Inverted()
    terms = _Terms()
    for number, tokens in enumerate(papers):
        for at, name in enumerate(FIELDS):
            found = [STEMS[token] for token in tokens[name] if token not in STOP_WORDS and token]
            inverted.lengths[at].append(len(found))
            _append(terms, at, number, found)
    inverted.terms = dict(terms)
    return inverted


class _Terms(dict[str, Postings]):
    def __missing__(self, term: str) -> Postings:
        self[term] = made = Postings()
        return made


def _append(terms: _Terms, at: int, number: int, found: list[str]) -> None:
    """Add one field of one paper to the lists of its terms."""
    length = len(found)
    for term, times in Counter(found).items():
        postings = terms[term]
        raw = postings.lists[at]
        if raw is None:
            raw = postings.lists[at] = bytearray()
        head = (number - postings.last[at]) << 1 | (times > 1)
        postings.last[at] = number + 1
        postings.counts[at] += 1
        if head < _ONE_BYTE:
            raw.append(head)
        else:
            put_number(raw, head)
        if times > 1:
            put_number(raw, times - 2)
        if at != MEASURED:
            put_number(raw, length)
