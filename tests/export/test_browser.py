"""What the browser exports is what the generator writes, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.export import to_bibtex, to_bibtex_file, to_csl_file, to_ris_file
from generator.export.formats import KEY_WORD_LENGTH, to_module
from generator.records import Paper
from tests.export.browser import ROOT, Browser
from tests.export.papers import PAPERS, paper
from tests.site import Site


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as one:
        yield one


def test_the_browser_has_the_tables_of_the_generator() -> None:
    """Run ``make tables`` after a change of formats.py."""
    there = (ROOT / "docs" / "assets" / "export" / "formats.js").read_text(encoding="utf-8")
    assert there == to_module()


@settings(max_examples=150, deadline=None)
@given(papers=st.lists(PAPERS, max_size=4))
def test_any_papers_become_the_same_files(browser: Browser, papers: list[Paper]) -> None:
    files = browser.export([asdict(one) for one in papers])
    assert files["bibtex"] == to_bibtex_file(papers)
    assert files["ris"] == to_ris_file(papers)
    assert files["csl"] == to_csl_file(papers)


def test_keys_fold_every_character_alike(browser: Browser) -> None:
    """Latin, Greek, signs, ligatures and letters in fancy dress, one by one, and what is near."""
    ranges = (
        range(0x2500),
        range(0xFA00, 0x10000),
        range(0x1CC00, 0x1CD00),
        range(0x1D300, 0x1D900),
    )
    letters = [chr(code) for codes in ranges for code in codes if chr(code) not in " ,"]
    # The name of a group goes into the key as a whole; so few words are not cut.
    groups = [
        " ".join(f"o{letter}n" for letter in letters[at : at + 3])
        for at in range(0, len(letters), 3)
    ]
    papers = [paper(authors=(f"Team {group}",)) for group in groups]
    entries = browser.export([asdict(one) for one in papers])["entries"].split("\0")
    assert entries == [to_bibtex(one) for one in papers]
    assert all(len(one.partition("some-")[0]) < len("@misc{") + KEY_WORD_LENGTH for one in entries)


def test_half_a_surrogate_pair_is_written_as_a_replacement(browser: Browser) -> None:
    broken = paper(title="Half \ud83d of a pair", authors=("\udc00 Doe",))
    files = browser.export([asdict(broken)])
    assert "Half \ufffd of a pair" in files["bibtex"]
    assert files["bibtex"].encode() == to_bibtex_file([broken]).encode()


def test_fields_that_are_missing_or_null_are_absent(browser: Browser) -> None:
    bare = {"id": "some-paper-abcd2345", "title": "Some Paper"}
    nulls = {**bare, "authors": None, "date": None, "arxiv": None, "links": None, "venue": None}
    assert browser.export([bare]) == browser.export([nulls])
    assert browser.export([bare])["entries"] == to_bibtex(paper())


def test_no_papers_make_files_without_entries(browser: Browser) -> None:
    files = browser.export([])
    assert (files["bibtex"], files["ris"]) == ("", "")
    assert files["csl"] == to_csl_file([]) == "[]\n"


@pytest.mark.parametrize("name", ["own_site", "hostile_site"])
def test_entries_are_those_on_the_pages(
    browser: Browser, name: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(name)
    entries = browser.export(site.papers)["entries"].split("\0")
    shown = [
        site.page_of(record).one("div", class_="pd-bibtex").one("code").text
        for record in site.papers
    ]
    assert entries == shown
