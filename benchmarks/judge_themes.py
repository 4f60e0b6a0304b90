# The weights of the curator's rules are learned here and nowhere else: features as the judge reads
# them, one logistic regression a tag, and another on what all tags score together (a point for
# themes, two for modalities); files of weights that people can read. What is learned from stands in
# benchmarks/labels/, whose README says how it was made. What was tried besides and brought nothing
# that lasts: boosted and random trees on the same features (worse by far with so few papers),
# latent semantics of 20,000 abstracts (one point of F1, and no reader could follow it), a place of
# its own for the one sentence, counts of matches; a sentence encoder of 22 million parameters,
# alone (far worse), beside these weights (half a point more) or as a teacher that labels 5,000
# papers more (nothing); vectors of words from a language model's first layer (a tenth of a point
# for themes, less than one for modalities); a bias that follows how many papers of a digest have a
# tag; a second reading of all invented papers (it agrees at 0.94, and nothing changes with its
# labels or both); words by their part in what a paper claims (made, for what, by what, on what);
# support vector machines; products of rules; trees on all tags' points (a point more, that no
# reader could follow); how many other tags are near, and at which rank a tag stands; other weights
# for each source of labels; a place of its own for sentences that report outcomes; points scaled by
# how long an abstract is; a threshold of its own for each tag; words of rules demanded for themes
# (what words alone gave was right three times in four); the opinion of tf-idf, of runs of letters
# or of the nearest labelled papers besides. More papers told anew, 1,889 to 4,045, and doubtful
# labels read again brought a point or two on papers from elsewhere and none on the seeds' themes;
# 1,614 more, or 1,599 labelled papers about no medicine, nothing anywhere. Most was had from small
# weights: keeping only those that a reader would notice cost two points and a half.
# Somebody who reads the 100 papers knowing only what each theme means agrees with their labels
# at 0.97 (themes) and 0.92 (modalities): what is missing is not agreement on what the themes
# mean, but that words counted do not read.
"""Learn the weights of themes and modalities from labelled papers, or score the judge on them.

    python -m benchmarks.judge_themes fit   --labels dev.jsonl --papers papers.jsonl corpus.jsonl.gz
    python -m benchmarks.judge_themes score --labels dev.jsonl --papers papers.jsonl
    python -m benchmarks.judge_themes cross --labels dev.jsonl --papers papers.jsonl corpus.jsonl.gz

`papers.jsonl` holds an object with title and abstract a line (`digest export --format jsonl`
writes one); `dev.jsonl` an object with title, abstract_starts, themes and modalities a line. The
labels of this repository are learned from as well, those of papers from elsewhere where `--papers`
has their abstracts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from threadpoolctl import threadpool_limits

from benchmarks.curation import CURATION, load_curation
from generator.index.analysis import STOP_WORDS
from generator.judge import Tagger
from generator.judge.tags.features import Reader
from generator.judge.tags.phrases import words
from generator.judge.tags.score import ALL, DEFAULT_BIAS, SURELY, usual_points
from generator.judge.tags.wording import Forms
from generator.records import COMPANY, LEARNED, Criterion, Paper, Taxonomy
from generator.sentences import sentences
from generator.text import fold

LABELS = Path(__file__).parent / "labels"
SHARED = Path(__file__).parents[2] / "shared"
CORPUS = SHARED / "bench" / "corpus-20k.jsonl.gz"
# All chosen by `cross`. How far weights may go from the usual points; how much less than a tag's
# own rules count those of other tags and the learned phrases, in the middle of a paper and in its
# opening; how dear a missed tag is; how much more than others a paper of a digest's seeds counts,
# and one that is about what such papers are about.
STRENGTH = 1.0
FOREIGN = 0.3
PHRASE = 0.2
PHRASE_OPENING = 0.1
MISSED = 1.3
OF_SEEDS = 2.0
RETOLD = 1.7
# Weights of phrases and of other tags' rules may go the further the more often, by themselves, they
# are in papers with the tag, or in papers without it (the logarithm of the ratio, as naive Bayes
# has it, a little more than nothing and no more than so much), and start at a part of that: Wang
# and Manning, "Baselines and Bigrams", 2012. This is worth two points of F1; pairs of words further
# apart, and three words side by side, bring nothing besides. Where only so many papers have a
# feature, its ratio counts seven tenths.
TELLING_LEAST = 0.1
TELLING_MOST = 3.0
TELLING_START = 0.1
TELLING_FEW = 5.0
# A learned phrase is in so many papers at least. What its weight, or that of another tag's rule,
# can do is the weight times the root of how much the feature varies; where that is less than this
# the weight is dropped, step by step, and the rest learned again: nine tenths of the file would
# else be weights that hardly ever decide.
FEWEST = 5
SMALLEST = (0.0085, 0.014, 0.021, 0.028)
# A share of one above which a tag is given: what serves F1 of the papers told anew and invented is
# even for themes, less for modalities.
THRESHOLD = {"themes": 0.5, "modalities": 0.36}
# What serves the tf-idf baseline best.
BASELINE_THRESHOLD = 0.3
FOLDS = 5
REPEATS = 1
# No learned phrase ends with one of these, and of them only "we" may begin one: "but" and "using"
# tell something, yet no reader would take them for a reason.
GRAMMAR = STOP_WORDS | frozenset(("being", "using", "use", "used", "via", "such", "here", "note"))
FORMS = Forms()
# How far what other tags add may go; and how much it must matter, else it is dropped. Tags are
# learned from in so many parts, each judged by what the others taught, to learn that from.
COMPANY_REACH = 0.55
COMPANY_LEAST = 0.06
COMPANY_PARTS = 5
# Where a learned phrase may count.
TELLING = ("any", "title", "claim", "opening")

Floats = NDArray[np.float64]
Weights = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper with the tags that people gave it.

    Attributes:
        elsewhere: It is no seed and no invention.
        edge: It is about medicine or biology, but no theme is quite about it (a surgeon's robot, a
            neuron's code); so it has the nearest.
        retold: Its abstract was told anew.
    """

    paper: Paper
    themes: frozenset[str]
    modalities: frozenset[str]
    elsewhere: bool = False
    edge: bool = False
    retold: bool = False

    @property
    def tags(self) -> frozenset[str]:
        """Themes and modalities together; no slug is both."""
        return self.themes | self.modalities


