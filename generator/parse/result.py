# What every dialect's parser returns, and the pieces they share. Kept apart from formats.py so
# that a parser does not import the table it stands in.
"""The result of parsing one seed, and what the parsers have in common."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from generator.parse.clean import Cleaned, clean, strip
from generator.problems import Problem
from generator.records import Origin, Repair, Seed, Sighting
from generator.text import find_urls

_CODE_HOST = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|"
    r"anonymous\.4open\.science)/[^/]",
    re.IGNORECASE,
)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
MONTH = "(?:" + "|".join(_MONTHS) + ")"
_FULL_DATE = re.compile(rf"({MONTH})[a-z]*\.? (\d{{1,2}}), (\d{{4}})")
_MONTH_DATE = re.compile(rf"({MONTH})[a-z]*\.? (\d{{4}})")
_ARXIV = re.compile(
    r"(?:arxiv\s?:?\s*|https?://(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/)?"
    r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})"
    r"(?:v\d+)?(?:\.pdf)?",
    re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a dialect made of a seed.

    Attributes:
        sightings: In order of line.
        furniture: Numbers of the lines known to be page furniture.
        problems: Each with the lines it ends in ``span``, or as a remark with span 0.
    """

    sightings: tuple[Sighting, ...]
    furniture: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


def numbered(seed: Seed) -> list[tuple[int, str]]:
    """Return the lines of a seed in which there is something to see, with their numbers from 1.

    White space and what is as invisible is stripped from both ends of each.
    """
    pairs = ((number, strip(line)) for number, line in enumerate(seed.lines, start=1))
    return [(number, line) for number, line in pairs if line]


def full_date(text: str) -> str | None:
    """Return "Apr 14, 2023" as "2023-04-14"; None without a year or for no such day."""
    match = _FULL_DATE.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = int(match[3]), _MONTHS.index(match[1]) + 1, int(match[2])
    if year < 1 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return f"{year:04}-{month:02}-{day:02}"


def month_date(text: str) -> str | None:
    """Return "Apr 2023" as "2023-04"; None where the text is no month of a year."""
    match = _MONTH_DATE.fullmatch(text.strip())
    return f"{match[2]}-{_MONTHS.index(match[1]) + 1:02}" if match else None


def arxiv_identifier(text: str) -> str | None:
    """Return "arXiv:2306.00890v2" as "2306.00890"; None where the text is no such identifier."""
    match = _ARXIV.fullmatch(text.strip())
    return match[1] if match else None


def is_code(url: str) -> bool:
    """Tell whether an address is a code repository."""
    return bool(_CODE_HOST.match(url))


def tidy_repository(url: str) -> str:
    """Return a repository's address without what only git needs."""
    return url.rstrip("/").removesuffix(".git")


@dataclass(frozen=True, slots=True)
class TextFields:
    """Title and abstract cleaned, the addresses in the abstract, and all their origins."""

    title: str | None
    abstract: str | None
    code: tuple[str, ...]
    links: tuple[str, ...]
    origins: tuple[Origin, ...]


def text_fields(
    file: str,
    rule: str,
    *,
    title: tuple[int, Cleaned] | None,
    abstract: tuple[int, str] | None,
    repairs: tuple[Repair, ...],
) -> TextFields:
    """Make the text fields of a sighting: lines in, clean values and their origins out.

    Args:
        file: The seed's name.
        rule: Name of the rule that read the lines, e.g. ``huggingface``.
        title: Line number and cleaned title, where the seed has one.
        abstract: Line number and raw text, where the seed has one.
        repairs: The curator's corrections.
    """
    origins: list[Origin] = []
    code: list[str] = []
    links: list[str] = []
    text = None
    if title:
        origins += title[1].origins("title", file, title[0], rule)
    if abstract:
        cleaned = clean(abstract[1], repairs, prose=True)
        text = cleaned.text or None
        origins += cleaned.origins("abstract", file, abstract[0], rule) if text else ()
        for _, _, url in find_urls(cleaned.text):
            address, into = (tidy_repository(url), code) if is_code(url) else (url, links)
            if address not in into:
                into.append(address)
        origins += [Origin("code", file, abstract[0], "address-in-abstract")] if code else []
        origins += [Origin("links", file, abstract[0], "address-in-abstract")] if links else []
    return TextFields(
        title[1].text if title else None, text, tuple(code), tuple(links), tuple(origins)
    )
