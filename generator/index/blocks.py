# What is shown of a paper, and what its citation is made from. Papers of one subject share a
# block of some eight, so that the first page of results needs few of them; a block holds columns
# of JSON, which compress better than records.
"""Write the papers' records in blocks."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from generator.index.documents import Document

# Papers in a block; a subject is not torn apart before twice as many.
BLOCK: Final = 8
# Blocks that share one name, so that the manifest stays small.
GROUP: Final = 16

COLUMNS: Final = (
    "id", "title", "authors", "authors_complete", "date", "abstract", "arxiv", "doi", "venue",
    "code", "links", "categories", "themes", "modalities", "datasets", "models", "sources",
    "tldr",
)  # fmt: skip


def blocks(papers: Sequence[Document], subjects: Sequence[str]) -> list[tuple[int, bytes]]:
    """Return for each block the number of its papers and its payload.

    Args:
        papers: All papers in the order of their numbers.
        subjects: What each is about; a block rather ends where the subject changes.
    """
    found: list[tuple[int, bytes]] = []
    start = 0
    for at in range(1, len(papers) + 1):
        size = at - start
        last = at == len(papers)
        turn = last or subjects[at] != subjects[at - 1]
        if last or (turn and size >= BLOCK) or size >= 2 * BLOCK:
            found.append((size, _payload(papers[start:at])))
            start = at
    return found


def _payload(papers: Sequence[Document]) -> bytes:
    columns: dict[str, list[object]] = {"url": [paper.url for paper in papers]}
    for name in COLUMNS:
        values = [getattr(paper, name) for paper in papers]
        if any(value not in {None, ()} for value in values):
            columns[name] = values
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
