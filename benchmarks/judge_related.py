# A judged pool is a query text with candidates and how relevant each was judged to be. All pools
# of a run are one collection, as a digest is: word weights and neighbours come from all of it.
# Two things a reader knows are measured in the same run: the cosine of scikit-learn's tf-idf and
# BM25 with the query's whole text. The data are the user's, never the repository's.
"""Measure the ranking behind related papers on judged pools.

python -m benchmarks.judge_related POOLS.jsonl [--relevant N]
python -m benchmarks.judge_related FOLDER      pools of a collection of facet queries
python -m benchmarks.judge_related FOLDER      a search collection: docs.jsonl, qrels.tsv

POOLS.jsonl has a pool a line:

  {"query": {"title": "...", "abstract": "..."}, "facet": "method",
   "pool": [{"title": "...", "abstract": "...", "relevance": 2}, ...]}

"query" may also be a text; "facet" only groups the pools in the table. A folder of facet queries
has abstracts*.jsonl (paper_id, title, abstract as a list of sentences, pred_labels, one a sentence)
and test-pid2anns*-FACET.json (query id to {"cands": [...], "relevance_adju": [...]}). Of a search
collection, the documents judged good for one query make a pool for each of them.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
import Stemmer
from sklearn.feature_extraction.text import TfidfVectorizer

from generator.judge.related.similarity import Document, ranker

CUT = 20
SHARE = 0.2
GOOD = 2
# Labels that sentences of a facet carry.
FACETS = {
    "background": ("background_label", "objective_label"),
    "method": ("method_label",),
    "result": ("result_label",),
}

Ranking = Callable[[int, Sequence[int]], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Pool:
    """A query, its candidates and how relevant each is, by the documents' places.

    Attributes:
        focused: The query with the sentences of its facet said twice, where they are known.
    """

    facet: str
    query: int
    relevance: Mapping[int, float]
    focused: Document | None = None


class Collection:
    """Documents, each once, and the pools over them."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.pools: list[Pool] = []
        self._places: dict[tuple[str, str], int] = {}

    def place(self, title: str, abstract: str) -> int:
        """Return a document's place, the same for the same text."""
        key = title, abstract
        if key not in self._places:
            self._places[key] = len(self.documents)
            self.documents.append(Document(title, abstract))
        return self._places[key]


def read_pools(path: Path) -> Collection:
    """Return the pools of a file of pools."""
    collection = Collection()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            query = collection.place(*_text(row["query"]))
            relevance = {
                collection.place(*_text(one)): float(one["relevance"]) for one in row["pool"]
            }
            collection.pools.append(Pool(str(row.get("facet", "all")), query, relevance))
    return collection


def _text(row: str | Mapping[str, Any]) -> tuple[str, str]:
    if isinstance(row, str):
        return "", row
    return str(row.get("title") or ""), _joined(row.get("abstract") or row.get("text"))


def _joined(abstract: str | list[str] | None) -> str:
    return " ".join(abstract) if isinstance(abstract, list) else abstract or ""


