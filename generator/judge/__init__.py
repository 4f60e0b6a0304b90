# The one door to this stage. Each judgement is a folder that knows nothing of the others; here
# they are put together into an Entry, so that a new judgement is one line more.
"""Judge papers: themes, modalities, the one sentence, results, resources, related papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.judge.alone import JudgeAlone
from generator.judge.each import Each, jobs, one_by_one
from generator.judge.related import related
from generator.judge.resources import settle
from generator.judge.tags import (
    Catch,
    Explanation,
    Score,
    Tagger,
    Tags,
    explain,
    try_theme,
    unmatched,
)
from generator.records import Decision, Entry, Paper, ResourceList, Taxonomy

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
    papers: Sequence[Paper],
    taxonomy: Taxonomy,
    decisions: Sequence[Decision] = (),
    resources: Sequence[ResourceList] = (),
    each: Each = one_by_one,
) -> tuple[Entry, ...]:
    """Return an entry for each paper, in the same order.

    Args:
        papers: All papers of the digest: some judgements compare them.
        taxonomy: The curator's themes and modalities.
        decisions: The curator's word on single papers.
        resources: The curator's lists of datasets and models.
        each: Does a work to each of several jobs and returns what comes of them, in order; it may
            spread them over processors, which changes nothing but the time.
    """
    alone = JudgeAlone(taxonomy, decisions, resources)
    found = [one for some in each(alone, jobs(papers)) for one in some]
    mentions = settle(papers, [one.named for one in found])
    entries = [
        Entry(
            paper,
            one.tags.themes,
            one.tags.modalities,
            one.tags.evidence,
            tldr=one.tldr,
            results=one.results,
            mentions=mentions[paper.id],
            decision=one.tags.decision,
        )
        for paper, one in zip(papers, found, strict=True)
    ]
    names = {criterion.tag.slug: criterion.tag.name for criterion in taxonomy.themes}
    others = related(entries, names, [one.line for one in found], each)
    return tuple(replace(entry, related=others[entry.paper.id]) for entry in entries)
