# The one sentence. An abstract goes in, the sentence that best says what the paper contributes
# comes out, word for word. It is a linear ranker: each sentence is described by some eighty facts
# (where it stands, who speaks, which verb, what it names, how much of it the rest repeats), each
# fact has a weight, the highest sum wins. Linear, since boosted trees on the same facts were no
# better in cross-validation, and since a weight can be read. The weights are constants in
# weights.py, written by benchmarks/judge_tldr.py: judges touch no files, and a change of
# weights shows in a diff. Speed comes from looking at each distinct word once (_Memory). Choices
# are measured with the heading that may open a sentence; leaving it out changes none of the 619
# that ROUGE is measured on, and 4 of the 280 seeds.
"""Pick the sentence of an abstract that best says what the paper contributes."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from operator import mul
from typing import NamedTuple, TypeVar

from generator.judge.tldr.weights import TITLED, UNTITLED
from generator.records import Paper, Tldr
from generator.sentences import Span, sentences, without_heading

Facts = dict[str, float]

_TOKEN = re.compile(r"[^\W_]+")
_MARKS = "?:%("
_SUMMARY = 18  # words: about as long as the sentences people write when they sum up a paper
_TELLING = 11  # of them, those that say something of the subject
_REACH = 9  # words between "we" and its verb
_SUFFIXES = (
    "ization", "isation", "ations", "ation", "ings", "ing", "ions", "ion", "ies", "ied", "ers",
    "er", "ed", "es", "s", "ly", "e",
)  # fmt: skip
_SHORTEST_STEM = 3
_REMEMBERED = 1 << 16  # words: more than most digests hold
_Known = TypeVar("_Known")


def _set(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


_GRAMMAR = _set(
    "a an the this that these those we our it its they their them i in on at by for from to of "
    "with and or but as is are was were be been being has have had do does did can could may "
    "might will would should not no so such than then there here which who what when where how "
    "while if also both each more most other some any all into over under between through about "
    "using use used based via however et al"
)
_THIS = _set("this present current the our")
_PAPER = _set(
    "paper work study article research survey review report thesis manuscript letter challenge"
)
# What a word does in a sentence: who speaks, what is amiss, what came of it.
_ROLES = {
    "we": "we our ours us here herein",
    "paper": " ".join(sorted(_PAPER)),
    "need": "however unfortunately but yet despite although lack lacks lacking challenge "
    "challenges challenging limited limits limitation limitations remain remains remaining "
    "difficult difficulty problem problems unclear costly expensive gap gaps insufficient "
    "underexplored",
    "outcome": "outperform outperforms outperformed outperforming sota experiment experiments "
    "experimental result results accuracy achieve achieves achieved achieving improve improves "
    "improved improvement improvements improving surpass surpasses surpassing evaluation "
    "empirical empirically",
    "release": "http https github publicly released release available",
    "novel": "novel new",
    "first": "first",
    "named": "called named termed dubbed",
}
# What a verb claims, by its stem: a thing made, a question studied, something found or done.
_CLAIMS = {
    "made": "propos introduc present develop describ devis design construct build built creat "
    "formulat",
    "studied": "investigat explor stud evaluat analys analyz examin compar assess address tackl "
    "consider focus aim conduct benchmark quantif characteris characteriz prob",
    "found": "show demonstrat prov find found observ reveal argu establish identif",
    "done": "provid offer contribut releas curat collect perform train learn extend appl use "
    "summari discuss suggest deriv leverag adapt test validat measur give make hypothes believ "
    "hope note",
}
_ROLE_OF = {word: role for role, words in _ROLES.items() for word in words.split()}
_CLAIM_OF = {stem: claim for claim, stems in _CLAIMS.items() for stem in stems.split()}
_TO_SOLVE = _set(
    "address tackle bridge fill overcome solve alleviate mitigate this remedy resolve that "
    "achieve answer close enable facilitate better"
)
_BRIDGES = _set("motivated inspired here based therefore thus hence towards toward building")
_FOLLOW_UPS = _set(
    "it its they their these this that such both specifically concretely moreover furthermore "
    "additionally besides also finally further first firstly second secondly third then next "
    "importantly notably consequently meanwhile"
)
_OUR_OWN = _set(
    "method approach model framework experiments experiment results result findings code "
    "evaluation analysis work"
)
# A heading speaks for the authors: what stands after "Purpose:" they studied.
_HEADINGS = {
    "studied": "purpose purposes objective objectives aim aims goal",
    "done": "methods method materials design approach",
    "found": "results result findings conclusion conclusions discussion interpretation",
}
_HEADING_OF = {word: claim for claim, words in _HEADINGS.items() for word in words.split()}


def tldr(paper: Paper) -> Tldr | None:
    """Return the sentence that best says what a paper contributes, or None without an abstract.

    The title helps to choose, where the paper has one of its own. A heading ("Methods:") that opens
    the sentence is left out.
    """
    if not paper.abstract:
        return None
    title = None if paper.title_source == "abstract" else paper.title
    best = pick(paper.abstract, title)
    if best is None:
        return None
    start, end = without_heading(paper.abstract, best)
    return Tldr(paper.abstract[start:end], start, end)


def pick(abstract: str, title: str | None = None) -> Span | None:
    """Return where the best sentence of an abstract stands, the first of equals; None if blank."""
    spans = sentences(abstract)
    if not spans:
        return None
    weights = _TITLED if title else _UNTITLED
    scores = [
        math.fsum(map(mul, map(weights.__getitem__, facts), facts.values()))
        for facts in describe([abstract[start:end] for start, end in spans], title)
    ]
    return spans[scores.index(max(scores))]


class _Weights(dict[str, float]):
    """A weight a fact; a fact that has none counts for nothing."""

    def __missing__(self, fact: str) -> float:
        """Return the weight of a fact that the fitting gave none."""
        return 0.0


_TITLED = _Weights(TITLED)
_UNTITLED = _Weights(UNTITLED)


class _Sign(NamedTuple):
    """What a word does in a sentence, besides saying something of the subject.

    Attributes:
        role: Its part, such as "we" or "need", or "".
        claim: What it claims as a verb, or "".
        name: The word in small letters if it is written like a name, else "".
    """

    role: str
    claim: str
    name: str


@dataclass(slots=True)
class _Draft:
    """A sentence as the facts need it: its words, and who claims what in it."""

    size: int
    first: tuple[str, ...]
    content: set[str]
    names: set[str]
    roles: set[str]
    marks: set[str]
    own: bool
    claim: str


def describe(parts: list[str], title: str | None) -> list[Facts]:
    """Return the facts about each sentence of one abstract, in order.

    Args:
        parts: The abstract's sentences.
        title: The paper's own title, None where it has none.

    Returns:
        A mapping a sentence: numbers of about -1 to 2; a fact that is absent counts as 0.
    """
    drafts = [_draft(part) for part in parts]
    found = [dict(_place(index, len(drafts))) for index in range(len(drafts))]
    for facts, draft in zip(found, drafts, strict=True):
        facts.update(_length(draft.size))
        facts.update(_look(draft))
        facts.update(_opening(draft))
    _centrality(drafts, found)
    _voice(drafts, found)
    _names(drafts, found)
    if title:
        _echo(title, drafts, found)
    return found


class _Memory(dict[str, _Known]):
    """What is known of each word met so far; found out when it is first asked for."""

    def __init__(self, find_out: Callable[[str], _Known]) -> None:
        """Remember what this function says of words."""
        super().__init__()
        self._find_out = find_out

    def __missing__(self, token: str) -> _Known:
        """Find out about a word that is new here."""
        if len(self) >= _REMEMBERED:
            self.clear()
        known = self[token] = self._find_out(token)
        return known


def _stem(text: str) -> str:
    """Return a word in small letters without its ending."""
    for suffix in _SUFFIXES:
        if text.endswith(suffix) and len(text) - len(suffix) >= _SHORTEST_STEM:
            return text[: -len(suffix)]
    return text


def _content(token: str) -> str:
    """Return a word's stem if it says something of the subject, else nothing."""
    text = token.lower()
    return _stem(text) if len(text) > 1 and text not in _GRAMMAR else ""


