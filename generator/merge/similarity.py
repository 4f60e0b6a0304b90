# Two abstracts of one paper differ in a lost backslash or a rewritten link; two papers by the
# same authors may share their first sentences. So not the beginning is compared but all runs of
# five words. Candidates are found by a sample of the runs, chosen by hash and so the same for
# both, which keeps the cost in line with the number of papers instead of its square.
"""How alike are two abstracts, and which pairs are worth comparing?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import combinations
from zlib import crc32

_RUN = 5
_SAMPLE = 8
# A run that stands in more abstracts than this is a phrase of the field, not of a paper.
_COMMON = 40


def runs(folded: str) -> frozenset[int]:
    """Return the hashes of all runs of five words of a folded text (of fewer, the text itself)."""
    words = folded.split(" ")
    if len(words) < _RUN:
        return frozenset((crc32(folded.encode()),))
    return frozenset(
        crc32(" ".join(words[start : start + _RUN]).encode())
        for start in range(len(words) - _RUN + 1)
    )


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """Return the share of runs that two abstracts have in common, from 0 to 1."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def similar_pairs(texts: Mapping[str, str], threshold: float) -> list[tuple[float, str, str]]:
    """Return the pairs of texts at least as alike as the threshold, the most alike first.

    Args:
        texts: Folded text by key.
        threshold: Least Jaccard similarity, from 0 to 1.

    Returns:
        (similarity, key, key), keys in order within a pair.
    """
    all_runs = {key: runs(text) for key, text in texts.items()}
    pairs: list[tuple[float, str, str]] = []
    for (first, second), count in _shared_samples(all_runs).items():
        sampled = min(len(all_runs[first]), len(all_runs[second])) / _SAMPLE
        if count >= threshold * sampled / 2:
            similarity = jaccard(all_runs[first], all_runs[second])
            if similarity >= threshold:
                pairs.append((similarity, first, second))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _shared_samples(all_runs: Mapping[str, frozenset[int]]) -> dict[tuple[str, str], int]:
    """Return for each pair of texts how many sampled runs both have, pairs with none left out."""
    holders: dict[int, list[str]] = defaultdict(list)
    for key in sorted(all_runs):
        for run in all_runs[key]:
            if run % _SAMPLE == 0:
                holders[run].append(key)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for keys in holders.values():
        if len(keys) <= _COMMON:
            for pair in combinations(keys, 2):
                shared[pair] += 1
    return shared
