# A list of bare abstracts, each of which begins with "Abstract:". Variants seen in the wild: the
# mark on a line of its own or after a number, the abstract wrapped over several lines, the title
# on the line before, "Title:" and "Authors:" in front of them.
"""Parse a list of abstracts, each introduced by "Abstract:"."""

from __future__ import annotations

import re

from generator.parse.clean import clean
from generator.parse.names import split_names
from generator.parse.prose import ends_sentence, is_abstract
from generator.parse.result import Parsed, numbered, text_fields
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting

# Not "Abstract reasoning" nor "Abstract-level": those begin titles.
_MARK = re.compile(
    r"(?:[-*•]\s?|\(?\d{1,4}[.):\]]\s?)?abstract"
    r"(?:\s?[:.—–]\s*|\s-\s+|-\s+|-(?=(?-i:[A-Z]))|$)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"title\s?:\s*", re.IGNORECASE)
_AUTHORS = re.compile(r"authors?\s?:\s*", re.IGNORECASE)
_RULE = "abstract-list"
_MARK_WITHIN = 3
# A line of text wrapped to a width; an abstract on one line is longer.
_WRAPPED = 200

# "state-of-the- art", where a line was wrapped, but not "pre- and postoperative".
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_]-) (?=[a-z])(?!and |or |to )")

_Line = tuple[int, str]


def recognise(lines: list[_Line]) -> bool:
    """Tell whether the file is a list of abstracts: one of its first lines is marked."""
    marks = [_MARK.match(text) for _, text in lines[:_MARK_WITHIN]]
    # "Abstract" alone is a heading on many a page; only at the very top does it tell something.
    return any(
        mark and (index == 0 or mark.group()[-1:].lower() != "t")
        for index, mark in enumerate(marks)
    )


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse the list; what stands between two abstracts is a title, a wrapped line, or reported."""
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    lines = numbered(seed)
    before: list[_Line] = []
    index = 0
    while index < len(lines):
        if not _MARK.match(lines[index][1]):
            before.append(lines[index])
            index += 1
            continue
        end = _end_of_body(lines, index)
        head, unused = _head(before)
        problems += [_not_used(seed.name, line) for line in unused]
        sighting = _sighting(seed.name, head, lines[index:end], repairs)
        if sighting.abstract:
            sightings.append(sighting)
        else:
            message = "an abstract without text; the line is not used"
            lost = [*head, *lines[index:end]]
            problems += [Problem(seed.name, number, message, span=1) for number, _ in lost]
        before = []
        index = end
    problems += [_not_used(seed.name, line) for line in before]
    return Parsed(tuple(sightings), (), tuple(problems))


def _not_used(file: str, line: _Line) -> Problem:
    message = "neither begins with 'Abstract:' nor is the title before one; the line is not used"
    return Problem(file, line[0], message, span=1)


def _end_of_body(lines: list[_Line], start: int) -> int:
    """Return the index after the last line of the abstract whose mark stands at ``start``."""
    wrapped = len(lines[start][1]) < _WRAPPED
    end = start + 1
    text = _MARK.sub("", lines[start][1], count=1)
    if not text and end < len(lines) and not _begins_another(lines[end][1]):
        if not is_abstract(lines[end][1]) and lines[end][0] != lines[start][0] + 1:
            return end
        text = lines[end][1]
        wrapped = len(text) < _WRAPPED
        end += 1
    while text and end < len(lines):
        number, following = lines[end]
        if number != lines[end - 1][0] + 1 or _begins_another(following):
            break
        if ends_sentence(text) and (not wrapped or _is_title_at(lines, end)):
            break
        text = following
        end += 1
    return end


def _begins_another(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_MARK, _TITLE, _AUTHORS))


def _is_title_at(lines: list[_Line], index: int) -> bool:
    """Tell whether a line after a finished sentence is the next paper's title."""
    text = lines[index][1]
    before_mark = index + 1 == len(lines) or bool(_MARK.match(lines[index + 1][1]))
    return before_mark and not text.endswith(".")


def _head(before: list[_Line]) -> tuple[list[_Line], list[_Line]]:
    """Return the title and authors right before a mark, and the lines that are neither."""
    count = 0
    while count < len(before) and _AUTHORS.match(before[-count - 1][1]):
        count += 1
    if count < len(before) and not is_abstract(before[-count - 1][1]):
        count += 1
    cut = len(before) - count
    return before[cut:], before[:cut]


def _sighting(
    file: str, head: list[_Line], body: list[_Line], repairs: tuple[Repair, ...]
) -> Sighting:
    names = [line for line in head if _AUTHORS.match(line[1])]
    titles = [line for line in head if line not in names]
    title = clean(_TITLE.sub("", titles[0][1], count=1), repairs) if titles else None
    text = " ".join([_MARK.sub("", body[0][1], count=1), *(part for _, part in body[1:])])
    text = _BROKEN_WORD.sub("", text) if len(body) > 1 else text
    # Where the mark has a line of its own, the text's origin is the line after it.
    number = body[1 if len(body) > 1 and not _MARK.sub("", body[0][1], count=1) else 0][0]
    fields = text_fields(
        file,
        _RULE,
        title=(titles[0][0], title) if title and title.text else None,
        abstract=(number, text),
        repairs=repairs,
    )
    listed = ", ".join(clean(_AUTHORS.sub("", line[1], count=1), repairs).text for line in names)
    authors, complete = split_names(listed)
    origins = [*fields.origins]
    origins += [Origin("authors", file, names[0][0], _RULE)] if authors else []
    numbers = tuple(line[0] for line in (*head, *body))
    return Sighting(
        file,
        numbers[0],
        numbers,
        title=fields.title,
        authors=authors,
        authors_complete=complete,
        abstract=fields.abstract,
        code=fields.code,
        links=fields.links,
        origins=tuple(origins),
    )
