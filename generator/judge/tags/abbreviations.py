# Many abbreviations have several meanings, and a paper says which is its own: "drug-target
# interaction (DTI)" is no diffusion tensor imaging, "continuous-time hidden Markov model (CT-HMM)"
# no tomography. A rule that lists an abbreviation mostly spells it out as well; where the paper
# spells it out otherwise, it is another. Where the rule does not, nobody can tell.
"""Tell what a paper's abbreviations stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from generator.judge.tags.phrases import is_cased, words

# An abbreviation in brackets, as papers define one behind the words it is short for.
DEFINED = re.compile(r"\s?\(\s?([A-Z][\w-]{1,9}?)s?\)")
# So far before the bracket the words that are abbreviated are looked for.
_BEFORE = 160
# Words that begin with the same letters, so many, are the same here: "vision" and "visual", but not
# "self" and "semi".
_BEGIN = 3


class Meanings:
    """The abbreviations of groups of phrases, as far as the groups spell them out.

    Args:
        groups: The phrases of each rule.
    """

    def __init__(self, groups: Sequence[Iterable[str]]) -> None:
        # For each abbreviation the groups that spell it out, and how.
        self._spelled: dict[str, dict[int, list[list[str]]]] = {}
        for group, phrases in enumerate(groups):
            own = [words(phrase.lower())[0] for phrase in phrases if "|" not in phrase]
            for short in filter(is_cased, phrases):
                long = [phrase for phrase in own if _initials(phrase) == short.lower()]
                if long:
                    self._spelled.setdefault(short, {})[group] = long

    def other(self, text: str) -> Mapping[str, frozenset[int]]:
        """Return the abbreviations that a text defines otherwise than some groups, with those.

        >>> meanings = Meanings([["CT", "computed tomography"]])
        >>> dict(meanings.other("A continuous-time (CT) chain."))
        {'CT': frozenset({0})}
        >>> dict(meanings.other("Computed tomography (CT) of the chest."))
        {}
        """
        found: dict[str, frozenset[int]] = {}
        for match in DEFINED.finditer(text):
            parts = words(match[1])[0]
            if not self._spelled.keys() & set(parts):
                continue
            before = words(text, max(0, match.start() - _BEFORE), match.start())[0]
            short = "".join(parts)
            if not shortens(short, before):
                continue
            meant = [word.lower() for word in before[-len(short) :]]
            for part in parts:
                own, meant = meant[: len(part)], meant[len(part) :]
                others = {
                    group
                    for group, long in self._spelled.get(part, {}).items()
                    if not any(_is_same(phrase, own) for phrase in long)
                }
                if others:
                    found[part] = found.get(part, frozenset()) | others
        return found


def shortens(short: str, before: Sequence[str]) -> bool:
    """Tell whether an abbreviation is the initials of the last of some words.

    >>> shortens("KG", ["a", "knowledge", "graph"]), shortens("KEG", ["a", "knowledge", "graph"])
    (True, False)
    """
    return _initials(before[-len(short) :]) == short.lower()


def _initials(phrase: Iterable[str]) -> str:
    return "".join(word[0] for word in phrase).lower()


def _is_same(phrase: Iterable[str], said: Iterable[str]) -> bool:
    """Tell whether words are those of a phrase, but for their endings."""
    return all(one[:_BEGIN] == other[:_BEGIN] for one, other in zip(phrase, said, strict=True))
