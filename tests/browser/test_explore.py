"""The search page as people use it: what they see of all papers, and how they get to the few."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page, Route, expect

from tests.browser.conftest import Open, Watch
from tests.browser.look import ACCESSIBILITY, LOW_CONTRAST
from tests.browser.test_hostile import INJECTED
from tests.browser.test_search import box, everything, options
from tests.site import Record, Site

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
SCREENS: dict[str, Any] = {"desk": DESK, "phone": PHONE}
PAGE = 20


def query_box(page: Page) -> Locator:
    """Return the page's own box."""
    return page.get_by_role("searchbox", name="Search", exact=True)


def status(page: Page) -> Locator:
    """Return what is announced of the results."""
    return page.get_by_role("region", name="Results").get_by_role("status").first


def results(page: Page) -> Locator:
    """Return the results on the page."""
    return page.get_by_role("region", name="Results").locator("ol > li")


def titles(page: Page) -> list[str]:
    """Return the titles of the results on the page."""
    return results(page).get_by_role("heading", level=3).all_inner_texts()


def facet(page: Page, name: str) -> Locator:
    """Return the group of a facet's values."""
    return page.get_by_role("group", name=name, exact=True)


def value(page: Page, name: str, text: str) -> Locator:
    """Return the box to tick of a value."""
    return facet(page, name).get_by_role(
        "checkbox", name=re.compile(rf"^{re.escape(text)} [\d,]+$")
    )


def counts(page: Page, name: str) -> dict[str, int]:
    """Return the values that a facet shows, with their counts, all of them."""
    more = facet(page, name).get_by_role("button", name="Show more")
    if more.is_visible():
        more.click()
        expect(facet(page, name).get_by_role("button", name="Show fewer")).to_be_visible()
        settled(page)
    rows = facet(page, name).get_by_role("listitem").all_inner_texts()
    return {text: int(count) for text, count in (row.rsplit("\n", 1) for row in rows)}


def chosen(page: Page) -> Locator:
    """Return the filters that are set, each a button that takes it away."""
    return page.get_by_role("list", name="Chosen filters").get_by_role("button", name="Remove")


def settled(page: Page) -> None:
    """Wait until what is shown belongs to what is asked."""
    expect(page.get_by_role("region", name="Results")).to_be_visible()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    expect(page.locator(".pd-hit__snippet--awaited")).to_have_count(0)


def total(page: Page) -> int:
    """Return how many papers are found."""
    settled(page)
    said = status(page).inner_text()
    return 0 if said == "No paper found" else int(said.split()[0].replace(",", ""))


def all_titles(page: Page) -> list[str]:
    """Return the titles of all results, from page to page."""
    settled(page)
    found = titles(page)
    following = page.get_by_role("link", name="Next page")
    while following.count():
        before = page.url
        following.click()
        expect(page).not_to_have_url(before)
        settled(page)
        found += titles(page)
    return found


@pytest.fixture
def papers(own_site: Site) -> list[Record]:
    return own_site.papers


@pytest.fixture
def names(own_site: Site) -> dict[str, str]:
    """The names of themes and modalities, by slug."""
    return {
        link["href"].split("/")[-2]: link.words
        for kind in ("themes", "modalities")
        for link in own_site.pages[f"{kind}/index.html"].one("article").all("a")
        if link["href"].count("/") >= 1 and link.words
    }


def expected(papers: list[Record], key: str, names: dict[str, str]) -> dict[str, int]:
    """Return how many of the papers have each theme or modality, by its name."""
    return dict(Counter(names[slug] for paper in papers for slug in paper[key]))


def test_without_a_query_all_papers_are_there_the_newest_first(
    open_page: Open, papers: list[Record]
) -> None:
    page = open_page("search/", **DESK)
    assert total(page) == len(papers)
    found = all_titles(page)
    assert sorted(found) == sorted(paper["title"] for paper in papers)
    dates = {paper["title"]: paper["date"] or "" for paper in papers}
    assert [dates[title] for title in found] == sorted(dates.values(), reverse=True)


def test_a_page_of_results_is_short_however_many_are_found(open_page: Open) -> None:
    page = open_page("search/?page=3", **DESK)
    settled(page)
    expect(results(page)).to_have_count(PAGE)
    expect(status(page)).to_have_text(re.compile(r"page 3 of \d+"))
    expect(page.get_by_role("link", name="Page 3")).to_have_attribute("aria-current", "page")
    page.get_by_role("link", name="Previous page").click()
    expect(status(page)).to_have_text(re.compile(r"page 2 of \d+"))
    expect(page.get_by_role("heading", name="Papers found")).to_be_focused()


