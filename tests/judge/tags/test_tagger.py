"""Themes and modalities of papers, with their evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge import Tagger, Tags, judge, unmatched
from generator.records import Criterion, Decision, Evidence, Paper, Rule, Source, Tag, Taxonomy
from tests.judge.tags.taxonomies import TAXONOMY, criterion, paper

HERE = Source("decisions.yaml", 3)


def tags(about: Paper, taxonomy: Taxonomy = TAXONOMY, decisions: tuple[Decision, ...] = ()) -> Tags:
    return Tagger(taxonomy, decisions).tag(about)


def words(found: Tags, slug: str) -> list[tuple[str, str]]:
    return [(item.rule, item.text) for item in found.evidence if item.tag == slug]


def test_words_in_the_title_earn_a_theme() -> None:
    found = tags(paper("Of the patella", "A knee is a joint."))
    assert found.themes == ("knees",)
    assert words(found, "knees")[0] == ("words", "patella")


def test_words_in_what_a_paper_proposes_earn_a_theme() -> None:
    assert tags(paper("A joint", "We propose a brace for the knee.")).themes == ("knees",)


@pytest.mark.parametrize(
    ("title", "abstract", "shown"),
    [
        ("Can knees bend?", "We ask.", "Can knees bend?"),
        ("Of bending", "We propose a test of left vs. right: a joint.", "left vs. right"),
        ("Of bending", "We propose to bend more (25.0% vs. 1.4%).", "(25.0% vs. 1.4%)"),
        ("Of bending", "We propose magnetic (fast) scans.", "(fast) scans"),
        ("Of bending", "We propose fast (and loud) scans.", "(and loud) scans"),
    ],
)
def test_words_that_say_nothing_are_shown_with_those_around(
    title: str, abstract: str, shown: str
) -> None:
    asks = criterion("asks", "?", "vs", "fast scan", "loud scan", weight=2.0)
    found = tags(paper(title, abstract), replace(TAXONOMY, themes=(asks,)))
    assert words(found, "asks") == [("words", shown)]


def test_words_that_speak_against_a_tag_are_no_reason_for_it() -> None:
    rules = (Rule("words", ("knee",), 2.0), Rule("not", ("shoe",), -0.2))
    shoes = Criterion(Tag("shoes", "Shoes", "Of shoes."), rules)
    found = tags(paper("Knee and shoe"), replace(TAXONOMY, themes=(shoes,)))
    assert words(found, "shoes") == [("words", "Knee")]


def test_a_passing_mention_earns_none() -> None:
    text = "Clinics know the knee. We propose an atlas for patients."
    assert tags(paper("Of joints", text)).themes == ("maps",)


def test_what_is_set_aside_earns_none() -> None:
    text = "We propose an atlas for patients, unlike knee braces."
    assert tags(paper("Of joints", text)).themes == ("maps",)


def test_a_modality_is_named_once_and_for_all() -> None:
    found = tags(paper("The knee", "We propose a brace. It was seen in CT."))
    assert found.modalities == ("ct",)
    assert words(found, "ct") == [("words", "CT")]


def test_the_most_central_theme_comes_first() -> None:
    text = "We propose a brace for the knee. The knee likes it, and the knee stays."
    assert tags(paper("Knee atlas", text)).themes == ("knees", "maps")


def test_a_paper_without_medical_words_is_general() -> None:
    found = tags(paper("On the shape of spoons"))
    assert found.themes == ("general-ml",)
    assert words(found, "general-ml") == [("not-medical", "On the shape of spoons")]


def test_a_medical_paper_that_no_theme_claims_gets_the_nearest() -> None:
    found = tags(paper("Clinic hours", "An atlas was there."))
    assert found.themes == ("maps",)
    assert words(found, "maps") == [("nearest", "atlas")]


def test_a_medical_paper_far_from_every_theme_gets_a_weak_one() -> None:
    found = tags(paper("Patients wait"))
    assert found.themes == ("rest",)
    assert words(found, "rest") == [("weak", "Patients")]


def test_some_theme_is_given_even_where_no_word_helps() -> None:
    found = tags(paper("Clinics wait"))
    assert found.themes == ("knees",)
    assert words(found, "knees") == [("nearest", "Clinics wait")]


@pytest.mark.parametrize(
    "name",
    [
        "2306.00001", "arXiv:2306.00001", "https://arxiv.org/abs/2306.00001", "the-knee",
        "The  KNEE!", "10.1000/knee", "https://doi.org/10.1000/KNEE",
    ],
)  # fmt: skip
def test_the_curators_word_wins_however_a_paper_is_called(name: str) -> None:
    about = replace(
        paper("The knee", "Seen in CT.", "the-knee"), arxiv="2306.00001", doi="10.1000/knee"
    )
    decision = Decision(name, HERE, add=("maps",), remove=("knees", "ct"))
    found = tags(about, decisions=(decision,))
    assert (found.themes, found.modalities) == (("maps",), ())
    assert words(found, "maps") == [("curator", "The knee")]


def test_a_curator_may_set_all_themes_and_modalities() -> None:
    decision = Decision("p", HERE, themes=("maps", "knees"), modalities=())
    found = tags(paper("The knee in CT"), decisions=(decision,))
    assert (found.themes, found.modalities) == (("maps", "knees"), ())
    assert words(found, "knees") == [("curator", "The knee in CT"), ("words", "knee")]


def test_a_curator_cannot_leave_a_paper_without_a_theme() -> None:
    found = tags(paper("The knee"), decisions=(Decision("p", HERE, remove=("knees",)),))
    assert found.themes == ("knees",)


def test_a_decision_about_no_paper_is_reported() -> None:
    decisions = [Decision("p", HERE), Decision("2306.99999", HERE)]
    (problem,) = unmatched([paper("The knee")], decisions)
    assert str(problem) == (
        "decisions.yaml:3: warning: no arXiv id, DOI, permalink or whole title is '2306.99999'; "
        "the decision has no effect"
    )


def test_of_two_decisions_about_one_paper_the_one_that_is_lost_is_reported() -> None:
    about = [replace(paper("The knee"), arxiv="2306.00001")]
    decisions = [Decision("The knee", HERE, add=("maps",)), Decision("2306.00001", HERE)]
    (problem,) = unmatched(about, decisions)
    assert str(problem) == (
        "decisions.yaml:3: warning: '2306.00001' on line 3 is the same paper; "
        "the decision has no effect"
    )


def test_learned_weights_go_before_usual_points() -> None:
    learned = replace(TAXONOMY, weights={"knees": {"": -9.0, "knees/words@title": 4.0}})
    assert tags(paper("Knee atlas"), learned).themes == ("maps",)


def test_a_rule_nobody_learned_of_has_usual_points() -> None:
    knees = Criterion(Tag("knees", "K", "."), (Rule("old", ("knee",)), Rule("new", ("tibia",))))
    taxonomy = Taxonomy(themes=(knees,), weights={"knees": {"": -2.5, "knees/old@title": 4.0}})
    assert words(tags(paper("The tibia"), taxonomy), "knees") == [("new", "tibia")]


LEARNED = replace(
    TAXONOMY,
    weights={"knees": {"": -1.0, "knees/words@title": 4.0, "learned/meniscal tear@any": 1.5}},
)


def test_a_phrase_that_labelled_papers_taught_earns_a_theme_and_is_shown() -> None:
    found = tags(paper("Of meniscal tears", "Patients wait."), LEARNED)
    assert found.themes == ("knees",)
    assert words(found, "knees") == [("learned", "meniscal tears")]


def test_a_modality_is_given_only_where_words_of_its_rules_name_it() -> None:
    scans = Criterion(Tag("scans", "Scans", "Of scans."), (Rule("words", ("scan",)),))
    learned = {"scans": {"": -1.0, "scans/words@title": 0.1, "learned/meniscal tear@any": 4.0}}
    taxonomy = replace(TAXONOMY, modalities=(scans,), weights=learned)
    assert tags(paper("Meniscal tears of knees"), taxonomy).modalities == ()
    found = tags(paper("Scans of meniscal tears"), taxonomy)
    assert found.modalities == ("scans",)
    assert words(found, "scans") == [("words", "Scans")]


COMPANY = replace(
    TAXONOMY,
    weights={
        "knees": {"": -1.0, "knees/words@title": 4.0},
        "maps": {"": -1.0, "maps/words@title": 2.5, "company/knees@share": -3.0},
    },
)


def test_a_tag_loses_points_in_the_company_of_another_that_surely_fits() -> None:
    assert tags(paper("An atlas"), COMPANY).themes == ("maps",)
    assert tags(paper("An atlas of knees"), COMPANY).themes == ("knees",)


def test_the_account_of_a_tag_tells_what_the_others_add() -> None:
    scores = {one.tag: one for one in Tagger(COMPANY).scores(paper("An atlas of knees"))}
    assert ("company/knees", -3.0) in scores["maps"].parts
    assert scores["maps"].points == pytest.approx(-1.5)
    assert scores["maps"].points == pytest.approx(sum(points for _, points in scores["maps"].parts))


def test_the_curators_words_are_shown_rather_than_learned_ones() -> None:
    found = tags(paper("Knees with meniscal tears"), LEARNED)
    assert words(found, "knees") == [("words", "Knees")]


def test_a_learned_phrase_in_the_background_earns_nothing_by_itself() -> None:
    text = "Meniscal tears hurt. We propose an atlas for patients."
    assert tags(paper("Of joints", text), LEARNED).themes == ("maps",)


def test_many_kinds_of_images_outweigh_a_list() -> None:
    names = ("film", "scan", "sonar", "slide", "fundus", "skin")
    kinds = tuple(replace(criterion(name, name, weight=2.6), imaging="one") for name in names)
    many = replace(criterion("many", "images", weight=1.0), imaging="many")
    taxonomy = Taxonomy(themes=TAXONOMY.themes, modalities=(*kinds, many))
    text = "Film, scan, sonar, slide, fundus and skin images."
    assert tags(paper("Knee", f"It begins. {text}"), taxonomy).modalities == ("many",)
    assert tags(paper("Knee", "It begins. Film and scan images."), taxonomy).modalities == (
        "film",
        "scan",
    )


def test_two_kinds_of_images_are_listed_rather_than_called_many() -> None:
    film, scan = (
        replace(criterion(name, name, weight=2.6), imaging="one") for name in ("film", "scan")
    )
    many = replace(criterion("many", "images", weight=2.6), imaging="many")
    taxonomy = Taxonomy(themes=TAXONOMY.themes, modalities=(many, film, scan))
    assert tags(paper("Images of knees: film and scan"), taxonomy).modalities == ("film", "scan")
    assert tags(paper("Images of knees, on film"), taxonomy).modalities == ("film", "many")


def test_one_kind_of_images_that_is_far_surer_stands_alone() -> None:
    film = replace(criterion("film", "film", weight=2.6), imaging="one")
    many = replace(criterion("many", "images", weight=1.0), imaging="many")
    taxonomy = Taxonomy(themes=TAXONOMY.themes, modalities=(many, film))
    assert tags(paper("Images of knees, on film"), taxonomy).modalities == ("film",)
    assert tags(paper("Images of knees"), taxonomy).modalities == ("many",)


def test_every_paper_becomes_an_entry_in_order() -> None:
    papers = (paper("The knee", name="b"), paper("An atlas of patients", name="a"))
    entries = judge(papers, TAXONOMY)
    assert [(entry.paper.id, entry.themes) for entry in entries] == [
        ("b", ("knees",)),
        ("a", ("maps",)),
    ]


PIECES = (
    *("knee", "knees", "CT", "atlas", "knowledge map (KM)", "KM", "unlike", "we propose", ".", " "),
    *("patient", "?", "gradient", "é", "\U0001d538", "\n", "(", "this paper", "tomography"),
)
SOUP = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map(" ".join)


@given(SOUP, st.none() | SOUP)
def test_any_paper_has_a_theme_and_evidence_that_is_there(title: str, abstract: str | None) -> None:
    about = paper(title, abstract)
    found = tags(about)
    assert found.themes
    for slug in (*found.themes, *found.modalities):
        assert any(item.tag == slug for item in found.evidence)
    for item in found.evidence:
        assert lies_there(item, about)


def lies_there(item: Evidence, about: Paper) -> bool:
    text = about.title if item.field == "title" else about.abstract or ""
    return text[item.start : item.end] == item.text
