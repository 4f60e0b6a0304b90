# What a page of Hugging Face Papers holds besides titles and abstracts. Every pattern matches a
# whole line and is read in linear time. A pattern that a title could match does not belong here:
# furniture is set aside in silence, while an unknown line is only reported.
"""The furniture of a Hugging Face page, and the details it gives of a paper."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.parse.prose import is_abstract
from generator.parse.result import MONTH, arxiv_identifier, full_date

_DATE = rf"{MONTH}[a-z]*\.? \d{{1,2}}(?:, \d{{4}})?"
_AGO = r"(?:(?:about |over |almost )?(?:\d+|an?|one|last) \w+(?: ago)?|today|yesterday|just now)"
_COUNT = r"\+?\s?\d[\d.,]*[km]?"
# Seen only on this site: one of these tells the dialect.
MARKER = re.compile(
    r"Get trending papers in your email inbox(?: once a day)?!"
    r"|(?:by\s?\S.{0,80} )?and the research community"
    r"|Hugging Face(?:'s logo)?"
    r"|(?:Daily|Trending) Papers"
    r"|Papers?\s?•\s?\d{4}\.\d{4,5}\s?•\s?Published .{1,30}"
)
# The button runs into the first title: "SubscribeUltraMedical: Building …".
BUTTON = re.compile(
    r"(?:Get trending papers in your email inbox(?: once a day)?!\s?)*"
    r"Subscribe(?!(?:r|rs|d|s)\b)(?=[^\W_]|[{$\\“\"'(\[<])"
)
_FURNITURE = re.compile(
    rf"{MARKER.pattern}"
    r"|(?i:new|subscribe|models?|datasets?|spaces?|posts|docs|solutions|pricing|enterprise|log in"
    r"|sign up|previous|next|← prev|next →|load more|show more|see more|read more|today"
    r"|this (?:week|month)|daily|weekly|monthly|trending|search|search models, .{1,30}"
    r"|full-text search|edit filters|sort: .{1,30}|sort by .{1,30}|submitted by|authors?:?|abstract"
    r"|share collection|view history|collection guide|browse collections|add to collection"
    r"|view arxiv page|view pdf|view on arxiv|project page|paper page|github(?: repo)?|arxiv page"
    r"|arxiv|pdf|code|tos|terms|privacy|about|jobs|careers|company|website|system theme"
    r"|inference (?:api|endpoints|providers)|community|organizations?|activity feed"
    r"|ai-generated summary|view all \d+ .{1,20}|show \d+ more|page \d+(?: of \d+)?"
    rf"|upvotes?(?:\s{_COUNT})?|github\s{_COUNT}"
    rf"|{_COUNT}(?: (?:upvotes?|likes?|comments?|repl(?:y|ies)|papers?|items?|results?|views?"
    r"|downloads?|followers?|collections?))?"
    r"|(?:papers?|collections?|comments?)(?:\s?\(?\d[\d.,]*k?\)?)?"
    r"|#\d+ paper of the (?:day|week|month)"
    rf"|(?:updated|published|submitted|added|posted)(?: on)?:? (?:{_AGO}|{_DATE})"
    rf"|submitted by\s?\S{{1,40}}(?: on {_DATE})?|on {_DATE})"
    rf"|{_DATE}(?:\s?[-–—]\s?(?:{_DATE}|\d{{1,2}}))?|{MONTH}[a-z]* \d{{4}}|[Ww]eek \d{{1,2}}"
    r"|\d{4}-\d{2}-\d{2}"
    r"|·?\s?\d+ authors?"
    r"|[\W_]{1,10}(?:\s?\d[\d.,]*k?)?"
    r"|© Hugging Face.{0,20}"
)
# A page's own words are never longer.
_LONGEST = 120
# A name stands alone on the line after these.
_BEFORE_NAME = re.compile(r"(?i:submitted by|by)")
_LONGEST_NAME, _WORDS_OF_A_NAME = 40, 3
_SUMMARY = re.compile(r"(?i:ai-generated summary)")
_DETAIL_MARK = re.compile(r"\s*[•·|]\s*")
_PUBLISHED = re.compile(rf"(?i:published)(?: on)?:? ({_DATE})")
_DETAIL = re.compile(
    rf"(?i:papers?|{_COUNT}|upvotes?(?: {_COUNT})?|\d+ authors?|(?:updated|published|submitted)"
    rf"(?: on)?:? (?:{_AGO}|{_DATE}))|"
)


@dataclass(frozen=True, slots=True)
class Details:
    """What a page says of a paper beside its title: either may be None."""

    arxiv: str | None
    date: str | None


def is_furniture(text: str) -> bool:
    """Tell whether a line is page furniture by itself."""
    return len(text) <= _LONGEST and _FURNITURE.fullmatch(text) is not None


def find_furniture(lines: list[tuple[int, str]]) -> frozenset[int]:
    """Return the numbers of the lines that are furniture, by themselves or by their neighbours."""
    found = {number for number, text in lines if is_furniture(text)}
    texts = [text for _, text in lines]
    for index, following in enumerate(texts[1:], start=1):
        # Two lines on: the name's line must not be the title of an abstract.
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if _BEFORE_NAME.fullmatch(texts[index - 1]) and _may_be_name(following):
            found |= set() if is_abstract(after) else {lines[index - 1][0], lines[index][0]}
        elif _SUMMARY.fullmatch(texts[index - 1]) and is_abstract(after):
            found.add(lines[index][0])
    return frozenset(found)


def read_details(text: str) -> Details | None:
    """Read "Paper • 2401.12345 • Published Jan 3, 2024 • 12"; None if the line is no such line.

    A date without a year is no date.
    """
    if len(text) > _LONGEST:
        return None
    arxiv = date = None
    for part in _DETAIL_MARK.split(text):
        identifier = arxiv_identifier(part)
        published = _PUBLISHED.fullmatch(part)
        if identifier:
            arxiv = arxiv or identifier
        elif published:
            date = date or full_date(published[1])
        elif not _DETAIL.fullmatch(part):
            return None
    return Details(arxiv, date)


def _may_be_name(text: str) -> bool:
    return len(text) <= _LONGEST_NAME and len(text.split()) <= _WORDS_OF_A_NAME
