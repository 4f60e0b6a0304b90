"""RIS: one reference a paper, one line a value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export import to_ris, to_ris_file
from generator.export.facts import clean, gather_facts
from generator.records import Paper
from tests.export.papers import PAPERS, paper
from tests.export.readers import read_ris


def test_a_reference_says_what_is_known() -> None:
    reference = to_ris(
        paper(
            title="TestNet: A Model",
            authors=("Ada Q. Invented", "Jan van der Test Jr.", "Test Team"),
            authors_complete=False,
            date="2023-04",
            arxiv="2304.00001",
            abstract="Two\nlines.",
        )
    )
    assert reference == (
        "TY  - UNPB\n"
        "ID  - invented2023testnet-2304-00001\n"
        "TI  - TestNet: A Model\n"
        "AU  - Invented, Ada Q.\n"
        "AU  - van der Test, Jan, Jr.\n"
        "AU  - Test Team\n"
        "N1  - The list of authors is cut (et al.).\n"
        "PY  - 2023\n"
        "DA  - 2023/04//\n"
        "DB  - arXiv\n"
        "AN  - arXiv:2304.00001\n"
        "UR  - https://arxiv.org/abs/2304.00001\n"
        "AB  - Two lines.\n"
        "ER  - \n"
    )


def test_what_is_not_known_is_not_there() -> None:
    assert to_ris(paper()) == "TY  - GEN\nID  - some-abcd2345\nTI  - Some Paper\nER  - \n"


@pytest.mark.parametrize(
    ("venue", "kind"),
    [("Journal of Tests", "JOUR"), ("NeurIPS", "CONF"), ("bioRxiv", "UNPB"), (None, "GEN")],
)
def test_the_kind_is_told(venue: str | None, kind: str) -> None:
    tags = dict(read_ris(to_ris(paper(venue=venue)))[0])
    assert tags["TY"] == kind
    assert tags.get("T2") == (venue if kind in {"JOUR", "CONF"} else None)
    assert tags.get("DB") == ("bioRxiv" if kind == "UNPB" else None)


@pytest.mark.parametrize(
    ("date", "written"),
    [("2023-04-14", "2023/04/14/"), ("2023-04", "2023/04//"), ("2023", "2023///")],
)
def test_dates_are_as_precise_as_known(date: str, written: str) -> None:
    assert dict(read_ris(to_ris(paper(date=date)))[0])["DA"] == written


@given(st.lists(PAPERS, max_size=4))
def test_any_papers_read_back(papers: list[Paper]) -> None:
    references = read_ris(to_ris_file(papers))
    assert len(references) == len(papers)
    for one, reference in zip(papers, references, strict=True):
        tags = dict(reference)
        assert tags.get("TI", "") == clean(one.title)
        assert tags.get("AB", "") == clean(one.abstract or "")
        assert tags.get("DO", "") == (one.doi or "")
        assert tags.get("PY") == (one.date[:4] if one.date else None)
        authors = [value for tag, value in reference if tag == "AU"]
        assert len(authors) == len(gather_facts(one).names)
        once = [tag for tag, _ in reference if tag != "AU"]
        assert len(once) == len(set(once))
