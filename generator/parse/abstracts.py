# A list of bare abstracts, each on a line of its own that begins with "Abstract:". Variants seen
# in the wild: the title on the line before, or the abstract wrapped over several lines.
"""Parse a list of abstracts, each introduced by "Abstract:"."""

from __future__ import annotations

import re

from generator.parse.clean import clean
from generator.parse.prose import ends_sentence, is_abstract
from generator.parse.result import Parsed, numbered, text_fields
from generator.problems import Problem
from generator.records import Repair, Seed, Sighting

_MARK = re.compile(r"abstract\s*[:.—–-]\s*", re.IGNORECASE)
_RULE = "abstract-list"


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the file is a list of abstracts: one of its first two lines is marked."""
    return any(_MARK.match(text) for _, text in lines[:2])


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse the list; what stands between two abstracts is a title, a wrapped line, or reported."""
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    lines = numbered(seed)
    title: tuple[int, str] | None = None
    index = 0
    while index < len(lines):
        number, text = lines[index]
        if _MARK.match(text):
            body, index = _body(lines, index)
            sighting = _sighting(seed.name, title, body, repairs)
            if sighting.abstract:
                sightings.append(sighting)
            else:
                lost = [title[0], number] if title else [number]
                message = "an abstract without text; the line is not used"
                problems += [Problem(seed.name, line, message, span=1) for line in lost]
            title = None
            continue
        if index + 1 < len(lines) and _MARK.match(lines[index + 1][1]) and not is_abstract(text):
            title = (number, text)
        else:
            message = (
                "neither begins with 'Abstract:' nor is the title before one; the line is not used"
            )
            problems.append(Problem(seed.name, number, message, span=1))
        index += 1
    return Parsed(tuple(sightings), (), tuple(problems))


def _body(lines: list[tuple[int, str]], start: int) -> tuple[list[tuple[int, str]], int]:
    """Return the lines of one abstract, wrapped ones included, and where the next thing begins."""
    number, text = lines[start]
    body = [(number, _MARK.sub("", text, count=1))]
    index = start + 1
    while index < len(lines) and not _MARK.match(lines[index][1]):
        unfinished = not ends_sentence(body[-1][1])
        follows_at_once = lines[index][0] == body[-1][0] + 1
        if not (unfinished and follows_at_once and body[-1][1]):
            break
        body.append(lines[index])
        index += 1
    return body, index


def _sighting(
    file: str,
    title: tuple[int, str] | None,
    body: list[tuple[int, str]],
    repairs: tuple[Repair, ...],
) -> Sighting:
    text = " ".join(part for _, part in body)
    cleaned = (title[0], clean(title[1], repairs)) if title else None
    fields = text_fields(file, _RULE, title=cleaned, abstract=(body[0][0], text), repairs=repairs)
    lines = (*((title[0],) if title else ()), *(number for number, _ in body))
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
