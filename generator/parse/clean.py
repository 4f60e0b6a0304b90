# One way from a seed's line to the text of a field, for every dialect, so that a title means the
# same wherever it was seen. Each change has a name, which travels with the field as its origin.
"""Clean a line of seed text: control characters, the curator's repairs, addresses, TeX, spaces."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from generator.records import Origin, Repair
from generator.tex import decode_tex
from generator.text import collapse, find_urls

# Nothing a reader sees: controls, zero-width characters, marks that turn the writing direction.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")
_LEADING = re.compile(rf"[\s{_UNSEEN}]+")
# \href{URL}{link} and \url{URL} whose command was lost: "URL{URL}", "{URL{link}}", "{URL}".
# The address is always consumed, so that a long heap of them is read once.
_DOUBLED_URL = re.compile(r"\{?(https?://[^\s{}<>\"]+)(\{[^{}\s]{0,2000}\}\}*)?")
_BRACED_URL = re.compile(r"(?<!\\url)(?<!\\path)(?<!\\href)(?<!\})\{(https?://[^\s{}<>\"]+)\}")
# "paramount.Current large": a sentence that lost the space before it. Words, never "MEDBERT.de".
_GLUED = re.compile(r"([.?!])(?:(?<=[a-z]{3}.)|(?<=[a-z]{2}\).))(?=[A-Z][a-z]*,? [A-Za-z])")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text and the names of the rules that changed it, in order."""

    text: str
    rules: tuple[str, ...]

    def origins(self, field: str, file: str, line: int, rule: str) -> tuple[Origin, ...]:
        """Return the origins of a field: the rule that read it, then each that changed it."""
        return tuple(Origin(field, file, line, name) for name in (rule, *self.rules))


def strip(line: str) -> str:
    """Return a line without white space and invisible characters at its ends."""
    line = line.strip()
    if not line or (line[0].isprintable() and line[-1].isprintable()):
        return line
    start = _LEADING.match(line)
    line = line[start.end() :] if start else line
    # From the left again, since a pattern that ends in $ would try each run of spaces.
    end = _LEADING.match(line[::-1])
    return line[: -end.end()] if end else line


def clean(text: str, repairs: tuple[Repair, ...] = (), *, prose: bool = False) -> Cleaned:
    """Clean one text of a seed.

    Args:
        text: The text as it stands in the seed.
        repairs: The curator's literal corrections, applied first.
        prose: The text is sentences, between which a lost space is put back.

    Returns:
        Text without control characters, TeX or runs of white space, and the rules applied.
    """
    rules: list[str] = []

    def changed(name: str, new: str) -> str:
        if new != text and name not in rules:
            rules.append(name)
        return new

    # Most texts need nothing of what follows, so the cheap question comes first.
    if not text.isprintable():
        text = changed("control-characters", _INVISIBLE.sub("", text).replace("\x85", " "))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    for repair in repairs:
        text = changed(repair.rule, text.replace(repair.find, repair.replace))
    if "{" in text and "://" in text:
        text = changed("doubled-url", _BRACED_URL.sub(r"\1", _DOUBLED_URL.sub(_once, text)))
    text = changed("tex", decode_tex(text))
    if prose:
        text = changed("missing-space", _separate_sentences(text))
    return Cleaned(collapse(text), tuple(rules))


def _once(match: re.Match[str]) -> str:
    return match[1] if match[2] else match[0]


def _separate_sentences(text: str) -> str:
    """Put the lost space between two sentences back, but never into an address."""
    if not _GLUED.search(text):
        return text
    parts: list[str] = []
    position = 0
    for start, end, _ in find_urls(text):
        parts += [_GLUED.sub(r"\1 ", text[position:start]), text[start:end]]
        position = end
    return "".join([*parts, _GLUED.sub(r"\1 ", text[position:])])
