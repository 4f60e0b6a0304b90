"""The search page's modules that need no browser, tested in Node."""

from __future__ import annotations

import subprocess

from tests.index.node import ROOT, node


def test_the_modules_pass_their_own_tests() -> None:
    done = subprocess.run(
        [node(), "--test", "tests/js/explore.test.mjs"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
