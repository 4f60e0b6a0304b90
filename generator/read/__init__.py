# The only stage that opens the user's files. Seeds come out as lines, the curator's files as one
# Curation; what is wrong with a file comes out as problems that name it.
"""Read: bytes into seeds, the curator's files into curation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from generator.problems import Problem
from generator.read.curation import parse_identities, parse_permalinks, parse_repairs
from generator.read.decisions import read_decisions
from generator.read.resources import read_resources
from generator.read.seeds import CURATION, read_seeds
from generator.read.taxonomy import (
    read_candidates,
    read_modalities,
    read_themes,
    read_weights,
    read_wording,
)
from generator.records import Criterion, Curation, ResourceList, Taxonomy

__all__ = ["CURATION", "read_candidate_file", "read_curation", "read_seeds"]

T = TypeVar("T")


def read_candidate_file(path: Path) -> tuple[tuple[Criterion, ...], tuple[Problem, ...]]:
    """Read the themes that a curator wants to try out."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return (), (Problem(str(path), 0, f"can't be read: {error}"),)
    return read_candidates(str(path), text)


def read_curation(folder: Path) -> tuple[Curation, tuple[Problem, ...]]:
    """Read the curator's files from a folder; each of them may be missing.

    Args:
        folder: As a rule ``seeds/curation``.

    Returns:
        What they say, and a problem for each row that is wrong.
    """
    problems: list[Problem] = []

    def load(name: str, parse: Callable[[str, str], tuple[T, tuple[Problem, ...]]], absent: T) -> T:
        try:
            text = (folder / name).read_text("utf-8-sig")
        except FileNotFoundError:
            return absent
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(f"{CURATION}/{name}", 0, f"can't be read: {error}", "fatal"))
            return absent
        value, found = parse(f"{CURATION}/{name}", text)
        problems.extend(found)
        return value

    taxonomy = replace(
        load("themes.yaml", read_themes, Taxonomy()),
        modalities=load("modalities.yaml", read_modalities, ()),
    )
    weights: dict[str, dict[str, float]] = load(
        "weights.yaml", lambda name, text: read_weights(name, text, taxonomy), {}
    )
    wording: dict[str, dict[str, float]] = load(
        "wording.tsv", lambda name, text: read_wording(name, text, taxonomy), {}
    )
    # What words add was learned beside the weights of rules: without these it means nothing.
    taxonomy = replace(
        taxonomy, weights={slug: own | wording.get(slug, {}) for slug, own in weights.items()}
    )
    slugs = [
        {criterion.tag.slug for criterion in criteria}
        for criteria in (taxonomy.themes, taxonomy.modalities)
    ]
    curation = Curation(
        taxonomy=taxonomy,
        decisions=load("decisions.yaml", lambda name, text: read_decisions(name, text, *slugs), ()),
        identities=load("identifiers.jsonl", parse_identities, ()),
        repairs=load("repairs.yaml", parse_repairs, ()),
        resources=tuple(
            load(name, read_resources, ResourceList()) for name in ("datasets.yaml", "models.yaml")
        ),
        permalinks=load("permalinks.jsonl", parse_permalinks, ()),
    )
    return curation, tuple(problems)
