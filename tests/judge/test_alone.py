"""Papers are judged alike in one job or many, here or elsewhere."""

from __future__ import annotations

import pytest

from generator.judge import each, judge
from generator.records import Paper, Taxonomy
from generator.spread import spread

PAPERS = tuple(
    Paper(f"p{place}", f"PondBench{place}: A Benchmark for Frogs", "seed",
          abstract=f"We introduce PondBench{place}, a dataset. PondBench{place // 2} helps. "
                   f"We reach 9{place}.5% accuracy on the Pond{place} dataset.")
    for place in range(5)
)  # fmt: skip


def test_cutting_the_work_into_jobs_and_spreading_them_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = judge(PAPERS, Taxonomy((), ()))
    monkeypatch.setattr(each, "_SOME", 2)
    assert judge(PAPERS, Taxonomy((), ())) == whole
    assert judge(PAPERS, Taxonomy((), ()), each=spread) == whole
    assert any(entry.results for entry in whole)
    assert all(entry.mentions for entry in whole)
