# The stable face of the digest for other programs, documented in docs/api.md. Absent is null or
# an empty list, never a missing key and never a guess.
"""The API: one record a paper, as published in api/papers.json."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.records import Entry


def to_record(entry: Entry, url: str) -> dict[str, object]:
    """Return the published record of a paper.

    Args:
        entry: The paper and what was judged of it.
        url: Address of its page, relative to the site's root.
    """
    paper = entry.paper
    return {
        "id": paper.id,
        "url": url,
        "title": paper.title,
        "title_source": paper.title_source,
        "authors": list(paper.authors),
        "authors_complete": paper.authors_complete,
        "date": paper.date,
        "year": paper.year,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "code": list(paper.code),
        "links": list(paper.links),
        "categories": list(paper.categories),
        "abstract": paper.abstract,
        "themes": list(entry.themes),
        "modalities": list(entry.modalities),
        "evidence": [
            {
                "tag": evidence.tag,
                "field": evidence.field,
                "start": evidence.start,
                "end": evidence.end,
                "text": evidence.text,
                "rule": evidence.rule,
            }
            for evidence in entry.evidence
        ],
        "tldr": entry.tldr.text if entry.tldr else None,
        "results": [
            {
                "metric": result.metric,
                "value": result.value,
                "unit": result.unit or None,
                "bound": result.bound or None,
                "dataset": result.dataset,
                "comparison": result.comparison,
                "sentence": result.sentence,
            }
            for result in entry.results
        ],
        "datasets": list(entry.datasets),
        "models": list(entry.models),
        "related": [{"id": other.id, "reason": other.reason} for other in entry.related],
        "sources": [{"file": source.file, "line": source.line} for source in paper.sources],
    }


def to_records_json(records: Sequence[dict[str, object]]) -> str:
    """Return ``{"papers": [...]}``, a paper a line: a change of one is a change of a line."""
    rows = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return f'{{"papers": [\n{rows}\n]}}\n'
