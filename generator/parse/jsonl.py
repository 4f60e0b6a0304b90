# The plain interchange form: one JSON object a line. It is what other programs write, so each
# field is checked, and a field that is wrong is reported and left out while the rest counts.
"""Parse JSON Lines: an object a line with title and any of the known fields."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from typing import TypeVar

from generator.json_line import json_object
from generator.parse.clean import clean
from generator.parse.result import (
    Parsed,
    arxiv_identifier,
    full_date,
    is_code,
    month_date,
    numbered,
    text_fields,
    tidy_repository,
)
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting
from generator.text import collapse, find_urls

KEYS = (
    "title", "abstract", "authors", "date", "year", "doi", "arxiv", "url", "code", "categories",
    "venue",
)  # fmt: skip
_RULE = "jsonl"
_OBJECT = re.compile(r"\{\s*[\"}]")
_OBJECT_WITHIN = 3
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})(?:[T ].*)?)?)?")
_LONGEST_DATE = 40
_DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE
)
# A publisher's page often has the DOI in its address; believed in the field "doi" only.
_PUBLISHER = re.compile(r"https?://[^\s?#]{1,100}?/(10\.[0-9]{4,9}/[^\s?#]+)", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(\S+)")
_OTHERS = re.compile(r"(?:and )?(?:et al\.?|others|…|\.\.\.)")
T = TypeVar("T")
_LOWEST_YEAR, _HIGHEST_YEAR = 1500, 2200


class _FieldError(ValueError):
    """A field does not hold what it should; the message says what it should hold."""


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the file is JSON Lines: one of its first lines begins an object."""
    return any(_OBJECT.match(text) for _, text in lines[:_OBJECT_WITHIN])


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse each line by itself; a broken line is a problem, a broken field a warning."""
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    unknown: dict[str, int] = {}
    for number, text in numbered(seed):
        row, complaint = json_object(text)
        for key in row:
            if key not in KEYS:
                unknown.setdefault(key, number)
        title = row.get("title")
        if not complaint and not (isinstance(title, str) and clean(title, repairs).text):
            complaint = "title is missing or no text"
        if complaint:
            message = f"{complaint}; the line is not used"
            problems.append(Problem(seed.name, number, message, span=1))
            continue
        reader = _Reader(seed.name, number, row, repairs)
        sightings.append(reader.sighting(str(title)))
        problems += reader.problems
    for key, number in sorted(unknown.items(), key=lambda item: (item[1], item[0])):
        message = f"the key {key[:40]!r} is not known and not used (reported once a file)"
        problems.append(Problem(seed.name, number, message, "warning"))
    return Parsed(tuple(sightings), (), tuple(problems))


class _Reader:
    """Reads the fields of one row, and notes the origin of each and what is wrong with it."""

    def __init__(
        self, file: str, number: int, row: dict[str, object], repairs: tuple[Repair, ...]
    ) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._number = number
        self._row = row
        self._repairs = repairs

    def sighting(self, title: str) -> Sighting:
        """Return the sighting; fields that are wrong are left out."""
        fields = text_fields(
            self._file,
            _RULE,
            title=(self._number, clean(title, self._repairs)),
            abstract=(self._number, self._take("abstract", _text) or ""),
            repairs=self._repairs,
        )
        authors, complete = self._authors()
        # The address of a paper at arXiv or of its DOI names the paper; any other is a link.
        urls = self._take("url", self._urls) or ()
        doi = self._take("doi", _doi) or next(filter(None, map(_doi_of, urls)), None)
        own = _ARXIV_DOI.fullmatch(doi or "")
        named = (arxiv_identifier(text) for text in (own[1] if own else "", *urls))
        arxiv = self._take("arxiv", _arxiv) or next(filter(None, named), None)
        others = [url for url in urls if not arxiv_identifier(url) and not _doi_of(url)]
        given = [*(self._take("code", self._urls) or ()), *filter(is_code, others)]
        code = _unique([*map(tidy_repository, given), *fields.code])
        links = _unique([*(url for url in others if not is_code(url)), *fields.links])
        date = self._take("date", _date) or self._take("year", _date)
        categories = self._take("categories", self._texts) or ()
        venue = self._take("venue", self._cleaned)
        given_fields = (
            ("authors", authors), ("date", date), ("arxiv", arxiv), ("doi", doi), ("code", given),
            ("links", len(links) > len(fields.links)), ("categories", categories),
            ("venue", venue),
        )  # fmt: skip
        origins = [
            Origin(name, self._file, self._number, _RULE) for name, value in given_fields if value
        ]
        return Sighting(
            self._file,
            self._number,
            (self._number,),
            title=fields.title,
            authors=authors,
            authors_complete=complete,
            date=date,
            arxiv=arxiv,
            doi=doi,
            code=code,
            links=links,
            categories=categories,
            venue=venue,
            abstract=fields.abstract,
            origins=(*fields.origins, *origins),
        )

    def _take(self, key: str, convert: Callable[[object], T]) -> T | None:
        """Return a field converted, or None where it is absent, empty or wrong."""
        value = self._row.get(key)
        if value is None or value in ("", []):
            return None
        try:
            return convert(value)
        except _FieldError as error:
            message = f"{key} {error}; it is left out"
            self.problems.append(Problem(self._file, self._number, message, "warning"))
            return None

    def _authors(self) -> tuple[tuple[str, ...], bool | None]:
        names = self._take("authors", self._texts) or ()
        known = tuple(name for name in names if not _OTHERS.fullmatch(name))
        return known, len(known) == len(names) if known else None

    def _cleaned(self, value: object) -> str:
        return clean(_text(value), self._repairs).text

    def _texts(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise _FieldError("must be a list of texts")
        if not all(isinstance(item, str) for item in value):
            raise _FieldError("must hold nothing but texts")
        return tuple(filter(None, map(self._cleaned, value)))

    def _urls(self, value: object) -> tuple[str, ...]:
        urls: list[str] = []
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, str):
                raise _FieldError("must be an address, or a list of them")
            text = self._cleaned(item)
            found = find_urls(text)
            if len(found) != 1 or found[0][:2] != (0, len(text)):
                raise _FieldError("must begin with https:// or http:// and hold no spaces")
            urls.append(found[0][2])
        return tuple(urls)


def _unique(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _FieldError("must be text")
    return value


def _date(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    text = text.strip() if len(text) <= _LONGEST_DATE else ""
    match = _DATE.fullmatch(full_date(text) or month_date(text) or text)
    if not match or not _LOWEST_YEAR <= int(match[1]) <= _HIGHEST_YEAR:
        raise _FieldError("must look like 2023, 2023-04 or 2023-04-14")
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004
        raise _FieldError("is no day of the calendar")
    return "-".join(part for part in match.groups() if part)


def _arxiv(value: object) -> str:
    identifier = arxiv_identifier(value) if isinstance(value, str) else None
    if not identifier:
        raise _FieldError("must be an arXiv identifier such as 2309.17007")
    return identifier


def _doi(value: object) -> str:
    text = collapse(value) if isinstance(value, str) else ""
    match = _DOI.fullmatch(text) or _PUBLISHER.fullmatch(text)
    if not match:
        raise _FieldError("must be a DOI such as 10.1000/182")
    return match[1].lower()


def _doi_of(url: str) -> str | None:
    """Return the DOI that an address resolves, or None."""
    match = _DOI.fullmatch(url)
    return match[1].lower() if match else None
