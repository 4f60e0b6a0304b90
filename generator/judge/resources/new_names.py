# No list holds the dataset that came out this morning. A paper that brings one says so in a few
# set ways ("we introduce X, a ... dataset", "X: A ... Benchmark", "a corpus named X", "on the X
# dataset"), and a name has a look of its own: capitals inside, digits, a hyphen between capitals.
# Each rule wants both the way and the look, because a page for something that is no dataset costs
# a reader's trust and a missed one only a link. All patterns are anchored at a word and read a
# bounded stretch, so that time grows with the text and no faster.
"""Recognise names of new datasets and models by how papers write of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.judge.resources.kind_words import (
    DATASET,
    KIND_STEMS,
    MODEL,
    REACH,
    head_kind,
    is_kind_word,
    kind_right_after,
    turns,
)
from generator.judge.resources.name_look import ONE_WORD, WORD, is_acronym, is_name, is_nameable
from generator.records import ResourceKind

_VERB = re.compile(
    r"(?:introduc(?:e|es|ed|ing|tion of)|present(?:s|ed|ing)?|propos(?:e|es|ed|ing)"
    r"|releas(?:e|es|ed|ing|e of)|develop(?:s|ed|ing|ment of)?|construct(?:s|ed|ing|ion of)?"
    r"|buil[dt]|creat(?:e|es|ed|ing|ion of)|curat(?:e|es|ed|ing)|collect(?:s|ed)?"
    r"|contribut(?:e|es|ed|ing)|publish(?:es|ed)?|describ(?:e|es|ed)|establish(?:es|ed)?"
    r"|unveil(?:s|ed)?|offer(?:s|ed)?|provid(?:e|es|ed)|train(?:s|ed)?|compil(?:e|es|ed)"
    r"|assembl(?:e|es|ed)|design(?:s|ed)?|open[- ]sourc(?:e|es|ed|ing)|announc(?:e|es|ed|ing))\s+",
    re.IGNORECASE,
)
_VERB_STEMS = (
    "introduc", "present", "propos", "releas", "develop", "construct", "buil", "creat", "curat",
    "collect", "contribut", "publish", "describ", "establish", "unveil", "offer", "provid", "train",
    "compil", "assembl", "design", "open-sourc", "open sourc", "announc",
)  # fmt: skip
# "The recently released X" is someone else's.
_OTHERS_OWN = re.compile(r"\b(?:newly|recently|publicly|previously|already|widely)[ -]\Z")
# Verbs with which "the X dataset" is the paper's own; with the others it may be anyone's.
_OWN = re.compile(
    r"introduc|present|propos|releas|unveil|contribut|publish|announc|open", re.IGNORECASE
)
_LEAD = re.compile(
    r"(?:here\s+|in this (?:paper|work|study),?\s+)?(?:(?P<a>an?|another)\s+|(?:the|our)\s+)?"
    r"(?:(?:new|novel|first|proposed|open|open-source|public|large-scale)\s+){0,2}",
    re.IGNORECASE,
)
_NAME = re.compile(rf"{WORD}(?: {WORD}){{0,3}}")
# What begins with a plain word is no name; most of what is looked at does.
_PLAIN = re.compile(r"[a-z]+(?=[\s,;:)]|\Z)")
_PAREN = re.compile(r"\s*\([^()]{1,80}\)")
# "A new FooBench dataset" may be one called so; "a new VQA dataset" is one of a kind.
_CAMEL = re.compile(r"[A-Z][a-z]{1,}[\w-]*[A-Z][\w-]*")
_BRACKET = re.compile(rf"\s\(({WORD})\)")
_LONGEST_FRONT = 4
# The most words that a name before a title's colon has.
_MOST_WORDS = 4
_APPOSITION = re.compile(
    r"\s*(?:,|--|–|—|\s-\s|:)\s*(?:which\s+is\s+)?(?:(?:an?|the|our|one of the)\s+)", re.IGNORECASE
)
_A = re.compile(r",\s+an?\s+")
_NAMED = re.compile(
    rf"(?:(?P<dataset>{DATASET})|(?P<model>{MODEL}))"
    r"(?:,?\s+(?:which\s+)?(?:we\s+)?(?:is\s+|are\s+)?(?:called|named|name|call|dubbed|dub|termed"
    r"|namely|entitled|titled|coined)\s+(?:as\s+)?(?:the\s+)?|(?P<paren>\s+\()"
    r"|(?P<comma>,\s+|\s+[–—-]{1,2}\s+))",
)
_CLOSED = re.compile(
    r"[,.;)]|\s\(|\s[–—-]|\s(?:that|which|to|for|with|in|on|by|is|consisting|comprising)\b|\Z"
)
_SUCH_AS = re.compile(
    rf"(?:(?P<dataset>{DATASET})|(?P<model>models|LLMs|LMMs|MLLMs|VLMs|LVLMs|networks))"
    r"(?:,?\s+(?:such as|like|including|namely|i\.e\.,?|e\.g\.,?)"
    r"|\s*\((?:e\.g\.,?|i\.e\.,?|such as|(?P<bare>)))\s*(?:the\s+)?"
)
_LIST_GAP = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|\s+(?:and|or|&)\s+)(?:the\s+)?")
_MORE = re.compile(r"(?: (?:[A-Z][\w-]*[A-Z0-9][\w.-]*\w|\d+(?:\.\d+)?|v\d[\d.]*\d?))(?![\w.]\w)")
_BACK_GAP = re.compile(r"(?:,\s*(?:and|or)|,|\s(?:and|or|&))\s*\Z")
_USED_WORD = re.compile(
    r"(?:data ?sets?|benchmarks?|corpus|corpora|databases?)(?![\w-])", re.IGNORECASE
)
_QUALIFIERS = re.compile(
    r" (?:(?:multimodal|multilingual|medical|public|clinical|challenge|benchmark|image|test|video"
    r"|evaluation|open|QA|VQA) ){0,2}\Z"
)
_NEW = re.compile(r"\b(?:an?|the) (?:new|novel)\b[^.,;:()]{0,60}\Z")
# "The resulting model, X," is the paper's own.
_RESULTING = re.compile(
    r"\b(?:the|our) (?:resulting|final|best|proposed)\b[^.,;:()]{0,40}\Z", re.IGNORECASE
)
_ONE = re.compile(r"(?:an?|the first|our|the|new|novel|two|three|large)\b")
# "X: Scaling Models ..." and "X: Modular Networks ..." say what X does, not what it is.
_GERUND = re.compile(r"[\w-]+ing\s|Towards?\s|On\s|How\s|From\s", re.IGNORECASE)
_PLURAL = re.compile(r"(?i)\b(?:models|networks|transformers|encoders|llms|vlms|lms|datasets)\b")
_ARTICLE = re.compile(r"(?:an?|the|our)\s", re.IGNORECASE)
_DESCRIBED = re.compile(
    r"\b(?:an?|first|new|novel|another|existing|any|each|no)\s(?:[\w-]+\s){0,3}\Z"
)
# What the names of benchmarks end in, and of models.
_LOOK = re.compile(
    r"(?:(?P<bench>Bench(?:-?v?\d+)?)"
    r"|(?:BERT|BERTa|GPT|LLaMA|Llama|LLAMA|LLaVA|CLIP|SAM|UNet|U-Net|Flamingo|Alpaca|PaLM|Mistral"
    r"|Mamba|BART)(?:-?v?\d+(?:\.\d+)*)?|-\d+(?:\.\d+)?B(?:-[A-Za-z]+)*)\Z"
)
_LOOKS = re.compile(
    r"Bench|BERT|GPT|LLaMA|Llama|LLAMA|LLaVA|CLIP|SAM|UNet|U-Net|Flamingo|Alpaca|PaLM|Mistral|Mamba"
    r"|BART|\dB"
)
_REMEMBERED = 1 << 16
_DATA_NEXT = re.compile(r" (?:[a-z]+ )?(?:data|corpus|corpora|benchmark)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a sentence gives away: ``text[start:end]`` is it.

    Attributes:
        rule: Which way of writing gave it away.
        introduced: Whether the sentence says that it comes from this paper.
    """

    kind: ResourceKind
    start: int
    end: int
    rule: str
    introduced: bool


