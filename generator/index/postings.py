# Counts instead of weights: for each term and field the papers that have it and how often. Papers
# are named by their places, see places.py. Words are counted by sorting numbers in whole columns,
# which takes a third of the time that a loop over two million words takes. The lengths of abstracts
# are a column of the manifest; short fields' lengths stand beside their counts, where they cost
# almost nothing.
"""Count terms, field by field, into compact lists."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generator.index.analysis import STEMS, STOP_WORDS
from generator.index.encode import put_bytes, put_number
from generator.index.vocabulary import FIELDS

Numbers = NDArray[np.int64]

# The field whose lengths every query needs; the others carry theirs in the lists.
MEASURED: Final = FIELDS.index("abstract")
_NO_TERM: Final = -1


@dataclass(frozen=True, slots=True)
class _Lists:
    """The lists of one field.

    Attributes:
        raw: All of them, encoded, term by term.
        starts: For each term where its list begins, and the end of the last.
        counts: For each term how many papers have it.
    """

    raw: bytes
    starts: list[int]
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Inverted:
    """Everything counted over a collection.

    Attributes:
        numbers: All terms, each with the number that the lists know it by.
        lists: For each field the lists of its terms.
        lengths: For each field the number of terms in all papers together.
        measured: For each paper the number of terms in the measured field.
    """

    numbers: Mapping[str, int]
    lists: tuple[_Lists, ...]
    lengths: tuple[int, ...]
    measured: list[int]

    def terms(self) -> set[str]:
        """Return all terms."""
        return set(self.numbers)

    def encoded(self, term: str) -> bytes:
        """Return the postings of a term as they stand in a shard."""
        number = self.numbers[term]
        known = [(at, own) for at, own in enumerate(self.lists) if own.counts[number]]
        out = bytearray()
        put_number(out, sum(1 << at for at, _ in known))
        for _, own in known:
            put_number(out, own.counts[number])
            put_bytes(out, own.raw[own.starts[number] : own.starts[number + 1]])
        return bytes(out)


class _Numbers(dict[str, int]):
    """The number of each word's term, given as words come; -1 for words that are no terms."""

    def __init__(self) -> None:
        super().__init__()
        self.terms: dict[str, int] = {}

    def __missing__(self, token: str) -> int:
        if not token or token in STOP_WORDS:
            number = _NO_TERM
        else:
            number = self.terms.setdefault(STEMS[token], len(self.terms))
        self[token] = number
        return number


def invert(papers: Iterable[Mapping[str, list[str]]], places: Sequence[int]) -> Inverted:
    """Count the terms of all papers.

    lunr's trimmer has no part in it: the words are cut clean already, and it would cut the last
    vowel sign off words of Indic scripts in papers, but not in queries.

    Args:
        papers: The tokens of each field of each paper, in the order of their numbers.
        places: The place of each paper, rising.
    """
    numbers = _Numbers()
    words = [array("i") for _ in FIELDS]
    sizes = [array("q") for _ in FIELDS]
    for tokens in papers:
        for name, own, size in zip(FIELDS, words, sizes, strict=True):
            own.extend(map(numbers.__getitem__, tokens[name]))
            size.append(len(tokens[name]))
    many = len(numbers.terms)
    lists, lengths = [], []
    measured: list[int] = []
    for at, (own, size) in enumerate(zip(words, sizes, strict=True)):
        terms = np.frombuffer(own, dtype=np.int32).astype(np.int64)
        paper = np.repeat(np.arange(len(size)), np.frombuffer(size, np.int64))
        is_term = terms != _NO_TERM
        length = np.bincount(paper[is_term], minlength=len(size)).astype(np.int64)
        lengths.append(int(length.sum()))
        columns = _counted(terms[is_term], paper[is_term], len(size))
        if at == MEASURED:
            measured = length.tolist()
            lists.append(_encoded(columns, np.array(places, np.int64), None, many))
        else:
            lists.append(_encoded(columns, np.array(places, np.int64), length, many))
    return Inverted(numbers.terms, tuple(lists), tuple(lengths), measured)


def _counted(terms: Numbers, papers: Numbers, many: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return each term, each paper that has it, and how often, sorted.

    Args:
        terms: The terms of all papers, one by one.
        papers: The number of the paper of each.
        many: How many papers there are.
    """
    both = terms * many + papers
    both.sort()
    firsts = np.flatnonzero(np.diff(both, prepend=-1))
    times = np.diff(firsts, append=len(both))
    term, paper = np.divmod(both[firsts], max(many, 1))
    return term, paper, times


def _encoded(
    columns: tuple[Numbers, Numbers, Numbers],
    places: Numbers,
    lengths: Numbers | None,
    many: int,
) -> _Lists:
    """Return the lists of one field.

    Args:
        columns: Terms, papers and counts, sorted.
        places: The place of each paper.
        lengths: The terms of each paper, where the lists carry them.
        many: How many terms there are in all fields.
    """
    term, paper, times = columns
    place = places[paper]
    before = np.concatenate(([-1], place[:-1])) if len(place) else place
    before[np.diff(term, prepend=-1) != 0] = -1
    often = times > 1
    rows = [(place - before - 1) << 1 | often, times - 2]
    wanted = [np.ones(len(term), bool), often]
    if lengths is not None:
        rows.append(lengths[paper])
        wanted.append(wanted[0])
    mask = np.stack(wanted, axis=1)
    raw, starts = _put_numbers(np.stack(rows, axis=1)[mask])
    # The first number of each posting, then the first posting of each term.
    own = np.cumsum(mask.sum(axis=1)) - mask.sum(axis=1)
    first = np.searchsorted(term, np.arange(many + 1))
    ends = np.append(own, len(starts) - 1)
    return _Lists(raw, starts[ends[first]].tolist(), np.diff(first).tolist())


def _put_numbers(values: Numbers) -> tuple[bytes, Numbers]:
    """Return numbers encoded as ``put_number`` does, and where each begins, and the end."""
    size = np.ones(len(values), np.int64)
    rest = values >> 7
    while rest.any():
        size += rest > 0
        rest >>= 7
    starts = np.concatenate(([0], np.cumsum(size)))
    out = np.empty(starts[-1], np.uint8)
    for at in range(int(size.max(initial=0))):
        has = size > at
        more = size[has] > at + 1
        out[starts[:-1][has] + at] = values[has] >> 7 * at & 0x7F | more.astype(np.int64) << 7
    return out.tobytes(), starts
