# The numbers a paper reports. Precision before recall: a number counts only where a known phrase
# ties it to a measure ("Dice of 0.91", "72% accuracy", "improves F1 by 3 points"), so sizes,
# years, counts and p-values never do. Each sentence is first reduced to a shape in which every
# measure and every number is one character; then a dozen short patterns, tried from the most to
# the least telling, read the shape. That keeps the patterns legible, and quick.
"""Read the results that an abstract reports: metric, value, unit, dataset, comparison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.judge.circumstances import (
    compared,
    comparison_after,
    dataset_after,
    dataset_opening,
    share_out,
)
from generator.judge.metrics import KINDS, METRICS, Scale, metric_pattern
from generator.judge.numbers import Number, numbers
from generator.records import Paper, Result
from generator.sentences import Span, sentences

_M, _N = "\ue000", "\ue001"  # a measure and a number in a shape
_METRIC = metric_pattern()
_SCORE = re.compile(r"[Ss]cores?")
_NAMED_SCORE = re.compile(r"(?<![\w.-])[A-Z][\w-]*[A-Z\d][\w-]*[ -]\Z")
_SCORE_AFTER = re.compile(r"[- ][Ss]cores?\Z")
_LONGEST_KIND = 60  # characters
_NOT_RESULTS = re.compile(
    r"\d+\s?% ?(?:CI|confidence intervals?)\b[^)\];]*|\b[pP](?:[- ]?values?)?\s?[=<>≤]\s?[\d.]+|"
    r"\b[nN]\s?=\s?[\d,]+"
)
_COUNTS = frozenset(("million", "billion", "thousand"))
_SHARES = frozenset(("", "%", "points", "percentage points"))
_FULL = 100
# Without one of these no number of a sentence fits any measure; most sentences have none.
_LIKELY = re.compile(r"%|\.\d|\d ?[x×°dmsp]|percent|point|\+\d|fold|times")
_LONGEST = 2000  # characters: what is longer is no sentence, and would only take time
_MARGIN_UNITS = frozenset(("%", "points", "percentage points"))
_IN_BRACKETS = re.compile(r" [^(),;]{1,60}(?=\))")

_CHANGES = {
    "improv": "improvement", "increas": "increase", "enhanc": "improvement", "rais": "increase",
    "reduc": "reduction", "decreas": "decrease", "lower": "decrease", "enhancement": "improvement",
} | {
    noun: noun
    for noun in (
        "improvement", "gain", "increase", "boost", "rise", "reduction", "decrease", "drop",
        "decline", "degradation", "loss", "difference", "gap", "margin",
    )
}  # fmt: skip
_NOUN = (
    r"(?P<change>improvement|gain|increase|boost|rise|enhancement|reduction|decrease|drop|decline|"
    r"degradation|loss|difference|gap|margin)(?:e?s)?"
)
_VERB = r"(?P<change>improv|increas|boost|rais|enhanc|reduc|decreas|lower)(?:e|es|s|ed|ing)?"
_BEAT = r"(?:outperform|surpass|exceed|beat|improv\w* (?:over|upon))(?:s|ed|ing|es)?"
_FEW = r"(?:[\w'’-]+ ){0,3}?"
_LIST = rf"(?P<n>{_N}(?:(?:, and |, | and | or ){_N})*)(?! to {_N})"
_NO_LIST = rf"(?!(?:,| and|, and) {_N})"
_RANGE = rf"(?P<n>{_N})(?P<to> to {_N})?"
_TAIL = rf"(?: (?:scores?|values?|levels?|rates?|coefficients?))?(?: \({_M}\))?"
_LINK = (
    r"(?:(?: (?:of|is|was|were|are|at|reached|reaches|reaching|exceeded|exceeds|achieved|"
    r"equal to))| ?[:=]| \()? ?"
)
_LISTED = rf"(?P<all>(?:{_M}(?:, and |, | and ))*)(?P<m>{_M})"
_IN_M = rf"(?:in|of) {_FEW}(?P<m>{_M})(?P<all>(?:(?:, and |, | and ){_M})*)"
_BY = (
    r"(?:an? |the |absolute |relative |average |mean |large |wide |margins? |gains? |of |points? )*"
)
# Each with the measure as group m, the numbers as n, and the word for a change where there is one.
_PATTERNS = (
    re.compile(
        rf"(?P<m>{_M})(?: (?!rang)[\w-]+){{0,2}}? \(?from (?P<old>{_N})[^{_M}{_N}.;]{{0,50}}? to "
        rf"(?P<n>{_N})"
    ),
    re.compile(rf"from (?P<old>{_N}) (?P<m>{_M}) to (?P<n>{_N})"),
    re.compile(rf"\b{_VERB} {_FEW}(?P<m>{_M})(?: [a-z-]+){{0,3}}? by {_RANGE}{_NO_LIST}"),
    re.compile(rf"\b{_VERB} {_FEW}(?P<m>{_M}) (?P<n>{_N})"),
    re.compile(rf"\b{_NOUN} of {_LIST} {_IN_M}"),
    re.compile(rf"(?P<n>{_N}) {_FEW}{_NOUN} {_IN_M}"),
    re.compile(rf"(?P<n>{_N}) (?P<m>{_M}) {_NOUN}"),
    re.compile(rf"\b{_NOUN} of (?P<n>{_N}) (?P<m>{_M})"),
    re.compile(rf"(?P<m>{_M}) {_NOUN} (?:of|by) {_RANGE}"),
    re.compile(rf"\b(?P<change>by) {_BY}{_LIST} (?:(?:\([\w. ]*\) )?in {_FEW})?(?P<m>{_M})"),
    re.compile(rf"(?P<n>{_N}) (?P<m>{_M}) (?P<change>points?)\b"),
    re.compile(rf"{_LISTED}{_TAIL}{_LINK}{_LIST}"),
    re.compile(
        rf"{_LIST} (?P<m>{_M})(?! of (?!the art)|(?:,| and) {_N} {_M} (?:margin|gain|impr))"
    ),
)
_MARGIN = re.compile(
    rf"\b{_BEAT} (?P<other>[^{_M}{_N};:]{{2,90}}?) by {_BY}(?P<n>{_N}(?:(?:, and |, | and ){_N})*)"
    rf"(?! to {_N})"
)
_MARGIN_TOO = re.compile(rf" and (?P<other>[^{_M}{_N};:,]{{2,60}}?) by {_BY}(?P<n>{_N})")
_GAIN_OVER = re.compile(rf"(?P<n>{_N}) {_FEW}{_NOUN} (?=over )")
_MORE = re.compile(
    rf"(?: (?:on|for|in) [^{_M}{_N}.;()]{{2,60}}?(?: \([^(){_M}{_N}]{{1,20}}\))?)?"
    rf"(?:,| and|, and) (?P<n>{_N})(?= (?:on|for|in) )"
)
_MORE_CHANGES = re.compile(
    rf"(?: \([^()]{{1,60}}\))?(?:,| and|, and) (?P<n>{_N}) in {_FEW}(?P<m>{_M})"
)
_PAIRED = re.compile(rf",? \(?(?:vs\.?|versus|v\.s\.|compared (?:to|with)|against) (?P<n>{_N})")
_ON = re.compile(r"(?<!trained)(?<!tuned)(?<!based)(?<!built) (?:on|across) .*\Z", re.DOTALL)
_OUT_OF = re.compile(rf" out of (?P<n>{_N})")
# Before a number or measure: what is not the paper's own value, or not a value but a range.
_NOT_OWN = re.compile(
    rf"\b(?:surpass|exceed|pass|cross)(?:es|ed|ing|s)? (?:an? |the )?\Z|"
    rf"\bbetween (?:{_N}(?: and| to) )?\Z|{_N}(?: to| ?-) \Z|"
    rf"\b(?:gain|improvement|increase|boost)s? of {_N}(?: {_M})?[^.;]*\Z|"
    rf"\b(?:gap|margin|difference)s?\b[^,;()]{{0,60}}\Z|"
    rf"^(?:While|Although|Whereas|Though)\b[^,]*\b(?:existing|previous|prior|most)\b[^,]*\Z|"
    r"\b(?:than|compared (?:to|with)|comparison (?:to|with)|versus|vs\.?|against)\b"
    r"[^,;()]{0,90}(?:\([^()]*)?\Z"
)
# Before a number whose measure follows: "boosts X with an average of 8.3 BLEU" tells a change.
_CHANGING = re.compile(
    rf"\b(?:improv|boost|increas|reduc|rais|gain|outperform|surpass|enhanc|decreas|lower)\w*"
    rf"(?:(?!achiev|reach|attain|obtain|yield|scor| to {_N})[^{_M}{_N},;()]){{0,70}}(?<! to )\Z"
)
_REACHED = re.compile(r"\b(?:achiev|obtain|reach|attain|scor)\w* (?:an? )?(?:[\w-]+ ){0,2}\Z")
_SURPASSING = re.compile(r"improv|outperform|surpass|exceed|better|gain|margin|boost|increas|beat")
_LOOK_BACK = 140
# A unit of measurement that is not known, after a number without a unit.
_UNKNOWN_UNIT = re.compile(
    r" (?!on|in|for|and|with|at|to|over|compared|across|when|while|using|by|from|vs|versus|as|"
    r"which|after|before|than|or|under|respectively|points?|is|was|per|out)[a-z]+"
)
# After a number: "82% less than" is no value of what stands before it.
_RELATIVE = re.compile(
    r"\s?(?:less|lower|higher|more|better|greater|smaller|fewer|faster|worse|above|below)\b"
)


class _Measure(NamedTuple):
    """A measure named in a sentence: its place, its name as shown, and its scale."""

    start: int
    end: int
    name: str
    scale: Scale


class _Shape(NamedTuple):
    """A sentence, its shape, and what stands at each place of the shape."""

    text: str
    shape: str
    measures: dict[int, _Measure]
    numbers: dict[int, Number]


class _Claim(NamedTuple):
    """Numbers that one phrase ties to measures.

    Attributes:
        values: For each number the measure as shown, the number, and how it is written.
        end: Offset in the sentence after the phrase.
        comparison: Where the phrase itself says it.
        change: Whether the numbers say by how much something changed.
        on: Words of the phrase that begin with "on" or "across", if it holds any.
    """

    values: tuple[tuple[str, Number, str], ...]
    end: int
    comparison: str | None
    change: bool
    on: str | None = None


def results(paper: Paper) -> tuple[Result, ...]:
    """Return the results that a paper's abstract reports, in reading order."""
    return read_results(paper.abstract or "")


