# Which papers to read next, and why. Likeness comes from similarity.py; here six are chosen so
# that a reader can walk on and back (a link is worth a little more where it goes both ways, and
# no paper is left without one that leads to it), another version of the same paper is never
# offered, and each gets a reason made only of what both papers really hold: datasets and models
# they name, phrases both use as this paper writes them, themes they share.
"""Judge which other papers to read with each, and say why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.judge.similarity import (
    STOP_WORDS,
    Document,
    Matrix,
    Vectors,
    nearest,
    smoothed,
    stem,
    strongest,
    vectorise,
)
from generator.records import Entry, Mention, Related
from generator.text import ascii_lower, fold

_MOST = 6
# Papers this alike are one paper in two versions; measured without themes and resources.
_SAME = 0.55
# Below this two papers only happen to share words.
_LEAST = 0.05
_MUTUAL = 1.15
_LOOKED_AT = 24
_PHRASES = 3
_NAMES = 2
_THEMES = 2
# A phrase that more than this share of papers has tells nothing; single words must be rarer.
_PHRASE_SHARE = 0.15
_WORD_SHARE = 0.06
_FEW = 4
_SHORT = 4
_WORD = re.compile(r"[^\W_]+")
_JOINTS = frozenset({" ", "-", "‐", "‑", "–", "/"})
# Words that may stand in a telling phrase but tell nothing alone.
_PLAIN = frozenset(
    """
    ability access accuracy accurate across adapt additional advance advanced advantage aim
    algorithm allow apply area aspect average benefit broad build capability capable case category
    class combine common complex component compute condition consider consistent construct contain
    context create current data dataset deep define design detail direct diverse domain efficient
    enable enhance ensure error establish estimate example expert explore extend feature field find
    focus follow form full function fundamental future gap general generate good group help human
    identify impact increase individual inform information input insight integrate interest
    involve issue knowledge language lead learn learning level leverage limitation local low main
    maintain manner measure model modern multi multiple natural nature need network neural number
    object obtain open optimal order output parameter part pattern perform point possible power
    practical practice precision previous process produce public quality range rate real reduce
    relate relevant reliable remain report require requirement research resource response rich role
    sample scale score semantic sentence series set setting signal similar simple single size small
    source space specific standard step strategy strong structure success successful support
    system target technique test time tool top total train training type understand understanding
    unique update user valid value variety view visual way web wide word world year
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What reasons are made from, once for all papers."""

    entries: tuple[Entry, ...]
    vectors: Vectors
    theme_names: Mapping[str, str]
    theme_counts: Mapping[str, int]
    name_counts: Mapping[str, int]


def related(
    entries: Iterable[Entry], theme_names: Mapping[str, str] | None = None
) -> dict[str, tuple[Related, ...]]:
    """Return for each paper up to six others worth reading with it, closest first.

    Args:
        entries: The digest's papers with their themes and mentions.
        theme_names: How themes are called, by slug; without it a slug is shown as words.

    Returns:
        For each paper's id others with a reason; never the paper itself or another version of
        it, nor two versions of one. Independent of the order of the entries.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.paper.id))
    words = vectorise([_document(entry, ()) for entry in ordered])
    versions = _versions(ordered, words.matrix)
    vectors = vectorise([_document(entry, _features(entry)) for entry in ordered])
    chosen = _choose(smoothed(nearest(vectors.matrix)), versions)
    shared = _Shared(
        ordered,
        vectors,
        theme_names or {},
        Counter(theme for entry in ordered for theme in entry.themes),
        Counter(mention.name for entry in ordered for mention in entry.mentions),
    )
    result: dict[str, tuple[Related, ...]] = {}
    for place, others in enumerate(chosen):
        phrases = _Phrases(ordered[place])
        reasons = [(other, _reason(place, other, phrases, shared)) for other in others]
        result[ordered[place].paper.id] = tuple(
            Related(ordered[other].paper.id, reason) for other, reason in reasons if reason
        )[:_MOST]
    return result


def _document(entry: Entry, features: tuple[str, ...]) -> Document:
    """Return an entry as a text to compare."""
    return Document(entry.paper.title, entry.paper.abstract or "", features)


def _features(entry: Entry) -> tuple[str, ...]:
    """Return what is judged of an entry, as strings that are equal where entries share it."""
    return (
        *(f"theme {theme}" for theme in entry.themes),
        *(f"modality {modality}" for modality in entry.modalities),
        *(f"{mention.kind} {mention.name}" for mention in entry.mentions),
    )


