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

from generator.judge.results.changes import (
    NOUN,
    VERB,
    change_of,
    changed,
    margin_or,
    qualified,
)
from generator.judge.results.compared_with import (
    compared,
    comparison_after,
    sure_comparison,
    sure_rival,
)
from generator.judge.results.measured_on import (
    dataset_after,
    dataset_opening,
    share_out,
    still_opening,
    sure_dataset,
)
from generator.judge.results.metrics import Scale
from generator.judge.results.numbers import Number
from generator.judge.results.shape import M as _M
from generator.judge.results.shape import Measure, Shape, may_tell, shape_of
from generator.judge.results.shape import N as _N
from generator.judge.results.whose import AT_TIMES, change_before, is_own
from generator.records import Paper, Result
from generator.sentences import Span, sentences

_COUNTS = frozenset(("million", "billion", "thousand"))
_SHARES = frozenset(("", "%", "points", "percentage points"))
_FULL = 100
_MARGIN_UNITS = frozenset(("%", "points", "percentage points"))
# A value that moved, and values that only lie apart.
_MOVED = re.compile(
    r"\b(?:improv|increas|reduc|decreas|boost|rais|ris|rose|drop|lower|enhanc|fall|fell|declin|cut|"
    r"gr[oe]w|jump|climb|lift|push|bring|brought|gain|elevat|degrad|plummet|surg)\w*"
)
_SPREAD = re.compile(r"\b(?:rang|var[yi]|span|differ)\w*")
# "Whereas X gains 2%, ours gains 3%".
_WHEREAS = re.compile(r"\b[Ww]hereas\b[^,]*\Z|^While\b[^,]*\Z")
_WE_THEN = re.compile(r", (?:we|ours?|the proposed|this)\b")
_SEVERAL = re.compile(
    r"\A(?:two|three|four|five|six|seven|eight|nine|ten|\d+|both|several|various|multiple|many) |"
    r"\b(?:datasets|benchmarks|sets|tasks|corpora|suites|domains|splits|cohorts)\b"
)
_IN_BRACKETS = re.compile(r" [^(),;]{1,60}(?=\))")

# "A maximum improvement of 5%"; "90% and more".
_MOST = re.compile(r"\b(maximum|minimum)(?: [a-z-]+){0,3} \Z")
# "Lungs: DSC 0.96": what of it was measured.
_LABEL = re.compile(r"[(,;] ?(?P<part>[A-Za-z][\w/ -]{1,30}): \Z")
_SOMETIMES = re.compile(rf"\b{AT_TIMES},? \Z")
_OR_MORE = re.compile(
    r"\+| (?:\(approx|(?:and|or) (?:more|less|above|below|higher|lower|over|under|better)\b)"
)

