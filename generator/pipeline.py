# Read me first: seeds are read, parsed, merged, judged, rendered, indexed, published. This is the
# only file that knows the order.
"""The pipeline: from the seeds folder to a digest, to pages, to a site."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator import index
from generator.export import to_bibtex, to_record, to_records_json
from generator.judge import Catch, Explanation, explain, judge, try_theme, unmatched
from generator.merge import claimed_twice, merge, permalink_rows
from generator.parse import arxiv_identifier, parse
from generator.problems import Problem
from generator.publish import Written, browser_modules, build_site, search_library, write_files
from generator.read import read_curation, read_seeds
from generator.records import Criterion, Curation, Entry, LineAccount, Permalink, Sighting
from generator.render import Digest, addresses, render_pages
from generator.settings import Settings
from generator.spread import spread
from generator.text import fold

# Told of each stage as it begins.
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What the seeds came to.

    Attributes:
        entries: The papers and what was judged of them, sorted by id.
        sightings: Every sighting, in order of file and line.
        accounts: Where the lines of each seed went.
        curation: What the curator's files say.
        problems: All that is wrong, in order of file and line.
        gone: Addresses given before whose papers are in no seed; another folder's curation
            speaks of papers that need not be here, so for it there are none.
    """

    entries: tuple[Entry, ...]
    sightings: tuple[Sighting, ...]
    accounts: tuple[LineAccount, ...]
    curation: Curation
    problems: tuple[Problem, ...]
    gone: tuple[Permalink, ...] = ()

    def fit(self, *, strict: bool) -> bool:
        """Tell whether this may be published: never where a curator's file can't be used."""
        if strict:
            return not self.problems
        return not any(problem.severity == "fatal" for problem in self.problems)


def _silent(_stage: str) -> None:
    """Tell nobody."""


def digest(settings: Settings, progress: Progress = _silent) -> Result:
    """Make a digest of the seeds: read, parse, merge, judge."""
    progress("Reading the seeds")
    seeds, unreadable = read_seeds(settings.seeds)
    curation, uncurated = read_curation(settings.curation)
    progress("Parsing")
    sightings, accounts, unparsed = parse(seeds, curation.repairs)
    progress("Merging")
    papers, gone = merge(sightings, curation.identities, curation.permalinks)
    progress("Judging")
    entries = judge(papers, curation.taxonomy, curation.decisions, curation.resources, spread)
    undecided = unmatched(papers, curation.decisions) if settings.owns_curation else ()
    problems = tuple(
        sorted((*unreadable, *uncurated, *unparsed, *claimed_twice(papers), *undecided))
    )
    refused = tuple(
        LineAccount(problem.source, "unreadable", problems=problem.span)
        for problem in unreadable
        if problem.source != settings.seeds.name
    )
    return Result(
        entries=entries,
        sightings=sightings,
        accounts=tuple(sorted((*accounts, *refused), key=lambda account: account.file)),
        curation=curation,
        problems=problems,
        gone=gone if settings.owns_curation else (),
    )


def records(result: Result) -> list[dict[str, object]]:
    """Return the published record of each paper, in order of id."""
    return [to_record(entry, addresses.paper(entry.paper.id)) for entry in result.entries]


def find_entries(result: Result, wanted: str) -> list[Entry]:
    """Return the paper that is meant, or those that may be.

    Args:
        result: The digest.
        wanted: An id, an identifier, the address of either, a title, or words of one.
    """
    given = wanted.strip().rstrip("/")
    names = {given, given.rpartition("/")[2], arxiv_identifier(given)}
    for entry in result.entries:
        paper = entry.paper
        if not names.isdisjoint((paper.id, *paper.formerly)) or (paper.arxiv in names - {None}):
            return [entry]
        if paper.doi and given.lower() in {paper.doi, f"https://doi.org/{paper.doi}"}:
            return [entry]
    folded = fold(given)
    titles = [(fold(entry.paper.title), entry) for entry in result.entries] if folded else []
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [entry for title, entry in titles if fits(title, folded)]
        if found:
            return found
    return []


def explain_entry(result: Result, entry: Entry) -> Explanation:
    """Return why a paper has its tags, and which it nearly had."""
    return explain(entry.paper, result.curation.taxonomy, result.curation.decisions)


def try_candidate(result: Result, candidate: Criterion) -> tuple[Catch, ...]:
    """Return the papers that a theme would catch, the surest first."""
    papers = [entry.paper for entry in result.entries]
    return try_theme(candidate, papers, result.curation.taxonomy)


def permalinks(result: Result) -> list[dict[str, object]]:
    """Return the rows of the curator's ledger of addresses, each paper's present address first."""
    rows = permalink_rows([entry.paper for entry in result.entries])
    return [{"id": ident, "keys": list(keys)} for ident, keys in rows]


def generate(settings: Settings, progress: Progress = _silent) -> tuple[Result, Written | None]:
    """Make the digest and write its pages, its API and its search index to docs/.

    Nothing is written where a curator's file can't be used, since pages would lose what it says.
    Under ``settings.strict`` nothing is written where there is any problem.
    """
    result = digest(settings, progress)
    if not result.fit(strict=settings.strict):
        return result, None
    progress("Rendering")
    pages = render_pages(
        Digest(
            entries=result.entries,
            themes=result.curation.taxonomy.themes,
            modalities=result.curation.taxonomy.modalities,
            bibtex={entry.paper.id: to_bibtex(entry.paper) for entry in result.entries},
            resources=tuple(
                one for several in result.curation.resources for one in several.resources
            ),
            accounts=result.accounts,
            sightings=len(result.sightings),
        )
    )
    progress("Indexing")
    files = [(page.path, page.content.encode()) for page in pages]
    files.append((addresses.API, to_records_json(records(result)).encode()))
    files += _search_files(settings, result)
    progress("Writing")
    return result, write_files(settings.docs, files)


def _search_files(settings: Settings, result: Result) -> list[tuple[str, bytes]]:
    """Return the search index and the worker that answers from it."""
    taxonomy = result.curation.taxonomy
    urls = {entry.paper.id: addresses.paper(entry.paper.id) for entry in result.entries}
    labels = index.Labels(
        themes={item.tag.slug: item.tag.name for item in taxonomy.themes},
        modalities={item.tag.slug: item.tag.name for item in taxonomy.modalities},
    )
    made = index.build(index.documents(result.entries, urls), labels)
    modules = browser_modules(settings.docs, index.MODULES)
    made["worker.js"] = index.worker(modules, search_library(), made[index.MANIFEST]).encode()
    return [(f"{addresses.SEARCH}{name}", content) for name, content in sorted(made.items())]


def build(settings: Settings, progress: Progress = _silent) -> tuple[Result, Written | None]:
    """Make the digest, write its pages and publish the site.

    Nothing is written or published where :func:`generate` writes nothing.

    Raises:
        BuildError: The site could not be built; the last good one is as it was.
    """
    result, written = generate(settings, progress)
    if written:
        progress("Building the site")
        build_site(settings.project, settings.site_dir, strict=settings.strict)
    return result, written
