"""Weights."""

TITLED: dict[str, float] = {}
UNTITLED: dict[str, float] = {}
KEPT: dict[str, float] = {}
KEPT_ELSE = 0.14
