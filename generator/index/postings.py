# Counts instead of weights: for each term and field the papers that have it and how often. Papers
# are named by their places, see places.py. Words are counted by sorting numbers in whole columns,
# which takes a third of the time that a loop over two million words takes. The lengths of abstracts
# are a column of the manifest; short fields' lengths stand beside their counts, where they cost
# almost nothing.
"""Count terms, field by field, into compact lists."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# So many words are sorted at once, and so many bits are kept for how often a paper has a word.
PART: Final = 1_000_000
_TIMES: Final = 20


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
    fields = [_Field(len(places)) for _ in FIELDS]
    for tokens in papers:
        for name, own in zip(FIELDS, fields, strict=True):
            own.add(list(map(numbers.__getitem__, tokens[name])))
    many = len(numbers.terms)
    seats = np.array(places, np.int64)
    lists, lengths = [], []
    measured: list[int] = []
    for at, own in enumerate(fields):
        length = own.lengths()
        lengths.append(int(length.sum()))
        if at == MEASURED:
            measured = length.tolist()
        carried = None if at == MEASURED else length
        lists.append(_encoded(own.counted(), seats, carried, many))
    return Inverted(numbers.terms, tuple(lists), tuple(lengths), measured)


class _Field:
    """Gathers the terms of one field, paper by paper, and counts them some thousand at a time.

    What is kept is one number for a term, a paper and how often it has it, in this order from the
    highest bit down, so that numbers sort as the lists will stand.
    """

    def __init__(self, papers: int) -> None:
        self._bits = max(1, papers.bit_length())
        self._terms = array("i")
        self._sizes = array("q")
        self._before = 0
        self._lengths: list[Numbers] = []
        self._parts: list[Numbers] = []

    def add(self, terms: list[int]) -> None:
        """Take the next paper's terms."""
        self._terms.extend(terms)
        self._sizes.append(len(terms))
        if len(self._terms) >= PART:
            self._count()

    def lengths(self) -> Numbers:
        """Return how many terms each paper has."""
        self._count()
        return np.concatenate(self._lengths)

    def counted(self) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Yield term, paper and count of each posting in columns, some thousand at a time, sorted.

        All postings of a term come together.
        """
        self._count()
        keys = np.concatenate(self._parts)
        self._parts = [keys]
        keys.sort()
        shift = self._bits + _TIMES
        start = 0
        while start < len(keys):
            end = start + PART
            if end < len(keys):
                end = int(np.searchsorted(keys, (keys[end] >> shift) + 1 << shift))
            part = keys[start:end]
            times = part & (1 << _TIMES) - 1
            yield part >> shift, part >> _TIMES & (1 << self._bits) - 1, times
            start = end

    def _count(self) -> None:
        terms = np.array(self._terms, np.int64)
        sizes = np.array(self._sizes, np.int64)
        paper = np.repeat(np.arange(len(sizes)), sizes)
        is_term = terms != _NO_TERM
        self._lengths.append(np.bincount(paper[is_term], minlength=len(sizes)).astype(np.int64))
        both = terms[is_term] << self._bits | paper[is_term] + self._before
        both.sort()
        firsts = np.flatnonzero(np.diff(both, prepend=-1))
        times = np.minimum(np.diff(firsts, append=len(both)), (1 << _TIMES) - 1)
        self._parts.append(both[firsts] << _TIMES | times)
        self._before += len(sizes)
        self._terms, self._sizes = array("i"), array("q")


def _encoded(
    columns: Iterable[tuple[Numbers, Numbers, Numbers]],
    places: Numbers,
    lengths: Numbers | None,
    many: int,
) -> _Lists:
    """Return the lists of one field.

    Args:
        columns: Terms, papers and counts, sorted, in parts.
        places: The place of each paper.
        lengths: The terms of each paper, where the lists carry them.
        many: How many terms there are in all fields.
    """
    raw = bytearray()
    sizes, counts = np.zeros(many, np.int64), np.zeros(many, np.int64)
    for term, paper, times in columns:
        place = places[paper]
        before = np.concatenate(([-1], place[:-1]))
        before[np.diff(term, prepend=-1) != 0] = -1
        often = times > 1
        rows = [(place - before - 1) << 1 | often, times - 2]
        wanted = [np.ones(len(term), bool), often]
        if lengths is not None:
            rows.append(lengths[paper])
            wanted.append(wanted[0])
        mask = np.stack(wanted, axis=1)
        encoded, size = _put_numbers(np.stack(rows, axis=1)[mask])
        raw += encoded
        sizes += np.bincount(np.repeat(term, mask.sum(axis=1)), size, many).astype(np.int64)
        counts += np.bincount(term, minlength=many)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    return _Lists(bytes(raw), starts.tolist(), counts.tolist())


def _put_numbers(values: Numbers) -> tuple[bytes, Numbers]:
    """Return numbers encoded as ``put_number`` does, and how many bytes each takes."""
    size = np.ones(len(values), np.int64)
    rest = values >> 7
    while rest.any():
        size += rest > 0
        rest >>= 7
    starts = np.cumsum(size) - size
    out = np.empty(int(size.sum()), np.uint8)
    for at in range(int(size.max(initial=0))):
        has = size > at
        more = size[has] > at + 1
        out[starts[has] + at] = values[has] >> 7 * at & 0x7F | more.astype(np.int64) << 7
    return out.tobytes(), size
