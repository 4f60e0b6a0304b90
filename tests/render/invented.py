"""An invented digest for golden pages. Renew them with ``python -m tests.render.invented``."""

from __future__ import annotations

from pathlib import Path

from generator.export import to_bibtex
from generator.records import (
    Criterion,
    Entry,
    Evidence,
    LineAccount,
    Origin,
    Paper,
    Rule,
    Source,
    Tag,
)
from generator.render import Digest, render_pages

GOLDEN = Path(__file__).resolve().parent / "golden"
PAGES = ("papers/leafnet-2401-00001.md", "themes/falling.md", "index.md")

ABSTRACT = (
    "Leaves fall *every* autumn. We propose LeafNet, which counts 3 < 4 leaves & more. "
    "Code: https://github.com/invented/leaf_net."
)
LEAFNET = Entry(
    paper=Paper(
        id="leafnet-2401-00001",
        title="LeafNet: Counting Leaves_that Fall",
        title_source="curation",
        authors=("Ada Invented", "Bo <Made> Up"),
        authors_complete=False,
        date="2024-01-30",
        arxiv="2401.00001",
        doi="10.1000/leaf_1",
        code=("https://github.com/invented/leaf_net",),
        links=("https://leaves.example/?a=1&b=2",),
        categories=("LG", "CV"),
        venue="Journal of Leaves",
        abstract=ABSTRACT,
        sources=(Source("a.txt", 3), Source("b.jsonl", 1)),
        origins=(
            Origin("title", "curation/identifiers.jsonl", 7, "curation"),
            Origin("abstract", "a.txt", 4, "author-listing"),
            Origin("abstract", "a.txt", 4, "tex"),
        ),
    ),
    themes=("falling", "counting"),
    modalities=("photos",),
    evidence=(
        Evidence("falling", "abstract", 7, 11, "fall", "to fall"),
        Evidence("counting", "title", 9, 17, "Counting", "to count"),
        Evidence("falling", "abstract", 0, 11, "Leaves fall", "what falls"),
    ),
)
UNTITLED = Entry(
    paper=Paper(
        id="we-photograph-trees",
        title="We photograph trees…",
        title_source="abstract",
        abstract="We photograph trees that nobody has photographed before.",
        sources=(Source("a.txt", 9),),
    ),
    themes=("falling",),
    modalities=(),
)


def digest(*entries: Entry) -> Digest:
    """Return a digest of these entries."""

    def criterion(slug: str, name: str, description: str) -> Criterion:
        rule = Rule(slug, (slug,), means=f"what {slug.removesuffix('ing')}s")
        return Criterion(Tag(slug, name, description), (rule,))

    return Digest(
        entries=entries,
        themes=(
            criterion("counting", "Counting", "How many there are."),
            criterion("falling", "Falling & rising", "What falls, <or> rises."),
            criterion("unused", "Unused", "What nobody does."),
        ),
        modalities=(criterion("photos", "Photos", "Pictures of things."),),
        bibtex={entry.paper.id: to_bibtex(entry.paper) for entry in entries},
        accounts=(LineAccount("a.txt", "author listing", 1, 8, 0, 0, 2),),
        sightings=3,
    )


def rendered(*entries: Entry) -> dict[str, str]:
    """Return the pages of a digest of these entries by their path."""
    return {page.path: page.content for page in render_pages(digest(*entries))}


if __name__ == "__main__":
    for path in PAGES:
        golden = GOLDEN / path.replace("/", "-")
        golden.write_text(rendered(LEAFNET, UNTITLED)[path], encoding="utf-8", newline="\n")
