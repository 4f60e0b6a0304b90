# Themes and modalities: a paper is read as features, each tag adds up its points, and what counted
# is kept as evidence. Entered by Tagger; curators ask by explain and try_theme.
"""Give papers their themes and modalities, with evidence."""

from __future__ import annotations

from generator.judge.tags.explain import Catch, Explanation, explain, try_theme
from generator.judge.tags.score import Score
from generator.judge.tags.tagger import Tagger, Tags, unmatched

__all__ = [
    "Catch",
    "Explanation",
    "Score",
    "Tagger",
    "Tags",
    "explain",
    "try_theme",
    "unmatched",
]
