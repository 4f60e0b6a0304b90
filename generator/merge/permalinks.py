# An address is given once and kept. It is made of the title, for people, and of what never
# changes, for ever: the arXiv identifier where there is one, else a hash of the DOI, of the
# abstract or of the title. So it does not depend on which other papers there are. Where a better
# title or an identifier is learned later, the curator's ledger keeps the old address.
"""Permalinks: the readable, lasting id of a paper."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Sequence
from hashlib import sha256

from generator.records import Permalink
from generator.text import fold, slug

_SLUG_LENGTH = 60
_HASH_LENGTH = 8


def make_permalink(title: str, arxiv: str | None, doi: str | None, abstract: str | None) -> str:
    """Make the permalink of a paper from what it is.

    >>> make_permalink("Segment Anything", "2304.02643", None, None)
    'segment-anything-2304-02643'
    """
    words = slug(title, _SLUG_LENGTH)
    if arxiv:
        ending = slug(arxiv)
    else:
        key = f"doi:{doi}" if doi else fold(abstract or "") or fold(title) or title
        ending = _hash(key)
    return f"{words}-{ending}" if words else f"paper-{ending}"


def keys_of(
    title: str, arxiv: str | None, doi: str | None, abstract: str | None
) -> tuple[str, ...]:
    """Return the keys by which the ledger knows a paper again, the surest first."""
    keys = [f"arxiv:{arxiv}"] if arxiv else []
    keys += [f"doi:{doi}"] if doi else []
    for kind, text in (("abstract", fold(abstract or "")), ("title", fold(title))):
        keys += [f"{kind}:{_hash(text)}"] if text else []
    return tuple(keys)


class Ledger:
    """The addresses given before, found by key."""

    def __init__(self, permalinks: Sequence[Permalink]) -> None:
        self._by_key: dict[str, list[Permalink]] = {}
        self.dead = {row.id: row for row in permalinks}
        for row in permalinks:
            for key in row.keys:
                self._by_key.setdefault(key, []).append(row)

    def claim(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the addresses that the paper with these keys has had, and count them as alive.

        The first is the one it keeps. A key of a lesser kind counts only where no surer one does.
        """
        rows: list[Permalink] = []
        for key in keys:
            rows += [
                row for row in self._by_key.get(key, []) if row.id in self.dead and row not in rows
            ]
            if rows and key.startswith("abstract:"):
                break
        for row in rows:
            del self.dead[row.id]
        return tuple(row.id for row in sorted(rows, key=lambda row: row.line))


def _hash(text: str) -> str:
    digest = sha256(text.encode()).digest()
    return b32encode(digest).decode().lower()[:_HASH_LENGTH]