def load_taxonomy() -> Taxonomy:
    """Read the curator's themes and modalities, weights too where they are there."""
    return load_curation().taxonomy


def load_labelled(
    labels: Sequence[Path], papers: Sequence[Path], *, quiet: bool = False
) -> list[Labelled]:
    """Match labels to papers by title, else by how the abstract starts."""
    by_title: dict[str, Paper] = {}
    by_start: dict[str, Paper] = {}
    for row in _rows(papers):
        abstract = str(row.get("abstract") or "")
        title = str(row["title"])
        paper = Paper(id=fold(title), title=title, title_source="seed", abstract=abstract or None)
        by_title[fold(title)] = paper
        if abstract:
            by_start[fold(abstract)[:40]] = paper
    result = []
    for row in _rows(labels):
        start = fold(str(row.get("abstract_starts") or row.get("abstract") or ""))[:40]
        found = by_title.get(fold(str(row["title"]))) or by_start.get(start)
        if found is None and not quiet:
            print(f"no paper for the label {row['title']!r}", file=sys.stderr)
        themes, modalities = row["themes"], row["modalities"]
        if found and isinstance(themes, list) and isinstance(modalities, list):
            edge = bool(row.get("edge"))
            result.append(Labelled(found, frozenset(themes), frozenset(modalities), edge=edge))
    return result


def _rows(paths: Iterable[Path]) -> Iterator[Mapping[str, object]]:
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    yield json.loads(line)


