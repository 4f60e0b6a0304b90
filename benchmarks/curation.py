# Benchmarks measure by the curator's own files, wherever they are started from.
"""Read this project's curation for benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.read import read_curation
from generator.records import Curation

CURATION = Path(__file__).parents[1] / "seeds" / "curation"


def load_curation() -> Curation:
    """Read the curator's files; what is wrong with them is printed."""
    curation, problems = read_curation(CURATION)
    for problem in problems:
        print(problem, file=sys.stderr)
    return curation
