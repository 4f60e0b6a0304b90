# From points to tags. The rules judge first; a paper that no theme claims falls back, step by
# step, on weaker words, and each step says so in its evidence's rule; a curator's decision comes
# last and wins. All tags are added up at once, feature by feature, for most features matter to
# few tags; then each is looked at again in company: what a paper is besides tells whether a theme
# is its subject (a general method for fine-tuning adapts nothing to a domain). The whole account
# of one tag is made only when somebody asks for it.
"""Give each paper its themes and modalities, with evidence, and explain them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from generator.judge.tags.features import MEDICAL, Reader, Reading
from generator.judge.tags.score import ALL, SURELY, Score, Scorer, choose
from generator.problems import Problem
from generator.records import (
    COMPANY,
    CURATOR,
    NEAREST,
    NOT_MEDICAL,
    Criterion,
    Decision,
    Evidence,
    Paper,
    Taxonomy,
)
from generator.text import fold

# The theme of papers that are not about medicine.
GENERAL = "general-ml"
_OFTEN = 3
# So many kinds of images make a list: of 236 papers labelled as having "many kinds" of them, four
# had two or more of the kinds as well.
_LISTED = 2
# One kind with so many more points is what a paper is about, however often it says "images".
_SURER = 2.0
_PARTS = 10_000
_SURELY = round(SURELY * _PARTS)

_Given = dict[str, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Tags:
    """What a paper was tagged with.

    Attributes:
        themes: Slugs, most central first; never empty where the taxonomy has themes.
        modalities: Slugs, most central first.
        evidence: At least one for each slug, in the order of the slugs.
        decision: What the curator decided for the paper, if anything.
    """

    themes: tuple[str, ...]
    modalities: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    decision: Decision | None = None


class Tagger:
    """Tags papers by a taxonomy and a curator's decisions; made once for all papers."""

    def __init__(self, taxonomy: Taxonomy, decisions: Sequence[Decision] = ()) -> None:
        self._taxonomy = taxonomy
        self._reader = Reader(taxonomy)
        weights = taxonomy.weights
        self._themes = [Scorer(one, weights.get(one.tag.slug)) for one in taxonomy.themes]
        # What a paper is about can be told from how it speaks; what data it has must be said. Of
        # 51 modalities that no rule's words spoke for, 22 were right.
        self._modalities = [
            Scorer(one, weights.get(one.tag.slug), named=True) for one in taxonomy.modalities
        ]
        self._decisions = {fold(decision.paper): decision for decision in decisions}
        self._sums = _Sums([*self._themes, *self._modalities])
        self._imaging = {one.tag.slug: one.imaging for one in taxonomy.modalities}

    def tag(self, paper: Paper) -> Tags:
        """Return a paper's themes and modalities, each with its evidence."""
        reading = self._reader.read(paper)
        points = self._sums.points(reading.features())
        themes = _given(paper, reading, self._themes, points)
        modalities = self._listed(_given(paper, reading, self._modalities, points), points)
        if not themes:
            themes = self._fall_back(paper, reading, points)
        decision = self._decision(paper)
        if decision:
            decide = _Decide(paper, reading, decision)
            themes = decide(themes, self._themes, decision.themes) or themes
            modalities = decide(modalities, self._modalities, decision.modalities)
        return Tags(
            tuple(themes),
            tuple(modalities),
            tuple(item for found in (*themes.values(), *modalities.values()) for item in found),
            decision,
        )

    def scores(self, paper: Paper) -> tuple[Score, ...]:
        """Return the account of every tag for a paper, given or not, best first.

        This is what the rules say, before any fall-back and before the curator's decisions.
        """
        reading = self._reader.read(paper)
        features = reading.features()
        scorers = [*self._themes, *self._modalities]
        points, company = self._sums.points(features), self._sums.company(features)
        scores = []
        for scorer in scorers:
            score = scorer.score(paper, reading, features)
            parts = [*score.parts, *company[score.tag]]
            parts.sort(key=lambda part: (-abs(part[1]), part[0]))
            scores.append(replace(score, points=points[score.tag], parts=tuple(parts)))
        return tuple(sorted(scores, key=lambda score: (-score.points, score.tag)))

    def _decision(self, paper: Paper) -> Decision | None:
        """Return what the curator decided for a paper, if anything."""
        for name in _names(paper) if self._decisions else ():
            if name in self._decisions:
                return self._decisions[name]
        return None

    def _listed(self, modalities: _Given, points: Mapping[str, float]) -> _Given:
        """Leave out the tag for many kinds of images where two are listed, or one is far surer."""
        listed = [points[slug] for slug in modalities if self._imaging[slug] == "one"]
        return {
            slug: own
            for slug, own in modalities.items()
            if self._imaging[slug] != "many"
            or (len(listed) < _LISTED and max(listed, default=0.0) <= points[slug] + _SURER)
        }

    def _fall_back(self, paper: Paper, reading: Reading, points: Mapping[str, float]) -> _Given:
        """Find a theme for a paper that none claims.

        A paper with no more than a medical word in passing is general machine learning. Else it
        gets the nearest theme with words of its own; then the first theme whose weak rules match;
        then the first of all.
        """
        slugs = [scorer.tag for scorer in self._themes]
        if GENERAL in slugs and not _is_medical(reading):
            return {GENERAL: (_whole_title(paper, GENERAL, NOT_MEDICAL),)}
        ranked = sorted(self._themes, key=lambda scorer: (-points[scorer.tag], scorer.tag))
        for scorer in ranked:
            evidence = scorer.evidence(paper, reading)
            if evidence and scorer.tag != GENERAL:
                return {scorer.tag: _renamed(evidence, NEAREST)}
        for criterion in self._taxonomy.themes:
            evidence = _weak_evidence(paper, reading, criterion)
            if evidence:
                return {criterion.tag.slug: evidence}
        return {slug: (_whole_title(paper, slug, NEAREST),) for slug in slugs[:1]}