def _sign(token: str) -> _Sign | None:
    """Return what else a word does, None if nothing."""
    text = token.lower()
    sign = _Sign(
        role="digit" if text.isdigit() else _ROLE_OF.get(text, ""),
        claim=_CLAIM_OF.get(_stem(text), ""),
        name=text if _is_name(token) else "",
    )
    return sign if any(sign) else None


_CONTENT = _Memory(_content)
_SIGNS = _Memory(_sign)


def _is_name(token: str) -> bool:
    """Tell whether a word is written like a name: a capital or a digit inside."""
    return token[1:] != token[1:].lower() or (token[0].isupper() and not token.isalpha())


def _draft(part: str) -> _Draft:
    """Return a sentence's words and who claims what in it."""
    tokens = _TOKEN.findall(part)
    marks = {mark for mark in _MARKS if mark in part}
    content = set(map(_CONTENT.__getitem__, tokens))
    content.discard("")
    found = list(map(_SIGNS.__getitem__, tokens))
    signs = [(at, sign) for at, sign in compress(enumerate(found), found) if sign]
    own, claim = _speech(tokens, signs)
    first = (*(token.lower() for token in tokens[:3]), "", "", "")[:3]
    heading = _HEADING_OF.get(first[0], "") if ":" in marks else ""
    return _Draft(
        size=len(tokens),
        first=first,
        content=content,
        names={sign.name for _, sign in signs if sign.name},
        roles={sign.role for _, sign in signs if sign.role},
        marks=marks,
        own=own or bool(heading),
        claim=heading or claim,
    )


