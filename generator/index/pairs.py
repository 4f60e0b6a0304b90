# Which words there are and which of them meet. A large collection has tens of millions of pairs, so
# they are counted as numbers, in columns, some thousand papers at a time: exactly, and in less
# memory than a table of pairs of texts takes.
"""Count the papers that have a word, and those in which two words meet."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generator.index.analysis import STOP_WORDS

Pair = tuple[str, str]
Numbers = NDArray[np.int64]

# So many words are sorted at once.
PART: Final = 1_000_000
# A pair is one number: the first word's above these bits, the second's below.
_BITS: Final = 31
_APART, _MEET, _HYPHEN = range(3)


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers, rising, and how many papers have each."""

    keys: Numbers
    papers: Numbers

    def of(self, keys: Numbers) -> Numbers:
        """Return how many papers have each of some numbers; 0 for those nobody has."""
        if not len(self.keys):
            return np.zeros(len(keys), np.int64)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, self.papers[at], 0)


@dataclass(frozen=True, slots=True)
class Words:
    """What was counted over a collection.

    Attributes:
        numbers: The number of each word.
        papers: How many papers have it, by its number.
        pairs: How many have two words, no stop words, one behind the other in a sentence.
        hyphened: How many have them with a hyphen between.
    """

    numbers: Mapping[str, int]
    papers: Numbers
    pairs: Counted
    hyphened: Counted

    def key(self, pair: Pair) -> int:
        """Return the number of a pair of words that were counted."""
        return self.numbers[pair[0]] << _BITS | self.numbers[pair[1]]

    def pairs_of(self, keys: Numbers) -> list[Pair]:
        """Return the words of pairs."""
        words = list(self.numbers)
        firsts, seconds = (keys >> _BITS).tolist(), (keys & (1 << _BITS) - 1).tolist()
        return [(words[one], words[other]) for one, other in zip(firsts, seconds, strict=True)]


class _Numbers(dict[str, int]):
    """Words numbered as they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Glues(dict[str, int]):
    """What stands between two words: nothing that joins them, something, or a hyphen."""

    def __missing__(self, glue: str) -> int:
        kind = self[glue] = _HYPHEN if glue == "-" else _MEET if glue else _APART
        return kind


def count(papers: Iterable[Iterable[tuple[list[str], list[str]]]]) -> Words:
    """Count words and pairs.

    Args:
        papers: For each paper its texts, split: the words, and what stands before each.
    """
    numbers = _Numbers()
    parts = [
        (_each(part.words, part.papers), *_pairs(part, numbers)) for part in _parts(papers, numbers)
    ]
    words, pairs, hyphened = (_sum(list(own)) for own in zip(*parts, strict=True))
    return Words(dict(numbers), words.of(np.arange(len(numbers))), pairs, hyphened)


@dataclass(frozen=True, slots=True)
class _Part:
    """The words of some papers: each one's number, its paper's, and what stands before it."""

    words: Numbers
    papers: Numbers
    glues: Numbers


def _parts(
    papers: Iterable[Iterable[tuple[list[str], list[str]]]], numbers: _Numbers
) -> Iterator[_Part]:
    kinds = _Glues()
    words, glues, sizes = array("i"), array("b"), array("q")
    for paper in papers:
        before = len(words)
        for found, between in paper:
            first = len(glues)
            words.extend(map(numbers.__getitem__, found))
            glues.extend(map(kinds.__getitem__, between))
            if found:
                glues[first] = _APART
        sizes.append(len(words) - before)
        if len(words) >= PART:
            yield _part(words, glues, sizes)
            words, glues, sizes = array("i"), array("b"), array("q")
    yield _part(words, glues, sizes)


def _part(words: array[int], glues: array[int], sizes: array[int]) -> _Part:
    return _Part(
        np.array(words, np.int64),
        np.repeat(np.arange(len(sizes)), np.array(sizes, np.int64)),
        np.array(glues, np.int64),
    )


def _pairs(part: _Part, numbers: Mapping[str, int]) -> tuple[Counted, Counted]:
    """Return the pairs of some papers, and those that a hyphen joins."""
    stop = np.array([numbers[word] for word in STOP_WORDS if word in numbers], np.int64)
    telling = ~np.isin(part.words, stop)
    meet = np.flatnonzero(telling[:-1] & telling[1:] & (part.glues[1:] != _APART))
    keys = part.words[meet] << _BITS | part.words[meet + 1]
    papers = part.papers[meet]
    hyphen = part.glues[meet + 1] == _HYPHEN
    return _each(keys, papers), _each(keys[hyphen], papers[hyphen])


def _each(keys: Numbers, papers: Numbers) -> Counted:
    """Return how many papers have each number.

    Args:
        keys: Numbers, as often as they occur.
        papers: The paper of each, not falling.
    """
    order = np.argsort(keys, kind="stable")
    keys, papers = keys[order], papers[order]
    first = (np.diff(keys, prepend=-1) != 0) | (np.diff(papers, prepend=-1) != 0)
    return _sum([Counted(keys[first], np.ones(int(first.sum()), np.int64))])


def _sum(parts: list[Counted]) -> Counted:
    """Return the counts of several parts together."""
    keys = np.concatenate([part.keys for part in parts])
    papers = np.concatenate([part.papers for part in parts])
    if len(parts) > 1:
        order = np.argsort(keys, kind="stable")
        keys, papers = keys[order], papers[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    return Counted(keys[starts], np.add.reduceat(papers, starts) if len(starts) else papers)
