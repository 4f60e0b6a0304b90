# TeX as it survives in copied pages: never a document, always a sentence with a few commands in
# it, some with their backslash lost. So the text is not parsed as TeX ("20% of {a, b}" is no
# comment and no group): only what is surely TeX is found, and pylatexenc says what it stands for.
"""Decode the TeX left in titles and abstracts into plain Unicode text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text

_FONTS = (
    "textbf|textit|textsc|texttt|textsf|textrm|textsl|textup|textmd|textnormal|emph|underline|uline|"
    "mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|mathscr|mathfrak|boldsymbol|operatorname|"
    "text|mbox|bm"
)
# A font command with its backslash; or without, where only TeX can have written it.
_FONT = re.compile(
    rf"\\(?:{_FONTS})\s*\{{([^{{}}]*)\}}|(?<![A-Za-z\\])(?:{_FONTS})\{{([^{{}}]*)\}}"
)
_OLD_FONT = re.compile(r"\{\\(?:em|it|bf|sc|tt|rm|sf|sl|bfseries|itshape)\b\s*([^{}]*)\}")
_URL = re.compile(r"\\(?:url|path)\s*\{([^{}\s]*)\}")
_HREF = re.compile(r"\\href\s*\{([^{}\s]*)\}\s*\{([^{}]*)\}")
# Inline mathematics: no space inside the dollars; see _is_math for money ("$5 and $6").
_MATH = re.compile(r"\$\$?(?=[^\s$])((?:[^$\\]|\\.){1,400}?)(?<=\S)\$\$?", re.DOTALL)
_MATH_SIGN = re.compile(r"[\\^_{}=<>+]|^[-+−]?[\w.,%Ͱ-Ͽ]{1,12}$|^\S$")
_PAREN_MATH = re.compile(r"\\\((.{1,400}?)\\\)|\\\[(.{1,400}?)\\\]", re.DOTALL)
# An accent or symbol command, alone or in a group of its own.
_ACCENT = (
    r"\\(?:[\"'`^~=.](?:\{\\?[A-Za-z]\}|\\?[A-Za-z])"
    r"|[cvuHkrbd](?:\{[A-Za-z]\}|\s[A-Za-z](?![A-Za-z])))"
)
_SYMBOL = r"\\[A-Za-z]+(?![A-Za-z])(?:\{\})?"
_COMMAND = re.compile(rf"\{{(?:{_ACCENT}|{_SYMBOL})\}}|{_ACCENT}|{_SYMBOL}")
_ESCAPED = re.compile(r"\\([%&_#$])|(?<=\w)\\([{}])|\\([{}])(?=\w)")
# What pylatexenc would turn into "<cit.>": the key is all there is to show.
_REFERENCE = re.compile(r"\\(?:cite[tp]?|eqref|ref|label)\*?\{([^{}]*)\}")
_TIE_PERCENT = re.compile(r"(?<=\d)~?\\?[,;]?\\%")
_TIE = re.compile(r"(?<=[A-Za-z.)\]])~(?=[A-Za-z0-9\\$(\[])")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]{1,8})\}|([0-9A-Za-z+−-]))")
_QUOTED = re.compile(r"(?<!`)``(?!`)|(?<=[\w.,!?)…])''(?!')")

# Commands whose backslash a scraper dropped. Only between figures, where no English word stands.
_LOST = (
    ("pm", re.compile(r"(?<=\d)(%?) ?pm ?(?=\d+\.\d)"), r"\1 ± "),
    ("pm", re.compile(r"(\.\d{1,6}%?) ?pm ?(?=\d)"), r"\1 ± "),
    ("times", re.compile(r"(?<=\d)times(?=\d)"), "×"),
    ("times", re.compile(r"(?<=\d)times\b"), "×"),
    ("sim", re.compile(r"(?<![A-Za-z])sim(?=\d)"), "∼"),
    ("geq", re.compile(r"(?<![A-Za-z])geq\s?(?=\d)"), "≥"),
    ("leq", re.compile(r"(?<![A-Za-z])leq\s?(?=\d)"), "≤"),
    ("rightarrow", re.compile(r"(?<![A-Za-z\\])rightarrow(?![A-Za-z])"), "→"),
)

_SUPER = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_SUB = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))

_CONVERTER = LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces=True)


def decode_tex(text: str) -> str:
    r"""Return the text with its TeX as Unicode; text without TeX comes back as it is.

    What is not known to be TeX is left as typed: an unknown command, a lone brace, a price.

    >>> decode_tex(r"6.25~\% gain, 0.85 $\pm$ 0.08, textbf{Med}ical {\mu}-Bench")
    '6.25% gain, 0.85 ± 0.08, Medical μ-Bench'
    """
    text = _decode_lost(text)
    if not any(sign in text for sign in ("\\", "$", "``", "''", "~", "{")):
        return text
    text = _REFERENCE.sub(r"[\1]", _HREF.sub(_href, _URL.sub(r"\1", text)))
    text = _PAREN_MATH.sub(lambda match: _math(match[1] or match[2]), text)
    text = _MATH.sub(lambda match: _math(match[1]) if _is_math(match) else match[0], text)
    text = _TIE.sub(" ", _TIE_PERCENT.sub("%", text))
    text = _unwrap_fonts(text)
    text = _COMMAND.sub(lambda match: _convert(match[0], match[0]), text)
    text = _ESCAPED.sub(lambda match: match[1] or match[2] or match[3], text)
    return _QUOTED.sub(lambda match: "“" if match[0] == "``" else "”", text)


def _decode_lost(text: str) -> str:
    for word, pattern, replacement in _LOST:
        if word in text:
            text = pattern.sub(replacement, text)
    return text


def _is_math(match: re.Match[str]) -> bool:
    """Tell a formula from two prices: "$5-$6" has a figure right after its second dollar."""
    body = match[1]
    following = match.string[match.end() : match.end() + 1]
    return bool(_MATH_SIGN.search(body)) and ("\\" in body or not following.isdigit())


def _unwrap_fonts(text: str) -> str:
    """Take the text out of font commands, from the inside out."""
    for _ in range(4):
        unwrapped = _FONT.sub(lambda match: match[1] if match[1] is not None else match[2], text)
        unwrapped = _OLD_FONT.sub(r"\1", unwrapped)
        if unwrapped == text:
            break
        text = unwrapped
    return text


def _href(match: re.Match[str]) -> str:
    address, label = match[1], match[2].strip()
    return address if not label or label in address else f"{label} ({address})"


def _math(source: str) -> str:
    """Return a formula as text, with scripts raised or lowered where Unicode has them."""
    text = _convert(_unwrap_fonts(source.replace("~", " ")), source).strip()
    return _SCRIPT.sub(_script, text)


def _script(match: re.Match[str]) -> str:
    letters = match[2] or match[3]
    table = _SUPER if match[1] == "^" else _SUB
    if all(letter in table for letter in letters):
        return "".join(table[letter] for letter in letters)
    return f"{match[1]}{letters}" if letters.isalnum() else f"{match[1]}({letters})"


@lru_cache(maxsize=4096)
def _convert(source: str, fallback: str) -> str:
    """Return what the TeX stands for, or the fallback where pylatexenc doesn't know it."""
    # Scripts in groups would lose their braces, and with them where the script ends.
    kept = re.sub(r"([_^])\{([^{}]{1,8})\}", r"\1{\\{\2\\}}", source)
    try:
        text = str(_CONVERTER.latex_to_text(kept))
    except Exception:  # noqa: BLE001 - whatever a seed holds, it is then shown as typed
        return fallback
    # Unknown commands convert to nothing, and an accent without its letter to a mark on whatever
    # stands before it ("\u003c"); nothing may be lost.
    shown = text.strip()
    return text if shown and not unicodedata.combining(shown[0]) else fallback
