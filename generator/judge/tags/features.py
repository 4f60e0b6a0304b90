# Where a phrase stands says more than that it stands there: a method in the title is the paper's,
# the same word in the first sentence is background, after "unlike" it is somebody else's. So a
# paper becomes a set of features "rule@place", with the words behind each. The places and the cue
# phrases are few enough for a curator to reason with. Besides the curator's rules there are words
# and pairs of words that labelled papers taught, see wording.py: they count at their places too.
"""Read a paper as features: which rule's phrases stand at which place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.judge.tags.abbreviations import DEFINED, Meanings, shortens
from generator.judge.tags.phrases import Find, Phrasebook, Span, words
from generator.judge.tags.wording import CENTRAL, Wording
from generator.records import Criterion, Paper, Rule, Taxonomy, TextField
from generator.sentences import sentences

# How many words may stand between "unlike" and what is set aside.
_ASIDE_REACH = 3
_OFTEN = 3
_MOST_KINDS = 6
# A modality's rule of this weight or more names it.
_NAMING = 2.0
# Signals that tell what a paper is about at all; their absence tells as much.
MEDICAL = "signal/medical"
IMAGES = "signal/images"


class Hit(NamedTuple):
    """Words of a paper that a rule's phrase matched."""

    field: TextField
    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A paper as the judge sees it.

    Attributes:
        hits: For each rule ``criterion/rule`` that matched, where, in order; so for each learned
            phrase that may be shown as a reason.
        kinds: How many modalities the paper names.
        imaging: How many of them are a kind of image.
        learned: The features of learned phrases that hold.
    """

    hits: Mapping[str, tuple[Hit, ...]]
    kinds: int = 0
    imaging: int = 0
    learned: tuple[str, ...] = ()

    def features(self) -> dict[str, float]:
        """Return the features ``criterion/rule@place`` that hold, each with its size, 1.

        Besides the places of hits these are: ``signal/kinds@3`` and ``signal/imaging@3`` where a
        paper names three modalities, or kinds of images, or more; ``signal/medical@none`` and
        ``signal/images@none`` where no such word is central; ``signal/unnamed-images@medical``
        (or ``@other``) where there are images and no kind is named.
        """
        result = dict.fromkeys(self.learned, 1.0)
        for rule, hits in self.hits.items():
            for hit in hits:
                result[f"{rule}@{hit.place}"] = 1.0
                if hit.place in CENTRAL:
                    result[f"{rule}@any"] = 1.0
            if sum(hit.place != "aside" for hit in hits) >= _OFTEN:
                result[f"{rule}@often"] = 1.0
        for count in range(1, min(self.kinds, _MOST_KINDS) + 1):
            result[f"signal/kinds@{count}"] = 1.0
        for count in range(1, min(self.imaging, _MOST_KINDS) + 1):
            result[f"signal/imaging@{count}"] = 1.0
        return result | dict.fromkeys(self._absent(result), 1.0)

    def _absent(self, found: Mapping[str, float]) -> list[str]:
        """Return the features that tell what a paper does not say."""
        absent = [f"{name}@none" for name in (MEDICAL, IMAGES) if f"{name}@any" not in found]
        if not self.imaging and f"{IMAGES}@any" in found:
            medical = {f"{MEDICAL}@title", f"{MEDICAL}@claim"} & found.keys()
            absent.append(f"signal/unnamed-images@{'medical' if medical else 'other'}")
        return absent


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence's words, their places in the field, and the phrases found in it."""

    words: list[str]
    spans: list[Span]
    finds: list[Find]


