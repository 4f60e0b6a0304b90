# From scores to tags. The rules judge first; a paper that no theme claims falls back, step by
# step, on weaker words, and each step says so in its evidence's rule; a curator's decision comes
# last and wins.
"""Give each paper its themes and modalities, with evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.judge.features import Reader, Reading
from generator.judge.score import Score, Scorer, choose
from generator.records import Criterion, Decision, Evidence, Paper, Taxonomy
from generator.text import fold

# Rules that are not a curator's phrases, as they are shown to readers.
CURATOR = "curator"
NEAREST = "nearest"
NOT_MEDICAL = "not-medical"
WHOLE_TITLE = "title"
GENERAL = "general-ml"
MEDICAL = "signal/medical"


@dataclass(frozen=True, slots=True)
class Tags:
    """What a paper was tagged with.

    Attributes:
        themes: Slugs, most central first; never empty where the taxonomy has themes.
        modalities: Slugs, most central first.
        evidence: At least one for each slug, in the order of the slugs.
        scores: Of every tag there is, best first, given or not.
    """

    themes: tuple[str, ...]
    modalities: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    scores: tuple[Score, ...]


class Tagger:
    """Tags papers by a taxonomy and a curator's decisions; made once for all papers."""

    def __init__(self, taxonomy: Taxonomy, decisions: Sequence[Decision] = ()) -> None:
        self._taxonomy = taxonomy
        self._reader = Reader(taxonomy)
        self._themes = [_scorer(criterion, taxonomy) for criterion in taxonomy.themes]
        self._modalities = [_scorer(criterion, taxonomy) for criterion in taxonomy.modalities]
        self._decisions = {_key(decision.paper): decision for decision in decisions}

    def tag(self, paper: Paper) -> Tags:
        """Return a paper's themes and modalities, each with its evidence."""
        reading = self._reader.read(paper)
        features = reading.features()
        themes = [scorer.score(paper, reading, features) for scorer in self._themes]
        modalities = [scorer.score(paper, reading, features) for scorer in self._modalities]
        given = _given(themes) or self._fall_back(paper, reading, themes)
        shown = _given(modalities)
        decision = self.decision(paper)
        if decision:
            given = _decide(paper, given, themes, decision, decision.themes) or given
            shown = _decide(paper, shown, modalities, decision, decision.modalities)
        scores = sorted((*themes, *modalities), key=lambda score: (-score.points, score.tag))
        return Tags(
            tuple(given),
            tuple(shown),
            tuple(item for found in (*given.values(), *shown.values()) for item in found),
            tuple(scores),
        )

    def decision(self, paper: Paper) -> Decision | None:
        """Return what the curator decided for a paper, if anything."""
        for name in (paper.arxiv, paper.id, paper.title):
            if name and _key(name) in self._decisions:
                return self._decisions[_key(name)]
        return None

    def _fall_back(
        self, paper: Paper, reading: Reading, themes: Sequence[Score]
    ) -> dict[str, tuple[Evidence, ...]]:
        """Find a theme for a paper that none claims.

        The nearest theme with words of its own, if the paper is medical; then the first theme
        whose weak rules match; then the general theme, or without one the first theme.
        """
        medical = MEDICAL in reading.hits
        slugs = [criterion.tag.slug for criterion in self._taxonomy.themes]
        if not medical and GENERAL in slugs:
            return {GENERAL: (_whole_title(paper, GENERAL, NOT_MEDICAL),)}
        near = [score for score in themes if score.evidence and score.tag != GENERAL]
        if near:
            best = max(near, key=lambda score: score.points)
            return {best.tag: _renamed(best.evidence, NEAREST)}
        for criterion in self._taxonomy.themes:
            evidence = _weak_evidence(paper, reading, criterion)
            if evidence:
                return {criterion.tag.slug: evidence}
        last = GENERAL if GENERAL in slugs else slugs[0] if slugs else None
        return {last: (_whole_title(paper, last, NEAREST),)} if last else {}


def _scorer(criterion: Criterion, taxonomy: Taxonomy) -> Scorer:
    return Scorer(criterion, taxonomy.weights.get(criterion.tag.slug))


def _given(scores: Iterable[Score]) -> dict[str, tuple[Evidence, ...]]:
    """Return the tags above the threshold that have words to show, best first."""
    ranked = sorted(scores, key=lambda score: (-score.points, score.tag))
    return {score.tag: score.evidence for score in ranked if score.points > 0 and score.evidence}


def _weak_evidence(paper: Paper, reading: Reading, criterion: Criterion) -> tuple[Evidence, ...]:
    slug = criterion.tag.slug
    return choose(
        paper,
        slug,
        [
            (hit, rule.name)
            for rule in criterion.weak
            for hit in reading.hits.get(f"{slug}/{rule.name}", ())
        ],
    )


def _decide(
    paper: Paper,
    judged: dict[str, tuple[Evidence, ...]],
    scores: Sequence[Score],
    decision: Decision,
    fixed: tuple[str, ...] | None,
) -> dict[str, tuple[Evidence, ...]]:
    """Apply a curator's decision to the tags of one kind (those that have scores here)."""
    known = {score.tag: score for score in scores}
    wanted = fixed if fixed is not None else tuple(judged)
    result = {slug: judged[slug] for slug in wanted if slug in judged and fixed is None}
    for slug in (*(wanted if fixed is not None else ()), *decision.add):
        if slug in known and slug not in result:
            own = known[slug].evidence
            result[slug] = _renamed(own, CURATOR) or (_whole_title(paper, slug, CURATOR),)
    return {slug: found for slug, found in result.items() if slug not in decision.remove}


def _renamed(evidence: tuple[Evidence, ...], rule: str) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(item.tag, item.field, item.start, item.end, item.text, rule) for item in evidence
    )


def _whole_title(paper: Paper, slug: str, rule: str) -> Evidence:
    return Evidence(slug, "title", 0, len(paper.title), paper.title, rule)


def _key(name: str) -> str:
    return fold(name)
