# Two words. "fit" learns the weights of generator/judge/tldr/weights.py; "score" measures the
# committed weights and what a reader would try first, in one run. The ranker is fitted to two
# wishes at once: sentences that share words with the summaries people wrote (SciTLDR's train
# split; its dev split is only ever measured on), and the sentences that annotators of a digest
# chose. Both are listwise: the softmax of the scores is pulled towards the softmax of the gains.
# What was tried besides, judged by cross-validation on the train split (38.3 ROUGE-1 as it is),
# and brought nothing: a table of the words that summaries keep (38.3), a model of each word's
# chance to be kept and the ROUGE to expect from it (38.4), likeness to the other sentences
# weighted by their chances (38.3), latent semantics of 20,000 abstracts (38.4), a weight for each
# common word (38.2), pairs of facts (38.2), boosted trees (38.2), titles as second summaries
# (38.4), other losses (38.2). "score" shows why: whoever knew the other summaries of a paper and
# chose the sentence nearest to them would come less near to the one left out than this ranker.
# The data are the user's, never the repository's; without them the command says what to get.
"""Fit and score the choice of the one sentence.

python -m benchmarks.judge_tldr fit   --scitldr DIR --labels FILE --papers FILE
python -m benchmarks.judge_tldr score --scitldr DIR --labels FILE --papers FILE
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rouge_score.rouge_scorer import RougeScorer
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from generator.judge.tldr.sentence import describe
from generator.judge.tldr.weights import TITLED, UNTITLED
from generator.sentences import sentences
from generator.text import fold

SHARED = Path(__file__).parents[2] / "shared"
WEIGHTS = Path(__file__).parents[1] / "generator" / "judge" / "tldr" / "weights.py"
MEASURES = ("rouge1", "rouge2", "rougeL")
SHARPNESS = 10.0  # a sentence 0.1 ROUGE-1 better is wanted e times as much
LABEL_WEIGHT = 2.0  # a labelled paper counts as two of SciTLDR's
PENALTY = 10.0  # on squared weights, per paper's worth of loss
FOLDS = 10
WE_PROPOSE = re.compile(
    r"\b(?:we|this (?:paper|work|study|article))\b[^.]{0,40}?\b(?:propose|introduce|present|show|"
    r"study|develop|describe|investigate|explore|demonstrate)",
    re.IGNORECASE,
)

LEAD = re.compile(
    r"\A(?:(?:background|purpose|objectives?|aims?|(?:materials? and )?methods?|results?|findings|"
    r"conclusions?): |in (?:this|the present|our) (?:paper|work|study|article|survey|report),? )",
    re.IGNORECASE,
)

Floats = NDArray[np.float64]
Choice = Callable[["Example"], int]
_SCORER = RougeScorer(list(MEASURES), use_stemmer=True)


@dataclass(frozen=True, slots=True)
class Example:
    """One abstract, cut into sentences, and how good each is.

    Attributes:
        title: The paper's own title, or None.
        parts: The sentences.
        gains: For each sentence the scores that count, best reference each: ROUGE-1, ROUGE-2 and
            ROUGE-L for SciTLDR; for labelled papers 1 for the annotators' sentence, else 0.
        summaries: What people wrote; empty for labelled papers.
    """

    title: str | None
    parts: tuple[str, ...]
    gains: tuple[tuple[float, ...], ...]
    summaries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """What is fitted: a weight a fact, with and without a title."""

    titled: Mapping[str, float]
    untitled: Mapping[str, float]

    def choose(self, example: Example, title: str | None) -> int:
        """Return the index of the sentence with the highest score."""
        weights = self.titled if title else self.untitled
        found = describe(list(example.parts), title)
        scores = [sum(weights.get(name, 0) * value for name, value in f.items()) for f in found]
        return scores.index(max(scores))


def read_scitldr(path: Path) -> list[Example]:
    """Return the abstracts of one split with the ROUGE of each of our sentences."""
    examples = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = " ".join(" ".join(record["source"]).split())
        parts = tuple(text[start:end] for start, end in sentences(text))
        summaries = tuple(record["target"])
        gains = tuple(rouge(part, summaries) for part in parts)
        if parts:
            examples.append(Example(record.get("title"), parts, gains, summaries))
    return examples


def rouge(part: str, summaries: Sequence[str]) -> tuple[float, ...]:
    """Return a sentence's ROUGE-1, ROUGE-2 and ROUGE-L, best summary each."""
    scored = [_SCORER.score(summary, part) for summary in summaries]
    return tuple(max(one[name].fmeasure for one in scored) for name in MEASURES)


