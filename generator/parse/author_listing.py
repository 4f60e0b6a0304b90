# The listing of an author's papers, three lines a paper: what and when ("CLApr 14, 2023Code"),
# the title with the authors run on, the abstract. The categories are as the listing writes them:
# "CV" may be cs.CV or math.CV, and which one the listing does not say.
"""Parse an author listing: category and date, title and authors, abstract."""

from __future__ import annotations

import re

from generator.parse.clean import Cleaned, clean
from generator.parse.names import part_authors
from generator.parse.prose import is_abstract
from generator.parse.result import MONTH, Parsed, full_date, month_date, numbered, text_fields
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting

# An optional score runs into the category, the category into the date, the date into "Code".
_META = re.compile(
    r"(?:\d{1,3}(?:\.\d+)?)?\s?((?:[a-z]+(?:-[a-z]+)?\.)?(?:[A-Z]{2,3}|[a-z]{1,5}-[a-z]{2,3}))\s?"
    rf"({MONTH}[a-z]*\.? (?:\d{{1,2}}(?:, \d{{4}})?|\d{{4}}))\s?"
    r"((?:(?:Code|Data|Demo|PDF|Project|Video|Website)\s?)*)"
)
_RULE = "author-listing"
_LINES = 3
_LONGEST_HEAD = 80
_SHORTEST_ABSTRACT = 60


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the lines are such a listing: one of its first three heads a paper."""
    heads = sum(_is_head(text) for _, text in lines)
    return heads > 0 and (
        any(_is_head(text) for _, text in lines[:_LINES]) or heads * 2 * _LINES >= len(lines)
    )


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse the listing; a head without title and abstract after it is reported."""
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    lines = numbered(seed)
    index = 0
    while index < len(lines):
        block = [lines[index]]
        index += 1
        while index < len(lines) and not _is_head(lines[index][1]):
            block.append(lines[index])
            index += 1
        problems += _complaints(seed.name, block)
        if _is_head(block[0][1]) and _has_abstract(block):
            sightings.append(_sighting(seed.name, block[:_LINES], repairs))
    return Parsed(tuple(sightings), (), tuple(problems))


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and _META.fullmatch(text) is not None


def _has_abstract(block: list[tuple[int, str]]) -> bool:
    """Tell whether the third line is an abstract; alone in its place, it may be a short one."""
    if len(block) < _LINES:
        return False
    alone = len(block) == _LINES and len(block[2][1]) >= _SHORTEST_ABSTRACT
    return alone or is_abstract(block[2][1])


def _complaints(file: str, block: list[tuple[int, str]]) -> list[Problem]:
    """Return a problem for each line of a block that goes into no sighting."""
    if not _is_head(block[0][1]):
        message = "stands before the first category and date of the listing; the line is not used"
        return [Problem(file, number, message, span=1) for number, _ in block]
    if len(block) == 1:
        message = (
            "category and date without a title and an abstract after them; the line is not used"
        )
        return [Problem(file, block[0][0], message, span=1)]
    if not _has_abstract(block):
        message = "a title without an abstract; the line is not used"
        return [Problem(file, number, message, span=1) for number, _ in block]
    message = "more than three lines for one paper; the line is not used"
    return [Problem(file, number, message, span=1) for number, _ in block[_LINES:]]


def _sighting(file: str, block: list[tuple[int, str]], repairs: tuple[Repair, ...]) -> Sighting:
    (first, head), (second, titled), (third, abstract) = block
    meta = _META.fullmatch(head)
    category, when = (meta[1], meta[2]) if meta else ("", "")
    cleaned = clean(titled, repairs)
    parted = part_authors(cleaned.text, abstract)
    title = Cleaned(parted.title, (*cleaned.rules, *(["authors-run-on"] if parted.authors else [])))
    fields = text_fields(
        file,
        _RULE,
        title=(second, title) if title.text else None,
        abstract=(third, abstract),
        repairs=repairs,
    )
    date = full_date(when) or month_date(when)
    origins = [*fields.origins, Origin("categories", file, first, _RULE)]
    origins += [Origin("date", file, first, _RULE)] if date else []
    origins += [Origin("authors", file, second, "authors-run-on")] if parted.authors else []
    return Sighting(
        file,
        first,
        (first, second, third),
        title=fields.title,
        authors=parted.authors,
        authors_complete=parted.complete,
        date=date,
        code=fields.code,
        links=fields.links,
        categories=(category,),
        abstract=fields.abstract,
        origins=tuple(origins),
    )
