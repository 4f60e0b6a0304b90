"""Run the benchmarks one after the other: ``make bench``."""

from __future__ import annotations

from benchmarks import build, judgements

if __name__ == "__main__":
    judgements.main([])
    print()
    build.main([])
