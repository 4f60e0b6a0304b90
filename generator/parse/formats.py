# The table of dialects. A dialect is recognised by what a file says; the first that says yes
# gets it, so the surer tests come first. A new dialect is a new file and a line here.
"""Which dialect is this seed in?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.parse import abstracts, author_listing, huggingface, jsonl
from generator.parse.result import Parsed, numbered
from generator.records import Repair, Seed


@dataclass(frozen=True, slots=True)
class Dialect:
    """A shape of seed: its name for people, how to know it, how to parse it."""

    name: str
    recognise: Callable[[list[tuple[int, str]]], bool]
    parse: Callable[[Seed, tuple[Repair, ...]], Parsed]


DIALECTS = (
    Dialect("JSON Lines", jsonl.recognise, jsonl.parse),
    Dialect("list of abstracts", abstracts.recognise, abstracts.parse),
    Dialect("author listing", author_listing.recognise, author_listing.parse),
    Dialect("Hugging Face page", huggingface.recognise, huggingface.parse),
)


def find_dialect(seed: Seed) -> Dialect | None:
    """Return the dialect of a seed, or None where no dialect knows it."""
    lines = numbered(seed)
    return next((dialect for dialect in DIALECTS if dialect.recognise(lines)), None)
