# The weights of the curator's rules are learned here and nowhere else: features as the judge reads
# them, one small logistic regression a tag, a file of weights that people can read. NumPy and
# SciPy are needed to learn, never to judge; scikit-learn for a baseline.
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
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

from generator.judge import Tagger
from generator.judge.features import Reader
from generator.judge.score import DEFAULT_BIAS, usual_points
from generator.read.taxonomy import read_modalities, read_themes, read_weights
from generator.records import Criterion, Paper, Taxonomy
from generator.text import fold

CURATION = Path(__file__).parents[1] / "seeds" / "curation"
# All chosen by `cross`. How far weights may go from the usual points; how much less the rules of
# other tags count than a tag's own, the less the rarer the tag; how dear a missed tag is.
STRENGTH = 1.0
FOREIGN = 0.5
COMMON = 40
MISSED = 1.5
# A foreign weight smaller than this is dropped, and the rest learned again.
SMALLEST = 0.15
# A share of one above which a tag is given: what serves F1 is below a half.
THRESHOLD = 0.42
# What serves the tf-idf baseline best.
BASELINE_THRESHOLD = 0.3
FOLDS = 5
REPEATS = 4
# Of the themes, those whose rules may say something of a modality.
TELLING = {
    "vision-language",
    "medical-llm",
    "report-generation",
    "clinical-nlp",
    "ehr-prediction",
    "general-ml",
    "pretraining",
    "multimodal-fusion",
    "signal",
}

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


def fit_tag(
    criterion: Criterion, modalities: frozenset[str], features: Matrix, wanted: np.ndarray
) -> dict[str, float]:
    """Learn the bias and weights of one tag.

    Weights are pulled towards the usual points rather than towards zero: what few labelled papers
    cannot say, the curator's order of phrases does.
    """
    slug = criterion.tag.slug
    columns = np.array(
        [
            column
            for column, name in enumerate(features.names)
            if may_tell(name, slug, modalities if slug in modalities else None)
        ]
    )
    usual = usual_points(criterion)
    own = np.array([features.names[column].startswith(slug + "/") for column in columns])
    foreign = FOREIGN * min(1.0, (wanted.sum() / COMMON) ** 0.5)
    start = np.array([usual.get(features.names[column], 0.0) for column in columns])
    scale = np.where(own, 1.0, foreign)
    values = features.values[:, columns]
    weights, bias = regress(values, wanted, start, scale)
    kept = own | (start != 0) | (np.abs(weights) >= SMALLEST)
    weights, bias = regress(values[:, kept], wanted, start[kept], scale[kept])
    bias -= np.log(THRESHOLD / (1 - THRESHOLD))
    names = [features.names[column] for column in columns[kept]]
    learned = {name: round(float(value), 2) for name, value in zip(names, weights, strict=True)}
    return {"": round(float(bias), 2), **usual, **learned}


def may_tell(feature: str, slug: str, modalities: frozenset[str] | None) -> bool:
    """Tell whether a feature may count for a tag.

    Of its own rules each place, of other rules only the title and anywhere that is central; for
    a modality (`modalities` given) only the other modalities and a few themes.
    """
    rule, _, place = feature.partition("@")
    owner = rule.partition("/")[0]
    if owner == slug:
        return place != "any"
    if modalities is not None and owner not in modalities | TELLING:
        return False
    return place in {"any", "title"} or owner == "signal"


