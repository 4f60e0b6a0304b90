"""In a browser hostile seeds are text: nothing runs, all is shown as typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.test_search import box, options
from tests.site import Record, Site

# What no seed may bring into a page: [what, its source].
INJECTED = """
[...document.querySelectorAll("*")].flatMap((element) => [
  ...[...element.attributes].filter(({ name }) => name.startsWith("on")),
  ...[...element.attributes].filter(({ name, value }) =>
    ["href", "src", "action", "data", "srcdoc", "formaction"].includes(name)
    && /^\\s*(javascript|data|vbscript):/i.test(value)),
].map(({ name, value }) => [element.tagName, name, value]))
"""
SCRIPTS = "document.scripts.length"


@pytest.fixture
def page(open_page: Open, hostile_url: str) -> Page:
    return open_page(base=hostile_url)


def records(site: Site) -> Iterator[Record]:
    """Give the papers whose titles try something, and leave the plain ones out."""
    return (paper for paper in site.papers if paper["venue"])


def test_papers_pages_show_the_text_and_nothing_runs(
    page: Page, hostile_site: Site, hostile_url: str
) -> None:
    plain = next(paper for paper in hostile_site.papers if paper["title"] == "Date that is none")
    page.goto(hostile_url + plain["url"])
    scripts = page.evaluate(SCRIPTS)
    for paper in hostile_site.papers[::3]:
        page.goto(hostile_url + paper["url"])
        assert page.evaluate(INJECTED) == [], paper["title"]
        assert page.evaluate(SCRIPTS) == scripts, paper["title"]
        heading = page.evaluate("document.querySelector('h1').innerText")
        assert heading == paper["title"]
        assert page.title() == f"{paper['title']} - Paper Digest"
        shown = page.evaluate("document.querySelector('article').innerText")
        assert (paper["abstract"] or "No seed gives an abstract") in shown
        topic = page.evaluate(
            "document.querySelector('[data-md-component=header-topic]').textContent.trim()"
        )
        assert topic == paper["title"]


def test_lists_show_the_text_and_nothing_runs(
    page: Page, hostile_site: Site, hostile_url: str
) -> None:
    scripts = page.evaluate(SCRIPTS)
    seen = set()
    years = [name for name in hostile_site.pages if name.startswith("years/")]
    theme = f"themes/{hostile_site.papers[0]['themes'][0]}/"
    for name in ("", *years, theme, "about/"):
        page.goto(hostile_url + name)
        assert page.evaluate(INJECTED) == [], name
        assert page.evaluate(SCRIPTS) == scripts, name
        seen.update(page.locator(".pd-card__title").all_inner_texts())
    assert seen == {paper["title"] for paper in hostile_site.papers}


def test_results_show_the_text_and_nothing_runs(page: Page, hostile_site: Site) -> None:
    scripts = page.evaluate(SCRIPTS)
    seen = set()
    for number, paper in enumerate(records(hostile_site)):
        if len(paper["title"]) > 500 or number % 3:
            continue
        # The word of its own that each abstract ends with.
        box(page).fill(paper["abstract"].rpartition("zzyzx")[2].join(("zzyzx", "")).rstrip("."))
        first = options(page).first
        expect(first).to_contain_text(paper["title"])
        assert first.inner_text().split("\n")[0] == paper["title"]
        assert page.evaluate(INJECTED) == []
        assert page.evaluate(SCRIPTS) == scripts
        seen.add(paper["id"])
    assert len(seen) > 10


def test_hostile_queries_are_text_too(page: Page, hostile_site: Site) -> None:
    for paper in records(hostile_site):
        box(page).fill(paper["title"][:300])
        assert page.evaluate(INJECTED) == []
    box(page).fill("invented radiology")
    expect(options(page).first).to_be_visible()


def test_the_longest_word_does_not_widen_a_phone(
    open_page: Open, hostile_site: Site, hostile_url: str
) -> None:
    page = open_page(
        base=hostile_url, viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    paper = max(hostile_site.papers, key=lambda paper: len(paper["title"]))
    theme = f"themes/{paper['themes'][0]}/"
    for place in ("", paper["url"], theme, "about/", f"years/{paper['year']}/"):
        page.goto(hostile_url + place)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
    box(page).fill("zzyzx")
    expect(options(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(
        "[...document.querySelectorAll('[role=option]')].every(one => one.scrollWidth <= 390)"
    )


def test_the_page_for_what_is_missing_repeats_no_address(
    open_page: Open, hostile_url: str, hostile_site: Site
) -> None:
    text = (hostile_site.folder / "404.html").read_text(encoding="utf-8")
    assert "alert(" not in text
    page = open_page(
        "about/?q=<script>alert(1)</script>#<img src=x onerror=alert(1)>", base=hostile_url
    )
    assert page.evaluate(INJECTED) == []
    assert page.locator("img").count() == 0
