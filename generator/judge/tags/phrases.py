# The curator writes phrases; a paper is a few hundred words; there are thousands of phrases and may
# be 100,000 papers. So all phrases are looked up in one walk over the words: each place of a
# phrase has a number, each distinct word is asked but once which places it fits, and from then on
# matching compares numbers. Of the phrases that a word begins only those are tried whose next place
# a following word fits, so that a thousand more phrases cost next to nothing. No regular expression
# is made from a curator's or an author's text, so none can be slow.
"""Find a curator's phrases in a text: words, the notation of phrases, and the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Runs of letters and digits; hyphens, slashes and marks part words, as phrases expect. A question
# mark is a word: it says much in a title.
_WORD = re.compile(r"[^\W_]+|\?")
_GAP = ".."
# How many words ".." may stand for.
_REACH = 4
# Longer words than this are no words; of them only so much is looked at.
_LONGEST = 40
# By so many letters the beginnings and endings that phrases ask for are looked up.
_LOOKED_UP = 3


class Find(NamedTuple):
    """A phrase found: the number of its group, and its first and last word (from 0)."""

    group: int
    first: int
    last: int


Span = tuple[int, int]
# A phrase as the numbers of its places, _ANY for a gap.
_Pattern = tuple[int, ...]
_ANY = -1
_NOTHING: frozenset[int] = frozenset()
# The number of a phrase's group, and its places after the first.
_Rest = tuple[int, _Pattern]


class _Starts(NamedTuple):
    """The phrases that a word may begin.

    Attributes:
        whole: Those that it is.
        next: The others, by the place of their second word.
        later: Those that go on after a gap, by the place of the word behind it.
        loose: Those with a gap and no word right behind it.
    """

    whole: list[_Rest]
    next: dict[int, list[_Rest]]
    later: dict[int, list[_Rest]]
    loose: list[_Rest]


# What is known of a word: the places it fits, and what it begins, if anything.
_Known = tuple[frozenset[int], _Starts | None]


def words(text: str, start: int = 0, end: int | None = None) -> tuple[list[str], list[Span]]:
    """Return the words of ``text[start:end]`` and where each stands in the whole text."""
    matches = list(_WORD.finditer(text, start, len(text) if end is None else end))
    return [match.group() for match in matches], [match.span() for match in matches]


def _variants(phrase: str) -> list[list[str]]:
    """Spell a phrase out: a hyphen in it stands for a hyphen, a space or nothing."""
    spellings: list[list[str]] = [[]]
    for chunk in phrase.split():
        forms = chunk.split("|")
        plain = "|".join(form for form in forms if "-" not in form)
        ways = [[plain]] if plain else []
        for form in forms:
            parts = [part for part in form.split("-") if part]
            if "-" in form and parts:
                ways += [parts, ["".join(parts)]]
        spellings = [[*spelling, *way] for spelling in spellings for way in ways]
    return spellings


def is_cased(form: str) -> bool:
    """Tell whether a form is an abbreviation, which counts only with its own capitals."""
    return sum(char.isupper() for char in form) > 1


class _Places:
    """Numbers each place that phrases are made of, and tells which of them a word fits."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lower: dict[str, list[int]] = {}
        self._cased: dict[str, list[int]] = {}
        # By their first or last letters, as far as they go: what the word must begin or end with,
        # and the place.
        self._prefixes: dict[str, list[tuple[str, int]]] = {}
        self._suffixes: dict[str, list[tuple[str, int]]] = {}

    def number(self, chunk: str) -> int:
        """Return the number of a place as the curator wrote it, ``a|b``, new or known."""
        if chunk == _GAP:
            return _ANY
        if chunk not in self._numbers:
            self._numbers[chunk] = len(self._numbers)
            for form in chunk.split("|"):
                self._enter(form, self._numbers[chunk])
        return self._numbers[chunk]

    def _enter(self, form: str, number: int) -> None:
        """Note that words of this form fit the place of this number."""
        if form.endswith("*"):
            begin = form[:-1].lower()
            self._prefixes.setdefault(begin[:_LOOKED_UP], []).append((begin, number))
        elif form.startswith("*"):
            self._suffixes.setdefault(form[1:][-_LOOKED_UP:], []).append((form[1:], number))
        elif is_cased(form):
            for spelling in (form, f"{form}s"):
                self._cased.setdefault(spelling, []).append(number)
        else:
            for spelling in (form.lower(), f"{form.lower()}s"):
                self._lower.setdefault(spelling, []).append(number)

    def fitted_by(self, word: str) -> frozenset[int]:
        """Return the numbers of the places that a word fits."""
        lower, bare = word.lower(), word.removesuffix("s")
        found = [*self._lower.get(lower, ()), *self._cased.get(word, ())]
        for length in range(1, min(len(lower), _LOOKED_UP) + 1):
            for begin, number in self._prefixes.get(lower[:length], ()):
                if lower.startswith(begin):
                    found.append(number)
        for length in range(1, min(len(bare), _LOOKED_UP) + 1):
            for end, number in self._suffixes.get(bare[-length:], ()):
                if bare.endswith(end):
                    found.append(number)
        return frozenset(found)


