# What only the whole collection knows about its words: which pairs are phrases, which spellings
# are the same word, what an abbreviation stands for. All of it goes into the documents' tokens,
# so that a query needs no table: "finetuning", "fine-tuning" and "fine tuning" share a term,
# "PEFT" and what it stands for share documents. lunr then sees nothing but tokens.
"""Learn phrases, spellings and abbreviations from a collection; make a document's tokens."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from sys import intern
from typing import Final

import numpy as np

from generator.index.analysis import STEMS, is_stop_word, split, stem, title_key
from generator.index.documents import Document, nickname
from generator.index.pairs import Pair, Words, count

FIELDS: Final = ("title", "abstract", "authors", "themes", "identifiers")

Text = tuple[list[str], list[str]]

# A pair of words is a phrase when at least this many papers, and one in so many, have it.
_PHRASE_PAPERS: Final = 2
_PHRASE_SHARE: Final = 2000
# In a larger collection a hyphen seen in a single paper is not worth a term.
_SMALL: Final = 2000
# "finetuning" is also "fine tuning" where the pair has at least a tenth of its papers.
_SPELLING_SHARE: Final = 0.1
_SHORTEST_SPELLING: Final = 4
_HYPHEN_SHARE: Final = 0.05
_LONG_FORM_SHARE: Final = 0.5
_LONG_FORM_CHARACTERS: Final = 100

_IN_BRACKETS: Final = re.compile(r"\(([A-Za-z][A-Za-z0-9-]{1,11})\)")
_BEFORE_BRACKETS: Final = re.compile(r"(?<![\w-])([A-Z][A-Za-z0-9-]{1,11}) \(([^()]{4,100})\)")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """What a short form stands for in this collection.

    Attributes:
        short: The short form as written, without a plural s: ``PEFT``.
        words: The long form's words, folded: ``("parameter", "efficient", "fine", "tuning")``.
        terms: Their terms.
        tokens: The words and the terms that pairs of them share.
    """

    short: str
    words: tuple[str, ...]
    terms: tuple[str, ...]
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a collection says of its words.

    Attributes:
        phrases: Pairs of words that share a token when they meet, and that token.
        spellings: A word to the two words it is also written as.
        abbreviations: By the term of the short form.
        long_forms: By the first two terms of the long form: all its terms, and the short form.
    """

    phrases: Mapping[Pair, str]
    spellings: Mapping[str, Pair]
    abbreviations: Mapping[str, Abbreviation]
    long_forms: Mapping[Pair, tuple[tuple[tuple[str, ...], str], ...]]


def learn(documents: Sequence[Document], texts: Sequence[tuple[Text, Text]]) -> Vocabulary:
    """Return what a collection says of its words.

    Args:
        documents: The collection, in an order that does not depend on chance.
        texts: For each document its title and abstract, split.
    """
    words = count(texts)
    spellings = _spellings(words)
    known = _phrases(len(documents), words) | frozenset(spellings.values())
    phrases = {pair: intern(pair[0] + pair[1]) for pair in known}
    abbreviations = {
        term: replace(own, tokens=tuple(_with_phrases(_spaced(own.words), phrases, spellings)))
        for term, own in _abbreviations(documents).items()
    }
    return Vocabulary(phrases, spellings, abbreviations, _long_forms(abbreviations))


def _spaced(words: Sequence[str]) -> Text:
    return list(words), [" "] * len(words)


def _spellings(words: Words) -> dict[str, Pair]:
    """Return each word that is also written as two, and the two it is mostly written as."""
    numbers = words.numbers
    splits = [
        (word, pair)
        for word in numbers
        if len(word) >= _SHORTEST_SPELLING and not word.isdigit()
        for at in range(1, len(word))
        if (pair := (word[:at], word[at:]))[0] in numbers and pair[1] in numbers
    ]
    alone = words.papers[[numbers[word] for word, _ in splits]]
    meet = words.pairs.of(np.array([words.key(pair) for _, pair in splits], np.int64))
    best: dict[str, tuple[int, Pair]] = {}
    for at in np.flatnonzero((meet > 0) & (meet >= _SPELLING_SHARE * alone)):
        word, pair = splits[at]
        best[word] = max(best.get(word, (0, pair)), (int(meet[at]), pair))
    return {word: pair for word, (_, pair) in sorted(best.items())}


