"""Every kind of page as a reader sees it: at a desk, on a phone, in the dark, without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Watch
from tests.browser.look import ACCESSIBILITY, FOCUSED, LOW_CONTRAST
from tests.site import Site

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESK = {"viewport": {"width": 1280, "height": 800}}
PAGES = {
    "home": "",
    "paper": "papers/{paper}/",
    "themes": "themes/",
    "theme": "themes/segmentation/",
    "modalities": "modalities/",
    "modality": "modalities/ct/",
    "years": "years/",
    "year": "years/2024/",
    "models": "models/",
    "model": "models/gpt-4/",
    "search": "search/?q=segmentation",
    "about": "about/",
    "help": "help/api/",
}
kinds = pytest.mark.parametrize("kind", PAGES)


def place(site: Site, kind: str) -> str:
    """Return the path of a page of that kind; the paper is the one with most to show."""
    paper = max(
        site.papers,
        key=lambda paper: (bool(paper["authors"]), len(paper["code"]), len(paper["abstract"])),
    )
    return PAGES[kind].format(paper=paper["id"])


def open_all(page: Page) -> None:
    """Open what is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@kinds
def test_a_page_loads_without_a_complaint(open_page: Open, own_site: Site, kind: str) -> None:
    page = open_page(place(own_site, kind), **DESK)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_title(re.compile("Paper Digest"))


@kinds
def test_a_page_is_accessible(open_page: Open, own_site: Site, kind: str) -> None:
    page = open_page(place(own_site, kind), **DESK)
    open_all(page)
    assert page.evaluate(ACCESSIBILITY) == []
    expect(page.get_by_role("banner")).to_have_count(1)
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("search")).to_have_count(1)
    assert page.get_by_role("navigation").count() >= 1
    expect(page.get_by_role("heading", level=1)).to_have_count(1)


