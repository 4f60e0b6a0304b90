# Two abstracts of one paper differ in a lost backslash or a rewritten link; two papers by the
# same authors may share their first sentences. So not the beginning is compared but all runs of
# five words. Candidates are found by a sample of the runs, chosen by hash and so the same for
# both, which keeps the cost in line with the number of papers instead of its square.
"""How alike are two abstracts, and which pairs are worth comparing?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from zlib import crc32

_RUN = 5
_SAMPLE = 8
# In a text as short as this every run is a sample, or two alike might share none.
_SHORT = 64
# A run that stands in more abstracts than this is a phrase of the field, not of a paper.
_COMMON = 40


def runs(folded: str) -> frozenset[int]:
    """Return the hashes of all runs of five words of a folded text (of fewer, the text itself)."""
    words = folded.split(" ")
    return _runs_at(words, range(len(words) - _RUN + 1)) or frozenset((crc32(folded.encode()),))


def _runs_at(words: Sequence[str], starts: Iterable[int]) -> frozenset[int]:
    return frozenset(crc32(" ".join(words[start : start + _RUN]).encode()) for start in starts)


def jaccard(first: frozenset[int], second: frozenset[int]) -> float:
    """Return the share of runs that two abstracts have in common, from 0 to 1."""
    union = len(first | second)
    return len(first & second) / union if union else 0.0


def similar_pairs(texts: Collection[str], threshold: float) -> list[tuple[float, str, str]]:
    """Return the pairs of texts at least as alike as the threshold, the most alike first.

    Args:
        texts: Folded texts, each once.
        threshold: Least Jaccard similarity, from 0 to 1.

    Returns:
        (similarity, text, text), the texts in order within a pair.
    """
    samples = _samples(texts)
    known: dict[str, frozenset[int]] = {}
    pairs: list[tuple[float, str, str]] = []
    for (first, second), count in _shared(samples).items():
        if count >= threshold * min(len(samples[first]), len(samples[second])) / 2:
            for text in (first, second):
                if text not in known:
                    known[text] = runs(text)
            similarity = jaccard(known[first], known[second])
            if similarity >= threshold:
                pairs.append((similarity, first, second))
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))


def _samples(texts: Iterable[str]) -> dict[str, frozenset[int]]:
    """Return some runs of each text: those that begin with one word of eight, chosen by hash."""
    chosen: dict[str, bool] = {}
    samples: dict[str, frozenset[int]] = {}
    for text in sorted(texts):
        words = text.split(" ")
        for word in words:
            if word not in chosen:
                chosen[word] = crc32(word.encode()) % _SAMPLE == 0
        last = len(words) - _RUN + 1
        starts = range(last)
        if last > _SHORT:
            samples[text] = _runs_at(words, [start for start in starts if chosen[words[start]]])
        else:
            samples[text] = runs(text)
    return samples


def _shared(samples: Mapping[str, frozenset[int]]) -> dict[tuple[str, str], int]:
    """Return for each pair of texts how many sampled runs both have, pairs with none left out."""
    holders: dict[int, list[str]] = defaultdict(list)
    for text in sorted(samples):
        for run in samples[text]:
            holders[run].append(text)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for held in holders.values():
        if len(held) <= _COMMON:
            for pair in combinations(held, 2):
                shared[pair] += 1
    return shared
