# Answers from the shards, as the browser gives them: docs/assets/search/score.js and engine.js are
# the same in JavaScript, and a test compares the two, and both with lunr on a whole index.
"""Search an index that was built."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lunr.exceptions import QueryParseError
from lunr.query import Clause, Query, QueryPresence
from lunr.query_parser import QueryParser

from generator.index.analysis import is_stop_word, split, stem
from generator.index.query import plain_words, rewrite, typed_word
from generator.index.reader import Index, ReadFile, Term

_COMPLETIONS: Final = 8
_FEW_COMPLETIONS: Final = 3
_SHORT: Final = 2
_SHORTEST_CORRECTED: Final = 3
_GAPS: Final = re.compile("([\\s\\-‐-–]+)")


class QueryError(ValueError):
    """A query that lunr cannot parse, with what it says about it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paper that was found.

    Attributes:
        score: As lunr gives it.
        paper: Its record, as the index holds it.
    """

    score: float
    paper: dict[str, object]


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    Attributes:
        total: Papers that match.
        query: The query in lunr's syntax, as it was scored.
        hits: The best of them.
        suggestion: The query with a typing error put right, or None.
    """

    total: int
    query: str
    hits: tuple[Hit, ...]
    suggestion: str | None = None


def search(
    read_file: ReadFile, query: str, top: int = 10, *, typing: bool = False, raw: bool = False
) -> Results:
    """Search an index.

    Args:
        read_file: Returns the bytes of a file, given its path below the index's folder.
        query: As a reader types it.
        top: How many hits are wanted.
        typing: Whether the last word may be unfinished.
        raw: Whether the query is lunr's, to be taken as it is.

    Raises:
        FormatError: The index is damaged or of another version.
        QueryError: A raw query that lunr cannot parse.
    """
    index = Index(read_file)
    completions = complete(index, query) if typing else []
    last = typed_word(query) if completions else None
    known = last is not None and index.look_up(stem(last)) is not None
    text = query if raw else rewrite(query, completions, known=known)
    ranked = rank(index, text) if text.strip() else []
    hits = tuple(Hit(score, index.paper(number)) for number, score in ranked[:top])
    suggestion = None if raw else _correct(index, query, completions)
    return Results(len(ranked), text, hits, suggestion)


def rank(index: Index, query: str) -> list[tuple[int, float]]:
    """Return the papers that match a query in lunr's syntax, best first, with their scores.

    Papers of equal score stand in the order of their numbers.

    Raises:
        QueryError: lunr cannot parse the query.
    """
    parsed = Query(index.fields)
    try:
        QueryParser(query, parsed).parse()
    except QueryParseError as error:
        raise QueryError(str(error)) from error
    clauses: list[Clause] = parsed.clauses
    expanded = [list(_expand(index, clause)) for clause in clauses]
    scores = _scores(index, clauses, expanded)
    if clauses and parsed.is_negated():
        scores = dict.fromkeys(range(index.documents), 0.0)
    for clause, terms in zip(clauses, expanded, strict=True):
        if clause.presence == QueryPresence.REQUIRED:
            holders = _holders(index, clause, terms)
            scores = {paper: score for paper, score in scores.items() if paper in holders}
        elif clause.presence == QueryPresence.PROHIBITED:
            for paper in _holders(index, clause, terms):
                scores.pop(paper, None)
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))


def _expand(index: Index, clause: Clause) -> Iterator[Term]:
    """Yield the terms of the index that a clause stands for, each once."""
    text = stem(clause.term) if clause.use_pipeline else clause.term
    if clause.edit_distance:
        yield from _named(index, lambda term: matches_fuzzy(text, clause.edit_distance, term))
    elif "*" not in text:
        found = index.look_up(text)
        if found:
            yield found
    elif text.startswith("*"):
        yield from _named(index, lambda term: matches_pattern(text, term))
    else:
        for entry in index.beginning(text[: text.index("*")]):
            if matches_pattern(text, entry.term):
                yield entry


def _named(index: Index, wanted: Callable[[str], bool]) -> Iterator[Term]:
    for term in index.terms:
        if wanted(term) and (found := index.look_up(term)):
            yield found


def _scores(
    index: Index, clauses: Sequence[Clause], expanded: Sequence[Sequence[Term]]
) -> dict[int, float]:
    """Return lunr's score of each paper that has a wanted term: a cosine for each field, summed.

    Weights are summed in whole thousandths, to which lunr rounds them, so that sums are exact.
    """
    boosts: dict[tuple[str, int], int] = defaultdict(int)
    known: dict[str, Term] = {}
    for clause, terms in zip(clauses, expanded, strict=True):
        if clause.presence != QueryPresence.PROHIBITED:
            for term in terms:
                known[term.term] = term
                for name in clause.fields:
                    boosts[term.term, index.fields.index(name)] += clause.boost
    sums: list[dict[int, int]] = [defaultdict(int) for _ in index.fields]
    for term in known.values():
        _add_term(index, term, boosts, sums)
    scores: dict[int, float] = defaultdict(float)
    for field, own in enumerate(sums):
        length = math.sqrt(sum(boost**2 for (_, at), boost in boosts.items() if at == field))
        for paper, total in own.items():
            scores[paper] += total / 1000 / length if length else 0.0
    return scores