def title_candidates(title: str, not_names: frozenset[str]) -> tuple[Candidate, ...]:
    """Return the name before a title's colon when what follows says dataset or model.

    >>> [c.kind for c in title_candidates("FooBench: A Benchmark for Bars", frozenset())]
    ['dataset']
    """
    name, colon, rest = title.partition(":")
    rest = rest.strip()
    start = len(name) - len(name.lstrip())
    end = len(name.rstrip())
    words = name.split()
    if not colon or not 1 <= len(words) <= _MOST_WORDS or not is_nameable(name.strip(), not_names):
        return ()
    if _GERUND.match(rest) or (_PLURAL.search(rest) and not _ARTICLE.match(rest)):
        return ()
    kind = head_kind(rest)
    if kind is None or (len(words) > 1 and not any(is_name(word, not_names) for word in words)):
        return ()
    return (Candidate(kind, start, end, "title", introduced=True),)


def candidates(
    text: str, marked: Iterable[tuple[int, str]], not_names: frozenset[str]
) -> tuple[Candidate, ...]:
    """Return the names of datasets and models that a text's sentences give away.

    Args:
        text: A title or abstract.
        marked: Its words that are not plain lower case, each with its offset.
        not_names: Words in lower case that are never a name.
    """
    kinds = _places(KIND_STEMS, text)
    found = [
        *_introduced(text, not_names),
        *_named(text, kinds, not_names),
        *_listed(text, kinds, not_names),
        *_used(text, kinds, not_names),
        *_by_look(text, marked, not_names),
        *_apposed(text, marked, not_names),
    ]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.rule)))


