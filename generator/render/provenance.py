# Where each value came from, in words. The records keep the names of rules; here they become
# what a reader is told.
"""Say in words where the fields of a paper came from and what was repaired."""

from __future__ import annotations

from collections.abc import Sequence

from generator.records import Origin

_FIELDS = {
    "title": "Title",
    "authors": "Authors",
    "date": "Date",
    "arxiv": "arXiv",
    "doi": "DOI",
    "code": "Code",
    "links": "Links",
    "categories": "Categories",
    "venue": "Venue",
    "abstract": "Abstract",
}
# Rules that read a value.
_READINGS = {
    "huggingface": "read from the page",
    "abstract-list": "read from the list",
    "author-listing": "read from the listing",
    "jsonl": "read from the record",
    "curation": "given by the curator",
    "month-of-arxiv-id": "month of the arXiv identifier",
    "address-in-abstract": "address in the abstract",
    "authors-run-on": "parted where the names run on from the title",
    "first-words-of-abstract": "first words of the abstract, since no seed gives a title",
}
# Rules that changed a value; one that is not here was named by the curator.
_CHANGES = {
    "tex": "TeX decoded",
    "doubled-url": "a doubled address made one",
    "missing-space": "lost space between two sentences put back",
    "control-characters": "control characters removed",
}


def field_sources(origins: Sequence[Origin]) -> tuple[tuple[str, str, str], ...]:
    """Return (field, place, how it was read) for each value, in a fixed order of fields."""
    order = list(_FIELDS)
    readings = sorted(
        (origin for origin in origins if origin.rule in _READINGS),
        key=lambda origin: (order.index(origin.field), origin.file, origin.line),
    )
    rows = (
        (_FIELDS[origin.field], f"{origin.file}, line {origin.line}", _READINGS[origin.rule])
        for origin in readings
    )
    return tuple(dict.fromkeys(rows))


def repairs(origins: Sequence[Origin]) -> tuple[tuple[str, str, str, str], ...]:
    """Return (field, what was done, rule, place) for each change made to a value."""
    return tuple(
        (
            _FIELDS[origin.field].lower(),
            _CHANGES.get(origin.rule, "a repair of the curator's"),
            origin.rule,
            f"{origin.file}, line {origin.line}",
        )
        for origin in origins
        if origin.rule not in _READINGS
    )
