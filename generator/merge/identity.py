# Which sightings are one paper? Identifiers decide; where they are silent, an equal title or an
# abstract nearly equal does, unless what else is known speaks against it. To show one paper twice
# is a blemish, to show two papers as one loses a paper: so a union that would put two identifiers
# of one kind, or two unlike titles over unlike abstracts, into one paper is refused, and so is one
# by a mistyped identifier.
"""Identity: group the sightings of one paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.merge.similarity import jaccard, runs, similar_pairs
from generator.records import Identity, Sighting
from generator.text import fold

# Share of five-word runs in common. One lost character costs five of some 180 runs; two papers of
# one group on one subject were seen to share 0.61.
_SAME_ABSTRACT = 0.75
# With two unlike titles only an abstract that is equal to the letter will do, or nearly so by the
# same authors.
_EQUAL_ABSTRACT = 0.995
_EQUAL_ABSTRACT_OF_AUTHORS = 0.9
# An equal title with quite another abstract is another paper ("A survey of …"), unless by the
# same authors and long enough to be nobody else's.
_ALIKE_ABSTRACT = 0.2
_OWN_TITLE_WORDS = 5
_SAME_TITLE_WORDS = 0.9
_UNLIKE_TITLE_WORDS = 0.3
# A paper comes out at most so long after its preprint.
_YEARS_APART = 2
# A title or abstract that many unlike papers have ("Preface") does not tell them apart.
_TELLING = 40


@dataclass(slots=True)
class Group:
    """Sightings of one paper while they are being gathered; merge() freezes the result."""

    members: list[int]
    arxiv: set[str] = field(default_factory=set)
    doi: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    abstracts: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    identity: Identity | None = None


def group_sightings(
    sightings: Sequence[Sighting], identities: Sequence[Identity]
) -> list[tuple[tuple[Sighting, ...], Identity | None]]:
    """Group the sightings by paper.

    Args:
        sightings: In any order; the groups do not depend on it.
        identities: What the curator knows; a row joins the sightings it speaks of.

    Returns:
        For each paper its sightings, sorted by file and line, and the curator's row.
    """
    ordered = sorted(sightings, key=lambda sighting: (sighting.file, sighting.line))
    groups = _Groups(ordered)
    groups.give_identities(identities)
    groups.join_equal()
    groups.join_alike()
    return [
        (tuple(ordered[index] for index in sorted(group.members)), group.identity)
        for group in groups.distinct()
    ]


class _Groups:
    """A union-find over sightings that refuses unions of what can't be one paper."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._of: list[Group] = []
        for index, sighting in enumerate(sightings):
            group = Group([index])
            group.arxiv.update(filter(None, [sighting.arxiv]))
            group.doi.update(filter(None, [sighting.doi]))
            group.titles.update(filter(None, [fold(sighting.title or "")]))
            group.abstracts.update(filter(None, [fold(sighting.abstract or "")]))
            group.authors.update(filter(None, map(_surname, sighting.authors)))
            group.years.update([int(sighting.date[:4])] if sighting.date else [])
            self._of.append(group)

    def distinct(self) -> list[Group]:
        """Return each group once, in order of its first sighting."""
        return [group for index, group in enumerate(self._of) if min(group.members) == index]

    def union(self, first: int, second: int) -> None:
        """Join the groups of two sightings, unless they can't be one paper."""
        one, other = self._of[first], self._of[second]
        if one is other or not _compatible(one, other):
            return
        one.members += other.members
        one.arxiv |= other.arxiv
        one.doi |= other.doi
        one.titles |= other.titles
        one.abstracts |= other.abstracts
        one.authors |= other.authors
        one.years |= other.years
        one.identity = one.identity or other.identity
        for member in other.members:
            self._of[member] = one

    def give_identities(self, identities: Sequence[Identity]) -> None:
        """Give each sighting the curator's row that speaks of it, and join those with one row."""
        finder = _IdentityFinder(identities)
        first_with: dict[int, int] = {}
        for index, group in enumerate(self._of):
            identity = finder.find(group)
            if identity is None:
                continue
            group.identity = identity
            group.arxiv |= set(filter(None, [identity.arxiv]))
            group.titles |= set(filter(None, [fold(identity.title)]))
            self.union(first_with.setdefault(identity.line, index), index)

    def join_equal(self) -> None:
        """Join sightings with an equal identifier, title or abstract."""
        for kind in ("arxiv", "doi", "abstracts", "titles"):
            first_with: dict[str, list[int]] = defaultdict(list)
            for index, group in enumerate(list(self._of)):
                for key in sorted(getattr(group, kind)):
                    holders = first_with[key]
                    for other in holders:
                        self.union(other, index)
                    joined = any(self._of[other] is self._of[index] for other in holders)
                    if not joined and len(holders) < _TELLING:
                        holders.append(index)

    def join_alike(self) -> None:
        """Join sightings whose abstracts are nearly equal, the most alike first."""
        holder: dict[str, int] = {}
        for index, group in enumerate(self._of):
            for abstract in sorted(group.abstracts):
                holder.setdefault(abstract, index)
        for _, first, second in similar_pairs(holder, _SAME_ABSTRACT):
            self.union(holder[first], holder[second])


