# What is shown of a paper, and what its citation is made from. Papers of one subject share a
# block of heads, so that a page of results needs few of them; abstracts and the rest, ten times as
# long, are in small files that are fetched for what is read or exported. Blocks are columns of
# JSON, which compress better than records.
"""Write the papers' records in blocks."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.index.documents import Document

# Papers in a block of heads; a subject is not torn apart before twice as many.
HEADS: Final = 16
# A large collection has larger blocks, so that its manifest stays small.
_PAPERS_A_HEAD: Final = 1500
# Besides, one paper in so many may begin a block.
_BORDERS: Final = 8
# Papers in a file of bodies.
BODIES: Final = 4

HEAD: Final = (
    "id", "title", "authors", "authors_complete", "date", "themes", "modalities", "code",
    "tldr",
)  # fmt: skip
BODY: Final = (
    "abstract", "arxiv", "doi", "venue", "links", "categories", "datasets", "models",
    "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Papers that follow one another.

    Attributes:
        size: How many.
        head: Payload of what a result shows.
        bodies: Payloads of the rest, each of ``BODIES`` papers.
    """

    size: int
    head: bytes
    bodies: tuple[bytes, ...]


def blocks(papers: Sequence[Document], subjects: Sequence[str]) -> list[Block]:
    """Return all papers in blocks.

    Args:
        papers: In the order of their numbers.
        subjects: What each is about; a block rather ends where the subject changes.
    """
    found: list[Block] = []
    start = 0
    wanted = max(HEADS, len(papers) // _PAPERS_A_HEAD)
    for at in range(1, len(papers) + 1):
        size = at - start
        last = at == len(papers)
        turn = last or subjects[at] != subjects[at - 1] or _is_border(papers[at])
        if last or (turn and size >= wanted) or size >= 2 * wanted:
            found.append(_block(papers[start:at]))
            start = at
    return found


def _is_border(paper: Document) -> bool:
    """Say whether a block may begin with a paper, whatever the subject.

    Where that is so depends on the paper alone: one more paper then moves few borders.
    """
    return zlib.crc32(paper.id.encode("utf-8", "replace")) % _BORDERS == 0


def _block(papers: Sequence[Document]) -> Block:
    urls = [paper.url for paper in papers]
    bodies = tuple(
        _payload(papers[start : start + BODIES], BODY) for start in range(0, len(papers), BODIES)
    )
    return Block(len(papers), _payload(papers, HEAD, urls), bodies)


def _payload(papers: Sequence[Document], names: Sequence[str], urls: Sequence[str] = ()) -> bytes:
    columns: dict[str, list[object]] = {}
    for name in names:
        values = [getattr(paper, name) for paper in papers]
        if any(value not in {None, ()} for value in values):
            columns[name] = values
    # The usual address follows from the id.
    if any(url != usual(paper.id) for url, paper in zip(urls, papers, strict=False)):
        columns["url"] = list(urls)
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def usual(name: str) -> str:
    """Return the address that a paper's page usually has, relative to the site."""
    return f"papers/{name}/"
