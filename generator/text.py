# What every stage may do to a string, and nothing that knows of papers. Pure functions, no state.
"""Text helpers: fold for comparing, slug for addresses, collapse for white space."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_SPACE = re.compile(r"\s+")
# Letters that NFKD leaves whole, and Greek, which papers put in names ("μ-Bench", "β-VAE").
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i", "ħ": "h", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
        "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa",
        "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
        "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi",
        "ψ": "psi", "ω": "omega",
    }
)  # fmt: skip


def collapse(text: str) -> str:
    """Return the text with each run of white space as one space, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def ascii_lower(text: str) -> str:
    """Return lower-case text with accents dropped and Greek spelled out."""
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.translate(_LETTERS)


def fold(text: str) -> str:
    """Return the text reduced to what identity is judged by: words of a-z, 0-9 and letters.

    Case, accents, punctuation and white space do not count; letters of other scripts do.

    >>> fold("Naïve  “U-Net”: a β-test")
    'naive u net a beta test'
    """
    bare = ascii_lower(text)
    if bare.isascii():
        return _NOT_WORD.sub(" ", bare).strip()
    return collapse("".join(char if char.isalnum() else " " for char in bare))


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
