# TeX as it survives in copied pages: never a document, always a sentence with a few commands in
# it, some with their backslash lost. So the text is not parsed as TeX ("20% of {a, b}" is no
# comment and no group): only what is surely TeX is found, and pylatexenc says what it stands for.
"""Decode the TeX left in titles and abstracts into plain Unicode text."""

from __future__ import annotations

import logging
import re
import unicodedata
from functools import lru_cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

_FONTS = (
    "textbf|textit|textsc|texttt|textsf|textrm|textsl|textup|textmd|textnormal|emph|underline|uline|"
    "mathrm|mathbf|mathit|mathsf|mathtt|mathcal|mathbb|mathscr|mathfrak|boldsymbol|operatorname|"
    "text|mbox|bm"
)
# "\t" read as a tab.
_TABBED = "ext(?:bf|it|sc|tt|sf|rm)"
# A font command with its backslash; or without, where only TeX can have written it.
_FONT = re.compile(
    rf"\\(?:{_FONTS})\s*\{{([^{{}}]*)\}}|(?<![A-Za-z\\])(?:{_FONTS}|{_TABBED})\{{([^{{}}]*)\}}"
)
# Nothing in TeX begins so: a scraper took the braces, "\emphnever".
_GLUED_FONT = re.compile(r"\\(?:emph|textbf|textit|texttt|textsc)(?=[A-Za-z])")
_OLD_FONT = re.compile(r"\{\\(?:em|it|bf|sc|tt|rm|sf|sl|bfseries|itshape)\b\s*([^{}]*)\}")
_COLOUR = re.compile(r"\\textcolor\{[^{}]*\}\{([^{}]*)\}")
_FOOTNOTE = re.compile(r"~?\\footnote\{([^{}]*)\}")
_UNICODE = re.compile(r"\\unicode\{x([0-9A-Fa-f]{4,5})\}")
# TeX knows where a function's name ends; a reader needs spaces.
_FUNCTION = re.compile(
    r"((?<=\w))?\\(log|ln|exp|min|max|sup|inf|arg|det|dim|sin|cos|tan|lim|ker|poly|Pr)"
    r"(?![A-Za-z])( +(?=[A-Za-z0-9\\]))?"
)
_WIDE = re.compile(r"\\wide(?=tilde|hat)")
_URL = re.compile(r"\\(?:url|path)\s*\{([^{}\s]*)\}")
_HREF = re.compile(r"\\href\s*\{([^{}\s]*)\}\s*\{([^{}]*)\}")
# Inline mathematics: no space inside the dollars; see _is_math for money ("$5 and $6").
_MATH = re.compile(r"(?<!\\)\$\$?(?=[^\s$])((?:[^$\\]|\\.){1,400}?)(?<=\S)\$\$?", re.DOTALL)
_MATH_SIGN = re.compile(
    r"[\\^_{}=<>+]|^[-+−]?[\w.,%Ͱ-Ͽ]{1,12}$|^\S$"
    # "O(1/n)", "n, m" and "|S|", but no word of a language.
    r"|^(?![^$]*[^\W\d_]{4})[^\s$]{1,40}(?:, ?[^\s$]{1,20}){0,4}$"
)
_PAREN_MATH = re.compile(r"\\\((.{1,400}?)\\\)|\\\[(.{1,400}?)\\\]", re.DOTALL)
# An accent or symbol command, alone or in a group of its own.
_ACCENT = (
    r"\\(?:[\"'`^~=.](?:\{\\?[A-Za-z]\}|\\?[A-Za-z])"
    r"|[cvuHkrbd](?:\{[A-Za-z]\}|\s[A-Za-z](?![A-Za-z])))"
)
# Commands that mean nothing without what follows them in braces.
_WITH_ARGUMENT = (
    "acute|bar|binom|breve|check|ddot|dfrac|dot|frac|grave|hat|mathring|overline|sqrt|tfrac|tilde|"
    "underline|vec|widehat|widetilde"
)
_APPLIED = rf"\\(?:{_WITH_ARGUMENT})\{{[^{{}}$]{{1,30}}\}}(?:\{{[^{{}}$]{{1,30}}\}})?"
_SYMBOL = rf"\\(?!(?:{_WITH_ARGUMENT})(?![A-Za-z]))[A-Za-z]+(?![A-Za-z])(?:\{{\}})?"
_COMMAND = re.compile(rf"\{{(?:{_ACCENT}|{_SYMBOL})\}}|{_ACCENT}|{_APPLIED}|{_SYMBOL}")
# Braces around a letter, which BibTeX wants: "Cand{è}s", "{D}isparity".
_BRACED_LETTER = re.compile(r"(?<=\w)\{([^\W\d_])\}|\{([^\W\d_])\}(?=\w)")
_THIN_SPACE = re.compile(r"(?<=[\w%)])\\[,;:](?=[\w(])")
_ESCAPED = re.compile(r"\\([%&_#$])|(?<=\w)\\([{}])|\\([{}])(?=\w)")
# What pylatexenc would turn into "<cit.>": the key is all there is to show.
_REFERENCE = re.compile(r"\\(?:cite[tp]?|eqref|ref|label)\*?\{([^{}]*)\}")
_TIE_PERCENT = re.compile(r"(?<=\d)~?\\?[,;]?\\%")
_TIE = re.compile(r"(?<=[A-Za-z.)\]])~(?=[A-Za-z0-9\\$(\[])")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}]{1,40})\}|([0-9A-Za-z+−∘*'-]))")
_QUOTED = re.compile(r"(?<!`)``(?!`)|(?<=[\w.,!?)…])''(?!')")

# Commands whose backslash a scraper dropped. Only between figures, where no English word stands.
_LOST = (
    ("pm", re.compile(r"(?<=\d)(%?) ?pm ?(?=\d+\.\d)"), r"\1 ± "),
    ("pm", re.compile(r"(\.\d{1,6}%?) ?pm ?(?=\d)"), r"\1 ± "),
    ("times", re.compile(r"(?<=\d)times(?=\d)"), "×"),
    ("times", re.compile(r"(?<=\d)times\b"), "×"),
    ("sim", re.compile(r"(?<![A-Za-z\\])sim(?=\d)"), "∼"),
    ("geq", re.compile(r"(?<![A-Za-z\\])geq\s?(?=\d)"), "≥"),
    ("leq", re.compile(r"(?<![A-Za-z\\])leq\s?(?=\d)"), "≤"),
    ("rightarrow", re.compile(r"(?<![A-Za-z\\])rightarrow(?![A-Za-z])"), "→"),
)

_SUPER = dict(zip("0123456789+-−=()ni*'∘", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ*′°", strict=True))
_SUB = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
# Bold and script letters of mathematics, which no one types into a search.
_STYLED = re.compile("[\U0001d400-\U0001d7ff]+")
_UNSPACED = re.compile(r"(?<= )([≤≥±×∈∉→←≈∼≪≫≠⊂⊆∩∪|⊥·=])(?=[^ ])")

# Commands that size and place, and show nothing.
_SILENT = re.compile(
    "left|right|middle|[bB]igg?[lr]?|limits|nolimits|displaystyle|textstyle|rm|bf|it|tt|sf|cal|"
    "boldmath|mathop|underset|overset|stackrel|ensuremath"
)
_ATOM = re.compile(r"[\w.]+(?:\^(?:\w|\{[^{}]*\}))?|[√]?\([^()]*\)")


def _fraction(node: Any, l2tobj: LatexNodes2Text) -> str:
    """Return "(1-p)/k" for a fraction; pylatexenc goes by the names of these parameters."""
    if node.nodeargd is None or not node.nodeargd.argnlist:
        raise ValueError("a fraction without its parts")
    parts = [str(l2tobj.nodelist_to_text([part])) for part in node.nodeargd.argnlist]
    return "/".join(part if _ATOM.fullmatch(part) else f"({part})" for part in parts)


def _unknown(node: Any) -> str:
    """Return the name of a command that only its authors know: nothing may be lost."""
    return "" if _SILENT.fullmatch(node.macroname) else str(node.macroname)


def _make_converter(unknown: MacroTextSpec) -> LatexNodes2Text:
    context = get_default_latex_context_db()
    fractions = [
        MacroTextSpec(name, simplify_repl=_fraction) for name in ("frac", "tfrac", "dfrac")
    ]
    context.add_context_category("paper-digest", macros=fractions, prepend=True)
    context.set_unknown_macro_spec(unknown)
    return LatexNodes2Text(
        latex_context=context, math_mode="text", keep_comments=True, strict_latex_spaces=True
    )


# Without a word from the library on what it could not convert: the text is then as typed.
logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
_IN_TEXT = _make_converter(MacroTextSpec("", discard=True))
_IN_MATH = _make_converter(MacroTextSpec("", simplify_repl=_unknown))


def decode_tex(text: str) -> str:
    r"""Return the text with its TeX as Unicode; text without TeX comes back as it is.

    What is not known to be TeX is left as typed: an unknown command, a lone brace, a price.

    >>> decode_tex(r"6.25~\% gain, 0.85 $\pm$ 0.08, textbf{Med}ical {\mu}-Bench")
    '6.25% gain, 0.85 ± 0.08, Medical μ-Bench'
    """
    text = _decode_lost(text)
    if not any(sign in text for sign in ("\\", "$", "``", "''", "~", "{")):
        return text
    text = _HREF.sub(_href, _URL.sub(r"\1", text))
    text = _FOOTNOTE.sub(r" (\1)", _COLOUR.sub(r"\1", text))
    text = _REFERENCE.sub(r"[\1]", text)
    text = _PAREN_MATH.sub(lambda match: _math(match[1] or match[2]), text)
    text = _MATH.sub(lambda match: _math(match[1]) if _is_math(match) else match[0], text)
    text = _TIE.sub(" ", _TIE_PERCENT.sub("%", text))
    text = _unwrap_fonts(text)
    text = _COMMAND.sub(lambda match: _convert(match[0], _IN_TEXT), text)
    text = _THIN_SPACE.sub(" ", text)
    text = _BRACED_LETTER.sub(lambda match: match[1] or match[2], text)
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
    a_price = body[0].isdigit() and following.isdigit() and "\\" not in body
    return bool(_MATH_SIGN.search(body)) and not a_price


def _unwrap_fonts(text: str) -> str:
    """Take the text out of font commands, from the inside out."""
    for _ in range(4):
        unwrapped = _FONT.sub(lambda match: match[1] if match[1] is not None else match[2], text)
        unwrapped = _GLUED_FONT.sub("", _OLD_FONT.sub(r"\1", unwrapped))
        if unwrapped == text:
            break
        text = unwrapped
    return text


def _href(match: re.Match[str]) -> str:
    address, label = match[1], match[2].strip()
    return address if not label or label in address else f"{label} ({address})"


def _math(source: str) -> str:
    """Return a formula as text, with scripts raised or lowered where Unicode has them."""
    source = _UNICODE.sub(_character, _WIDE.sub(r"\\", source.replace("~", " ")))
    source = _FUNCTION.sub(_function, _unwrap_fonts(source))
    text = _convert(source, _IN_MATH).strip()
    text = _STYLED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _SCRIPT.sub(_script, _UNSPACED.sub(r"\1 ", text))


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if code < 0xD800 or code >= 0xE000 else match[0]  # noqa: PLR2004


def _function(match: re.Match[str]) -> str:
    before = "" if match[1] is None else " "
    after = "" if match[3] is None else r"\ "
    return rf"{before}\{match[2]}{after}"


def _script(match: re.Match[str]) -> str:
    letters = match[2] or match[3]
    table = _SUPER if match[1] == "^" else _SUB
    if all(letter in table for letter in letters):
        return "".join(table[letter] for letter in letters)
    return f"{match[1]}{letters}" if letters.isalnum() else f"{match[1]}({letters})"


@lru_cache(maxsize=4096)
def _convert(source: str, converter: LatexNodes2Text) -> str:
    """Return what the TeX stands for, or the TeX where pylatexenc doesn't know it."""
    # Scripts in groups would lose their braces, and with them where the script ends.
    kept = re.sub(r"([_^])\{([^{}]{1,40})\}", r"\1{\\{\2\\}}", source)
    try:
        text = str(converter.latex_to_text(kept))
    except Exception:  # noqa: BLE001 - whatever a seed holds, it is then shown as typed
        return source
    # Where a conversion fails the library leaves its own template, or nothing at all, or, for an
    # accent without its letter, a mark on what stands before it ("\u003c"): nothing may be lost.
    shown = text.strip()
    failed = not shown or "%s" in text or unicodedata.combining(shown[0])
    return source if failed else text
