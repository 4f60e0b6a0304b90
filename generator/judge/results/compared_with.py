# What a number is compared with: "vs. 0.95", "compared to X", "over X" after a change. The words
# after the number are read one by one up to one that no such phrase holds. Where the comparison is
# another number's, or would be told by half, nothing is said.
"""Read the comparison that a sentence gives for a number."""

from __future__ import annotations

import re

from generator.judge.results.measured_on import BOUNDARIES, LIST_GOES_ON, MOST_WORDS, WORD

_COMPARED = re.compile(r"(?:compared (?:to|with)|in comparison (?:to|with)|relative to)\s")
_VERSUS = re.compile(r"(?:versus|vs\.?|v\.s\.|against)\s")
_OVER = re.compile(r"(?:over|than)\s")
_SMALL_GAP = 60  # characters between a number and "compared to"
# Between a number and its comparison: what is compared is something else.
_OTHER_THING = re.compile(
    r"\b(?:fewer|less|more|lower|higher|faster|smaller|larger|better|while|and|us(?:es|ing)|"
    r"requir\w+|reduc\w+|sav\w+|cutting|halving|doubling|speeding)\b"
)
_LEFT_OVER = re.compile(
    r"(?:[ ,]+(?:substantially|significantly|considerably|consistently|greatly|clearly|largely|"
    r"dramatically|markedly|notably|drastically|remarkably|on average|overall|respectively|both|"
    r"even|further|also|upon|of|in|on|with|for|from|by|at|to|the|an?|its|whose|when|such|as|"
    r"trained|created|obtained|achieved))+\Z|"
    r" in (?:extensive|terms|all|several|both|our|most|various|multiple|comprehensive)\b.*\Z",
    re.DOTALL,
)
# A comparison with more than was read: nothing is said rather than half of it.
_GOES_ON = re.compile(r"(?: \([^()]*\))?(?:, (?:and |or )?|,? (?:and|or) )(?=[A-Z])")
_AND = re.compile(r" (?:and|or) ")
_HALF = re.compile(r"\b(?:without|[a-z]+-(?:based|driven|free|level|specific|trained|only|shot))\b")
_OPEN = re.compile(r"(?:trained|tuned)\Z")
_MADE = re.compile(r" (?:created|computed|generated|obtained|measured|produced|made)\b")
_OF_YEAR = re.compile(r"\.? ?[(\[](?:19|20)\d\d\w?[)\]]")
# What is surpassed "in", not whom.
_QUALITY = re.compile(r"(?:efficiency|speed|quality|accuracy|robustness|time|memory|usage)\Z")
_NOBODY = re.compile(
    r" (?:those|ones) (?!of\b)[a-z]|"
    r" (?:cases?|ones?|that|those|others?|it|them|which|what|previous|prior)\Z"
)
_THOSE = re.compile(r"those\b")
_HOW = re.compile(
    r" (?:by (?=.*(?:large|wide|margin|remarkabl|signific))|consistently|significantly|"
    r"substantially|considerably|clearly)\b.*\Z"
)
_ACTION = re.compile(
    r"(?:, | and | in | by |\A)[a-z]+ing (?!learning|training|baseline|method|model|approach)|"
    r"\b(?:outperform|surpass|exceed|beat|improv|achiev)\w*"
)


def comparison_after(text: str, at: int, *, over: bool) -> str | None:
    """Return what the number that ends at an offset is compared with, None if that is not said.

    Args:
        text: The sentence.
        at: Offset after the number and its measure.
        over: Whether "over X" and "than X" compare too, as they do after a change.
    """
    reach = text[at : at + _SMALL_GAP]
    stop = re.search(r"[.;](?:\s|\Z)|\d", reach)
    found = _COMPARED.search(text, at, at + (stop.start() if stop else len(reach)))
    next_to = at + len(reach) - len(reach.lstrip(" ,("))
    found = found or _VERSUS.match(text, next_to)
    if not found and over:
        found = _OVER.match(text, next_to)
    return compared(text, found.start(), found.end()) if found else None


def compared(text: str, start: int, at: int) -> str | None:
    """Return the text from start over the thing that is named at an offset, None if nothing is."""
    end = at
    for index, word in enumerate(list(WORD.finditer(text, at))[:MOST_WORDS]):
        bare = word[0].strip("(),").lower()
        if bare in BOUNDARIES and not (index and bare in {"for", "without"}):
            break
        if bare == "and" or (word[0][0] == "(" and index):
            break
        end = word.end()
        if word[0][-1] in ",;)" or (word[0][-1] == "." and word[0].lower() != "vs."):
            break
    phrase = text[start:end].rstrip(" ,.;)")
    if phrase.count("(") > phrase.count(")"):
        phrase += ")" if text[end - 1 : end] == ")" else ""
    return phrase if end > at and len(phrase) > at - start else None


def sure_comparison(text: str, comparison: str | None, end: int) -> str | None:
    """Return a comparison that follows the number ending at an offset, None where in doubt."""
    if comparison is None:
        return None
    at = text.find(comparison, end)
    bare = _LEFT_OVER.sub("", comparison).rstrip(' ,."”')
    if (at >= 0 and _OTHER_THING.search(text, end, at)) or not bare or "[" in bare:
        return None
    if _NOBODY.search(bare):
        return None
    return _whole(text, bare, at + len(bare)) if text.startswith(bare, max(at, 0)) else bare


def _whole(text: str, comparison: str, end: int) -> str | None:
    """Return a comparison that ends at an offset with what belongs to it, None if that is open."""
    if comparison.endswith("et al"):
        year = _OF_YEAR.match(text, end)
        return comparison + year[0] if year else None
    if _OPEN.search(comparison):
        return None
    half = _AND.match(text, end) and (_HALF.search(comparison) or "respectively" in text)
    listed = LIST_GOES_ON.match(text, end)
    if listed and not half:
        return comparison + listed["list"]
    return None if half or _GOES_ON.match(text, end) or _MADE.match(text, end) else comparison


def sure_rival(phrase: str) -> str | None:
    """Return whom a margin is over, None where the phrase goes on to do something else."""
    bare = _LEFT_OVER.sub("", _HOW.sub("", phrase)).rstrip(" ,")
    nobody = not bare or _ACTION.search(bare) or _QUALITY.search(bare) or _THOSE.match(bare)
    return None if nobody else bare