def read_labels(labels: Path, papers: Path) -> list[Example]:
    """Return the labelled papers, their abstracts found in what ``digest export`` prints."""
    exported = [json.loads(line) for line in papers.read_text(encoding="utf-8").splitlines()]
    examples = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        wanted = fold(label["tldr"])
        for paper in exported:
            text = paper["abstract"] or ""
            parts = tuple(text[start:end] for start, end in sentences(text))
            hits = tuple((float(fold(part) == wanted),) for part in parts)
            if (1.0,) in hits:
                title = None if paper.get("title_source") == "abstract" else paper["title"]
                examples.append(Example(title, parts, hits))
                break
        else:
            print(f"not found: {label['title']}", file=sys.stderr)
    return examples


def fit(summarised: Sequence[Example], labelled: Sequence[Example]) -> Model:
    """Return the model fitted to both kinds of examples."""
    both = [*summarised, *labelled]
    wanted = [_wanted(example) for example in both]
    weight = np.array([1.0] * len(summarised) + [LABEL_WEIGHT] * len(labelled))
    titled, untitled = (
        _fit_weights(
            [describe(list(example.parts), example.title if named else None) for example in both],
            wanted,
            weight,
        )
        for named in (True, False)
    )
    return Model(titled, untitled)


def _wanted(example: Example) -> Floats:
    """Return how much each sentence is wanted, summing to 1."""
    gains: Floats = np.array([gain[0] for gain in example.gains])
    wants = np.exp(SHARPNESS * (gains - gains.max())) if example.summaries else gains
    shares: Floats = wants / wants.sum()
    return shares


def _fit_weights(
    facts: Sequence[Sequence[Mapping[str, float]]], wanted: Sequence[Floats], weight: Floats
) -> dict[str, float]:
    """Return the weights that bring the softmax of the scores nearest to what is wanted."""
    names = sorted({name for rows in facts for row in rows for name in row})
    column = {name: at for at, name in enumerate(names)}
    flat = [row for rows in facts for row in rows]
    cells = [(at, column[name], float(v)) for at, row in enumerate(flat) for name, v in row.items()]
    rows_, columns, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (rows_, columns)), shape=(len(flat), len(names)))
    turned = matrix.T.tocsr()
    group = np.repeat(np.arange(len(facts)), [len(rows) for rows in facts])
    target = np.concatenate(list(wanted))

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = matrix @ weights
        highest = np.full(len(facts), -np.inf)
        np.maximum.at(highest, group, scores)
        powers = np.exp(scores - highest[group])
        totals = np.bincount(group, powers)
        log_share = scores - highest[group] - np.log(totals[group])
        cost = -(weight[group] * target * log_share).sum() + PENALTY / 2 * (weights @ weights)
        slope = turned @ (weight[group] * (powers / totals[group] - target)) + PENALTY * weights
        return float(cost), slope

    best = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    rounded = {name: round(float(value), 3) for name, value in zip(names, best, strict=True)}
    return {name: value for name, value in rounded.items() if value}


def mean_gains(examples: Sequence[Example], choice: Choice) -> tuple[float, ...]:
    """Return the mean of each gain in percent, of the sentences that a choice makes."""
    chosen = [example.gains[choice(example)] for example in examples]
    return tuple(100 * statistics.fmean(column) for column in zip(*chosen, strict=True))


def cross_validate(summarised: Sequence[Example], labelled: Sequence[Example]) -> float:
    """Return how often, in percent, labelled papers get their sentence from models without them."""
    hits = 0.0
    for left in range(FOLDS):
        model = fit(summarised, [e for at, e in enumerate(labelled) if at % FOLDS != left])
        for example in labelled[left::FOLDS]:
            hits += example.gains[model.choose(example, example.title)][0]
    return 100 * hits / len(labelled)


