# For curators: why a paper has its tags and what it nearly had, and whom a new theme would catch.
# Values here, words for the terminal at the command line.
"""Explain a paper's tags, and try a theme out before it is adopted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.judge.tags.features import Reader
from generator.judge.tags.score import Score, Scorer
from generator.judge.tags.tagger import Tagger, Tags
from generator.records import Criterion, Decision, Paper, Taxonomy

# A tag this far below the threshold was not near.
_NEAR = 2.5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A tag that had points enough and was left out all the same.

    Attributes:
        score: Its account.
        because: By the ``curator``; kinds of images are ``listed`` instead of the tag for many; or
            no rule of a modality's found words (``unnamed``).
    """

    score: Score
    because: Literal["curator", "listed", "unnamed"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a paper has its tags.

    Attributes:
        tags: What it has, with evidence, and what the curator decided.
        scores: The accounts of those tags, in the same order.
        near: The accounts of tags that it nearly had, best first.
        left_out: The tags that had points enough and were left out all the same.
    """

    tags: Tags
    scores: tuple[Score, ...]
    near: tuple[Score, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Catch:
    """A paper that a theme would catch, and the account of why."""

    paper: Paper
    score: Score


def explain(paper: Paper, taxonomy: Taxonomy, decisions: Sequence[Decision] = ()) -> Explanation:
    """Return why a paper has its tags, and which it nearly had."""
    tagger = Tagger(taxonomy, decisions)
    tags = tagger.tag(paper)
    scores = {score.tag: score for score in tagger.scores(paper)}
    given = (*tags.themes, *tags.modalities)
    decided = _decided(tags.decision, taxonomy)
    return Explanation(
        tags,
        tuple(scores[slug] for slug in given),
        tuple(
            score
            for slug, score in scores.items()
            if slug not in given and -_NEAR < score.points <= 0 and score.evidence
        ),
        tuple(
            LeftOut(
                score,
                "curator" if slug in decided else "listed" if score.evidence else "unnamed",
            )
            for slug, score in scores.items()
            if slug not in given and score.points > 0
        ),
    )


def _decided(decision: Decision | None, taxonomy: Taxonomy) -> set[str]:
    """Return the tags that a paper cannot have but by its curator's word."""
    if decision is None:
        return set()
    decided = set(decision.remove)
    if decision.themes is not None:
        decided.update(criterion.tag.slug for criterion in taxonomy.themes)
    if decision.modalities is not None:
        decided.update(criterion.tag.slug for criterion in taxonomy.modalities)
    return decided


def try_theme(
    criterion: Criterion, papers: Iterable[Paper], taxonomy: Taxonomy
) -> tuple[Catch, ...]:
    """Return the papers that a theme would catch, best first, each with the words.

    The theme is judged by usual points, as it would be on its first day; the taxonomy gives the
    phrases that tell claims from asides.
    """
    reader = Reader(Taxonomy(themes=(criterion,), claim=taxonomy.claim, aside=taxonomy.aside))
    scorer = Scorer(criterion, None)
    catches = []
    for paper in papers:
        reading = reader.read(paper)
        score = scorer.score(paper, reading, reading.features())
        if score.points > 0 and score.evidence:
            catches.append(Catch(paper, score))
    return tuple(sorted(catches, key=lambda catch: (-catch.score.points, catch.paper.id)))
