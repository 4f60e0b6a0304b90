# The weights of the curator's rules are learned here and nowhere else: features as the judge reads
# them, one small logistic regression a tag, a file of weights that people can read. NumPy and
# SciPy are needed to learn, never to judge.
"""Learn the weights of themes and modalities from labelled papers, or score the judge on them.

    python benchmarks/judge_themes.py fit --labels dev.jsonl --papers papers.jsonl
    python benchmarks/judge_themes.py score --labels dev.jsonl --papers papers.jsonl
    python benchmarks/judge_themes.py cross --labels dev.jsonl --papers papers.jsonl

`papers.jsonl` holds an object with title and abstract a line (`digest export --format jsonl`
writes one); `labels.jsonl` an object with title, abstract_starts, themes and modalities a line.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from generator.judge import Tagger
from generator.judge.features import Reader
from generator.judge.score import DEFAULT_BIAS, usual_points
from generator.read.taxonomy import read_modalities, read_themes, read_weights
from generator.records import Criterion, Paper, Taxonomy
from generator.text import fold

CURATION = Path(__file__).parents[1] / "seeds" / "curation"
# How strongly weights are held back: C of the regression, and how much less the rules of other
# tags count than a tag's own. Both chosen by `cross`.
STRENGTH = 1.0
FOREIGN = 0.5
BIAS_SCALE = 3.0
# A share of one above which a tag is given: what serves F1 is below a half.
THRESHOLD = 0.42
SMALLEST = 0.03
FOLDS = 5
REPEATS = 1

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper with the tags that people gave it."""

    paper: Paper
    themes: frozenset[str]
    modalities: frozenset[str]

    @property
    def tags(self) -> frozenset[str]:
        """Themes and modalities together; no slug is both."""
        return self.themes | self.modalities


def load_taxonomy() -> Taxonomy:
    """Read the curator's files, weights too where they are there."""
    taxonomy, problems = read_themes("themes.yaml", _text("themes.yaml"))
    modalities, more = read_modalities("modalities.yaml", _text("modalities.yaml"))
    weights, most = read_weights("weights.yaml", _text("weights.yaml"))
    for problem in (*problems, *more, *most):
        print(problem, file=sys.stderr)
    return replace(taxonomy, modalities=modalities, weights=weights)


def _text(name: str) -> str:
    path = CURATION / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def load_labelled(labels: Sequence[Path], papers: Sequence[Path]) -> list[Labelled]:
    """Match labels to papers by title, else by how the abstract starts."""
    by_title: dict[str, Paper] = {}
    by_start: dict[str, Paper] = {}
    for row in _rows(papers):
        abstract = str(row.get("abstract") or "")
        title = str(row["title"])
        paper = Paper(id=fold(title), title=title, title_source="seed", abstract=abstract or None)
        by_title[fold(title)] = paper
        by_start[fold(abstract)[:40]] = paper
    result = []
    for row in _rows(labels):
        start = fold(str(row.get("abstract_starts") or row.get("abstract") or ""))[:40]
        found = by_title.get(fold(str(row["title"]))) or by_start.get(start)
        if found is None:
            print(f"no paper for the label {row['title']!r}", file=sys.stderr)
            continue
        themes, modalities = row["themes"], row["modalities"]
        if isinstance(themes, list) and isinstance(modalities, list):
            result.append(Labelled(found, frozenset(themes), frozenset(modalities)))
    return result


