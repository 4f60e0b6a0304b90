# The stage: documents in, files out. The manifest is the one file with a fixed name; it names all
# others by their content, so that a host may let browsers keep them for ever.
"""Make the files of the search index."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.index.analysis import STOP_WORDS, split
from generator.index.blocks import blocks
from generator.index.documents import Document
from generator.index.encode import (
    content_hash,
    hash_name,
    packed,
    put_bytes,
    put_halves,
    put_number,
    put_text,
    shared,
)
from generator.index.facets import facet_files, order_files
from generator.index.order import subject_order
from generator.index.places import Places, places
from generator.index.postings import Inverted, invert
from generator.index.shards import Shard, shards
from generator.index.vocabulary import FIELDS, Text, Vocabulary, learn, tokens

FORMAT: Final = 2
MAGIC: Final = b"PDSI"
MANIFEST: Final = "manifest.bin"

# How lunr weighs: its k1 and b, and each field's boost. A paper's name and identifiers come
# first; the title's words count in the abstract and half again for the title; the names of themes
# hardly count.
K1: Final = 1.2
B: Final = 0.75
BOOSTS: Final[Mapping[str, float]] = {
    "title": 0.5, "abstract": 1, "authors": 4, "themes": 0.5, "identifiers": 6,
}  # fmt: skip

_SHARD_BYTES: Final = 5000
_WORDS_BYTES: Final = 120_000


@dataclass(frozen=True, slots=True)
class Labels:
    """Names that readers know, by slug."""

    themes: Mapping[str, str] = field(default_factory=dict)
    modalities: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents in the order of their numbers.

    Attributes:
        places: Where they stand, see places.py.
        texts: Title and abstract of each, split.
        names: Names of themes, by slug.
    """

    documents: tuple[Document, ...]
    places: Places
    texts: tuple[tuple[Text, Text], ...]
    vocabulary: Vocabulary
    names: Mapping[str, str]

    def tokens(self) -> Iterator[dict[str, list[str]]]:
        """Yield for each paper what lunr would be given: the tokens of each field."""
        for document, text in zip(self.documents, self.texts, strict=True):
            yield tokens(document, text, self.names, self.vocabulary)


def collect(documents: Sequence[Document], labels: Labels) -> Collection:
    """Return the documents numbered and cut into words, whatever order they come in.

    Raises:
        ValueError: Two documents have the same id.
    """
    by_id = {document.id: document for document in documents}
    if len(by_id) != len(documents):
        raise ValueError("two documents have the same id")
    stable = [by_id[name] for name in sorted(by_id)]
    texts: list[tuple[Text, Text]] = [
        (split(document.title), split(document.abstract or "")) for document in stable
    ]
    order, subjects = subject_order(
        [title[0] for title, _ in texts], [document.id for document in stable]
    )
    found = places([stable[at].id for at in order], subjects, [stable[at].date for at in order])
    numbered = [order[at] for at in found.order]
    return Collection(
        tuple(stable[at] for at in numbered),
        found,
        tuple(texts[at] for at in numbered),
        learn(stable, texts),
        labels.themes,
    )


def _count_papers(
    collection: Collection, papers: Counter[str]
) -> Iterator[Mapping[str, list[str]]]:
    """Yield each paper's tokens; on the way, count the papers that have each word as written."""
    for own, (title, abstract) in zip(collection.tokens(), collection.texts, strict=True):
        papers.update({*title[0], *abstract[0], *own["authors"], *own["themes"]} - STOP_WORDS)
        yield own


def build(documents: Sequence[Document], labels: Labels | None = None) -> dict[str, bytes]:
    """Return the files of the index by their path below the index's own folder.

    The same documents, in whatever order, give the same bytes.

    Args:
        documents: The papers; their ids are unique.
        labels: Names of themes and modalities.
    """
    collecting = gc.isenabled()
    # Millions of small objects and no cycles among them: looking for cycles takes a fifth longer.
    gc.disable()
    try:
        return _build(documents, labels or Labels())
    finally:
        if collecting:
            gc.enable()


