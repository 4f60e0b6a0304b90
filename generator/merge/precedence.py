# One paper, several sightings, one value a field. The curator's word comes first; then what was
# read with the least guessing. Each rule of preference is a line here, and the winner's origin
# goes with the value.
"""Precedence: the best value of each field, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from generator.records import Identity, Origin, Paper, Sighting, Source
from generator.text import collapse

# Which reading to trust, the surest first. A listing runs authors into its titles; a Hugging Face
# page drops backslashes from its abstracts.
_TITLE_RULES = ("jsonl", "huggingface", "abstract-list", "author-listing")
_ABSTRACT_RULES = ("jsonl", "author-listing", "abstract-list", "huggingface")
_ARXIV_MONTH = re.compile(r"(?:[a-z-]+(?:\.[A-Z]{2})?/)?(\d{2})(\d{2})(?:\.|\d{3})")
_DAY, _FIRST_ARXIV_YEAR = len("2023-04-14"), 91
_TITLE_WORDS, _TITLE_LENGTH = 14, 90


def merge_fields(sightings: Sequence[Sighting], identity: Identity | None) -> Paper:
    """Merge the sightings of one paper, sorted by file and line; its id is still empty."""
    origins: list[Origin] = []
    abstract = _best(sightings, "abstract", _ABSTRACT_RULES, origins)
    title, title_source = _title(sightings, identity, abstract, origins)
    arxiv = _identifier(sightings, identity, "arxiv", origins)
    authors, complete = _authors(sightings, origins)
    return Paper(
        id="",
        title=title,
        title_source=title_source,
        authors=authors,
        authors_complete=complete,
        date=_date(sightings, arxiv, origins),
        arxiv=arxiv,
        doi=_identifier(sightings, identity, "doi", origins),
        code=_union(sightings, "code", origins, identity),
        links=_union(sightings, "links", origins),
        categories=_union(sightings, "categories", origins),
        venue=_best(sightings, "venue", ("jsonl",), origins),
        abstract=abstract,
        sources=tuple(Source(sighting.file, sighting.line) for sighting in sightings),
        origins=tuple(origins),
    )


def _origins_of(sighting: Sighting, field: str) -> list[Origin]:
    return [origin for origin in sighting.origins if origin.field == field]


def _best(
    sightings: Sequence[Sighting], field: str, rules: tuple[str, ...], origins: list[Origin]
) -> str | None:
    """Return the value of a text field from the surest reading, and note its origins."""

    def rank(sighting: Sighting) -> tuple[bool, int, int, str, str, int]:
        found = _origins_of(sighting, field)
        rule = found[0].rule if found else ""
        value: str = getattr(sighting, field)
        cut = value.endswith(("…", "..."))
        place = rules.index(rule) if rule in rules else len(rules)
        # The value before the place: a seed's new name must change nothing but origins.
        return (cut, place, -len(value), value, sighting.file, sighting.line)

    having = [sighting for sighting in sightings if getattr(sighting, field)]
    if not having:
        return None
    winner = min(having, key=rank)
    origins += _origins_of(winner, field)
    value: str = getattr(winner, field)
    return value


def _title(
    sightings: Sequence[Sighting],
    identity: Identity | None,
    abstract: str | None,
    origins: list[Origin],
) -> tuple[str, Literal["seed", "curation", "abstract"]]:
    """Return the title and who gives it: the curator, a seed, or the abstract's first words."""
    if identity:
        saying_so = [sighting for sighting in sightings if sighting.title == identity.title]
        if saying_so:
            _best(saying_so, "title", _TITLE_RULES, origins)
            return identity.title, "seed"
        origins.append(Origin("title", identity.file, identity.line, "curation"))
        return identity.title, "curation"
    title = _best(sightings, "title", _TITLE_RULES, origins)
    if title:
        return title, "seed"
    first = sightings[0]
    origins.append(Origin("title", first.file, first.line, "first-words-of-abstract"))
    return first_words(abstract or ""), "abstract"


def first_words(abstract: str) -> str:
    """Return the first words of an abstract, to stand for a title that is not known.

    >>> first_words("Large language models (LLMs) are used in medicine.")
    'Large language models (LLMs) are used in medicine'
    """
    words = abstract.split()[:_TITLE_WORDS]
    while len(words) > 1 and len(" ".join(words)) > _TITLE_LENGTH:
        words.pop()
    title = collapse(" ".join(words))[:_TITLE_LENGTH]
    return title.rstrip(".,;:") if title == abstract else f"{title.rstrip('.,;:')}…"


def _identifier(
    sightings: Sequence[Sighting],
    identity: Identity | None,
    field: Literal["arxiv", "doi"],
    origins: list[Origin],
) -> str | None:
    curated: str | None = getattr(identity, field) if identity else None
    if identity and curated:
        origins.append(Origin(field, identity.file, identity.line, "curation"))
        return curated
    return _best(sightings, field, ("jsonl",), origins)


def _date(sightings: Sequence[Sighting], arxiv: str | None, origins: list[Origin]) -> str | None:
    """Return a full date where a seed gives one, else the arXiv month, else what a seed gives."""
    dated = [sighting for sighting in sightings if sighting.date]
    full = [sighting for sighting in dated if len(sighting.date or "") == _DAY]
    if full:
        return _best(full, "date", _TITLE_RULES, origins)
    month = arxiv_month(arxiv) if arxiv else None
    if month:
        given = next((origin for origin in origins if origin.field == "arxiv"), None)
        if given:
            origins.append(Origin("date", given.file, given.line, "month-of-arxiv-id"))
        return month
    return _best(dated, "date", _TITLE_RULES, origins)


def arxiv_month(arxiv: str) -> str | None:
    """Return the month in which an arXiv identifier was given, ``YYYY-MM``.

    >>> arxiv_month("2309.17007"), arxiv_month("math/9911159")
    ('2023-09', '1999-11')
    """
    match = _ARXIV_MONTH.match(arxiv)
    if not match or not "01" <= match[2] <= "12":
        return None
    century = "19" if int(match[1]) >= _FIRST_ARXIV_YEAR else "20"
    return f"{century}{match[1]}-{match[2]}"


def _authors(
    sightings: Sequence[Sighting], origins: list[Origin]
) -> tuple[tuple[str, ...], bool | None]:
    """Return the fullest list of authors, and whether it is known to be complete."""
    having = [sighting for sighting in sightings if sighting.authors]
    if not having:
        return (), None
    winner = min(
        having, key=lambda one: (not one.authors_complete, -len(one.authors), one.file, one.line)
    )
    origins += _origins_of(winner, "authors")
    return winner.authors, winner.authors_complete


def _union(
    sightings: Sequence[Sighting],
    field: Literal["code", "links", "categories"],
    origins: list[Origin],
    identity: Identity | None = None,
) -> tuple[str, ...]:
    """Return every value of a list field once, the curator's first; case does not part them."""
    values: dict[str, str] = {}
    if identity and field == "code" and identity.code:
        values = {value.lower().rstrip("/"): value for value in identity.code}
        origins.append(Origin(field, identity.file, identity.line, "curation"))
    for sighting in sightings:
        found: tuple[str, ...] = getattr(sighting, field)
        new = {value.lower().rstrip("/"): value for value in found}
        if new.keys() - values.keys():
            origins += _origins_of(sighting, field)
        for key, value in new.items():
            values.setdefault(key, value)
    return tuple(values.values())