def _speech(tokens: list[str], signs: list[tuple[int, _Sign]]) -> tuple[bool, str]:
    """Return whether the authors speak of their work here, and what they first claim to do."""
    said, own, found = -_REACH - 1, False, ""
    for at, sign in signs:
        if sign.role == "we" or (sign.role == "paper" and _is_this(tokens[max(0, at - 2) : at])):
            own, said = True, at
        elif sign.claim and not found and at - said <= _REACH:
            found = sign.claim
    return own, found


def _is_this(tokens: list[str]) -> bool:
    """Tell whether these words, before "paper", make it the authors' own."""
    return any(token.lower() in _THIS for token in tokens)


@lru_cache(maxsize=1 << 12)
def _place(index: int, count: int) -> Facts:
    """Return the facts about where a sentence stands; not to be changed."""
    facts: Facts = {f"place {min(index, 6)}": 1}
    if count > 1:
        share = index / (count - 1)
        facts |= {"place": share, "place squared": share * share}
    if index == count - 1:
        facts["last"] = 1
    if index == count - 2:
        facts["last but one"] = 1
    return facts


@lru_cache(maxsize=1 << 10)
def _length(size: int) -> Facts:
    """Return the facts about a sentence of so many words; not to be changed."""
    return {
        "words to 10": min(size, 10) / 10,
        "words to 20": max(0, min(size, 20) - 10) / 10,
        "words to 30": max(0, min(size, 30) - 20) / 10,
        "words to 45": max(0, min(size, 45) - 30) / 15,
        "words over 45": min(max(0, size - 45) / 20, 2),
    }


def _look(draft: _Draft) -> Facts:
    """Return the facts about which kinds of words and marks a sentence holds."""
    facts: Facts = {f"has {role}": 1 for role in draft.roles}
    for mark in draft.marks:
        facts[f"has {mark}"] = 1
    return facts