def _compatible(one: Group, other: Group) -> bool:
    """Tell whether two groups may be one paper."""
    if one.identity and other.identity and one.identity.line != other.identity.line:
        return False
    for mine, theirs in ((one.arxiv, other.arxiv), (one.doi, other.doi)):
        if mine & theirs:
            return not _strangers(one, other)
        if mine and theirs:
            return False
    titles_agree = _title_likeness(one, other) >= _SAME_TITLE_WORDS
    if not one.abstracts or not other.abstracts:
        return titles_agree and not _authors_differ(one, other) and not _years_differ(one, other)
    alike = _abstract_likeness(one, other)
    if titles_agree:
        return alike >= _ALIKE_ABSTRACT or _own_title(one, other)
    by_same_authors = bool(one.authors & other.authors)
    return alike >= (_EQUAL_ABSTRACT_OF_AUTHORS if by_same_authors else _EQUAL_ABSTRACT)


def _strangers(one: Group, other: Group) -> bool:
    """Tell whether nothing but an identifier, then surely mistyped, joins two groups."""
    if _title_likeness(one, other) >= _UNLIKE_TITLE_WORDS:
        return False
    if one.abstracts and other.abstracts:
        return _abstract_likeness(one, other) < _ALIKE_ABSTRACT
    return _authors_differ(one, other)


def _own_title(one: Group, other: Group) -> bool:
    """Tell whether the titles are equal, long, and of the same authors."""
    equal = any(len(title.split()) >= _OWN_TITLE_WORDS for title in one.titles & other.titles)
    return equal and bool(one.authors & other.authors) and not _years_differ(one, other)


def _authors_differ(one: Group, other: Group) -> bool:
    return bool(one.authors and other.authors and not one.authors & other.authors)


def _years_differ(one: Group, other: Group) -> bool:
    apart = [abs(mine - theirs) for mine in one.years for theirs in other.years]
    return bool(apart) and min(apart) > _YEARS_APART


def _abstract_likeness(one: Group, other: Group) -> float:
    if one.abstracts & other.abstracts:
        return 1
    return max(
        jaccard(runs(mine), runs(theirs)) for mine in one.abstracts for theirs in other.abstracts
    )


def _title_likeness(one: Group, other: Group) -> float:
    """Return the share of words that the most alike titles have in common, 1 without titles."""
    if not one.titles or not other.titles or one.titles & other.titles:
        return 1
    pairs = (
        (set(mine.split()), set(theirs.split())) for mine in one.titles for theirs in other.titles
    )
    return max(len(mine & theirs) / len(mine | theirs) for mine, theirs in pairs)


def _surname(name: str) -> str:
    """Return the folded last word of "Ana Silva", and the same of "Silva, Ana"."""
    return fold(name.partition(",")[0]).rpartition(" ")[2]


class _IdentityFinder:
    """Finds the curator's row for a sighting: by identifier, by title, by abstract's beginning."""

    def __init__(self, identities: Sequence[Identity]) -> None:
        self._by_key: dict[str, Identity] = {}
        self._by_start: dict[str, list[Identity]] = defaultdict(list)
        self._lengths: set[int] = set()
        for row in identities:
            for key in (f"arxiv:{row.arxiv}", f"doi:{row.doi}", f"title:{fold(row.title)}"):
                self._by_key.setdefault(key, row)
            if row.abstract_starts:
                start = _squeeze(row.abstract_starts)
                self._by_start[start].append(row)
                self._lengths.add(len(start))

    def find(self, group: Group) -> Identity | None:
        """Return the row that speaks of a sighting, or None."""
        keys = [
            *(f"arxiv:{key}" for key in sorted(group.arxiv)),
            *(f"doi:{key}" for key in sorted(group.doi)),
            *(f"title:{key}" for key in sorted(group.titles)),
        ]
        for key in keys:
            if key in self._by_key:
                return self._by_key[key]
        for abstract in sorted(group.abstracts):
            squeezed = _squeeze(abstract)
            for length in sorted(self._lengths, reverse=True):
                rows = self._by_start.get(squeezed[:length], [])
                # Where two papers begin alike, an abstract alone does not say which it is.
                fitting = [row for row in rows if _may_be(group, row)]
                if len(fitting) == 1 and (group.titles or len(rows) == 1):
                    return fitting[0]
        return None


def _may_be(group: Group, row: Identity) -> bool:
    """Tell whether a titled sighting may have the row's title: it must share half its words."""
    if not group.titles:
        return True
    wanted = set(fold(row.title).split())
    return any(
        len(wanted & set(title.split())) * 2 >= min(len(wanted), len(title.split()))
        for title in group.titles
    )


def _squeeze(text: str) -> str:
    """Return the folded text without spaces, so that lost spaces and TeX do not count."""
    return fold(text).replace(" ", "")