class _Sums:
    """Adds up all tags at once, in whole ten-thousandths: sums are exact in whatever order."""

    def __init__(self, scorers: Sequence[Scorer]) -> None:
        self._tags = [scorer.tag for scorer in scorers]
        accounts = [scorer.weights() for scorer in scorers]
        features = sorted({name for _, weights in accounts for name in weights})
        self._rows = {name: row for row, name in enumerate(features)}
        self._bias = np.array([round(bias * _PARTS) for bias, _ in accounts], np.int64)
        self._table = np.zeros((len(features), len(scorers)), np.int64)
        for column, (_, weights) in enumerate(accounts):
            for name, weight in weights.items():
                self._table[self._rows[name], column] = round(weight * _PARTS)
        self._always = np.array([round(one.company.always * _PARTS) for one in scorers], np.int64)
        self._others = np.array(
            [
                [round(scorer.company.others.get(tag, 0.0) * _PARTS) for scorer in scorers]
                for tag in self._tags
            ],
            np.int64,
        ).reshape(len(scorers), len(scorers))

    def points(self, features: Iterable[str]) -> dict[str, float]:
        """Return each tag's points."""
        alone = self._alone(features)
        sums = alone + self._always + self._shared(alone).sum(axis=0)
        return dict(zip(self._tags, (sums / _PARTS).tolist(), strict=True))

    def company(self, features: Iterable[str]) -> dict[str, list[tuple[str, float]]]:
        """Return for each tag what the others, and having looked at them, add to its points."""
        shared = (self._shared(self._alone(features)) / _PARTS).T.tolist()
        always = (self._always / _PARTS).tolist()
        return {
            tag: [
                (f"{COMPANY}/{name}", points)
                for name, points in ((ALL, always[at]), *zip(self._tags, shared[at], strict=True))
                if points
            ]
            for at, tag in enumerate(self._tags)
        }

    def _alone(self, features: Iterable[str]) -> NDArray[np.int64]:
        """Return each tag's points before any other tag is looked at."""
        rows = [self._rows[name] for name in features if name in self._rows]
        return np.asarray(self._table[rows].sum(axis=0) + self._bias, np.int64)

    def _shared(self, alone: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what each tag (a row) adds to each (a column)."""
        shares = np.clip(alone + _SURELY, 0, 2 * _SURELY)
        return shares[:, None] * self._others // (2 * _SURELY)


@dataclass(frozen=True, slots=True)
class _Decide:
    """Applies a curator's decision to a paper's tags of one kind."""

    paper: Paper
    reading: Reading
    decision: Decision

    def __call__(
        self, judged: _Given, scorers: Sequence[Scorer], fixed: tuple[str, ...] | None
    ) -> _Given:
        """Return the tags of one kind (those that scorers are for) as the curator has them.

        What rules say for a tag of the curator's stands behind the curator's word.
        """
        known = {scorer.tag: scorer for scorer in scorers}
        result = {} if fixed is not None else dict(judged)
        for slug in (*(fixed or ()), *self.decision.add):
            if slug in known and slug not in result:
                own = judged.get(slug) or known[slug].evidence(self.paper, self.reading)
                result[slug] = (_whole_title(self.paper, slug, CURATOR), *own)
        return {slug: own for slug, own in result.items() if slug not in self.decision.remove}


def unmatched(papers: Iterable[Paper], decisions: Iterable[Decision]) -> tuple[Problem, ...]:
    """Return a warning for each decision without effect.

    It is about a paper that is not there, or about one that another decision names more surely.
    """
    by_name = {fold(decision.paper): decision for decision in decisions}
    there: set[str] = set()
    better: dict[str, Decision] = {}
    for paper in papers:
        called = list(dict.fromkeys(name for name in _names(paper) if name in by_name))
        there.update(called)
        better.update((name, by_name[called[0]]) for name in called[1:])
    found = []
    for name, decision in by_name.items():
        if name in better:
            said = f"{better[name].paper!r} on line {better[name].place.line} is the same paper"
        elif name not in there:
            said = f"no arXiv id, DOI, permalink or whole title is {decision.paper!r}"
        else:
            continue
        place, message = decision.place, f"{said}; the decision has no effect"
        found.append(Problem(place.file, place.line, message, "warning"))
    return tuple(found)


def _names(paper: Paper) -> list[str]:
    """Return what a decision may call a paper, the surest first."""
    names = [paper.arxiv, paper.id, paper.title]
    if paper.arxiv:
        names += [f"arXiv:{paper.arxiv}", f"https://arxiv.org/abs/{paper.arxiv}"]
    if paper.doi:
        names += [paper.doi, f"https://doi.org/{paper.doi}"]
    return [fold(name) for name in names if name]


def _is_medical(reading: Reading) -> bool:
    """Tell whether a paper speaks of medicine or biology, not only in passing."""
    hits = reading.hits.get(MEDICAL, ())
    return len(hits) >= _OFTEN or any(hit.place in {"title", "claim"} for hit in hits)


def _given(
    paper: Paper, reading: Reading, scorers: Sequence[Scorer], points: Mapping[str, float]
) -> _Given:
    """Return the tags above the threshold that have words to show, best first."""
    above = [scorer for scorer in scorers if points[scorer.tag] > 0]
    above.sort(key=lambda scorer: (-points[scorer.tag], scorer.tag))
    found = {scorer.tag: scorer.evidence(paper, reading) for scorer in above}
    return {tag: evidence for tag, evidence in found.items() if evidence}


def _weak_evidence(paper: Paper, reading: Reading, criterion: Criterion) -> tuple[Evidence, ...]:
    slug = criterion.tag.slug
    found = [
        (hit, rule.name)
        for rule in criterion.weak
        for hit in reading.hits.get(f"{slug}/{rule.name}", ())
    ]
    return choose(paper, slug, found)


def _renamed(evidence: tuple[Evidence, ...], rule: str) -> tuple[Evidence, ...]:
    return tuple(replace(item, rule=rule) for item in evidence)


def _whole_title(paper: Paper, slug: str, rule: str) -> Evidence:
    return Evidence(slug, "title", 0, len(paper.title), paper.title, rule)
