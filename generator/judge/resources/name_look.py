# Names have a look: capitals inside a word, digits, a hyphen between capitals. What it is not is
# as telling: "X-ray", "LLM-generated", "Large-Scale", "0.5B". Nothing here knows a sentence; each
# function judges one word or a few.
"""Tell by its look whether a word may be the name of a dataset or model."""

from __future__ import annotations

import re
from functools import lru_cache

# A word as names are written, hyphens and all; used inside larger patterns too.
WORD = r"[^\W_][\w]*(?:[-+.&’'/][^\W_][\w]*)*\+*"
ONE_WORD = re.compile(WORD)
_BIT = re.compile(r"[^\W_]+")
_EDITION = re.compile(r"(?:[- ]\d+(?:\.\d+)?[BM])(?:-[A-Za-z]+)?\Z")
_DERIVED = re.compile(r"-(?:[a-z]{3,}|[a-z]+-[\w-]+)\Z")
_QUANTITY = re.compile(r"[\d.,]+[A-Za-z]{0,2}(?:-[\d.,]+[A-Za-z]{0,2})?")
_PLAIN_CASE = re.compile(r"[A-Z]?[a-z’']+|[A-Z]")
_ACRONYM = re.compile(r"[A-Z]{2,}s?\Z")
_PLURAL = re.compile(r"[A-Z]+s")
_LEAST, _MOST = 3, 60


@lru_cache(maxsize=1 << 16)  # the same words stand in many papers
def is_name(word: str, not_names: frozenset[str]) -> bool:
    """Say whether a word looks like a name by itself, wherever it stands.

    >>> [is_name(w, frozenset()) for w in ("MedTrinity-25M", "X-ray", "Large-Scale", "PathMMU")]
    [True, False, False, True]
    """
    low = word.lower()
    if low in not_names or low.removesuffix("s") in not_names or not _LEAST <= len(word) <= _MOST:
        return False
    if _DERIVED.search(word) or _QUANTITY.fullmatch(word):
        return False
    bits = _BIT.findall(word)
    if all(bit.lower() in not_names or bit.isdecimal() for bit in bits):
        return False
    if bits[0].islower() and len(bits) > 1 and bits[0].isascii():
        return False
    if all(_PLAIN_CASE.fullmatch(bit) for bit in bits):
        return any(not bit.isascii() for bit in bits)
    return any(char.isupper() for char in word) and not _plural_acronym(bits)


def is_nameable(phrase: str, not_names: frozenset[str]) -> bool:
    """Say whether a phrase may be a name where the sentence presents it as one."""
    words = phrase.split()
    if not words or phrase.lower() in not_names:
        return False
    if all(word.lower() in not_names for word in words):
        return False
    if len(words) == 1 and _DERIVED.search(phrase):
        return False
    return all(word[0].isupper() or word[0].isdecimal() or is_name(word, not_names)
               for word in words) and any(char.isupper() for char in phrase)  # fmt: skip


def is_acronym(word: str) -> bool:
    """Say whether a word is capitals only, as abbreviations of all things are."""
    return _ACRONYM.match(word) is not None


def without_edition(name: str) -> str:
    """Return a name without the size and edition behind it.

    >>> without_edition("FooLM-7B-Instruct")
    'FooLM'
    """
    return _EDITION.sub("", name)


def _plural_acronym(bits: list[str]) -> bool:
    """Say whether the word is a plain plural of an abbreviation: "LLMs", "AI-ECGs"."""
    return all(_PLURAL.fullmatch(bit) for bit in bits)
