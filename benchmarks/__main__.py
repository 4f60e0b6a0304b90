"""Run every benchmark that needs no data from elsewhere: ``make bench``."""

from __future__ import annotations

from benchmarks import build

if __name__ == "__main__":
    build.main()