_BEAT = r"(?:outperform|surpass|exceed|beat|improv\w* (?:over|upon))(?:s|ed|ing|es)?"
_FEW = r"(?:[\w'’-]+ ){0,3}?"
_FEW_PLAIN = r"(?:(?!(?:with|no|of|respectively|by|and|or|while|when|in|on)\b)[\w'’-]+ ){0,3}?"
_LIST = rf"(?P<n>{_N}(?:(?:, and |, | and | or | ?/ ?){_N})*)(?! to {_N})"
_NO_LIST = rf"(?!(?:,| and|, and) {_N})"
_RANGE = rf"(?P<n>{_N})(?P<to> to {_N})?"
_TAIL = rf"(?: (?:scores?|values?|levels?|rates?|coefficients?))?(?: \({_M}\))?"
_LINK = (
    r"(?:(?: (?:of|is|was|were|are|at|reached|reaches|reaching|exceeded|exceeds|achieved|"
    r"equal to))| ?[:=]| \()? ?"
)
_LISTED = rf"(?P<all>(?:{_M}(?:, and |, | and | ?/ ?))*)(?P<m>{_M})"
_IN_M = rf"(?:in|of) {_FEW}(?P<m>{_M})(?P<all>(?:(?:, and |, | and | ?/ ?){_M})*)"
_BY = (
    r"(?:an? |the |absolute |relative |average |on average |mean |large |wide |margins? |gains? |"
    r"of |points? )*"
)
# "High accuracy (0.02% MAPE)": the number belongs to the measure behind it.
_NOT_NEXT = rf"(?! {_M}(?! ?[(:=]? ?{_N}| of {_N}))"
# What follows a measure when its number is no level of it: "1% accuracy trade-off".
_NO_LEVEL = (
    r"(?:loss|drop|gap|trade-?off|decrease|degradation|improve|gain|increase|reduction|difference|"
    r"deviation|variation|penalty|cost|margin|boost|sacrifice|advantage|benefit|change|decline|overhead)"
)
# Each with the measure as group m, the numbers as n, and the word for a change where there is one.
_PATTERNS = (
    re.compile(
        rf"(?P<m>{_M})(?: (?!rang)[\w-]+){{0,2}}? \(?from (?P<old>{_N})[^{_M}{_N}.;]{{0,50}}? to "
        rf"(?P<n>{_N})"
    ),
    re.compile(rf"from (?P<old>{_N}) (?P<m>{_M}) to (?P<n>{_N})"),
    re.compile(
        rf"\b{VERB} {_FEW}(?P<m>{_M})(?: [a-z-]+){{0,5}}? by {_BY}{_RANGE}{_NO_LIST}{_NOT_NEXT}"
    ),
    re.compile(rf"\b{VERB} {_FEW}(?P<m>{_M}) (?P<n>{_N})"),
    re.compile(rf"\b{NOUN} of {_LIST} {_IN_M}"),
    re.compile(rf"{_LIST} {_FEW_PLAIN}{NOUN} {_IN_M}"),
    re.compile(rf"{_LIST} (?P<m>{_M}) (?:performance )?{NOUN}"),
    re.compile(rf"\b{NOUN} of (?P<n>{_N}) (?P<m>{_M})"),
    re.compile(rf"(?P<m>{_M}) {NOUN} (?:of|by) {_RANGE}"),
    re.compile(
        rf"\b(?P<change>by) {_BY}{_LIST} (?:(?:\([\w. ]*\) )?(?:in|on) {_FEW})?(?P<m>{_M})"
        rf"(?P<all>(?:(?:, and |, | and | ?/ ?){_M})*)"
    ),
    re.compile(rf"(?P<n>{_N}) (?P<m>{_M}) (?P<change>points?)\b"),
    re.compile(rf"\b(?:achiev|reach|obtain|attain)\w* {_FEW}(?P<n>{_N}) of (?P<m>{_M})(?! of)"),
    re.compile(rf"{_LISTED}{_TAIL}{_LINK}{_LIST}{_NOT_NEXT}"),
    re.compile(
        rf"{_LIST} (?P<m>{_M})(?! (?:[\w-]+ )?{_NO_LEVEL})"
        rf"(?! of (?!the art)|(?:,| and|, and) (?:an? |average |mean )*{_N}(?:,? and {_N})* {_M} "
        rf"(?:[a-z]+ )?(?:margin|gain|impr|incr|boost|reduc|enhanc|advant))"
    ),
)
_MARGIN = re.compile(
    rf"\b{_BEAT} (?P<other>[^{_M}{_N};:]{{2,90}}?) by {_BY}(?P<n>{_N}(?:(?:, and |, | and ){_N})*)"
    rf"(?! to {_N})"
)
_RIVAL = re.compile(
    rf"\b{_BEAT} (?P<other>(?:(?!\b{_BEAT}\b)[^{_M}{_N};:,]){{2,90}}?),? (?:by )?\Z"
)
_MARGIN_TOO = re.compile(rf" and (?P<other>[^{_M}{_N};:,]{{2,60}}?) by {_BY}(?P<n>{_N})")
_GAIN_OVER = re.compile(rf"(?P<n>{_N}) {_FEW}{NOUN} (?=over )")
_MORE = re.compile(
    rf"(?: (?:on|for|in) [^{_M}{_N}.;()]{{2,60}}?(?: \([^(){_M}{_N}]{{1,20}}\))?)?"
    rf"(?:,| and|, and) (?P<n>{_N})(?= (?:on|for|in) )"
)
_MORE_CHANGES = re.compile(
    rf"(?: \([^()]{{1,60}}\))?(?:,| and|, and) (?P<n>{_N}) in {_FEW}(?P<m>{_M})"
)
_PAIRED = re.compile(rf",? \(?(?:vs\.?|versus|v\.s\.|compared (?:to|with)|against) (?P<n>{_N})")
_ELSEWHERE = re.compile(r"\b(?:while|whereas|reduc\w+|requir\w+|sav\w+|us(?:es|ed|ing))\b")
_ON = re.compile(r"(?<!trained)(?<!tuned)(?<!based)(?<!built) (?:on|across) .*\Z", re.DOTALL)
_OUT_OF = re.compile(rf" out of (?P<n>{_N})")
_REACHED = re.compile(r"\b(?:achiev|obtain|reach|attain|scor)\w* (?:an? )?(?:[\w-]+ ){0,2}\Z")
_SURPASSING = re.compile(r"improv|outperform|surpass|exceed|better|gain|margin|boost|increas|beat")
# A noun right after a number that follows its measure: the number counts that ("1% data").
_NOUN_AFTER = re.compile(
    r" (?!(?:on|in|for|and|with|at|to|over|compared|across|when|while|by|from|vs|versus|as|which|"
    r"after|before|than|or|under|points?|is|was|are|were|per|out|without|within|among|against|"
    r"even|despite|given|whereas|but|of|if|that|between|under|both|the|a|an|its|our|thus|then|"
    r"via|only|where|w|v)\b|\w+(?:ing|ly|ed)\b)[a-z]+"
)
# After a margin: a measure that metrics.py does not know.
_OTHER_MEASURE = re.compile(r" [A-Z][A-Z\d]|(?<!%) [A-Z]")
# After a number without a unit: one that numbers.py does not know.
_UNIT_AFTER = re.compile(r" ?(?:[A-Zµμ°][A-Za-z]{0,3}|[a-z]+/[a-z]+)\b")
# After a number: "82% less than" is no value of what stands before it.
_RELATIVE = re.compile(
    r"\s?(?:±|\+/-|(?:less|lower|higher|more|better|greater|smaller|fewer|faster|worse|above|below)\b)"
)


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
    if not may_tell(abstract):
        return ()
    return tuple(result for span in sentences(abstract) for result in _of_sentence(abstract, span))


