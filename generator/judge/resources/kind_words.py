# "A comprehensive, large-scale multimodal dataset for surgery" is a dataset; "a dataset
# distillation method" and "a framework for building datasets" are not. The first word that says
# what a thing is and ends its phrase decides; a preposition before any such word ends the search.
"""Read from a phrase whether what it describes is a dataset or a model."""

from __future__ import annotations

import re

from generator.records import ResourceKind

DATASET = (
    r"data ?sets?|benchmarks?|benchmark suites?|evaluation suites?|corpus|corpora|databases?"
    r"|test sets?|testbeds?|test collections?|data collections?|image collections?|leaderboards?"
)
MODEL = (
    r"models?|LLMs?|LMMs?|MLLMs?|VLMs?|LVLMs?|LMs?|MedVLMs?|networks?|architectures?|transformers?"
    r"|chatbots?|autoencoders?|encoders?|foundation models?|generalist|few-shot learner"
)
# What words of these two begin with, in lower case.
KIND_STEMS = (
    "dataset", "data set", "benchmark", "suite", "corpus", "corpora", "database", "test set",
    "testbed", "collection", "leaderboard", "model", "llm", "lmm", "vlm", "lms", "network",
    "architecture", "transformer", "chatbot", "encoder",
)  # fmt: skip
# What else a paper may bring: neither dataset nor model, so the look for a kind ends here.
_OTHER = (
    r"frameworks?|methods?|approach(?:es)?|algorithms?|strateg(?:y|ies)|pipelines?|systems?"
    r"|platforms?|tool(?:kit|box)?s?|library|libraries|package|packages|metrics?|techniques?"
    r"|schemes?|paradigms?|modules?|loss(?:es)?|tasks?|surveys?|studies|study|reviews?|agents?"
    r"|simulators?|environments?|solutions?|procedures?|mechanisms?|protocols?|objectives?"
    r"|adapters?|optimizers?|variants?|plugin|extension|software|code|way|baselines?|challenges?"
    r"|interfaces?|engine|layers?|attacks?|defen[sc]es?|estimators?|samplers?|planners?|policy"
    r"|policies|controllers?|robots?|recipes?|workflows?|formulations?|functions?|formalisms?"
    r"|languages?|tests?|analys[ie]s|theory|theories|classes"
)
_KIND_WORD = re.compile(
    rf"\b(?:(?P<dataset>{DATASET})|(?P<model>{MODEL})|(?P<other>{_OTHER}))(?![\w-])",
    re.IGNORECASE,
)
# A word that ends the part of a phrase in which its head can stand.
_TURN = re.compile(
    r"[;:()?!]|\.(?!\w)|(?<![\w-])(?:for|that|which|who|to|by|with|in|on|from|using|where|designed"
    r"|built|trained|based|consisting|comprising|containing|covering|can|is|are|we|via|through|as"
    r"|at|between|across|when|whose|while|towards?|without|under|over|into|capable of|aimed"
    r"|developed|has|have)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:of|and|or|specifically|tailored|focused|featuring|including|spanning|specialized"
    r"|specialised|collected|curated|annotated|composed|derived|created|constructed|fine-?tuned"
    r"|pre-?trained|named|called|dubbed|adapted|suitable|inspired|optimized|targeting|aiming"
    r"|encompassing|combining|integrating|providing|supporting|dedicated|captured|made|then"
    r"|sourced|extracted|paired|intended|exclusively|only|generated|available|focusing|known"
    r"|comprised|totaling|enabling|leveraging|pretraining|pre-training|learned|finetuned"
    r"|about|against|it|this|being|currently|equipped|evaluating|measuring|assessing)\b",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"\b(?:family|suite|collection|set|series|class|pair|group|version|number|combination|trio"
    r"|ensemble|repository|range)\s+\Z",
    re.IGNORECASE,
)
_ADJECTIVES = re.compile(r"(?: [a-z][\w-]*){0,3} ")
# How far a phrase is read, in characters.
REACH = 170
_NEAR = 60


def head_kind(phrase: str) -> ResourceKind | None:
    """Return what a phrase like "a large multimodal dataset for surgery" is about, if one of ours.

    >>> head_kind("a large-scale dataset of cells"), head_kind("a dataset distillation method")
    ('dataset', None)
    """
    phrase = phrase[:REACH]
    at = 0
    while word := _KIND_WORD.search(phrase, at):
        turn = _TURN.search(phrase, at, word.start())
        if turn is not None:
            return None
        of = phrase.rfind(" of ", at, word.start())
        if of >= 0 and not _COLLECTIVE.search(phrase[: of + 1]):
            return None
        if _ends_phrase(phrase, word.end()):
            if word["dataset"]:
                return "dataset"
            return "model" if word["model"] else None
        at = word.end()
    return None


def kind_right_after(text: str, start: int) -> ResourceKind | None:
    """Return the kind that follows a name at once: "X multilingual dataset"."""
    window = text[start : start + _NEAR]
    word = _KIND_WORD.search(window)
    if word is None or word["other"] or not _ADJECTIVES.fullmatch(window[: word.start()]):
        return None
    if turns(window[: word.start()]) or not _ends_phrase(window, word.end()):
        return None
    return "dataset" if word["dataset"] else "model"


def is_kind_word(word: str) -> bool:
    """Say whether a word says what something is: "dataset", "framework"."""
    return _KIND_WORD.fullmatch(word) is not None


def turns(phrase: str) -> bool:
    """Say whether a phrase goes on to something else than its head."""
    return _TURN.search(phrase) is not None


def _ends_phrase(phrase: str, end: int) -> bool:
    """Say whether a noun that ends here is its phrase's head, not the front of a compound."""
    rest = phrase[end:].lstrip()
    return (
        not rest
        or rest[0] in ",–—[\"'”"
        or _TURN.match(rest) is not None
        or _AFTER.match(phrase, end) is not None
    )
