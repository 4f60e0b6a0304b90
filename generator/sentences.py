# Where sentences end. In comes any string, out go offsets into it, so that whatever shows a
# sentence can quote it and mark it. Rules rather than a trained model: abstracts break in a dozen
# known ways, each is a line here, and a curator who sees a wrong cut can tell which line made it.
# Every decision looks at a bounded stretch left and right, so the whole is linear, and at nothing
# outside the sentence, so that splitting a sentence again leaves it whole.
"""Split text into sentences, as offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_LOOK_BACK = 40  # characters: longer than any abbreviation or heading
_ASIDE = 200  # characters: a bracket open for longer was never meant to close
_GLUED = 4  # letters: below, "nn.Module" is likelier than two sentences without a space
_ENUMERATOR = 2  # digits of the number before a list item

_STOP = re.compile(
    r"[.!?…؟۔।。｡！？]+[\"'”’»)\]}」』）]*"
    r"(?:\[\d{1,3}(?:[,–-] ?\d{1,3})*\]|[¹²³⁰⁴-⁹]+)?"  # a reference belongs to what it follows
)
_FULL = "。｡！？"  # marks with which a space is neither needed nor usual
_BETWEEN_RUNS = re.compile(r"[\s(\[{\"'“‘«/,;:]")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ITEM = re.compile(r"\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})\)")
_NUMBERED = re.compile(r"(?<=;)\s*\(\d\)\s*\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")
_ADDRESS = re.compile(r"https?://|www\.")
_QUOTES = "\"'”’»"
_CLOSERS = _QUOTES + ")]}"
_OPENERS = "([{\"'“‘«*_"
_DASHES = "-–—•▪●■◦"
_BRACKETS = re.compile(r"[()\[\]{}（）「」『』]")
_CLOSES = {")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "』": "『"}
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


def _words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


# A full stop after these belongs to the word, whatever follows.
_ABBREVIATIONS = _words(
    "e.g i.e eg ie vs v.s cf viz dr mr mrs ms prof fig figs eq eqs eqn eqns approx ca w.r.t "
    "wrt resp incl esp a.k.a aka dept univ i.i.d et eds c.f s.t secs ref refs suppl vols ver"
)
# After these a sentence ends only where the next word is one that opens sentences.
_MAY_END = _words(
    "al inc ltd co corp jr sr st ph.d m.d b.sc m.sc ed sec tab avg min max "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
# And these are abbreviations only before a number: "No. 3", but "by 1.6 pp. We".
_BEFORE_NUMBER = _words("no nos pp vol thm lem prop def cor alg sect chap ch tbl")
# Names whose mark belongs to them.
_SHOUTED = _words("yahoo jeopardy")
_STARTERS = _words(
    "a an the this that these those we our i it its they their there here in on at by for from "
    "to with without within using given based as if when while where since because although "
    "whereas once over under beyond due inspired motivated building leveraging training combining "
    "applying taking considering following drawing starting according thanks typically often "
    "traditionally previously modern prior typical conventional different various multiple other "
    "another numerous additional rather even next firstly secondly lastly subsequently "
    "accordingly particularly especially concretely indeed crucially remarkably empirically "
    "theoretically unfortunately nevertheless nonetheless numerical simulation simulations humans "
    "though despite unlike however moreover furthermore additionally also finally first second "
    "third then thus therefore hence consequently but and or yet so such many most some several "
    "both each all not one two three recent recently existing current currently previous "
    "traditional experiments experimental extensive empirical results evaluation evaluations "
    "compared code more further specifically notably importantly overall meanwhile instead "
    "conclusion conclusions methods method background objective purpose aim aims "
    "after before through across among during let what which how why who can is are do "
    "does besides likewise similarly conversely surprisingly interestingly data"
)
_AND_SO_ON = _words("and or but")
_LABELS = (
    r"(?:background|introduction) and (?:purpose|objectives?|aims?|significance)|"
    r"(?:materials?|patients|data|subjects) (?:and|&) methods?|methods? and (?:materials?|results)|"
    r"results and (?:conclusions?|discussion)|(?:main )?outcomes? (?:and|&) measures?|"
    r"availability and implementation|(?:study )?design|(?:main|key) results|"
    r"(?:data|code) availability|clinical (?:relevance|impact|significance)|"
    r"background|introduction|purposes?|objectives?|"
    r"aims?|goals?|motivation|importance|rationale|context|significance|settings?|participants|"
    r"patients|methods?|methodology|approach|results?|findings?|discussion|conclusions?|"
    r"interpretation|limitations|impact|keywords|key words|availability|abstract|summary|"
    r"methods? and findings|case presentation|trial registration|statement of significance|"
    r"key points|implications|recommendations|novelty|problem statement|funding"
)
_LABEL_ALONE = re.compile(rf"(?:{_LABELS})\Z", re.IGNORECASE)
_LABEL_INSIDE = re.compile(
    r"(?<=\s)(?:Background|Purpose|Objectives?|Aims?|Results?|Findings|Conclusions?|"
    r"(?:(?:Materials?|Patients) (?:and|&) )?Methods?|MATERIALS AND METHODS|"
    r"BACKGROUND|PURPOSE|OBJECTIVES?|AIMS?|METHODS?|RESULTS?|FINDINGS|CONCLUSIONS?)\Z"
)
_VERB_NEXT = re.compile(r" (?:is|are|was|were|has|can|does) ")
# What stands before a sentence; before "To examine ..." it is part of it.
_OPENING_LABEL = re.compile(rf"(?:{_LABELS})\s?:\s+(?=(?!To\b)[^\W\d_])", re.IGNORECASE)
_COLON = re.compile(r":(?=\s)")
_NOT_BODY = _words("and of or the our a an in on for with by to from at as this these both &")


class Span(NamedTuple):
    """A stretch of a text: offset of its first character and of the one after its last."""

    start: int
    end: int


@lru_cache(maxsize=16)  # several judges cut the same abstract, one after the other
def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text, in order, as offsets without white space at their ends.

    Every character that is not white space is in exactly one sentence. A heading such as
    "Results:" opens the sentence that follows it. Takes any text, in linear time.

    >>> text = "Results: Dice rose by 1.5, e.g. in CT.Our code is public."
    >>> [text[start:end] for start, end in sentences(text)]
    ['Results: Dice rose by 1.5, e.g. in CT.', 'Our code is public.']
    """
    spans: list[Span] = []
    asides = _asides(text)
    start = _skip_space(text, 0)
    for cut in _cuts(text):
        while asides and asides[-1].end <= cut.end:
            asides.pop()
        if cut.end <= start or (asides and asides[-1].start < cut.end):
            continue
        if cut.sure or _ends(text, start, cut):
            spans.append(Span(start, cut.end))
            start = _skip_space(text, cut.end)
    if start < len(text):
        spans.append(Span(start, len(text.rstrip())))
    return tuple(spans)


