# A query's ten best papers should lie in few record blocks, since each block is a request. Papers
# on one subject share a pair of words in their titles, so papers are numbered by such a pair:
# with it the ten best lie in five or six blocks of 10,000 papers, in any other cheap order in ten.
# Postings shrink as well, since neighbours use the same words.
"""Number the papers so that neighbours are about the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from generator.index.analysis import is_stop_word, stem

_FEWEST: Final = (2, 10)
_PAPERS_A_STEP: Final = 500
_WIDEST: Final = 20
_LAST: Final = "\uffff"


def subject_order(titles: Sequence[list[str]], ids: Sequence[str]) -> tuple[list[int], list[str]]:
    """Return the order in which papers are numbered, and the subject of each in that order.

    The subject is the rarest pair of words in the title that enough other titles have.

    Args:
        titles: The words of each title, folded.
        ids: The papers' permalinks, unique.
    """
    pairs = [_pairs(title) for title in titles]
    counts = Counter(pair for own in pairs for pair in own)
    fewest = min(max(_FEWEST[0], len(titles) // _PAPERS_A_STEP), _FEWEST[1])
    most = fewest * _WIDEST
    keys = []
    for own, title in zip(pairs, titles, strict=True):
        known = sorted((counts[pair], pair) for pair in own if fewest <= counts[pair] <= most)
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
