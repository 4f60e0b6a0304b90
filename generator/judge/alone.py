# Most of what is judged of a paper needs no other paper, so that it can be done anywhere and in any
# order. Here is all of it for a few hundred papers at a time; what compares papers comes after.
"""Judge papers by themselves: tags, the one sentence, results, and the resources they give away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.judge.related import Stems
from generator.judge.resources import Alone, Lexicon, in_paper, resource_lexicon
from generator.judge.results import results
from generator.judge.tags import Tagger, Tags
from generator.judge.tldr import tldr
from generator.records import Decision, Paper, ResourceList, Result, Taxonomy, Tldr


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one paper by itself.

    Attributes:
        line: Its words by their stems, as papers are compared by them.
    """

    tags: Tags
    tldr: Tldr | None
    results: tuple[Result, ...]
    named: Alone
    line: str


class JudgeAlone:
    """Judges papers by themselves; what it needs for that it makes when it meets the first."""

    def __init__(
        self,
        taxonomy: Taxonomy,
        decisions: Sequence[Decision],
        resources: Sequence[ResourceList],
    ) -> None:
        self._by = taxonomy, decisions, resources
        self._made: tuple[Tagger, Lexicon, Stems] | None = None

    def __call__(self, papers: Sequence[Paper]) -> list[Judged]:
        """Return what is judged of each of the papers by itself."""
        if self._made is None:
            taxonomy, decisions, resources = self._by
            self._made = Tagger(taxonomy, decisions), resource_lexicon(resources), Stems()
        tagger, lexicon, stems = self._made
        return [
            Judged(
                tagger.tag(paper),
                tldr(paper),
                results(paper),
                in_paper(paper, lexicon),
                stems.lines(paper.title, paper.abstract or ""),
            )
            for paper in papers
        ]