def without_heading(text: str, sentence: Span) -> Span:
    """Return a sentence without the heading that opens it, where it stands alone without.

    >>> [text[slice(*without_heading(text, Span(0, len(text))))]
    ...  for text in ("Methods: We ran.", "Aim: To run.")]
    ['We ran.', 'Aim: To run.']
    """
    heading = _OPENING_LABEL.match(text, *sentence)
    return Span(heading.end(), sentence.end) if heading else sentence


class _Cut(NamedTuple):
    """A place where a sentence may end.

    Attributes:
        end: Offset after the mark and the quotes and brackets that close with it.
        stop: Offset of the mark that may end it.
        sure: Whether nothing around it need be looked at.
    """

    end: int
    stop: int
    sure: bool


def _cuts(text: str) -> list[_Cut]:
    """Return every place where a sentence may end, in order."""
    cuts = [_Cut(m.end(), m.start(), m[0][0] in _FULL) for m in _STOP.finditer(text)]
    for gap in _PARAGRAPH.finditer(text):
        end = _skip_space_back(text, gap.start())
        cuts.append(_Cut(end, end, sure=True))
    for colon in _COLON.finditer(text):
        reach = max(0, colon.start() - _LOOK_BACK)
        label = _LABEL_INSIDE.search(text, reach, colon.start())
        if label:
            numbered = _NUMBERED.search(text, reach, label.start())
            end = _skip_space_back(text, (numbered or label).start())
            body = text[max(0, end - _LOOK_BACK) : end]
            if numbered or _is_body(body.split()):
                cuts.append(_Cut(end, end, sure=True))
    return sorted(cuts)


def _is_body(words: list[str]) -> bool:
    """Tell whether a heading may follow these words, so that none of them is part of it."""
    return bool(words) and words[-1][0].islower() and words[-1] not in _NOT_BODY


def _asides(text: str) -> list[Span]:
    """Return the outermost short bracketed stretches, last first; no sentence ends in one."""
    opened: list[tuple[str, int]] = []
    found: list[Span] = []
    for mark in _BRACKETS.finditer(text):
        wanted = _CLOSES.get(mark[0])
        if wanted is None:
            opened.append((mark[0], mark.start()))
        elif opened and opened[-1][0] == wanted:
            start = opened.pop()[1]
            if mark.start() - start <= _ASIDE:
                while found and found[-1].start > start:
                    found.pop()
                found.append(Span(start, mark.start()))
    return found[::-1]