def _places(stems: tuple[str, ...], text: str) -> list[int]:
    """Return where words begin that hold one of the stems at or near their front.

    Trying a pattern only there is several times quicker than trying it everywhere.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    places: set[int] = set()
    for stem in stems:
        at = lower.find(stem)
        while at >= 0:
            start = at
            while start and at - start < _LONGEST_FRONT and lower[start - 1].isalnum():
                start -= 1
            places.add(start)
            at = lower.find(stem, at + len(stem))
    return sorted(places)


def _at(pattern: re.Pattern[str], places: list[int], text: str) -> Iterator[re.Match[str]]:
    """Yield the pattern's matches at the places."""
    for place in places:
        match = pattern.match(text, place)
        if match is not None:
            yield match


def _introduced(text: str, not_names: frozenset[str]) -> Iterator[Candidate]:
    """Yield names after "we introduce": with an apposition, or right before their kind."""
    for verb in _at(_VERB, _places(_VERB_STEMS, text), text):
        lead = _LEAD.match(text, verb.end())
        start = lead.end() if lead else verb.end()
        begun = start
        start, end = _short_form(text, start, _name_end(text, start, not_names), not_names)
        if end == start:
            continue
        paren = _PAREN.match(text, end)
        after = paren.end() if paren else end + (text[end : end + 1] == ")")
        kind: ResourceKind | None
        apposition = _APPOSITION.match(text, after)
        if apposition:
            kind = head_kind(text[apposition.end() : apposition.end() + REACH])
        else:
            kind = kind_right_after(text, after)
            if not _OWN.match(verb[0]) and not (start > begun and lead and lead["a"]):
                kind = None
            if lead and lead["a"] and start == begun:
                camel = kind == "dataset" and _CAMEL.fullmatch(text[start:end])
                kind = "dataset" if camel else None
            if not any(is_name(word, not_names) for word in text[start:end].split()):
                kind = None
        if kind and not _OTHERS_OWN.search(text, max(0, verb.start() - 12), verb.start()):
            yield Candidate(kind, start, end, "introduced", introduced=True)