def load_others(papers: Sequence[Path]) -> list[Labelled]:
    """Return what this repository has to learn from, as far as the papers' texts are at hand."""
    invented, retold = LABELS / "invented.jsonl", LABELS / "retold.jsonl"
    return [
        *(
            replace(one, elsewhere=True)
            for one in load_labelled([LABELS / "elsewhere.jsonl"], papers, quiet=True)
        ),
        *load_labelled([invented], [invented]),
        *(replace(one, retold=True) for one in load_labelled([retold], [retold])),
    ]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The features of labelled papers.

    Attributes:
        names: A column each, sorted.
        values: A row a paper, 1 where a feature holds.
        rows: Which of all papers the rows are.
    """

    names: tuple[str, ...]
    values: csr_matrix
    rows: Sequence[int]

    def take(self, rows: Sequence[int]) -> Matrix:
        """Return some rows."""
        return Matrix(self.names, self.values[rows], [self.rows[row] for row in rows])


def phrases_of(paper: Paper) -> set[str]:
    """Return the words, and pairs of them, of a paper that might be learned."""
    found = set()
    for text in (paper.title, paper.abstract or ""):
        for start, end in sentences(text):
            said = [word.lower() for word in words(text, start, end)[0]]
            forms = [FORMS[word] for word in said]
            for at, (word, form) in enumerate(zip(said, forms, strict=True)):
                if form and word not in GRAMMAR:
                    found.add(form)
                    before = said[at - 1] if at else ""
                    if before and forms[at - 1] and (before not in GRAMMAR or before == "we"):
                        found.add(f"{forms[at - 1]} {form}")
    return found


def matrix(taxonomy: Taxonomy, data: Sequence[Labelled]) -> Matrix:
    """Read every labelled paper as features, with all phrases that might be learned."""
    seen = Counter(phrase for item in data for phrase in phrases_of(item.paper))
    wide = {
        f"{LEARNED}/{phrase}@{place}": 0.0
        for phrase, count in sorted(seen.items())
        if count >= FEWEST
        for place in TELLING
    }
    reader = Reader(replace(taxonomy, weights={LEARNED: wide}))
    read = [reader.read(item.paper).features() for item in data]
    counts = Counter(name for features in read for name in features)
    names = tuple(
        sorted(
            name
            for name, count in counts.items()
            if count >= (FEWEST if name.startswith(f"{LEARNED}/") else 2)
        )
    )
    index = {name: column for column, name in enumerate(names)}
    cells = [
        (row, index[name]) for row, found in enumerate(read) for name in found if name in index
    ]
    rows, columns = zip(*cells, strict=True)
    values = csr_matrix((np.ones(len(cells)), (rows, columns)), shape=(len(data), len(names)))
    return Matrix(names, values, range(len(data)))


def fit_tag(
    criterion: Criterion,
    modalities: frozenset[str],
    features: Matrix,
    wanted: NDArray[np.bool_],
    dear: Floats,
) -> dict[str, float]:
    """Learn the bias and weights of one tag.

    Weights are pulled towards the usual points rather than towards zero: what few labelled papers
    cannot say, the curator's order of phrases does.

    Args:
        criterion: The tag and its rules.
        modalities: Slugs of all modalities.
        features: Of the papers to learn from.
        wanted: Which of them have the tag.
        dear: How much each of them counts.
    """
    slug = criterion.tag.slug
    usual = usual_points(criterion)
    columns = np.array([at for at, name in enumerate(features.names) if may_tell(name, slug)])
    names = [features.names[at] for at in columns]
    own = np.array([name in usual or name.startswith(f"{slug}/") for name in names])
    values = features.values[:, columns]
    counts = np.asarray(values.sum(axis=0)).ravel()
    ratio = _ratios(values, wanted, counts)
    telling = np.where(own, 1.0, _telling(ratio, np.where(own, 0.0, counts)))
    scale = np.array([_reach(name, slug) for name in names]) * telling
    start = np.where(own, [usual.get(name, 0.0) for name in names], TELLING_START * scale * ratio)
    dear = np.where(wanted, MISSED, 1.0) * dear
    share = np.asarray(values.mean(axis=0)).ravel()
    spread = (share * (1 - share)) ** 0.25
    kept = np.arange(len(names))
    weights, bias = regress(values, wanted, start, scale, dear)
    for smallest in SMALLEST:
        stay = own[kept] | (np.abs(weights) * spread[kept] >= smallest)
        kept, weights = kept[stay], weights[stay]
        weights, bias = regress(
            values[:, kept], wanted, start[kept], scale[kept], dear, near=(weights, bias)
        )
    bias -= _strictness(slug, modalities)
    found = {names[at]: round(float(value), 2) for at, value in zip(kept, weights, strict=True)}
    return {"": round(float(bias), 2), **usual, **found}


def _ratios(values: csr_matrix, wanted: NDArray[np.bool_], counts: Floats) -> Floats:
    """Return by how much, as a logarithm, each feature is more frequent in papers with a tag.

    Less where few papers have the feature; `counts` tells how many do.
    """
    with_tag = (values.T @ wanted + 0.5) / (wanted.sum() + 1)
    without = (values.T @ ~wanted + 0.5) / ((~wanted).sum() + 1)
    return np.asarray(np.log(with_tag / without) * np.sqrt(counts / (counts + TELLING_FEW)))


def _telling(ratio: Floats, counts: Floats) -> Floats:
    """Return how far weights may go by what features tell by themselves.

    That is one on average over all `counts` times that a paper has a feature.
    """
    reach = np.minimum(np.abs(ratio) + TELLING_LEAST, TELLING_MOST)
    return np.asarray(reach / np.sqrt((reach**2 @ counts) / counts.sum()))


def may_tell(feature: str, slug: str) -> bool:
    """Tell whether a feature may count for a tag.

    Of its own rules each place, of other rules only the title and anywhere that is central, of
    learned phrases wherever they are not set aside.
    """
    rule, _, place = feature.partition("@")
    owner = rule.partition("/")[0]
    if owner == slug:
        return place != "any"
    if owner == LEARNED:
        return place in TELLING
    return place in {"any", "title"} or owner == "signal"


def _reach(feature: str, slug: str) -> float:
    """Return how far a feature's weight may go from its usual points, as a share of one."""
    rule, _, place = feature.partition("@")
    owner = rule.partition("/")[0]
    if owner == slug:
        return 1.0
    if owner == LEARNED:
        return PHRASE_OPENING if place == "opening" else PHRASE
    return FOREIGN


