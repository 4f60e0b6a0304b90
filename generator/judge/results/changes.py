# How a change is called: by its own word ("a gain of 3%"), by the verb before it ("improves X by 3
# points"), by what it is over ("outperforms X by 3%" is a margin). "Relative" and "absolute" say
# which kind of change it is, though they stand before the measure.
"""Name the changes that a sentence tells: improvement, reduction, margin."""

from __future__ import annotations

import re

_NEAR = 12  # characters
_RELATIVELY = re.compile(r"\brelative(?:ly)?\b(?! to|:)")
_CHANGES = {
    "improv": "improvement", "increas": "increase", "enhanc": "improvement", "rais": "increase",
    "reduc": "reduction", "decreas": "decrease", "lower": "decrease", "enhancement": "improvement",
} | {
    noun: noun
    for noun in (
        "improvement", "gain", "increase", "boost", "rise", "reduction", "decrease", "drop",
        "decline", "degradation", "loss", "difference", "gap", "margin", "advantage",
    )
}  # fmt: skip
NOUN = (
    r"(?P<change>improvement|gain|increase|boost|rise|enhancement|reduction|decrease|drop|decline|"
    r"degradation|loss|difference|gap|margin|advantage)(?:e?s)?"
)
VERB = r"(?P<change>improv|increas|boost|rais|enhanc|reduc|decreas|lower)(?:e|es|s|ed|ing)?"
# "Absolute error" and "relative error" are measures.
_ERROR = re.compile(r"(?:[\w-]+ )?errors?\b")
# What a change without a name of its own is told of: "improves X by 3 points" of itself.
_SAID = re.compile(
    r"\b(?:(?P<verb>gain|improv|increas|enhanc|rais|boost|reduc|decreas|lower)\w*|"
    r"(?P<beat>outperform|surpass|exceed|beat|better|above|over|than|compar|margin|ahead|lead)\w*)",
    re.IGNORECASE,
)


def change_of(word: str | None) -> str:
    """Return what a change is called by its word, "" where there is none.

    >>> change_of("improv"), change_of("by"), change_of(None)
    ('improvement', 'margin', '')
    """
    return _CHANGES.get(word, "margin") if word else ""


def margin_or(shape: str, start: int) -> str:
    """Return what a change is called whose own words do not say: over others, or of itself.

    Args:
        shape: The sentence's.
        start: Where the change is told.
    """
    told = [match for match in _SAID.finditer(shape) if match.start() < start]
    if not told or told[-1]["beat"]:
        return "margin"
    return _CHANGES[told[-1]["verb"].lower()]


def changed(change: str, measure: str) -> str:
    """Return the name of a change of a measure.

    >>> changed("reduction", "relative WER")
    'relative reduction in WER'
    """
    kind, _, rest = measure.partition(" ")
    if rest and kind.lower() in {"absolute", "relative"} and not _ERROR.match(rest):
        measure = rest
        if kind.lower() == "relative" and not change.startswith("relative"):
            change = f"relative {change}"
    return f"{change} in {measure}"


def qualified(change: str, shape: str, start: int, end: int) -> str:
    """Return a change's name, as a relative one if a part of a sentence, or what is next, says so.

    Args:
        change: What it is called.
        shape: The sentence's.
        start: Where the part begins.
        end: Offset after it.
    """
    relative = _RELATIVELY.search(shape, max(0, start - _NEAR), end + _NEAR)
    return f"relative {change}" if relative else change
