from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.merge import claimed_twice, merge
from tests.merge.sightings import abstract, known, seen


def test_papers_come_sorted_by_permalink() -> None:
    papers, _ = merge([seen("a", 1, title="B"), seen("a", 2, title="A")])
    assert [paper.title for paper in papers] == ["A", "B"]
    assert claimed_twice(papers) == ()


def test_an_identifier_of_two_unlike_papers_is_a_problem_that_names_both_places() -> None:
    papers, _ = merge(
        [
            seen("a.jsonl", 3, title="A Lung Atlas", doi="10.1/x", abstract=abstract(1)),
            seen("b.jsonl", 5, title="Sepsis from Notes", doi="10.1/x", abstract=abstract(2)),
        ]
    )
    (problem,) = claimed_twice(papers)
    assert len(papers) == 2
    assert len({paper.id for paper in papers}) == 2
    assert (problem.source, problem.line, problem.severity) == ("b.jsonl", 5, "warning")
    assert "10.1/x" in problem.message
    assert "a.jsonl:3" in problem.message


def test_papers_of_one_row_that_can_not_be_one_both_have_an_address() -> None:
    row = known("A Lung Atlas", arxiv="2401.00001")
    sightings = [
        seen("a", 1, title="A Lung Atlas", doi="10.1/x", abstract=abstract(1)),
        seen("a", 2, title="A Lung Atlas", doi="10.1/y", abstract=abstract(2)),
    ]
    papers, _ = merge(sightings, (row,))
    assert sum(len(paper.sources) for paper in papers) == 2
    assert len({paper.id for paper in papers}) == len(papers)


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_every_sighting_is_a_source_of_one_paper_in_any_order(
    rows: list[tuple[int, int]], random: Random
) -> None:
    sightings = [
        seen("a", line, title=f"Atlas {title}" if title else None, abstract=abstract(text))
        for line, (title, text) in enumerate(rows, start=1)
    ]
    papers, _ = merge(sightings)
    assert sorted(source.line for paper in papers for source in paper.sources) == [
        *range(1, len(rows) + 1)
    ]
    random.shuffle(sightings)
    assert merge(sightings)[0] == papers