def _of_sentence(abstract: str, span: Span) -> list[Result]:
    """Return the results of one sentence."""
    text = abstract[span.start : span.end]
    shape = shape_of(text)
    claims = list(_claims(shape)) if shape else []
    if not claims:
        return []
    opening = dataset_opening(text)
    found: list[tuple[int, Result]] = []
    for claim in claims:
        comparison = claim.comparison
        if not comparison:
            comparison = comparison_after(text, claim.end, over=claim.change)
            comparison = sure_comparison(text, comparison, claim.end)
        sets = _measured_on(text, claim, opening, comparison)
        for (metric, number, value), dataset in zip(claim.values, sets, strict=True):
            result = Result(
                metric=metric,
                value=value,
                unit=number.unit,
                bound=number.bound,
                dataset=dataset,
                comparison=comparison,
                sentence=text,
                start=span.start,
                end=span.end,
            )
            found.append((number.start, result))
    return [result for _, result in sorted(found, key=lambda pair: pair[0])]


def _measured_on(
    text: str, claim: _Claim, opening: str | None, comparison: str | None
) -> list[str | None]:
    """Return what each number of a claim was measured on, None where that is not sure.

    Args:
        text: The sentence.
        claim: What was read in it.
        opening: The dataset with which the sentence opens.
        comparison: What the claim's numbers are compared with.
    """
    respectively = "respectively" in text
    several = len(claim.values) > 1
    dataset = dataset_after(text, claim.end)
    if not dataset and claim.on:
        dataset = dataset_after(claim.on, 0)
    if dataset and respectively and not several and " and " in dataset:
        dataset = None
    dataset = sure_dataset(text, dataset, claim.end, several=several)
    if dataset and comparison and comparison.removeprefix("over the ").startswith(dataset):
        dataset = None
    alike = several and claim.values[0][0] == claim.values[-1][0] and _is_several(dataset)
    sets = share_out(dataset, len(claim.values), respectively=respectively or alike)
    if respectively and several:
        return sets
    return [
        one or still_opening(text, opening, number.start)
        for one, (_, number, _) in zip(sets, claim.values, strict=True)
    ]


def _is_several(dataset: str | None) -> bool:
    """Tell whether a phrase names several datasets at once: "two real-world datasets"."""
    return dataset is not None and _SEVERAL.search(dataset) is not None


def _claims(shape: Shape) -> Iterator[_Claim]:
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


