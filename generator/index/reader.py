# The files of the index, read: the counterpart of postings.py, shards.py and build.py, and of
# docs/assets/search/codec.js. A reader is handed a function that returns a file's bytes.
"""Read the files of the search index."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.index.analysis import shard_key
from generator.index.blocks import BODIES, usual
from generator.index.build import FORMAT, MAGIC, MANIFEST
from generator.index.encode import (
    HASH_BYTES,
    FormatError,
    Reader,
    hash_name,
    unpacked,
)
from generator.index.postings import MEASURED
from generator.index.shards import place

ReadFile = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class List:
    """The papers that have a term in one field.

    Attributes:
        field: Number of the field.
        papers: Their numbers, rising.
        times: How often each has it.
        lengths: Terms in the field of each, or None where the manifest has them.
    """

    field: int
    papers: tuple[int, ...]
    times: tuple[int, ...]
    lengths: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a shard, its lists still encoded.

    Attributes:
        words: The words readers know it by, and how many papers have each.
    """

    term: str
    words: tuple[tuple[str, int], ...]
    postings: bytes

    def lists(self, numbers: Sequence[int]) -> list[List]:
        """Return the papers that have the term, field by field.

        Args:
            numbers: The number of the paper at each place, see :attr:`Index.numbers`.
        """
        reader = Reader(self.postings)
        mask = reader.number()
        return [
            _list(field, reader, numbers) for field in range(mask.bit_length()) if mask >> field & 1
        ]


def _list(field: int, reader: Reader, numbers: Sequence[int]) -> List:
    count = reader.number()
    inner = Reader(reader.bytes())
    papers, times, lengths = [], [], []
    after = 0
    for _ in range(count):
        head = inner.number()
        place = after + (head >> 1)
        papers.append(numbers[place])
        times.append(inner.number() + 2 if head & 1 else 1)
        if field != MEASURED:
            lengths.append(inner.number())
        after = place + 1
    own = tuple(lengths) if field != MEASURED else None
    return List(field, tuple(papers), tuple(times), own)


class Index:
    """An index that was built, read file by file as a query needs them."""

    def __init__(self, read_file: ReadFile) -> None:
        """Open an index.

        Args:
            read_file: Returns the bytes of a file, given its path below the index's folder.

        Raises:
            FormatError: The manifest is damaged or of another version.
        """
        self._read_file = read_file
        reader = Reader(unpacked(read_file(MANIFEST)))
        if reader.take(len(MAGIC)) != MAGIC:
            raise FormatError(f"{MANIFEST} is not the manifest of a search index")
        if (found := reader.number()) != FORMAT:
            raise FormatError(f"{MANIFEST} has format {found}, this program reads {FORMAT}")
        head = json.loads(reader.text())
        self.documents: int = head["documents"]
        self.k1: float = head["k1"]
        self.b: float = head["b"]
        self.fields: list[str] = [field["name"] for field in head["fields"]]
        self.boosts: list[float] = [field["boost"] for field in head["fields"]]
        self.totals: list[int] = [field["length"] for field in head["fields"]]
        self.lengths = Reader(reader.bytes()).halves(self.documents)
        self._firsts, self._shards = _shard_table(Reader(reader.bytes()))
        self.numbers, self._starts, self._heads, self._bodies = _block_table(Reader(reader.bytes()))
        self._words, self._terms = _last_names(Reader(reader.bytes()))
        self._held: dict[int, tuple[dict[str, Term], dict[str, list[str]]]] = {}

    def _open(self, path: str) -> Reader:
        return Reader(unpacked(self._read_file(path)))

    @cached_property
    def _keys(self) -> list[bytes]:
        return [shard_key(first) for first in self._firsts]

    @cached_property
    def terms(self) -> list[str]:
        """All terms, sorted as JavaScript sorts them."""
        return _front_coded(self._open(self._terms))

    @cached_property
    def words(self) -> dict[str, int]:
        """The commonest words as written, folded, and how many papers have each."""
        reader = self._open(self._words)
        return {word: reader.number() for word in _front_coded(reader)}

    def shard(self, at: int) -> tuple[dict[str, Term], dict[str, list[str]]]:
        """Return the terms of a shard, and for short prefixes the commonest words of all."""
        if not self._shards:
            return {}, {}
        if at not in self._held:
            self._held[at] = _shard(self._open(self._shards[at]))
        return self._held[at]

    def place(self, key: str) -> int:
        """Return the number of the shard that holds a key."""
        return place(self._keys, shard_key(key))

    def look_up(self, term: str) -> Term | None:
        """Return a term, or None where no paper has it."""
        return self.shard(self.place(term))[0].get(term)

    def beginning(self, prefix: str) -> list[Term]:
        """Return the terms that begin with a prefix, and perhaps some that don't."""
        last = self.place(f"{prefix}\uffff")
        return [
            term
            for at in range(self.place(prefix), last + 1)
            for term in self.shard(at)[0].values()
        ]

    def paper(self, number: int) -> dict[str, object]:
        """Return the record of a paper; what is unknown is absent or None."""
        block = bisect_right(self._starts, number) - 1
        at = number - self._starts[block]
        head = json.loads(unpacked(self._read_file(self._heads[block])))
        body = json.loads(unpacked(self._read_file(f"{self._bodies[block]}-{at // BODIES}.bin")))
        record = {name: values[at] for name, values in head.items()}
        record.update({name: values[at % BODIES] for name, values in body.items()})
        record.setdefault("url", usual(str(record["id"])))
        return record


