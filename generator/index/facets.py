# For each value of a facet the papers that have it, so that the counts for a query are made by
# the reader from all its hits. Facets with few values share a file; authors, of whom there are
# tens of thousands, and the orders by date and title have files of their own, fetched when asked.
"""Write what results are narrowed and sorted by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.index.analysis import fold
from generator.index.documents import Document
from generator.index.encode import put_bytes, put_number, put_text

Values = Callable[[Document], Sequence[str]]

FACETS: Final[Mapping[str, Values]] = {
    "theme": lambda paper: paper.themes,
    "modality": lambda paper: paper.modalities,
    "year": lambda paper: (str(paper.year),) if paper.year else (),
    "code": lambda paper: ("yes",) if paper.code else ("no",),
    "source": lambda paper: paper.sources,
    "dataset": lambda paper: paper.datasets,
    "model": lambda paper: paper.models,
    "author": lambda paper: paper.authors,
}
ALONE: Final = frozenset({"author"})


@dataclass(frozen=True, slots=True)
class FacetFile:
    """A file of one or more facets.

    Attributes:
        facets: Their names, in the order in which they stand in the payload.
    """

    name: str
    facets: tuple[str, ...]
    payload: bytes


def facet_files(papers: Sequence[Document]) -> list[FacetFile]:
    """Return the files that hold the facets of all papers, in the order of their numbers."""
    shared: dict[str, bytes] = {}
    files = []
    for name, values in FACETS.items():
        lists: dict[str, list[int]] = defaultdict(list)
        for number, paper in enumerate(papers):
            for value in dict.fromkeys(values(paper)):
                lists[value].append(number)
        if lists and name in ALONE:
            files.append(FacetFile(name, (name,), _payload(lists)))
        elif lists:
            shared[name] = _payload(lists)
    joined = bytearray()
    for payload in shared.values():
        put_bytes(joined, payload)
    return [FacetFile("facets", tuple(shared), bytes(joined)), *files]


def _payload(lists: Mapping[str, Sequence[int]]) -> bytes:
    out = bytearray()
    put_number(out, len(lists))
    for value in sorted(lists):
        put_text(out, value)
    for value in sorted(lists):
        put_number(out, len(lists[value]))
        after = 0
        for number in lists[value]:
            put_number(out, number - after)
            after = number + 1
    return bytes(out)


def order_files(papers: Sequence[Document]) -> dict[str, bytes]:
    """Return the payloads that papers are sorted by: for each paper its place.

    ``date`` counts distinct dates from 1, oldest first, 0 where none is known; ``title`` is each
    paper's place in the order of the titles.
    """
    dates = {date: at for at, date in enumerate(sorted({p.date for p in papers if p.date}), 1)}
    titles = sorted(range(len(papers)), key=lambda at: (_sort_title(papers[at]), papers[at].id))
    places = [0] * len(papers)
    for place, at in enumerate(titles):
        places[at] = place
    return {
        "date": _column([dates[paper.date] if paper.date else 0 for paper in papers]),
        "title": _column(places),
    }


def _sort_title(paper: Document) -> str:
    return fold(paper.title).strip("\"'([{ ")


def _column(values: Sequence[int]) -> bytes:
    out = bytearray()
    for value in values:
        put_number(out, value)
    return bytes(out)
