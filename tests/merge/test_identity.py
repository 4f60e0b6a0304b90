from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.merge.identity import group_sightings
from generator.records import Identity, Sighting
from tests.merge.sightings import abstract, known, seen


def lines(*sightings: Sighting, curated: tuple[Identity, ...] = ()) -> list[list[int]]:
    """Return the lines of the sightings of each paper."""
    groups = group_sightings(sightings, curated)
    return [[sighting.line for sighting in group] for group, _ in groups]


A, B = abstract(1), abstract(2)


def test_one_identifier_is_one_paper() -> None:
    assert lines(
        seen("a", 1, title="A Lung Atlas", arxiv="2401.00001", abstract=A),
        seen("a", 2, title="A Lung Atlas, Revised", arxiv="2401.00001", abstract=B),
        seen("a", 3, title="A Lung Atlas", arxiv="2401.00002", abstract=A),
    ) == [[1, 2], [3]]


def test_two_identifiers_of_a_kind_are_two_papers_however_alike() -> None:
    for kind in ("arxiv", "doi"):
        first = seen("a", 1, title="A Lung Atlas", abstract=A, **{kind: "10.1/a"})
        second = seen("a", 2, title="A Lung Atlas", abstract=A, **{kind: "10.1/b"})
        assert lines(first, second) == [[1], [2]]


def test_a_mistyped_identifier_joins_no_strangers() -> None:
    assert lines(
        seen("a", 1, title="A Lung Atlas", doi="10.1/a", abstract=A),
        seen("a", 2, title="Sepsis from Notes", doi="10.1/a", abstract=B),
    ) == [[1], [2]]


def test_an_equal_title_joins_whatever_its_case_and_marks() -> None:
    assert lines(
        seen("a", 1, title="A Lung Atlas: μ-Bench", abstract=A),
        seen("b", 2, title="A lung atlas — mu bench"),
    ) == [[1, 2]]


def test_an_equal_title_over_another_abstract_is_another_paper() -> None:
    assert lines(
        seen("a", 1, title="A Survey", abstract=A), seen("a", 2, title="A Survey", abstract=B)
    ) == [[1], [2]]


def test_a_rewritten_abstract_parts_no_paper_of_the_same_title_and_authors() -> None:
    title, authors = "A Lung Atlas from Nineteen Hospitals", ("Ana Silva", "Jo Doe")
    assert lines(
        seen("a", 1, title=title, authors=authors, abstract=A, date="2023"),
        seen("a", 2, title=title, authors=("Silva, Ana",), abstract=B, date="2024"),
        seen("a", 3, title=title, authors=("Li Wei",), abstract=abstract(3)),
        seen("a", 4, title=title, authors=authors, abstract=abstract(4), date="2010"),
    ) == [[1, 2], [3], [4]]


def test_a_title_alone_joins_no_paper_of_other_authors_or_of_another_time() -> None:
    assert lines(
        seen("a", 1, title="Preface", authors=("Ana Silva",), date="2010"),
        seen("a", 2, title="Preface", authors=("Jo Doe",), date="2010"),
        seen("a", 3, title="Preface", authors=("Ana Silva",), date="2014"),
        seen("a", 4, title="Preface", authors=("A. Silva",), date="2011"),
    ) == [[1, 4], [2], [3]]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.45])
def test_untitled_abstracts_that_begin_alike_are_two_papers(share: float) -> None:
    cut = int(120 * share)
    other = " ".join([*A.split()[:cut], *B.split()[cut:]])
    assert lines(seen("a", 1, abstract=A), seen("a", 2, abstract=other)) == [[1], [2]]


def test_an_abstract_with_a_few_lost_characters_is_the_same() -> None:
    words = A.split()
    words[20], words[60] = "lost", "backslash"
    untitled = seen("a", 1, abstract=" ".join(words))
    assert lines(untitled, seen("b", 2, title="A Lung Atlas", abstract=A)) == [[1, 2]]


