# Terms in sorted order, cut into files of about the same size, so that a query fetches one small
# file for each of its words and a prefix fetches neighbours. Cuts fall between families of words
# that begin alike, so that "fine" and "finetun" need one file. Where they fall is drawn by lot from
# the words, likelier as the file grows: a term added somewhere moves hardly any.
"""Cut the sorted terms into shards, with the words that readers type and see."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from generator.index.analysis import shard_key, stem
from generator.index.encode import put_number, put_text, shared
from generator.index.places import chance
from generator.index.postings import Inverted

COMPLETIONS: Final = 8
# A family that begins with as many letters alike is kept together, up to so many sizes.
_FAMILY: Final = 4
_MOST: Final = 2
# A shard has at least so much of the size wanted, and mostly not more than twice that.
_LEAST: Final = 2 / 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One term of a shard.

    Attributes:
        words: The words readers know it by, each with the number of papers that have it, sorted.
        postings: Its lists, encoded.
    """

    term: str
    words: tuple[tuple[str, int], ...]
    postings: bytes


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of terms.

    Attributes:
        first: The key of its first term: shards are found by it.
    """

    first: str
    payload: bytes


def shards(inverted: Inverted, papers: Counter[str], size: int) -> list[Shard]:
    """Return all terms, cut into shards.

    Args:
        inverted: The counted collection.
        papers: For each word as written, folded, the number of papers that have it.
        size: Bytes a shard should have before it is compressed.
    """
    terms = inverted.terms()
    by_term: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for word, count in sorted(papers.items()):
        term = stem(word)
        if term in terms:
            by_term[term].append((word, count))
    entries = (
        Entry(term, tuple(by_term.get(term, ())), inverted.encoded(term))
        for term in sorted(terms, key=lambda term: (shard_key(term), term))
    )
    cut = list(_cut(entries, size))
    firsts = [group[0].term.removeprefix("_") for group in cut]
    shard_of = {
        word: at for at, group in enumerate(cut) for entry in group for word, _ in entry.words
    }
    tops = _tops(firsts, papers, shard_of)
    return [
        Shard(first, _payload(group, tops.get(at, {})))
        for at, (first, group) in enumerate(zip(firsts, cut, strict=True))
    ]


def _cut(entries: Iterable[Entry], size: int) -> Iterator[list[Entry]]:
    group: list[Entry] = []
    weight = 0
    before = ""
    for entry in entries:
        key = entry.term.removeprefix("_")
        own = len(entry.postings) + len(key)
        # A title's key goes with the word it begins with.
        if key == entry.term and _ends(before, key, (weight + own) / size):
            yield group
            group, weight = [], 0
        group.append(entry)
        weight += own
        before = key
    if group:
        yield group


def _ends(before: str, key: str, filled: float) -> bool:
    """Say whether a shard ends between two terms.

    Args:
        before: The key of the term before.
        key: That of the term behind.
        filled: The shard's size with that term, 1 for the size wanted.
    """
    family = key[:_FAMILY] == before[:_FAMILY]
    over = filled - _LEAST - (_MOST if family else 0)
    lot = chance(key if family else key[:_FAMILY])
    return over > 0 and lot < (over / _LEAST) ** 2 * (1 << 64)


def _tops(
    firsts: Sequence[str], papers: Mapping[str, int], shard_of: Mapping[str, int]
) -> dict[int, dict[str, list[str]]]:
    """Return for each shard the commonest words of prefixes whose words are not all in it.

    A reader who has typed one or two letters then needs the one shard where the prefix itself
    belongs; for a longer prefix that shard mostly holds all words, and no list is needed.

    Args:
        firsts: The shards' first keys.
        papers: How many papers have a word.
        shard_of: The shard of each word's term.
    """
    keys = [shard_key(first) for first in firsts]
    places: dict[str, int] = {}
    wide: set[str] = set()
    for word, at in shard_of.items():
        end = place(keys, shard_key(word))
        for length in range(1, len(word) + 1):
            prefix = word[:length]
            home = places.get(prefix)
            if home is None:
                home = places[prefix] = place(keys, shard_key(prefix))
            if home != at:
                wide.add(prefix)
            elif end == at:  # longer prefixes lie between the two
                break
    words = sorted(shard_of)
    found: dict[int, dict[str, list[str]]] = defaultdict(dict)
    for prefix in sorted(wide):
        first = bisect_left(words, prefix)
        last = bisect_left(words, f"{prefix}\U0010ffff")
        commonest = nsmallest(COMPLETIONS, ((-papers[word], word) for word in words[first:last]))
        found[places[prefix]][prefix] = [word for _, word in commonest]
    return found


def place(keys: Sequence[bytes], key: bytes) -> int:
    """Return the number of the shard that holds a key, given the shards' first keys, sorted."""
    return max(0, bisect_right(keys, key) - 1)


def _payload(group: Sequence[Entry], tops: Mapping[str, Sequence[str]]) -> bytes:
    out = bytearray()
    put_number(out, len(group))
    before = ""
    for entry in group:
        key = entry.term.removeprefix("_")
        most = shared(before, key)
        put_number(out, most << 1 | (key != entry.term))
        put_text(out, key[most:])
        put_number(out, len(entry.words))
        for word, count in entry.words:
            same = shared(key, word)
            put_number(out, len(key) - same if key.isascii() else 0)
            put_text(out, word[same:] if key.isascii() else word)
            put_number(out, count)
        put_number(out, len(entry.postings))
        before = key
    put_number(out, len(tops))
    for prefix, words in sorted(tops.items()):
        put_text(out, prefix)
        put_number(out, len(words))
        for word in words:
            put_text(out, word)
    for entry in group:
        out += entry.postings
    return bytes(out)
