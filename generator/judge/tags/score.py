# A tag's score is a sum that a curator can follow: a bias, and so many points for each feature
# that holds. Points were learned where labelled papers were at hand (weights.yaml), and are the
# table below for a rule that nobody has learned of yet, so that a curator's new theme works at
# once. Above zero the paper gets the tag; the logistic function makes a share of one of it.
"""Score the tags of a paper from its features."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from generator.judge.tags.features import Hit, Reading
from generator.judge.tags.wording import CENTRAL, CONVINCING
from generator.records import COMPANY, LEARNED, Criterion, Evidence, Paper

# Points of a usual rule by place: enough in the title or in what the paper says it does, or said
# three times; a mention or two in passing is not.
DEFAULT_POINTS: Mapping[str, float] = {
    "title": 4.0,
    "claim": 2.6,
    "opening": 0.5,
    "rest": 1.0,
    "aside": 0.0,
    "often": 1.2,
}
DEFAULT_BIAS = -2.5
# Where a paper names this many kinds of images or more, listing them makes no sense any more.
IMAGING_POINTS: Mapping[str, Mapping[str, float]] = {
    "one": {"signal/imaging@5": -1.5, "signal/imaging@6": -3.0},
    "many": {
        "signal/imaging@1": -1.0,
        "signal/imaging@4": 1.0,
        "signal/imaging@5": 1.5,
        "signal/imaging@6": 2.0,
    },
}
# Where a tag's points start, among the parts of its account.
BIAS = "bias"
# Where the others' tags that a tag keeps company with are named, this stands for all of them.
ALL = "all"
# A tag with so many points surely fits, with so many below zero surely not.
SURELY = 3.0
_EXTREME = 30.0
# What says nothing without the words around it.
_NOTHING = re.compile(
    r"\W+|are|can|could|do|does|how|is|should|vs|versus|what|when|where|which|who|why|will",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"\S+\s*\Z")
_NEXT_WORD = re.compile(r"[.\s]*[^\s;:?!]*[^\s.,;:?!]")
# So far around a hit the other half of a bracket in it is looked for.
_BRACKET = 60
# More words than these convince nobody further.
_MOST_EVIDENCE = 5


@dataclass(frozen=True, slots=True)
class Score:
    """How well a tag fits a paper.

    Attributes:
        tag: Slug.
        points: The sum; a tag is given above 0.
        parts: Where the points start (``bias``) and every feature that counted, with its points,
            the weightiest first.
        evidence: Words of the paper that the tag's own rules matched, the weightiest first.
    """

    tag: str
    points: float
    parts: tuple[tuple[str, float], ...]
    evidence: tuple[Evidence, ...]

    @property
    def share(self) -> float:
        """The score as a share of one, a half being the threshold."""
        return 1 / (1 + exp(-max(-_EXTREME, min(_EXTREME, self.points))))


def usual_points(criterion: Criterion) -> dict[str, float]:
    """Return the points of a tag's features where nothing was learned."""
    points = {
        f"{criterion.tag.slug}/{rule.name}@{place}": round(value * rule.weight, 2)
        for rule in criterion.rules
        for place, value in DEFAULT_POINTS.items()
        if not rule.places or place in rule.places
    }
    return {**points, **IMAGING_POINTS.get(criterion.imaging or "", {})}


@dataclass(frozen=True, slots=True)
class Company:
    """What is added to a tag's points once all tags have theirs.

    Attributes:
        always: Points for every paper.
        others: For each other tag, points where that one surely fits; less where it is in doubt.
    """

    always: float
    others: Mapping[str, float]


