# A reader's query -> a query in lunr's syntax, the same as docs/assets/search/analysis.js makes.
# Words are cut as the documents' are; words that stand together also ask for the term they share
# as a phrase, at a quarter of a word's weight, and the whole query for a title's key. The result
# is a plain lunr query: lunr.py and lunr.js on a whole index give the same answer to it.
"""Rewrite what a reader typed as a query in lunr's syntax."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.index.analysis import (
    SEPARATORS,
    SPACE,
    fold,
    is_stop_word,
    split,
    stem,
    title_key,
)
from generator.index.vocabulary import FIELDS

_CHUNK: Final = re.compile(
    rf"([+-]?)(?:({'|'.join(FIELDS)}):)?(.*?)((?:~[0-9]{{1,2}}|\^[0-9]{{1,4}})*)", re.DOTALL
)
_SPACES: Final = re.compile(f"{SPACE}+")
_PATTERN: Final = re.compile(rf"(?:\*|[^{SEPARATORS}])+")
_DISTANCE: Final = re.compile("~([0-9]+)")
_BOOST: Final = re.compile(r"\^([0-9]+)")
_WHOLE: Final = 40
_PHRASE: Final = 10
# For a word that the reader may be about to write, and for one after a word that is whole.
_COMPLETED: Final = 30
_CONTINUED: Final = 1
_LIMIT: Final = 4000


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two spaces of a query."""

    presence: str
    field: str
    words: tuple[str, ...]
    glues: tuple[str, ...]
    patterns: tuple[str, ...]
    distance: int
    boost: int
    plain: bool


def _chunks(query: str) -> list[_Chunk]:
    return [_chunk(raw) for raw in _SPACES.split(query[:_LIMIT].replace("\\", ""))]


def _chunk(raw: str) -> _Chunk:
    match = _CHUNK.fullmatch(raw)
    if match is None:  # cannot be: every part may be empty
        raise ValueError(raw)
    presence, field, body, suffix = match.groups()
    wild = "*" in body
    pieces = _PATTERN.findall(fold(body)) if wild else []
    words, glues = (
        ([p for p in pieces if "*" not in p], [""] * len(pieces)) if wild else split(body)
    )
    distance = _DISTANCE.search(suffix)
    boost = _BOOST.search(suffix)
    return _Chunk(
        presence=presence,
        field=f"{field}:" if field else "",
        words=tuple(words),
        glues=tuple(glues),
        patterns=tuple(piece for piece in pieces if "*" in piece),
        distance=int(distance[1]) if distance else 0,
        boost=int(boost[1]) if boost else 1,
        plain=not (presence or field or suffix or wild),
    )


def typed_word(query: str) -> str | None:
    """Return the word that is being typed, if the query ends in a plain one."""
    if not query or _SPACES.fullmatch(query[-1]):
        return None
    last = _chunks(query)[-1]
    if last.presence or last.patterns or last.distance or last.boost != 1 or not last.words:
        return None
    return last.words[-1] if split(query[-1])[0] else None


def plain_words(query: str) -> list[str]:
    """Return the words of a query that have no operator."""
    return [word for chunk in _chunks(query) if chunk.plain for word in chunk.words]


class _Clauses:
    """The clauses of a rewritten query, each once."""

    def __init__(self) -> None:
        self._seen: set[tuple[str, str, int, str]] = set()
        self._made: list[tuple[str, str, int, str, int]] = []

    def add(self, text: str, chunk: _Chunk, boost: int) -> None:
        name = (chunk.presence, chunk.field, chunk.distance, text if "*" in text else stem(text))
        if name not in self._seen:
            self._seen.add(name)
            self._made.append((*name[:3], text, boost))

    def __str__(self) -> str:
        same = all(boost == _WHOLE for *_, boost in self._made)
        return " ".join(
            f"{presence}{field}{text}"
            f"{f'~{distance}' if distance else ''}{'' if same else f'^{boost}'}"
            for presence, field, distance, text, boost in self._made
        )


def rewrite(query: str, completions: Sequence[str] = (), *, known: bool = False) -> str:
    """Return a reader's query in lunr's syntax; empty where there is nothing to look for.

    Args:
        query: As typed.
        completions: Words that the last word may become, while it is typed.
        known: Whether the last word is one as it is; then the others hardly count.

    >>> rewrite("fine-tuning")
    'fine^40 tuning^40 finetuning^10 identifiers:_fine383606^40'
    """
    chunks = _chunks(query)
    clauses = _Clauses()
    before = ""
    for chunk in chunks:
        if not chunk.plain or not chunk.words:
            before = ""
        for pattern in chunk.patterns:
            clauses.add(pattern, chunk, chunk.boost * _WHOLE)
        before = _add_words(clauses, chunk, before)
        if not chunk.plain:
            before = ""
    for word in completions:
        clauses.add(word, chunks[-1], _CONTINUED if known else _COMPLETED)
    words = [word for chunk in chunks for word in chunk.words]
    key = title_key(words) if all(chunk.plain for chunk in chunks) else None
    if key:
        clauses.add(key, replace(chunks[0], field="identifiers:"), _WHOLE)
    return str(clauses)


def _add_words(clauses: _Clauses, chunk: _Chunk, before: str) -> str:
    """Add a chunk's words and the phrases they make; return the word a phrase may go on from."""
    for at, word in enumerate(chunk.words):
        if is_stop_word(word):
            before = ""
            continue
        pair = before + word if before and (at == 0 or chunk.glues[at]) else ""
        if chunk.presence != "-" or len(chunk.words) == 1:
            clauses.add(word, chunk, chunk.boost * _WHOLE)
        if pair and chunk.presence == "-":
            clauses.add(pair, chunk, chunk.boost * _PHRASE)
        elif pair and chunk.distance == 0:
            clauses.add(pair, replace(chunk, presence=""), chunk.boost * _PHRASE)
        before = word
    return before
