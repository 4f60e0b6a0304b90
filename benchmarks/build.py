# What a build costs beside what anybody pays who publishes the same pages with MkDocs alone.
"""Time `digest generate` against `mkdocs build` of the pages that it makes."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_TEXT = """
    segmentation adapters radiology reports large language models fine-tuning diagnosis of chest
    x-ray images with low-rank prompts we propose a method that improves accuracy on clinical
    benchmarks while training few parameters and needs no labels from other hospitals
"""
_WORDS = _TEXT.split()


def write_seed(path: Path, number: int) -> None:
    """Write a seed of invented papers, the same ones each time."""
    with path.open("w", encoding="utf-8") as file:
        for index in range(number):
            words = [
                _WORDS[(index * 7 + place * (index % 11 + 1)) % len(_WORDS)] for place in range(160)
            ]
            row = {
                "title": f"{' '.join(words[:8]).capitalize()} {index}",
                "abstract": f"{' '.join(words).capitalize()} {index}.",
                "authors": [f"Author {index % 97}", f"Writer {index % 89}"],
                "year": 2015 + index % 10,
            }
            file.write(json.dumps(row) + "\n")


def seconds(command: list[str], folder: Path) -> float:
    """Run a command and return how long it took, in seconds of wall clock."""
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one row a size: our time, MkDocs' time on the same pages, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 1000])
    options = parser.parse_args(arguments)
    print("papers  digest generate  mkdocs build  ratio")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as made:
            project = Path(made)
            for name in ("docs", "overrides"):
                shutil.copytree(ROOT / name, project / name)
            shutil.copy(ROOT / "mkdocs.yml", project)
            shutil.copytree(ROOT / "seeds" / "curation", project / "seeds" / "curation")
            write_seed(project / "seeds" / "papers.jsonl", size)
            ours = seconds([sys.executable, "-m", "generator", "generate"], project)
            theirs = seconds([sys.executable, "-m", "mkdocs", "build", "--quiet"], project)
            print(f"{size:6}  {ours:13.1f} s  {theirs:10.1f} s  {ours / theirs:5.2f}")


if __name__ == "__main__":
    main()
