# One place says how a record becomes each format: a file a format here. Whoever shows, copies or
# downloads a paper in it calls the same function.
"""Export: entries into BibTeX and the API's records."""

from __future__ import annotations

from generator.export.api import to_record, to_records_json
from generator.export.bibtex import to_bibtex

__all__ = ["to_bibtex", "to_record", "to_records_json"]