def read_results(abstract: str) -> tuple[Result, ...]:
    """Return the results that a text reports, in reading order.

    >>> [(r.metric, r.value, r.unit, r.dataset) for r in read_results("72% accuracy on Toy.")]
    [('accuracy', '72', '%', 'Toy')]
    """
    if not any(char.isdigit() for char in abstract):
        return ()
    return tuple(result for span in sentences(abstract) for result in _of_sentence(abstract, span))


def _of_sentence(abstract: str, span: Span) -> list[Result]:
    """Return the results of one sentence."""
    text = abstract[span.start : span.end]
    shape = _shape(text)
    if not shape:
        return []
    opening = dataset_opening(text)
    respectively = "respectively" in text
    found: list[tuple[int, Result]] = []
    for claim in _claims(shape):
        dataset = dataset_after(claim.on, 0) if claim.on else dataset_after(text, claim.end)
        if dataset and _METRIC.match(dataset):
            dataset = None
        sets = share_out(dataset, len(claim.values), respectively=respectively)
        comparison = claim.comparison or comparison_after(text, claim.end, over=claim.change)
        for (metric, number, value), measured_on in zip(claim.values, sets, strict=True):
            result = Result(
                metric=metric,
                value=value,
                unit=number.unit,
                bound=number.bound,
                dataset=measured_on or opening,
                comparison=comparison,
                sentence=text,
                start=span.start,
                end=span.end,
            )
            found.append((number.start, result))
    return [result for _, result in sorted(found, key=lambda pair: pair[0])]


