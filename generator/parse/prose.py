# Copied pages have no markup left: what is a title and what an abstract shows only in the line
# itself. The limits are the same for all dialects, and they are here; they were measured on
# 20,000 titles with their abstracts, of which they mistake a handful.
"""Tell an abstract from a title by the line alone."""

from __future__ import annotations

import re

# The longest of those titles had 199 characters.
_SURELY_ABSTRACT = 240
_SHORT_ABSTRACT = 80
_SHORT_SENTENCES = 120
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]}]*$")
# One sentence ends and another begins; in titles that happens after "?", "!" and "vs." only.
_INNER_END = re.compile(r"[a-z0-9%)](?<!vs)\. [A-Z]")
# How an abstract speaks, even one that a page cut off; titles have capitals there or are shorter.
_OPENING = re.compile(
    r"(?:We|In this|Here,? we|In (?:the|this) (?:paper|work|study)|This (?:paper|work|study)) [a-z]"
)
_WORDS_OF_A_SENTENCE = 12


def is_abstract(line: str) -> bool:
    """Tell whether a line is an abstract: long, or sentences that end like one."""
    if len(line) >= _SURELY_ABSTRACT:
        return True
    if len(line) < _SHORT_ABSTRACT or len(line.split()) < _WORDS_OF_A_SENTENCE:
        return False
    if _OPENING.match(line):
        return True
    if len(line) >= _SHORT_SENTENCES and _INNER_END.search(line):
        return True
    return ends_sentence(line) and not line.endswith("?")


def is_surely_abstract(line: str) -> bool:
    """Tell whether a line is too long for any title."""
    return len(line) >= _SURELY_ABSTRACT


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line[-20:]))