class Scorer:
    """Scores one tag; made once, then used for every paper.

    Args:
        criterion: The tag and its rules.
        learned: Its weights, if any were learned.
        named: Whether only words that its own rules match are evidence, none that labelled papers
            have taught.

    Attributes:
        tag: Slug.
        company: What the other tags add.
    """

    def __init__(
        self, criterion: Criterion, learned: Mapping[str, float] | None, *, named: bool = False
    ) -> None:
        self.tag = criterion.tag.slug
        self._named = named
        self._own = {f"{self.tag}/{rule.name}": rule.name for rule in criterion.rules}
        self._learned = frozenset(
            feature.rpartition("@")[0]
            for feature, weight in (learned or {}).items()
            if feature.startswith(f"{LEARNED}/") and weight > 0
        )
        self._bias = DEFAULT_BIAS if learned is None else learned.get("", DEFAULT_BIAS)
        self._weights = dict(learned or {})
        self._weights.pop("", None)
        always = self._weights.pop(f"{COMPANY}/{ALL}@always", 0.0)
        others = [name for name in self._weights if name.startswith(f"{COMPANY}/")]
        shares = {name: self._weights.pop(name) for name in others}
        self.company = Company(
            always, {name.partition("/")[2].partition("@")[0]: at for name, at in shares.items()}
        )
        known = {name.partition("@")[0] for name in self._weights}
        for name, points in usual_points(criterion).items():
            if name.partition("@")[0] not in known or learned is None:
                self._weights[name] = points

    def weights(self) -> tuple[float, Mapping[str, float]]:
        """Return the bias and the weight of each feature that counts."""
        return self._bias, self._weights

    def score(self, paper: Paper, reading: Reading, features: Mapping[str, float]) -> Score:
        """Score the tag for a paper, with all that a curator wants to know of it."""
        weights = self._weights
        parts = [(name, weights[name] * size) for name, size in features.items() if name in weights]
        parts.append((BIAS, self._bias))
        parts.sort(key=lambda part: (-abs(part[1]), part[0]))
        points = sum(value for _, value in parts)
        return Score(self.tag, points, tuple(parts), self.evidence(paper, reading))

    def evidence(self, paper: Paper, reading: Reading) -> tuple[Evidence, ...]:
        """Return words that the tag's own rules matched, the weightiest first.

        Words that spoke against it are shown only where none spoke for it. Where no rule matched,
        they are words that labelled papers with this tag have taught, unless it must be named.
        """
        found = self._found(reading, self._own)
        found = [item for item in found if item[0] > 0] or found
        if not found and not self._named:
            names = dict.fromkeys(sorted(self._learned.intersection(reading.hits)), LEARNED)
            found = [item for item in self._found(reading, names) if item[0] >= CONVINCING]
        found.sort(key=lambda item: (-item[0], item[1].field != "title", item[1].start, item[2]))
        return choose(paper, self.tag, [(hit, rule) for _, hit, rule in found])

    def _found(self, reading: Reading, names: Mapping[str, str]) -> list[tuple[float, Hit, str]]:
        """Return each hit of some rules with its weight and the name of the rule to show."""
        return [
            (self._weight(name, hit.place), hit, rule)
            for name, rule in names.items()
            for hit in reading.hits.get(name, ())
        ]

    def _weight(self, name: str, place: str) -> float:
        """Return what a match at a place adds."""
        anywhere = self._weights.get(f"{name}@any", 0.0) if place in CENTRAL else 0.0
        return self._weights.get(f"{name}@{place}", 0.0) + anywhere


def choose(paper: Paper, tag: str, found: list[tuple[Hit, str]]) -> tuple[Evidence, ...]:
    """Return the first few hits that do not overlap, as evidence.

    A hit that says nothing by itself ("Can", "vs", a question mark) is shown with what it stands
    in: the whole title, or a word of the abstract on each side; one that holds half a bracket with
    the other half.
    """
    chosen: list[Evidence] = []
    for hit, rule in found:
        if len(chosen) == _MOST_EVIDENCE:
            break
        text = paper.title if hit.field == "title" else paper.abstract or ""
        start, end = hit.start, hit.end
        if _NOTHING.fullmatch(text, start, end):
            start, end = (0, len(text)) if hit.field == "title" else _between(text, start, end)
        start, end = _bracketed(text, start, end)
        if not any(
            hit.field == other.field and start < other.end and other.start < end for other in chosen
        ):
            chosen.append(Evidence(tag, hit.field, start, end, text[start:end], rule))
    return tuple(chosen)


def _between(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words before and behind some words begin and end."""
    before = _LAST_WORD.search(text, 0, start)
    behind = _NEXT_WORD.match(text, end)
    return before.start() if before else start, behind.end() if behind else end


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where some words begin and end if no bracket in them is to stay open."""
    opened = text.rfind("(", start, end)
    closed = text.find(")", start, end)
    if opened >= 0 and text.find(")", opened, end) < 0:
        end = text.find(")", end, end + _BRACKET) + 1 or end
    if closed >= 0 and text.find("(", start, closed) < 0:
        before = text.rfind("(", max(0, start - _BRACKET), start)
        start = before if before >= 0 else start
    return start, end