def _short_form(text: str, start: int, end: int, not_names: frozenset[str]) -> tuple[int, int]:
    """Return where the short form in brackets behind a long name is, else the name's own place."""
    if " " not in text[start:end]:
        return start, end
    bracket = _BRACKET.match(text, end)
    if bracket is None or not is_name(bracket[1], not_names):
        return start, end
    return bracket.span(1)


def _name_end(text: str, start: int, not_names: frozenset[str]) -> int:
    """Return where the name that begins here ends, ``start`` where none begins."""
    if _PLAIN.match(text, start):
        return start
    match = _NAME.match(text, start)
    if match is None:
        return start
    end = start
    at = start
    for word in match[0].split(" "):
        if not (word[0].isupper() or word[0].isdecimal() or is_name(word, not_names)):
            break
        if is_kind_word(word):
            # "a Unified Tumor Transformer (UniT)": the short form tells the name.
            end = at + len(word) if end > start and _BRACKET.match(text, at + len(word)) else end
            break
        at += len(word)
        end = at
        at += 1
    return end if is_nameable(text[start:end], not_names) else start


def _named(text: str, kinds: list[int], not_names: frozenset[str]) -> Iterator[Candidate]:
    """Yield names after their kind: "a dataset called X", "a corpus (X)", "our benchmark, X,"."""
    for match in _at(_NAMED, kinds, text):
        start, end = _short_form(
            text, match.end(), _name_end(text, match.end(), not_names), not_names
        )
        if end == start:
            continue
        strong = is_name(text[start:end], not_names)
        kind: ResourceKind = "dataset" if match["dataset"] else "model"
        said = _verb_before(text, match.start())
        if match["paren"]:
            fits = strong and said and text[end : end + 1] == ")"
        elif match["comma"]:
            fits = strong and said and _CLOSED.match(text, end) is not None
        else:
            fits = strong or _CLOSED.match(text, end) is not None
        if fits:
            yield Candidate(kind, start, end, "named", introduced=said)


def _verb_before(text: str, end: int) -> bool:
    """Say whether the same sentence says, shortly before, that it makes something new."""
    window = text[max(0, end - 120) : end]
    sentence = window[max(window.rfind(mark) for mark in (". ", "; ", "? ")) + 1 :]
    if _NEW.search(sentence) or _RESULTING.search(sentence):
        return True
    verbs = list(_VERB.finditer(sentence))
    after = sentence[verbs[-1].end() :] if verbs else ""
    return _ONE.match(after) is not None and not turns(after)


def _listed(text: str, kinds: list[int], not_names: frozenset[str]) -> Iterator[Candidate]:
    """Yield names that a sentence lists as datasets or models others made."""
    for match in _at(_SUCH_AS, kinds, text):
        kind: ResourceKind = "dataset" if match["dataset"] else "model"
        names = tuple(_names_from(text, match.end(), not_names))
        if match["bare"] is not None and (kind == "model" or len(names) < 2):  # noqa: PLR2004
            continue
        for start, end in names:
            if kind == "dataset" or not is_acronym(text[start:end]):
                yield Candidate(kind, start, end, "such-as", introduced=False)


def _used(text: str, kinds: list[int], not_names: frozenset[str]) -> Iterator[Candidate]:
    """Yield names right before "dataset", "benchmark" and the like."""
    for kind_word in _at(_USED_WORD, kinds, text):
        start = _qualified(text, kind_word.start())
        names_before = _names_before(text, start, not_names)
        plural = kind_word[0].endswith(("s", "corpora")) and kind_word[0] != "corpus"
        for name in names_before:
            if _is_used(text, name, len(names_before), plural):
                yield Candidate("dataset", *name, "used", introduced=False)


def _qualified(text: str, end: int) -> int:
    """Return where the words between a name and "dataset" begin, with the space before them."""
    match = _QUALIFIERS.search(text, max(0, end - 40), end)
    return match.start() if match else end


