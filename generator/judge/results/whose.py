# A sentence that boasts names others' numbers too: the baseline's, the humans', last year's. What
# stands before a number tells whose it is. Where that leaves a doubt ("outperforms X with 70%") the
# number is left out: a baseline's number shown as the paper's own is the worst thing to get wrong.
"""Tell whether a number in a sentence is the paper's own value."""

from __future__ import annotations

import re

from generator.judge.results.shape import M, N

_LOOK_BACK = 200  # characters
# Not the paper's own value, or not a value but a range, whether it tells a level or a change.
_NOT_OWN = re.compile(
    rf"\b(?:surpass|exceed|pass|cross)(?:es|ed|ing|s)? (?:an? |the )?\Z|"
    rf"\bbetween (?:{N}(?: and| to) )?\Z|{N}(?: to| ?-) \Z|"
    rf"\b(?:cost|expense|penalty|loss|price)s? of (?:only )?\Z|"
    rf"\bby {N} {M}(?:(?!achiev|reach|attain|obtain)[^.;])*\Z|"
    rf"\b(?:gain|improvement|increase|boost)s? of {N}(?: {M})?[^.;]*\Z|"
    rf"\b(?:gap|margin|difference)s?\b[^,;()]{{0,60}}\Z|"
    rf"\b(?:gap|margin|difference|gain)s?,? (?:i\.e\.|e\.g\.|namely)[^;]*\Z|"
    r"\b(?:than|compared (?:to|with)|comparison (?:to|with)|versus|vs\.?|against)\b"
    r"[^,;()]{0,90}(?:\([^()]*)?\Z"
)
# An opening that compares ends with its comma: "Compared to X, we reach".
_OPENING = re.compile(
    r"\A\W*(?:When |In |As |Even )?(?:[Cc]ompar\w+|[Cc]ontrast|[Rr]elative|[Uu]nlike|[Aa]gainst)"
    r"\b[^,;]*,"
)
_OWN_AGAIN = (
    r"(?<!which )(?<!that )(?<!who )(?:achiev|reach|attain|obtain|yield)|scor(?:es|ed|ing)\b|"
    r"result(?:s|ed|ing)? in|\bwe\b|\bours?\b|\bits?\b|, with\b|"
    r"\bwhile (?:giving|having|keeping)|deliver|produc|;"
)
# After these others are spoken of, until a word that speaks of the paper again.
_CONTRAST = re.compile(
    r"\b(?:than|compar\w+ (?:to|with|against)|in comparison|versus|vs\.?|relative to|as opposed to|"
    r"rather than|instead of|outperform\w*|surpass\w*|beat(?:s|ing)?|on par with|similar to|"
    r"comparable (?:to|with)|close to|followed by|superior to|competitive (?:to|with)|up from|"
    rf"down from|improv\w+ (?:over|upon|on))\b(?:(?!{_OWN_AGAIN}).)*\Z",
    re.DOTALL,
)
_WORDS = r"(?:[\w-]+ ){0,3}?"
_WORKS = (
    r"(?:method|approach|model|system|technique|work|algorithm|network|architecture|baseline|"
    r"solution|detector|classifier|tool|framework|LLM|VLM|MLLM|LMM|net|agent|metric|measure|"
    r"benchmark|polic|controller|estimator|planner)\w*"
)
# Whose value is no achievement of the paper's, where the same clause speaks of them.
_OTHERS = re.compile(
    r"\b(?:humans(?! and)|"
    r"human (?:experts?|performance|annotators?|participants?|raters?|readers?|level|baselines?|"
    r"subjects?|accuracy|scores?|upper)|"
    r"(?:existing|previous|prior|conventional|traditional|vanilla|other|earlier|na[iï]ve|current|"
    r"competing|original|standard|common|typical|classical|well-known|state-of-the-art) "
    rf"{_WORDS}{_WORKS}|(?:previous|prior|existing) {_WORDS}(?:results?|records?|best|state|art|"
    rf"ones?)|(?<!our )baselines?|competitors?|counterparts?(?:,[^,;]{0, 40} which)?|"
    rf"control {_WORKS}|controls|"
    r"random(?:ly)? (?:guess\w*|chance|baseline)|chance(?: level)?|random(?= \Z)|"
    r"(?:second|next)[- ]best|runner-?up|state of the art (?:is|of)|without (?:it|our|the))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[;:]|,(?= )|\b(?:while|whereas|but|although|though|which|when|where|we|our|it|"
    r"(?:and|by) (?:achiev|reach|attain|obtain|yield|ha[sd]|gives?|shows?)\w*)\b"
)
# Before a number whose measure follows: "boosts X with an average of 8.3 BLEU" tells a change.
_CHANGING = re.compile(
    rf"\b(?:improv|boost|increas|reduc|rais|gain|outperform|surpass|enhanc|decreas|lower|"
    rf"lose|losing|lost|loss|sacrific|drop|degrad|suffer|cost|forfeit)\w*"
    rf"(?:(?!achiev|reach|attain|obtain|yield|scor| to {N})[^{M}{N},;()]){{0,70}}(?<! to )\Z"
)
# "Boosts accuracy (3%)" and "enhances accuracy (3% on average)": a change or a level, who knows.
_CHANGED = re.compile(
    r"\b(?:improv|enhanc|boost|increas|reduc|decreas|rais|lower)(?:e|es|ing) (?:[\w-]+ ){0,3}\Z|"
    r"\b(?:improved|enhanced|boosted|increased|reduced|decreased|raised|lowered) (?:[\w-]+ )?\Z"
)
_DENIED = re.compile(
    r"\b(?:none|not(?! only)|fail(?:s|ed)?|cannot|neither|nor|unable|never|rarely|hardly)\b"
    r"[^,;]{0,50}\Z",
    re.IGNORECASE,
)
# "Sometimes 90%", "for many of them even 100%": no value of the whole.
AT_TIMES = r"(?:sometimes|occasionally|in (?:some|many|certain|a few) cases)"
_IN_PART = re.compile(
    rf"\b{AT_TIMES}\b[^.;]{{0,40}}\Z|"
    r"\A(?:For|In|On) (?:many|some|certain|a few) [^;]*\Z"
)
# "Others have reached", without a word of the paper itself.
_HISTORY = re.compile(
    r"\A(?!.*\b(?:[Ww]e|[Oo]urs?|[Oo]ur|proposed|[Tt]his|[Tt]hese|[Ii]ts?|[Tt]hey|[Rr]esults?)\b)"
    r".*\b(?:have|has) (?:\w+ )?(?:achiev|reach|attain|obtain)\w*(?:(?!\bwe\b)[^;])*\Z",
    re.DOTALL,
)
_HUMANS = re.compile(
    r"\b(?:[Hh]umans|human (?:experts|participants|annotators|readers)) (?:[a-z]+ )?(?:recogni[sz]|"
    r"achiev|perform|reach|scor|attain|obtain|solv|answer|identif|detect|classif|distinguish)"
    r"(?:(?!\b(?:we|our|it|the proposed)\b)[^;])*\Z"
)
# Others' work, cited; and what was asked for rather than reached.
_CITED = re.compile(
    r"\bet al\b(?:(?!\b(?:we|ours?)\b)[^;])*\Z|"
    r"(?<!our )\b(?:datasets?|benchmarks?|corpus|competition|challenge),? (?:which|that|where)\b"
    r"[^,;]*\Z"
)
_WANTED = re.compile(
    r"\b(?:when|if|once|until|unless) (?:the |an? |its |their )?\Z|"
    r"\bi\.e\.,?(?! the)[^,;]{0,60}\Z|"
    r"\b(?:requir\w+|needed|needs?|necessary|aim(?:s|ed|ing)?|goal|targets?|threshold|criterion|"
    r"assum\w+|suppose|given|guarantee\w*|should|must|could|would|may|might|if)\b"
    r"[^,;]{0,60}\Z"
)
# The number before is of the same list, which could not be read as a whole.
_CUT_LIST = re.compile(rf"{N}(?:,|,? and|,? or| ?/)? ?\Z")
# A list goes on, and what holds for its first holds for all: "1.7 mAP on A and 3.3 mAP".
_LIST_BEFORE = re.compile(
    rf"(?:{N} ?\(?{M}|{M}[^,;{M}{N}]{{0,20}}{N}) ?\)?"
    rf"(?: (?:on|for|in|over|at) [^,;{M}{N}]{{1,60}})?"
    r"(?:,|,? and|,? or) (?:an? |the )?\Z"
)
# "While X achieves", "For the same budget, X has": someone else's, unless the subject is our own.
_ASIDE = re.compile(
    r"(?:\b(?:while|whereas)\b(?! [\w-]+ing\b)|"
    r"\A(?:For (?:comparison|reference)\b|(?:In|By) contrast,)|"
    r"\A(?:For|At|With|Under|Given|Using) (?:the |a )?(?:same|similar|comparable)\b)"
    r"(?:(?!\b(?:we|ours?|its?|the proposed|this)\b)[^;])*\Z",
    re.IGNORECASE,
)
_CHANGE_OF = re.compile(
    r"\b(improvement|gain|increase|boost|rise|reduction|decrease|drop|decline|degradation|"
    r"enhancement)s? (?:in|of|on|for) (?:the |an? )?(?:[\w-]+ ){0,2}\Z"
)
_CHANGE_BRACKET = re.compile(
    r"\b(improvement|gain|increase|boost|rise|reduction|decrease|drop|decline|degradation|margin)"
    r"s? ?\((?:[a-z., ]{0,14})\Z"
)
_BY = re.compile(
    r"\bby (?:an? |the )?(?:(?:average|mean|absolute|relative|additional|overall|total|margin of|"
    r"up to) )*\Z"
)


