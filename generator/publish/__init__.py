"""Publish: pages into docs/, docs/ into the site."""
