# What all pages are made of, and the lists that papers stand in: by theme, modality, year, dataset
# and model. Each list is newest first.
"""The digest as pages see it, and its papers in groups."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from generator.records import (
    CURATOR,
    LEARNED,
    NEAREST,
    NOT_MEDICAL,
    Criterion,
    Entry,
    LineAccount,
    Resource,
)
from generator.render import addresses
from generator.text import slug

# A dataset or model that fewer papers name has no page of its own.
_LEAST_PAPERS = 2
# What gives a tag and is no rule of the curator's, as evidence names it.
_NO_RULES = {
    CURATOR: "the curator's decision",
    NEAREST: "no theme is sure, this one is the nearest",
    NOT_MEDICAL: "nothing here speaks of medicine or biology",
    LEARNED: "words that papers like it have",
}


@dataclass(frozen=True)
class Digest:
    """All that pages are made of.

    Attributes:
        entries: In any order.
        themes: Every theme of the taxonomy, in the curator's order.
        modalities: Every modality, in the curator's order.
        bibtex: BibTeX entry by paper id.
        resources: What the curator says of datasets and models.
        accounts: Where the lines of each seed went.
        sightings: How often papers were seen in all.
    """

    entries: tuple[Entry, ...]
    themes: tuple[Criterion, ...]
    modalities: tuple[Criterion, ...]
    bibtex: Mapping[str, str]
    resources: tuple[Resource, ...] = ()
    accounts: tuple[LineAccount, ...] = ()
    sightings: int = 0

    @cached_property
    def newest_first(self) -> tuple[Entry, ...]:
        """The entries by date, the newest first, those without a date last, then by title."""
        by_title = sorted(self.entries, key=lambda entry: (entry.paper.title, entry.paper.id))
        return tuple(sorted(by_title, key=lambda entry: entry.paper.date or "", reverse=True))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each theme and modality, by slug."""
        return {item.tag.slug: item.tag.name for item in (*self.themes, *self.modalities)}

    @cached_property
    def meanings(self) -> Mapping[tuple[str, str], str]:
        """What the words of each rule are, for readers, by slug and rule."""
        criteria = (*self.themes, *self.modalities)
        said = {
            (item.tag.slug, rule): words for item in criteria for rule, words in _NO_RULES.items()
        }
        return said | {
            (item.tag.slug, rule.name): rule.means or rule.name.replace("-", " ")
            for item in criteria
            for rule in (*item.rules, *item.weak)
        }

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The folder of each theme's and modality's page, by slug."""
        modalities = dict.fromkeys(
            (item.tag.slug for item in self.modalities), addresses.MODALITIES
        )
        return {
            **modalities,
            **dict.fromkeys((item.tag.slug for item in self.themes), addresses.THEMES),
        }


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of one theme, modality, year, dataset or model, newest first."""

    slug: str
    name: str
    description: str
    members: tuple[Entry, ...]


def make_groups(digest: Digest) -> dict[str, list[Group]]:
    """Return the papers in groups, by kind of group."""
    return {
        addresses.THEMES: _tagged(digest, digest.themes),
        addresses.MODALITIES: _tagged(digest, digest.modalities),
        addresses.YEARS: _by_year(digest.newest_first),
        addresses.DATASETS: _named(digest, addresses.DATASETS),
        addresses.MODELS: _named(digest, addresses.MODELS),
    }


def resource_slugs(digest: Digest, kind: str) -> dict[str, str]:
    """Return the slug of each dataset or model that has a page, by name.

    Two names with one slug both get a hash, so that neither depends on the other being there
    first.
    """
    counts = Counter(name for entry in digest.entries for name in _names(entry, kind))
    names = sorted(name for name, count in counts.items() if count >= _LEAST_PAPERS)
    alike = Counter(slug(name) for name in names)
    return {
        name: slug(name) if slug(name) and alike[slug(name)] == 1 else _hashed(name)
        for name in names
    }


def _hashed(name: str) -> str:
    return "-".join(filter(None, [slug(name), f"{crc32(name.encode()):08x}"]))


def _names(entry: Entry, kind: str) -> tuple[str, ...]:
    return entry.datasets if kind == addresses.DATASETS else entry.models


def _tagged(digest: Digest, criteria: Iterable[Criterion]) -> list[Group]:
    members: dict[str, list[Entry]] = defaultdict(list)
    for entry in digest.newest_first:
        for tag in (*entry.themes, *entry.modalities):
            members[tag].append(entry)
    return [
        Group(tag.slug, tag.name, tag.description, tuple(members[tag.slug]))
        for tag in (item.tag for item in criteria)
    ]


def _by_year(entries: Iterable[Entry]) -> list[Group]:
    members: dict[int | None, list[Entry]] = defaultdict(list)
    for entry in entries:
        members[entry.paper.year].append(entry)
    return [
        Group(
            str(year or "undated"),
            str(year or "Undated"),
            f"Papers first published in {year}." if year else "Papers whose date no seed gives.",
            tuple(found),
        )
        for year, found in members.items()
    ]


def _named(digest: Digest, kind: str) -> list[Group]:
    about = {one.name: one.about for one in digest.resources if one.kind == kind.removesuffix("s")}
    members: dict[str, list[Entry]] = defaultdict(list)
    for entry in digest.newest_first:
        for name in _names(entry, kind):
            members[name].append(entry)
    return [
        Group(slug, name, about.get(name, ""), tuple(members[name]))
        for name, slug in sorted(
            resource_slugs(digest, kind).items(), key=lambda item: (item[0].lower(), item[0])
        )
    ]
