# Sightings and what the curator knows in, papers out. Which sightings belong together is said in
# identity.py, which of their values wins in precedence.py, how the paper is called for ever in
# permalinks.py.
"""Merge: sightings and curation into papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.merge.identity import group_sightings
from generator.merge.permalinks import Ledger, keys_of, make_permalink
from generator.merge.precedence import merge_fields
from generator.records import Identity, Paper, Permalink, Sighting

__all__ = ["merge", "permalink_rows"]


def merge(
    sightings: Sequence[Sighting],
    identities: Sequence[Identity] = (),
    permalinks: Sequence[Permalink] = (),
) -> tuple[tuple[Paper, ...], tuple[Permalink, ...]]:
    """Merge the sightings of each paper into one record.

    Args:
        sightings: From all seeds, in any order; the result does not depend on it.
        identities: What the curator knows of papers.
        permalinks: Addresses given before.

    Returns:
        The papers, sorted by id, and the addresses whose paper is in no seed any more.
    """
    ledger = Ledger(permalinks)
    papers: dict[str, Paper] = {}
    for group, identity in group_sightings(sightings, identities):
        fields = merge_fields(group, identity)
        keys = keys_of(fields.title, fields.arxiv, fields.doi, fields.abstract)
        known = ledger.claim(keys)
        ident = (
            known[0]
            if known
            else make_permalink(fields.title, fields.arxiv, fields.doi, fields.abstract)
        )
        while ident in papers:
            ident = f"{ident}-{make_permalink('', None, None, ident + fields.title)[-4:]}"
        papers[ident] = replace(fields, id=ident, formerly=known[1:])
    gone = tuple(row for row in permalinks if row.id in ledger.dead)
    return tuple(papers[ident] for ident in sorted(papers)), gone


def permalink_rows(papers: Sequence[Paper]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the ledger should hold: each address in use with the keys of its paper."""
    rows: list[tuple[str, tuple[str, ...]]] = []
    for paper in papers:
        keys = keys_of(paper.title, paper.arxiv, paper.doi, paper.abstract)
        rows += [(ident, keys) for ident in (paper.id, *paper.formerly)]
    return tuple(rows)
