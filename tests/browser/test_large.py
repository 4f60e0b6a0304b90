"""The search among 10,000 papers: right, and no more is fetched than a query needs.

How long anything takes is measured by ``make bench-search``.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from benchmarks.papers import papers
from generator.index import Document, search
from tests.browser.conftest import Open, Watch
from tests.browser.large import with_papers
from tests.browser.server import FOLDER, Host
from tests.browser.test_explore import (
    DESK,
    query_box,
    results,
    settled,
    status,
    titles,
    total,
    value,
)
from tests.browser.test_search import box, everything, options
from tests.site import Site

QUERY = "parameter efficient fine-tuning"
# Its four words and what pairs of them share: "parameterefficient", "efficientfine", "finetuning".
WORDS = 7
# What the first query may cost, the worker included.
MOST_BYTES = 128_000
SHOWN = 8


@dataclass(frozen=True)
class Large:
    """A site of many papers.

    Attributes:
        found: The papers that the query finds, best first, as the Python side has them.
    """

    url: str
    files: Mapping[str, bytes]
    documents: Mapping[str, Document]
    found: tuple[Document, ...]


@pytest.fixture(scope="module")
def large(own_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Large]:
    """The search page and the box of the own site, before 10,000 invented papers."""
    folder = tmp_path_factory.mktemp("large") / "site"
    documents = {paper.id: paper for paper in papers(10_000, None)}
    files = with_papers(own_site.folder, folder, list(documents.values()))
    hits = search(files.__getitem__, QUERY, top=10_000).hits
    found = tuple(documents[str(hit.paper["id"])] for hit in hits)
    with Host(folder) as host:
        yield Large(host.url, files, documents, found)


def fetched(watch: Watch, large: Large) -> list[tuple[str, int]]:
    """Return the files of the index that were asked for, with what a host sends of each."""
    names = [path.removeprefix(f"{FOLDER}search/") for path in watch.paths()]
    return [
        (name, len(gzip.compress(raw, 6) if name.endswith(".js") else raw))
        for name in names
        if (raw := large.files.get(name))
    ]


def test_the_first_query_in_the_box_is_small_and_right(
    open_page: Open, watch: Watch, large: Large
) -> None:
    page = open_page(base=large.url)
    box(page).fill(f"{QUERY} ")
    expect(everything(page)).to_have_text(f"All {len(large.found):,} papers")
    for at, paper in enumerate(large.found[:SHOWN]):
        expect(options(page).nth(at)).to_contain_text(paper.title)
    expect(options(page).locator(".pd-search__snippet").first).not_to_be_empty()
    found = fetched(watch, large)
    whole = [(name, size) for name, size in found if not name.startswith("abstracts/")]
    # The worker and the query's words; then, since no two of these papers are on one subject, a
    # block and an abstract for each paper shown at most.
    assert len([name for name, _ in whole if not name.startswith("papers/")]) <= 1 + WORDS
    assert len([name for name, _ in found if name.startswith("papers/")]) <= SHOWN
    assert len([name for name, _ in found if name.startswith("abstracts/")]) <= SHOWN
    assert sum(size for _, size in whole) < MOST_BYTES
    assert len(found) == len(set(found))


def test_what_is_typed_letter_by_letter_ends_with_the_whole_query(
    open_page: Open, large: Large
) -> None:
    page = open_page(base=large.url)
    box(page).press_sequentially(f"{QUERY} ")
    expect(everything(page)).to_have_text(f"All {len(large.found):,} papers")
    expect(options(page).first).to_contain_text(large.found[0].title)


def test_counts_and_orders_are_those_of_all_that_was_found(open_page: Open, large: Large) -> None:
    page = open_page("search/", base=large.url, **DESK)
    assert total(page) == len(large.documents)
    query_box(page).press_sequentially(f"{QUERY} ")
    page.keyboard.press("Enter")
    expect_total(page, len(large.found))
    assert titles(page)[0] == large.found[0].title
    for label, key in (("Newest first", max), ("Oldest first", min)):
        page.get_by_label("Sort by").select_option(label=label)
        year = key(paper.date or "" for paper in large.found)
        settled(page)
        expect(results(page).first).to_contain_text(year)
    page.get_by_label("Sort by").select_option(label="Title")
    least = min(large.found, key=lambda paper: (paper.title.lower(), paper.id))
    expect(results(page).first.get_by_role("heading", level=3)).to_have_text(least.title)
    value(page, "Theme", "general-ml").check()
    expect_total(page, len(large.found))
    page.goto(page.url + "&year=2010-2012")
    some = [paper for paper in large.found if paper.year in range(2010, 2013)]
    expect_total(page, len(some))
    first = min(some, key=lambda paper: (paper.title.lower(), paper.id))
    expect(results(page).first.get_by_role("heading", level=3)).to_have_text(first.title)


def expect_total(page: Page, many: int) -> None:
    """Expect that so many papers are found in the end."""
    expect(status(page)).to_contain_text(f"{many:,} papers")
    settled(page)