def _front_coded(reader: Reader) -> list[str]:
    found = []
    before = ""
    for _ in range(reader.number()):
        same = reader.number()
        before = before[:same] + reader.text()
        found.append(before)
    return found


def _shard_table(reader: Reader) -> tuple[list[str], list[str]]:
    firsts = _front_coded(reader)
    return firsts, [f"terms/{hash_name(reader.take(HASH_BYTES))}.bin" for _ in firsts]


def _block_table(reader: Reader) -> tuple[list[int], list[int], list[str], list[str]]:
    """Return each place's paper, each block's first, its heads' file, how its bodies' begin."""
    blocks = reader.number()
    seats = reader.number()
    numbers = []
    starts = [0]
    for _ in range(blocks):
        taken = int.from_bytes(reader.take(seats // 8), "little")
        number = starts[-1]
        for seat in range(seats):
            numbers.append(number)
            number += taken >> seat & 1
        starts.append(number)
    heads, bodies = [], []
    for _ in range(blocks):
        heads.append(f"papers/{hash_name(reader.take(HASH_BYTES))}.bin")
        bodies.append(f"abstracts/{hash_name(reader.take(HASH_BYTES))}")
    return numbers, starts[:-1], heads, bodies


def _last_names(reader: Reader) -> tuple[str, str]:
    """Return the files of the words and of the terms, which stand behind facets and orders."""
    for _ in range(reader.number()):
        for _ in range(reader.number()):
            reader.text()
        reader.take(HASH_BYTES)
    for _ in range(reader.number()):
        reader.text()
        reader.take(HASH_BYTES)
    words, terms = (f"words/{hash_name(reader.take(HASH_BYTES))}.bin" for _ in range(2))
    return words, terms


def _shard(reader: Reader) -> tuple[dict[str, Term], dict[str, list[str]]]:
    found = []
    key = ""
    for _ in range(reader.number()):
        head = reader.number()
        key = key[: head >> 1] + reader.text()
        words = tuple(_word(reader, key) for _ in range(reader.number()))
        found.append((f"_{key}" if head & 1 else key, words, reader.number()))
    tops = {}
    for _ in range(reader.number()):
        prefix = reader.text()
        tops[prefix] = [reader.text() for _ in range(reader.number())]
    return {term: Term(term, words, reader.take(size)) for term, words, size in found}, tops


def _word(reader: Reader, key: str) -> tuple[str, int]:
    drop = reader.number()
    rest = reader.text()
    word = key[: len(key) - drop] + rest if key.isascii() else rest
    return word, reader.number()
