# The plain interchange form: one JSON object a line. It is what other programs write, so each
# field is checked, and a field that is wrong is reported and left out while the rest counts.
"""Parse JSON Lines: an object a line with title and any of the known fields."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable
from typing import TypeVar

from generator.parse.clean import clean
from generator.parse.result import Parsed, is_code, numbered, text_fields, tidy_repository
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting
from generator.text import collapse, find_urls

KEYS = (
    "title", "abstract", "authors", "date", "year", "doi", "arxiv", "url", "code", "categories",
    "venue",
)  # fmt: skip
_RULE = "jsonl"
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/)?"
    r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
T = TypeVar("T")
_LOWEST_YEAR, _HIGHEST_YEAR = 1500, 2200


class _FieldError(ValueError):
    """A field does not hold what it should; the message says what it should hold."""


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the file is JSON Lines: its first line begins an object."""
    return bool(lines) and re.match(r"\{\s*[\"}]", lines[0][1]) is not None


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse each line by itself; a broken line is a problem, a broken field a warning."""
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    unknown: dict[str, int] = {}
    for number, text in numbered(seed):
        row = _object(text)
        if isinstance(row, str):
            problems.append(Problem(seed.name, number, f"{row}; the line is not used", span=1))
            continue
        for key in row:
            if key not in KEYS:
                unknown.setdefault(key, number)
        title = row.get("title")
        if not isinstance(title, str) or not clean(title).text:
            message = "title is missing or no text; the line is not used"
            problems.append(Problem(seed.name, number, message, span=1))
            continue
        sighting, complaints = _sighting(seed.name, number, row, repairs)
        sightings.append(sighting)
        problems += complaints
    for key, number in sorted(unknown.items(), key=lambda item: item[1]):
        message = f"the key {key[:40]!r} is not known and not used (reported once a file)"
        problems.append(Problem(seed.name, number, message, "warning"))
    return Parsed(tuple(sightings), (), tuple(problems))


def _object(text: str) -> dict[str, object] | str:
    """Return the object on a line, or what is wrong with it."""
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        return "nested too deeply"
    except ValueError as error:
        return f"not valid JSON: {error}"
    # A lone surrogate can't be written as UTF-8, so it can't be published.
    if not isinstance(value, dict):
        return "must be a JSON object, {…}"
    return (
        value
        if "\\u" not in text or _is_utf8(value)
        else "half of a surrogate pair is no character"
    )


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _is_utf8(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _sighting(
    file: str, number: int, row: dict[str, object], repairs: tuple[Repair, ...]
) -> tuple[Sighting, list[Problem]]:
    problems: list[Problem] = []
    origins: list[Origin] = []

    def take(key: str, convert: Callable[[object], T], field: str | None = None) -> T | None:
        value = row.get(key)
        if value is None or value in ("", []):
            return None
        try:
            result = convert(value)
        except _FieldError as error:
            problems.append(Problem(file, number, f"{key} {error}; it is left out", "warning"))
            return None
        origins.append(Origin(field or key, file, number, _RULE))
        return result

    abstract = take("abstract", _text)
    fields = text_fields(
        file,
        _RULE,
        title=(number, clean(str(row["title"]), repairs)),
        abstract=(number, abstract) if abstract else None,
        repairs=repairs,
    )
    origins = list(fields.origins)
    authors = take("authors", _texts)
    date = take("date", _date) or take("year", _date, "date")
    urls = take("url", _urls, "links") or ()
    code = take("code", _urls) or ()
    code = tuple(
        dict.fromkeys(tidy_repository(url) for url in (*code, *filter(is_code, urls), *fields.code))
    )
    links = tuple(dict.fromkeys((*(url for url in urls if not is_code(url)), *fields.links)))
    sighting = Sighting(
        file,
        number,
        (number,),
        title=fields.title,
        authors=tuple(name for name in (clean(name).text for name in authors or ()) if name),
        authors_complete=True if authors else None,
        date=date,
        arxiv=take("arxiv", _arxiv),
        doi=take("doi", _doi),
        code=code,
        links=links,
        categories=take("categories", _texts) or (),
        venue=take("venue", _text),
        abstract=fields.abstract,
        origins=tuple(origins),
    )
    return sighting, problems


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _FieldError("must be text")
    return value if len(value) > 400 else clean(value).text  # noqa: PLR2004 - abstracts are cleaned later


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list):
        raise _FieldError("must be a list of texts")
    if not all(isinstance(item, str) for item in value):
        raise _FieldError("must hold nothing but texts")
    return tuple(item for item in (clean(item).text for item in value) if item)


def _date(value: object) -> str:
    text = str(value) if isinstance(value, int | str) and not isinstance(value, bool) else ""
    match = _DATE.fullmatch(text.strip()) if len(text) < 40 else None  # noqa: PLR2004
    if not match or not _LOWEST_YEAR <= int(match[1]) <= _HIGHEST_YEAR:
        raise _FieldError("must look like 2023, 2023-04 or 2023-04-14")
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:  # noqa: PLR2004
        raise _FieldError("is no day of the calendar")
    return "-".join(part for part in match.groups() if part)


def _arxiv(value: object) -> str:
    match = _ARXIV.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise _FieldError("must be an arXiv identifier such as 2309.17007")
    return match[1]


def _doi(value: object) -> str:
    match = _DOI.fullmatch(collapse(value)) if isinstance(value, str) else None
    if not match:
        raise _FieldError("must be a DOI such as 10.1000/182")
    return match[1].lower()


def _urls(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    urls: list[str] = []
    for item in values:
        if not isinstance(item, str):
            raise _FieldError("must be an address, or a list of them")
        found = find_urls(item.strip())
        if len(found) != 1 or found[0][0] != 0 or found[0][1] != len(item.strip()):
            raise _FieldError("must begin with https:// or http:// and hold no spaces")
        urls.append(found[0][2])
    return tuple(urls)
