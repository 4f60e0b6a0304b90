# Real abstracts where they are at hand, else invented ones whose words are spread as a language's
# are: a few in every paper, most in very few.
"""Papers to measure searches on."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from generator.index import Document

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "bench" / "corpus-20k.jsonl.gz"

QUERIES = (
    "parameter efficient fine-tuning",
    "medical image segmentation with transformers",
    "graph neural networks for molecules",
    "robot grasping with reinforcement learning",
    "large language model hallucination",
    "federated learning privacy",
    "speech recognition for low resource languages",
    "point cloud object detection",
)


def papers(count: int, corpus: Path | None) -> list[Document]:
    """Return so many papers, the same ones each time.

    Args:
        count: How many.
        corpus: Gzipped JSON lines with title, authors, year, abstract and doi; None for invented
            papers. A corpus that is too small is used again with other words mixed in.
    """
    rows = list(_read(corpus, count)) if corpus else list(_invented(count))
    return [_varied(rows[at % len(rows)], at, at // len(rows)) for at in range(count)]


def _read(corpus: Path, count: int) -> Iterator[Document]:
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for at, line in enumerate(islice(file, count)):
            row = json.loads(line)
            yield Document(
                id=f"paper-{at}",
                url=f"papers/paper-{at}/",
                title=row["title"],
                authors=tuple(row.get("authors") or ()),
                date=str(row["year"]) if row.get("year") else None,
                abstract=row.get("abstract"),
                doi=row.get("doi"),
                themes=("general-ml",),
            )


def _invented(count: int) -> Iterator[Document]:
    chance = random.Random(1)  # noqa: S311 - the same papers each time
    asked = sorted({word for query in QUERIES for word in query.replace("-", " ").split()})
    words = [*asked, *(_word(at) for at in range(20_000))]
    weights = [1 / (at + 8) for at in range(len(words))]
    for at in range(count):
        drawn = chance.choices(words, weights, k=180)
        yield Document(
            id=f"paper-{at}",
            url=f"papers/paper-{at}/",
            title=" ".join(drawn[:9]).capitalize(),
            authors=tuple(f"{_word(w).title()} {_word(w * 7).title()}" for w in range(at, at + 4)),
            date=str(2005 + at % 20),
            abstract=f"{' '.join(drawn[9:]).capitalize()}.",
            themes=("general-ml",),
        )


def _word(number: int) -> str:
    syllables = ("ba", "ro", "ti", "mel", "kan", "du", "ves", "lo", "pri", "na", "sto", "gue")
    word = ""
    number += 12
    while number:
        number, at = divmod(number, 12)
        word += syllables[at]
    return word


def _varied(paper: Document, at: int, round_: int) -> Document:
    """Return a paper for another round: some of its words are words of that round."""
    if round_ == 0:
        return paper
    text = [
        f"{word}{_word(round_)}" if place % 17 == at % 17 else word
        for place, word in enumerate((paper.abstract or "").split())
    ]
    title = paper.title.split()
    turn = at % max(1, len(title))
    return Document(
        id=f"paper-{at}",
        url=f"papers/paper-{at}/",
        title=" ".join([*title[turn:], *title[:turn]]),
        authors=paper.authors,
        date=paper.date,
        abstract=" ".join(text),
        themes=paper.themes,
    )
