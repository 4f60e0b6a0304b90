# The one door to this stage. Each judgement is a file that knows nothing of the others; here
# they are put together into an Entry, so that a new judgement is one line more.
"""Judge papers: themes, modalities, the one sentence, results, resources, related papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.judge.explain import Catch, Explanation, explain, try_theme
from generator.judge.related import related
from generator.judge.resources import find_resources, resource_lexicon
from generator.judge.results import results
from generator.judge.score import Score
from generator.judge.tags import Tagger, Tags, unmatched
from generator.judge.tldr import tldr
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
) -> tuple[Entry, ...]:
    """Return an entry for each paper, in the same order.

    Args:
        papers: All papers of the digest: some judgements compare them.
        taxonomy: The curator's themes and modalities.
        decisions: The curator's word on single papers.
        resources: The curator's lists of datasets and models.
    """
    tagger = Tagger(taxonomy, decisions)
    mentions = find_resources(papers, resource_lexicon(resources))
    entries: list[Entry] = []
    for paper in papers:
        tags = tagger.tag(paper)
        entries.append(
            Entry(
                paper,
                tags.themes,
                tags.modalities,
                tags.evidence,
                tldr=tldr(paper),
                results=results(paper),
                mentions=mentions[paper.id],
            )
        )
    names = {criterion.tag.slug: criterion.tag.name for criterion in taxonomy.themes}
    others = related(entries, names)
    return tuple(replace(entry, related=others[entry.paper.id]) for entry in entries)
