"""The project's own seeds, from bytes to papers, with the curator's knowledge and without."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest

from generator.merge import merge
from generator.text import collapse, fold
from tests.corpus import OWN, corpus, own_identities

FILES = {
    "000_ec417eaf53917a8e.txt": ("list of abstracts", 4),
    "001_53f7941448cda28f.txt": ("Hugging Face page", 189),
    "002_51fb6320ba4df93e.txt": ("Hugging Face page", 91),
    "003_74f1ad7e53c9f6b7.txt": ("author listing", 16),
    "004_e72b07a997bcf2a3.txt": ("list of abstracts", 5),
}
# What no title, abstract or link may hold any more.
RESIDUE = re.compile(
    r"\\[A-Za-z]+|\\[%&_#{}]|``|''|\$[^$ ]*[\\_^][^$]*\$|(?:text(?:bf|it|tt|sc|sf|rm)|emph)\{"
    r"|[{][\\}]|\d ?pm ?\d|中国镜像站|huggingface\.host|Subscribe"
    r"|Get trending|^by\w+ and the research"
    r"|\bet al\.?$|^Abstract\s*:"
)


def test_each_file_is_read_in_its_dialect() -> None:
    accounts = corpus(OWN).accounts
    assert {one.file: (one.dialect, one.sightings) for one in accounts} == FILES


def test_the_account_of_lines_adds_up_and_nothing_is_lost() -> None:
    found = corpus(OWN)
    assert [one.lines for one in found.accounts] == [len(seed.lines) for seed in found.seeds]
    assert sum(one.problems for one in found.accounts) == 0
    assert found.problems == ()


def test_furniture_is_what_it_should_be() -> None:
    furniture = {one.file: one.furniture for one in corpus(OWN).accounts}
    assert furniture["001_53f7941448cda28f.txt"] == 2
    assert furniture["002_51fb6320ba4df93e.txt"] == 5
    assert sum(furniture.values()) == 7


@pytest.mark.parametrize("curated", [True, False])
def test_305_sightings_are_280_papers(curated: bool) -> None:
    found = corpus(OWN, curated=curated)
    assert (len(found.sightings), len(found.papers)) == (305, 280)
    assert sum(len(paper.sources) for paper in found.papers) == 305


def test_every_title_and_identifier_is_the_curators() -> None:
    papers = {paper.arxiv: paper for paper in corpus(OWN).papers}
    assert len(papers) == 280
    for row in own_identities():
        assert papers[row.arxiv].title == row.title
        assert papers[row.arxiv].doi == row.doi


def test_every_paper_has_a_date_whose_precision_is_kept() -> None:
    for paper in corpus(OWN).papers:
        assert paper.date
        assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", paper.date)
    days = [paper for paper in corpus(OWN).papers if len(paper.date or "") == 10]
    assert len(days) == 15  # the listing has sixteen, one of them without a year


def test_a_date_without_a_year_is_not_guessed() -> None:
    title = (
        "Agentic clinical reasoning over longitudinal myeloma records: "
        "a retrospective evaluation against expert consensus"
    )
    paper = corpus(OWN, curated=False).paper(title)
    assert paper.date is None
    assert paper.categories == ("AI",)


def test_only_the_listing_names_authors_and_says_the_list_is_cut() -> None:
    with_authors = [paper for paper in corpus(OWN).papers if paper.authors]
    assert len(with_authors) == 16
    for paper in with_authors:
        assert len(paper.authors) == 3
        assert paper.authors_complete is False
        assert "003_74f1ad7e53c9f6b7.txt" in {source.file for source in paper.sources}


def test_no_residue_of_the_pages_is_left() -> None:
    for paper in corpus(OWN).papers:
        for text in (paper.title, paper.abstract or "", *paper.links, *paper.code):
            assert not RESIDUE.search(text), (paper.id, RESIDUE.search(text))
            assert text == collapse(text)
            assert text == unicodedata.normalize("NFC", text)


def test_every_link_is_one_whole_address() -> None:
    for paper in corpus(OWN).papers:
        for url in (*paper.links, *paper.code):
            assert re.fullmatch(r"https?://[\w.-]+\.[a-z]+(?::\d+)?(?:/[\w./~#?=&%+:@-]*)?", url)
            assert not url.endswith((".", ",", ")", "}"))


def test_papers_that_look_alike_stay_apart() -> None:
    found = corpus(OWN)
    one = found.paper(
        "The Limited Impact of Medical Adaptation of Large Language and Vision-Language Models"
    )
    other = found.paper(
        "Medical Adaptation of Large Language and Vision-Language Models: Are We Making Progress?"
    )
    assert one.arxiv != other.arxiv
    assert not set(one.sources) & set(other.sources)
    uncurated = {paper.title for paper in corpus(OWN, curated=False).papers}
    assert {one.title, other.title} <= uncurated


def test_a_paper_seen_with_and_without_a_title_is_one_paper() -> None:
    paper = corpus(OWN, curated=False).paper(
        "Medical Foundation Models are Susceptible to Targeted Misinformation Attacks"
    )
    files = {source.file[:3] for source in paper.sources}
    assert {"000", "003"} <= files


def test_without_the_curator_untitled_papers_have_first_words_and_say_so() -> None:
    untitled = [p for p in corpus(OWN, curated=False).papers if p.title_source == "abstract"]
    assert len(untitled) == 7
    for paper in untitled:
        assert fold(paper.abstract or "").startswith(fold(paper.title.rstrip("…")))
    assert not [p for p in corpus(OWN).papers if p.title_source == "abstract"]


def test_every_field_has_an_origin_in_a_file() -> None:
    names = set(FILES) | {row.file for row in own_identities()}
    for paper in corpus(OWN).papers:
        fields = {origin.field for origin in paper.origins}
        assert {"title", "abstract", "arxiv", "date"} <= fields
        assert {origin.file for origin in paper.origins} <= names
        assert all(origin.line > 0 for origin in paper.origins)


def test_a_mirror_is_repaired_and_the_paper_says_so() -> None:
    repaired = [
        paper
        for paper in corpus(OWN).papers
        if {"mirror-name", "mirror-host"} & {origin.rule for origin in paper.origins}
    ]
    assert repaired
    assert all("huggingface.host" not in " ".join(paper.links) for paper in repaired)


def test_permalinks_are_readable_ascii_and_unlike() -> None:
    idents = [paper.id for paper in corpus(OWN).papers]
    assert len(set(idents)) == 280
    assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", ident) for ident in idents)
    assert max(map(len, idents)) <= 80


@pytest.mark.parametrize("untitled", ["The Limited Impact", "Medical Adaptation of Large"])
def test_two_papers_that_begin_alike_stay_two_where_one_has_no_title(untitled: str) -> None:
    sightings = [
        replace(one, title=None) if (one.title or "").startswith(untitled) else one
        for one in corpus(OWN).sightings
    ]
    papers, *_ = merge(sightings)
    assert len(papers) == 280
