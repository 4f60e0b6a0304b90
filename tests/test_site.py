"""The site of the project's own seeds, as readers and other programs get it."""

from __future__ import annotations

import gzip
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import frontmatter
import pytest
import yaml

from generator.read.curation import parse_identities
from tests.dom import Element
from tests.site import ROOT, SITE_URL, Record, Site


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


FIELDS: dict[str, Callable[[object], bool]] = {
    "id": lambda value: isinstance(value, str) and re.fullmatch(r"[a-z0-9-]+", value) is not None,
    "url": lambda value: isinstance(value, str) and value.startswith("papers/"),
    "title": lambda value: isinstance(value, str) and value == value.strip() != "",
    "title_source": lambda value: value in {"seed", "curation", "abstract"},
    "authors": _is_texts,
    "authors_complete": lambda value: value in {True, False, None},
    "date": lambda value: (
        isinstance(value, str) and re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) is not None
    ),
    "year": lambda value: isinstance(value, int),
    "arxiv": lambda value: (
        isinstance(value, str) and re.fullmatch(r"\d{4}\.\d{4,5}", value) is not None
    ),
    "doi": lambda value: value is None or (isinstance(value, str) and value.startswith("10.")),
    "venue": lambda value: value is None or isinstance(value, str),
    "code": _is_texts,
    "links": _is_texts,
    "categories": _is_texts,
    "abstract": lambda value: isinstance(value, str) and len(value) > 100,
    "themes": lambda value: _is_texts(value) and value != [],
    "modalities": _is_texts,
    "evidence": lambda value: isinstance(value, list),
    "tldr": lambda value: isinstance(value, str),
    "results": lambda value: isinstance(value, list),
    "datasets": _is_texts,
    "models": _is_texts,
    "related": lambda value: isinstance(value, list) and len(value) <= 6,
    "sources": lambda value: isinstance(value, list) and value != [],
}
KINDS = ("themes", "modalities", "years")
RESOURCES = ("datasets", "models")


def newest_first(papers: list[Record]) -> list[str]:
    """Return the addresses of papers as every list has them."""
    by_title = sorted(papers, key=lambda paper: (paper["title"], paper["id"]))
    return [
        paper["url"]
        for paper in sorted(by_title, key=lambda paper: paper["date"] or "", reverse=True)
    ]


def target(page: str, link: str) -> str:
    """Return the file a link on a page leads to."""
    path = unquote(urlsplit(link).path)
    joined = normpath(f"{page.rpartition('/')[0]}/{path}" if path else page).lstrip("/")
    is_folder = path.rpartition("/")[2] in {"", ".", ".."} and path
    return normpath(f"./{joined}/index.html") if is_folder else joined


def links_of(page: Element) -> list[str]:
    """Return every address in a page that a browser may load or follow."""
    return [
        value
        for element in page.walk()
        for key, value in element.attributes.items()
        if key in {"href", "src", "action", "data", "poster", "srcset", "formaction", "xlink:href"}
    ]


def cards(page: Element) -> list[str]:
    """Return the addresses of the papers listed on a page, from the site's root, in order."""
    return [
        card.all("a")[0]["href"].replace("../", "") for card in page.all("li", class_="pd-card")
    ]


def test_the_strict_build_says_nothing_but_what_it_made(own_site: Site) -> None:
    assert own_site.said.splitlines() == [
        f"305 sightings, 280 papers: site in {own_site.folder}",
    ]


def test_the_api_has_280_papers_sorted_by_id(own_site: Site) -> None:
    ids = [paper["id"] for paper in own_site.papers]
    assert len(ids) == 280
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("field", FIELDS)
def test_every_record_has_the_documented_field(own_site: Site, field: str) -> None:
    wrong = [paper["id"] for paper in own_site.papers if not FIELDS[field](paper[field])]
    assert wrong == []


def test_records_have_no_field_that_is_not_documented(own_site: Site) -> None:
    documented = (ROOT / "docs" / "help" / "api.md").read_text(encoding="utf-8")
    known = set(re.findall(r"`(\w+)`", documented))
    assert set(FIELDS) <= known
    for paper in own_site.papers:
        assert set(FIELDS) <= set(paper) <= known


def test_years_are_those_of_the_dates(own_site: Site) -> None:
    assert all(paper["year"] == int(paper["date"][:4]) for paper in own_site.papers)


