"""Pages of invented papers: what is on them, where they are, in which order."""

from __future__ import annotations

from dataclasses import replace

import frontmatter
import pytest

from generator.records import Decision, Entry, Evidence, Result, Source, Tldr
from generator.render.pages import PAGE_SIZE, date_in_words
from tests.dom import Element, parse_html
from tests.render.invented import GOLDEN, LEAFNET, PAGES, UNTITLED, rendered


def page(path: str, *entries: Entry) -> Element:
    """Return the HTML in a page of a digest of these entries."""
    return parse_html(frontmatter.loads(rendered(*entries)[path]).content)


def paper(number: int, date: str | None = None, title: str = "") -> Entry:
    """Return an entry of an invented paper."""
    named = replace(
        LEAFNET.paper, id=f"paper-{number}", title=title or f"Paper {number}", date=date
    )
    return replace(LEAFNET, paper=named)


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_the_golden_ones(path: str) -> None:
    golden = (GOLDEN / path.replace("/", "-")).read_text(encoding="utf-8")
    assert rendered(LEAFNET, UNTITLED)[path] == golden, (
        "if this is what you want: python -m tests.render.invented"
    )


def test_every_page_has_its_place() -> None:
    assert list(rendered(LEAFNET, UNTITLED)) == [
        "about.md",
        "datasets/index.md",
        "index.md",
        "modalities/index.md",
        "modalities/photos.md",
        "models/index.md",
        "papers/leafnet-2401-00001.md",
        "papers/we-photograph-trees.md",
        "themes/counting.md",
        "themes/falling.md",
        "themes/index.md",
        "themes/unused.md",
        "years/2024.md",
        "years/index.md",
        "years/undated.md",
    ]


def test_a_digest_of_nothing_has_its_pages() -> None:
    pages = rendered()
    assert "index.md" in pages
    assert "0</strong> papers" in pages["index.md"]


def test_a_title_that_is_not_known_is_marked_as_such() -> None:
    made = page("papers/we-photograph-trees.md", UNTITLED)
    assert made.one("p", class_="pd-note").words == (
        "No title is known for this paper; these are the first words of its abstract."
    )
    assert page("papers/leafnet-2401-00001.md", LEAFNET).all("p", class_="pd-note") == []


def test_a_list_of_authors_that_is_cut_says_so() -> None:
    cut = page("papers/leafnet-2401-00001.md", LEAFNET).one("p", class_="pd-authors")
    assert cut.words == "Ada Invented, Bo <Made> Up et al."
    whole = replace(LEAFNET, paper=replace(LEAFNET.paper, authors_complete=True))
    made = page("papers/leafnet-2401-00001.md", whole).one("p", class_="pd-authors")
    assert made.words == "Ada Invented, Bo <Made> Up"


def test_lists_are_newest_first_then_by_title_and_end_with_the_undated() -> None:
    entries = (
        paper(1, None),
        paper(2, "2024"),
        paper(3, "2024-03"),
        paper(4, "2024-03-05"),
        paper(5, "2023-12-31"),
        paper(6, "2024-03", "A first title"),
    )
    titles = [card.words for card in page("index.md", *entries).all("h3")]
    assert titles == ["Paper 4", "A first title", "Paper 3", "Paper 2", "Paper 5", "Paper 1"]


def test_a_long_list_has_several_pages_that_lead_to_each_other() -> None:
    entries = [paper(number, "2024-01") for number in range(2 * PAGE_SIZE + 1)]
    pages = rendered(*entries)
    paths = ["themes/falling.md", "themes/falling/2.md", "themes/falling/3.md"]
    assert [path for path in pages if path.startswith("themes/falling")] == sorted(paths)
    made = [parse_html(frontmatter.loads(pages[path]).content) for path in paths]
    counts = [len(one.all("li", class_="pd-card")) for one in made]
    assert counts == [PAGE_SIZE, PAGE_SIZE, 1]
    links = [link["href"] for link in made[1].one("nav").all("a")]
    assert links == ["../../../themes/falling/", "../../../themes/falling/3/"]
    assert made[1].one("nav").one("span")["aria-current"] == "page"


def test_years_come_newest_first_and_the_undated_last() -> None:
    entries = (paper(1, None), paper(2, "2022"), paper(3, "2024-01"), paper(4, "2023-05-01"))
    links = [link.words for link in page("years/index.md", *entries).one("ul").all("a")]
    assert links == ["2024", "2023", "2022", "Undated"]


def test_themes_come_largest_first_and_empty_ones_apart() -> None:
    made = page("themes/index.md", LEAFNET, UNTITLED)
    names = [item.all("a")[0].words for item in made.one("ul").all("li")]
    assert names == ["Falling & rising", "Counting"]
    assert "No paper yet: Unused." in made.words