class Reader:
    """Reads papers by a taxonomy; made once, then used for every paper."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        named = list(_named_rules(taxonomy))
        self._wording = Wording(taxonomy.weights.values())
        self._names = [name for name, _ in named]
        self._places = [frozenset(rule.places) for _, rule in named]
        self._claim = len(named)
        self._aside = self._claim + 1
        groups: list[Iterable[str]] = [rule.phrases for _, rule in named]
        self._book = Phrasebook([*groups, taxonomy.claim, taxonomy.aside])
        self._meanings = Meanings(groups)
        self._imaging = {
            criterion.tag.slug for criterion in taxonomy.modalities if criterion.imaging == "one"
        }
        self._naming = {
            f"{criterion.tag.slug}/{rule.name}": criterion.tag.slug
            for criterion in taxonomy.modalities
            for rule in criterion.rules
            if rule.weight >= _NAMING
        }

    def read(self, paper: Paper) -> Reading:
        """Find every rule's phrases in a paper's title and abstract."""
        hits: dict[str, list[Hit]] = {}
        learned: list[str] = []
        aliases: dict[str, set[int]] = {}
        abstract = paper.abstract or ""
        title = "" if paper.title_source == "abstract" and abstract else paper.title
        parts = [self._sentence(abstract, span) for span in sentences(abstract)]
        heads = [self._sentence(title, span) for span in sentences(title)]
        for text, found in ((title, heads), (abstract, parts)):
            for sentence in found:
                self._define(text, sentence, aliases)
        aliases = {f"{name}s": groups for name, groups in aliases.items()} | aliases
        other = self._meanings.other(abstract)
        if other:
            heads = [_without(sentence, other) for sentence in heads]
            parts = [_without(sentence, other) for sentence in parts]
        for sentence in heads:
            self._collect(sentence, "title", "title", aliases, hits)
            learned += self._learn(sentence, "title", "title", hits)
        for sentence, place in zip(parts, self._places_of(parts), strict=True):
            self._collect(sentence, "abstract", place, aliases, hits)
            learned += self._learn(sentence, "abstract", place, hits)
        named = {self._naming[name] for name in hits if name in self._naming}
        return Reading(
            {name: tuple(found) for name, found in hits.items()},
            len(named),
            len(named & self._imaging),
            tuple(learned),
        )

    def _places_of(self, parts: Sequence[_Sentence]) -> list[str]:
        """Return the place that each sentence of an abstract is.

        Without any claim, all but the first sentence may say what the paper does.
        """
        claiming = [any(find.group == self._claim for find in part.finds) for part in parts]
        begun = claiming.index(True) if True in claiming else 1
        return [
            "claim" if claims else "rest" if number >= begun else "opening"
            for number, claims in enumerate(claiming)
        ]

    def _learn(
        self, sentence: _Sentence, field: TextField, place: str, hits: dict[str, list[Hit]]
    ) -> list[str]:
        """Return the features of learned phrases in a sentence; add those to show to the hits."""
        features, shown = self._wording.find(place, sentence.words)
        for name, first, last in shown:
            start, end = sentence.spans[first][0], sentence.spans[last][1]
            hits.setdefault(name, []).append(Hit(field, start, end, place))
        return features

    def _sentence(self, text: str, span: Span) -> _Sentence:
        found, spans = words(text, *span)
        return _Sentence(found, spans, self._book.find(found))

    def _define(self, text: str, sentence: _Sentence, aliases: dict[str, set[int]]) -> None:
        """Note the abbreviations that are defined right after a phrase: "knowledge graph (KG)".

        A name that a paper makes up is none: "adaptation by fine-tuning (FLUTE)".
        """
        for find in sentence.finds:
            end = sentence.spans[find.last][1]
            if find.group < self._claim and "(" in text[end : end + 2]:
                match = DEFINED.match(text, end)
                before = sentence.words[: find.last + 1]
                if match and shortens(match[1], before) and not self._book.knows(match[1]):
                    aliases.setdefault(match[1], set()).add(find.group)

    def _collect(
        self,
        sentence: _Sentence,
        field: TextField,
        place: str,
        aliases: Mapping[str, set[int]],
        hits: dict[str, list[Hit]],
    ) -> None:
        """Add a sentence's finds to the hits, each with its place."""
        finds = [find for find in sentence.finds if find.group < self._claim]
        if aliases:
            finds += _alias_finds(sentence.words, aliases)
        asides = sorted(find.last for find in sentence.finds if find.group == self._aside)
        seen: set[tuple[int, int]] = set()
        for find in finds:
            start, end = sentence.spans[find.first][0], sentence.spans[find.last][1]
            if (find.group, start) in seen:
                continue
            seen.add((find.group, start))
            before = bisect_left(asides, find.first) - 1
            aside = before >= 0 and find.first - asides[before] <= _ASIDE_REACH
            where = "aside" if aside and place != "title" else place
            if self._places[find.group] and where not in self._places[find.group]:
                continue
            hits.setdefault(self._names[find.group], []).append(Hit(field, start, end, where))


def _without(sentence: _Sentence, other: Mapping[str, frozenset[int]]) -> _Sentence:
    """Return a sentence without abbreviations that mean something else in this paper."""
    finds = [
        find
        for find in sentence.finds
        if find.first != find.last
        or find.group not in other.get(sentence.words[find.first].removesuffix("s"), ())
    ]
    return replace(sentence, finds=finds)


def _alias_finds(sentence: list[str], aliases: Mapping[str, set[int]]) -> list[Find]:
    """Find abbreviations that the paper itself defined."""
    return [
        Find(group, index, index)
        for index, word in enumerate(sentence)
        if word in aliases
        for group in sorted(aliases[word])
    ]


def _named_rules(taxonomy: Taxonomy) -> Iterable[tuple[str, Rule]]:
    """Yield every rule with its full name ``criterion/rule``."""
    criteria: tuple[Criterion, ...] = (*taxonomy.themes, *taxonomy.modalities)
    for criterion in criteria:
        for rule in (*criterion.rules, *criterion.weak):
            yield f"{criterion.tag.slug}/{rule.name}", rule
    for rule in taxonomy.signals:
        yield f"signal/{rule.name}", rule