def test_titles_and_identifiers_are_the_curators(own_site: Site) -> None:
    name = "seeds/curation/identifiers.jsonl"
    rows = parse_identities(name, (ROOT / name).read_text(encoding="utf-8"))[0]
    by_arxiv = {paper["arxiv"]: paper for paper in own_site.papers}
    assert len(by_arxiv) == 280
    assert {row.arxiv: row.title for row in rows if row.arxiv} == {
        ident: paper["title"] for ident, paper in by_arxiv.items()
    }


def test_evidence_stands_where_it_says(own_site: Site) -> None:
    for paper in own_site.papers:
        for evidence in paper["evidence"]:
            assert set(evidence) == {"tag", "field", "start", "end", "text", "rule"}
            found = paper[evidence["field"]][evidence["start"] : evidence["end"]]
            assert found == evidence["text"] != ""
            assert evidence["tag"] in (*paper["themes"], *paper["modalities"])
            assert evidence["rule"]


def test_what_is_quoted_stands_in_the_abstract(own_site: Site) -> None:
    for paper in own_site.papers:
        assert paper["tldr"] in paper["abstract"]
        for result in paper["results"]:
            assert result["sentence"] in paper["abstract"]
            numbers = re.findall(r"\d+(?:[.,]\d+)*", result["value"])
            assert all(number in result["sentence"] for number in numbers), paper["id"]


def test_related_papers_are_others_of_the_digest_each_with_a_reason(own_site: Site) -> None:
    ids = {paper["id"] for paper in own_site.papers}
    for paper in own_site.papers:
        related = [one["id"] for one in paper["related"]]
        assert set(related) <= ids - {paper["id"]}
        assert len(set(related)) == len(related)
        assert all(one["reason"] for one in paper["related"])
        links = {link["href"] for link in own_site.page_of(paper).one("article").all("a")}
        assert {f"../../papers/{one}/" for one in related} <= links


def test_every_sighting_is_where_its_paper_stands_in_the_seed(own_site: Site) -> None:
    lines = {
        path.name: path.read_text(encoding="utf-8").split("\n")
        for path in (ROOT / "seeds").glob("*.txt")
    }
    seen: Counter[tuple[str, int]] = Counter()
    for paper in own_site.papers:
        assert paper["sources"] == sorted(
            paper["sources"], key=lambda source: (source["file"], source["line"])
        )
        for source in paper["sources"]:
            seen[source["file"], source["line"]] += 1
            # The first line of a sighting is its title, category or abstract; the rest follows.
            block = " ".join(lines[source["file"]][source["line"] - 1 :][:5])
            assert _letters(paper["abstract"])[:40] in _letters(block), (paper["id"], source)
    assert len(seen) == sum(seen.values()) == 305
    assert Counter(file for file, _ in seen).most_common() == [
        ("001_53f7941448cda28f.txt", 189),
        ("002_51fb6320ba4df93e.txt", 91),
        ("003_74f1ad7e53c9f6b7.txt", 16),
        ("004_e72b07a997bcf2a3.txt", 5),
        ("000_ec417eaf53917a8e.txt", 4),
    ]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]", "", text.lower())


def test_every_internal_link_leads_somewhere(own_site: Site) -> None:
    files = set(own_site.contents())
    broken = []
    for name, page in own_site.pages.items():
        identifiers = {one["id"] for one in page.walk() if "id" in one.attributes}
        for link in links_of(page):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            # The page for what is missing knows its folder only by the address of the site.
            path = link.removeprefix("/repo/") if name == "404.html" else link
            if target(name, path) not in files:
                broken.append((name, link))
            if not parts.path and parts.fragment and parts.fragment not in identifiers:
                broken.append((name, link))
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(own_site: Site) -> None:
    seen, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        if name in seen or name not in own_site.pages:
            continue
        seen.add(name)
        waiting += [
            target(name, link)
            for link in links_of(own_site.pages[name])
            if not urlsplit(link).scheme
        ]
    assert set(own_site.pages) - seen == {"404.html"}


def test_a_browser_loads_nothing_from_another_host(own_site: Site) -> None:
    foreign = []
    for name, page in own_site.pages.items():
        for element in page.walk():
            loads = [element.attributes.get(key, "") for key in ("src", "srcset", "data", "poster")]
            if element.name == "link" and element.attributes.get("rel") != "canonical":
                loads.append(element["href"])
            foreign += [(name, link) for link in loads if urlsplit(link).netloc]
            assert "url(http" not in element.attributes.get("style", "")
    assert foreign == []
    for name, content in own_site.contents().items():
        if name.endswith(".css"):
            assert re.search(rb"(url\(|@import)\s*[\"']?(https?:)?//", content) is None, name


