# The yardstick of the exactness tests: lunr.py's own builder on the same tokens, with the same
# fields, boosts and parameters, and what lunr.js loads.
"""One whole lunr index of a collection, built by lunr.py itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.stop_word_filter import stop_word_filter

from generator.index.build import BOOSTS, K1, B, Labels, collect
from generator.index.documents import Document
from generator.index.stemmer import stemmer


def whole_index(documents: Sequence[Document], labels: Labels) -> Index:
    """Return lunr.py's index; a paper's reference is its number in our index."""
    builder = Builder()
    builder.pipeline.add(stop_word_filter, stemmer)
    builder.search_pipeline.add(stemmer)
    builder.k1(K1)
    builder.b(B)
    builder.ref("number")
    for name, boost in BOOSTS.items():
        builder.field(name, boost=boost)
    for number, tokens in enumerate(collect(documents, labels).tokens()):
        builder.add({"number": number, **tokens})
    return builder.build()


def for_lunr_js(index: Index) -> dict[str, Any]:
    """Return the index as lunr.js loads it: words in the order of UTF-16 units."""
    data: dict[str, Any] = index.serialize()
    data["invertedIndex"].sort(key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
    return data
