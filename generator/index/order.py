# A query's ten best papers should lie in few record blocks, since each block is a request. Papers
# on one subject share a pair of words in their titles, so papers are ordered by such a pair:
# with it the ten best lie in five or six blocks of 10,000 papers, in any other cheap order in ten.
# Postings shrink as well, since neighbours use the same words. One more paper must not give
# others another subject, or their terms' files would change with it: pairs are counted in a part
# of a large collection only, and what they are compared by is coarse.
"""Order the papers so that neighbours are about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.index.analysis import is_stop_word, stem
from generator.index.places import chance, power_of_two

# A subject is a pair that so many titles have, in a small collection and in a large one.
_FEWEST: Final = (2, 6)
_PAPERS_A_STEP: Final = 500
_WIDEST: Final = 20
# From so many papers on, every second title is counted.
_LARGE: Final = 4096
_LAST: Final = "\uffff"


def subject_order(titles: Sequence[list[str]], ids: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return an order in which papers on one subject are neighbours, and each one's subject.

    The subject is the rarest pair of words in the title that enough other titles have.

    Args:
        titles: The words of each title, folded.
        ids: The papers' permalinks, unique.
    """
    pairs = [_pairs(title) for title in titles]
    share = 2 if len(titles) >= _LARGE else 1
    counts = Counter(
        pair
        for own, name in zip(pairs, ids, strict=True)
        if chance(name) % share == 0
        for pair in own
    )
    fewest = min(max(_FEWEST[0], power_of_two(len(titles) // _PAPERS_A_STEP)), _FEWEST[1])
    most = fewest * _WIDEST
    keys = []
    for own, title in zip(pairs, titles, strict=True):
        known = sorted(
            (counts[pair].bit_length() // 2, pair) for pair in own if fewest <= counts[pair] <= most
        )
        subjects = [f"{first} {second}" for _, (first, second) in known]
        keys.append(tuple(subjects or [_LAST, " ".join(title)]))
    order = sorted(range(len(ids)), key=lambda at: (keys[at], ids[at]))
    return order, [keys[at][0] for at in order]


def _pairs(title: list[str]) -> set[tuple[str, str]]:
    found = set()
    before = ""
    for word in title:
        if is_stop_word(word):
            continue
        term = stem(word)
        if before:
            found.add((before, term))
        before = term
    return found