def test_scripts_are_files_of_the_site_or_the_themes_own(own_site: Site) -> None:
    inline = Counter(
        script.children[0]
        for page in own_site.pages.values()
        for script in page.all("script")
        if script.children
        and script.attributes.get("type") != "application/json"
        # The one script of Material's that holds the page's depth.
        and "__md_scope" not in str(script.children[0])
    )
    assert set(inline.values()) == {len(own_site.pages)}


def test_each_list_has_the_right_papers_newest_first(own_site: Site) -> None:
    groups: dict[str, list[Record]] = {}
    for paper in own_site.papers:
        for kind, values in (
            ("themes", paper["themes"]),
            ("modalities", paper["modalities"]),
            ("years", [paper["year"]]),
        ):
            for value in values:
                groups.setdefault(f"{kind}/{value}", []).append(paper)
    for place, name, papers in _named_by_several(own_site):
        groups[place] = papers
        assert own_site.pages[f"{place}/index.html"].one("article").one("h1").words == name
    for place, papers in groups.items():
        page = own_site.pages[f"{place}/index.html"]
        pages = [page, *_further_pages(own_site, place)]
        assert [link for one in pages for link in cards(one)] == newest_first(papers), place
        total = page.one("p", class_="pd-total").words
        assert total.startswith(f"{len(papers)} paper{'s' * (len(papers) > 1)}, newest first.")
    listed = {
        name.removesuffix("/index.html")
        for name, page in own_site.pages.items()
        if page.all("p", class_="pd-total") and page.all("li", class_="pd-card")
    }
    assert {re.sub(r"/\d+$", "", place) if place.count("/") > 1 else place for place in listed} == (
        set(groups)
    )


def _named_by_several(site: Site) -> list[tuple[str, str, list[Record]]]:
    """Return the place, name and papers of each dataset and model that two papers name."""
    found = []
    for kind in RESOURCES:
        links = {
            item.all("a")[0].words: item.all("a")[0]["href"]
            for item in site.pages[f"{kind}/index.html"].one("ul", class_="pd-index").all("li")
        }
        counts = Counter(name for paper in site.papers for name in paper[kind])
        assert set(links) == {name for name, count in counts.items() if count > 1}
        for name, link in links.items():
            papers = [paper for paper in site.papers if name in paper[kind]]
            found.append((link.removeprefix("../").rstrip("/"), name, papers))
    return found


def _further_pages(site: Site, place: str) -> list[Element]:
    names = [name for name in site.pages if re.fullmatch(rf"{place}/\d+/index\.html", name)]
    return [site.pages[name] for name in sorted(names, key=lambda name: int(name.split("/")[2]))]


@pytest.mark.parametrize("kind", KINDS)
def test_each_index_counts_its_papers(own_site: Site, kind: str) -> None:
    counts: Counter[str] = Counter()
    for paper in own_site.papers:
        counts.update([str(paper["year"])] if kind == "years" else paper[kind])
    items = own_site.pages[f"{kind}/index.html"].one("ul", class_="pd-index").all("li")
    shown = {
        item.all("a")[0]["href"].strip("./").split("/")[-1]: int(
            item.one("span", class_="pd-count").words
        )
        for item in items
    }
    assert shown == counts
    assert all(item.one("p").words for item in items), "a line on what each is about"


def test_the_home_page_shows_the_newest_papers_and_true_counts(own_site: Site) -> None:
    page = own_site.pages["index.html"]
    assert cards(page) == newest_first(own_site.papers)[: len(cards(page))] != []
    lead = page.one("p", class_="pd-lead").words
    with_code = sum(bool(paper["code"]) for paper in own_site.papers)
    years = sorted({paper["year"] for paper in own_site.papers})
    assert lead.startswith(f"280 papers, {years[0]} to {years[-1]}, in ")
    assert lead.endswith(f"; {with_code} with code.")


