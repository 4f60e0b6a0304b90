"""Hostile seeds: shown as typed in every file we write, and nothing of them is more than text."""

from __future__ import annotations

import json
import re

import frontmatter
import pytest
import yaml

from tests import hostile
from tests.dom import Element
from tests.site import Record, Site, digest, texts

# What is on every page of a site of plain seeds; a seed must add none of these.
ACTIVE = ("script", "iframe", "object", "embed", "svg", "img", "style", "link", "base", "form")
_ON = re.compile(r"on[a-z]+")


def by_title(site: Site) -> dict[str, Record]:
    """Return the papers by title."""
    return {paper["title"]: paper for paper in site.papers}


def active(page: Element) -> dict[str, int]:
    """Count the elements of a page that can do something."""
    return {name: len(page.all(name)) for name in ACTIVE}


def test_no_text_is_lost_or_changed(hostile_site: Site) -> None:
    found = by_title(hostile_site)
    assert [text[:80] for text in hostile.SHOWN if text not in found] == []
    assert len(hostile_site.papers) == (
        len(hostile.rows()) + len(hostile.BROKEN_FIELDS) + hostile.BARE
    )
    for text in hostile.SHOWN:
        paper = found[text]
        assert paper["authors"][0] == text
        assert paper["venue"] == text
        assert paper["categories"][0] == text
        assert f"says: {text} After that" in paper["abstract"]


@pytest.mark.parametrize("text", hostile.SHOWN, ids=lambda text: text[:30])
def test_a_papers_page_shows_it_as_typed(hostile_site: Site, text: str) -> None:
    paper = by_title(hostile_site)[text]
    page = hostile_site.page_of(paper)
    article = page.one("article")
    assert article.one("h1").words == text
    assert page.one("title").words == f"{text} - Paper Digest"
    authors = f"{text}, {paper['authors'][1]}"
    assert article.one("p", class_="pd-authors").words == authors
    facts = [one.words for one in article.one("p", class_="pd-facts").all("span")]
    assert facts == [text, f"{text}, cs.ZZ"]
    assert article.one("p", class_="pd-abstract").words == paper["abstract"]
    description = page.one("meta", name="description")["content"]
    assert paper["abstract"].startswith(description.removesuffix("…"))
    topics = page.all("div", class_="md-header__topic")
    assert [topic.words for topic in topics] == ["Paper Digest", text]


def test_no_page_has_more_active_elements_than_a_plain_one(hostile_site: Site) -> None:
    plain = hostile_site.page_of(by_title(hostile_site)["Date that is none"])
    for paper in hostile_site.papers:
        assert active(hostile_site.page_of(paper)) == active(plain), paper["title"]
    lists = [page for name, page in hostile_site.pages.items() if name.startswith("themes/")]
    assert all(active(page) == active(lists[0]) for page in lists)


def test_no_attribute_anywhere_runs_anything(hostile_site: Site) -> None:
    for name, page in hostile_site.pages.items():
        for element in page.walk():
            for key, value in element.attributes.items():
                assert not _ON.fullmatch(key), (name, key, value)
                if key in {"href", "src", "action", "data"}:
                    scheme = value.strip().lower().partition(":")[0]
                    assert scheme not in {"javascript", "data", "vbscript"}, (name, value)
                assert "alert" not in key
            style = element.attributes.get("style", "")
            assert "display:none" not in style


def test_lists_show_titles_authors_and_venues_as_typed(hostile_site: Site) -> None:
    found = by_title(hostile_site)
    shown = set()
    for name, page in hostile_site.pages.items():
        for card in page.all("li", class_="pd-card"):
            heading = card.one("", class_="pd-card__title").words
            assert heading in found, name
            shown.add(heading)
            paper = found[heading]
            if paper["venue"]:
                spans = [one.words for one in card.one("p", class_="pd-card__meta").all("span")]
                assert spans[:2] == [", ".join(paper["authors"]), paper["venue"]]
    assert shown == set(found)


def test_the_name_of_a_seed_is_shown_as_typed(hostile_site: Site) -> None:
    codes = [code.words for code in hostile_site.pages["about/index.html"].all("code")]
    assert hostile.FILE in codes
    bare = next(one for one in hostile_site.papers if one["sources"][0]["file"] == hostile.FILE)
    seen = hostile_site.page_of(bare).one("ul", class_="pd-sources")
    assert seen.words.startswith(f"Seen in {hostile.FILE}, line ")


def test_front_matter_is_read_back_as_typed(hostile_site: Site) -> None:
    found = by_title(hostile_site)
    for text in hostile.SHOWN:
        path = hostile_site.project / "docs" / f"{found[text]['url'].rstrip('/')}.md"
        post = frontmatter.load(str(path))
        assert post["title"] == text
        assert post["venue"] == text
        assert post.metadata["authors"] == found[text]["authors"]
        assert post["categories"] == [text, "cs.ZZ"]


def test_markdown_files_are_one_document_each(hostile_site: Site) -> None:
    for path in (hostile_site.project / "docs" / "papers").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        head, _, body = text.removeprefix("---\n").partition("\n---\n")
        assert set(yaml.safe_load(head)) >= {"title", "tags", "hide"}
        assert body.count("\n# ") == 1, "no heading but the title's"
        assert "<script" not in body
        assert "{{" not in body
        assert "{%" not in body


def test_bibtex_shows_the_text_and_keeps_its_braces(hostile_site: Site) -> None:
    for text in hostile.SHOWN:
        page = hostile_site.page_of(by_title(hostile_site)[text])
        entry = page.one("div", class_="pd-bibtex").one("code").text
        assert entry.startswith("@article{")
        assert entry.endswith("\n}")
        depth = 0
        for char in re.sub(r"\\.", "", entry):
            depth += {"{": 1, "}": -1}.get(char, 0)
            assert depth >= 0
        assert depth == 0


def test_addresses_of_papers_are_plain(hostile_site: Site) -> None:
    for paper in hostile_site.papers:
        assert re.fullmatch(r"papers/[a-z0-9]+(-[a-z0-9]+)*/", paper["url"])
        assert len(paper["url"]) < 120


def test_fields_that_hold_no_such_thing_are_left_out(hostile_site: Site) -> None:
    found = by_title(hostile_site)
    assert found["Address that is a script"]["links"] == []
    assert found["Code that is a script"]["code"] == []
    assert found["Identifier that is a script"]["arxiv"] is None
    assert found["Date that is none"]["date"] is None
    page = hostile_site.page_of(found["DOI that is markup"])
    (doi,) = [link["href"] for link in page.all("a") if "doi.org" in link.attributes["href"]]
    assert re.fullmatch(r"https://doi\.org/10\.1000/[%\w./()-]+", doi)


def test_the_problems_say_what_was_left_out(hostile_site: Site) -> None:
    first = len(hostile.rows()) + 1
    for offset, key in ((0, "url"), (1, "code"), (2, "arxiv"), (4, "date")):
        assert f"hostile.jsonl:{first + offset}: warning: {key} must" in hostile_site.said


def test_the_export_prints_a_valid_object_a_line(hostile_site: Site) -> None:
    done = digest(hostile_site.project, "export", "--format", "jsonl")
    assert done.returncode == 0
    lines = done.stdout.removesuffix("\n").split("\n")
    assert [json.loads(line) for line in lines] == hostile_site.papers


def test_what_cannot_be_seen_is_in_no_record(hostile_site: Site) -> None:
    invisible = re.compile(
        r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
    )
    assert [text for text in texts(hostile_site.papers) if invisible.search(text)] == []
