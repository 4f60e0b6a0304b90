# A site of many papers without their pages: MkDocs takes half an hour for 10,000, and the search
# reads nothing but its own folder. The search page, the box and the worker are the site's own.
"""Put another collection behind the search of a built site."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.index import MANIFEST, MODULES, Document, build, worker
from tests.index.node import ROOT, lunr_js


def write_index(files: dict[str, bytes], folder: Path) -> Mapping[str, bytes]:
    """Write the files of an index into a folder, and the worker; return them all."""
    sources = ROOT / "docs" / "assets" / "search"
    modules = {name: (sources / name).read_text("utf-8") for name in MODULES}
    made = worker(modules, lunr_js().read_text("utf-8"), files[MANIFEST]).encode()
    files = {**files, "worker.js": made}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return files


def with_papers(site: Path, folder: Path, documents: Sequence[Document]) -> Mapping[str, bytes]:
    """Write a site's home and search pages with other papers to search; return the index's files.

    Args:
        site: A built site.
        folder: Where to write, a folder that is not there yet.
        documents: The papers.
    """
    folder.mkdir(parents=True)
    shutil.copytree(site / "assets", folder / "assets")
    (folder / "search").mkdir()
    for page in ("index.html", "search/index.html"):
        shutil.copy(site / page, folder / page)
    return write_index(build(documents), folder / "search")