@kinds
def test_a_page_fits_a_phone(open_page: Open, own_site: Site, kind: str) -> None:
    page = open_page(place(own_site, kind), **PHONE)
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.get_by_role("banner").locator("input[type=search]")).to_be_visible()
    small = page.evaluate(
        "[...document.querySelectorAll('article p, article li, article h1')]"
        ".filter(one => one.offsetParent && parseFloat(getComputedStyle(one).fontSize) < 12)"
        ".map(one => one.textContent)"
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@kinds
def test_text_stands_out_from_its_ground(
    open_page: Open, own_site: Site, kind: str, scheme: str
) -> None:
    page = open_page(place(own_site, kind), color_scheme=scheme, **DESK)
    open_all(page)
    assert page.evaluate(LOW_CONTRAST) == []
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(number) for number in re.findall(r"\d+", light)[:3])
    assert (brightness > 600) == (scheme == "light")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_stand_out_from_their_ground(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.get_by_role("combobox", name="Search papers").fill("segment anyth")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(LOW_CONTRAST) == []


def test_the_colours_can_be_chosen_and_are_kept(open_page: Open, own_site: Site) -> None:
    page = open_page(color_scheme="light")

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = ground()
    page.get_by_title("Use the light colours").click()
    page.get_by_title("Use the dark colours").click()
    dark = ground()
    assert dark != light
    page.goto(page.url + place(own_site, "paper"))
    assert ground() == dark
    page.get_by_title("Use the colours of the system").click()
    assert ground() == light


def test_a_long_list_of_longest_words_fits_a_phone(open_page: Open, own_site: Site) -> None:
    page = open_page(**PHONE)
    base = page.url

    def longest(paper: dict[str, object]) -> int:
        texts = (paper["title"], paper["abstract"], *paper["authors"], *paper["links"])  # type: ignore[misc]
        return max(len(word) for text in texts for word in str(text).split())

    for paper in sorted(own_site.papers, key=longest)[-4:]:
        page.goto(base + paper["url"])
        open_all(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, paper["id"]


@kinds
def test_without_scripts_a_page_reads_well(open_page: Open, own_site: Site, kind: str) -> None:
    page = open_page(place(own_site, kind), java_script_enabled=False, **DESK)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # A box that does nothing would be a lie; there is a way to the themes in its place.
    expect(page.get_by_role("combobox")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.locator("input[type=search]")).to_be_hidden()
    page.get_by_role("link", name="Browse by theme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")


def test_without_scripts_a_paper_is_all_there(open_page: Open, own_site: Site) -> None:
    page = open_page(place(own_site, "paper"), java_script_enabled=False)
    paper = next(one for one in own_site.papers if page.url.endswith(one["url"]))
    article = page.get_by_role("article")
    for text in (paper["title"], paper["abstract"], ", ".join(paper["authors"]), paper["arxiv"]):
        expect(article).to_contain_text(text)
    expect(article.get_by_text(paper["abstract"][-60:])).to_be_visible()
    expect(article.get_by_text("@misc{")).to_be_visible()
    tag = article.locator("dl a").first
    name = tag.inner_text()
    tag.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name=paper["title"]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(paper["title"])


def test_without_scripts_why_can_be_unfolded(open_page: Open, own_site: Site) -> None:
    page = open_page(place(own_site, "paper"), java_script_enabled=False)
    reason = page.locator("details q").first
    expect(reason).to_be_hidden()
    page.get_by_text("Why these tags?").click()
    expect(reason).to_be_visible()


def reasons(site: Site) -> tuple[str, str, str]:
    """Return a paper's id, one of its tags, and words of its abstract that earned it."""
    for paper in site.papers:
        for one in paper["evidence"]:
            if one["field"] == "abstract" and one["tag"] == paper["themes"][-1]:
                return paper["id"], one["tag"], one["text"]
    raise AssertionError("no paper has a reason in its abstract")


def marked(page: Page, tag: str) -> str:
    """Return the words of the abstract that are marked, all of them for the tag."""
    on = page.locator("mark.pd-on")
    assert all(tag in (mark.get_attribute("data-tags") or "").split() for mark in on.all())
    return "".join(on.all_text_contents())


def test_a_tag_that_is_hovered_over_or_focused_says_why(open_page: Open, own_site: Site) -> None:
    paper, tag, words = reasons(own_site)
    page = open_page(f"papers/{paper}/", **DESK)
    status = page.get_by_role("status").filter(has=page.locator("q"))
    for show in ("hover", "focus"):
        expect(status).to_have_count(0)
        assert marked(page, tag) == ""
        chip = page.locator(f"a[data-tag={tag}]").first
        getattr(chip, show)()
        expect(status).to_contain_text(words)
        assert words[:4] in marked(page, tag)
        page.mouse.move(2, 2)
        chip.blur()


def test_nothing_moves_when_a_tag_is_pointed_at(open_page: Open, own_site: Site) -> None:
    paper, _, _ = reasons(own_site)
    page = open_page(f"papers/{paper}/", **DESK)
    abstract = page.get_by_role("heading", name="Abstract")
    before = abstract.bounding_box()
    for chip in page.locator(".pd-tags a[data-tag]").all():
        chip.hover()
        expect(page.locator(".pd-reason strong")).to_be_visible()
        assert abstract.bounding_box() == before


def test_a_tag_that_is_asked_about_keeps_saying_why_until_escape(
    open_page: Open, own_site: Site
) -> None:
    paper, tag, words = reasons(own_site)
    page = open_page(f"papers/{paper}/", **DESK)
    ask = page.locator(f"button[data-tag={tag}]")
    ask.focus()
    page.keyboard.press("Enter")
    status = page.get_by_role("status").filter(has=page.locator("q"))
    expect(ask).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    expect(status).to_contain_text(words)
    ask.focus()
    page.keyboard.press("Escape")
    expect(ask).to_have_attribute("aria-expanded", "false")
    expect(status).to_have_count(0)


def test_on_a_phone_the_reason_stands_right_below_the_tag(open_page: Open, own_site: Site) -> None:
    paper, tag, words = reasons(own_site)
    page = open_page(f"papers/{paper}/", **PHONE)
    ask = page.locator(f"button[data-tag={tag}]")
    ask.tap()
    status = page.get_by_role("status").filter(has=page.locator("q"))
    expect(status).to_contain_text(words)
    above, below = ask.bounding_box(), status.bounding_box()
    assert above
    assert below
    assert 0 <= below["y"] - above["y"] < 80


def test_a_number_leads_to_its_sentence(open_page: Open, own_site: Site) -> None:
    paper = next(paper for paper in own_site.papers if paper["results"])
    page = open_page(f"papers/{paper['id']}/", **PHONE)
    page.locator(".pd-results a").first.tap()
    sentence = page.locator(".pd-said:target")
    assert shown(sentence.inner_text()) == shown(paper["results"][0]["sentence"])
    expect(sentence).to_be_in_viewport()
    assert sentence.evaluate("one => getComputedStyle(one).backgroundColor") != "rgba(0, 0, 0, 0)"


def shown(text: str) -> str:
    """Return a text with white space collapsed."""
    return " ".join(text.split())


def test_bibtex_is_copied_as_it_is(open_page: Open, own_site: Site) -> None:
    page = open_page(
        place(own_site, "paper"), permissions=["clipboard-read", "clipboard-write"], **DESK
    )
    code = page.locator("pre code")
    shown = code.inner_text().strip()
    assert shown.startswith("@misc{")
    code.hover()
    page.get_by_role("button", name=re.compile("copy", re.IGNORECASE)).click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('@misc'))")
    assert page.evaluate("navigator.clipboard.readText()").strip() == shown


def test_a_missing_page_helps_on(open_page: Open, watch: Watch) -> None:
    page = open_page("papers/no/such/paper/", **DESK)
    page.wait_for_load_state("networkidle")
    assert {text.partition(":")[0] for text in watch.complaints} == {"404", "console error"}
    assert len(watch.complaints) == 2, "all else is there, from whatever depth"
    watch.complaints.clear()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("combobox", name="Search papers").fill("medalpaca")
    expect(page.get_by_role("option").first).to_contain_text("MedAlpaca")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("MedAlpaca")
    page.go_back()
    page.get_by_role("article").get_by_role("link", name="themes").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Themes")
    watch.complaints.clear()


def test_the_tabs_lead_to_every_part(open_page: Open) -> None:
    page = open_page(**DESK)
    for name in ("Themes", "Modalities", "Years", "About", "Home"):
        page.get_by_role("navigation", name="Tabs").get_by_role("link", name=name).click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_contain_text("Paper Digest" if name == "Home" else name)


def test_on_a_phone_the_menu_leads_to_every_part(open_page: Open) -> None:
    page = open_page(**PHONE)
    page.locator("header label[for=__drawer]").tap()
    page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Years").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Years")


def test_on_a_narrow_screen_the_menu_opens_by_keyboard(open_page: Open) -> None:
    page = open_page(viewport={"width": 700, "height": 800})
    menu = page.get_by_role("button", name="Menu")
    inside = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Years")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(inside).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(inside).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    inside.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Years")


@pytest.mark.parametrize("width", [1280, 700])
def test_tab_walks_through_what_can_be_seen(open_page: Open, own_site: Site, width: int) -> None:
    page = open_page(place(own_site, "paper"), viewport={"width": width, "height": 800})
    reached = []
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement !== document.body"):
        reached.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    names = [name for name, _, _ in reached]
    assert names[0] == "Skip to content"
    assert "Search papers" in names
    assert names.index("Search papers") < 6
    assert any("arXiv" in name for name in names)
    assert [name for name, visible, _ in reached if not visible] == []
    assert [name for name, _, outline in reached if outline == "none"] == []


def test_on_paper_only_what_is_worth_it_is_printed(open_page: Open, own_site: Site) -> None:
    page = open_page(place(own_site, "paper"))
    page.emulate_media(media="print")
    expect(page.locator("input[type=search]")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("article").get_by_text("@misc{")).to_be_visible()
