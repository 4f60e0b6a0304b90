# What results.py reads is not the sentence but its shape: every measure and every number is one
# character, so that a pattern can say "measure, of, number" in five. Here the shape is made, and
# here is the way back from a place in it to the sentence.
"""Reduce a sentence to a shape in which each measure and each number is one character."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from generator.judge.results.metrics import KINDS, METRICS, Scale, may_qualify, metric_pattern
from generator.judge.results.numbers import Number, numbers

# A measure and a number in a shape.
M, N = "\ue000", "\ue001"
METRIC = metric_pattern()
_SCORE = re.compile(r"[Ss]cores?")
_NAMED_SCORE = re.compile(r"(?<![\w.-])(?:[A-Z][\w-]* )*[A-Z][\w-]*[ -]\Z")
# "Scores" may be a verb.
_SCORE_OF = re.compile(r" ?(?:of|is|was|were|are|[(:=])")
_SCORE_AFTER = re.compile(r"[- ][Ss]cores?\Z")
_LONGEST_KIND = 60  # characters
# The bound of a list's first number holds for what follows: "up to 99% A and 98% B".
_SAME_LIST = re.compile(rf" ?{M}?(?:,|,? and|,? or) \Z")
_MOST_UNUSUAL = 2
_BOTH = re.compile(r" (?:and|or) ")
_NOT_RESULTS = re.compile(
    r"\d+\s?% ?(?:CI|confidence (?:intervals?|levels?)|credible)\b[^)\];]*|"
    r"[\d.]+\s?\\?% margins? of error|\b[pP](?:[- ]?values?)?\s?[=<>≤]\s?[\d.]+|\b[nN]\s?=\s?[\d,]+"
)
# Without one of these no number of a sentence fits any measure; most sentences have none.
_DIGIT = re.compile(r"\d")
_LIKELY = re.compile(r"%|\.\d|\d ?[x×°dmsp]|percent|point|\+\d|fold|times")
_LONGEST = 2000  # characters: what is longer is no sentence, and would only take time


class Measure(NamedTuple):
    """A measure named in a sentence.

    Attributes:
        start: Offset of the first word that says which kind of it is meant.
        end: Offset after it.
        name: As shown: "mean angular error".
        scale: Which values it can have.
        joined: The names of two measures that share their last words: "angular and distance
            errors"; else empty.
    """

    start: int
    end: int
    name: str
    scale: Scale
    joined: tuple[str, ...] = ()


class Shape(NamedTuple):
    """A sentence, its shape, and what stands at each place of the shape."""

    text: str
    shape: str
    measures: dict[int, Measure]
    numbers: dict[int, Number]

    def offset(self, place: int) -> int:
        """Return the offset in the sentence of a place in its shape."""
        items: list[tuple[int, Measure | Number]] = [*self.measures.items(), *self.numbers.items()]
        before = [item for at, item in items if at < place]
        return place + sum(item.end - item.start - 1 for item in before)


def may_tell(text: str) -> bool:
    """Tell whether anything in a text can be a result; most sentences, many abstracts have none."""
    return _DIGIT.search(text) is not None and _LIKELY.search(text) is not None


def shape_of(text: str) -> Shape | None:
    """Return the shape of a sentence, None where nothing in it can be a result."""
    if len(text) > _LONGEST or not may_tell(text) or M in text or N in text:
        return None
    gone = [match.span() for match in _NOT_RESULTS.finditer(text)]
    read = [n for n in numbers(text) if not any(a < n.end and n.start < b for a, b in gone)]
    if not read:
        return None
    measured = _measures(text, [number.end for number in read])
    items: list[Measure | Number] = [*measured, *read]
    items.sort(key=lambda item: (item.start, -item.end))
    pieces: list[str] = []
    measures: dict[int, Measure] = {}
    values: dict[int, Number] = {}
    at = length = 0
    last: Number | None = None
    since = 0  # how many pieces there were with the last number
    for item in items:
        if item.start < at:
            continue
        pieces.append(text[at : item.start])
        length += item.start - at
        if isinstance(item, Number):
            last = values[length] = _bounded(item, last, "".join(pieces[since:]))
            pieces.append(N)
            since = len(pieces)
        else:
            measures[length] = item
            pieces.append(M)
        length += 1
        at = item.end
    return Shape(text, "".join(pieces) + text[at:], measures, values)


def _bounded(number: Number, last: Number | None, between: str) -> Number:
    """Return a number with the bound of the one before where what is between makes them a list."""
    if last is None or number.bound or not _SAME_LIST.match(between):
        return number
    return number._replace(bound=last.bound)


def _measures(text: str, ends: list[int]) -> list[Measure]:
    """Return the measures that a sentence names, with the words that say which kind.

    Args:
        text: The sentence.
        ends: Where its numbers end, sorted: no measure begins before.
    """
    found: list[Measure] = []
    for match in METRIC.finditer(text):
        if found and _SCORE.fullmatch(match[0]) and match.start() - found[-1].end <= 1:
            found[-1] = found[-1]._replace(end=match.end())
            continue
        before = bisect_right(ends, match.start())
        verb = _SCORE.fullmatch(match[0]) and not _SCORE_OF.match(text, match.end())
        start = _kind_start(
            text, match.start(), ends[before - 1] if before else 0, 0 if verb else _MOST_UNUSUAL
        )
        metric = METRICS[next(at for at in range(len(METRICS)) if match[f"m{at}"] is not None)]
        core = _SCORE_AFTER.sub("", match[0])
        core = core if METRIC.fullmatch(core) else match[0]
        if core in {"score", "Score"}:
            named = _NAMED_SCORE.search(text, max(0, start - _LONGEST_KIND), start)
            start = named.start() if named and named.start() else start
        core = "score" if _SCORE.fullmatch(core) else core
        kinds = text[start : match.start()]
        joined = _apart(kinds.strip(), core)
        found.append(Measure(start, match.end(), kinds + core, metric.scale, joined))
    return found


def _apart(kinds: str, core: str) -> tuple[str, ...]:
    """Return the names of two measures that share their last words, nothing for one.

    >>> _apart("mean position and orientation tracking", "error")
    ('mean position tracking error', 'orientation tracking error')
    """
    both = _BOTH.split(kinds)
    if len(both) == 1:
        return ()
    shared = " ".join([*both[-1].split()[1:], core])
    return (*(f"{kind} {shared}" for kind in both[:-1]), f"{both[-1]} {core}")


def _kind_start(text: str, start: int, earliest: int, most: int) -> int:
    """Return where the words begin that say which kind of measure follows at an offset.

    Args:
        text: The sentence.
        start: The offset.
        earliest: Where they may begin at the earliest.
        most: How many of them may be words that are not known to say so.
    """
    joined = 0  # where "and" begins, in "angular and distance errors"
    for word in reversed(text[max(earliest, start - _LONGEST_KIND) : start].split()):
        bare = word.lstrip("(")
        if bare in {"and", "or"} and not joined:
            joined = text.rindex(bare, 0, start)
            continue
        known = bare.rstrip("-").lower() in KINDS
        most -= not known
        if not known and (joined or most < 0 or not may_qualify(bare)):
            break
        start, joined = text.rindex(bare, 0, joined or start), 0
        if bare != word:
            break
    return start