def _skip_space(text: str, at: int) -> int:
    """Return the offset of the first character from here on that is not white space."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _skip_space_back(text: str, at: int) -> int:
    """Return the offset after the last character before here that is not white space."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _ends(text: str, start: int, cut: _Cut) -> bool:
    """Tell whether the sentence that began at start ends at this mark."""
    before = _BETWEEN_RUNS.split(text[max(start, cut.stop - _LOOK_BACK) : cut.stop])[-1]
    after = _skip_space(text, cut.end)
    if after == len(text):
        return True
    word = _WORD.match(text, after)
    opener = word[0] if word else ""
    if before.lower() in _SHOUTED:
        return opener[:1].isupper() and opener.lower() in _STARTERS
    if text[cut.stop : cut.end].startswith("."):
        verdict = _abbreviated(text, start, cut, before, opener)
        if verdict is not None:
            return verdict
    if after == cut.end:
        return _glued(text, cut, before, opener)
    return _opens(text, after, before, text[cut.stop : cut.end])


def _abbreviated(text: str, start: int, cut: _Cut, before: str, opener: str) -> bool | None:
    """Return whether a full stop after an abbreviation ends the sentence, None if it is none."""
    key = before.lower().strip(".")
    if key in _ABBREVIATIONS or ("." in key and key.rpartition("-")[2] in _ABBREVIATIONS):
        return False
    if key in _BEFORE_NUMBER and opener[:1].isdigit():
        return False
    starts = opener[:1].isupper() and opener.lower() in _STARTERS
    closed = ")" in text[cut.stop : cut.end] or "]" in text[cut.stop : cut.end]
    if key == "etc":
        return starts or (opener[:1].isupper() and not closed)
    if key in _MAY_END or _DOTTED.fullmatch(key):
        spelled = opener[1:] == "" and not text[cut.end].isspace()  # the A of "S.p.A."
        return starts and not closed and not spelled
    return False if _heads(text, start, cut, before) else None


def _heads(text: str, start: int, cut: _Cut, before: str) -> bool:
    """Tell whether all that stands before a full stop is a list's number or a heading."""
    if before.isdigit() and len(before) <= _ENUMERATOR:
        lead = text[max(start, cut.stop - _LOOK_BACK) : cut.stop - len(before)].rstrip()
        if not lead or lead[-1] in ":;,":
            return True
    if start + len(before) <= cut.stop <= start + _LOOK_BACK:
        heading = text[start : cut.stop]
        return heading[:1].isupper() and _LABEL_ALONE.match(heading) is not None
    return False


def _glued(text: str, cut: _Cut, before: str, opener: str) -> bool:
    """Tell whether a sentence ends at a mark without a space behind it."""
    lasts = len(before) >= _GLUED and before.isalpha()
    if _ITEM.match(text, cut.end):
        return lasts and text[cut.end] == "("
    follows = text[cut.end + len(opener) : cut.end + len(opener) + 1]
    if follows == ".":
        return opener[:1].isupper() and _LABEL_ALONE.match(opener) is not None
    if not opener[:1].isupper() or not (follows == "" or follows.isspace() or follows in ",:"):
        return False
    if lasts and before.islower():
        return True
    starts = len(opener) > 1 and opener.lower() in _STARTERS
    return starts and (len(before.strip(".")) > 1 or text[cut.stop - 1] in _QUOTES)


def _opens(text: str, at: int, before: str, mark: str) -> bool:
    """Tell whether what stands here, after a mark and a space, opens a sentence."""
    if _ITEM.match(text, at):
        return True
    while at < len(text) and (text[at] in _OPENERS or text[at] in _DASHES or text[at].isspace()):
        at += 1
    word = _WORD.match(text, at)
    if word is None:
        return before != "" and text[at : at + 1] in {"$", "\\"}  # not "$x_1 ... \x_n$"
    first = word[0]
    if not first[0].islower() or first[1:2] == "-":
        return True
    if any(char.isupper() or char.isdigit() for char in first):
        return True
    return _opens_small(text, word, before, mark)


def _opens_small(text: str, word: re.Match[str], before: str, mark: str) -> bool:
    """Tell whether a word in small letters, after a mark and a space, opens a sentence."""
    if len(before) < _GLUED or not before.isalpha():
        return False
    if mark[-1] in _CLOSERS or mark.startswith(("…", "..")):
        return False
    if mark[0] in "?!" and word[0] in _AND_SO_ON:
        return False
    if word[0] in _STARTERS or _ADDRESS.match(text, word.start()):
        return True
    return _VERB_NEXT.match(text, word.end()) is not None
