# What every stage may do to a string, and nothing that knows of papers. Pure functions, no state.
"""Text helpers: fold for comparing, slug for addresses, collapse for white space."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NOT_WORD = re.compile(r"[^0-9a-z]+")
# A table by position, which is many times faster than a pattern.
_ASCII_WORDS = "".join(char if char.isalnum() else " " for char in map(chr, range(128)))
# Letters and digits of any script are words, as str.isalnum() has it.
_NOT_ALNUM = re.compile(r"[\W_]+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Letters that NFKD leaves whole, and Greek, which papers put in names ("μ-Bench", "β-VAE").
LETTERS: Final = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
    "ı": "i", "ħ": "h", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
    "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
    "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS: Final = str.maketrans(LETTERS)


def collapse(text: str) -> str:
    """Return the text with each run of white space as one space, none at the ends."""
    return " ".join(text.split())


def ascii_lower(text: str) -> str:
    """Return lower-case text with accents dropped and Greek spelled out."""
    lower = text.lower()
    return lower if lower.isascii() else _NOT_ASCII.sub(_bare, lower)


def _bare(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFKD", match.group().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    # Once more, since "™" is made of capitals and "ᵝ" of a Greek letter.
    return bare.lower().translate(_LETTERS)


def fold(text: str) -> str:
    """Return the text reduced to what identity is judged by: words of a-z, 0-9 and letters.

    Case, accents, punctuation and white space do not count; letters of other scripts do.

    >>> fold("Naïve  “U-Net”: a β-test")
    'naive u net a beta test'
    """
    bare = ascii_lower(text)
    if bare.isascii():
        return " ".join(bare.translate(_ASCII_WORDS).split())
    return _NOT_ALNUM.sub(" ", bare).strip()


def slug(text: str, limit: int = 60) -> str:
    """Return ASCII words joined by hyphens, cut at a word so that it has at most limit characters.

    >>> slug("SAM-Med2D: what's new?", 12)
    'sam-med2d'
    """
    words = _NOT_WORD.sub(" ", ascii_lower(text).replace("'", "").replace("\u2019", "")).split()
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word[:limit]
        if len(longer) > limit:
            break
        result = longer
    return result


# An address as people write it in an abstract. A scheme is wanted, or one of the hosts that
# papers name without one; brackets and quotes around it are trimmed by find_urls.
_URL = re.compile(
    r"(?:https?://|(?<![\w./@-])(?:www\.|github\.com/|huggingface\.co/|gitlab\.com/))"
    r"[^\s<>\"'{}|\\^`\u00a0\u2018-\u201f\u3000-\u303f\uff00-\uffef]+",
    re.IGNORECASE,
)
_URL_SIGNS = ("http", "www.", "github.com/", "huggingface.co/", "gitlab.com/")
_TRAILING = ".,;:!?*"
_PAIRS = {")": "(", "]": "["}


def find_urls(text: str) -> tuple[tuple[int, int, str], ...]:
    """Find the web addresses in a text.

    A full stop, comma or closing bracket that belongs to the sentence is left out.

    Returns:
        A tuple of (start, end, address) with ``http://`` or ``https://`` in front of the address.

    >>> find_urls("Code (https://a.org/b_(c)). See github.com/x/y.")
    ((6, 25, 'https://a.org/b_(c)'), (32, 46, 'https://github.com/x/y'))
    """
    found: list[tuple[int, int, str]] = []
    lower = text.lower()
    if not any(sign in lower for sign in _URL_SIGNS):
        return ()
    for match in _URL.finditer(text):
        url = match.group()
        while url and (url[-1] in _TRAILING or _closes_sentence_bracket(url)):
            url = url[:-1]
        href = url if re.match("https?://", url, re.IGNORECASE) else f"https://{url}"
        host = href.split("//", 1)[1].split("/", 1)[0]
        if "." in host.strip(".") or host.startswith("localhost"):
            found.append((match.start(), match.start() + len(url), href))
    return tuple(found)


def _closes_sentence_bracket(url: str) -> bool:
    opening = _PAIRS.get(url[-1])
    return opening is not None and url.count(url[-1]) > url.count(opening)
