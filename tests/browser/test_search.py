"""The search box as people use it: what they type, what they see, where they get."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Open, Watch
from tests.site import Record, Site

# A page of each depth: results must lead to the right place from all of them.
PLACES = ("", "themes/", "about/", "papers/{paper}/", "years/2024/")
# What is no plain word to a search engine, or breaks one that takes it for its syntax.
ODD = (
    "+", "-", "*", "~", "^", "title:", ":x", "nosuchfield:word", "a~99", "word^", '"', "\\", "((",
    "+-+-", "** **", "🫀", "e\u0301", "<b>", "constructor __proto__", "x " * 500,
)  # fmt: skip


def box(page: Page) -> Locator:
    """Return the search box."""
    return page.get_by_role("combobox", name="Search papers")


def options(page: Page) -> Locator:
    """Return the papers found."""
    return page.get_by_role("listbox").get_by_role("option")


def everything(page: Page) -> Locator:
    """Return the last option, which leads to all papers found."""
    return options(page).filter(has_text=re.compile(r"^All [\d,]+ papers$"))


def status(page: Page) -> Locator:
    """Return what is announced of the search."""
    return page.get_by_role("search").get_by_role("status")


def ask(page: Page, text: str) -> Locator:
    """Type a query and wait for its results; return them."""
    box(page).fill(text)
    expect(options(page).first).to_be_visible()
    expect(status(page)).not_to_be_empty()
    return options(page)


def first_result(page: Page, text: str, expected: str) -> None:
    """Expect that a query finds a paper with this title before all others."""
    box(page).fill(text)
    expect(options(page).first).to_contain_text(expected)


def words(text: str) -> set[str]:
    """Return the longer words of a text, in lower case."""
    return set(re.findall(r"[a-z]{6,}", text.lower()))


@pytest.fixture
def papers(own_site: Site) -> list[Record]:
    return own_site.papers


def test_a_paper_is_found_by_its_title(open_page: Open, papers: list[Record]) -> None:
    page = open_page()
    for paper in papers[::40]:
        first_result(page, paper["title"], paper["title"])


def test_papers_are_found_by_author(open_page: Open, papers: list[Record]) -> None:
    theirs = {paper["title"] for paper in papers if "Tianyu Han" in paper["authors"]}
    page = open_page()
    found = ask(page, "Tianyu Han")
    for title in theirs:
        expect(found.filter(has_text=title)).to_have_count(1)
    expect(found.first).to_contain_text("Tianyu Han")


def test_a_paper_is_found_by_words_of_its_abstract(open_page: Open, papers: list[Record]) -> None:
    counts: Counter[str] = Counter()
    for paper in papers:
        counts.update(words(f"{paper['title']} {paper['abstract']}"))
    page = open_page()
    for paper in papers[5::60]:
        rare = sorted(
            word for word in words(paper["abstract"]) - words(paper["title"]) if counts[word] <= 2
        )
        found = ask(page, " ".join(rare[:4]))
        expect(found.filter(has_text=paper["title"]).first).to_be_visible()


def test_papers_are_found_by_the_words_of_a_theme(open_page: Open, own_site: Site) -> None:
    page = open_page()
    themes = own_site.pages["themes/index.html"].one("ul", class_="pd-index").all("a")
    for theme in themes[::5]:
        found = ask(page, theme.words)
        expect(found.first).to_contain_text(theme.words)


def test_an_arxiv_identifier_finds_its_paper(open_page: Open, papers: list[Record]) -> None:
    page = open_page()
    for paper in papers[7::90]:
        first_result(page, paper["arxiv"], paper["title"])


def test_results_come_while_one_types(open_page: Open) -> None:
    page = open_page()
    box(page).focus()
    page.keyboard.type("medalp")
    expect(options(page).first).to_contain_text("MedAlpaca")
    page.keyboard.type("aca zzzz")
    expect(options(page).first).to_contain_text("MedAlpaca")


def test_the_last_keystroke_wins(open_page: Open) -> None:
    page = open_page()
    ask(page, "segmentation")
    for text in ("se", "ra", "radiology", "k", "kidney abnormality"):
        box(page).fill(text)
    expect(options(page).first).to_contain_text("Robust Kidney Abnormality Segmentation")
    box(page).fill("")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_a_result_shows_title_authors_year_and_themes(open_page: Open, own_site: Site) -> None:
    names = {
        link["href"].split("/")[-2]: link.words
        for link in own_site.pages["themes/index.html"].one("ul", class_="pd-index").all("a")
    }
    page = open_page()
    for paper in [one for one in own_site.papers if one["authors"]][:3]:
        found = ask(page, paper["title"]).filter(has_text=paper["title"]).first
        for part in (*paper["authors"], str(paper["year"]), *(names[t] for t in paper["themes"])):
            expect(found).to_contain_text(part)


def test_the_words_found_are_marked(open_page: Open) -> None:
    page = open_page()
    first = ask(page, "kidney abnormality").first
    expect(first).to_contain_text("Kidney Abnormality")
    expect(first.locator(".pd-search__snippet mark").first).to_be_visible()
    texts = " ".join(first.locator("mark").all_inner_texts())
    marked = set(texts.lower().split())
    assert {"kidney", "abnormality"} <= marked
    assert all(text.startswith(("kidney", "abnormal")) for text in marked)


def test_the_count_is_announced_and_true(open_page: Open) -> None:
    page = open_page()
    found = ask(page, "MedAlpaca")
    said = re.search(r"\d+", status(page).inner_text())
    assert said
    assert int(said[0]) >= found.count() - everything(page).count() >= 1
    assert status(page).get_attribute("aria-live") == "polite"


def test_nothing_found_is_said(open_page: Open) -> None:
    page = open_page()
    ask(page, "segmentation")
    box(page).fill("zzqqxxyy")
    expect(status(page)).to_contain_text(re.compile(r"\bno\b", re.IGNORECASE))
    expect(options(page)).to_have_count(0)


def test_whatever_is_typed_the_search_goes_on(open_page: Open) -> None:
    page = open_page()
    for text in ODD:
        box(page).fill(text)
        expect(status(page)).to_have_text(re.compile(r"\w"))
        first_result(page, "medalpaca", "MedAlpaca")


def test_by_keyboard_alone_one_finds_and_opens_a_paper(
    open_page: Open, papers: list[Record]
) -> None:
    page = open_page()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("segmentation")
    expect(options(page).nth(2)).to_be_visible()
    chosen = page.locator("[role=option][aria-selected=true]")
    titles = [text.split("\n")[0] for text in options(page).all_inner_texts()]
    expect(chosen).to_have_count(0)
    for key, title in (
        ("ArrowDown", titles[0]),
        ("ArrowDown", titles[1]),
        ("ArrowUp", titles[0]),
        ("ArrowUp", titles[-1]),
        ("ArrowDown", titles[0]),
        ("ArrowDown", titles[1]),
    ):
        page.keyboard.press(key)
        expect(chosen).to_have_count(1)
        expect(chosen).to_contain_text(title)
        expect(box(page)).to_have_attribute(
            "aria-activedescendant", chosen.get_attribute("id") or "missing"
        )
        expect(chosen).to_be_in_viewport()
    expect(box(page)).to_be_focused()
    url = next(paper["url"] for paper in papers if paper["title"] == titles[1])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/repo/{url}")
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[1])


def test_enter_opens_the_best_paper(open_page: Open) -> None:
    page = open_page("years/")
    page.keyboard.press("/")
    page.keyboard.type("medalpaca")
    expect(options(page).first).to_contain_text("MedAlpaca")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("MedAlpaca")


def test_escape_closes_the_list_then_leaves_the_box(open_page: Open) -> None:
    page = open_page()
    ask(page, "segmentation")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("segmentation")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(box(page)).not_to_be_focused()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()


def test_a_slash_in_the_box_is_a_slash(open_page: Open) -> None:
    page = open_page()
    box(page).focus()
    page.keyboard.type("a/b")
    expect(box(page)).to_have_value("a/b")


def test_tab_leaves_the_box_for_the_page_and_closes_the_list(open_page: Open) -> None:
    page = open_page()
    ask(page, "segmentation")
    page.keyboard.press("Tab")
    expect(box(page)).not_to_be_focused()
    expect(options(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.closest('[role=listbox]')") is None


def test_the_focused_box_shows_that_it_is(open_page: Open) -> None:
    page = open_page()
    page.keyboard.press("/")
    width, style = box(page).evaluate(
        "input => [getComputedStyle(input).outlineWidth, getComputedStyle(input).outlineStyle]"
    )
    assert float(width.removesuffix("px")) >= 2
    assert style != "none"


def test_the_box_is_a_valid_combobox(open_page: Open) -> None:
    page = open_page()
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("listbox")).to_have_count(0)
    ask(page, "segmentation")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    controlled = box(page).get_attribute("aria-controls")
    listbox = page.locator(f"#{controlled}")
    expect(listbox).to_have_attribute("role", "listbox")
    expect(listbox).to_have_attribute("aria-label", re.compile(r"\w"))
    roles = listbox.evaluate("list => [...list.children].map(item => item.getAttribute('role'))")
    assert set(roles) == {"option"}
    ids = listbox.evaluate("list => [...list.children].map(item => item.id)")
    assert len(set(ids)) == len(ids)
    assert "" not in ids


def test_a_click_opens_a_result_and_one_beside_closes_the_list(open_page: Open) -> None:
    page = open_page()
    ask(page, "segmentation")
    page.mouse.click(5, 700)
    expect(options(page)).to_have_count(0)
    box(page).click()
    expect(options(page).first).to_be_visible()
    title = options(page).nth(1).inner_text().split("\n")[0]
    options(page).nth(1).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_back_returns_to_a_page_where_search_works(open_page: Open) -> None:
    page = open_page("themes/")
    first_result(page, "medalpaca", "MedAlpaca")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("MedAlpaca")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")
    first_result(page, "kidney abnormality", "Robust Kidney Abnormality Segmentation")


@pytest.mark.parametrize("place", PLACES)
def test_from_every_depth_results_lead_to_papers(
    open_page: Open, papers: list[Record], place: str
) -> None:
    page = open_page(place.format(paper=papers[0]["id"]))
    first_result(page, papers[-1]["title"], papers[-1]["title"])
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/repo/{papers[-1]['url']}")


def test_nothing_is_fetched_for_the_search_until_the_box_is_used(
    open_page: Open, watch: Watch
) -> None:
    page = open_page()
    page.wait_for_load_state("networkidle")
    before = watch.paths()
    assert [path for path in before if not path.startswith("/repo/assets/")] == ["/repo/"]
    assert page.workers == []
    ask(page, "segmentation")
    assert len(watch.paths()) > len(before)


def test_a_search_that_fails_says_so_and_can_be_tried_again(open_page: Open, watch: Watch) -> None:
    page = open_page()
    page.wait_for_load_state("networkidle")

    def refuse(route: Route) -> None:
        route.abort("connectionfailed")

    page.context.route("**/search/**", refuse)
    box(page).fill("segmentation")
    again = page.get_by_role("search").get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(status(page)).to_contain_text("could not")
    expect(options(page)).to_have_count(0)
    page.context.unroute("**/search/**", refuse)
    again.click()
    expect(options(page).first).to_be_visible()
    watch.complaints.clear()  # of what was refused


def test_on_a_phone_the_box_and_its_results_fit(open_page: Open) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    box(page).tap()
    box(page).fill("segmentation")
    expect(options(page).nth(1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shape = box(page).bounding_box()
    assert shape
    assert shape["width"] >= 180
    assert shape["height"] >= 30
    panel = options(page).first.bounding_box()
    assert panel
    assert panel["x"] >= 0
    assert 300 <= panel["width"] <= 390
    size = (
        options(page)
        .first.locator("span")
        .first.evaluate("text => parseFloat(getComputedStyle(text).fontSize)")
    )
    assert size >= 14
    last = options(page).nth(-2)
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    title = last.inner_text().split("\n")[0]
    last.tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