def regress(
    values: csr_matrix,
    wanted: NDArray[np.bool_],
    start: Floats,
    scale: Floats,
    dear: Floats,
    near: tuple[Floats, float] | None = None,
) -> tuple[Floats, float]:
    """Fit a logistic regression whose weights are pulled towards `start`.

    Args:
        values: A row a paper, a column a feature.
        wanted: Which papers have the tag.
        start: The weights where nothing was learned.
        scale: How far each weight may go from there; with 0 it stays.
        dear: How much each paper counts.
        near: Weights and bias that are nearly right, to begin the search with.
    """
    offset = values @ start + DEFAULT_BIAS
    inputs = (values @ diags(scale)).tocsr()
    turned = inputs.T.tocsr()
    sign = np.where(wanted, 1.0, -1.0)
    first = np.zeros(inputs.shape[1] + 1)
    if near:
        np.divide(near[0] - start, scale, out=first[:-1], where=scale != 0)
        first[-1] = near[1] - DEFAULT_BIAS

    def loss(change: Floats) -> tuple[float, Floats]:
        margin = sign * (offset + inputs @ change[:-1] + change[-1])
        slope = -sign * dear / (1 + np.exp(np.clip(margin, -50, 50)))
        value = (dear * np.logaddexp(0, -margin)).sum() + change @ change / (2 * STRENGTH)
        return float(value), np.append(turned @ slope, slope.sum()) + change / STRENGTH

    # Each fold has a process; more threads than processors take ten times as long.
    with threadpool_limits(1):
        change = minimize(loss, first, jac=True, method="L-BFGS-B").x
    return start + change[:-1] * scale, float(DEFAULT_BIAS + change[-1])


