"""Render: entries into Markdown pages."""
