# For curators: why a paper has its tags and what it nearly had, and whom a new theme would catch.
# Values here, words for the terminal at the command line.
"""Explain a paper's tags, and try a theme out before it is adopted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.judge.tags.features import Reader
from generator.judge.tags.score import Score, Scorer
from generator.judge.tags.tagger import Tagger, Tags
from generator.records import Criterion, Decision, Paper, Taxonomy

# A tag this far below the threshold was not near.
_NEAR = 2.5


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a paper has its tags.

    Attributes:
        tags: What it has, with evidence, and what the curator decided.
        scores: The accounts of those tags, in the same order.
        near: The accounts of tags that it nearly had, best first.
        left_out: The accounts of tags that had points enough and were left out all the same: by the
            curator, many kinds of images beside a list of kinds, or a modality without words of
            its rules.
    """

    tags: Tags
    scores: tuple[Score, ...]
    near: tuple[Score, ...]
    left_out: tuple[Score, ...]


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
    return Explanation(
        tags,
        tuple(scores[slug] for slug in given),
        tuple(
            score
            for slug, score in scores.items()
            if slug not in given and -_NEAR < score.points <= 0 and score.evidence
        ),
        tuple(score for slug, score in scores.items() if slug not in given and score.points > 0),
    )


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
