# Rules catch what a curator thought of. What labelled papers taught besides is spread over
# thousands of words and pairs of words, each of which adds a little to some tags: no list that
# anybody would write, but one that can be read (wording.tsv), and that takes a look-up or two a
# word. Words are taken without their plural ending; pairs stand side by side in one sentence.
"""Find the words and pairs of words that labelled papers taught."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from generator.judge.stem import stem
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
        # For each place of a sentence, what a word, and what a pair of words, says there.
        self._said: dict[str, dict[str | tuple[str, ...], Said]] = {place: {} for place in PLACES}
        most: dict[str, float] = {}
        for own in weights:
            for feature, weight in own.items():
                most[feature] = max(weight, most.get(feature, weight))
        for feature, weight in sorted(most.items()):
            name, _, said = feature.rpartition("@")
            owner, _, phrase = name.partition("/")
            if owner != LEARNED:
                continue
            key = tuple(phrase.split(" ")) if " " in phrase else phrase
            shown = name if weight >= CONVINCING else ""
            for place in CENTRAL if said == "any" else (said,):
                before = self._said[place].get(key, Said())
                both = Said((*before.features, feature), before.shown or shown)
                self._said[place][key] = both

    def find(self, place: str, words: Sequence[str]) -> tuple[list[str], list[Shown]]:
        """Return what the words of a sentence at a place say.

        Returns:
            The features that hold, and the phrases that may be shown.
        """
        known = self._said[place]
        forms = [self._forms[word] for word in words]
        features: list[str] = []
        shown: list[Shown] = []
        for keys, more in ((forms, 0), (pairwise(forms), 1)):
            for at, key in enumerate(keys):
                if key in known:
                    said = known[key]
                    features += said.features
                    if said.shown:
                        shown.append((said.shown, at, at + more))
        return features, shown
