"""Index: entries into the search index as it is shipped."""

from __future__ import annotations

from generator.index.whole import DOCUMENTS, INDEX, index_files, search

__all__ = ["DOCUMENTS", "INDEX", "index_files", "search"]