def _shape(text: str) -> _Shape | None:
    """Return the shape of a sentence, None where nothing in it can be a result."""
    if len(text) > _LONGEST or _M in text or _N in text or not _LIKELY.search(text):
        return None
    gone = [match.span() for match in _NOT_RESULTS.finditer(text)]
    read = [n for n in numbers(text) if not any(a < n.end and n.start < b for a, b in gone)]
    if not read:
        return None
    measured = _measures(text)
    items: list[_Measure | Number] = [*measured, *read]
    items.sort(key=lambda item: (item.start, -item.end))
    pieces: list[str] = []
    measures: dict[int, _Measure] = {}
    values: dict[int, Number] = {}
    at = length = 0
    for item in items:
        if item.start < at:
            continue
        pieces.append(text[at : item.start])
        length += item.start - at
        if isinstance(item, Number):
            values[length] = item
            pieces.append(_N)
        else:
            measures[length] = item
            pieces.append(_M)
        length += 1
        at = item.end
    return _Shape(text, "".join(pieces) + text[at:], measures, values)


def _measures(text: str) -> list[_Measure]:
    """Return the measures that a sentence names, with the words that say which kind."""
    found: list[_Measure] = []
    for match in _METRIC.finditer(text):
        if found and _SCORE.fullmatch(match[0]) and match.start() - found[-1].end <= 1:
            found[-1] = found[-1]._replace(end=match.end())
            continue
        start = match.start()
        for word in reversed(text[max(0, start - _LONGEST_KIND) : start].split()):
            bare = word.lstrip("(")
            if bare.rstrip("-").lower() not in KINDS:
                break
            start = text.rindex(bare, 0, start)
        metric = METRICS[next(at for at in range(len(METRICS)) if match[f"m{at}"] is not None)]
        core = _SCORE_AFTER.sub("", match[0])
        core = core if _METRIC.fullmatch(core) else match[0]
        if core in {"score", "Score"}:
            named = _NAMED_SCORE.search(text, max(0, start - _LONGEST_KIND), start)
            start = named.start() if named else start
        core = "score" if _SCORE.fullmatch(core) else core
        name = text[start : match.start()] + core
        found.append(_Measure(start, match.end(), name, metric.scale))
    return found


