# The one sentence to read first: sentence.py describes each and picks one by the weights beside it.
"""Pick the sentence of an abstract that says what the paper contributes."""

from __future__ import annotations

from generator.judge.tldr.sentence import tldr

__all__ = [
    "tldr",
]
