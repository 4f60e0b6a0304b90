# lunr.js 2.3.9's stemmer. lunr.py's own differs from it in a final y ("array" is "arrai" there and
# "array" in lunr.js), so that an index stemmed by lunr.py does not find such words in lunr.js.
# Both sides stem as lunr.js does; a test holds them against each other.
"""The stem of an English word, as lunr.js has it."""

from __future__ import annotations

import re
from typing import Any, Final

_STEP_2: Final = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous",
    "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive",
    "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
    "logi": "log",
}  # fmt: skip
_STEP_3: Final = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip

_C: Final = "[^aeiou][^aeiouy]*"
_V: Final = "[aeiouy][aeiou]*"
_MEASURE_0: Final = re.compile(f"^(?:{_C})?{_V}{_C}")
_MEASURE_IS_1: Final = re.compile(f"^(?:{_C})?{_V}{_C}(?:{_V})?$")
_MEASURE_1: Final = re.compile(f"^(?:{_C})?{_V}{_C}{_V}{_C}")
_VOWEL: Final = re.compile(f"^(?:{_C})?[aeiouy]")
_SHORT: Final = re.compile(f"^{_C}[aeiouy][^aeiouwxy]$")
_DOUBLE: Final = re.compile(r"([^aeiouylsz])\1$")
_ES: Final = re.compile(r"^.+(?:ss|i)es$", re.DOTALL)
_S: Final = re.compile(r"^.+[^s]s$", re.DOTALL)
_Y: Final = re.compile(r"^.+[^aeiou]y$", re.DOTALL)
_TWO: Final = re.compile(
    "^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|"
    "iveness|fulness|ousness|aliti|iviti|biliti|logi)$",
    re.DOTALL,
)
_THREE: Final = re.compile("^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$", re.DOTALL)
_FOUR: Final = re.compile(
    "^(.+?)(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$",
    re.DOTALL,
)
_ION: Final = re.compile("^(.+?[st])ion$", re.DOTALL)
_SHORTEST: Final = 3


def porter_stem(word: str) -> str:
    """Return the stem of a lower-case word.

    >>> porter_stem("tunings"), porter_stem("array"), porter_stem("studies")
    ('tune', 'array', 'studi')
    """
    if word.isascii() or max(word) <= "\uffff":
        return _stem(word)
    units = word.encode("utf-16-be", "surrogatepass")
    apart = "".join(
        chr(int.from_bytes(units[at : at + 2], "big")) for at in range(0, len(units), 2)
    )
    return _stem(apart).encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def _stem(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    first = word[0]
    if first == "y":
        word = f"Y{word[1:]}"
    word = _past(_plural(word))
    if _Y.match(word):
        word = f"{word[:-1]}i"
    word = _last_e(_suffixes(word))
    return f"y{word[1:]}" if first == "y" else word


def _plural(word: str) -> str:
    if _ES.match(word):
        return word[:-2]
    return word[:-1] if _S.match(word) else word


def _past(word: str) -> str:
    if word.endswith("eed") and len(word) > _SHORTEST:
        return word[:-1] if _MEASURE_0.match(word[:-3]) else word
    for ending in ("ed", "ing"):
        if not word.endswith(ending) or len(word) == len(ending):
            continue
        rest = word.removesuffix(ending)
        if not _VOWEL.match(rest):
            return word
        if rest.endswith(("at", "bl", "iz")):
            return f"{rest}e"
        if _DOUBLE.search(rest):
            return rest[:-1]
        return f"{rest}e" if _SHORT.match(rest) else rest
    return word


def _suffixes(word: str) -> str:
    for pattern, endings in ((_TWO, _STEP_2), (_THREE, _STEP_3)):
        match = pattern.match(word)
        if match and _MEASURE_0.match(match[1]):
            word = match[1] + endings[match[2]]
    match = _FOUR.match(word) or _ION.match(word)
    return match[1] if match and _MEASURE_1.match(match[1]) else word


def _last_e(word: str) -> str:
    if word.endswith("e") and len(word) > 1:
        rest = word[:-1]
        if _MEASURE_1.match(rest) or (_MEASURE_IS_1.match(rest) and not _SHORT.match(rest)):
            word = rest
    return word[:-1] if word.endswith("ll") and _MEASURE_1.match(word) else word


def stemmer(token: Any, _at: int | None = None, _tokens: object = None) -> Any:
    """Stem a token in a lunr.py pipeline, under the name by which lunr.js knows its stemmer."""
    return token.update(lambda text, _metadata: porter_stem(text))


stemmer.label = "stemmer"  # type: ignore[attr-defined]