def _rows(paths: Iterable[Path]) -> Iterable[Mapping[str, object]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The features of labelled papers: a row a paper, a column a feature."""

    names: tuple[str, ...]
    values: np.ndarray


def matrix(taxonomy: Taxonomy, data: Sequence[Labelled]) -> Matrix:
    """Read every labelled paper as features."""
    reader = Reader(taxonomy)
    read = [reader.read(item.paper).features() for item in data]
    counts = Counter(name for features in read for name in features)
    names = tuple(sorted(name for name, count in counts.items() if count > 1))
    index = {name: column for column, name in enumerate(names)}
    values = np.zeros((len(data), len(names)))
    for row, features in enumerate(read):
        for name, size in features.items():
            if name in index:
                values[row, index[name]] = size
    return Matrix(names, values)


def fit_tag(criterion: Criterion, features: Matrix, wanted: np.ndarray) -> dict[str, float]:
    """Learn the bias and weights of one tag.

    Weights are pulled towards the usual points rather than towards zero: what few labelled papers
    cannot say, the curator's order of phrases does.
    """
    own = criterion.tag.slug + "/"
    usual = usual_points(criterion)
    scale = np.array([1.0 if name.startswith(own) else FOREIGN for name in features.names])
    start = np.array([usual.get(name, 0.0) for name in features.names])
    offset = features.values @ start + DEFAULT_BIAS
    values = np.hstack([features.values * scale, np.full((len(wanted), 1), BIAS_SCALE)])
    sign = np.where(wanted, 1.0, -1.0)

    def loss(change: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (offset + values @ change)
        slope = -sign / (1 + np.exp(np.clip(margin, -50, 50)))
        penalty = change @ change / (2 * STRENGTH)
        return float(np.logaddexp(0, -margin).sum() + penalty), values.T @ slope + change / STRENGTH

    change = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B").x
    bias = DEFAULT_BIAS + change[-1] * BIAS_SCALE - np.log(THRESHOLD / (1 - THRESHOLD))
    weights = {"": round(float(bias), 2), **usual}
    for name, value in zip(features.names, start + change[:-1] * scale, strict=True):
        if name in weights or abs(value) >= SMALLEST:
            weights[name] = round(float(value), 2)
    return weights


def fit(taxonomy: Taxonomy, data: Sequence[Labelled], features: Matrix | None = None) -> Weights:
    """Learn the weights of every tag that some papers have and some have not."""
    found = features or matrix(taxonomy, data)
    result: Weights = {}
    for criterion in (*taxonomy.themes, *taxonomy.modalities):
        wanted = np.array([criterion.tag.slug in item.tags for item in data])
        if wanted.sum() > 1 and not wanted.all():
            result[criterion.tag.slug] = fit_tag(criterion, found, wanted)
    return result


def write_weights(weights: Weights) -> str:
    """Spell weights out as YAML, the weightiest first."""
    lines = [
        "# Learned weights; see the head of themes.yaml for what they mean. Made by",
        "#   python benchmarks/judge_themes.py fit --labels FILE --papers FILE",
        "# A feature is criterion/rule@place. Delete a tag here to judge it by usual points.",
    ]
    for slug, numbers in weights.items():
        lines += [f"{slug}:", f"  bias: {numbers['']}", "  weights:"]
        ranked = sorted(numbers.items(), key=lambda item: (-abs(item[1]), item[0]))
        lines += [f'    "{name}": {value}' for name, value in ranked if name]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class Figures:
    """How well given tags agree with wanted ones."""

    micro: float
    macro: float
    precision: float
    recall: float
    each: Mapping[str, tuple[float, int, int, int]]


def figures(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> Figures:
    """Compare wanted and given tags; macro over the tags that somebody wanted."""
    right, extra, missed = Counter[str](), Counter[str](), Counter[str]()
    for wanted, given in pairs:
        right.update(wanted & given)
        extra.update(given - wanted)
        missed.update(wanted - given)
    each = {
        slug: (
            2 * right[slug] / (2 * right[slug] + extra[slug] + missed[slug]),
            right[slug],
            extra[slug],
            missed[slug],
        )
        for slug in sorted({*right, *extra, *missed})
    }
    hits, false, lost = right.total(), extra.total(), missed.total()
    wanted_tags = sorted({slug for wanted, _ in pairs for slug in wanted})
    return Figures(
        2 * hits / max(1, 2 * hits + false + lost),
        sum(each[slug][0] for slug in wanted_tags) / max(1, len(wanted_tags)),
        hits / max(1, hits + false),
        hits / max(1, hits + lost),
        each,
    )


def judge_all(
    taxonomy: Taxonomy, data: Sequence[Labelled]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return the themes and the modalities that the judge gives each paper."""
    tagger = Tagger(taxonomy)
    tags = [tagger.tag(item.paper) for item in data]
    return [frozenset(item.themes) for item in tags], [frozenset(item.modalities) for item in tags]


def cross(
    taxonomy: Taxonomy, data: Sequence[Labelled], extra: Sequence[Labelled] = ()
) -> tuple[Figures, Figures]:
    """Measure by repeated cross-validation; `extra` papers are always learned from."""
    everything = [*data, *extra]
    features = matrix(taxonomy, everything)
    themes: list[tuple[frozenset[str], frozenset[str]]] = []
    modalities: list[tuple[frozenset[str], frozenset[str]]] = []
    for repeat in range(REPEATS):
        order = np.random.default_rng(repeat).permutation(len(data))
        for held in np.array_split(order, FOLDS):
            kept = np.setdiff1d(np.arange(len(everything)), held)
            part = Matrix(features.names, features.values[kept])
            learned = fit(taxonomy, [everything[index] for index in kept], part)
            tested = [data[index] for index in held]
            got = judge_all(replace(taxonomy, weights=learned), tested)
            themes += zip((item.themes for item in tested), got[0], strict=True)
            modalities += zip((item.modalities for item in tested), got[1], strict=True)
    return figures(themes), figures(modalities)


def report(name: str, found: Figures, *, each: bool) -> None:
    """Print figures as lines of text."""
    print(
        f"{name}: micro-F1 {found.micro:.3f}  macro-F1 {found.macro:.3f}  "
        f"precision {found.precision:.3f}  recall {found.recall:.3f}"
    )
    if each:
        for slug, (score, right, extra, missed) in found.each.items():
            print(f"  {slug:22} {score:.2f}  right {right}, extra {extra}, missed {missed}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("do", choices=("fit", "score", "cross"))
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--extra-labels", type=Path, nargs="*", default=[])
    parser.add_argument("--each", action="store_true", help="show each tag")
    options = parser.parse_args(arguments)
    taxonomy = load_taxonomy()
    data = load_labelled(options.labels, options.papers)
    extra = load_labelled(options.extra_labels, options.papers) if options.extra_labels else []
    if options.do == "fit":
        path = CURATION / "weights.yaml"
        path.write_text(write_weights(fit(taxonomy, [*data, *extra])), encoding="utf-8")
        print(f"{len(data) + len(extra)} papers -> {path}")
        return 0
    if options.do == "score":
        themes, modalities = judge_all(taxonomy, data)
        found = (
            figures([(item.themes, got) for item, got in zip(data, themes, strict=True)]),
            figures([(item.modalities, got) for item, got in zip(data, modalities, strict=True)]),
        )
    else:
        found = cross(taxonomy, data, extra)
    for name, figure in zip(("themes", "modalities"), found, strict=True):
        report(name, figure, each=options.each)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
