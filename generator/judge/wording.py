# Rules catch what a curator thought of. What labelled papers taught besides is spread over
# thousands of words and pairs of words, each of which adds a little to some tags: no list that
# anybody would write, but one that can be read (wording.tsv), and that takes a look-up or two a
# word. Words are taken without their plural ending; pairs stand side by side in one sentence.
"""Find the words and pairs of words that labelled papers taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from generator.judge.similarity import stem
from generator.records import LEARNED

# The places of sentences; what is said in the first three counts together as "any".
CENTRAL: Final = ("title", "claim", "rest")
PLACES: Final = (*CENTRAL, "opening")
# What a learned phrase adds at least where it is shown as the reason for a tag.
CONVINCING: Final = 0.3


class Said(NamedTuple):
    """What a learned phrase says at a place: its features, and its name if it may be shown."""

    features: tuple[str, ...] = ()
    shown: str = ""


# A learned phrase that may be shown, ``learned/phrase``, with its first and last word.
Shown = tuple[str, int, int]


class Forms(dict[str, str]):
    """How a word stands in a learned phrase, "" for what stands in none; each is judged once.

    >>> [Forms()[word] for word in ("Scans", "CT", "3", "T2")]
    ['scan', 'ct', '', 't2']
    """

    __slots__ = ()

    def __missing__(self, word: str) -> str:
        """Judge a new word."""
        plain = word.lower()
        tells = len(plain) > 1 and plain.isalnum() and not plain.isdigit()
        form = self[word] = stem(plain) if tells else ""
        return form


class Wording:
    """Finds learned phrases; made once, then used for every sentence.

    Args:
        weights: For each tag the weights of its features; only ``learned/phrase@place`` matters.
    """

    def __init__(self, weights: Iterable[Mapping[str, float]]) -> None:
        self._forms = Forms()
        # For each place of a sentence, what a word and what a pair of words there says.
        self._words: dict[str, dict[str, Said]] = {place: {} for place in PLACES}
        self._pairs: dict[str, dict[tuple[str, str], Said]] = {place: {} for place in PLACES}
        most: dict[str, float] = {}
        for own in weights:
            for feature, weight in own.items():
                most[feature] = max(weight, most.get(feature, weight))
        for feature, weight in sorted(most.items()):
            name, _, said = feature.rpartition("@")
            owner, _, phrase = name.partition("/")
            if owner == LEARNED:
                for place in CENTRAL if said == "any" else (said,):
                    self._add(place, phrase, feature, name if weight >= CONVINCING else "")

    def _add(self, place: str, phrase: str, feature: str, shown: str) -> None:
        one, _, other = phrase.partition(" ")
        if other:
            before = self._pairs[place].get((one, other), Said())
            self._pairs[place][one, other] = _with(before, feature, shown)
        else:
            before = self._words[place].get(one, Said())
            self._words[place][one] = _with(before, feature, shown)

    def find(self, place: str, words: Sequence[str]) -> tuple[list[str], list[Shown]]:
        """Return what the words of a sentence at a place say.

        Returns:
            The features that hold, and the phrases that may be shown.
        """
        ones, pairs = self._words[place], self._pairs[place]
        forms = [self._forms[word] for word in words]
        features: list[str] = []
        shown: list[Shown] = []
        for at, form in enumerate(forms):
            if form in ones:
                said = ones[form]
                features += said.features
                if said.shown:
                    shown.append((said.shown, at, at))
        for at, pair in enumerate(pairwise(forms)):
            if pair in pairs:
                said = pairs[pair]
                features += said.features
                if said.shown:
                    shown.append((said.shown, at, at + 1))
        return features, shown


def _with(said: Said, feature: str, shown: str) -> Said:
    return Said((*said.features, feature), said.shown or shown)