def test_a_page_that_is_not_there_is_the_last(open_page: Open, papers: list[Record]) -> None:
    page = open_page("search/?page=9999", **DESK)
    settled(page)
    last = -(-len(papers) // PAGE)
    expect(status(page)).to_have_text(f"{len(papers)} papers, page {last} of {last}")
    page.wait_for_url(f"**/search/?page={last}")


def test_counts_without_a_query_are_those_of_all_papers(
    open_page: Open, papers: list[Record], names: dict[str, str]
) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    assert counts(page, "Theme") == expected(papers, "themes", names)
    assert counts(page, "Modality") == expected(papers, "modalities", names)
    with_code = sum(bool(paper["code"]) for paper in papers)
    assert counts(page, "Code") == {
        "With code": with_code,
        "Without code": len(papers) - with_code,
    }
    page.get_by_text("Source", exact=True).first.click()
    # What is folded up is fetched when it is opened.
    expect(facet(page, "Source").get_by_role("listitem").first).to_be_visible()
    settled(page)
    sources = Counter(
        file for paper in papers for file in {source["file"] for source in paper["sources"]}
    )
    assert counts(page, "Source") == dict(sources)


def test_counts_are_right_for_the_query(
    open_page: Open, papers: list[Record], names: dict[str, str]
) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    settled(page)
    shown = {"Theme": counts(page, "Theme"), "Modality": counts(page, "Modality")}
    by_title = {paper["title"]: paper for paper in papers}
    found = [by_title[title] for title in all_titles(page)]
    assert 10 < len(found) < len(papers)
    assert shown["Theme"] == expected(found, "themes", names)
    assert shown["Modality"] == expected(found, "modalities", names)


def test_values_of_one_facet_widen_and_facets_narrow(
    open_page: Open, papers: list[Record], names: dict[str, str]
) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    first, second = list(counts(page, "Theme"))[:2]
    slugs = {name: slug for slug, name in names.items()}
    one = [paper for paper in papers if slugs[first] in paper["themes"]]
    either = [paper for paper in papers if {slugs[first], slugs[second]} & set(paper["themes"])]
    both = [paper for paper in either if paper["code"]]
    value(page, "Theme", first).check()
    assert total(page) == len(one)
    value(page, "Theme", second).check()
    assert total(page) == len(either)
    value(page, "Code", "With code").check()
    assert total(page) == len(both)
    assert counts(page, "Modality") == expected(both, "modalities", names)
    # A facet's own counts say what its other values would add.
    with_code = [paper for paper in papers if paper["code"]]
    assert counts(page, "Theme") == expected(with_code, "themes", names)
    assert sorted(all_titles(page)) == sorted(paper["title"] for paper in both)


def test_what_is_chosen_is_taken_away_with_a_click(open_page: Open, papers: list[Record]) -> None:
    page = open_page("search/?theme=segmentation&theme=datasets&code=yes&year=2022-2024", **DESK)
    settled(page)
    expect(chosen(page)).to_have_count(4)
    expect(chosen(page).filter(has_text="Year")).to_have_text(re.compile("2022–2024"))
    chosen(page).filter(has_text="Code").click()
    expect(chosen(page)).to_have_count(3)
    settled(page)
    expect(value(page, "Code", "With code")).not_to_be_checked()
    expect(value(page, "Theme", "Segmentation")).to_be_checked()
    page.get_by_role("button", name="Clear all").click()
    expect(chosen(page)).to_have_count(0)
    assert total(page) == len(papers)
    page.wait_for_url("**/search/")


def test_sorting_loses_no_hit(open_page: Open, papers: list[Record]) -> None:
    dates = {paper["title"]: paper["date"] for paper in papers}
    page = open_page("search/?q=radiology+report", **DESK)
    by_relevance = all_titles(page)
    assert len(by_relevance) > PAGE
    orders = {}
    for sort in ("Newest first", "Oldest first", "Title"):
        page.get_by_label("Sort by").select_option(label=sort)
        settled(page)
        expect(status(page)).to_have_text(f"{len(by_relevance)} papers")
        orders[sort] = all_titles(page)
        assert sorted(orders[sort]) == sorted(by_relevance)
    known = [dates[title] for title in orders["Oldest first"] if dates[title]]
    assert known == sorted(known)
    known = [dates[title] for title in orders["Newest first"] if dates[title]]
    assert known == sorted(known, reverse=True)
    assert orders["Title"][0].lower() < orders["Title"][-1].lower()
    assert by_relevance not in orders.values()


def test_a_result_shows_what_one_needs_to_choose(
    open_page: Open, papers: list[Record], names: dict[str, str]
) -> None:
    paper = next(one for one in papers if one["authors"] and one["code"] and one["modalities"])
    page = open_page(f"search/?q={paper['arxiv']}", **DESK)
    settled(page)
    first = results(page).first
    expect(first.get_by_role("link", name=paper["title"])).to_have_attribute(
        "href", re.compile(re.escape(paper["url"]))
    )
    shown = first.inner_text()
    for text in (*paper["authors"], str(paper["year"]), "Code"):
        assert text in shown
    for slug in (*paper["themes"], *paper["modalities"]):
        expect(first.get_by_role("link", name=names[slug], exact=True)).to_be_visible()


def test_the_words_found_are_marked_in_title_and_abstract(open_page: Open) -> None:
    page = open_page("search/?q=kidney+abnormality", **DESK)
    settled(page)
    first = results(page).first
    in_title = " ".join(first.get_by_role("heading").locator("mark").all_inner_texts())
    assert {"kidney", "abnormality"} <= set(in_title.lower().split())
    in_abstract = first.locator(".pd-hit__snippet mark").all_inner_texts()
    assert in_abstract
    assert all(re.match("kidney|abnormal", text, re.IGNORECASE) for text in in_abstract)


def test_the_address_says_all_and_a_shared_link_shows_it(open_page: Open) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    query_box(page).fill("medical images")
    settled(page)
    facet(page, "Theme").get_by_role("checkbox").first.check()
    settled(page)
    page.get_by_label("Sort by").select_option(label="Title")
    settled(page)
    first = page.get_by_role("slider", name="First year")
    first.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
        if first.input_value() == "2022":
            break
    settled(page)
    said, shown, url = status(page).inner_text(), titles(page), page.url
    assert "q=medical" in url
    page.reload()
    settled(page)
    assert (status(page).inner_text(), titles(page)) == (said, shown)
    other = open_page(url.split("/repo/")[1], **PHONE)
    settled(other)
    assert (status(other).inner_text(), titles(other)) == (said, shown)
    expect(query_box(other)).to_have_value("medical images")
    expect(other.get_by_label("Sort by")).to_have_value("title")
    expect(chosen(other)).to_have_count(2)


def test_back_and_forward_go_through_what_was_done(open_page: Open) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    before = total(page)
    value(page, "Code", "With code").check()
    narrowed = total(page)
    assert narrowed < before
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**page=2")
    settled(page)
    page.go_back()
    page.wait_for_url("**code=yes")
    assert total(page) == narrowed
    page.go_back()
    page.wait_for_url("**q=segmentation")
    assert total(page) == before
    expect(value(page, "Code", "With code")).not_to_be_checked()
    page.go_forward()
    page.wait_for_url("**code=yes")
    assert total(page) == narrowed
    expect(value(page, "Code", "With code")).to_be_checked()
    results(page).first.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url("**/papers/**")
    page.go_back()
    assert total(page) == narrowed


def test_typing_makes_no_history_but_enter_does(open_page: Open) -> None:
    page = open_page("search/?theme=segmentation", **DESK)
    settled(page)
    length = page.evaluate("history.length")
    query_box(page).focus()
    page.keyboard.type("kidney")
    page.wait_for_url("**q=kidney**")
    assert page.evaluate("history.length") == length
    page.keyboard.press("Enter")
    assert page.evaluate("history.length") == length + 1
    settled(page)
    page.go_back()
    page.wait_for_url("**/search/?theme=segmentation")
    expect(query_box(page)).to_have_value("")
    page.go_forward()
    page.wait_for_url("**q=kidney**")
    expect(query_box(page)).to_have_value("kidney")


def test_the_box_in_the_header_and_the_page_ask_one_thing(open_page: Open) -> None:
    page = open_page("search/?q=adapters", **DESK)
    settled(page)
    expect(box(page)).to_have_value("adapters")
    box(page).fill("kidney abnormality")
    expect(query_box(page)).to_have_value("kidney abnormality")
    expect(results(page).first).to_contain_text("Robust Kidney Abnormality Segmentation")
    expect(page.get_by_role("listbox")).to_have_count(0)
    query_box(page).fill("medalpaca")
    expect(box(page)).to_have_value("medalpaca")
    expect(results(page).first).to_contain_text("MedAlpaca")


def test_all_papers_that_the_box_found_are_on_the_search_page(open_page: Open) -> None:
    page = open_page("years/", **DESK)
    box(page).fill("segmentation")
    expect(everything(page)).to_be_visible()
    count = re.search(r"\d+", everything(page).inner_text())
    assert count
    assert page.get_by_role("option").last.inner_text() == everything(page).inner_text()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/repo/search/?q=segmentation")
    assert total(page) == int(count[0])
    expect(query_box(page)).to_have_value("segmentation")


@pytest.mark.parametrize("key", ["Tab", "click"])
def test_a_typing_error_is_put_right(open_page: Open, key: str) -> None:
    page = open_page(**DESK)
    box(page).fill("segmentaton")
    better = page.get_by_role("search").get_by_role("button", name="segmentation")
    expect(better).to_be_visible()
    expect(page.get_by_role("search").get_by_role("status")).to_contain_text("Did you mean")
    if key == "click":
        better.click()
    else:
        page.keyboard.press("Tab")
        expect(better).to_be_focused()
        page.keyboard.press("Enter")
    expect(box(page)).to_have_value("segmentation")
    expect(options(page).first).to_contain_text(re.compile("segment", re.IGNORECASE))
    page = open_page("search/?q=segmentaton", **DESK)
    expect(status(page)).to_have_text("No paper found")
    page.get_by_role("button", name="segmentation", exact=True).click()
    expect(query_box(page)).to_have_value("segmentation")
    assert total(page) > PAGE


def test_where_nothing_is_found_a_way_on_is_shown(open_page: Open) -> None:
    page = open_page("search/?q=zzqqxxyy", **DESK)
    expect(status(page)).to_have_text("No paper found")
    expect(page.get_by_text("Try other words")).to_be_visible()
    expect(results(page)).to_have_count(0)
    page = open_page("search/?q=kidney+abnormality&year=2019&theme=peft", **DESK)
    expect(status(page)).to_have_text("No paper found")
    page.get_by_role("button", name="Search without them").click()
    assert total(page) > 0
    expect(chosen(page)).to_have_count(0)


def test_years_are_chosen_by_keyboard(open_page: Open, papers: list[Record]) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    years = [paper["year"] for paper in papers if paper["year"]]
    first = page.get_by_role("slider", name="First year")
    last = page.get_by_role("slider", name="Last year")
    assert (first.input_value(), last.input_value()) == (str(min(years)), str(max(years)))
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    last.focus()
    page.keyboard.press("ArrowLeft")
    low, high = min(years) + 2, max(years) - 1
    page.wait_for_url(f"**year={low}-{high}")
    assert total(page) == sum(low <= year <= high for year in years)
    expect(last).to_be_focused()
    first.focus()
    page.keyboard.press("End")
    assert first.input_value() == str(high)
    page.wait_for_url(f"**year={high}")
    assert total(page) == years.count(high)


def test_years_are_chosen_by_dragging_over_them(open_page: Open, papers: list[Record]) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    years = [paper["year"] for paper in papers if paper["year"]]

    def middle(year: int) -> tuple[float, float]:
        page.locator(f"[data-year='{year}']").scroll_into_view_if_needed()
        shape = page.locator(f"[data-year='{year}']").bounding_box()
        assert shape
        return shape["x"] + shape["width"] / 2, shape["y"] + shape["height"] / 2

    page.mouse.move(*middle(2021))
    page.mouse.down()
    page.mouse.move(*middle(2023), steps=5)
    page.mouse.up()
    page.wait_for_url("**year=2021-2023")
    assert total(page) == sum(2021 <= year <= 2023 for year in years)
    page.mouse.click(*middle(2024))
    page.wait_for_url("**year=2024")
    assert total(page) == years.count(2024)
    page.mouse.click(*middle(2024))
    page.wait_for_url("**/search/")
    assert total(page) == len(papers)


def test_authors_are_counted_when_asked_and_can_be_searched(
    open_page: Open, papers: list[Record], watch: Watch
) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    before = len(watch.requests)
    page.get_by_text("Author", exact=True).first.click()
    expect(facet(page, "Author").get_by_role("checkbox").first).to_be_visible()
    assert len(watch.requests) > before
    authors = Counter(author for paper in papers for author in paper["authors"])
    shown = facet(page, "Author").get_by_role("listitem").all_inner_texts()
    assert len(shown) == 8
    for row in shown:
        name, _, count = row.rpartition("\n")
        assert authors[name] == int(count)
    facet(page, "Author").get_by_role("searchbox").fill("bressem")
    expect(facet(page, "Author").get_by_role("checkbox")).to_have_count(
        sum("bressem" in name.lower() for name in authors)
    )
    value(page, "Author", "Keno K. Bressem").check()
    assert total(page) == authors["Keno K. Bressem"]


def test_a_chip_of_a_result_narrows(open_page: Open) -> None:
    page = open_page("search/?q=report", **DESK)
    before = total(page)
    results(page).first.locator(".pd-chip").first.click()
    expect(chosen(page)).to_have_count(1)
    assert 0 < total(page) < before


def test_lists_lead_to_a_search_within_them(open_page: Open, papers: list[Record]) -> None:
    page = open_page("themes/segmentation/", **DESK)
    page.get_by_role("link", name="Search within").click()
    page.wait_for_url("**/repo/search/?theme=segmentation")
    assert total(page) == sum("segmentation" in paper["themes"] for paper in papers)
    expect(chosen(page)).to_have_text(re.compile("Theme: Segmentation"))
    page = open_page("years/2024/", **DESK)
    page.get_by_role("link", name="Search within").click()
    assert total(page) == sum(paper["year"] == 2024 for paper in papers)


def saved(download: Download, tmp_path: Path) -> str:
    """Return the text of a file that the browser saved."""
    path = tmp_path / download.suggested_filename
    download.save_as(path)
    return path.read_text(encoding="utf-8")


def bibtex(site: Site, paper: Record) -> str:
    """Return the BibTeX entry on a paper's own page."""
    text: str = site.page_of(paper).one("div", class_="pd-bibtex").one("code").text
    return text.strip("\n")


def test_selected_papers_are_saved_as_on_their_own_pages(
    open_page: Open, own_site: Site, tmp_path: Path
) -> None:
    page = open_page("search/?q=adapters", **DESK)
    settled(page)
    picked = titles(page)[1:4]
    for title in picked:
        page.get_by_role("checkbox", name=f"Select {title}", exact=True).check()
    expect(page.get_by_text("3 selected", exact=True)).to_be_visible()
    by_title = {paper["title"]: paper for paper in own_site.papers}
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    assert download.value.suggested_filename == "papers.bib"
    entries = [bibtex(own_site, by_title[title]) for title in picked]
    assert saved(download.value, tmp_path) == "\n\n".join(entries) + "\n"
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    ris = saved(download.value, tmp_path)
    assert re.findall(r"^TI  - (.*)$", ris, re.MULTILINE) == picked
    assert ris.count("ER  - ") == 3
    with page.expect_download() as download:
        page.get_by_role("button", name="CSL-JSON").click()
    items = json.loads(saved(download.value, tmp_path))
    assert [item["title"] for item in items] == picked


def test_with_nothing_selected_all_that_was_found_is_saved(
    open_page: Open, papers: list[Record], tmp_path: Path
) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSL-JSON").click()
    items = json.loads(saved(download.value, tmp_path))
    assert sorted(item["title"] for item in items) == sorted(paper["title"] for paper in papers)


def test_all_found_are_selected_and_none(open_page: Open, tmp_path: Path) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    count = total(page)
    every = page.get_by_role("checkbox", name="Select all")
    expect(every).not_to_be_checked()
    every.check()
    expect(page.get_by_text(f"{count} selected", exact=True)).to_be_visible()
    ticked = page.locator("ol input:checked")
    expect(ticked).to_have_count(PAGE)
    page.get_by_role("link", name="Next page").click()
    page.wait_for_url("**page=2")
    settled(page)
    expect(page.locator("ol input:not(:checked)")).to_have_count(0)
    results(page).first.get_by_role("checkbox").uncheck()
    expect(page.get_by_text(f"{count - 1} selected", exact=True)).to_be_visible()
    expect(every).not_to_be_checked()
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    assert saved(download.value, tmp_path).count("\nER  - ") == count - 1
    page.get_by_role("button", name="Select none").click()
    expect(ticked).to_have_count(0)
    expect(page.get_by_role("button", name="Select none")).to_have_count(0)


def test_what_is_selected_stays_so_when_one_comes_back(open_page: Open) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    settled(page)
    picked = titles(page)[1:3]
    for title in picked:
        page.get_by_role("checkbox", name=f"Select {title}", exact=True).check()
    selected = page.get_by_text("2 selected", exact=True)
    for leave in (page.reload, lambda: (page.goto(page.url.split("search/")[0]), page.go_back())):
        leave()
        settled(page)
        expect(selected).to_be_visible()
        expect(page.locator("ol input:checked")).to_have_count(2)
        for title in picked:
            box = page.get_by_role("checkbox", name=f"Select {title}", exact=True)
            expect(box).to_be_checked()
    page.get_by_role("button", name="Select none").click()
    page.reload()
    settled(page)
    expect(selected).to_have_count(0)
    expect(page.locator("ol input:checked")).to_have_count(0)


def test_numbers_of_another_index_select_nothing(open_page: Open) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    settled(page)
    results(page).first.get_by_role("checkbox").check()
    page.goto(page.url.split("search/")[0])
    page.evaluate(
        "Object.entries(sessionStorage).forEach(([key, kept]) => sessionStorage.setItem("
        "key, kept.replace(/papers[^ ]*/, 'papers/other.bin')))"
    )
    page.go_back()
    settled(page)
    expect(page.locator("ol input:checked")).to_have_count(0)


def test_a_list_is_copied(open_page: Open, papers: list[Record]) -> None:
    page = open_page(
        "search/?q=medalpaca", permissions=["clipboard-read", "clipboard-write"], **DESK
    )
    settled(page)
    first = next(paper for paper in papers if paper["title"] == titles(page)[0])
    results(page).first.get_by_role("checkbox").check()
    page.get_by_role("button", name="Copy as list").click()
    expect(page.get_by_text("Copied 1 paper")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.count("\n") == 1
    assert first["title"] in text
    assert f"https://arxiv.org/abs/{first['arxiv']}" in text


def test_what_cannot_be_copied_is_shown_to_be_copied(open_page: Open) -> None:
    page = open_page(**DESK)
    page.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page.goto(f"{page.url}search/?q=medalpaca")
    settled(page)
    page.get_by_role("button", name="Copy as list").click()
    shown = page.get_by_role("textbox", name="List to copy")
    expect(shown).to_be_focused()
    assert "MedAlpaca" in shown.input_value()


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("segmentation")
    page.keyboard.press("Enter")
    settled(page)
    before = total(page)
    tick = facet(page, "Theme").get_by_role("checkbox").nth(1)
    for _ in range(30):
        page.keyboard.press("Tab")
        if tick.evaluate("box => box === document.activeElement"):
            break
    expect(tick).to_be_focused()
    page.keyboard.press("Space")
    assert total(page) < before
    expect(tick).to_be_focused()
    expect(tick).to_be_checked()
    page.keyboard.press("Space")
    assert total(page) == before
    # On the way to the first result every stop can be seen.
    link = results(page).first.get_by_role("heading").get_by_role("link")
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const at = document.activeElement; const style = getComputedStyle(at);"
            " return [at.outerHTML.slice(0, 80), at.checkVisibility(),"
            " style.outlineStyle !== 'none' || at.type === 'range']; })()"
        )
        assert seen[1:] == [True, True], seen[0]
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()


def test_what_changes_is_announced(open_page: Open) -> None:
    page = open_page("search/", **DESK)
    settled(page)
    expect(status(page)).to_have_attribute("aria-live", "polite")
    expect(facet(page, "Theme")).to_have_count(1)
    expect(page.get_by_role("group", name="Year", exact=True).get_by_role("slider")).to_have_count(
        2
    )
    expect(page.get_by_role("navigation", name="Pages of results")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["desk", "phone"])
def test_the_page_can_be_read_by_everybody(open_page: Open, scheme: str, screen: str) -> None:
    page = open_page(
        "search/?q=segmentation&theme=datasets", color_scheme=scheme, **SCREENS[screen]
    )
    settled(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    settled(page)
    results(page).first.get_by_role("checkbox").check()
    assert page.evaluate(ACCESSIBILITY) == []
    assert page.evaluate(LOW_CONTRAST) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_the_filters_fold(open_page: Open) -> None:
    page = open_page("search/?q=segmentation", **PHONE)
    before = total(page)
    tick = value(page, "Theme", "Datasets")
    expect(tick).to_be_hidden()
    expect(results(page).first).to_be_in_viewport()
    page.get_by_text("Filters").tap()
    expect(tick).to_be_visible()
    tick.tap()
    assert 0 < total(page) < before
    expect(page.get_by_text("Filters (1)")).to_be_visible()


def test_without_javascript_the_page_says_so_and_leads_on(open_page: Open) -> None:
    page = open_page("search/", java_script_enabled=False)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_visible()
    for name, place in (
        ("by theme", "themes"),
        ("by modality", "modalities"),
        ("by year", "years"),
    ):
        link = page.get_by_role("article").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", re.compile(rf"\.\./{place}/"))
    expect(page.get_by_role("region", name="Results")).to_have_count(0)
    page.get_by_role("article").get_by_role("link", name="by theme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")


def test_with_javascript_it_does_not(open_page: Open) -> None:
    page = open_page("search/")
    settled(page)
    expect(page.get_by_text("Searching needs JavaScript")).to_be_hidden()


@pytest.mark.parametrize("part", ["**/search/worker.js", "**/search/**.bin"])
def test_a_search_that_fails_says_so_counts_nothing_and_can_be_tried_again(
    open_page: Open, watch: Watch, part: str
) -> None:
    page = open_page("about/", **DESK)

    def refuse(route: Route) -> None:
        route.abort("connectionfailed")

    page.context.route(part, refuse)
    page.goto(page.url.replace("about/", "search/?q=segmentation&code=yes"))
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(status(page)).to_contain_text("could not")
    expect(results(page)).to_have_count(0)
    expect(page.locator(".pd-count")).to_have_text([""] * page.locator(".pd-count").count())
    assert not re.search(r"\d+ papers", page.get_by_role("main").inner_text())
    page.context.unroute(part, refuse)
    again.click()
    expect(results(page).first).to_be_visible()
    assert total(page) > 0
    expect(value(page, "Code", "With code")).to_be_checked()
    watch.complaints.clear()


def test_a_shard_that_fails_later_takes_the_old_counts_away(open_page: Open, watch: Watch) -> None:
    page = open_page("search/?q=segmentation", **DESK)
    settled(page)

    def refuse(route: Route) -> None:
        route.abort("connectionfailed")

    page.context.route("**/search/terms/**", refuse)
    query_box(page).fill("xenon quizzes")
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(results(page)).to_have_count(0)
    assert not re.search(r"\d+ papers", page.get_by_role("main").inner_text())
    expect(page.get_by_role("navigation", name="Pages of results")).to_have_count(0)
    page.context.unroute("**/search/terms/**", refuse)
    query_box(page).fill("kidney abnormality")
    expect(results(page).first).to_contain_text("Robust Kidney Abnormality Segmentation")
    watch.complaints.clear()


def test_whatever_the_address_says_the_page_works(open_page: Open, papers: list[Record]) -> None:
    for address in (
        "?page=-3", "?page=x&sort=y", "?year=9-x", "?theme=", "?q=%20%20", "?q=%EF%BF%BF&q=2",
        "?constructor=1&__proto__=2", "#anchor",
    ):  # fmt: skip
        page = open_page(f"search/{address}", **DESK)
        settled(page)
    page = open_page("search/?theme=no-such-theme", **DESK)
    expect(status(page)).to_have_text("No paper found")
    chosen(page).click()
    assert total(page) == len(papers)
    page = open_page("search/?q=" + "%3Cb%3E%22%27" * 20, **DESK)
    expect(status(page)).to_have_text(re.compile(r"\w"))


def test_hostile_papers_are_text(open_page: Open, hostile_url: str, hostile_site: Site) -> None:
    page = open_page("search/", base=hostile_url, **DESK)
    settled(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = all_titles(page)
    assert sorted(found) == sorted(paper["title"] for paper in hostile_site.papers)
    assert page.evaluate(INJECTED) == []


def test_search_engines_are_sent_to_the_papers_not_to_the_search(own_site: Site) -> None:
    page = own_site.pages["search/index.html"]
    robots = [one["content"] for one in page.all("meta") if one.attributes.get("name") == "robots"]
    assert robots == ["noindex"]
    assert "/search/" not in (own_site.folder / "sitemap.xml").read_text(encoding="utf-8")
