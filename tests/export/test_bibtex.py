"""BibTeX that BibTeX, biber and Zotero read back as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import to_bibtex, to_bibtex_file
from generator.export.facts import clean, gather_facts
from generator.records import Paper
from tests.export.papers import PAPERS, paper
from tests.export.readers import read_bibtex, split_outside, untex, unverbatim


def _field(name: str, **known: object) -> str | None:
    return read_bibtex(to_bibtex(paper(**known)))[0].fields.get(name)


def test_an_entry_is_laid_out_for_people() -> None:
    entry = to_bibtex(
        paper(
            title="TestNet: An X-Ray Model",
            authors=("Ada Q. Invented", "Jan van der Test"),
            authors_complete=False,
            date="2023-04-14",
            arxiv="2304.00001",
            categories=("cs.CV",),
            abstract="Not in a citation.",
        )
    )
    assert entry == (
        "@misc{invented2023testnet-2304-00001,\n"
        "  title         = {{TestNet}: An {X-Ray} Model},\n"
        "  author        = {Invented, Ada Q. and van der Test, Jan and others},\n"
        "  year          = {2023},\n"
        "  month         = apr,\n"
        "  eprint        = {2304.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  primaryclass  = {cs.CV},\n"
        "  url           = {https://arxiv.org/abs/2304.00001},\n"
        "}"
    )


def test_what_is_not_known_is_not_there() -> None:
    assert to_bibtex(paper()) == "@misc{some-abcd2345,\n  title = {Some Paper},\n}"


@pytest.mark.parametrize(
    ("venue", "kind", "field"),
    [
        ("Tests & Trials", "article", "journal"),
        ("Proceedings of the 1st Conference on Tests", "inproceedings", "booktitle"),
        ("bioRxiv", "misc", "howpublished"),
    ],
)
def test_a_venue_is_called_what_it_is(venue: str, kind: str, field: str) -> None:
    entry = read_bibtex(to_bibtex(paper(venue=venue)))[0]
    assert entry.type == kind
    assert untex(entry.fields[field]) == venue
    assert len({"journal", "booktitle", "howpublished"} & set(entry.fields)) == 1


def test_arxiv_is_no_venue_beside_its_own_number() -> None:
    assert _field("howpublished", venue="arXiv", arxiv="2304.00001") is None
    assert _field("howpublished", venue="arXiv") == "arXiv"


@pytest.mark.parametrize(
    ("author", "written"),
    [
        ("Ada Invented", "Invented, Ada"),
        ("Jan van der Test", "van der Test, Jan"),
        ("Jan Test Jr.", "Test, Jr., Jan"),
        ("Jan De Test", "De Test, Jan"),
        ("de Test", "de Test"),
        ("Ramón y Prueba, Ana", "{Ramón y Prueba}, Ana"),
        ("OpenTest", "{OpenTest}"),
        ("Tests and Trials, Inc.", "{Tests and Trials, Inc.}"),
        ("Test & Team", "{Test \\& Team}"),
        ("王小明", "{王小明}"),
    ],
)
def test_names_are_written_so_that_bibtex_parts_them_alike(author: str, written: str) -> None:
    assert _field("author", authors=(author,)) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("A Model for X-ray and CT", "A Model for {X-ray} and {CT}"),
        ("LoRA, GPT-4 and 3D", "{LoRA}, {GPT-4} and {3D}"),
        ("State-of-the-Art Fine-Tuning", "State-of-the-Art Fine-Tuning"),
        ("Zebra-Llama: A Zebra-Llama", "{Zebra-Llama}: A Zebra-Llama"),
        ("(SAM) “SAM”? SAM:", "({SAM}) “{SAM}”? {SAM}:"),
        ("Vitamin K and a β-VAE", "Vitamin {K} and a {β-VAE}"),
        ("Élan ÉCG", "Élan {ÉCG}"),
        ("Ends in a colon:", "Ends in a colon:"),
        ("{U}-Net", "\\textbraceleft{}{U\\textbraceright{}-Net}"),
    ],
)
def test_capitals_that_matter_are_kept(title: str, written: str) -> None:
    assert _field("title", title=title) == written


def test_text_is_escaped_and_addresses_are_not() -> None:
    assert _field("title", title="100% of a_b & c \\ {d} ~ $5 ^ #1") == (
        "100\\% of a\\_b \\& c \\textbackslash{} \\textbraceleft{}d\\textbraceright{} "
        "\\textasciitilde{} \\$5 \\textasciicircum{} \\#1"
    )
    address = "https://a.example/b_c~d%20e?f=1&g=2#h"
    assert _field("url", links=(address,)) == address
    assert _field("doi", doi="10.1000/a_(b)<c>;2-#") == "10.1000/a_(b)<c>;2-#"
    assert _field("url", links=("https://a.example/{b}\\c d",)) == (
        "https://a.example/%7Bb%7D%5Cc%20d"
    )


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [("2023-04-14", "2023", "apr"), ("2023-12", "2023", "dec"), ("0987", "0987", None)],
)
def test_dates_are_as_precise_as_known(date: str, year: str, month: str | None) -> None:
    assert (_field("year", date=date), _field("month", date=date)) == (year, month)


@given(PAPERS)
def test_any_paper_reads_back(one: Paper) -> None:
    (entry,) = read_bibtex(to_bibtex(one))
    facts = gather_facts(one)
    assert untex(entry.fields.get("title", "")) == clean(one.title)
    for field in ("journal", "booktitle", "howpublished"):
        if field in entry.fields:
            assert untex(entry.fields[field]) == clean(one.venue or "")
    for field, fact in (("doi", one.doi), ("eprint", one.arxiv)):
        assert unverbatim(entry.fields.get(field, "")) == (fact or "")
    assert entry.fields.get("year") == (one.date[:4] if one.date else None)
    names = split_outside(entry.fields["author"], " and ") if "author" in entry.fields else []
    assert (names[-1:] == ["others"]) == facts.cut
    for name, written in zip(facts.names, names, strict=False):
        parts = [untex(part) for part in split_outside(written, ", ")]
        family = f"{name.particle} {name.family}".strip()
        known = [part for part in (family, name.suffix, name.given) if part]
        assert parts == ([name.literal] if name.literal else known)
    assert len(names) == len(facts.names) + facts.cut


@given(st.lists(PAPERS, max_size=4))
def test_a_file_holds_each_entry_as_its_page_shows_it(papers: list[Paper]) -> None:
    text = to_bibtex_file(papers)
    assert len(read_bibtex(text)) == len(papers)
    assert text == "\n".join(f"{to_bibtex(one)}\n" for one in papers)
