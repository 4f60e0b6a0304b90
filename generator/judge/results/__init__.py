# The numbers a paper reports. A sentence becomes a shape of measures and numbers (shape.py, from
# metrics.py and numbers.py) and claims.py reads it; a file each tells whose a number is, what it
# was measured on, what it is compared with, and what a change is called.
"""Read the results that an abstract reports."""

from __future__ import annotations

from generator.judge.results.claims import results

__all__ = [
    "results",
]
