# The curator writes phrases; a paper is a few hundred words; there are more than a thousand
# phrases and may be 100,000 papers. So all phrases are looked up in one walk over the words: the
# first word of a phrase is found in a dictionary (whose misses are remembered, for most words
# begin no phrase), and only then are the words after it compared. No regular expression is made
# from a curator's or an author's text, so none can be slow.
"""Find a curator's phrases in a text: words, the notation of phrases, and the search."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Runs of letters and digits; hyphens, slashes and marks part words, as phrases expect. A question
# mark is a word: it says much in a title.
_WORD = re.compile(r"[^\W_]+|\?")
_GAP = ".."
# How many words ".." may stand for.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Find:
    """A phrase found: the number of its group, and its first and last word (from 0)."""

    group: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Word:
    """One place of a phrase: the forms that fit there."""

    lower: frozenset[str]
    cased: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    def fits(self, word: str) -> bool:
        lower = word.lower()
        return (
            lower in self.lower
            or word in self.cased
            or (bool(self.prefixes) and lower.startswith(self.prefixes))
            or (bool(self.suffixes) and word.removesuffix("s").endswith(self.suffixes))
        )


Span = tuple[int, int]
_Pattern = tuple[_Word | None, ...]


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


def _is_cased(form: str) -> bool:
    """Tell whether a form is an abbreviation, which counts only with its own capitals."""
    return sum(char.isupper() for char in form) > 1


def _word(chunk: str) -> _Word | None:
    """Compile one place of a phrase; None is the gap."""
    if chunk == _GAP:
        return None
    lower: set[str] = set()
    cased: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for form in chunk.split("|"):
        if form.endswith("*"):
            prefixes.add(form[:-1].lower())
        elif form.startswith("*"):
            suffixes.add(form[1:])
        elif _is_cased(form):
            cased.update((form, f"{form}s"))
        else:
            lower.update((form.lower(), f"{form.lower()}s"))
    return _Word(
        frozenset(lower), frozenset(cased), tuple(sorted(prefixes)), tuple(sorted(suffixes))
    )


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
        self._exact: dict[str, list[tuple[int, _Pattern]]] = {}
        self._cased: dict[str, list[tuple[int, _Pattern]]] = {}
        self._prefixed: dict[str, list[tuple[int, _Pattern]]] = {}
        self._suffixed: dict[str, list[tuple[int, _Pattern]]] = {}
        self._known: dict[str, tuple[tuple[int, _Pattern], ...]] = {}
        for number, phrases in enumerate(groups):
            for phrase in phrases:
                for spelling in _variants(phrase):
                    self._add(number, [_word(chunk) for chunk in spelling])
        self._lengths = sorted({len(prefix) for prefix in self._prefixed})
        self._endings = sorted({len(suffix) for suffix in self._suffixed})

    def _add(self, number: int, words: list[_Word | None]) -> None:
        if not words or words[0] is None or words[-1] is None:
            return
        first, rest = words[0], (number, tuple(words[1:]))
        for table, forms in (
            (self._exact, first.lower),
            (self._cased, first.cased),
            (self._prefixed, first.prefixes),
            (self._suffixed, first.suffixes),
        ):
            for form in sorted(forms):
                table.setdefault(form, []).append(rest)

    def _candidates(self, word: str) -> tuple[tuple[int, _Pattern], ...]:
        """Return the phrases that begin with the word."""
        lower = word.lower()
        found = [*self._exact.get(lower, ()), *self._cased.get(word, ())]
        for length in self._lengths:
            found.extend(self._prefixed.get(lower[:length], ()))
        bare = word.removesuffix("s")
        for length in self._endings:
            found.extend(self._suffixed.get(bare[-length:], ()))
        return tuple(found)

    def knows(self, word: str) -> bool:
        """Tell whether a word begins a phrase of any group by its own capitals."""
        return word in self._cased

    def find(self, sentence: Sequence[str]) -> list[Find]:
        """Return every phrase found in the words of one sentence, in reading order."""
        finds: list[Find] = []
        known = self._known
        for index, word in enumerate(sentence):
            candidates = known.get(word)
            if candidates is None:
                candidates = known[word] = self._candidates(word)
            for group, rest in candidates:
                last = _match(rest, 0, sentence, index + 1)
                if last >= 0:
                    finds.append(Find(group, index, last))
        return finds


def _match(pattern: _Pattern, at: int, sentence: Sequence[str], index: int) -> int:
    """Return the index of the last word that the rest of a pattern takes, or -1."""
    while at < len(pattern):
        form = pattern[at]
        if form is None:
            for skip in range(_REACH + 1):
                last = _match(pattern, at + 1, sentence, index + skip)
                if last >= 0:
                    return last
            return -1
        if index >= len(sentence) or not form.fits(sentence[index]):
            return -1
        at += 1
        index += 1
    return index - 1