def test_a_papers_page_shows_what_its_record_says(own_site: Site) -> None:
    for paper in own_site.papers:
        page = own_site.page_of(paper)
        article = page.one("article")
        assert article.one("h1").words == paper["title"]
        assert page.one("title").words == f"{paper['title']} - Paper Digest"
        assert article.one("p", class_="pd-abstract").words == paper["abstract"]
        if paper["authors"]:
            authors = ", ".join(paper["authors"])
            cut = " et al." if paper["authors_complete"] is False else ""
            assert article.one("p", class_="pd-authors").words == authors + cut
        assert article.one("time")["datetime"] == paper["date"]
        links = [link["href"] for link in article.all("a")]
        assert f"https://arxiv.org/abs/{paper['arxiv']}" in links
        assert f"https://arxiv.org/pdf/{paper['arxiv']}" in links
        assert set(paper["code"]) | set(paper["links"]) <= set(links)
        chips = article.all("a", class_="pd-chip")
        assert [chip["data-tag"] for chip in chips if "data-tag" in chip.attributes] == [
            *paper["themes"],
            *paper["modalities"],
        ]
        seen = [item.words for item in article.one("ul", class_="pd-sources").all("li")]
        assert seen == [f"Seen in {one['file']}, line {one['line']}" for one in paper["sources"]]


def test_the_words_behind_a_tag_are_marked_in_the_abstract(own_site: Site) -> None:
    for paper in own_site.papers:
        marks: dict[str, str] = {}
        for mark in own_site.page_of(paper).one("p", class_="pd-abstract").all("mark"):
            for tag in mark["data-tags"].split():
                marks[tag] = marks.get(tag, "") + mark.text
        for evidence in paper["evidence"]:
            if evidence["field"] == "abstract" and "://" not in evidence["text"]:
                assert evidence["text"] in marks.get(evidence["tag"], ""), paper["id"]


def test_live_links_in_abstracts_are_those_of_the_text(own_site: Site) -> None:
    for paper in own_site.papers:
        for link in own_site.page_of(paper).one("p", class_="pd-abstract").all("a"):
            assert link["href"] in {link.text, f"https://{link.text}"}
            assert link.text in paper["abstract"]


def test_front_matter_is_what_python_frontmatter_reads(own_site: Site) -> None:
    for paper in own_site.papers:
        post = frontmatter.load(str(own_site.project / "docs" / f"{paper['url'].rstrip('/')}.md"))
        meta = post.metadata
        assert meta["title"] == paper["title"]
        assert str(meta["date"]) == paper["date"]
        assert meta["tags"] == [*paper["themes"], *paper["modalities"]]
        assert meta.get("authors", []) == paper["authors"]
        assert meta["arxiv"] == paper["arxiv"]
        assert meta.get("doi") == paper["doi"]
        assert meta.get("code", []) == paper["code"]
        assert isinstance(meta["description"], str)
        assert paper["abstract"].startswith(meta["description"].rstrip("…"))
        assert post.content.startswith("# ")


def test_every_generated_page_has_a_description(own_site: Site) -> None:
    missing = [
        name
        for name, page in own_site.pages.items()
        if not [one for one in page.all("meta", name="description") if one["content"].strip()]
    ]
    assert missing == []


def test_citation_keys_are_unique_ascii(own_site: Site) -> None:
    entries = [
        own_site.page_of(paper).one("div", class_="pd-bibtex").one("code").text
        for paper in own_site.papers
    ]
    keys = [re.match(r"@\w+\{([A-Za-z0-9:-]+),\n", entry) for entry in entries]
    assert all(keys)
    assert len({key[1].lower() for key in keys if key}) == 280


def test_the_sitemap_lists_every_page(own_site: Site) -> None:
    text = (own_site.folder / "sitemap.xml").read_bytes()
    assert gzip.decompress((own_site.folder / "sitemap.xml.gz").read_bytes()) == text
    root = ET.fromstring(text)  # noqa: S314 - our own file
    listed = {(one.text or "").removeprefix(SITE_URL) for one in root.iter() if "loc" in one.tag}
    assert listed == {
        name.removesuffix("index.html")
        for name in own_site.pages
        if name not in {"404.html", "search/index.html"}
    }
    assert b"lastmod" not in text, "the day of the build would change it"


def test_pages_know_their_own_address(own_site: Site) -> None:
    for name, page in own_site.pages.items():
        if name != "404.html":
            assert page.one("link", rel="canonical")["href"] == SITE_URL + name.removesuffix(
                "index.html"
            )


def test_markdown_files_are_valid_without_the_theme(own_site: Site) -> None:
    for path in sorted((own_site.project / "docs" / "papers").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("---\n")
        assert isinstance(yaml.safe_load(text.split("\n---\n")[0]), dict)
        assert "{{" not in text
        assert "{%" not in text


def test_material_ships_no_search_of_its_own(own_site: Site) -> None:
    assert "search/search_index.json" not in own_site.contents()
    page = own_site.pages["index.html"]
    assert len(page.all("search")) == 1
    assert page.all("input", role="combobox") == page.one("search").all("input")
