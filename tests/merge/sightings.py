"""Sightings for the tests of merging, made from what matters there."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from generator.records import Identity, Origin, Sighting


def seen(file: str, line: int, *, rule: str = "huggingface", **values: Any) -> Sighting:
    """Return a sighting whose fields all have their origin at its line."""
    names = {field.name for field in fields(Sighting)} - {"authors_complete"}
    origins = tuple(
        Origin(name, file, line, rule) for name in sorted(names & set(values)) if values[name]
    )
    return Sighting(file, line, (line,), **values, origins=origins)


def known(title: str, line: int = 1, **values: Any) -> Identity:
    """Return a row of the curator's."""
    return Identity(title=title, file="identifiers.jsonl", line=line, **values)


def abstract(seed: int, words: int = 120) -> str:
    """Return an abstract of words that no other seed's abstract has in this order."""
    return (
        " ".join(f"w{(seed * 7919 + place * place * 31) % 99_991}" for place in range(words)) + "."
    )