def fit(taxonomy: Taxonomy, data: Sequence[Labelled], features: Matrix, dear: Floats) -> Weights:
    """Learn the weights of every tag that some papers have and some have not.

    First of each tag alone; then, from papers that the weights were not learned from, what the
    other tags' points tell of it.

    Args:
        taxonomy: The curator's.
        data: All labelled papers; those are learned from that `features` has rows of.
        features: Of the papers to learn from.
        dear: How much each of all labelled papers counts.
    """
    result = _fit_alone(taxonomy, data, features, dear)
    tags = list(result)
    points = np.full((len(features.rows), len(tags)), DEFAULT_BIAS)
    order = np.random.default_rng(0).permutation(len(features.rows))
    for held in np.array_split(order, COMPANY_PARTS):
        kept = np.setdiff1d(order, held)
        learned = _fit_alone(taxonomy, data, features.take(kept.tolist()), dear)
        points[held] = _points(features.take(held.tolist()), [learned.get(tag, {}) for tag in tags])
    shares = np.clip((points + SURELY) / (2 * SURELY), 0.0, 1.0)
    own = dear[list(features.rows)]
    modalities = frozenset(criterion.tag.slug for criterion in taxonomy.modalities)
    for at, tag in enumerate(tags):
        wanted = _wanted(tag, data, features)
        company, bias = fit_company(points[:, at], shares, wanted, own)
        result[tag][f"{COMPANY}/{ALL}@always"] = round(bias - _strictness(tag, modalities), 2)
        for other, weight in company.items():
            result[tag][f"{COMPANY}/{tags[other]}@share"] = round(weight, 2)
    return result


def _wanted(tag: str, data: Sequence[Labelled], features: Matrix) -> NDArray[np.bool_]:
    """Return which of the papers that features are of have a tag."""
    return np.array([tag in data[row].tags for row in features.rows])


def _strictness(tag: str, modalities: frozenset[str]) -> float:
    """Return by how many points a paper must be surer of a tag than even; mostly below zero."""
    threshold = THRESHOLD["modalities" if tag in modalities else "themes"]
    return float(np.log(threshold / (1 - threshold)))


def _points(features: Matrix, weights: Sequence[Mapping[str, float]]) -> Floats:
    """Return each paper's points for each tag, before any other tag is looked at."""
    table = np.array([[own.get(name, 0.0) for own in weights] for name in features.names])
    bias = np.array([own.get("", DEFAULT_BIAS) for own in weights])
    return np.asarray(features.values @ table + bias)


def fit_company(
    points: Floats, shares: Floats, wanted: NDArray[np.bool_], dear: Floats
) -> tuple[dict[int, float], float]:
    """Learn what a tag gains and loses by the other tags of a paper.

    Args:
        points: The tag's for each paper, by weights learned from other papers.
        shares: How surely each tag (a column) fits each paper (a row), 0 to 1.
        wanted: Which papers have the tag.
        dear: How much each paper counts.

    Returns:
        For those of the columns that matter a weight, and the bias.
    """
    dear = np.where(wanted, MISSED, 1.0) * dear
    columns = np.arange(shares.shape[1])
    for last in (False, True):
        # The tag's own points are the first column, and stay as they are.
        values = csr_matrix(np.column_stack([points, shares[:, columns]]))
        start = np.array([1.0, *np.zeros(len(columns))])
        reach = np.array([0.0, *np.full(len(columns), COMPANY_REACH)])
        weights, bias = regress(values, wanted, start, reach, dear)
        if not last:
            columns = columns[np.abs(weights[1:]) * shares.std(axis=0) >= COMPANY_LEAST]
    return dict(zip(columns.tolist(), weights[1:].tolist(), strict=True)), bias


def _fit_alone(
    taxonomy: Taxonomy, data: Sequence[Labelled], features: Matrix, dear: Floats
) -> Weights:
    """Learn the weights of every tag for itself."""
    modalities = frozenset(criterion.tag.slug for criterion in taxonomy.modalities)
    result: Weights = {}
    for criterion in (*taxonomy.themes, *taxonomy.modalities):
        wanted = _wanted(criterion.tag.slug, data, features)
        if wanted.sum() > 1 and not wanted.all():
            own = dear[list(features.rows)]
            result[criterion.tag.slug] = fit_tag(criterion, modalities, features, wanted, own)
    return result