def test_a_paper_without_an_abstract_says_so() -> None:
    bare = replace(LEAFNET, paper=replace(LEAFNET.paper, abstract=None), evidence=())
    text = rendered(bare)["papers/leafnet-2401-00001.md"]
    assert "No seed gives an abstract for this paper." in text


def test_the_reasons_of_a_tag_are_given_once_each() -> None:
    evidence = [
        Evidence("falling", "abstract", 7, 11, "fall", "to fall"),
        Evidence("falling", "abstract", 0, 6, "FALL", "to fall"),
    ]
    entry = replace(LEAFNET, evidence=tuple(evidence))
    reasons = page("papers/leafnet-2401-00001.md", entry).one("details", class_="pd-why")
    assert [quote.words for quote in reasons.all("q")] == ["fall"]


def test_a_reason_says_what_the_words_are() -> None:
    evidence = (Evidence("falling", "abstract", 7, 11, "fall", "falling"),)
    told = page("papers/leafnet-2401-00001.md", replace(LEAFNET, evidence=evidence))
    assert told.one("dd", data_tag="falling").words == "what falls: fall"


def test_what_the_curator_decided_is_said_with_the_reason() -> None:
    decision = Decision("2401.00001", Source("decisions.yaml", 2), why="It counts <leaves>.")
    why = page("papers/leafnet-2401-00001.md", replace(LEAFNET, decision=decision))
    details = why.one("details", class_="pd-why")
    assert "Decided by the curator It counts <leaves>." in details.words


def test_a_result_and_the_quote_lead_to_their_sentences() -> None:
    assert LEAFNET.paper.abstract
    start, end = 28, LEAFNET.paper.abstract.index(" Code:")
    sentence = LEAFNET.paper.abstract[start:end]
    result = Result("leaves", "4", "", "", None, None, sentence, start, end)
    entry = replace(LEAFNET, results=(result,), tldr=Tldr(sentence, start, end))
    told = page("papers/leafnet-2401-00001.md", entry)
    (said,) = told.all("span", class_="pd-said")
    assert said.words == sentence
    assert told.one("table", class_="pd-results").one("a")["href"] == f"#{said['id']}"
    assert told.one("figcaption").one("a")["href"] == f"#{said['id']}"


def test_results_that_only_their_values_tell_apart_share_a_row() -> None:
    assert LEAFNET.paper.abstract
    start, end = 28, LEAFNET.paper.abstract.index(" Code:")
    found = Result("leaves", "4", "", "", None, None, LEAFNET.paper.abstract[start:end], start, end)
    other = replace(found, value="5", unit="%")
    entry = replace(LEAFNET, results=(found, replace(found, metric="trees"), other))
    table = page("papers/leafnet-2401-00001.md", entry).one("table", class_="pd-results")
    cells = [[cell.words for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert cells == [["leaves", "4, 5%"], ["trees", "4"]]
    assert [head.words for head in table.all("th")] == ["Measure", "Value"]
    on = replace(LEAFNET, results=(replace(found, dataset="Oaks", comparison="vs. 3"),))
    table = page("papers/leafnet-2401-00001.md", on).one("table", class_="pd-results")
    assert [cell.words for cell in table.all("td")] == ["leaves", "4", "Oaks", "vs. 3"]


def test_an_address_a_paper_once_had_leads_to_the_new_one() -> None:
    moved = replace(
        LEAFNET, paper=replace(LEAFNET.paper, formerly=("leaf-net-old",), title='"><script>x')
    )
    text = rendered(moved)["papers/leaf-net-old/index.html"]
    made = parse_html(text)
    assert made.one("a")["href"] == "../../papers/leafnet-2401-00001/"
    assert made.one("meta", http_equiv="refresh")["content"] == (
        "0; url=../../papers/leafnet-2401-00001/"
    )
    assert made.one("title").words == '"><script>x'
    assert made.all("script") == []


def test_a_description_is_cut_at_a_word() -> None:
    long = replace(LEAFNET, paper=replace(LEAFNET.paper, abstract="word " * 100 + "end"))
    meta = frontmatter.loads(rendered(long)["papers/leafnet-2401-00001.md"]).metadata
    description = str(meta["description"])
    assert description.endswith("word…")
    assert len(description) <= 200


@pytest.mark.parametrize(
    ("date", "words"),
    [("2023-04-04", "4 April 2023"), ("2023-12", "December 2023"), ("2023", "2023")],
)
def test_dates_are_written_as_precise_as_they_are(date: str, words: str) -> None:
    assert date_in_words(date) == words