def _versions(entries: Sequence[Entry], matrix: Matrix) -> tuple[int, ...]:
    """Return for each paper the first paper that is another version of it, itself if none is."""
    first = list(range(len(entries)))
    titles: dict[str, int] = {}
    for place, entry in enumerate(entries):
        title = fold(entry.paper.title)
        first[place] = titles.setdefault(title, place)
    cosines = nearest(matrix).tocoo()
    alike = cosines.data >= _SAME
    pairs = zip(cosines.row[alike].tolist(), cosines.col[alike].tolist(), strict=True)
    for one, other in sorted(pairs):
        root, low = _root(first, one), _root(first, other)
        first[max(root, low)] = min(root, low)
    return tuple(_root(first, place) for place in range(len(first)))


def _root(first: list[int], place: int) -> int:
    """Follow a paper to the first of its versions."""
    while first[place] != place:
        place = first[place]
    return place


def _choose(scores: Matrix, versions: Sequence[int]) -> list[list[int]]:
    """Return for each paper the places of up to six others, closest first, and a few in reserve."""
    near = strongest(scores, _LOOKED_AT)
    rows: list[dict[int, float]] = []
    ends = near.indptr.tolist()
    columns, values = near.indices.tolist(), near.data.tolist()
    for place in range(len(versions)):
        span = slice(ends[place], ends[place + 1])
        rows.append(dict(zip(columns[span], values[span], strict=True)))
    chosen: list[list[int]] = []
    for place, row in enumerate(rows):
        ranked = sorted(
            (-round(value * (_MUTUAL if place in rows[other] else 1), 6), other)
            for other, value in row.items()
            if value >= _LEAST and versions[other] != versions[place]
        )
        chosen.append(_one_a_version([other for _, other in ranked], versions))
    return _with_a_way_in(chosen)


def _one_a_version(ranked: list[int], versions: Sequence[int]) -> list[int]:
    """Return the places without those that are another version of one before."""
    seen: set[int] = set()
    kept: list[int] = []
    for place in ranked:
        if versions[place] not in seen:
            seen.add(versions[place])
            kept.append(place)
    return kept[: _MOST + 2]


def _with_a_way_in(chosen: list[list[int]]) -> list[list[int]]:
    """Give a paper that no list holds the last place in the list of its closest."""
    reached = {other for others in chosen for other in others[:_MOST]}
    for place, others in enumerate(chosen):
        if place in reached or not others:
            continue
        host = chosen[others[0]]
        if place in host:
            host.remove(place)
        host.insert(min(len(host), _MOST - 1), place)
    return chosen


class _Phrases:
    """How one paper writes the words and word pairs that comparing knows by their stems."""

    __slots__ = ("places", "text")

    def __init__(self, entry: Entry) -> None:
        self.text = f"{entry.paper.title}\n{entry.paper.abstract or ''}"
        self.places: dict[str, tuple[int, int]] = {}
        before: tuple[str, int, int] | None = None
        for match in _WORD.finditer(self.text):
            word = match[0].lower() if match[0].isascii() else ascii_lower(match[0])
            if word in STOP_WORDS or len(word) == 1 or word.isdecimal():
                before = None
                continue
            now = (stem(word), match.start(), match.end())
            self._note(now[0], now[1], now[2])
            if before and self.text[before[2] : now[1]] in _JOINTS:
                self._note(f"{before[0]} {now[0]}", before[1], now[2])
            before = now

    def _note(self, term: str, start: int, end: int) -> None:
        """Keep where a term stands first, in the abstract rather than the title's capitals."""
        known = self.places.get(term)
        if known is None or self.text.find("\n", known[0], start) >= 0:
            self.places[term] = (start, end)

    def written(self, start: int, end: int) -> str:
        """Return words as the paper has them, without a sentence's first capital."""
        return " ".join(
            word.lower() if word[1:].islower() or (not word.isalpha() and word.istitle()) else word
            for word in self.text[start:end].split()
        )


