"""Export: entries into BibTeX and the API."""
