# What the index needs to know of a paper, apart from how the pipeline keeps it: an Entry becomes a
# Document here and nowhere else, so that benchmarks and tests can index records of their own.
"""Document: a paper as the index sees it, and how an Entry becomes one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.records import Entry

_BEFORE_COLON: Final = re.compile(r"\s*(?::|\s[-–—]+\s)")
_NAME_LIKE: Final = re.compile(r"\w[A-Z0-9]")
_NICKNAME_WORDS: Final = 3
_SHORT_TITLE_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class Document:
    """A paper to index.

    Attributes:
        id: Permalink, unique.
        url: Site-relative address of its page.
        date: ISO 8601 at the precision known, or None.
        themes: Slugs; their names are searched too.
        sources: Names of the seeds it was seen in, sorted, each once.
    """

    id: str
    url: str
    title: str
    authors: tuple[str, ...] = ()
    authors_complete: bool | None = None
    date: str | None = None
    abstract: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    venue: str | None = None
    code: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    datasets: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    tldr: str | None = None

    @property
    def year(self) -> int | None:
        """The year of :attr:`date`, or None where no date is known."""
        return int(self.date[:4]) if self.date else None


def documents(entries: Sequence[Entry], urls: Mapping[str, str]) -> tuple[Document, ...]:
    """Return one document for each entry, in the same order.

    Args:
        entries: What the digest publishes.
        urls: Site-relative address of each paper's page, by the paper's id.
    """
    return tuple(_document(entry, urls[entry.paper.id]) for entry in entries)


def _document(entry: Entry, url: str) -> Document:
    paper = entry.paper
    return Document(
        id=paper.id,
        url=url,
        title=paper.title,
        authors=paper.authors,
        authors_complete=paper.authors_complete,
        date=paper.date,
        abstract=paper.abstract,
        arxiv=paper.arxiv,
        doi=paper.doi,
        venue=paper.venue,
        code=paper.code,
        links=paper.links,
        categories=paper.categories,
        themes=entry.themes,
        modalities=entry.modalities,
        datasets=entry.datasets,
        models=entry.models,
        sources=tuple(sorted({source.file for source in paper.sources})),
        tldr=entry.tldr.text if entry.tldr else None,
    )


def nickname(title: str) -> str:
    """Return the name a paper goes by, or an empty string.

    It is what stands before a colon, if that is one word or looks like a name (a capital or a
    digit inside a word), or the whole of a title of one or two words.

    >>> nickname("SAM-Med2D")
    'SAM-Med2D'
    >>> nickname("MedAlpaca: an open collection")
    'MedAlpaca'
    >>> nickname("An overview: adapters")
    ''
    """
    parts = _BEFORE_COLON.split(title.strip(), maxsplit=1)
    many = len(parts[0].split())
    if len(parts) == 1:
        return title if many <= _SHORT_TITLE_WORDS else ""
    if many == 1 or (many <= _NICKNAME_WORDS and _NAME_LIKE.search(parts[0])):
        return parts[0]
    return ""