def _is_used(text: str, name: tuple[int, int], count: int, plural: bool) -> bool:
    """Say whether what stands before "dataset" is its name, not a word that describes it."""
    start, end = name
    before = text[max(0, start - 50) : start]
    word = text[start:end]
    if plural and count == 1:
        return before.endswith("the ") and not is_acronym(word)
    if count == 1 and _DESCRIBED.search(before):
        return False
    if is_acronym(word) and count == 1 and not before.endswith((" the ", " on ", "The ")):
        return False
    return not (f"({word})" in text and _spelled_out(text, word))


def _spelled_out(text: str, name: str) -> bool:
    """Say whether the text spells out an abbreviation as something other than data."""
    before = text[max(0, text.index(f"({name})") - 90) : text.index(f"({name})")]
    words = before.split()[-len(name) - 3 :]
    initials = "".join(bit[0].lower() for word in words for bit in re.findall(r"[^\W_]+", word))
    letters = "".join(char.lower() for char in name if char.isalpha())
    data = re.search(rf"(?i)\b(?:{DATASET}|challenge|atlas|biobank|archive|study|cohort)\b", before)
    return letters[:3] in initials and data is None


def _names_from(text: str, start: int, not_names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the names of a list that begins here: "X, Y and Z"."""
    for _ in range(12):
        match = ONE_WORD.match(text, start)
        if match is None or not is_name(match[0], not_names):
            return
        longer = _MORE.match(text, match.end())
        end = longer.end() if longer else match.end()
        yield match.start(), end
        gap = _LIST_GAP.match(text, end)
        if gap is None:
            return
        start = gap.end()


def _names_before(text: str, end: int, not_names: frozenset[str]) -> list[tuple[int, int]]:
    """Return the names of a list that ends here, last first."""
    names: list[tuple[int, int]] = []
    for _ in range(12):
        start = max(text.rfind(" ", 0, end), text.rfind("(", 0, end)) + 1
        word = text[start:end]
        if not ONE_WORD.fullmatch(word) or not is_name(word, not_names):
            break
        names.append((start, end))
        gap = _BACK_GAP.search(text, max(0, start - 6), start)
        if gap is None:
            break
        end = gap.start()
    return names


@lru_cache(maxsize=_REMEMBERED)
def _looks(chunk: str) -> bool:
    """Say whether a word may hold a name that says itself what it is."""
    return _LOOKS.search(chunk) is not None


def _by_look(
    text: str, marked: Iterable[tuple[int, str]], not_names: frozenset[str]
) -> Iterator[Candidate]:
    """Yield names that say themselves what they are: "SurgicalGPT", "Foo-7B", "BarBench"."""
    for at, chunk in marked:
        if not _looks(chunk):
            continue
        for match in ONE_WORD.finditer(chunk):
            word = match[0]
            look = _LOOK.search(word)
            if look is None or look[0] == word or not is_name(word, not_names):
                continue
            start, end = at + match.start(), at + match.end()
            if look["bench"]:
                yield Candidate("dataset", start, end, "look", introduced=False)
            elif not _DATA_NEXT.match(text, end):
                yield Candidate("model", start, end, "look", introduced=False)


def _apposed(
    text: str, marked: Iterable[tuple[int, str]], not_names: frozenset[str]
) -> Iterator[Candidate]:
    """Yield names that are explained in passing: "we evaluated FooLM, an LLM trained on notes,"."""
    for at, chunk in marked:
        if not chunk.endswith(",") or not ONE_WORD.fullmatch(chunk[:-1]):
            continue
        name, end = chunk[:-1], at + len(chunk) - 1
        what = _A.match(text, end)
        if what is None or is_acronym(name) or not is_name(name, not_names):
            continue
        kind = head_kind(text[what.end() : what.end() + REACH])
        if kind:
            yield Candidate(kind, at, end, "noted", introduced=False)
