# Pages copied from Hugging Face: a search, a collection or a day of papers. What is left of such
# a page is furniture first, then title and abstract by turns, with or without blank lines. The
# furniture is a table, since the site keeps changing it; what is neither known furniture nor a
# title with its abstract is reported.
"""Parse a page copied from Hugging Face Papers."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.parse.clean import clean
from generator.parse.prose import is_abstract
from generator.parse.result import MONTH, Parsed, numbered, text_fields
from generator.problems import Problem
from generator.records import Repair, Seed, Sighting

# Seen only on this site: one of these tells the dialect.
_MARKER = re.compile(
    r"Get trending papers in your email inbox(?: once a day)?!"
    r"|by\s?\S.{0,80} and the research community"
    r"|Hugging Face(?:'s logo)?"
    r"|(?:Daily|Trending) Papers"
)
_FURNITURE = re.compile(
    rf"{_MARKER.pattern}"
    r"|(?i:new|subscribe|papers?|models|datasets|spaces|posts|docs|pricing|enterprise|log in"
    r"|sign up|upvote|\+?\d+(?:\.\d+)?k?|·|•|-|previous|next|load more|today|this (?:week|month)"
    r"|daily|weekly|monthly|trending|search|sort: .{1,30}|submitted by|collections?"
    r"|share collection|view history|collection guide|browse collections|github|arxiv(?: page)?"
    r"|pdf|tos|terms|privacy|about|jobs|careers|company|website|view all \d+ .{1,20}"
    r"|add to collection)"
    rf"|{MONTH} \d{{1,2}}(?:, \d{{4}})?"
    r"|(?i:(?:updated|published|submitted)(?: on)? .{1,30}(?:ago|\d))"
    r"|(?i:submitted by\s?\S+)"
    r"|·?\s?\d+ authors?"
    r"|© Hugging Face.{0,20}"
)
# The button runs into the first title: "SubscribeUltraMedical: Building …".
_BUTTON = re.compile(r"Subscribe(?=[^\Wa-z_])")
_RULE = "huggingface"


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the lines are such a page: a marker of the site, or strict alternation."""
    if any(_MARKER.fullmatch(text) or _BUTTON.match(text) for _, text in lines[:200]):
        return True
    kinds = [is_abstract(text) for _, text in lines if not _FURNITURE.fullmatch(text)]
    pairs = sum(not first and second for first, second in pairwise(kinds))
    return pairs > 0 and pairs * 2 >= 0.8 * len(kinds)


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse the page: furniture aside, a short line is a title, a long one its abstract."""
    sightings: list[Sighting] = []
    furniture: list[int] = []
    problems: list[Problem] = []
    waiting: tuple[int, str] | None = None
    for number, text in numbered(seed):
        if not is_abstract(text):
            if _FURNITURE.fullmatch(text):
                furniture.append(number)
                continue
            if waiting:
                problems.append(_no_abstract(seed, *waiting))
            waiting = (number, _BUTTON.sub("", text, count=1) if not sightings else text)
            continue
        if not waiting:
            message = "an abstract without a title before it; the paper is kept without a title"
            problems.append(Problem(seed.name, number, message, "warning"))
        sightings.append(_sighting(seed.name, waiting, (number, text), repairs))
        waiting = None
    if waiting:
        problems.append(_no_abstract(seed, *waiting))
    return Parsed(tuple(sightings), tuple(furniture), tuple(problems))


def _no_abstract(seed: Seed, number: int, text: str) -> Problem:
    shown = text if len(text) <= 80 else f"{text[:79]}…"  # noqa: PLR2004
    message = (
        f"a title without an abstract, or unknown page furniture: {shown!r}; the line is not used"
    )
    return Problem(seed.name, number, message, span=1)


def _sighting(
    file: str, title: tuple[int, str] | None, abstract: tuple[int, str], repairs: tuple[Repair, ...]
) -> Sighting:
    cleaned = (title[0], clean(title[1], repairs)) if title else None
    fields = text_fields(file, _RULE, title=cleaned, abstract=abstract, repairs=repairs)
    lines = (title[0], abstract[0]) if title else (abstract[0],)
    return Sighting(
        file,
        lines[0],
        lines,
        title=fields.title,
        abstract=fields.abstract,
        code=fields.code,
        links=fields.links,
        origins=fields.origins,
    )