class Phrasebook:
    """Groups of phrases, ready to be searched for all at once.

    A phrase is words with single spaces. ``word*`` stands for every word that begins so,
    ``*Word`` for every word that ends so (in these capitals), ``a|b`` for either, ``..`` for up
    to four words; a hyphen stands for a hyphen, a space or nothing; a plural "s" is allowed; case
    counts only in words with two capitals or more.

    >>> book = Phrasebook([["fine-tun*"], ["CT"]])
    >>> book.find(["Finetuning", "on", "CTs", "not", "ct"])
    [Find(group=0, first=0, last=0), Find(group=1, first=2, last=2)]
    """

    def __init__(self, groups: Sequence[Iterable[str]]) -> None:
        self._places = _Places()
        self._starts: dict[int, list[tuple[int, _Pattern]]] = {}
        self._known: dict[str, _Known] = {}
        self._abbreviations: set[str] = set()
        for group, phrases in enumerate(groups):
            for phrase in phrases:
                for spelling in _variants(phrase):
                    self._add(group, spelling)

    def _add(self, group: int, spelling: list[str]) -> None:
        if not spelling:
            return
        first, *rest = [self._places.number(chunk) for chunk in spelling]
        self._starts.setdefault(first, []).append((group, tuple(rest)))
        self._abbreviations.update(form for form in spelling[0].split("|") if is_cased(form))

    def _look_up(self, word: str) -> _Known:
        """Return what is known of a word; each word is looked up but once."""
        places = self._places.fitted_by(word[:_LONGEST])
        rests = [rest for place in places for rest in self._starts.get(place, ())]
        if not rests:
            return places, None
        starts = _Starts([], {}, {}, [])
        for group, rest in rests:
            if not rest:
                starts.whole.append((group, rest))
            elif rest[0] != _ANY:
                starts.next.setdefault(rest[0], []).append((group, rest))
            elif len(rest) > 1 and rest[1] != _ANY:
                starts.later.setdefault(rest[1], []).append((group, rest))
            else:
                starts.loose.append((group, rest))
        return places, starts

    def knows(self, word: str) -> bool:
        """Tell whether a word is an abbreviation that begins a phrase of some group."""
        return word in self._abbreviations

    def find(self, sentence: Sequence[str]) -> list[Find]:
        """Return every phrase found in the words of one sentence, in reading order."""
        known = self._known
        fitted: list[frozenset[int]] = []
        begun: list[tuple[int, _Starts]] = []
        for index, word in enumerate(sentence):
            about = known.get(word)
            if about is None:
                about = known[word] = self._look_up(word)
            fitted.append(about[0])
            if about[1] is not None:
                begun.append((index, about[1]))
        finds: list[Find] = []
        for index, starts in begun:
            for group, rest in _candidates(starts, fitted[index + 1 : index + 2 + _REACH]):
                last = _match(rest, 0, fitted, index + 1) if rest else index
                if last >= 0:
                    finds.append(Find(group, index, last))
        return finds


def _candidates(starts: _Starts, ahead: Sequence[frozenset[int]]) -> list[_Rest]:
    """Return the phrases that the places which the next words fit leave possible, in order."""
    whole, following, later, loose = starts
    found = [*whole, *loose]
    if ahead:
        for place in ahead[0]:
            if place in following:
                found += following[place]
        if later:
            for place in _NOTHING.union(*ahead):
                if place in later:
                    found += later[place]
    if len(found) > 1:
        found.sort()
    return found


def _match(pattern: _Pattern, at: int, fitted: Sequence[frozenset[int]], index: int) -> int:
    """Return the index of the last word that the rest of a pattern takes, or -1."""
    while at < len(pattern):
        place = pattern[at]
        if place == _ANY:
            for skip in range(_REACH + 1):
                last = _match(pattern, at + 1, fitted, index + skip)
                if last >= 0:
                    return last
            return -1
        if index >= len(fitted) or place not in fitted[index]:
            return -1
        at += 1
        index += 1
    return index - 1
