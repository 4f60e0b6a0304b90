# Which papers to read next, and why. Likeness comes from similarity.py; here six are chosen so
# that a reader can walk on and back: a link is worth a little more where it goes both ways, and a
# paper that no list holds gets the last place in one of its closest. Another version of the same
# paper is never offered. Each gets a reason made only of what both papers really hold: datasets
# and models they name, phrases as one of the two writes them, themes they share.
"""Judge which other papers to read with each, and say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from generator.judge.each import Each, jobs, one_by_one
from generator.judge.related.sayings import PHRASES, Said, Sayer
from generator.judge.related.similarity import (
    SAME,
    Document,
    Matrix,
    Vectors,
    nearest,
    smoothed,
    strongest,
    vectorise,
)
from generator.judge.stem import stem
from generator.records import Entry, Mention, Related
from generator.text import fold

_MOST = 6
# Themes and resources count into likeness, so versions are looked for from somewhat lower.
_MAYBE_SAME = 0.45
# Below this two papers only happen to share words.
_LEAST = 0.05
# So many others are offered for a lone phrase or theme; more need a better reason.
_AT_LEAST = 3
_MUTUAL = 1.15
_LOOKED_AT = 24
_NAMES = 2
_THEMES = 2
_THEME_SHARE = 0.25
_FEW = 4


@dataclass(frozen=True, slots=True)
class _Shared:
    """What reasons are made from, once for all papers.

    Attributes:
        said: The phrases found so far for two papers, which serve both ways.
        sayer: Finds those of two more.
    """

    entries: tuple[Entry, ...]
    theme_names: Mapping[str, str]
    theme_counts: Mapping[str, int]
    name_counts: Mapping[str, int]
    said: dict[tuple[int, int], Said]
    sayer: Sayer


def related(
    entries: Iterable[Entry],
    theme_names: Mapping[str, str] | None = None,
    lines: Sequence[str] | None = None,
    each: Each = one_by_one,
) -> dict[str, tuple[Related, ...]]:
    """Return for each paper up to six others worth reading with it, closest first.

    Args:
        entries: The digest's papers with their themes and mentions.
        theme_names: How themes are called, by slug; without it a slug is shown as words.
        lines: The papers' words from :meth:`Stems.lines`, in the order of the entries, if somebody
            has them already.
        each: Does a work to each of several jobs and returns what comes of them, in order.

    Returns:
        For each paper's id others with a reason; never the paper itself or another version of
        it, nor two versions of one. Independent of the order of the entries.
    """
    given = tuple(entries)
    order = sorted(range(len(given)), key=lambda place: given[place].paper.id)
    ordered = tuple(given[place] for place in order)
    vectors = vectorise(
        [_document(entry) for entry in ordered], lines and [lines[place] for place in order]
    )
    cosines = nearest(vectors.matrix)
    versions = _versions(ordered, vectors, cosines)
    chosen = _choose(smoothed(cosines), versions)
    sayer = Sayer(
        vectors,
        [f"{entry.paper.title}\n{entry.paper.abstract or ''}" for entry in ordered],
        [{fold(mention.name) for mention in entry.mentions} for entry in ordered],
    )
    shared = _Shared(
        ordered,
        theme_names or {},
        Counter(theme for entry in ordered for theme in entry.themes),
        Counter(mention.name for entry in ordered for mention in entry.mentions),
        _said(chosen, sayer, each),
        sayer,
    )
    links = Counter(other for others in chosen for other in others[:_MOST])
    return {
        ordered[place].paper.id: tuple(
            Related(ordered[other].paper.id, reason)
            for other, reason in _convincing(_reasons(place, others, shared), links)
        )
        for place, others in enumerate(chosen)
    }


def _convincing(
    reasons: Iterable[tuple[int, str, bool]], links: Counter[int]
) -> Iterator[tuple[int, str]]:
    """Yield up to six others with their reasons.

    A lone phrase, a theme alone or what two papers say only in passing is enough for the first
    few, and where nothing else leads to the other.
    """
    shown = 0
    for other, reason, telling in reasons:
        if telling or shown < _AT_LEAST or links[other] <= 1:
            yield other, reason
            shown += 1
        else:
            links[other] -= 1
        if shown == _MOST:
            return


def _document(entry: Entry) -> Document:
    """Return an entry as a text to compare."""
    return Document(entry.paper.title, entry.paper.abstract or "", _features(entry))


def _features(entry: Entry) -> tuple[str, ...]:
    """Return what is judged of an entry, as strings that are equal where entries share it."""
    return (
        *(f"theme {theme}" for theme in entry.themes),
        *(f"modality {modality}" for modality in entry.modalities),
        *(f"{mention.kind} {mention.name}" for mention in entry.mentions),
    )


def _versions(entries: Sequence[Entry], vectors: Vectors, cosines: Matrix) -> tuple[int, ...]:
    """Return for each paper the first paper that is another version of it, itself if none is."""
    first = list(range(len(entries)))
    titles: dict[str, int] = {}
    for place, entry in enumerate(entries):
        title = fold(entry.paper.title)
        first[place] = titles.setdefault(title, place) if title else place
    judged = np.array([term.startswith("\n") for term in vectors.terms], dtype=float)
    pairs = cosines.tocoo()
    alike = pairs.data >= _MAYBE_SAME
    for one, other in sorted(
        zip(pairs.row[alike].tolist(), pairs.col[alike].tolist(), strict=True)
    ):
        if one < other and _words_alike(vectors.matrix, one, other, judged) >= SAME:
            root, low = _root(first, one), _root(first, other)
            first[max(root, low)] = min(root, low)
    return tuple(_root(first, place) for place in range(len(first)))


def _words_alike(matrix: Matrix, one: int, other: int, judged: np.ndarray[Any, Any]) -> float:
    """Return the cosine of two papers' words alone, without what was judged of them.

    Rows have length one with all their words, those of no other paper too, which have no column.
    """
    left, right = matrix[one], matrix[other]
    both = left.multiply(right)
    rest = [1 - float(row.multiply(row).multiply(judged).sum()) for row in (left, right)]
    length = (max(rest[0], 0) * max(rest[1], 0)) ** 0.5
    said = float(both.sum() - both.multiply(judged).sum())
    return said / length if length else 0.0


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
    return _with_a_way_in(chosen, versions)


def _one_a_version(ranked: list[int], versions: Sequence[int]) -> list[int]:
    """Return the places without those that are another version of one before."""
    seen: set[int] = set()
    kept: list[int] = []
    for place in ranked:
        if versions[place] not in seen:
            seen.add(versions[place])
            kept.append(place)
    return kept[: _MOST + 2]


def _with_a_way_in(chosen: list[list[int]], versions: Sequence[int]) -> list[list[int]]:
    """Give a paper that no list holds the last place in the list of one of its closest.

    It takes no place by which alone another paper can be reached.
    """
    links = Counter(other for others in chosen for other in others[:_MOST])
    for place, others in enumerate(chosen):
        if links[place]:
            continue
        for host in (chosen[other] for other in others):
            shown = host[:_MOST]
            if any(versions[other] == versions[place] for other in shown):
                continue
            if len(shown) == _MOST and links[shown[-1]] == 1:
                continue
            if place in host:
                host.remove(place)
            host.insert(min(len(host), _MOST - 1), place)
            links[place] += 1
            links.subtract(shown[_MOST - 1 :])
            break
    return chosen


def _said(chosen: Sequence[Sequence[int]], sayer: Sayer, each: Each) -> dict[tuple[int, int], Said]:
    """Return what each paper and its first others say, found all together.

    Reasons come paper by paper, and two papers are quoted as the first that comes to the other
    writes. Each comes to its first six; where the earlier of two has the other only in reserve,
    nobody can know yet which of the two it will be.
    """
    wanted: list[tuple[int, list[int]]] = []
    for place, others in enumerate(chosen):
        own = [other for other in others[:_MOST] if other > place or place not in chosen[other]]
        wanted.append((place, own))
    found = [said for some in each(sayer, jobs(wanted)) for said in some]
    return {
        (min(place, other), max(place, other)): said
        for (place, others), all_said in zip(wanted, found, strict=True)
        for other, said in zip(others, all_said, strict=True)
    }


def _reasons(place: int, others: Sequence[int], shared: _Shared) -> Iterator[tuple[int, str, bool]]:
    """Yield those of the others for which there is something to say, with it.

    The last tells whether it is more than a lone phrase or theme: of 31 poor links among those
    that were judged by hand, 18 had no more.
    """
    for other in others:
        pair = min(place, other), max(place, other)
        said = shared.said.get(pair)
        if said is None:
            said = shared.said[pair] = shared.sayer.said(place, other)
        reason, telling = _reason(place, other, said, shared)
        if reason:
            yield other, reason, telling


def _reason(place: int, other: int, said: Said, shared: _Shared) -> tuple[str, bool]:
    """Return in words what two papers share, if anything, and whether that tells much."""
    this, that = shared.entries[place], shared.entries[other]
    parts = _names(this, that, shared)
    themes = _themes(this, that, shared) if len(said.phrases) < PHRASES - 1 else []
    phrases = () if said.in_passing else said.phrases
    plain = said.plain and not themes
    telling = bool(parts) or (len(phrases) > 1 and not plain) or bool(phrases and themes)
    themes = [theme for theme in themes if not _is_said(theme, said.phrases)]
    if said.phrases:
        quoted = ", ".join(f"“{phrase}”" for phrase in said.phrases)
        parts.append(f"{'share' if parts else 'Share'} {quoted}")
    if not parts and not themes:
        themes = _themes(this, that, shared, any_of_them=True)
    if themes:
        parts.append(f"{'both' if parts else 'Both'} under {' and '.join(themes)}")
    return "; ".join(parts), telling


def _names(this: Entry, that: Entry, shared: _Shared) -> list[str]:
    """Return what to say of the datasets and models that both name."""
    if not (this.mentions and that.mentions):
        return []
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
    return parts


def _is_said(theme: str, phrases: Sequence[str]) -> bool:
    """Say whether a phrase has said what the name of a theme would: "pre-training"."""
    name = {stem(word) for word in fold(theme).split()}
    return any({stem(word) for word in fold(phrase).split()} <= name for phrase in phrases)


def _brings(one: Mention, other: Mention) -> bool:
    """Say whether one paper introduces what the other only names."""
    return one.introduced and not other.introduced


def _listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return " and ".join(names)


def _themes(this: Entry, that: Entry, shared: _Shared, *, any_of_them: bool = False) -> list[str]:
    """Return the names of the rarest themes of both.

    What a quarter of all papers are under tells nothing, unless any of them is wanted.
    """
    if not (this.themes and that.themes):
        return []
    most = len(shared.entries) if any_of_them else max(_FEW, _THEME_SHARE * len(shared.entries))
    both = {theme for theme in this.themes if theme in that.themes}
    fit = [theme for theme in both if shared.theme_counts[theme] <= most]
    rarest = sorted(fit, key=lambda theme: (shared.theme_counts[theme], theme))[:_THEMES]
    return [shared.theme_names.get(theme, theme.replace("-", " ")) for theme in rarest]
