# One table of how good the judgements are, and the docs page made from it: nothing on that page is
# typed in. Each row has what a reader knows beside our figure, measured in the same run on the same
# papers. The data are the user's; a row without its data is left out, and said to be.
"""Measure every judgement against what people know, in one table.

python -m benchmarks.judgements [--data DIR] [--write]

DIR holds labels/dev.jsonl, bench/tldr/, bench/search/ and bench/corpus-20k.jsonl.gz; `--write`
renews docs/help/judgements.md.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks import judge_related, judge_resources, judge_themes, judge_tldr
from benchmarks.papers import papers
from generator import pipeline
from generator.judge import judge
from generator.judge.related.similarity import ranker
from generator.judge.tags.tagger import GENERAL
from generator.judge.tldr.weights import TITLED, UNTITLED
from generator.records import Paper
from generator.settings import make_settings
from generator.spread import processors, spread

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "help" / "judgements.md"
_TIMED = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was judged, how it is measured, our figure and the others'."""

    judgement: str
    measure: str
    data: str
    ours: str
    others: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and write the page if asked."""
    parser = argparse.ArgumentParser(prog="benchmarks.judgements", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED)
    parser.add_argument("--write", action="store_true", help=f"renew {PAGE.relative_to(ROOT)}")
    options = parser.parse_args(arguments)
    rows = list(measure(options.data))
    for row in rows:
        print(
            f"{row.judgement:12} {row.measure:34} {row.ours:>8}  {row.others}\n{'':12} {row.data}"
        )
    if options.write:
        PAGE.write_text(page(rows), encoding="utf-8")
    return 0


def measure(data: Path) -> Iterator[Row]:
    """Yield the rows that the data allow."""
    result = pipeline.digest(make_settings(str(ROOT / "seeds")))
    labels = data / "labels" / "dev.jsonl"
    with tempfile.TemporaryDirectory() as made:
        records = Path(made) / "papers.jsonl"
        records.write_text(
            "".join(f"{json.dumps(one)}\n" for one in pipeline.records(result)), "utf-8"
        )
        if labels.exists():
            corpus = data / "bench" / "corpus-20k.jsonl.gz"
            yield from _tags(labels, [records, *([corpus] if corpus.exists() else [])])
        yield from _resources(records)
        if (data / "bench" / "tldr").exists():
            yield from _sentence(data / "bench" / "tldr", labels, records)
    if (data / "bench" / "search").exists():
        yield from _related(data / "bench" / "search")
    yield _speed(result, data / "bench" / "corpus-20k.jsonl.gz")


def _tags(labels: Path, papers: Sequence[Path]) -> Iterator[Row]:
    taxonomy = judge_themes.load_taxonomy()
    data = judge_themes.load_labelled([labels], papers)
    others = judge_themes.load_others(papers)
    medical = [one for one in others if _is_medical(one)]
    rest = [one for one in others if not _is_medical(one)]
    measured = {
        "labelled papers of the seeds": data,
        "medical papers from elsewhere": [one for one in medical if not one.edge],
        "more at the edge of what the themes are about": [one for one in medical if one.edge],
    }
    measured = {name: some for name, some in measured.items() if some}
    groups = list(measured.values())
    ways = {
        "ours": judge_themes.cross(taxonomy, groups, rest),
        "the tag's name in the text": [judge_themes.keywords(taxonomy, some) for some in groups],
        "tf-idf with logistic regression": judge_themes.words_alone(taxonomy, groups, rest),
    }
    total = len(data) + len(others)
    for at, (name, some) in enumerate(measured.items()):
        size = f"{len(some)} {name}, {judge_themes.FOLDS}-fold cross-validation among {total:,}"
        yield from _tag_rows({way: found[at] for way, found in ways.items()}, size)


def _is_medical(one: judge_themes.Labelled) -> bool:
    """Tell whether a paper is measured on as one from elsewhere."""
    return one.elsewhere and GENERAL not in one.themes


def _tag_rows(
    ways: Mapping[str, tuple[judge_themes.Figures, judge_themes.Figures]], size: str
) -> Iterator[Row]:
    for at, name in enumerate(("Themes", "Modalities")):
        for measure_name in ("micro", "macro"):
            found = {way: getattr(figures[at], measure_name) for way, figures in ways.items()}
            known = ", ".join(f"{way} {found[way]:.3f}" for way in list(ways)[1:])
            yield Row(name, f"{measure_name}-F1", size, f"{found['ours']:.3f}", known)


def _text(paper: Paper) -> str:
    return f"{paper.title}. {paper.abstract or ''}"


def _sentence(folder: Path, labels: Path, papers: Path) -> Iterator[Row]:
    train = judge_tldr.read_scitldr(folder / "train.jsonl")
    dev = judge_tldr.read_scitldr(folder / "dev.jsonl")
    known = judge_tldr.read_labels(labels, papers) if labels.exists() else []
    model = judge_tldr.Model(TITLED, UNTITLED)
    ways: dict[str, judge_tldr.Choice] = {
        "ours": lambda example: model.choose(example, example.title),
        "the first sentence": lambda _: 0,
        'the first "we propose" sentence': judge_tldr._first_proposal,  # noqa: SLF001
        "the best there is": lambda one: max(range(len(one.gains)), key=lambda i: one.gains[i][0]),
    }
    found = {name: judge_tldr.mean_gains(dev, way)[0] for name, way in ways.items()}
    others = ", ".join(f"{name} {value:.1f}" for name, value in found.items() if name != "ours")
    yield Row("One sentence", "ROUGE-1 with stemming",
              f"SciTLDR, abstracts of the dev split, {len(dev)}",
              f"{found['ours']:.1f}", others)  # fmt: skip
    if known:
        share = judge_tldr.cross_validate(train, known)
        same = {name: judge_tldr.mean_gains(known, way)[0] for name, way in ways.items()}
        yield Row("One sentence", "same sentence as the annotators, %",
                  f"{len(known)} labelled papers of the seeds, cross-validation", f"{share:.0f}",
                  ", ".join(f"{name} {same[name]:.0f}" for name in list(ways)[1:3]))  # fmt: skip


def _resources(papers: Path) -> Iterator[Row]:
    data, lexicon = judge_resources.load(papers), judge_resources.load_lexicon()
    for kind in judge_resources.KINDS:
        ours = judge_resources.measure(data, lexicon, kind)
        listed = judge_resources.measure(data, lexicon, kind, listed=True)
        size = f"{len(data)} papers of the seeds, {ours.labels} names labelled by a reader"
        name = f"{kind.capitalize()}s"
        for share in ("precision", "recall"):
            alone = f"the list alone {getattr(listed, share):.3f}"
            yield Row(name, share, size, f"{getattr(ours, share):.3f}", alone)


def _related(folder: Path) -> Iterator[Row]:
    collection = judge_related.read(folder)
    documents = collection.documents
    queries = [(pool.query, pool) for pool in collection.pools]
    ways = {
        "ours": ranker(documents).rank,
        "tf-idf cosine": judge_related.tfidf(documents),
        "BM25": judge_related.bm25(documents),
    }
    found = {name: judge_related.measure(queries, rank, 1)[0] for name, rank in ways.items()}
    yield Row("Related", "nDCG@20",
              f"Cranfield, {len(collection.pools)} judged pools", f"{found['ours']:.3f}",
              ", ".join(f"{name} {found[name]:.3f}" for name in list(ways)[1:]))  # fmt: skip


def _speed(result: pipeline.Result, corpus: Path) -> Row:
    many, source = _many([entry.paper for entry in result.entries], corpus)
    ours = _Spent.on(
        lambda: judge(many, result.curation.taxonomy, (), result.curation.resources, spread)
    )
    vectorizer = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2))
    known = _Spent.on(lambda: vectorizer.fit_transform(_text(one) for one in many))
    count = processors()
    return Row("All of them", "seconds (processor seconds)",
               f"{_TIMED:,} {source}, {count} processor{'s' * (count > 1)}", str(ours),
               f"scikit-learn's tf-idf of the same papers, on one, {known}")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Spent:
    """What something took: seconds by the clock, and those that processors worked on it."""

    clock: float
    processors: float

    def __str__(self) -> str:
        """Return both, the processors' in brackets."""
        return f"{self.clock:.1f} ({self.processors:.1f})"

    @classmethod
    def on(cls, work: Callable[[], object]) -> _Spent:
        """Do something and return what it took, with all processes that it starts and ends."""
        clock, before = time.perf_counter(), _processor_seconds()
        work()
        return cls(time.perf_counter() - clock, _processor_seconds() - before)


