# Whether what a reader looks for comes first. Two tests, since boosts that suit one collection may
# harm another: a judged collection, and a search for each of many papers by its title where only
# the abstracts are searched. bm25s is the ranking that people who care about ranking start from;
# lunr.py is what ours answers exactly as, but for the words it is given.
"""Measure how well the search ranks, beside lunr.py as it comes and bm25s with stemming.

python -m benchmarks.ranking [--collection DIR ...] [--corpus FILE] [--papers N]

DIR holds docs.jsonl (id, title, abstract), queries.jsonl (id, text) and qrels.tsv (query_id,
doc_id, relevance); FILE is papers as JSON lines, gzipped.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import bm25s
import Stemmer
from lunr import lunr

from benchmarks.papers import CORPUS, papers
from generator.index import Document, build
from generator.index.search import search

JUDGED = CORPUS.parent / "search"
_TOP = 10
# One paper in so many is looked for.
_SOUGHT = 10

Rank = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents, queries, and for each query how relevant which documents are."""

    documents: Sequence[Document]
    queries: Mapping[str, str]
    wanted: Mapping[str, Mapping[str, int]]


def read(folder: Path) -> Collection:
    """Read a judged collection."""
    documents = [
        Document(
            id=row["id"],
            url=f"papers/{row['id']}/",
            title=row.get("title") or "",
            abstract=row.get("abstract") or row.get("text") or "",
        )
        for row in map(json.loads, _lines(folder / "docs.jsonl"))
    ]
    queries = {row["id"]: row["text"] for row in map(json.loads, _lines(folder / "queries.jsonl"))}
    wanted: dict[str, dict[str, int]] = defaultdict(dict)
    for line in _lines(folder / "qrels.tsv")[1:]:
        query, document, relevance = line.split("\t")
        wanted[query][document] = int(relevance)
    return Collection(documents, queries, wanted)


def by_title(corpus: Path | None, count: int) -> Collection:
    """Return papers without their titles, and titles to look for them by."""
    found = [paper for paper in papers(count, corpus) if paper.abstract]
    sought = found[::_SOUGHT]
    return Collection(
        [replace(paper, title="") for paper in found],
        {paper.id: paper.title for paper in sought},
        {paper.id: {paper.id: 1} for paper in sought},
    )


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def ours(documents: Sequence[Document]) -> Rank:
    """Return a ranking by the index as it is shipped, the query rewritten as a reader's is."""
    files = build(documents)
    return lambda text: [
        str(hit.paper["id"]) for hit in search(files.__getitem__, text, len(documents)).hits
    ]


def plain_lunr(documents: Sequence[Document]) -> Rank:
    """Return a ranking by lunr.py as it comes."""
    rows = [{"id": one.id, "title": one.title, "abstract": one.abstract} for one in documents]
    index = lunr(ref="id", fields=("title", "abstract"), documents=rows)

    def rank(text: str) -> list[str]:
        words = "".join(char if char.isalnum() else " " for char in text)
        return [result["ref"] for result in index.search(words)] if words.strip() else []

    return rank


def bm25(documents: Sequence[Document]) -> Rank:
    """Return a ranking by bm25s with an English stemmer and its stop words."""
    stemmer = Stemmer.Stemmer("english")
    texts = [f"{one.title} {one.abstract}" for one in documents]
    index = bm25s.BM25()
    index.index(
        bm25s.tokenize(texts, stopwords="en", stemmer=stemmer, show_progress=False),
        show_progress=False,
    )

    def rank(text: str) -> list[str]:
        tokens = bm25s.tokenize([text], stopwords="en", stemmer=stemmer, show_progress=False)
        found, scores = index.retrieve(tokens, k=len(documents), show_progress=False)
        pairs = zip(found[0], scores[0], strict=True)
        return [documents[at].id for at, score in pairs if score > 0]

    return rank


def measure(collection: Collection, rank: Rank) -> tuple[float, float, float]:
    """Return the means of nDCG at 10, average precision and reciprocal rank over all queries."""
    scores = []
    for query, text in collection.queries.items():
        wanted = collection.wanted.get(query, {})
        best = sorted((gain for gain in wanted.values() if gain > 0), reverse=True)
        if best:
            scores.append(_score([wanted.get(name, 0) for name in rank(text)], best))
    ndcg, precision, reciprocal = zip(*scores, strict=True)
    return statistics.fmean(ndcg), statistics.fmean(precision), statistics.fmean(reciprocal)


def _score(gains: Sequence[int], best: Sequence[int]) -> tuple[float, float, float]:
    hits = [at for at, gain in enumerate(gains, 1) if gain > 0]
    precision = sum(found / at for found, at in enumerate(hits, 1)) / len(best)
    return _dcg(gains) / _dcg(best), precision, 1 / hits[0] if hits else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(at + 1) for at, gain in enumerate(gains[:_TOP], 1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.ranking", description=__doc__)
    there = [JUDGED] if JUDGED.exists() else []
    parser.add_argument("--collection", type=Path, nargs="*", default=there)
    parser.add_argument("--corpus", type=Path, default=CORPUS if CORPUS.exists() else None)
    parser.add_argument("--papers", type=int, default=5000)
    return parser.parse_args()


def main() -> None:
    """Print a table."""
    options = _options()
    collections = {str(folder.name): read(folder) for folder in options.collection}
    collections["abstracts by their titles"] = by_title(options.corpus, options.papers)
    print("| collection | ranking | nDCG@10 | MAP | MRR |\n|---|---|---|---|---|")
    for name, collection in collections.items():
        size = f"{name}, {len(collection.documents):,} papers, {len(collection.queries):,} queries"
        for way, make in (("Paper Digest", ours), ("bm25s", bm25), ("lunr.py", plain_lunr)):
            figures = measure(collection, make(collection.documents))
            print(f"| {size} | {way} | {' | '.join(f'{one:.3f}' for one in figures)} |", flush=True)


if __name__ == "__main__":
    main()