_OF_OTHERS = (_CONTRAST, _DENIED, _ASIDE, _CITED, _WANTED, _HUMANS, _HISTORY)


def is_own(before: str, *, change: bool, first: bool, paired: bool) -> bool:
    """Tell whether what stands before a measure and its number leaves them the paper's own.

    Args:
        before: The shape of the sentence up to there.
        change: Whether the number tells a change rather than a level.
        first: Whether the match begins with the number.
        paired: Whether another's number follows for comparison: then this one is the paper's.
    """
    while listed := _LIST_BEFORE.search(before, max(0, len(before) - _LOOK_BACK)):
        before, first = before[: listed.start()], listed[0][0] == N
    sentence_start = len(before) <= _LOOK_BACK
    before = before[-_LOOK_BACK:]
    if _NOT_OWN.search(before) or (first and _CUT_LIST.search(before)):
        return False
    if _IN_PART.search(before):
        return False
    if change or paired:
        return True
    if sentence_start:
        before = _OPENING.sub("", before)
    if any(sign.search(before) for sign in _OF_OTHERS):
        return False
    if (_CHANGING if first else _CHANGED).search(before):
        return False
    return not _others_speak(before)


def _others_speak(before: str) -> bool:
    """Tell whether the clause that ends here is about someone else."""
    start = max((edge.end() for edge in _CLAUSE.finditer(before)), default=0)
    return _OTHERS.search(before, start) is not None


def change_before(before: str, *, first: bool) -> str:
    """Return the word for a change that stands before a match, "" where there is none.

    Args:
        before: The shape of the sentence up to the match.
        first: Whether the number stands before its measure: "gains (N M)"; else it is "a gain in
            M of N" or "by an M of N".
    """
    change = (_CHANGE_BRACKET if first else _CHANGE_OF).search(before)
    if change:
        return change[1]
    return "by" if not first and _BY.search(before) else ""