def write_weights(weights: Weights) -> str:
    """Spell weights out as YAML, the weightiest first."""
    lines = [
        "# Learned weights: points of a tag for each rule and place, where `any` is title, claim",
        "# or rest. See the head of themes.yaml; wording.tsv belongs to it. Made by",
        "#   python -m benchmarks.judge_themes fit --labels FILE --papers FILE FILE",
        "# Delete a tag, or a rule, here to have it judged by usual points.",
    ]
    for slug, numbers in weights.items():
        rules: dict[str, dict[str, float]] = {}
        for feature, value in numbers.items():
            rule, _, place = feature.partition("@")
            if rule and value and not rule.startswith(f"{LEARNED}/"):
                rules.setdefault(rule, {})[place] = value
        lines += [f"{slug}:", f"  bias: {numbers['']}", "  weights:"]
        for rule in sorted(rules, key=lambda name: (name.partition("/")[0] != slug, name)):
            places = sorted(rules[rule].items(), key=lambda item: (-abs(item[1]), item[0]))
            said = ", ".join(f"{place}: {value}" for place, value in places)
            lines.append(f"    {rule}: {{{said}}}")
    return "\n".join(lines) + "\n"


def write_wording(weights: Weights) -> str:
    """Spell out what words and pairs of words add, by phrase."""
    rows: dict[tuple[str, str], list[str]] = {}
    for slug, numbers in weights.items():
        for feature, value in numbers.items():
            name, _, place = feature.rpartition("@")
            if name.startswith(f"{LEARNED}/") and value:
                phrase = name.removeprefix(f"{LEARNED}/")
                rows.setdefault((phrase, place), []).append(f"{slug}={value}")
    lines = [
        "# What a word, or two side by side, adds to tags, learned from labelled papers: the words",
        "# without plural endings, the place where they count (`any` is title, claim or rest), and",
        "# points. Made together with weights.yaml, of use only with it. A line may be deleted;",
        "# what a curator wants to say is a rule in themes.yaml.",
    ]
    lines += [
        f"{phrase}\t{place}\t{' '.join(own)}" for (phrase, place), own in sorted(rows.items())
    ]
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
    taxonomy: Taxonomy, groups: Sequence[Sequence[Labelled]], extra: Sequence[Labelled] = ()
) -> list[tuple[Figures, Figures]]:
    """Measure by repeated cross-validation, themes and modalities of each group of papers.

    A part of every group is held back at once; the rest and `extra` papers are learned from. The
    first group are a digest's own seeds.
    """
    sizes = [len(group) for group in groups]
    everything = [*chain(*groups), *extra]
    dear = dearness(groups[0], everything[sizes[0] :])
    run = partial(_fold, taxonomy, everything, matrix(taxonomy, everything), dear)
    with ProcessPoolExecutor() as pool:
        given = list(chain(*pool.map(run, folds(sizes, len(everything)))))
    return _by_group(everything, sizes, given)


# A paper's row, and the themes and the modalities that it was given.
Given = tuple[int, frozenset[str], frozenset[str]]


def _fold(
    taxonomy: Taxonomy,
    data: Sequence[Labelled],
    features: Matrix,
    dear: Floats,
    split: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> list[Given]:
    """Learn from one part and judge the other."""
    kept, held = ([int(row) for row in rows] for rows in split)
    learned = fit(taxonomy, data, features.take(kept), dear)
    found = judge_all(replace(taxonomy, weights=learned), [data[row] for row in held])
    return list(zip(held, *found, strict=True))


def _by_group(
    data: Sequence[Labelled], sizes: Sequence[int], given: Sequence[Given]
) -> list[tuple[Figures, Figures]]:
    """Return the figures of themes and of modalities for each group of papers."""
    return [
        (
            figures([(data[row].themes, themes) for row, themes, _ in given if row in own]),
            figures([(data[row].modalities, found) for row, _, found in given if row in own]),
        )
        for own in _ranges(sizes)
    ]


def dearness(data: Sequence[Labelled], extra: Sequence[Labelled]) -> Floats:
    """Return how much each paper counts: those of a digest's own seeds more than others."""
    others = [RETOLD if one.retold else 1.0 for one in extra]
    return np.array([OF_SEEDS] * len(data) + others)


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
    taxonomy: Taxonomy, groups: Sequence[Sequence[Labelled]], extra: Sequence[Labelled] = ()
) -> list[tuple[Figures, Figures]]:
    """Measure a baseline: tf-idf and logistic regression, cross-validated as the judge is."""
    sizes = [len(group) for group in groups]
    everything = [*chain(*groups), *extra]
    texts = [f"{item.paper.title} {item.paper.abstract or ''}" for item in everything]
    values = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit_transform(texts)
    given: list[Given] = []
    for kept, held in folds(sizes, len(everything)):
        themes, modalities = (
            _words_fold(
                [criterion.tag.slug for criterion in criteria], everything, values, kept, held
            )
            for criteria in (taxonomy.themes, taxonomy.modalities)
        )
        given += zip(held.tolist(), themes, modalities, strict=True)
    return _by_group(everything, sizes, given)