def _build(documents: Sequence[Document], labels: Labels) -> dict[str, bytes]:
    collection = collect(documents, labels)
    papers: Counter[str] = Counter()
    inverted = invert(_count_papers(collection, papers), tuple(collection.places.all()))
    files: dict[str, bytes] = {}
    terms = shards(inverted, papers, _SHARD_BYTES)
    out = bytearray(MAGIC)
    put_number(out, FORMAT)
    put_text(out, json.dumps(_head(collection, inverted, labels), ensure_ascii=False))
    lengths = bytearray()
    put_halves(lengths, inverted.measured)
    put_bytes(out, lengths)
    put_bytes(out, _shard_table(terms, files))
    put_bytes(out, _block_table(collection, files))
    put_bytes(out, _others(collection, inverted, papers, files))
    files[MANIFEST] = packed(out)
    return files


def _head(collection: Collection, inverted: Inverted, labels: Labels) -> dict[str, object]:
    return {
        "documents": len(collection.documents),
        "k1": K1,
        "b": B,
        "fields": [
            {"name": name, "boost": BOOSTS[name], "length": inverted.lengths[at]}
            for at, name in enumerate(FIELDS)
        ],
        "themes": dict(labels.themes),
        "modalities": dict(labels.modalities),
    }


def _numbers(values: Iterable[int]) -> bytes:
    out = bytearray()
    for value in values:
        put_number(out, value)
    return bytes(out)


def _shard_table(terms: Sequence[Shard], files: dict[str, bytes]) -> bytes:
    out = bytearray()
    put_number(out, len(terms))
    before = ""
    for shard in terms:
        most = shared(before, shard.first)
        put_number(out, most)
        put_text(out, shard.first[most:])
        before = shard.first
    for shard in terms:
        out += _store(files, "terms", shard.payload)
    return bytes(out)


def _store(files: dict[str, bytes], folder: str, payload: bytes) -> bytes:
    name = content_hash(payload)
    files[f"{folder}/{hash_name(name)}.bin"] = packed(payload)
    return name


def _block_table(collection: Collection, files: dict[str, bytes]) -> bytes:
    out = bytearray()
    found = collection.places
    put_number(out, len(found.blocks))
    put_number(out, found.seats)
    for taken in found.blocks:
        out += sum(1 << seat for seat in taken).to_bytes(found.seats // 8, "little")
    made = blocks(collection.documents, map(len, found.blocks))
    for block in made:
        out += _store(files, "papers", block.head)
        name = content_hash(*block.bodies)
        for at, payload in enumerate(block.bodies):
            files[f"abstracts/{hash_name(name)}-{at}.bin"] = packed(payload)
        out += name
    return bytes(out)


def _others(
    collection: Collection,
    inverted: Inverted,
    papers: Counter[str],
    files: dict[str, bytes],
) -> bytes:
    """Write facets, orders, the words to correct by and the list of all terms; name them."""
    out = bytearray()
    made = facet_files(collection.documents)
    put_number(out, len(made))
    for file in made:
        put_number(out, len(file.facets))
        for name in file.facets:
            put_text(out, name)
        out += _store(files, "facets", file.payload)
    orders = order_files(collection.documents)
    put_number(out, len(orders))
    for name, payload in orders.items():
        put_text(out, name)
        out += _store(files, "orders", payload)
    out += _store(files, "words", _words(papers))
    out += _store(files, "words", _word_list(sorted(inverted.terms(), key=_by_unit)))
    return bytes(out)


def _by_unit(term: str) -> bytes:
    return term.encode("utf-16-be", "surrogatepass")


def _words(papers: Counter[str]) -> bytes:
    """Return the commonest words, as many as a reader can be asked to fetch for a correction."""
    chosen: list[str] = []
    weight = 0
    for word, _ in sorted(papers.items(), key=lambda item: (-item[1], item[0])):
        weight += len(word) // 2 + 2
        if weight > _WORDS_BYTES:
            break
        chosen.append(word)
    out = bytearray(_word_list(sorted(chosen, key=_by_unit)))
    out += _numbers(papers[word] for word in sorted(chosen, key=_by_unit))
    return bytes(out)


def _word_list(found: Sequence[str]) -> bytes:
    out = bytearray()
    put_number(out, len(found))
    before = ""
    for word in found:
        most = shared(before, word)
        put_number(out, most)
        put_text(out, word[most:])
        before = word
    return bytes(out)
