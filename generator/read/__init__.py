"""Read: bytes into seeds, the curator's files into curation."""
