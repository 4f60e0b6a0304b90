# Most of what is judged of a paper needs no other paper, so that it can be done anywhere and in any
# order. Here is all of it for a few hundred papers at a time; what compares papers comes after.
"""Judge papers by themselves: tags, the one sentence, results, and the resources they give away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.judge.resources import Alone, in_paper, resource_lexicon
from generator.judge.results import results
from generator.judge.tags import Tagger, Tags
from generator.judge.tldr import tldr
from generator.records import Decision, Paper, ResourceList, Result, Taxonomy, Tldr

# How many papers are one job: enough to be worth a process, few enough to share out evenly.
_SOME = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """Papers to judge by themselves, and what to judge them by."""

    papers: Sequence[Paper]
    taxonomy: Taxonomy
    decisions: Sequence[Decision]
    resources: Sequence[ResourceList]


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one paper by itself."""

    tags: Tags
    tldr: Tldr | None
    results: tuple[Result, ...]
    named: Alone


# Does a function to jobs, here or anywhere, and returns what comes of them in their order.
Each = Callable[[Callable[[Job], list[Judged]], Sequence[Job]], Iterable[list[Judged]]]


def judge_alone(job: Job) -> list[Judged]:
    """Return what is judged of each of a job's papers by itself."""
    tagger = Tagger(job.taxonomy, job.decisions)
    lexicon = resource_lexicon(job.resources)
    return [
        Judged(tagger.tag(paper), tldr(paper), results(paper), in_paper(paper, lexicon))
        for paper in job.papers
    ]


def jobs(
    papers: Sequence[Paper],
    taxonomy: Taxonomy,
    decisions: Sequence[Decision],
    resources: Sequence[ResourceList],
) -> list[Job]:
    """Return the papers as jobs, in order."""
    return [
        Job(papers[start : start + _SOME], taxonomy, decisions, resources)
        for start in range(0, len(papers), _SOME)
    ]


def one_by_one(work: Callable[[Job], list[Judged]], todo: Sequence[Job]) -> list[list[Judged]]:
    """Do jobs here, one after the other."""
    return [work(job) for job in todo]
