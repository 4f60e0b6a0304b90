# Entries in, the search index as files out: lunr.py's own index of all papers, and beside it what
# a result shows. The browser reads both with lunr.js, so both sides rank alike. It
# is loaded in order of words only, which in JavaScript is the order of UTF-16 units and in Python
# that of characters: words from beyond the basic plane stand in different places.
"""Build one lunr index of the whole digest, and answer queries from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from lunr import lunr
from lunr.index import Index

from generator.records import Entry, Taxonomy

INDEX, DOCUMENTS = "search/index.json", "search/documents.json"
# A word of the title says more than one of the abstract; an identifier names its paper.
_BOOSTS = {"title": 10, "identifiers": 10, "themes": 4, "authors": 4, "abstract": 1}


def index_files(
    entries: Sequence[Entry], taxonomy: Taxonomy, address: Callable[[str], str]
) -> list[tuple[str, bytes]]:
    """Return the files of the search index: (path below docs/, content).

    Args:
        entries: In order of id.
        taxonomy: Gives the names of themes and modalities.
        address: Makes the address of a paper's page from its id.
    """
    names = {
        criterion.tag.slug: criterion.tag.name
        for criterion in (*taxonomy.themes, *taxonomy.modalities)
    }
    documents = [_document(entry, names, address) for entry in entries]
    fields = [{"field_name": name, "boost": boost} for name, boost in _BOOSTS.items()]
    texts = [{"ref": str(number), **_texts(entry, names)} for number, entry in enumerate(entries)]
    index = lunr(ref="ref", fields=fields, documents=texts).serialize() if texts else None
    if index:
        index["invertedIndex"].sort(key=lambda row: row[0].encode("utf-16-be"))
    return [
        (INDEX, _json(index)),
        (DOCUMENTS, _json(documents)),
    ]


def search(index: str, documents: str, query: str, top: int) -> list[dict[str, object]]:
    """Return the best papers for a query with their scores, the best first.

    Args:
        index: Content of ``search/index.json``.
        documents: Content of ``search/documents.json``.
        query: In lunr's syntax.
        top: How many at most.

    Raises:
        ValueError: The query is not in lunr's syntax.
    """
    loaded = json.loads(index)
    if loaded is None:
        return []
    loaded["invertedIndex"].sort()
    shown = json.loads(documents)
    found = Index.load(loaded).search(query)[:top]
    return [{**shown[int(hit["ref"])], "score": hit["score"]} for hit in found]


def _texts(entry: Entry, names: Mapping[str, str]) -> dict[str, str]:
    """Return the text of each field that is searched."""
    paper = entry.paper
    tags = [f"{names.get(slug, slug)} {slug}" for slug in (*entry.themes, *entry.modalities)]
    identifiers = [paper.arxiv, paper.doi, *paper.title.split(":")[:1]]
    return {
        "title": paper.title,
        "identifiers": " ".join(filter(None, identifiers)),
        "themes": " ".join(tags),
        "authors": " ".join(paper.authors),
        "abstract": paper.abstract or "",
    }


def _document(
    entry: Entry, names: Mapping[str, str], address: Callable[[str], str]
) -> dict[str, object]:
    """Return what a result shows of a paper."""
    paper = entry.paper
    return {
        "id": paper.id,
        "url": address(paper.id),
        "title": paper.title,
        "authors": list(paper.authors),
        "year": paper.year,
        "themes": [names.get(slug, slug) for slug in entry.themes],
        "abstract": paper.abstract or "",
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
