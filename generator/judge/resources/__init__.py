# Datasets and models by name: those of the curator's list (names.py) and new ones by how they are
# written (new_names.py); mentions.py settles what is named where.
"""Find the datasets and models that papers name."""

from __future__ import annotations

from generator.judge.resources.mentions import Alone, in_paper, resource_lexicon, settle
from generator.judge.resources.names import Lexicon

__all__ = [
    "Alone",
    "Lexicon",
    "in_paper",
    "resource_lexicon",
    "settle",
]
