"""Stands in for a package that the command does without; see tests.site.environment."""

raise ImportError(__doc__)
