# Entries in, pages out. What a page shows is gathered here into plain values; how it looks is said
# in templates/. Lists are newest first everywhere, and long ones are cut into pages.
"""Make the Markdown pages of the digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from generator.records import CURATOR, Entry, Page, Result
from generator.render import addresses
from generator.render.digest import Digest, Group, make_groups, resource_slugs
from generator.render.front_matter import with_front_matter
from generator.render.markdown import anchor, environment, escape, marked
from generator.render.provenance import field_sources, repairs

# A page of a list has this many papers at most: a page stays light on a phone.
PAGE_SIZE = 200
NEWEST = 12
_COMMON_TAGS = 8
_DESCRIPTION_LENGTH = 200
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_KIND_DESCRIPTIONS = {
    addresses.THEMES: "What the papers of this digest are about, theme by theme.",
    addresses.MODALITIES: "What kinds of data the papers of this digest work with.",
    addresses.YEARS: "The papers of this digest year by year.",
    addresses.DATASETS: "Datasets that two papers or more name.",
    addresses.MODELS: "Models that two papers or more name.",
}
_WIDE = ["navigation", "toc"]


def render_pages(digest: Digest) -> tuple[Page, ...]:
    """Return every generated page, in order of path."""
    renderer = _Renderer(digest)
    pages = [renderer.paper(entry) for entry in digest.entries]
    pages += [
        renderer.redirect(old, entry) for entry in digest.entries for old in entry.paper.formerly
    ]
    for kind, groups in make_groups(digest).items():
        pages.append(renderer.index(kind, groups))
        for group in groups:
            pages += renderer.listing(kind, group)
    pages += [renderer.home(), renderer.about()]
    return tuple(sorted(pages, key=lambda page: page.path))


def date_in_words(date: str) -> str:
    """Return an ISO date as people write it, at its own precision.

    >>> date_in_words("2023-04-14"), date_in_words("2023-04"), date_in_words("2023")
    ('14 April 2023', 'April 2023', '2023')
    """
    year, month, day = (*date.split("-"), "", "")[:3]
    words = (str(int(day)) if day else "", _MONTHS[int(month) - 1] if month else "", year)
    return " ".join(filter(None, words))


class _Renderer:
    """Fills the templates for one digest."""

    def __init__(self, digest: Digest) -> None:
        self._digest = digest
        self._titles = {entry.paper.id: entry.paper.title for entry in digest.entries}
        self._slugs = {
            kind: resource_slugs(digest, kind) for kind in (addresses.DATASETS, addresses.MODELS)
        }
        self._environment = environment()
        self._environment.filters["in_words"] = date_in_words
        self._environment.globals["addresses"] = addresses
        self._environment.globals["anchor"] = anchor
        self._environment.globals["tag_name"] = lambda slug: digest.names.get(slug, slug)
        self._environment.globals["tag_address"] = lambda slug: addresses.listing(
            digest.kinds.get(slug, addresses.THEMES), slug
        )

    def _page(
        self, template: str, address: str, meta: Mapping[str, object], **values: object
    ) -> Page:
        def link(target: str) -> Markup:
            return escape(addresses.relative(address, target))

        body = self._environment.get_template(template).render(
            link=link, digest=self._digest, meta=meta, **values
        )
        return Page(addresses.source_file(address), with_front_matter(meta, body.strip()))

    def paper(self, entry: Entry) -> Page:
        """Return the page of one paper."""
        paper = entry.paper
        meta = {
            "title": paper.title,
            "description": _beginning(paper.abstract or paper.title),
            "tags": [*entry.themes, *entry.modalities],
            "date": paper.date,
            "authors": paper.authors,
            "authors_complete": paper.authors_complete,
            "arxiv": paper.arxiv,
            "doi": paper.doi,
            "code": paper.code,
            "categories": paper.categories,
            "venue": paper.venue,
            "title_source": paper.title_source,
            "hide": _WIDE,
        }
        spans = [
            (evidence.start, evidence.end, evidence.tag)
            for evidence in entry.evidence
            if evidence.field == "abstract"
        ]
        return self._page(
            "paper.md.j2",
            addresses.paper(paper.id),
            meta,
            entry=entry,
            paper=paper,
            abstract=marked(paper.abstract, spans, _said(entry)) if paper.abstract else None,
            reasons=self._reasons(entry),
            bibtex=self._digest.bibtex.get(paper.id, ""),
            provenance=field_sources(paper.origins),
            repairs=repairs(paper.origins),
            resources=self._resources(entry),
            rows=_rows(entry.results),
            related=[
                (self._titles[other.id], other)
                for other in entry.related
                if other.id in self._titles
            ],
        )

    def _reasons(self, entry: Entry) -> dict[str, dict[str, list[str]]]:
        """Return for each tag the words behind it by what they are, each wording once.

        There are none behind what the curator decided.
        """
        reasons: dict[str, dict[str, list[str]]] = {}
        seen: set[tuple[str, str]] = set()
        for evidence in entry.evidence:
            if (evidence.tag, evidence.text.lower()) not in seen:
                seen.add((evidence.tag, evidence.text.lower()))
                means = self._digest.meanings.get((evidence.tag, evidence.rule), evidence.rule)
                words = reasons.setdefault(evidence.tag, {}).setdefault(means, [])
                if evidence.rule != CURATOR:
                    words.append(evidence.text)
        return reasons

    def _resources(self, entry: Entry) -> list[tuple[str, list[tuple[str, str | None]]]]:
        """Return the datasets and models of a paper, each with the address of its page, if any."""
        rows = (
            ("Datasets", addresses.DATASETS, entry.datasets),
            ("Models", addresses.MODELS, entry.models),
        )
        return [
            (
                title,
                [
                    (name, addresses.listing(kind, slug) if slug else None)
                    for name in names
                    for slug in [self._slugs[kind].get(name)]
                ],
            )
            for title, kind, names in rows
            if names
        ]

    def redirect(self, old: str, entry: Entry) -> Page:
        """Return the page that leads from an address a paper once had to the one it has now."""
        target = addresses.relative(addresses.paper(old), addresses.paper(entry.paper.id))
        template = self._environment.get_template("redirect.html.j2")
        body = template.render(target=target, title=entry.paper.title)
        return Page(f"{addresses.paper(old)}index.html", body)

    def index(self, kind: str, groups: Sequence[Group]) -> Page:
        """Return the page that lists all themes, modalities or years with their counts."""
        meta = {
            "title": kind.capitalize(),
            "description": _KIND_DESCRIPTIONS[kind],
            "hide": _WIDE,
        }
        filled = [group for group in groups if group.members]
        if kind != addresses.YEARS:
            filled.sort(key=lambda group: -len(group.members))
        return self._page(
            "index.md.j2",
            f"{kind}/",
            meta,
            kind=kind,
            filled=filled,
            empty=[group for group in groups if not group.members],
            largest=max((len(group.members) for group in groups), default=1),
        )

    def listing(self, kind: str, group: Group) -> Iterable[Page]:
        """Return the pages of one theme, modality or year."""
        total = len(group.members)
        count = max(1, -(-total // PAGE_SIZE))
        tags = Counter(tag for entry in group.members for tag in (*entry.themes, *entry.modalities))
        del tags[group.slug]
        papers = "1 paper" if total == 1 else f"{total} papers"
        for number in range(1, count + 1):
            meta = {
                "title": group.name if number == 1 else f"{group.name}, page {number}",
                "description": f"{papers}. {group.description}",
                "hide": _WIDE,
            }
            first = (number - 1) * PAGE_SIZE
            yield self._page(
                "listing.md.j2",
                addresses.listing(kind, group.slug, number),
                meta,
                kind=kind,
                group=group,
                entries=group.members[first : first + PAGE_SIZE],
                common=_ranked(tags)[:_COMMON_TAGS] if number == 1 else [],
                number=number,
                count=count,
            )

    def home(self) -> Page:
        """Return the home page: what the digest holds, and what is newest."""
        digest = self._digest
        meta = {
            "title": "Home",
            "description": f"{len(digest.entries)} research papers by theme, modality and year.",
            "hide": _WIDE,
        }
        return self._page(
            "home.md.j2",
            addresses.HOME,
            meta,
            newest=digest.newest_first[:NEWEST],
            years=sorted({entry.paper.year for entry in digest.entries if entry.paper.year}),
            themes=_ranked(Counter(slug for entry in digest.entries for slug in entry.themes)),
            modalities=_ranked(
                Counter(slug for entry in digest.entries for slug in entry.modalities)
            ),
            with_code=sum(bool(entry.paper.code) for entry in digest.entries),
        )

    def about(self) -> Page:
        """Return the page that says how the digest was made and what became of each line."""
        meta = {
            "title": "About this digest",
            "description": "How this digest is made, from which seeds, and what is known of it.",
        }
        papers = [entry.paper for entry in self._digest.entries]
        return self._page(
            "about.md.j2",
            addresses.ABOUT,
            meta,
            accounts=self._digest.accounts,
            repaired=sum(bool(repairs(paper.origins)) for paper in papers),
            dated=Counter(len(paper.date or "") for paper in papers),
            titles=Counter(paper.title_source for paper in papers),
        )


def _rows(results: Iterable[Result]) -> list[list[Result]]:
    """Return the results that nothing but their values tell apart together, in order."""
    rows: dict[tuple[str, str | None, str | None], list[Result]] = {}
    for one in results:
        rows.setdefault((one.metric, one.dataset, one.comparison), []).append(one)
    return list(rows.values())


def _said(entry: Entry) -> set[tuple[int, int]]:
    """Return the sentences of the abstract that the page leads to: of the quote and of results."""
    places = {(result.start, result.end) for result in entry.results}
    return places | ({(entry.tldr.start, entry.tldr.end)} if entry.tldr else set())


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    """Return the counts, the largest first, equal ones in order of name."""
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _beginning(text: str) -> str:
    """Return the beginning of a text for a page's description, cut at a word."""
    if len(text) <= _DESCRIPTION_LENGTH:
        return text
    return f"{text[:_DESCRIPTION_LENGTH].rpartition(' ')[0].rstrip('.,;:')}…"
