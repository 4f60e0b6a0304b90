"""BibTeX that TeX reads: names, months, capitals, balanced braces, plain keys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.bibtex import citation_key, to_bibtex
from generator.records import Paper

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]))
WORDS = TEXT.filter(str.strip)


def paper(**fields: object) -> Paper:
    """Return an invented paper."""
    known = {"id": "how-leaves-fall-2401-00001", "title": "How Leaves Fall"}
    return Paper(**{"title_source": "seed", **known, **fields})  # type: ignore[arg-type]


def field(entry: str, name: str) -> str | None:
    """Return the value of a field as it stands in an entry, or None."""
    match = re.search(rf"^  {name} += (.*),$", entry, re.MULTILINE)
    return match[1] if match else None


def is_balanced(text: str) -> bool:
    """Tell whether braces balance as BibTeX counts them: a backslash changes nothing."""
    depth = 0
    for char in text:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


def test_an_entry_as_people_write_it() -> None:
    made = to_bibtex(
        paper(
            title="LeafNet: How 3D leaves fall, 5% & more",
            authors=("Ada Invented", "Bo de Made-Up"),
            authors_complete=True,
            date="2024-01-30",
            arxiv="2401.00001",
            doi="10.1000/leaf_1",
            venue="Journal of Leaves & Trees",
        )
    )
    assert made == (
        "@article{invented2024leafnet-2401-00001,\n"
        "  title         = {{LeafNet:} How {3D} leaves fall, 5\\% \\& more},\n"
        "  author        = {Ada Invented and Bo de Made-Up},\n"
        "  journal       = {Journal of Leaves \\& Trees},\n"
        "  year          = {2024},\n"
        "  month         = jan,\n"
        "  doi           = {10.1000/leaf_1},\n"
        "  eprint        = {2401.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url           = {https://arxiv.org/abs/2401.00001},\n"
        "}"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert to_bibtex(paper()) == "@misc{leaves-00001,\n  title = {How Leaves Fall},\n}"


def test_a_list_that_is_cut_ends_in_others() -> None:
    made = to_bibtex(paper(authors=("Ada Invented", "Bo Made"), authors_complete=False))
    assert field(made, "author") == "{Ada Invented and Bo Made and others}"


def test_a_name_with_and_in_it_stays_one_name() -> None:
    made = to_bibtex(paper(authors=("Leaves and Trees Group", "A, B, C", "Sandra Andersson")))
    assert field(made, "author") == (
        "{{Leaves and Trees Group} and {A, B, C} and Sandra Andersson}"
    )


@pytest.mark.parametrize(
    ("date", "year", "month"),
    [
        ("2024-01", "{2024}", "jan"),
        ("2024-12-31", "{2024}", "dec"),
        ("2024-05-01", "{2024}", "may"),
        ("2024", "{2024}", None),
        (None, None, None),
    ],
)
def test_dates_are_as_precise_as_known(
    date: str | None, year: str | None, month: str | None
) -> None:
    made = to_bibtex(paper(date=date))
    assert (field(made, "year"), field(made, "month")) == (year, month)


@pytest.mark.parametrize(
    ("word", "kept"),
    [
        ("LoRA", "{LoRA}"),
        ("GPT-4", "{GPT-4}"),
        ("X-ray", "{X-ray}"),
        ("3D", "{3D}"),
        ("T5", "{T5}"),
        ("(SAM)", "{(SAM)}"),
        ("Vision-Language", "{Vision-Language}"),
        ("β-VAE", "{β-VAE}"),
        ("Q&A", "{Q\\&A}"),
        ("Deep", "Deep"),
        ("A", "A"),
        ("word", "word"),
        ("---", "---"),
    ],
)
def test_capitals_that_matter_are_kept(word: str, kept: str) -> None:
    assert field(to_bibtex(paper(title=word)), "title") == f"{{{kept}}}"


def test_a_link_is_given_where_there_is_no_identifier() -> None:
    made = to_bibtex(paper(links=("https://leaves.example/a%20b#c&d={e}",)))
    assert field(made, "url") == r"{https://leaves.example/a\%20b\#c\&d=\%7Be\%7D}"
    assert field(to_bibtex(paper(links=("https://x.example",), doi="10.1000/1")), "url") is None


@given(TEXT, WORDS, TEXT, TEXT)
def test_any_text_keeps_braces_balanced_and_stays_in_its_field(
    title: str, author: str, venue: str, doi: str
) -> None:
    made = to_bibtex(paper(title=title, authors=(author,), venue=venue, doi=doi))
    assert is_balanced(made)
    for line in made.split("\n")[1:-1]:
        assert is_balanced(line)
        assert re.match(r"  [a-z]+ += ", line)
        # Nothing that TeX takes for more than text.
        assert re.search(r"(?<!\\)[%&#$]", line) is None


@given(
    st.text(),
    st.lists(st.text(min_size=1).filter(str.strip)),
    st.none() | st.sampled_from(["2401.00001", "math/0211159"]),
    st.none() | st.text(min_size=1),
)
def test_keys_are_plain_whatever_the_paper(
    title: str, authors: list[str], arxiv: str | None, doi: str | None
) -> None:
    key = citation_key(paper(title=title, authors=tuple(authors), arxiv=arxiv, doi=doi))
    assert re.fullmatch(r"[a-z0-9-]+", key)


def test_keys_of_two_papers_differ_by_their_identifier() -> None:
    both = [
        citation_key(paper(authors=("Ada Invented",), date="2024", arxiv=f"2401.0000{number}"))
        for number in (1, 2)
    ]
    assert both == ["invented2024leaves-2401-00001", "invented2024leaves-2401-00002"]
