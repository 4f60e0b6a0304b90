# Numbers as papers write them, and nothing of what they mean. A number inside a name ("GPT-4",
# "7B", "v1.5", "3D", "5-fold") is no number here; a wrong number on a page is worse than none.
"""Read the numbers in a sentence, with their units and the words that bound them."""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_UNITS = {
    "%": r"\\?%|percent\b|per cent\b",
    "percentage points": r"pp\b|p\.p\.|percentage[- ]points?\b|%[- ]points?\b|percent points?\b",
    "points": r"(?:absolute )?points?\b|pts\b",
    "×": r"×|[xX]\b|fold\b|times\b",
    "million": r"million\b",
    "billion": r"billion\b",
    "thousand": r"thousand\b",
    "mm": r"mm\b|milli(?:meters?|metres?)\b",
    "cm": r"cm\b|centi(?:meters?|metres?)\b",
    "m": r"m\b|(?:meters?|metres?)\b",
    "°": r"°|degrees?\b|deg\b|\{?\\deg(?:ree)?s?\b\}?|\$?\^\{?\\circ\}?\$?",
    "mmHg": r"mmHg\b",
    "dB": r"dB\b",
    "ms": r"ms\b|milliseconds?\b",
    "s": r"s\b|seconds?\b",
    "μm": r"[μµ]m\b|microns?\b",
    "nm": r"nm\b",
    "km": r"km\b",
    "px": r"px\b|pixels?\b",
    "rad": r"rad\b|radians?\b",
    "Hz": r"Hz\b",
    "kg": r"kg\b",
    "bpm": r"bpm\b|BPM\b|beats per minute\b",
    "minutes": r"min\b|minutes?\b",
    "hours": r"hours?\b|hrs?\b",
    "days": r"days?\b",
    "years": r"years?\b",
}
# The longer forms first: "% points" is not "%".
_ORDER = sorted(_UNITS, key=lambda unit: (unit == "%", unit == "points"))
_UNIT = "|".join(f"(?P<u{at}>{_UNITS[unit]})" for at, unit in enumerate(_ORDER))
_NUMBER = re.compile(
    rf"(?<!\d\. )(?<![\w@.,/\-–−~∼≈<>≥≤+])(?P<sign>[+\-−~∼≈<>≥≤]\s?)?(?P<low>{_DIGITS})"
    rf"(?:\s?\\?%?(?:[-–~∼～]|\s?(?:--|—|−)\s?|\s[-–~∼～]\s)(?P<high>{_DIGITS}))?"
    rf"(?:\s?%?\s?(?:±|\+/-|\$?\\pm\$?|\+-)\s?{_DIGITS})?"
    rf"(?: ?(?:{_UNIT}))?"
    r"(?![\w@/%]|[-–]\w|[.,]\d)"
)
_BOUNDS = re.compile(
    r"(?:\b(?:up to|as (?:high|low|few|little|much|many) as|(?:more|less|greater|lower|better|"
    r"fewer) than|at (?:least|most)|over|nearly|almost|around|about|approximately|approximate|"
    r"approx\.?|roughly|above|"
    r"below|under|(?:maximum|minimum)(?: of)?|"
    r"exceed(?:s|ed|ing)|upwards? of|within|only|just|merely)\s+(?:an?\s+)?)+(?:\\[a-z]+\{)?\Z"
)
_ARTICLE = re.compile(r"(?: an?)?(?: ?\\[a-z]+\{)?\Z")
_LONGEST_BOUND = 40


class Number(NamedTuple):
    """A number in a text.

    Attributes:
        start: Offset of its first character, of the words that bound it if there are any.
        end: Offset after its last character, unit included.
        text: The number as written, with its sign, without unit: "4-5", "0.84 ± 0.11".
        value: The number, or a range's lower end.
        unit: "%", "points", "×", ... or "".
        bound: The words that bound it, as written: "up to", "at least" or "".
    """

    start: int
    end: int
    text: str
    value: float
    unit: str
    bound: str


def numbers(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order, leaving out those that are part of a name.

    >>> [(n.bound, n.text, n.unit) for n in numbers("GPT-4 gains up to 3.5% over 1,200 notes")]
    [('up to', '3.5', '%'), ('over', '1,200', '')]
    """
    return tuple(_number(text, match) for match in _NUMBER.finditer(text))


def _number(text: str, match: re.Match[str]) -> Number:
    """Return one number with its unit and the words before it that bound it."""
    reach = max(0, match.start() - _LONGEST_BOUND)
    bound = _BOUNDS.search(text, reach, match.start())
    unit = next((unit for at, unit in enumerate(_ORDER) if match[f"u{at}"] is not None), "")
    unit_start = next(
        (match.start(f"u{at}") for at in range(len(_ORDER)) if match[f"u{at}"]), match.end()
    )
    written = text[match.start() : unit_start].rstrip(" -")
    if not unit and "%" in written:
        unit = "%"
    return Number(
        start=bound.start() if bound else match.start(),
        end=match.end(),
        text=re.sub(r"\\?%", "", written).strip(),
        value=float(match["low"].replace(",", "")) * (-1 if _is_negative(match["sign"]) else 1),
        unit=unit,
        bound=_ARTICLE.sub("", " ".join(bound[0].split())) if bound else "",
    )


def _is_negative(sign: str | None) -> bool:
    """Tell whether a sign is a minus."""
    return sign is not None and sign.strip() in {"-", "−"}