def test_a_short_abstract_with_a_lost_character_is_the_same() -> None:
    words = abstract(5, 24).split()
    words[-1] = "lost"
    assert lines(
        seen("a", 1, abstract=" ".join(words)), seen("a", 2, title="T", abstract=abstract(5, 24))
    ) == [[1, 2]]


def test_unlike_titles_are_one_paper_only_over_an_equal_abstract() -> None:
    words = A.split()
    words[60] = "changed"
    first = seen("a", 1, title="The Limited Impact of Adaptation", abstract=A)
    assert lines(
        first,
        seen("a", 2, title="Adaptation: Are We There Yet?", abstract=" ".join(words)),
        seen("a", 3, title="Once More, with Feeling", abstract=A.upper()),
    ) == [[1, 3], [2]]


def test_a_paper_renamed_by_its_authors_is_one() -> None:
    words = A.split()
    words[60] = "changed"
    assert lines(
        seen("a", 1, title="The Loss Surface", authors=("Ana Silva",), abstract=A),
        seen("a", 2, title="On Shape", authors=("Ana Silva",), abstract=" ".join(words)),
    ) == [[1, 2]]


def test_the_curators_row_joins_by_title_and_by_the_abstracts_beginning() -> None:
    row = known("A Lung Atlas", abstract_starts=A[:60], arxiv="2401.00001")
    untitled, titled = seen("a", 1, abstract=A), seen("b", 2, title="A lung atlas")
    ((group, identity),) = group_sightings((untitled, titled), (row,))
    assert ([sighting.line for sighting in group], identity) == ([1, 2], row)


def test_of_two_rows_that_begin_alike_the_title_decides() -> None:
    other = " ".join([*A.split()[:40], *B.split()[40:]])
    rows = (
        known("A Lung Atlas", 1, abstract_starts=A[:60]),
        known("Flat Lungs: A Survey", 2, abstract_starts=A[:60]),
    )
    groups = group_sightings(
        (
            seen("a", 1, title="A Lung Atlas!", abstract=A),
            seen("a", 2, title="Flat lungs — a survey", abstract=other),
            seen("a", 3, abstract=f"{A[:80]} {abstract(9)}"),
        ),
        rows,
    )
    assert [identity.line if identity else None for _, identity in groups] == [1, 2, None]


def test_two_rows_never_become_one_paper() -> None:
    rows = (known("A Lung Atlas", 1), known("A Liver Atlas", 2))
    assert lines(
        seen("a", 1, title="A Lung Atlas", abstract=A),
        seen("a", 2, title="A Liver Atlas", abstract=A),
        curated=rows,
    ) == [[1], [2]]


def test_thousands_of_papers_of_one_name_are_kept_apart() -> None:
    rows = [seen("a", line, title="Untitled", abstract=abstract(line, 12)) for line in range(2_000)]
    assert len(group_sightings(rows, ())) == 2_000


_SIGHTINGS = st.lists(
    st.builds(
        lambda title, number, arxiv, authors: {
            "title": title,
            "abstract": abstract(number) if number else None,
            "arxiv": arxiv,
            "authors": authors,
        },
        st.sampled_from([None, "A Lung Atlas", "A lung atlas", "Sepsis from Notes", "Preface"]),
        st.sampled_from([0, 1, 2, 3]),
        st.sampled_from([None, None, "2401.00001", "2401.00002"]),
        st.sampled_from([(), (), ("Ana Silva",), ("Jo Doe",)]),
    ).filter(lambda values: values["title"] or values["abstract"]),
    max_size=9,
)


@given(_SIGHTINGS, st.randoms(use_true_random=False))
def test_groups_part_the_sightings_and_do_not_depend_on_their_order(
    rows: list[dict[str, Any]], random: Random
) -> None:
    sightings = [seen("a", line, **row) for line, row in enumerate(rows, start=1)]
    groups = group_sightings(sightings, ())
    assert sorted(one.line for group, _ in groups for one in group) == [*range(1, len(rows) + 1)]
    for group, _ in groups:
        assert len({one.arxiv for one in group if one.arxiv}) <= 1
    random.shuffle(sightings)
    assert group_sightings(sightings, ()) == groups