def _reason(place: int, other: int, phrases: _Phrases, shared: _Shared) -> str:
    """Return in words what two papers share, or nothing where that cannot be said."""
    this, that = shared.entries[place], shared.entries[other]
    names, told = _names(this, that, shared)
    said = _shared_phrases(place, other, phrases, shared, told)
    parts = names
    if said:
        quoted = ", ".join(f"“{phrase}”" for phrase in said)
        parts = [*parts, f"{'share' if parts else 'Share'} {quoted}"]
    if len(said) < _PHRASES and (themes := _themes(this, that, shared)):
        parts = [*parts, f"{'both' if parts else 'Both'} under {' and '.join(themes)}"]
    return "; ".join(parts)


def _names(this: Entry, that: Entry, shared: _Shared) -> tuple[list[str], set[str]]:
    """Return what to say of the datasets and models that both name, and their names."""
    own = {mention.name: mention for mention in this.mentions}
    theirs = {mention.name: mention for mention in that.mentions}
    both = sorted(own.keys() & theirs.keys(), key=lambda name: (shared.name_counts[name], name))
    brought = [name for name in both if _brings(own[name], theirs[name])]
    bringing = [name for name in both if _brings(theirs[name], own[name])]
    level = [name for name in both if name not in brought and name not in bringing]
    parts: list[str] = []
    if bringing:
        parts.append(f"Introduces {_listed(bringing[:_NAMES])}, which this paper names")
    if brought:
        word = "names" if parts else "Names"
        parts.append(f"{word} {_listed(brought[:_NAMES])}, which this paper introduces")
    if level:
        word = "both name" if parts else "Both name"
        parts.append(f"{word} {_listed(level[:_NAMES])}")
    return parts, set(both)


def _brings(one: Mention, other: Mention) -> bool:
    """Say whether one paper introduces what the other only names."""
    return one.introduced and not other.introduced


def _listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return " and ".join(names)


def _shared_phrases(
    place: int, other: int, phrases: _Phrases, shared: _Shared, told: set[str]
) -> list[str]:
    """Return the most telling phrases that both papers have, as this one writes them."""
    matrix = shared.vectors.matrix
    row, column = _row(matrix, place), _row(matrix, other)
    terms = shared.vectors.terms
    weights = sorted(
        (-round(row[key] * column[key], 9), terms[key], key) for key in row.keys() & column.keys()
    )
    spans: list[tuple[float, int, int]] = []
    for weight, term, key in weights:
        span = phrases.places.get(term)
        if span and _tells(term, int(shared.vectors.frequency[key]), len(shared.entries)):
            spans.append((weight, *span))
    known = {fold(name) for name in told}
    said: list[str] = []
    for start, end in _joined(spans):
        phrase = phrases.written(start, end)
        folded = fold(phrase)
        if any(folded in fold(one) or fold(one) in folded for one in said) or folded in known:
            continue
        said.append(phrase)
        if len(said) == _PHRASES:
            break
    return said


def _row(matrix: Matrix, place: int) -> dict[int, float]:
    """Return one row's entries by column."""
    start, end = matrix.indptr[place], matrix.indptr[place + 1]
    return dict(
        zip(matrix.indices[start:end].tolist(), matrix.data[start:end].tolist(), strict=True)
    )


def _tells(term: str, frequency: int, size: int) -> bool:
    """Say whether a reader learns something from two papers sharing a term."""
    parts = term.split(" ")
    if len(parts) > 1:
        plain = all(part in _PLAIN or len(part) < _SHORT for part in parts)
        return frequency <= max(_FEW, _PHRASE_SHARE * size) and not plain
    if term in _PLAIN or len(term) < _SHORT:
        return False
    return frequency <= max(_FEW, _WORD_SHARE * size)


def _joined(spans: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return the places, most telling first, with overlapping ones made one phrase."""
    merged: list[list[float | int]] = []
    for weight, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if merged and start < merged[-1][2]:
            last = merged[-1]
            last[0] = min(last[0], weight) + max(last[0], weight) / 2
            last[2] = max(last[2], end)
        else:
            merged.append([weight, start, end])
    merged.sort()
    return [(int(start), int(end)) for _, start, end in merged]


def _themes(this: Entry, that: Entry, shared: _Shared) -> list[str]:
    """Return the names of the rarest themes of both."""
    both = set(this.themes) & set(that.themes)
    rarest = sorted(both, key=lambda theme: (shared.theme_counts[theme], theme))[:_THEMES]
    return [shared.theme_names.get(theme, theme.replace("-", " ")) for theme in rarest]
