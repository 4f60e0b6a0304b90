# What stands around a number: what it was measured on, and what it is compared with. Only words
# next to the number count, or a sentence that opens with "On the ... dataset,"; what is further
# off may belong to another number, and saying nothing is better than saying something wrong.
# Both are read word by word up to a word that no such phrase holds, so never far and never twice.
"""Read the dataset and the comparison that a sentence gives for a number."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_MOST_WORDS = 14
_FURTHER = 4  # words in which "benchmark NLP and video tasks" must come to its end
_GAP = 6  # words between a number and "on"
_DATA = re.compile(
    r"(?:datasets?|sets?|benchmarks?|corpus|corpora|test-?sets?|splits?|cohorts?|challenges?|"
    r"exams?|examinations?|data|suites?|leaderboards?|subsets?|validation)\W*\Z"
)
_TASKS = re.compile(r"(?:tasks?|domains?|questions|centers|sites)\W*\Z")
_NAME = re.compile(r"[(\"“]*(?:[A-Z]|[a-z]+[A-Z]|\d+[A-Z])[\w@.+'’/&-]*\W*\Z")
_ON = frozenset(("on", "across", "over"))
_WEAK = frozenset(("in", "for", "from", "over"))  # these need a word that says "dataset"
_ARTICLES = frozenset(("the", "a", "an", "our", "its", "their", "all", "both", "each", "every"))
_ADJECTIVES = frozenset(("popular", "challenging", "public", "well-known", "standard", "new"))
_POINTERS = frozenset(("this", "that", "these", "those", "such", "which"))
_LOOSE = (
    "by with while compared than versus vs. using when which that for from to is are was were in "
    "on as after before without respectively achieving surpassing outperforming over via at across "
    "but setting including where under averaged"
)
_BOUNDARIES = frozenset(_LOOSE.split())
_MADE = re.compile(r"(?:trained|tuned|based|built)\Z")
_FAR = re.compile(r"(?:and|but|while|which|by)\Z|[+~]?\d")
_END = re.compile(r"[.;:!?]\Z")
_OPENING = re.compile(r"(?:[A-Z][a-z]+: )?(?:On|Across|For|In) ")
_BRACKETED = re.compile(r"%?, (?P<set>[A-Z][\w@.+/ -]{0,30})\)")
_COMPARED = re.compile(r"(?:compared (?:to|with)|in comparison (?:to|with)|relative to)\s")
_VERSUS = re.compile(r"(?:versus|vs\.?|v\.s\.|against)\s")
_OVER = re.compile(r"(?:over|than)\s")
_SMALL_GAP = 60  # characters between a number and "compared to"


def dataset_after(text: str, at: int) -> str | None:
    """Return what the number that ends at an offset was measured on, None if that is not said."""
    bracketed = _BRACKETED.match(text, at)
    if bracketed:
        return bracketed["set"]
    words = list(_WORD.finditer(text, at))[: _GAP + _MOST_WORDS]
    for index, word in enumerate(words[: _GAP + 1]):
        bare = word[0].strip("(,")
        if (bare in _ON or bare in _WEAK) and not (index and _MADE.search(words[index - 1][0])):
            found = _phrase(text, words[index + 1 :], strict=bare in _WEAK)
            if found:
                return found
        if word[0][-1] in ".;:" or (index and word[0][-1] in ",)") or _FAR.match(bare):
            return None
    return None


def dataset_opening(text: str) -> str | None:
    """Return the dataset of a sentence that opens with "On the ... dataset,", else None."""
    opening = _OPENING.match(text)
    if not opening:
        return None
    words = list(_WORD.finditer(text, opening.end()))[:_MOST_WORDS]
    return _phrase(text, words, strict=not opening[0].endswith(("On ", "Across ")))


def _phrase(text: str, words: list[re.Match[str]], *, strict: bool) -> str | None:
    """Return the name of a dataset that these words begin with, without its article."""
    while words and words[0][0].lower() in _ARTICLES | _ADJECTIVES:
        words = words[1:]
    if not words or words[0][0].lower() in _POINTERS:
        return None
    taken = 0
    for word in words:
        if word[0].lower().strip("(),") in _BOUNDARIES:
            break
        taken += 1
        tasks = not strict and taken > 1 and _TASKS.match(word[0].lower())
        if tasks or _DATA.match(word[0].lower()):
            whole = _clean(text[words[0].start() : _whole(text, words, taken)])
            return whole if whole and (" " in whole or whole[0].isupper()) else None
        if _END.search(word[0]) or (word[0].endswith(",") and not _NAME.match(word[0])):
            break
    return None if strict else _names(text, words[:taken])


def _names(text: str, words: list[re.Match[str]]) -> str | None:
    """Return the names that these words begin with, "A" or "A and B"; None if there are none."""
    names = 0
    while names < len(words) and _NAME.match(words[names][0]):
        names += 1
        if words[names - 1][0][-1] in ",.;:)":
            break
        further = words[names : names + 2]
        if len(further) > 1 and further[0][0] == "and" and _NAME.match(further[1][0]):
            names += 1
    return _clean(text[words[0].start() : words[names - 1].end()]) if names else None


def _whole(text: str, words: list[re.Match[str]], taken: int) -> int:
    """Return where a dataset's name ends that goes on after its first so many words."""
    end = words[taken - 1].end()
    if words[taken - 1][0][-1] in ",.;:)":
        return end
    for index in range(taken, min(taken + _FURTHER, len(words))):
        word = words[index][0]
        if word.lower().strip("(),") in _BOUNDARIES:
            break
        if word.startswith("(") or _DATA.match(word) or _TASKS.match(word):
            end, taken = words[index].end(), index + 1
        if word[-1] in ",.;:":
            return end
    if taken < len(words) and words[taken][0] == "of":
        part = _phrase(text, words[taken + 1 :], strict=False)
        if part:
            return text.index(part, words[taken].end()) + len(part)
    return end


def _clean(phrase: str) -> str | None:
    """Return a phrase without the marks at its ends, None if its brackets do not match."""
    bare = phrase.strip(" ,.;:")
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1].rstrip(" .,;")
    if bare.count("(") != bare.count(")"):
        bare = bare.partition("(")[0].rstrip()
    return bare or None


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
    for index, word in enumerate(list(_WORD.finditer(text, at))[:_MOST_WORDS]):
        bare = word[0].strip("(),").lower()
        if bare in _BOUNDARIES and not (index and bare in {"for", "without"}):
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


def share_out(phrase: str | None, count: int, *, respectively: bool) -> list[str | None]:
    """Return a dataset for each of several numbers, given the phrase that follows them all."""
    if phrase is None or count == 1:
        return [phrase] * count
    parts = [part for part in re.split(r",? and |, | & ", phrase) if part]
    if len(parts) != count:
        return [None if respectively else phrase] * count
    kind = re.search(r"(?: [a-z-]+)+\Z", parts[-1])
    shared = kind[0] if kind else ""
    return [part if part.endswith(shared) else part + shared for part in parts]
