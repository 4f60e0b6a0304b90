# What is shown of a paper, and what its citation is made from. Papers of one subject share a
# block of heads, so that a page of results needs few of them; abstracts and the rest, ten times as
# long, are in small files that are fetched for what is read or exported. Blocks are columns of
# JSON, which compress better than records.
"""Write the papers' records in blocks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.index.documents import Document

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
        head: Payload of what a result shows.
        bodies: Payloads of the rest, each of ``BODIES`` papers.
    """

    head: bytes
    bodies: tuple[bytes, ...]


def blocks(papers: Sequence[Document], sizes: Iterable[int]) -> list[Block]:
    """Return all papers in blocks.

    Args:
        papers: In the order of their numbers.
        sizes: How many papers each block has.
    """
    found: list[Block] = []
    start = 0
    for size in sizes:
        found.append(_block(papers[start : start + size]))
        start += size
    return found


def _block(papers: Sequence[Document]) -> Block:
    urls = [paper.url for paper in papers]
    bodies = tuple(
        _payload(papers[start : start + BODIES], BODY) for start in range(0, len(papers), BODIES)
    )
    return Block(_payload(papers, HEAD, urls), bodies)


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
