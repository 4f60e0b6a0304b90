# Copied pages have no markup left: what is a title and what an abstract shows only in the line
# itself. The limits are the same for all dialects, and they are here.
"""Tell an abstract from a title by the line alone."""

from __future__ import annotations

import re

# No title in 20,000 real ones is longer; hardly an abstract is shorter.
_SURELY_ABSTRACT = 300
_SHORT_ABSTRACT = 80
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]}]*$")
_WORDS_OF_A_SENTENCE = 12


def is_abstract(line: str) -> bool:
    """Tell whether a line is an abstract: long, or sentences that end like one."""
    if len(line) >= _SURELY_ABSTRACT:
        return True
    return (
        len(line) >= _SHORT_ABSTRACT
        and bool(_SENTENCE_END.search(line))
        and len(line.split()) >= _WORDS_OF_A_SENTENCE
        and not line.endswith("?")
    )


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line))
