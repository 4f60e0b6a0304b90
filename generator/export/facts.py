# A record in, the facts a citation is made of out: each a text or absent, the same for all formats.
# docs/assets/export/facts.js does the same in the browser, step for step; tests hold the two
# together, byte for byte. So: no regular expressions but those of formats.py, no classes of
# Unicode, no case mapping but of the key's few ranges.
"""What all citation formats say of a paper: its kind, its names, its key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.export.formats import (
    ARXIV,
    ARXIV_DOI,
    ARXIV_URL,
    CONFERENCE_WORDS,
    CUT_NOTE,
    DIGITS,
    ET_AL,
    GROUP_CAPITALS,
    GROUP_WORDS,
    JOINED_PARTICLES,
    JOINING_WORDS,
    JOURNALS,
    KEY_WORD,
    KEY_WORD_LENGTH,
    MOST_NAME_WORDS,
    NO_NAME_CHARACTERS,
    PARTICLES,
    PREPRINT_SERVERS,
    PRIMARY_CLASS,
    SPACES,
    STOP_WORDS,
    SUFFIXES,
    SURROGATES,
    UNSTABLE,
    Fact,
    Kind,
)
from generator.records import Paper
from generator.text import slug

_SPACES: Final = re.compile(SPACES)
_SURROGATES: Final = re.compile(SURROGATES)
_UNSTABLE: Final = re.compile(UNSTABLE)
_PRIMARY_CLASS: Final = re.compile(PRIMARY_CLASS)
_NO_LIMIT: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, or, of a group or where the parts can't be told, as a whole.

    Attributes:
        literal: The whole name; where it is set, nothing else is.
        particle: Small words that begin the family name: "van der".
        suffix: "Jr.", "III".
    """

    literal: str = ""
    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a paper for a citation.

    Attributes:
        texts: The facts that are a text, without those that are absent.
        cut: Whether there are more authors than are named.
    """

    kind: Kind
    texts: dict[Fact, str]
    names: tuple[Name, ...]
    cut: bool


def gather_facts(paper: Paper) -> Facts:
    """Gather what is known of a paper; what is not known stays absent."""
    names, cut = parse_authors(paper)
    arxiv, doi = clean(paper.arxiv or ""), clean(paper.doi or "")
    venue = clean(paper.venue or "")
    kind = _kind(venue, arxiv, doi)
    if kind == "preprint" and arxiv and _words(venue)[:1] == [ARXIV.lower()]:
        venue = ""
    date = paper.date or ""
    links = [clean(link) for link in paper.links]
    categories = [clean(category) for category in paper.categories]
    known_class = bool(arxiv and categories and _PRIMARY_CLASS.fullmatch(categories[0]))
    texts: dict[Fact, str] = {
        "key": citation_key(paper),
        "title": clean(paper.title),
        "cut": CUT_NOTE if cut else "",
        "venue": venue,
        "year": date[:4],
        "month": date[5:7],
        "date": date,
        "doi": doi,
        "arxiv": arxiv,
        "archive": ARXIV if arxiv else venue if kind == "preprint" else "",
        "archiveprefix": ARXIV if arxiv else "",
        "identifier": f"{ARXIV}:{arxiv}" if arxiv else "",
        "primaryclass": categories[0] if known_class else "",
        "url": f"{ARXIV_URL}{arxiv}" if arxiv else "" if doi or not links else links[0],
        "abstract": clean(paper.abstract or ""),
    }
    return Facts(kind, {fact: text for fact, text in texts.items() if text}, names, cut)


def clean(text: str) -> str:
    r"""Return the text on one line: white space and controls as single spaces; encodable.

    >>> clean(" two\n lines ")
    'two lines'
    """
    return _SURROGATES.sub("\ufffd", _SPACES.sub(" ", text).strip(" "))


def parse_authors(paper: Paper) -> tuple[tuple[Name, ...], bool]:
    """Return the names of the authors, and whether there are more than these."""
    cut = paper.authors_complete is False
    names: list[Name] = []
    for author in paper.authors:
        name = clean(author).strip(" ,")
        lower = name.lower()
        endings = [one for one in ET_AL if lower == one or lower.endswith(f" {one}")]
        if endings:
            name = name[: len(name) - len(endings[0])].rstrip(" ,")
            cut = True
        if name:
            names.append(parse_name(name))
    return tuple(names), cut and bool(names)


def parse_name(text: str) -> Name:
    """Part a clean, non-empty name; "Given Family" and "Family, Given" are understood.

    >>> parse_name("Vincent van Gogh, Jr.")
    Name(literal='', family='Gogh', given='Vincent', particle='van', suffix='Jr.')
    """
    parts = [part.strip(" ") for part in text.split(",")]
    words = parts[0].split(" ")
    if _is_group(text) or not all(parts) or len(parts) > len(("family", "suffix", "given")):
        return Name(literal=text)
    suffixes = [part for part in parts[1:] if part in SUFFIXES]
    others = [part for part in parts[1:] if part not in SUFFIXES]
    if len(suffixes) > 1 or len(others) > 1:
        return Name(literal=text)
    suffix = suffixes[0] if suffixes else ""
    if others:
        at = _count_particles(words, len(words) - 1)
        family, particle = " ".join(words[at:]), " ".join(words[:at])
        return Name(family=family, given=others[0], particle=particle, suffix=suffix)
    if not suffix and len(words) > len(("given", "family")) and words[-1] in SUFFIXES:
        suffix = words.pop()
    if len(words) == 1:
        return Name(literal=text)
    return _part_words(words, suffix)


def _part_words(words: list[str], suffix: str) -> Name:
    """Part "Given [particles] Family"; only particles may stand for the given name."""
    end = len(words) - 1
    start = end
    while start > 0 and words[start - 1] in PARTICLES:
        start -= 1
    family = end
    if start == end:
        # "De Fauw", "Van Der Maaten": written with a capital, they are the family name's own.
        counts = [
            count
            for count in (2, 1)
            if count < end and " ".join(words[end - count : end]) in JOINED_PARTICLES
        ]
        start = family = end - (counts[0] if counts else 0)
    return Name(
        family=" ".join(words[family:]),
        given=" ".join(words[:start]),
        particle=" ".join(words[start:family]),
        suffix=suffix,
    )


def _count_particles(words: Sequence[str], most: int) -> int:
    count = 0
    while count < most and words[count] in PARTICLES:
        count += 1
    return count


def _is_group(text: str) -> bool:
    """Tell a group, or anything that is no person's name, by its words."""
    typed = [word for word in text.replace(",", " ").split(" ") if word]
    words = [word.lower() for word in typed]
    return (
        len(words) > MOST_NAME_WORDS
        or any(word in GROUP_WORDS or word in JOINING_WORDS for word in words)
        or any(word in GROUP_CAPITALS for word in typed)
        or any(char in NO_NAME_CHARACTERS for char in text)
    )