def _processor_seconds() -> float:
    """Return what this process has used, and those it started that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _many(own: Sequence[Paper], corpus: Path) -> tuple[list[Paper], str]:
    """Return papers to be quick with and what they are: real ones if at hand, else copies."""
    if corpus.exists():
        rows = papers(_TIMED, corpus)
        return [
            Paper(row.id, row.title, "seed", authors=row.authors, abstract=row.abstract)
            for row in rows
        ], "papers of many fields"
    return [
        replace(paper, id=f"{paper.id}-{copy}", abstract=f"{paper.abstract} Copy {copy}.")
        for copy in range(-(-_TIMED // len(own)))
        for paper in own
    ][:_TIMED], "copies of the seeds' papers"


def page(rows: Sequence[Row]) -> str:
    """Return the docs page with the table."""
    lines = [
        "---",
        "title: How good are the judgements?",
        "description: What each judgement scores, beside what people know, measured in one run.",
        "---",
        "",
        "# How good are the judgements?",
        "",
        "This page is made by `python -m benchmarks.judgements --write`; nothing in it is typed",
        "in. Each figure stands beside what a reader may know, measured in the same run on the",
        "same data. No paper that a curator decided by hand is counted. The weights are learned",
        "anew for each part that is held back; the phrases of the rules are not, and were written",
        "by people who had read papers of the seeds.",
        "",
        "| Judgement | Measure | Ours | Others, same run | Data |",
        "|---|---|---|---|---|",
        *(
            f"| {row.judgement} | {row.measure} | **{row.ours}** | {row.others} | {row.data} |"
            for row in rows
        ),
        "",
        "What no program can measure was judged by hand: [results](results-judged.md) and",
        "[related papers](related-papers.md#how-good-they-are). The lists of datasets and models",
        "are the curator's, who has read the papers that their recognition is measured on.",
        "",
        "The labels, SciTLDR and Cranfield are not part of this repository; give the command a",
        "folder that holds them. What the figures mean, and what else was tried, stands at the",
        "head of each file in `benchmarks/`.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
