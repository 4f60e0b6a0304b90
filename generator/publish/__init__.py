"""Publish: pages into docs/, docs/ into the site."""

from __future__ import annotations

from generator.publish.site import BuildError, browser_modules, build_site, search_library
from generator.publish.write import Written, replace_file, write_files

__all__ = [
    "BuildError",
    "Written",
    "browser_modules",
    "build_site",
    "replace_file",
    "search_library",
    "write_files",
]