def _opening(draft: _Draft) -> Facts:
    """Return the facts about how a sentence begins."""
    one, two, three = draft.first
    facts: Facts = {}
    if (one == "to" and two in _TO_SOLVE) or one in _BRIDGES or (one, two) == ("in", "response"):
        facts["opens with a bridge"] = 1
    if one == "in" and two in _THIS and three in _PAPER:
        facts["opens with this paper"] = 1
    if one in _THIS and two in _PAPER:
        facts["opens with paper"] = 1
    if one == "we":
        facts["opens with we"] = 1
    elif one in _FOLLOW_UPS or (one, two) in {("in", "particular"), ("for", "example")}:
        facts["follows up"] = 1
    elif one == "our":
        facts["opens with our method" if two in _OUR_OWN else "opens with our"] = 1
    return facts


def _voice(drafts: list[_Draft], found: list[Facts]) -> None:
    """Add the facts about who speaks, what they claim, and what was claimed before."""
    own, claims = 0, Counter[str]()
    for draft, facts in zip(drafts, found, strict=True):
        if draft.own:
            facts |= {"own": 1, f"own {min(own, 4)}": 1}
        elif own:
            facts["others after own"] = 1
        if claims["made"]:
            facts["after making"] = 1
        if draft.claim:
            facts.update(_claim(draft.claim, claims))
            claims[draft.claim] += 1
        own += draft.own
    for index, (draft, facts) in enumerate(zip(drafts, found, strict=True)):
        if not own:
            facts[f"nobody speaks {min(index, 3)}"] = 1
        if draft.claim and not claims["made"]:
            facts[f"{draft.claim} and nothing made"] = 1
        if index and "has need" in found[index - 1]:
            facts["own after need" if draft.own else "others after need"] = 1


def _claim(verb: str, before: Counter[str]) -> Facts:
    """Return the facts about a claim, given how often each kind was made before."""
    facts: Facts = {verb: 1, f"{verb} {min(before[verb], 3)}": 1}
    facts[f"{verb} after making" if before["made"] else f"{verb} before making"] = 1
    if not before.total():
        facts[f"{verb} first of all"] = 1
    return facts


def _names(drafts: list[_Draft], found: list[Facts]) -> None:
    """Add the facts about names: one that appears here first and again later is introduced."""
    times = Counter(chain.from_iterable(draft.names for draft in drafts))
    new = {name for name, count in times.items() if count > 1}
    for draft, facts in zip(drafts, found, strict=True):
        if new and not new.isdisjoint(draft.names):
            facts["introduces a name"] = 1
            if draft.own:
                facts["own introduces a name"] = 1
            if draft.claim == "made":
                facts["made introduces a name"] = 1
            new -= draft.names


def _centrality(drafts: list[_Draft], found: list[Facts]) -> None:
    """Add the facts about how much of a sentence the rest repeats."""
    spread = Counter(chain.from_iterable(draft.content for draft in drafts))
    whole = max(1, sum(times for times in spread.values() if times > 1))
    for draft, facts in zip(drafts, found, strict=True):
        if draft.content:
            again = list(map(spread.__getitem__, draft.content))
            once, twice, total = again.count(1), again.count(2), sum(again)
            facts["repeated"] = total / len(again) / len(drafts)
            facts["repeated once"] = 1 - once / len(again)
            facts["repeated twice"] = 1 - (once + twice) / len(again)
            # fsum, since the order of a set must not show in the last digit.
            weight = math.fsum(map(math.log, again))
            facts["weight of repeated"] = weight / ((draft.size + _SUMMARY) / 2)
            facts["share of repeated"] = (total - once) / whole


def _echo(title: str, drafts: list[_Draft], found: list[Facts]) -> None:
    """Add the facts about what of the title a sentence says again."""
    whole = _draft(title)
    nickname = _draft(title.partition(":")[0]).names if ":" in title else set()
    for draft, facts in zip(drafts, found, strict=True):
        same = len(whole.content & draft.content)
        facts["title words"] = same / max(1, len(whole.content))
        facts["words of title"] = same / (len(draft.content) + 1)
        facts["title and sentence"] = 2 * same / (len(draft.content) + _TELLING)
        if draft.own:
            facts["own title words"] = facts["title words"]
        if nickname & draft.names:
            facts["nickname"] = 1
            if draft.own:
                facts["own nickname"] = 1