def _claims(shape: _Shape) -> Iterator[_Claim]:
    """Yield what the patterns read, each number once."""
    used: set[int] = set()
    for pattern in _PATTERNS:
        for match in pattern.finditer(shape.shape):
            claim = _claim(shape, match, used)
            if claim:
                yield claim
                yield from _more(shape, match, claim, used)
    for match in _MARGIN.finditer(shape.shape):
        yield from _margins(shape, match, used)
    for match in _GAIN_OVER.finditer(shape.shape):
        yield from _gains(shape, match, used)


def _claim(shape: _Shape, match: re.Match[str], used: set[int]) -> _Claim | None:
    """Return what one match claims, None where its numbers cannot be values of its measure."""
    groups = match.groupdict()
    places = [match.start("n") + at for at, char in enumerate(match["n"]) if char == _N]
    read = [shape.numbers[place] for place in places]
    measures = _listed(shape, match, len(read))
    change = _change(groups.get("change"), read)
    if groups.get("change") == "points" and _REACHED.search(shape.shape[: match.start()]):
        change = ""
    if not used.isdisjoint(places) or not _is_own(shape, match, change):
        return None
    before = match.start("m") < match.start("n")
    fit = [
        _fits(shape.text if before else "", number, measure.scale, change=bool(change))
        for number, measure in zip(read, measures, strict=False)
    ]
    if not measures or not all(fit):
        return None
    used.update(places)
    values = [number.text for number in read]
    end, comparison = _offset(shape, match.end()), None
    if groups.get("to"):
        upper = shape.numbers[match.end("to") - 1]
        used.add(match.end("to") - 1)
        values, read = [f"{read[0].text} to {upper.text}"], [read[0]._replace(unit=upper.unit)]
    if groups.get("old"):
        old = shape.numbers[match.start("old")]
        used.add(match.start("old"))
        comparison = f"from {shape.text[old.start : old.end]}"
    paired = _PAIRED.match(shape.shape, match.end())
    if paired:
        used.add(paired.start("n"))
        other = shape.numbers[paired.start("n")]
        start = _offset(shape, paired.start()) + len(paired[0]) - len(paired[0].lstrip(" ,("))
        end = other.end
        comparison = _named(shape.text, start, end)
    scale = _OUT_OF.match(shape.shape, match.end())
    if scale:
        used.add(scale.start("n"))
        end = _offset(shape, scale.end())
        values[-1] += f" out of {shape.numbers[scale.start('n')].text}"
    names = [f"{change} in {measure.name}" if change else measure.name for measure in measures]
    told = tuple(zip(names, read, values, strict=True))
    return _Claim(told, end, comparison, bool(change))


def _listed(shape: _Shape, match: re.Match[str], count: int) -> list[_Measure]:
    """Return the measure of each of so many numbers, nothing where they cannot be told apart."""
    last = shape.measures[match.start("m")]
    others = match.groupdict().get("all") or ""
    if count == 1 or not others:
        return [last] * count
    start = min(match.start("all"), match.start("m"))
    end = max(match.end("all"), match.end("m"))
    measures = [shape.measures[at] for at in range(start, end) if shape.shape[at] == _M]
    return measures if len(measures) == count else []


