# The one door to this stage. Each judgement is a file that knows nothing of the others; here
# they are put together into an Entry, so that a new judgement is one line more.
"""Judge papers: their themes and modalities, each with the words that earned it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.judge.explain import Catch, Explanation, explain, try_theme
from generator.judge.results import results
from generator.judge.score import Score
from generator.judge.tags import Tagger, Tags, unmatched
from generator.judge.tldr import tldr
from generator.records import Decision, Entry, Paper, Taxonomy

__all__ = [
    "Catch",
    "Explanation",
    "Score",
    "Tagger",
    "Tags",
    "explain",
    "judge",
    "try_theme",
    "unmatched",
]


def judge(
    papers: Sequence[Paper], taxonomy: Taxonomy, decisions: Sequence[Decision] = ()
) -> tuple[Entry, ...]:
    """Return an entry for each paper, in the same order."""
    tagger = Tagger(taxonomy, decisions)
    return tuple(_entry(paper, tagger.tag(paper)) for paper in papers)


def _entry(paper: Paper, tags: Tags) -> Entry:
    return Entry(
        paper,
        tags.themes,
        tags.modalities,
        tags.evidence,
        tldr=tldr(paper),
        results=results(paper),
    )
