"""Words and pairs are counted in parts, and the parts do not show."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from generator.index import pairs, postings
from generator.index.analysis import STOP_WORDS, split
from generator.index.build import build
from generator.index.documents import Document
from tests.index.papers import collections


@settings(max_examples=60, deadline=None)
@given(collections())
def test_pairs_are_counted_as_a_reader_would_count_them(papers: list[Document]) -> None:
    texts = [(split(paper.title), split(paper.abstract or "")) for paper in papers]
    words: Counter[str] = Counter()
    meet: Counter[tuple[str, str]] = Counter()
    hyphened: Counter[tuple[str, str]] = Counter()
    for paper in texts:
        words.update({word for found, _ in paper for word in found})
        here = {
            (pair, glue)
            for found, glues in paper
            for pair, glue in zip(pairwise(found), glues[1:], strict=False)
            if glue and not STOP_WORDS & set(pair)
        }
        meet.update({pair for pair, _ in here})
        hyphened.update({pair for pair, glue in here if glue == "-"})
    for part in (1, 7, 1_000_000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pairs, "PART", part)
            counted = pairs.count(texts)
        assert dict(zip(counted.numbers, counted.papers.tolist(), strict=True)) == words
        for own, wanted in ((counted.pairs, meet), (counted.hyphened, hyphened)):
            found = counted.pairs_of(own.keys)
            assert dict(zip(found, own.papers.tolist(), strict=True)) == wanted
            assert own.of(np.array([counted.key(pair) for pair in found], np.int64)).tolist() == [
                wanted[pair] for pair in found
            ]


@settings(max_examples=30, deadline=None)
@given(collections())
def test_an_index_is_the_same_in_whatever_parts_it_is_counted(papers: list[Document]) -> None:
    whole = build(papers)
    for part in (1, 5, 50):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pairs, "PART", part)
            patch.setattr(postings, "PART", part)
            assert build(papers) == whole