def _change(word: str | None, read: list[Number]) -> str:
    """Return what a change is called, "" where the numbers are no change."""
    if word:
        return _CHANGES.get(word, "margin")
    told = any("point" in number.unit or number.text.startswith("+") for number in read)
    return "margin" if told else ""


def _named(text: str, start: int, end: int) -> str:
    """Return a comparison with another number, and with what says whose number that is."""
    if text.startswith(" for ", end):
        return compared(text, start, end + len(" for ")) or text[start:end]
    rest = _IN_BRACKETS.match(text, end)
    return text[start : rest.end() if rest else end]


def _more(shape: _Shape, match: re.Match[str], first: _Claim, used: set[int]) -> Iterator[_Claim]:
    """Yield the further numbers of a list: "0.7 on A, 0.6 on B and ...", "2% in C, 3% in D"."""
    metric, number, _ = first.values[-1]
    unit, at = number.unit, match.end()
    pattern = _MORE_CHANGES if first.change else _MORE
    while more := pattern.match(shape.shape, at):
        at, place = more.end(), more.start("n")
        number = shape.numbers[place]
        if place in used or number.unit != unit:
            return
        used.add(place)
        end = number.end
        if first.change:
            measure = shape.measures[more.start("m")]
            metric, end = f"{metric.partition(' in ')[0]} in {measure.name}", measure.end
        yield first._replace(values=((metric, number, number.text),), end=end)


def _margins(shape: _Shape, match: re.Match[str], used: set[int]) -> Iterator[_Claim]:
    """Yield by how much others were surpassed, where no measure is named."""
    further: re.Match[str] | None = match
    while further:
        places = [at for at in range(*further.span("n")) if shape.shape[at] == _N]
        read = [shape.numbers[place] for place in places]
        told_apart = len(read) == 1 or "respectively" not in shape.text
        if used.isdisjoint(places) and told_apart and all(map(_is_margin, read)):
            used.update(places)
            other = shape.text[_offset(shape, further.start("other")) :]
            other = other[: further.end("other") - further.start("other")]
            split = _ON.search(other)
            comparison, on = (other[: split.start()], split[0]) if split else (other, None)
            values = tuple(("margin", number, number.text) for number in read)
            yield _Claim(values, read[-1].end, f"over {comparison}", change=True, on=on)
        further = _MARGIN_TOO.match(shape.shape, further.end())


def _gains(shape: _Shape, match: re.Match[str], used: set[int]) -> Iterator[_Claim]:
    """Yield by how much something improved over something else, where no measure is named."""
    number = shape.numbers[match.start("n")]
    if match.start("n") not in used and _is_margin(number):
        used.add(match.start("n"))
        end = _offset(shape, match.end())
        name = _CHANGES[match["change"]]
        yield _Claim(((name, number, number.text),), end, None, change=True)


def _is_margin(number: Number) -> bool:
    """Tell whether a number can say by how much others were surpassed."""
    return number.unit in _MARGIN_UNITS or (not number.unit and number.text.startswith("+"))


def _is_own(shape: _Shape, match: re.Match[str], change: str) -> bool:
    """Tell whether what stands before a match leaves its numbers the paper's own values."""
    if match.groupdict().get("old"):
        return True
    start = match.start()
    before = shape.shape[max(0, start - _LOOK_BACK) : start]
    if _NOT_OWN.search(before):
        return False
    if match.groupdict().get("change") in {"point", "points"}:
        return _SURPASSING.search(shape.shape[:start]) is not None
    return bool(change) or match.start("n") > match.start("m") or not _CHANGING.search(before)


def _fits(text: str, number: Number, scale: Scale, *, change: bool) -> bool:
    """Tell whether a number can be a value, or a change, of a measure of this scale."""
    if number.unit in _COUNTS or (not number.unit and "." not in number.text):
        return False
    if change:
        return True
    if number.bound == "within" or _RELATIVE.match(text, number.end):
        return False
    if scale == "share":
        return number.unit in _SHARES and 0 <= number.value <= _FULL
    return bool(number.unit) or not _UNKNOWN_UNIT.match(text, number.end)


def _offset(shape: _Shape, place: int) -> int:
    """Return the offset in the sentence of a place in its shape."""
    items: list[tuple[int, _Measure | Number]] = [*shape.measures.items(), *shape.numbers.items()]
    before = [item for at, item in items if at < place]
    return place + sum(item.end - item.start - 1 for item in before)
