# One place says how a record becomes each format: formats.py, whose tables the browser reads too.
# Whoever shows, copies or downloads a paper in a format calls the same function.
"""Export: entries into BibTeX, RIS, CSL-JSON and the API's records."""

from __future__ import annotations

from generator.export.api import to_record, to_records_json
from generator.export.bibtex import to_bibtex, to_bibtex_file
from generator.export.csl import to_csl, to_csl_file
from generator.export.ris import to_ris, to_ris_file

__all__ = [
    "to_bibtex",
    "to_bibtex_file",
    "to_csl",
    "to_csl_file",
    "to_record",
    "to_records_json",
    "to_ris",
    "to_ris_file",
]
