"""Paper Digest: seeds of research papers in, a searchable static site out."""