def write(model: Model, path: Path) -> None:
    """Write the model as the Python module that the judge imports."""
    lines = [
        "# Made by `python -m benchmarks.judge_tldr fit`; not to be edited by hand.",
        '"""The weights of the one sentence\'s ranker."""',
        "",
    ]
    for name, weights in (("TITLED", model.titled), ("UNTITLED", model.untitled)):
        lines += [f"{name}: dict[str, float] = {{"]
        lines += [f'    "{fact}": {value},' for fact, value in sorted(weights.items())]
        lines += ["}", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def score(summarised: Sequence[Example], dev: Sequence[Example], labels: Sequence[Example]) -> None:
    """Print one table of what each way to choose scores."""
    model = Model(TITLED, UNTITLED)
    ways: dict[str, Choice] = {
        "first sentence": lambda _: 0,
        'first "we propose" sentence': _first_proposal,
        "ours, without titles": lambda e: model.choose(e, None),
        "ours": lambda e: model.choose(e, e.title),
        "best sentence there is": lambda e: max(range(len(e.gains)), key=lambda i: e.gains[i][0]),
    }
    head = f"SciTLDR dev, {len(dev)} abstracts"
    print(f"{head:34}  ROUGE-1  ROUGE-2  ROUGE-L  labels")
    for name, choice in ways.items():
        same = f"{mean_gains(labels, choice)[0]:8.0f}" if labels else ""
        print(f"{name:34}{_row(mean_gains(dev, choice))}{same}")
    bare = 'ours, "In this paper," dropped'
    print(f"{bare:34}{_row(_mean_bare(dev, ways['ours']))}")
    if labels:
        share = cross_validate(summarised, labels)
        print(f"ours, {FOLDS}-fold cross-validated on the labels{share:24.0f}")
    ours, others, best = one_left_out(dev, ways["ours"])
    print(
        f"ROUGE-1 by one summary: ours {ours:.1f}, the sentence nearest to the paper's other "
        f"summaries {others:.1f}, the best there is {best:.1f}"
    )


def _row(figures: Sequence[float]) -> str:
    """Return figures as columns."""
    return "".join(f"{figure:9.1f}" for figure in figures)


def _mean_bare(examples: Sequence[Example], choice: Choice) -> tuple[float, ...]:
    """Return what mean_gains does, of the chosen sentences without heading and "In this paper"."""
    gains = [
        rouge(LEAD.sub("", example.parts[choice(example)], count=1), example.summaries)
        for example in examples
    ]
    return tuple(100 * statistics.fmean(column) for column in zip(*gains, strict=True))


def one_left_out(examples: Sequence[Example], choice: Choice) -> tuple[float, float, float]:
    """Return how well one summary is met, in percent, of papers that have several.

    By our choice, by the sentence nearest on average to the paper's other summaries, and by the
    best sentence there is: how far people agree sets how far any choice can come.
    """
    met: list[tuple[float, float, float]] = []
    for example in examples:
        chosen = choice(example)
        table = [[rouge(part, [text])[0] for part in example.parts] for text in example.summaries]
        for at, row in enumerate(table):
            rest = table[:at] + table[at + 1 :]
            if rest:
                near = [sum(column) for column in zip(*rest, strict=True)]
                met.append((row[chosen], row[near.index(max(near))], max(row)))
    ours, others, best = (100 * statistics.fmean(column) for column in zip(*met, strict=True))
    return ours, others, best


def _first_proposal(example: Example) -> int:
    """Return the first sentence that says "we propose" or the like, else the first."""
    found = (at for at, part in enumerate(example.parts) if WE_PROPOSE.search(part))
    return next(found, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the two words; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("word", choices=("fit", "score"))
    parser.add_argument("--scitldr", type=Path, default=SHARED / "bench" / "tldr")
    parser.add_argument("--labels", type=Path, default=SHARED / "labels" / "dev.jsonl")
    parser.add_argument("--papers", type=Path, help="what `digest export --format jsonl` prints")
    chosen = parser.parse_args(arguments)
    if not (chosen.scitldr / "train.jsonl").exists():
        print(f"{chosen.scitldr}: SciTLDR's train.jsonl and dev.jsonl (abstracts) go here.")
        return 2
    train = read_scitldr(chosen.scitldr / "train.jsonl")
    labels = read_labels(chosen.labels, chosen.papers) if chosen.papers else []
    if chosen.word == "fit":
        write(fit(train, labels), WEIGHTS)
    else:
        score(train, read_scitldr(chosen.scitldr / "dev.jsonl"), labels)
    return 0


if __name__ == "__main__":
    sys.exit(main())