def _add_term(
    index: Index, term: Term, boosts: dict[tuple[str, int], int], sums: list[dict[int, int]]
) -> None:
    lists = term.lists(index.numbers)
    count = sum(len(own.papers) for own in lists)
    idf = math.log(1 + abs((index.documents - count + 0.5) / (count + 0.5)))
    k1, b = index.k1, index.b
    for own in lists:
        if (term.term, own.field) not in boosts:
            continue
        boost = boosts[term.term, own.field]
        average = index.totals[own.field] / index.documents
        total = sums[own.field]
        for at, (paper, times) in enumerate(zip(own.papers, own.times, strict=True)):
            length = own.lengths[at] if own.lengths else index.lengths[paper]
            weight = idf * ((k1 + 1) * times) / (k1 * (1 - b + b * (length / average)) + times)
            total[paper] += boost * round(round(weight * index.boosts[own.field], 3) * 1000)


def _holders(index: Index, clause: Clause, terms: Sequence[Term]) -> set[int]:
    return {
        paper
        for term in terms
        for own in term.lists(index.numbers)
        if index.fields[own.field] in clause.fields
        for paper in own.papers
    }


def matches_pattern(pattern: str, word: str) -> bool:
    """Say whether lunr's token set for a term with wildcards accepts a word."""
    parts = pattern.split("*")
    if len(parts) == 1:
        return pattern == word
    first, *middle, last = parts
    if not word.startswith(first) or len(word) < len(first) + len(last):
        return False
    at = len(first)
    end = len(word) - len(last)
    for part in middle:
        found = word.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return word.endswith(last)


def matches_fuzzy(term: str, distance: int, word: str) -> bool:
    """Say whether lunr's token set for a term and an edit distance accepts a word.

    As in lunr, an edit is an insertion, a deletion, a substitution or a transposition of
    neighbours, and what was transposed may be edited again; an asterisk stands for one character.
    """
    dead: set[tuple[str, int, int]] = set()

    def walk(rest: str, edits: int, at: int) -> bool:
        if abs(len(rest) - (len(word) - at)) > edits or (rest, edits, at) in dead:
            return False
        if not rest and at == len(word):
            return True
        more = at < len(word)
        both = more and rest != ""
        found = (both and rest[0] in {word[at], "*"} and walk(rest[1:], edits, at + 1)) or (
            edits > 0
            and (
                (more and walk(rest, edits - 1, at + 1))
                or (rest != "" and walk(rest[1:], edits - 1, at))
                or (both and walk(rest[1:], edits - 1, at + 1))
                or (
                    more
                    and len(rest) > 1
                    and rest[1] in {word[at], "*"}
                    and walk(rest[0] + rest[2:], edits - 1, at + 1)
                )
            )
        )
        if not found:
            dead.add((rest, edits, at))
        return found

    return walk(term, distance, 0)


def complete(index: Index, query: str) -> list[str]:
    """Return common words that begin with what is being typed, the commonest first."""
    prefix = typed_word(query)
    if not prefix or not index.documents:
        return []
    limit = _COMPLETIONS if len(prefix) > _SHORT else _FEW_COMPLETIONS
    terms, tops = index.shard(index.place(prefix))
    if prefix in tops:
        return tops[prefix][:limit]
    known = [
        (-count, word)
        for term in terms.values()
        for word, count in term.words
        if word.startswith(prefix)
    ]
    return [word for _, word in sorted(known)[:limit]]


def _correct(index: Index, query: str, completions: Sequence[str]) -> str | None:
    """Return the query with each word that no paper has put right, or None."""
    words = [word for word in plain_words(query) if not is_stop_word(word)]
    if completions:
        words = words[:-1]
    better = {
        word: near
        for word in words
        if not index.look_up(stem(word)) and (near := nearest(word, index.words))
    }
    if not better:
        return None
    changed = "".join(better.get("".join(split(part)[0]), part) for part in _GAPS.split(query))
    return changed if changed != query else None


def nearest(word: str, words: dict[str, int]) -> str | None:
    """Return the commonest word, or pair of words, one typing error away, or None."""
    if len(word) < _SHORTEST_CORRECTED:
        return None
    near = [
        (-count, other)
        for other, count in words.items()
        if abs(len(other) - len(word)) <= 1 and matches_fuzzy(word, 1, other)
    ]
    near += [
        (-min(words[word[:at]], words[word[at:]]), f"{word[:at]} {word[at:]}")
        for at in range(2, len(word) - 1)
        if word[:at] in words and word[at:] in words
    ]
    return min(near)[1] if near else None
