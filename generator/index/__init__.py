"""Index: entries into the search index as it is shipped."""
