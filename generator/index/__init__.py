"""Index: documents into the files of the search index, and queries answered from them."""

from __future__ import annotations

from generator.index.assets import MODULES, worker
from generator.index.build import MANIFEST, Labels, build
from generator.index.documents import Document, documents
from generator.index.search import QueryError, search

__all__ = [
    "MANIFEST",
    "MODULES",
    "Document",
    "Labels",
    "QueryError",
    "build",
    "documents",
    "search",
    "worker",
]
