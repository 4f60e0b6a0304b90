# Entries in, Markdown pages out: the last stage that knows of papers. What makes a site of the
# pages need know nothing but Markdown, front matter and a theme.
"""Render: entries into Markdown pages."""

from __future__ import annotations

from generator.render import addresses
from generator.render.digest import Digest
from generator.render.pages import render_pages

__all__ = ["Digest", "addresses", "render_pages"]
