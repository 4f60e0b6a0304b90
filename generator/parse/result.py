# What every dialect's parser returns, and the pieces they share. Kept apart from formats.py so
# that a parser does not import the table it stands in.
"""The result of parsing one seed, and what the parsers have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.parse.clean import Cleaned, clean
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
_DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


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
    """Return the non-blank lines of a seed, stripped, with their numbers from 1."""
    pairs = enumerate(seed.lines, start=1)
    return [(number, line.strip()) for number, line in pairs if line.strip()]


def full_date(text: str) -> str | None:
    """Return "Apr 14, 2023" as "2023-04-14"; None without a year or for no such day."""
    match = _FULL_DATE.fullmatch(text.strip())
    if not match:
        return None
    month, day = _MONTHS.index(match[1]), int(match[2])
    if not 1 <= day <= _DAYS_IN_MONTH[month]:
        return None
    return f"{match[3]}-{month + 1:02}-{day:02}"


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
        text = cleaned.text
        origins += cleaned.origins("abstract", file, abstract[0], rule)
        for _, _, url in find_urls(text):
            address, into = (tidy_repository(url), code) if is_code(url) else (url, links)
            if address not in into:
                into.append(address)
        origins += [Origin("code", file, abstract[0], "address-in-abstract")] if code else []
        origins += [Origin("links", file, abstract[0], "address-in-abstract")] if links else []
    return TextFields(
        title[1].text if title else None, text, tuple(code), tuple(links), tuple(origins)
    )
