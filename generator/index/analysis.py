# Text -> words -> terms, for documents and for queries. docs/assets/search/analysis.js does the
# same to queries in the browser, so nothing here may depend on the Unicode tables of one
# language's version: separators and marks are listed, not asked of a library. What only documents
# undergo (phrases, spellings, abbreviations of the whole collection) is in vocabulary.py.
"""Cut text into words as papers need it, and turn words into index terms."""

from __future__ import annotations

import re
import unicodedata
from sys import intern
from typing import Final

from lunr.stop_word_filter import WORDS

from generator.index.stemmer import porter_stem

# Words that say nothing of what a paper is about, as lunr has them.
STOP_WORDS: Final = WORDS

# Letters that NFKD leaves whole, and Greek, which papers put in names ("μ-Bench", "β-VAE").
_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th",
        "ı": "i", "ħ": "h", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
        "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa",
        "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
        "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi",
        "ψ": "psi", "ω": "omega", "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-",
        "–": "-", "—": ";", "−": "-", "_": "-",
    }
)  # fmt: skip
# Accents and points that do not change a word, and characters without width.
_MARKS: Final = re.compile(
    "[\xad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]"
)
# What is not part of a word: ASCII but letters and digits, then punctuation, symbols, emoji,
# private use, lone surrogates.
SEPARATORS: Final = (
    "\\x00-/:-@\\[-`{-\xbf\xd7\xf7\u02b9-\u02ff\u2000-\u206f\u20a0-\u20cf\u2100-\u214f"
    "\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3030\u303d-\u303f\u30fb"
    "\\ud800-\\udfff\ue000-\uf8ff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff0f\ufff0-\uffff"
    "\U0001d000-\U0001d3ff\U0001f000-\U0001fbff\U000e0000-\U0010ffff"
)
_WORD: Final = rf"[0-9]+(?:\.[0-9]+)+|[^{SEPARATORS}]+(?:'[^{SEPARATORS}]+)*"
_GAP_AND_WORD: Final = re.compile(f"([{SEPARATORS}]*)({_WORD})")
_CJK: Final = re.compile("([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)")
_DOI: Final = re.compile(r'10\.[0-9]{4,9}/[^\s"<>]+')
_OLD_ARXIV: Final = re.compile(r"(?<![a-z.-])([a-z-]{2,20}(?:\.[a-z]{2})?)/([0-9]{7})(?:v[0-9]+)?")
_ARXIV_VERSION: Final = re.compile(r"([0-9]{4}\.[0-9]{4,5})v[0-9]+")
_SIGNS: Final = re.compile(r"(?<![^\s(,/])(c\+\+|c#|f#)")
_SIGN_WORDS: Final = {"c++": "cplusplus", "c#": "csharp", "f#": "fsharp"}
_NOT_ASCII_WORD: Final = re.compile("[^a-z0-9]+")
SPACE: Final = "[ \\t\\n\\r\\f\\v\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
_BLANK: Final = re.compile(f"{SPACE}+")
_LONGEST: Final = 60
_GAPS_KEPT: Final = 10_000
# A prime, so that all of a title counts.
_KEYS: Final = 999_983


def fold(text: str) -> str:
    """Return the text in lower case, without accents, Greek spelled out, hyphens made equal.

    >>> fold("Naïve β–VAE")
    'naive beta-vae'
    """
    if text.isascii():
        return text.lower().replace("_", "-")
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text and, for each, what stands before it.

    A DOI or an arXiv id is one word; scripts written without spaces give overlapping pairs.

    Returns:
        The words, folded, and as many glues: ``-`` a hyphen, a space for white space, an empty
        string where a phrase cannot go on.

    >>> split("Fine-tuning GPT-3.5, the model's β-VAE")[0]
    ['fine', 'tuning', 'gpt', '3.5', 'the', 'model', 'beta', 'vae']
    """
    folded = _with_identifiers(fold(text))
    pairs = _GAP_AND_WORD.findall(folded)
    if not pairs:
        return [], []
    gaps, words = zip(*pairs, strict=True)
    found = list(map(intern, words))
    glues = list(map(_GLUES.__getitem__, gaps))
    if "'" in folded:
        found = [
            word.removesuffix("'s").replace("'", "") if "'" in word else word for word in found
        ]
    if not folded.isascii() and _CJK.search(folded):
        return _apart(found, glues)
    if max(map(len, found), default=0) > _LONGEST:
        found = [word[:_LONGEST] for word in found]
    return found, glues


def _with_identifiers(folded: str) -> str:
    if "/" in folded:
        folded = _DOI.sub(lambda match: f" {_NOT_ASCII_WORD.sub('', match[0])} ", folded)
        folded = _OLD_ARXIV.sub(
            lambda match: f" {_NOT_ASCII_WORD.sub('', match[1])}{match[2]} ", folded
        )
    if "." in folded:
        folded = _ARXIV_VERSION.sub(r"\1", folded)
    if "#" in folded or "++" in folded:
        folded = _SIGNS.sub(lambda match: _SIGN_WORDS[match[1]], folded)
    return folded


def _apart(found: list[str], glues: list[str]) -> tuple[list[str], list[str]]:
    """Cut runs of a script written without spaces into overlapping pairs."""
    words: list[str] = []
    befores: list[str] = []
    for word, glue in zip(found, glues, strict=True):
        if not _CJK.search(word):
            words.append(word[:_LONGEST])
            befores.append(glue)
            continue
        for part in _CJK.split(word):
            if len(part) > 1 and _CJK.match(part):
                own = [part[at : at + 2] for at in range(len(part) - 1)]
            else:
                own = [part[:_LONGEST]] if part else []
            words += own
            befores += [""] * len(own)
    return words, befores


class _Stems(dict[str, str]):
    """Stems by word: papers use few words often, and stemming one takes microseconds."""

    def __missing__(self, word: str) -> str:
        self[word] = found = porter_stem(word)
        return found


class _Glues(dict[str, str]):
    """What stands between two words, as far as phrases care."""

    def __missing__(self, gap: str) -> str:
        found = "-" if gap == "-" else " " if _BLANK.fullmatch(gap) else ""
        if len(self) < _GAPS_KEPT:
            self[gap] = found
        return found


STEMS: Final = _Stems()
_GLUES: Final = _Glues()


def stem(word: str) -> str:
    """Return the term of a word: lunr's English stem. A stop word has one too."""
    return STEMS[word]


def is_stop_word(word: str) -> bool:
    """Say whether lunr's stop word filter keeps the word out of the index."""
    return word in STOP_WORDS


def joined(first: str, second: str) -> str:
    """Return the term that "fine-tuning", "fine tuning" and "finetuning" share.

    >>> joined("fine", "tuning")
    'finetun'
    """
    return stem(first + second)


def title_key(title_words: list[str]) -> str | None:
    """Return the term under which a paper's exact title is found, or None for a single word.

    It begins like the title's first word, so that it lies in the shard that a query for the title
    needs anyway.

    Args:
        title_words: The words of a title or of a query, folded.
    """
    content = [word for word in title_words if word not in STOP_WORDS]
    if len(content) < 2:  # noqa: PLR2004
        return None
    value = int.from_bytes(" ".join(title_words).encode("utf-16-be"), "big")
    return f"_{stem(content[0])}{value % _KEYS:06d}"


def shard_key(term: str) -> bytes:
    """Return what terms are sorted by: UTF-16 code units as JavaScript compares them."""
    return term.removeprefix("_").encode("utf-16-be", "surrogatepass")