def citation_key(paper: Paper) -> str:
    """Return the key: first author's family name, year, first telling word, and an ending.

    It is ASCII and made of the paper alone. The ending is the arXiv identifier, else the end of the
    permalink, which is a hash: so no two papers have one key.
    """
    names, _ = parse_authors(paper)
    name = names[0] if names else Name()
    front = "".join(_words(name.literal or name.family))
    words = [word for word in _words(clean(paper.title)) if word not in STOP_WORDS]
    word = (words[0] if words else KEY_WORD)[:KEY_WORD_LENGTH]
    ending = "-".join(_words(paper.arxiv or paper.id.rpartition("-")[2]))
    year = (paper.date or "")[:4]
    return f"{front[:KEY_WORD_LENGTH]}{year}{word}-{ending}" if front else f"{word}-{ending}"


def _words(text: str) -> list[str]:
    """Return the words of a text in a-z and 0-9."""
    return [word for word in slug(_UNSTABLE.sub(" ", text), _NO_LIMIT).split("-") if word]


def _kind(venue: str, arxiv: str, doi: str) -> Kind:
    words = _words(venue)
    joined = " ".join(words)
    if any(word in PREPRINT_SERVERS for word in words[:1]):
        return "preprint"
    if any(joined.startswith(journal) for journal in JOURNALS):
        return "article"
    if any(word.rstrip(DIGITS) in CONFERENCE_WORDS for word in words):
        return "conference"
    if venue:
        return "article"
    return "preprint" if arxiv and (not doi or doi.startswith(ARXIV_DOI)) else "other"