def _claim(shape: Shape, match: re.Match[str], used: set[int]) -> _Claim | None:
    """Return what one match claims, None where its numbers cannot be values of its measure."""
    groups = match.groupdict()
    places = [match.start("n") + at for at, char in enumerate(match["n"]) if char == _N]
    read = [shape.numbers[place] for place in places]
    if read[-1].unit:  # "0.8 and 1.2 mm"
        read = [number if number.unit else number._replace(unit=read[-1].unit) for number in read]
    measures = _listed(shape, match, len(read))
    change = _change(shape, match, read)
    open_end = any(_OR_MORE.match(shape.text, number.end) for number in read)
    if open_end or not used.isdisjoint(places) or not _is_own(shape, match, change):
        return None
    most = _MOST.search(shape.shape, 0, places[0]) if change else None
    if most and not read[0].bound:
        read = [number._replace(bound=most[1]) for number in read]
    before = match.start("m") < match.start("n")
    fit = [
        _fits(shape.text if before else "", number, measure.scale, change=bool(change))
        for number, measure in zip(read, measures, strict=False)
    ]
    if not measures or not all(fit) or any(measure.name == "score" for measure in measures):
        return None
    used.update(places)
    values = [number.text for number in read]
    if groups.get("to"):
        upper = shape.numbers[match.end("to") - 1]
        used.add(match.end("to") - 1)
        values, read = [f"{read[0].text} to {upper.text}"], [read[0]._replace(unit=upper.unit)]
    end, comparison = _against(shape, match, read[-1], used)
    if change == "margin" and not comparison:
        comparison = _over(shape, match.start())
    scale = _OUT_OF.match(shape.shape, match.end())
    if scale:
        used.add(scale.start("n"))
        end = shape.offset(scale.end())
        values[-1] += f" out of {shape.numbers[scale.start('n')].text}"
    if change:
        change = qualified(change, shape.shape, *match.span())
    names = [changed(change, measure.name) if change else measure.name for measure in measures]
    part = _LABEL.search(shape.text, 0, shape.measures[match.start("m")].start)
    if part and before and len(read) == 1:
        names = [f"{names[0]}, {part['part']}"]
    told = tuple(zip(names, read, values, strict=True))
    return _Claim(told, end, comparison, bool(change))


def _over(shape: Shape, place: int) -> str | None:
    """Return whom a margin is over that is told at a place of the shape: "beats X by 3 points"."""
    rival = _RIVAL.search(shape.shape, 0, place)
    if not rival:
        return None
    sure, _ = _rival(shape, rival)
    return f"over {sure}" if sure else None


def _rival(shape: Shape, match: re.Match[str]) -> tuple[str | None, str | None]:
    """Return whom a match names as surpassed, as far as that is sure, and on what it says so."""
    other = shape.text[shape.offset(match.start("other")) : shape.offset(match.end("other"))]
    split = _ON.search(other)
    named, on = (other[: split.start()], split[0]) if split else (other, None)
    return sure_rival(named), on


def _against(
    shape: Shape, match: re.Match[str], number: Number, used: set[int]
) -> tuple[int, str | None]:
    """Return where a match ends with the number it is compared with, and that comparison."""
    end, comparison = shape.offset(match.end()), None
    if match.groupdict().get("old"):
        old = shape.numbers[match.start("old")]
        used.add(match.start("old"))
        comparison = f"from {shape.text[old.start : old.end]}"
    paired = _PAIRED.match(shape.shape, match.end())
    if paired:
        used.add(paired.start("n"))
        other = shape.numbers[paired.start("n")]
        start = shape.offset(paired.start()) + len(paired[0]) - len(paired[0].lstrip(" ,("))
        end = other.end
        comparison = _named(shape.text, start, end)
        if number.unit and not other.unit:
            comparison = None
    return end, comparison


def _listed(shape: Shape, match: re.Match[str], count: int) -> list[Measure]:
    """Return the measure of each of so many numbers, nothing where they cannot be told apart."""
    last = shape.measures[match.start("m")]
    others = match.groupdict().get("all") or ""
    if last.joined and not others:
        if count == 1 and "respectively" not in shape.text:
            return [last]
        named = [last._replace(name=name) for name in last.joined]
        return named if len(named) == count else []
    if count == 1 or not others:
        # Numbers with commas alone between them may be those of several systems.
        told_apart = "respectively" in shape.text
        between = shape.shape[match.end("n") : match.start("m")]
        plain = count == 1 or (told_apart and " and " not in between)
        plain = plain or (not told_apart and " and " in match["n"])
        return [last] * count if plain else []
    start = min(match.start("all"), match.start("m"))
    end = max(match.end("all"), match.end("m"))
    measures = [shape.measures[at] for at in range(start, end) if shape.shape[at] == _M]
    return measures if len(measures) == count else []


def _change(shape: Shape, match: re.Match[str], read: list[Number]) -> str:
    """Return what the change is called that a match tells, "" where it tells a level."""
    word = match.groupdict().get("change")
    if word == "points" and _REACHED.search(shape.shape, 0, match.start()):
        return ""
    change = change_of(word) or _change_before(shape, match) or _told(read)
    return margin_or(shape.shape, match.start()) if change == "margin" else change