def _phrases(total: int, words: Words) -> frozenset[Pair]:
    """Return the pairs that many papers have, and those that are rather written with a hyphen."""
    pairs, hyphened = words.pairs, words.hyphened
    often = pairs.keys[pairs.papers >= max(_PHRASE_PAPERS, total // _PHRASE_SHARE)]
    tight = hyphened.papers >= (1 if total <= _SMALL else 2)
    keys, marks = hyphened.keys[tight], hyphened.papers[tight]
    found = words.pairs_of(keys)
    joined = [words.numbers.get(one + other) for one, other in found]
    as_one = np.array([0 if at is None else words.papers[at] for at in joined], np.int64)
    rather = marks + as_one >= _HYPHEN_SHARE * pairs.of(keys)
    return frozenset((*words.pairs_of(often), *(found[at] for at in np.flatnonzero(rather))))


def _abbreviations(documents: Iterable[Document]) -> dict[str, Abbreviation]:
    """Return for each short form the long form that most of its definitions give."""
    seen: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    written: dict[tuple[str, tuple[str, ...]], Abbreviation] = {}
    for document in documents:
        for short, long in _definitions(f"{document.title} . {document.abstract or ''}"):
            bare = short.removesuffix("s") if short[:-1].isupper() else short
            found = tuple(split(long)[0])
            term = "".join(split(bare)[0])
            terms = tuple(stem(word) for word in found)
            if len(term) > 1 and len(terms) > 1 and not is_stop_word(term):
                seen[term][terms] += 1
                written.setdefault((term, terms), Abbreviation(bare, found, terms))
    chosen = {}
    for term, forms in sorted(seen.items()):
        terms, n = min(forms.items(), key=lambda item: (-item[1], item[0]))
        if n >= _LONG_FORM_SHARE * forms.total():
            chosen[stem(term)] = written[term, terms]
    return chosen


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    """Yield (short, long) for "long form (SF)" and "SF (long form)"."""
    if "(" not in text:
        return
    for match in _IN_BRACKETS.finditer(text):
        before = text[max(0, match.start() - _LONG_FORM_CHARACTERS) : match.start()]
        if long := _long_form(match[1], before.rstrip()):
            yield match[1], long
    for match in _BEFORE_BRACKETS.finditer(text):
        if (long := _long_form(match[1], match[2])) and len(long) == len(match[2]):
            yield match[1], long


def _long_form(short: str, before: str) -> str | None:
    """Return the end of a text that spells out a short form, after Schwartz and Hearst (2003).

    From right to left each letter or digit of the short form must be found; the first one at the
    beginning of a word.
    """
    bare = short.removesuffix("s") if short[:-1].isupper() else short
    if sum(char.isupper() for char in bare) < 2:  # noqa: PLR2004
        return None
    wanted = [char for char in bare.lower() if char.isalnum()]
    lower = before.lower()
    at = len(lower) if len(lower) == len(before) else 0
    for rank in range(len(wanted) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            lower[at] != wanted[rank] or (rank == 0 and at > 0 and lower[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    long = before[at:]
    many = min(len(wanted) + 5, 2 * len(wanted))
    too_long = len(long.replace("-", " ").split()) > many
    return None if too_long or len(long) <= len(short) or short in long else long


def _long_forms(
    abbreviations: Mapping[str, Abbreviation],
) -> dict[Pair, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[Pair, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for abbreviation in abbreviations.values():
        terms = abbreviation.terms
        short = "".join(split(abbreviation.short)[0])
        found[terms[0], terms[1]].append((terms, short))
    return {two: tuple(sorted(forms)) for two, forms in sorted(found.items())}


def tokens(
    document: Document,
    text: tuple[Text, Text],
    names: Mapping[str, str],
    vocabulary: Vocabulary,
) -> dict[str, list[str]]:
    """Return what lunr is given for each field: a list of tokens, before its pipeline.

    Args:
        document: The paper.
        text: Its title and abstract, split.
        names: A theme's name as readers know it, by slug.
        vocabulary: What the collection says of its words.
    """
    title, abstract = text
    heading = _field(title, document.title, vocabulary)
    return {
        "title": heading,
        # The title counts as the abstract's first sentence: a word's weight then saturates over
        # both together, which ranks better than two fields that know nothing of each other.
        "abstract": heading + _field(abstract, document.abstract or "", vocabulary),
        "authors": split(" ; ".join(document.authors))[0],
        "themes": [
            token
            for theme in document.themes
            for token in _with_phrases(
                split(names.get(theme, theme)), vocabulary.phrases, vocabulary.spellings
            )
        ],
        "identifiers": _identifiers(document, title[0]),
    }


def _field(text: Text, written: str, vocabulary: Vocabulary) -> list[str]:
    """Return the tokens of a text, with the short forms of its long forms and the reverse."""
    found = _with_phrases(text, vocabulary.phrases, vocabulary.spellings)
    terms = list(map(STEMS.__getitem__, text[0]))
    present = set(terms)
    long_forms = vocabulary.long_forms
    for two in sorted(set(filter(long_forms.__contains__, pairwise(terms)))):
        for long, short in long_forms[two]:
            if STEMS[short] not in present and _contains(terms, long):
                found.append(short)
    for term in sorted(filter(vocabulary.abbreviations.__contains__, present)):
        known = vocabulary.abbreviations[term]
        if known.short in written and not _contains(terms, known.terms):
            found += known.tokens
    return found


def _contains(terms: list[str], long: tuple[str, ...]) -> bool:
    """Say whether a text has a long form's terms one after the other."""
    many = len(long)
    at = -1
    for _ in range(terms.count(long[0])):
        at = terms.index(long[0], at + 1)
        if tuple(terms[at : at + many]) == long:
            return True
    return False


def _with_phrases(
    text: Text, phrases: Mapping[Pair, str], spellings: Mapping[str, Pair]
) -> list[str]:
    """Return a text's words, the terms that pairs of them share, and their other spellings."""
    words, glues = text
    return [
        *words,
        *(
            token
            for token, glue in zip(map(phrases.get, pairwise(words)), glues[1:], strict=False)
            if token and glue
        ),
        *(part for word in filter(spellings.__contains__, words) for part in spellings[word]),
    ]


def _identifiers(document: Document, title: list[str]) -> list[str]:
    found: list[str] = []
    for identifier in (document.arxiv, document.doi):
        if identifier:
            found += split(identifier)[0]
    name, glues = split(nickname(document.title))
    found += name
    found += [
        first + second
        for first, second, glue in zip(name, name[1:], glues[1:], strict=False)
        if glue
    ]
    key = title_key(title)
    return [*found, key] if key else found
