# Papers close to a paper: similarity.py compares, neighbours.py chooses, sayings.py tells why.
"""Find for each paper the others closest to it, with the reason."""

from __future__ import annotations

from generator.judge.related.neighbours import related
from generator.judge.related.similarity import Stems

__all__ = [
    "Stems",
    "related",
]
