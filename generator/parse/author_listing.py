# The listing of an author's papers, three lines a paper: what and when ("CLApr 14, 2023Code"),
# the title with the authors run on, the abstract. The categories are as the listing writes them:
# "CV" may be cs.CV or math.CV, and which one the listing does not say.
"""Parse an author listing: category and date, title and authors, abstract."""

from __future__ import annotations

import re

from generator.parse.clean import Cleaned, clean
from generator.parse.names import part_authors
from generator.parse.prose import is_abstract
from generator.parse.result import MONTH, Parsed, full_date, numbered, text_fields
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting

# An optional score runs into the category, the category into the date, the date into "Code".
_META = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d+)?)?\s?([A-Z]{{2,3}}|[a-z]{{1,2}}-[a-z]{{2,3}})\s?"
    rf"({MONTH}[a-z]* \d{{1,2}}(?:, \d{{4}})?)\s?((?:Code|PDF|Project)*)"
)
_RULE = "author-listing"
_LINES = 3


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the lines are such a listing: one of its first three heads a paper."""
    heads = sum(bool(_META.fullmatch(text)) for _, text in lines)
    return heads > 0 and (
        any(_META.fullmatch(text) for _, text in lines[:3]) or heads * 2 * _LINES >= len(lines)
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
        while index < len(lines) and not _META.fullmatch(lines[index][1]):
            block.append(lines[index])
            index += 1
        problems += _complaints(seed.name, block)
        if _META.fullmatch(block[0][1]) and len(block) >= _LINES and is_abstract(block[2][1]):
            sightings.append(_sighting(seed.name, block[:_LINES], repairs))
    return Parsed(tuple(sightings), (), tuple(problems))


def _complaints(file: str, block: list[tuple[int, str]]) -> list[Problem]:
    """Return a problem for each line of a block that goes into no sighting."""
    if not _META.fullmatch(block[0][1]):
        message = "stands before the first category and date of the listing; the line is not used"
        return [Problem(file, number, message, span=1) for number, _ in block]
    if len(block) == 1:
        message = (
            "category and date without a title and an abstract after them; the line is not used"
        )
        return [Problem(file, block[0][0], message, span=1)]
    if len(block) < _LINES or not is_abstract(block[2][1]):
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
        file, _RULE, title=(second, title), abstract=(third, abstract), repairs=repairs
    )
    date = full_date(when)
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
