"""Names are parted as people would, and no two papers share a key."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.export.facts import Name, citation_key, gather_facts, parse_name
from generator.records import Paper
from tests.export.papers import PAPERS, paper


@pytest.mark.parametrize(
    ("text", "given", "particle", "family", "suffix"),
    [
        ("Ada Q. Invented", "Ada Q.", "", "Invented", ""),
        ("Invented, Ada Q.", "Ada Q.", "", "Invented", ""),
        ("Jan van der Test", "Jan", "van der", "Test", ""),
        ("van der Test, Jan", "Jan", "van der", "Test", ""),
        ("de Test", "", "de", "Test", ""),
        ("Jan De Test", "Jan", "", "De Test", ""),
        ("Jan Van Der Test", "Jan", "", "Van Der Test", ""),
        ("Nguyen Van Thử", "Nguyen Van", "", "Thử", ""),
        ("Abu al-Test", "Abu", "", "al-Test", ""),
        ("Jan Test Jr.", "Jan", "", "Test", "Jr."),
        ("Jan Test, Jr.", "Jan", "", "Test", "Jr."),
        ("Test, Jr., Jan", "Jan", "", "Test", "Jr."),
        ("Test, Jan, III", "Jan", "", "Test", "III"),
        ("van Test, Sr, Jan", "Jan", "van", "Test", "Sr"),
        ("Mei-Mei Test-Probe", "Mei-Mei", "", "Test-Probe", ""),
        ("Ai Probe", "Ai", "", "Probe", ""),
        ("Łucja Żółć", "Łucja", "", "Żółć", ""),
        ("王 小明", "王", "", "小明", ""),
    ],
)
def test_names_of_people_have_parts(
    text: str, given: str, particle: str, family: str, suffix: str
) -> None:
    expected = Name(family=family, given=given, particle=particle, suffix=suffix)
    assert parse_name(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "OpenTest", "王小明", "Invented Test Team", "The XYZ Consortium", "Test Group, Inc.",
        "Probe AI", "Department of Tests", "Tests and Trials", "A, B, C, D", "Jr.",
        "Test (on behalf of others)", "test@example.org", "R2D2 Test",
        "One Two Three Four Five Six Seven Eight Nine", "Test, Jan, Probe",
    ],
)  # fmt: skip
def test_groups_and_riddles_stay_whole(text: str) -> None:
    assert parse_name(text) == Name(literal=text)


@pytest.mark.parametrize("ending", ["et al.", "et al", "and others", "others", "…"])
def test_an_author_called_et_al_means_that_the_list_is_cut(ending: str) -> None:
    for authors in (("Ada Test", ending), (f"Ada Test {ending}",), (f"Ada Test, {ending}",)):
        facts = gather_facts(paper(authors=authors))
        assert facts.names == (Name(family="Test", given="Ada"),)
        assert facts.cut


def test_no_authors_are_no_cut_list() -> None:
    assert not gather_facts(paper(authors=(), authors_complete=False)).cut


@pytest.mark.parametrize(
    ("known", "kind"),
    [
        ({"arxiv": "2301.00001"}, "preprint"),
        ({"arxiv": "2301.00001", "doi": "10.48550/arxiv.2301.00001"}, "preprint"),
        ({"arxiv": "2301.00001", "venue": "arXiv preprint"}, "preprint"),
        ({"venue": "bioRxiv"}, "preprint"),
        ({"arxiv": "2301.00001", "doi": "10.1000/182"}, "other"),
        ({"doi": "10.1000/182"}, "other"),
        ({}, "other"),
        ({"venue": "Journal of Tests"}, "article"),
        ({"venue": "Proceedings of the National Academy of Sciences"}, "article"),
        ({"venue": "Proceedings of the IEEE"}, "article"),
        ({"venue": "NeurIPS 2023"}, "conference"),
        ({"venue": "Proc. of the 4th Workshop on Tests"}, "conference"),
        ({"venue": "Findings of the ACL: EMNLP 2023"}, "conference"),
        ({"arxiv": "2301.00001", "venue": "ICML'24"}, "conference"),
    ],
)
def test_the_venue_tells_the_kind(known: dict[str, str], kind: str) -> None:
    assert gather_facts(paper(**known)).kind == kind


@pytest.mark.parametrize(
    ("categories", "arxiv", "expected"),
    [
        (("cs.CL", "cs.LG"), "2301.00001", "cs.CL"),
        (("hep-th",), "hep-th/9901001", "hep-th"),
        (("physics.med-ph",), "2301.00001", "physics.med-ph"),
        (("CL",), "2301.00001", None),
        (("cs",), "2301.00001", None),
        (("made.UP",), "2301.00001", None),
        (("cs.CL",), None, None),
        ((), "2301.00001", None),
    ],
)
def test_a_primary_class_is_arxivs_or_none(
    categories: tuple[str, ...], arxiv: str | None, expected: str | None
) -> None:
    facts = gather_facts(paper(categories=categories, arxiv=arxiv))
    assert facts.texts.get("primaryclass") == expected


@pytest.mark.parametrize(
    ("known", "url"),
    [
        ({"arxiv": "2301.00001", "doi": "10.1000/182"}, "https://arxiv.org/abs/2301.00001"),
        ({"doi": "10.1000/182", "links": ("https://a.example",)}, None),
        ({"links": ("https://a.example", "https://b.example")}, "https://a.example"),
        ({}, None),
    ],
)
def test_the_address_is_the_surest(known: dict[str, str], url: str | None) -> None:
    assert gather_facts(paper(**known)).texts.get("url") == url


@pytest.mark.parametrize(
    ("known", "key"),
    [
        ({}, "some-abcd2345"),
        ({"title": "On the μ-Test"}, "mu-abcd2345"),
        ({"title": "医学"}, "paper-abcd2345"),
        ({"title": "The"}, "paper-abcd2345"),
        ({"authors": ("Jan van der Tëst-Øl",)}, "testolsome-abcd2345"),
        ({"authors": ("Ada O’Test",), "date": "2023-04"}, "otest2023some-abcd2345"),
        ({"authors": ("Test Group, Inc.",)}, "testgroupincsome-abcd2345"),
        ({"authors": ("王小明",), "date": "2023"}, "some-abcd2345"),
        ({"authors": ("et al.", "Ada Test")}, "testsome-abcd2345"),
        ({"arxiv": "math.AG/0211159"}, "some-math-ag-0211159"),
        ({"title": "x" * 99}, f"{'x' * 40}-abcd2345"),
    ],
)
def test_keys_can_be_guessed(known: dict[str, str], key: str) -> None:
    assert citation_key(paper(**known)) == key


@given(PAPERS)
def test_a_key_is_ascii_and_ends_in_what_is_the_papers_own(one: Paper) -> None:
    key = citation_key(one)
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    own = one.arxiv.lower().replace(".", "-").replace("/", "-") if one.arxiv else None
    assert key.endswith(f"-{own or one.id.split('-')[-1]}")
    assert len(key) < 120