def regress(
    values: np.ndarray, wanted: np.ndarray, start: np.ndarray, scale: np.ndarray
) -> tuple[np.ndarray, float]:
    """Fit a logistic regression whose weights are pulled towards `start`."""
    offset = values @ start + DEFAULT_BIAS
    inputs = np.hstack([values * scale, np.ones((len(wanted), 1))])
    sign = np.where(wanted, 1.0, -1.0)
    dear = np.where(wanted, MISSED, 1.0)

    def loss(change: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (offset + inputs @ change)
        slope = -sign * dear / (1 + np.exp(np.clip(margin, -50, 50)))
        value = (dear * np.logaddexp(0, -margin)).sum() + change @ change / (2 * STRENGTH)
        return float(value), inputs.T @ slope + change / STRENGTH

    change = minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B").x
    return start + change[:-1] * scale, float(DEFAULT_BIAS + change[-1])


def fit(taxonomy: Taxonomy, data: Sequence[Labelled], features: Matrix | None = None) -> Weights:
    """Learn the weights of every tag that some papers have and some have not."""
    found = features or matrix(taxonomy, data)
    modalities = frozenset(criterion.tag.slug for criterion in taxonomy.modalities)
    result: Weights = {}
    for criterion in (*taxonomy.themes, *taxonomy.modalities):
        wanted = np.array([criterion.tag.slug in item.tags for item in data])
        if wanted.sum() > 1 and not wanted.all():
            result[criterion.tag.slug] = fit_tag(criterion, modalities, found, wanted)
    return result


def write_weights(weights: Weights) -> str:
    """Spell weights out as YAML, the weightiest first."""
    lines = [
        "# Learned weights: points of a tag for each rule and place, where `any` is title, claim",
        "# or rest. See the head of themes.yaml. Made by",
        "#   python benchmarks/judge_themes.py fit --labels FILE --papers FILE",
        "# Delete a tag, or a rule, here to have it judged by usual points.",
    ]
    for slug, numbers in weights.items():
        rules: dict[str, dict[str, float]] = {}
        for feature, value in numbers.items():
            rule, _, place = feature.partition("@")
            if rule and value:
                rules.setdefault(rule, {})[place] = value
        lines += [f"{slug}:", f"  bias: {numbers['']}", "  weights:"]
        for rule in sorted(rules, key=lambda name: (not name.startswith(slug + "/"), name)):
            places = sorted(rules[rule].items(), key=lambda item: (-abs(item[1]), item[0]))
            said = ", ".join(f"{place}: {value}" for place, value in places)
            lines.append(f"    {rule}: {{{said}}}")
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
    for kept, held in folds(len(data), len(everything)):
        part = Matrix(features.names, features.values[kept])
        learned = fit(taxonomy, [everything[index] for index in kept], part)
        tested = [data[index] for index in held]
        got = judge_all(replace(taxonomy, weights=learned), tested)
        themes += zip((item.themes for item in tested), got[0], strict=True)
        modalities += zip((item.modalities for item in tested), got[1], strict=True)
    return figures(themes), figures(modalities)


def keywords(taxonomy: Taxonomy, data: Sequence[Labelled]) -> tuple[Figures, Figures]:
    """Measure a baseline: a tag for every paper that holds a word of its name."""
    themes: list[tuple[frozenset[str], frozenset[str]]] = []
    modalities: list[tuple[frozenset[str], frozenset[str]]] = []
    for item in data:
        text = f" {fold(item.paper.title)} {fold(item.paper.abstract or '')} "
        for criteria, wanted, pairs in (
            (taxonomy.themes, item.themes, themes),
            (taxonomy.modalities, item.modalities, modalities),
        ):
            given = frozenset(
                criterion.tag.slug
                for criterion in criteria
                if f" {fold(criterion.tag.slug)} " in text
                or f" {fold(criterion.tag.name)} " in text
            )
            pairs.append((wanted, given))
    return figures(themes), figures(modalities)


def words_alone(
    taxonomy: Taxonomy, data: Sequence[Labelled], extra: Sequence[Labelled] = ()
) -> tuple[Figures, Figures]:
    """Measure a baseline: tf-idf and logistic regression, cross-validated as the judge is."""
    everything = [*data, *extra]
    texts = [f"{item.paper.title} {item.paper.abstract or ''}" for item in everything]
    values = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(texts)
    found = []
    for criteria, kind in ((taxonomy.themes, "themes"), (taxonomy.modalities, "modalities")):
        slugs = [criterion.tag.slug for criterion in criteria]
        wanted = np.array([[slug in item.tags for slug in slugs] for item in everything])
        pairs: list[tuple[frozenset[str], frozenset[str]]] = []
        for kept, held in folds(len(data), len(everything)):
            model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced"))
            useful = wanted[kept].any(axis=0) & ~wanted[kept].all(axis=0)
            shares = np.zeros((len(held), len(slugs)))
            model.fit(values[kept], wanted[kept][:, useful])
            shares[:, useful] = model.predict_proba(values[held])
            for row, index in enumerate(held):
                given = frozenset(
                    slug
                    for slug, p in zip(slugs, shares[row], strict=True)
                    if p > BASELINE_THRESHOLD
                )
                pairs.append((getattr(data[index], kind), given))
        found.append(figures(pairs))
    return found[0], found[1]


def folds(count: int, total: int) -> Iterable[tuple[np.ndarray, np.ndarray]]:
    """Yield, for each fold of each repeat, the papers to learn from and those held back.

    Only the first `count` of `total` papers are ever held back.
    """
    for repeat in range(REPEATS):
        order = np.random.default_rng(repeat).permutation(count)
        for held in np.array_split(order, FOLDS):
            yield np.setdiff1d(np.arange(total), held), held


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
        for baseline, measured in (
            ("names found in the text", keywords(taxonomy, data)),
            ("tf-idf, logistic regression", words_alone(taxonomy, data, extra)),
        ):
            for name, figure in zip(("themes", "modalities"), measured, strict=True):
                report(f"{baseline}: {name}", figure, each=False)
        found = cross(taxonomy, data, extra)
    for name, figure in zip(("themes", "modalities"), found, strict=True):
        report(name, figure, each=options.each)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