def _words_fold(
    slugs: Sequence[str],
    data: Sequence[Labelled],
    values: csr_matrix,
    kept: NDArray[np.int64],
    held: NDArray[np.int64],
) -> list[frozenset[str]]:
    """Learn from one part by its words, and return which of some tags the other part gets."""
    wanted = np.array([[slug in data[row].tags for slug in slugs] for row in kept])
    useful = wanted.any(axis=0) & ~wanted.all(axis=0)
    model = OneVsRestClassifier(LogisticRegression(C=10, class_weight="balanced"))
    model.fit(values[kept], wanted[:, useful])
    shares = np.zeros((len(held), len(slugs)))
    shares[:, useful] = model.predict_proba(values[held])
    return [
        frozenset(slug for slug, p in zip(slugs, row, strict=True) if p > BASELINE_THRESHOLD)
        for row in shares
    ]


def folds(
    sizes: Sequence[int], total: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield, for each fold of each repeat, the papers to learn from and those held back.

    Only the papers of the groups, which come first, are ever held back; of each group a part.
    """
    for repeat in range(REPEATS):
        chance = np.random.default_rng(repeat)
        orders = [own.start + chance.permutation(len(own)) for own in _ranges(sizes)]
        parts = [np.array_split(order, FOLDS) for order in orders]
        for some in zip(*parts, strict=True):
            held = np.concatenate(some)
            yield np.setdiff1d(np.arange(total), held), held


def _ranges(sizes: Sequence[int]) -> list[range]:
    """Return which rows each group is."""
    ends = list(accumulate(sizes))
    return [range(end - size, end) for end, size in zip(ends, sizes, strict=True)]


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
    parser.add_argument("--each", action="store_true", help="show each tag")
    options = parser.parse_args(arguments)
    taxonomy = load_taxonomy()
    data = load_labelled(options.labels, options.papers)
    if options.do == "score":
        themes, modalities = judge_all(taxonomy, data)
        found = (
            figures([(item.themes, got) for item, got in zip(data, themes, strict=True)]),
            figures([(item.modalities, got) for item, got in zip(data, modalities, strict=True)]),
        )
    else:
        others = load_others(options.papers)
        print(f"{len(data)} labelled papers, and {len(others)} others to learn from")
        if options.do == "fit":
            everything = [*data, *others]
            features = matrix(taxonomy, everything)
            weights = fit(taxonomy, everything, features, dearness(data, others))
            (CURATION / "weights.yaml").write_text(write_weights(weights), encoding="utf-8")
            (CURATION / "wording.tsv").write_text(write_wording(weights), encoding="utf-8")
            return 0
        for baseline, measured in (
            ("names found in the text", keywords(taxonomy, data)),
            ("tf-idf, logistic regression", words_alone(taxonomy, [data], others)[0]),
        ):
            for name, figure in zip(("themes", "modalities"), measured, strict=True):
                report(f"{baseline}: {name}", figure, each=False)
        found = cross(taxonomy, [data], others)[0]
    for name, figure in zip(("themes", "modalities"), found, strict=True):
        report(name, figure, each=options.each)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