def _told(read: list[Number]) -> str:
    """Return what a change is called that only the numbers tell: "+3", "2 points"."""
    told = any("point" in number.unit or number.text.startswith("+") for number in read)
    return "margin" if told else ""


def _change_before(shape: Shape, match: re.Match[str]) -> str:
    """Return what a change is called that stands before its measure, "" where there is none."""
    if match.groupdict().get("old"):
        return ""
    first = match.start("m") > match.start("n")
    return change_of(change_before(shape.shape[: match.start()], first=first))


def _named(text: str, start: int, end: int) -> str:
    """Return a comparison with another number, and with what says whose number that is."""
    if text.startswith(" for ", end):
        return compared(text, start, end + len(" for ")) or text[start:end]
    rest = _IN_BRACKETS.match(text, end)
    return text[start : rest.end() if rest else end]


def _more(shape: Shape, match: re.Match[str], first: _Claim, used: set[int]) -> Iterator[_Claim]:
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
            metric, end = changed(metric.partition(" in ")[0], measure.name), measure.end
        yield first._replace(values=((metric, number, number.text),), end=end)


def _margins(shape: Shape, match: re.Match[str], used: set[int]) -> Iterator[_Claim]:
    """Yield by how much others were surpassed, where no measure is named."""
    further: re.Match[str] | None = match
    while further:
        places = [at for at in range(*further.span("n")) if shape.shape[at] == _N]
        read = [shape.numbers[place] for place in places]
        told_apart = len(read) == 1 or "respectively" not in shape.text
        plain = told_apart and not _ELSEWHERE.search(further["other"])
        plain = plain and not _SOMETIMES.search(shape.shape, 0, match.start())
        plain = plain and not _OTHER_MEASURE.match(shape.text, read[-1].end)
        if used.isdisjoint(places) and plain and all(map(_is_margin, read)):
            used.update(places)
            rival, on = _rival(shape, further)
            name = qualified("margin", shape.shape, *further.span())
            values = tuple((name, number, number.text) for number in read)
            if rival:
                yield _Claim(values, read[-1].end, f"over {rival}", change=True, on=on)
        further = _MARGIN_TOO.match(shape.shape, further.end())


def _gains(shape: Shape, match: re.Match[str], used: set[int]) -> Iterator[_Claim]:
    """Yield by how much something improved over something else, where no measure is named."""
    number = shape.numbers[match.start("n")]
    own = is_own(shape.shape[: match.start()], change=True, first=True, paired=False)
    if own and match.start("n") not in used and _is_margin(number):
        used.add(match.start("n"))
        end = shape.offset(match.end())
        name = qualified(change_of(match["change"]), shape.shape, *match.span())
        yield _Claim(((name, number, number.text),), end, None, change=True)


def _is_margin(number: Number) -> bool:
    """Tell whether a number can say by how much others were surpassed."""
    return number.unit in _MARGIN_UNITS or (not number.unit and number.text.startswith("+"))


def _is_own(shape: Shape, match: re.Match[str], change: str) -> bool:
    """Tell whether a match's numbers are the paper's own values."""
    start = match.start()
    if match.groupdict().get("old"):
        moved = _MOVED.search(shape.shape, 0, match.end())
        return moved is not None and not _SPREAD.search(shape.shape, start, match.start("n"))
    if match.groupdict().get("change") in {"point", "points"}:
        if not _SURPASSING.search(shape.shape, 0, start):
            return False
        change = change or "margin"
    before = shape.shape[:start]
    if _WHEREAS.search(before) and _WE_THEN.search(shape.shape, match.end()):
        return False
    return is_own(
        before,
        change=bool(change),
        first=match.start("n") == start,
        paired=_PAIRED.match(shape.shape, match.end()) is not None,
    )


def _fits(text: str, number: Number, scale: Scale, *, change: bool) -> bool:
    """Tell whether a number can be a value, or a change, of a measure of this scale."""
    if number.unit in _COUNTS or (not number.unit and "." not in number.text):
        return False
    if change:
        return scale != "share" or number.unit in _SHARES or number.unit == "×"
    if "within" in number.bound or _RELATIVE.match(text, number.end):
        return False
    if scale != "share" and not number.unit and _UNIT_AFTER.match(text, number.end):
        return False
    if _NOUN_AFTER.match(text, number.end) or (scale == "plain" and number.unit == "%"):
        return False
    return scale != "share" or (number.unit in _SHARES and 0 <= number.value <= _FULL)
