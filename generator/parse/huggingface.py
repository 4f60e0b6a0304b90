# Pages copied from Hugging Face: a search, a collection or a day of papers. What is left of such
# a page is furniture and, by turns, title and abstract, with or without blank lines; a collection
# may say "Paper • 2401.12345 • Published Jan 3, 2024" of a title. So lines are told apart first,
# then gathered into blocks, one a paper, and each block is read by itself. What is neither known
# furniture (see huggingface_furniture.py) nor a title with its abstract is reported.
"""Parse a page copied from Hugging Face Papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from generator.parse.clean import clean
from generator.parse.huggingface_furniture import (
    BUTTON,
    MARKER,
    Details,
    find_furniture,
    is_furniture,
    read_details,
)
from generator.parse.prose import is_abstract, is_surely_abstract
from generator.parse.result import Parsed, numbered, text_fields
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting
from generator.text import fold

_RULE = "huggingface"
_MARKER_WITHIN = 200
_ALTERNATION = 0.8
# How many unknown lines, e.g. an institution's name, may come between a title and its abstract.
_CANDIDATES = 3
_CONTENT_WORD = 4
_SHOWN = 80
_NO_DETAILS = Details(None, None)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    kind: Literal["furniture", "details", "title", "abstract"]
    details: Details = _NO_DETAILS


@dataclass(slots=True)
class _Block:
    """The lines that seem to speak of one paper."""

    titles: list[_Line] = field(default_factory=list)
    abstract: _Line | None = None
    details: list[_Line] = field(default_factory=list)


def recognise(lines: list[tuple[int, str]]) -> bool:
    """Tell whether the lines are such a page: a marker of the site, or strict alternation."""
    if any(MARKER.fullmatch(text) or BUTTON.match(text) for _, text in lines[:_MARKER_WITHIN]):
        return True
    kinds = [is_abstract(text) for _, text in lines if not is_furniture(text)]
    pairs = sum(not first and second for first, second in pairwise(kinds))
    return pairs > 0 and pairs * 2 >= _ALTERNATION * len(kinds)


def parse(seed: Seed, repairs: tuple[Repair, ...]) -> Parsed:
    """Parse the page: furniture aside, a short line is a title, a long one its abstract."""
    lines = _classify(numbered(seed))
    sightings: list[Sighting] = []
    problems: list[Problem] = []
    for block in _blocks(lines):
        sighting, complaints = _read(seed.name, block, repairs)
        sightings += [sighting] if sighting else []
        problems += complaints
    furniture = tuple(line.number for line in lines if line.kind == "furniture")
    return Parsed(tuple(sightings), furniture, tuple(problems))


def _classify(lines: list[tuple[int, str]]) -> list[_Line]:
    """Say of each line what it is, by itself and by the lines next to it."""
    furniture = find_furniture(lines)
    result: list[_Line] = []
    for number, text in lines:
        details = read_details(text)
        if details and (details.arxiv or details.date):
            result.append(_Line(number, text, "details", details))
        elif number in furniture:
            result.append(_Line(number, text, "furniture"))
        else:
            result.append(_Line(number, text, "abstract" if is_abstract(text) else "title"))
    return _with_titles_like_sentences(_without_button(result))


def _without_button(lines: list[_Line]) -> list[_Line]:
    """Take the button off the first title into which it ran."""
    first = next((index for index, line in enumerate(lines) if line.kind == "title"), None)
    if first is not None:
        line = lines[first]
        lines[first] = _Line(line.number, BUTTON.sub("", line.text, count=1), "title")
    return lines


def _with_titles_like_sentences(lines: list[_Line]) -> list[_Line]:
    """Turn "Exercise improves recovery." into a title where it stands where a title should."""
    places = [index for index, line in enumerate(lines) if line.kind in {"title", "abstract"}]
    after_title = False
    for index, following in pairwise(places):
        line = lines[index]
        if line.kind == "title":
            after_title = True
        elif after_title or is_surely_abstract(line.text):
            after_title = False
        elif is_surely_abstract(lines[following].text):
            lines[index] = _Line(line.number, line.text, "title")
            after_title = True
    return lines


def _blocks(lines: list[_Line]) -> list[_Block]:
    """Gather the lines of each paper: title, abstract and details, which may also come first."""
    content = [line for line in lines if line.kind != "furniture"]
    details_first = bool(content) and content[0].kind == "details"
    blocks = [_Block()]
    for line in content:
        block = blocks[-1]
        if line.kind == "details":
            if details_first and (block.titles or block.abstract):
                blocks.append(block := _Block())
            block.details.append(line)
        elif line.kind == "abstract":
            if block.abstract:
                blocks.append(block := _Block())
            block.abstract = line
        else:
            if (
                block.abstract
                or (block.details and block.titles)
                or len(block.titles) > _CANDIDATES
            ):
                blocks.append(block := _Block())
            block.titles.append(line)
    return blocks


def _read(
    file: str, block: _Block, repairs: tuple[Repair, ...]
) -> tuple[Sighting | None, list[Problem]]:
    """Make a sighting of a block, and problems of the lines that go into none."""
    title = _title_of(block)
    identified = any(line.details.arxiv for line in block.details)
    if not block.abstract and not (title and identified):
        lines = [*block.titles, *block.details]
        return None, [_unused(file, line) for line in sorted(lines, key=lambda line: line.number)]
    problems = [_unused(file, line) for line in block.titles if line is not title]
    lines = sorted(
        filter(None, [title, block.abstract, *block.details]), key=lambda line: line.number
    )
    sighting = _sighting(file, block, title, lines, repairs)
    if not sighting.title:
        message = "an abstract without a title before it; the paper is kept without a title"
        problems.append(Problem(file, sighting.line, message, "warning"))
    elif not sighting.abstract:
        message = "a title without an abstract; the paper is kept without an abstract"
        problems.append(Problem(file, sighting.line, message, "warning"))
    return sighting, problems


def _title_of(block: _Block) -> _Line | None:
    """Return the title of a block: the last line before the abstract that may be one.

    An earlier line is taken only where the last has no word of the abstract and the other has.
    """
    if not block.titles:
        return None
    words = set(fold(block.abstract.text).split()) if block.abstract else set()

    def shared(line: _Line) -> int:
        title = {word for word in fold(line.text).split() if len(word) >= _CONTENT_WORD}
        return len(title & words)

    last = block.titles[-1]
    if not words or shared(last):
        return last
    return max(reversed(block.titles), key=shared)


def _unused(file: str, line: _Line) -> Problem:
    shown = line.text if len(line.text) <= _SHOWN else f"{line.text[: _SHOWN - 1]}…"
    what = (
        "identifier or date without a title and its abstract"
        if line.kind == "details"
        else "a title without an abstract, or unknown page furniture"
    )
    return Problem(file, line.number, f"{what}: {shown!r}; the line is not used", span=1)


def _sighting(
    file: str,
    block: _Block,
    title: _Line | None,
    lines: list[_Line],
    repairs: tuple[Repair, ...],
) -> Sighting:
    cleaned = clean(title.text, repairs) if title else None
    fields = text_fields(
        file,
        _RULE,
        title=(title.number, cleaned) if title and cleaned and cleaned.text else None,
        abstract=(block.abstract.number, block.abstract.text) if block.abstract else None,
        repairs=repairs,
    )
    arxiv = next((line for line in block.details if line.details.arxiv), None)
    date = next((line for line in block.details if line.details.date), None)
    origins = list(fields.origins)
    origins += [Origin("arxiv", file, arxiv.number, "huggingface-details")] if arxiv else []
    origins += [Origin("date", file, date.number, "huggingface-details")] if date else []
    return Sighting(
        file,
        lines[0].number,
        tuple(line.number for line in lines),
        title=fields.title,
        abstract=fields.abstract,
        arxiv=arxiv.details.arxiv if arxiv else None,
        date=date.details.date if date else None,
        code=fields.code,
        links=fields.links,
        origins=tuple(origins),
    )
