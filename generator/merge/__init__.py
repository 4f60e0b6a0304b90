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
from generator.problems import Problem
from generator.records import Identity, Origin, Paper, Permalink, Sighting
from generator.text import fold

__all__ = ["claimed_twice", "merge", "permalink_rows"]


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
        ident = known[0] if known else _permalink(fields)
        while ident in papers:
            ident = f"{ident}-{make_permalink('', None, None, ident + fields.title)[-4:]}"
        papers[ident] = replace(fields, id=ident, formerly=known[1:])
    gone = tuple(row for row in permalinks if row.id in ledger.dead)
    return tuple(papers[ident] for ident in sorted(papers)), gone


def _permalink(paper: Paper) -> str:
    """Make a permalink; where only a title is known, its authors and year tell it from others."""
    what = paper.abstract or fold(" ".join([*paper.authors, str(paper.year or "")]))
    return make_permalink(paper.title, paper.arxiv, paper.doi, what)


def claimed_twice(papers: Sequence[Paper]) -> tuple[Problem, ...]:
    """Return a problem for each identifier that two papers claim, too unlike to be one."""
    problems: list[Problem] = []
    for kind, name in (("arxiv", "arXiv identifier"), ("doi", "DOI")):
        holders: dict[str, Origin] = {}
        for paper in papers:
            value: str | None = getattr(paper, kind)
            origin = next((origin for origin in paper.origins if origin.field == kind), None)
            if not value or not origin:
                continue
            first = holders.setdefault(value, origin)
            if first != origin:
                message = (
                    f"the {name} {value} of {paper.title[:80]!r} is also given at "
                    f"{first.file}:{first.line} to a paper unlike it; correct one of them"
                )
                problems.append(Problem(origin.file, origin.line, message, "warning"))
    return tuple(problems)


def permalink_rows(papers: Sequence[Paper]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the ledger should hold: each address in use with the keys of its paper."""
    rows: list[tuple[str, tuple[str, ...]]] = []
    for paper in papers:
        keys = keys_of(paper.title, paper.arxiv, paper.doi, paper.abstract)
        rows += [(ident, keys) for ident in (paper.id, *paper.formerly)]
    return tuple(rows)