def read_facets(folder: Path) -> Collection:
    """Return the pools of a collection of facet queries."""
    collection = Collection()
    papers: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob("abstracts*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            papers[str(row["paper_id"])] = row
    for file in sorted(folder.glob("test-pid2anns*.json")):
        facet = file.stem.rpartition("-")[2]
        for query, judged in json.loads(file.read_text(encoding="utf-8")).items():
            if str(query) not in papers:
                continue
            key = next(key for key in sorted(judged) if key.startswith("relevance"))
            paper = papers[str(query)]
            title, abstract = _text(paper)
            said = zip(paper["abstract"], paper.get("pred_labels") or (), strict=False)
            again = [text for text, label in said if label in FACETS.get(facet, ())]
            relevance = {
                collection.place(*_text(papers[str(one)])): float(value)
                for one, value in zip(judged["cands"], judged[key], strict=True)
                if str(one) in papers
            }
            focused = Document(title, " ".join([abstract, *again])) if again else None
            place = collection.place(title, abstract)
            collection.pools.append(Pool(facet, place, relevance, focused))
    return collection


def read_search(folder: Path) -> Collection:
    """Return pools made of a search collection: what is good for one query belongs together.

    A document's pool is the whole collection; another is as relevant as the less relevant of the
    two was to the query.
    """
    collection = Collection()
    places: dict[str, int] = {}
    for line in (folder / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        places[row["id"]] = collection.place(*_text(row))
    good: dict[str, dict[int, int]] = defaultdict(dict)
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, relevance = line.split("\t")
        if int(relevance) >= GOOD and document in places:
            good[query][places[document]] = int(relevance)
    related: dict[int, dict[int, float]] = defaultdict(dict)
    for judged in good.values():
        for one, own in judged.items():
            for other, theirs in judged.items():
                level = max(related[one].get(other, 0), min(own, theirs) - 1)
                if one != other:
                    related[one][other] = level
    for place in sorted(related):
        levels = {other: related[place].get(other, 0.0) for other in places.values()}
        collection.pools.append(Pool("all", place, levels))
    return collection


def tfidf(documents: Sequence[Document]) -> Ranking:
    """Return the ranking of scikit-learn's tf-idf vectors, as they come with English stop words."""
    texts = [f"{one.title} {one.abstract}" for one in documents]
    matrix = TfidfVectorizer(stop_words="english").fit_transform(texts)

    def rank(query: int, pool: Sequence[int]) -> list[int]:
        scores = (matrix[list(pool)] @ matrix[query].T).toarray().ravel()
        return [pool[index] for index in np.argsort(-scores, kind="stable")]

    return rank


def bm25(documents: Sequence[Document]) -> Ranking:
    """Return the ranking of BM25 with English stemming and the query's whole text."""
    texts = [f"{one.title} {one.abstract}" for one in documents]
    tokens = bm25s.tokenize(
        texts, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False
    )
    index = bm25s.BM25()
    index.index(tokens, show_progress=False)
    words = {number: word for word, number in tokens.vocab.items()}
    queries = [[words[number] for number in ids] for ids in tokens.ids]

    def rank(query: int, pool: Sequence[int]) -> list[int]:
        if not queries[query]:
            return list(pool)
        scores = index.get_scores(queries[query])[list(pool)]
        return [pool[place] for place in np.argsort(-scores, kind="stable")]

    return rank


def ndcg(gains: Sequence[float], ideal: Iterable[float], cut: int) -> float:
    """Return the discounted gain of the first places over the best possible; gains are linear."""

    def total(values: Iterable[float]) -> float:
        return sum(value / math.log2(place + 2) for place, value in enumerate(values))

    best = total(sorted(ideal, reverse=True)[:cut])
    return total(gains[:cut]) / best if best else 0.0


def precision(gains: Sequence[float], least: float) -> float:
    """Return the average precision, counting as relevant what was judged at least so."""
    hits = [place for place, gain in enumerate(gains) if gain >= least]
    return sum((n + 1) / (place + 1) for n, place in enumerate(hits)) / len(hits) if hits else 0.0


def measure(
    pools: Sequence[tuple[int, Pool]], rank: Ranking, least: float
) -> tuple[float, float, float]:
    """Return NDCG@20, NDCG at a fifth of the pool, and MAP, each the mean over pools.

    Args:
        pools: Each with the place of the query that is ranked by.
        rank: The ranking to measure.
        least: What was judged at least so is relevant to MAP.
    """
    rows = []
    for query, pool in pools:
        places = [place for place in pool.relevance if place != pool.query]
        gains = [pool.relevance[place] for place in rank(query, places)]
        fifth = max(1, round(SHARE * len(gains)))
        rows.append((ndcg(gains, gains, CUT), ndcg(gains, gains, fifth), precision(gains, least)))
    first, second, third = zip(*rows, strict=True)
    return _mean(first), _mean(second), _mean(third)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def table(collection: Collection, least: float) -> Iterator[str]:
    """Yield the lines of the table, a facet and ranking each."""
    documents = collection.documents
    plain = [(pool.query, pool) for pool in collection.pools]
    rankings: list[tuple[str, Ranking, list[tuple[int, Pool]]]] = [
        ("tf-idf cosine (scikit-learn)", tfidf(documents), plain),
        ("BM25, whole text (bm25s)", bm25(documents), plain),
        ("related papers", ranker(documents).rank, plain),
    ]
    known = [pool for pool in collection.pools if pool.focused]
    if known:
        extra = [pool.focused for pool in known if pool.focused]
        focused = [(len(documents) + place, pool) for place, pool in enumerate(known)]
        twice = ranker([*documents, *extra]).rank
        rankings.append(("related papers, facet said twice", twice, focused))
    yield f"{len(collection.pools)} pools, {len(documents)} texts"
    yield f"{'facet':12}{'ranking':36}{'NDCG@20':>9}{'NDCG@20%':>10}{'MAP':>8}"
    facets = sorted({pool.facet for pool in collection.pools})
    for facet in facets if len(facets) == 1 else [*facets, "all"]:
        for name, rank, queries in rankings:
            pools = [(query, pool) for query, pool in queries if facet in {"all", pool.facet}]
            if pools:
                figures = measure(pools, rank, least)
                yield f"{facet:12}{name:36}{figures[0]:9.4f}{figures[1]:10.4f}{figures[2]:8.4f}"


def read(path: Path) -> Collection:
    """Return the pools at a path, whichever of the three forms it has."""
    if path.is_file():
        return read_pools(path)
    if (path / "qrels.tsv").exists():
        return read_search(path)
    return read_facets(path)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 when there was something to measure, else 2."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.judge_related",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("pools", type=Path, help="POOLS.jsonl or a folder")
    parser.add_argument(
        "--relevant",
        type=float,
        default=1,
        metavar="N",
        help="what was judged at least so is relevant to MAP (1)",
    )
    options = parser.parse_args(arguments)
    if not options.pools.exists():
        parser.error(f"there is no {options.pools}")
    collection = read(options.pools)
    if not collection.pools:
        parser.error(f"{options.pools} holds no pools; see --help for the forms")
    for line in table(collection, options.relevant):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
