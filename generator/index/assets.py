# The worker as it is published: lunr.js, the engine's modules and the manifest in one file, so that
# the first search is one request before it asks for terms, not eight. The modules stay plain:
# joining drops their imports and comments and nothing else, and Node and the tests run them one by
# one.
"""Join the browser's modules into the worker that a site publishes."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Final

# In this order: each uses only what stands before it.
MODULES: Final = ("analysis.js", "codec.js", "score.js", "snippet.js", "engine.js", "worker.js")

_IMPORT: Final = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_ALIAS: Final = re.compile(r"(\w+) as (\w+)")
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const)\b)", re.MULTILINE)
_COMMENT_LINES: Final = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
_COMMENT_BLOCK: Final = re.compile(r"^[ \t]*/\*(?!!).*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
_LICENCE: Final = re.compile(r"/\*\*\n \* lunr - .*?\*/", re.DOTALL)
_EMPTY_LINES: Final = re.compile(r"\n\s*\n+")
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)


def worker(modules: Mapping[str, str], lunr: str, manifest: bytes) -> str:
    """Return the source of the search worker.

    Args:
        modules: The text of each of ``MODULES``.
        lunr: The text of lunr.js 2.3.9, as the mkdocs package ships it.
        manifest: The index's manifest file.

    Raises:
        ValueError: A module exports or imports in a way that joining does not know.
    """
    licence = _LICENCE.search(lunr)
    parts = [licence[0] if licence else "", _wrapped(lunr)]
    for name in MODULES:
        text = _EXPORT.sub("", _IMPORT.sub(_aliases, _bare(modules[name])))
        if re.search(r"^(?:import|export)\b", text, re.MULTILINE):
            raise ValueError(f"{name}: an import or export that joining does not know")
        parts.append(text)
    parts.append(
        f"const manifest = '{b64encode(manifest).decode()}';\n"
        "if (typeof WorkerGlobalScope !== 'undefined') serve(globalThis, lunr, manifest);\n"
        "export { lunr, createEngine };\n"
    )
    return "\n".join(parts)


def _aliases(imported: re.Match[str]) -> str:
    """Return what is left of an import: the other names it gives to what stands before it."""
    return "".join(f"const {own} = {name};\n" for name, own in _ALIAS.findall(imported[0]))


def _wrapped(lunr: str) -> str:
    return (
        "const lunr = (() => {\nconst module = { exports: {} };\nconst exports = module.exports;\n"
        f"{_bare(lunr)}\nreturn module.exports;\n}})();"
    )


def _bare(source: str) -> str:
    text = _COMMENT_LINES.sub("", _COMMENT_BLOCK.sub("", f"{source}\n"))
    return _INDENT.sub("", _EMPTY_LINES.sub("\n", text))
