"""The curator's themes and modalities."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.tags.phrases import Phrasebook
from generator.read.taxonomy import (
    is_phrase,
    read_candidates,
    read_modalities,
    read_themes,
    read_weights,
    read_wording,
)
from generator.records import Criterion, Rule, Tag, Taxonomy

CURATION = Path(__file__).parents[2] / "seeds" / "curation"
THEMES = """\
claim: [we propose]
aside:
  - unlike
signals:
  - rule: medical
    phrases: [knee]
themes:
  - slug: knees
    name: Knees
    description: All about knees.
    rules:
      - rule: names
        means: knees by name
        weight: 2
        places: [title]
        phrases: [knee, patell*]
    weak:
      - rule: near
        phrases: [joint]
"""


def test_themes_are_read_with_their_rules() -> None:
    taxonomy, problems = read_themes("themes.yaml", THEMES)
    assert problems == ()
    assert taxonomy.claim == ("we propose",)
    assert taxonomy.aside == ("unlike",)
    assert taxonomy.signals == (Rule("medical", ("knee",)),)
    assert taxonomy.themes == (
        Criterion(
            Tag("knees", "Knees", "All about knees."),
            (Rule("names", ("knee", "patell*"), 2.0, ("title",), "knees by name"),),
            (Rule("near", ("joint",)),),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("aside:", "asides:", 2, "unknown key 'asides'"),
        ("slug: knees", "slug: Knees!", 8, "`slug` is small letters, digits and hyphens"),
        ("name: Knees", "nome: Knees", 9, "unknown key 'nome'"),
        ("name: Knees", "name: 7", 9, "`name` is a line of text"),
        ("rule: names", "rule: The Names", 12, "`rule` is a name of small letters"),
        ("means: knees by name", "means: [knees]", 13, "`means` is a few words for readers"),
        ("weight: 2", "weight: high", 14, "`weight` is a number, not 'high'"),
        ("weight: 2", "weight: .nan", 14, "`weight` is a number"),
        ("places: [title]", "places: [margin]", 15, "`places` is a list of"),
        ("[knee, patell*]", "[knee, 'a  b']", 16, "'a  b' is no phrase"),
        ("[knee, patell*]", "[no, knee]", 16, "False is no phrase"),
        ("[knee, patell*]", "knee", 16, "`phrases` is a list"),
        ("patell*]", "patell*", 17, "not valid YAML"),
    ],
)
def test_a_slip_is_reported_with_its_line(old: str, new: str, line: int, said: str) -> None:
    _, problems = read_themes("themes.yaml", THEMES.replace(old, new, 1))
    assert [(problem.source, problem.line) for problem in problems][:1] == [("themes.yaml", line)]
    assert said in problems[0].message


def test_a_slip_costs_only_what_it_is_in() -> None:
    taxonomy, problems = read_themes(
        "themes.yaml", THEMES.replace("[knee, patell*]", "[knee, '..']")
    )
    assert len(problems) == 1
    assert taxonomy.themes[0].rules[0].phrases == ("knee",)


def test_a_slug_and_a_rule_are_given_once() -> None:
    twice = THEMES + THEMES[THEMES.index("  - slug") :]
    taxonomy, problems = read_themes("themes.yaml", twice)
    assert len(taxonomy.themes) == 1
    assert [(problem.line, problem.message) for problem in problems] == [
        (20, "the slug 'knees' is given twice; keep one")
    ]


@pytest.mark.parametrize("text", ["[]", "themes: 3", "themes: [3]", "signals: {}", "claim: x"])
def test_the_wrong_shape_is_a_problem_not_a_crash(text: str) -> None:
    taxonomy, problems = read_themes("themes.yaml", text)
    assert taxonomy.themes == ()
    assert problems


def test_an_empty_file_is_an_empty_taxonomy() -> None:
    assert read_themes("themes.yaml", "")[1] == ()
    assert read_modalities("modalities.yaml", "# nothing yet\n") == ((), ())
    assert read_weights("weights.yaml", "") == ({}, ())


def test_modalities_may_be_kinds_of_images() -> None:
    text = """\
modalities:
  - {slug: film, name: Film, description: d, imaging: one, phrases: [film]}
  - {slug: many, name: Many, description: d, imaging: many, phrases: [images]}
  - {slug: odd, name: Odd, description: d, imaging: two, phrases: [odd]}
"""
    modalities, problems = read_modalities("modalities.yaml", text)
    assert [modality.imaging for modality in modalities] == ["one", "many", None]
    assert [str(problem) for problem in problems] == [
        "modalities.yaml:4: error: `imaging` is `one` or `many`, not 'two'"
    ]


def test_weights_are_read_by_rule_and_place() -> None:
    text = "knees:\n  bias: -2\n  weights:\n    knees/names: {title: 1.5, claim: x}\ntoes: 3\n"
    weights, problems = read_weights("weights.yaml", text)
    assert weights == {"knees": {"": -2.0, "knees/names@title": 1.5}}
    assert [(problem.line, problem.message) for problem in problems] == [
        (4, "`claim` is a number, not 'x'"),
        (5, "`bias` is a number, not None"),
        (5, "toes: expected `bias` and `weights`"),
    ]


def test_a_misspelt_place_among_the_weights_is_told() -> None:
    text = "knees:\n  bias: -2\n  weights:\n    knees/names: {tilte: 1, often: 2}\n"
    weights, problems = read_weights("weights.yaml", text)
    assert weights == {"knees": {"": -2.0, "knees/names@often": 2.0}}
    (problem,) = problems
    assert (problem.line, problem.message[:19]) == (4, "'tilte' is no place")


KNOWN = Taxonomy(
    themes=(Criterion(Tag("knees", "Knees", ""), (Rule("names", ("knee",)),)),),
    modalities=(Criterion(Tag("ct", "CT", ""), (Rule("ct", ("CT",)),)),),
    signals=(Rule("medical", ("patient",)),),
)


def test_weights_for_what_is_not_there_are_told_once_each() -> None:
    text = """\
knees:
  bias: -2
  weights:
    knees/names: {any: 1}
    knees/nmaes: {any: 1}
    ct/ct: {any: 1}
    hips/names: {any: 1}
    hips/near: {any: 1}
    signal/medical: {none: 1}
    signal/kinds: {"3": 1}
    company/ct: {share: 1}
    company/all: {always: 1}
    company/hips: {share: 1}
toes:
  bias: -1
  weights:
    toes/names: {any: 1}
"""
    weights, problems = read_weights("weights.yaml", text, KNOWN)
    assert set(weights) == {"knees", "toes"}
    assert [str(problem) for problem in problems] == [
        f"weights.yaml:{line}: warning: no {kind} is called {name!r}; what is said of it has no "
        "effect"
        for line, kind, name in (
            (5, "rule", "knees/nmaes"),
            (7, "theme or modality", "hips"),
            (14, "theme or modality", "toes"),
        )
    ]


def test_words_that_add_to_no_tag_there_is_are_told_once_a_tag() -> None:
    text = "knee\tany\tknees=1 hips=2\nhip\tany\thips=1 ct=1\n"
    _, problems = read_wording("wording.tsv", text, KNOWN)
    assert [(problem.line, problem.severity) for problem in problems] == [(1, "warning")]
    assert "'hips'" in problems[0].message


def test_learned_words_among_the_weights_of_rules_are_told_where_to_go() -> None:
    text = (
        "knees:\n  bias: -2\n  weights:\n    knees/names: {any: 1}\n    learned/tear: {often: 1}\n"
    )
    weights, problems = read_weights("weights.yaml", text)
    assert weights == {"knees": {"": -2.0, "knees/names@any": 1.0}}
    assert [(problem.line, problem.message) for problem in problems] == [
        (5, "'learned/tear' is no rule; what words add stands in wording.tsv")
    ]


def test_learned_words_are_read_by_phrase_and_place() -> None:
    text = "# said\nmeniscal tear\tany\tknees=1.5 maps=-0.25\nknee\ttitle\tknees=2\n\n"
    wording, problems = read_wording("wording.tsv", text)
    assert problems == ()
    assert wording == {
        "knees": {"learned/meniscal tear@any": 1.5, "learned/knee@title": 2.0},
        "maps": {"learned/meniscal tear@any": -0.25},
    }


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a b c\tany\tknees=1", "'a b c' is not one word, or two, in small letters"),
        ("Knee\tany\tknees=1", "'Knee' is not one word, or two, in small letters"),
        ("knee\trest\tknees=1", "'rest' is no place"),
        ("knee\tany", "'knee' adds to no tag"),
        ("knee any knees=1", "'knee any knees=1' is not one word, or two"),
        ("knee\tany\tknees=nan", "'knees=nan' gives a tag no points"),
        ("knee\tany\tknees", "'knees=' gives a tag no points"),
    ],
)
def test_a_line_of_learned_words_that_is_wrong_is_named_and_left_out(
    line: str, message: str
) -> None:
    wording, problems = read_wording("wording.tsv", f"hip\tany\tknees=1\n{line}\n")
    assert wording == {"knees": {"learned/hip@any": 1.0}}
    assert [problem.line for problem in problems] == [2]
    assert problems[0].message.startswith(message)
    assert "with tabs between" in problems[0].message


def test_a_candidate_needs_but_a_slug_and_phrases() -> None:
    (theme,), problems = read_candidates("new.yaml", "slug: knees\nphrases: [knee]\n")
    assert problems == ()
    assert theme == Criterion(Tag("knees", "knees", ""), (Rule("knees", ("knee",)),))


def test_a_candidate_may_be_written_as_in_the_themes() -> None:
    text = THEMES[THEMES.index("themes:") :]
    hips = "  - {slug: hips, name: Hips, description: d, phrases: [hip]}\n"
    themes, problems = read_candidates("new.yaml", text + hips)
    assert problems == ()
    assert [theme.tag.name for theme in themes] == ["Knees", "Hips"]


@pytest.mark.parametrize("text", ["", "phrases: [knee]", "- knee", "slug: knees"])
def test_a_candidate_that_could_catch_nothing_says_so(text: str) -> None:
    _, problems = read_candidates("new.yaml", text)
    assert problems


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    for read in (read_themes, read_modalities, read_weights, read_candidates):
        _, problems = read("f.yaml", text)
        assert all(problem.source == "f.yaml" and problem.line >= 0 for problem in problems)


@given(st.text(alphabet="ab*|.-? Ä", max_size=14))
def test_what_is_called_a_phrase_can_be_searched_for(text: str) -> None:
    if is_phrase(text):
        plain = text.replace("*", "").replace("..", "").split()
        sentence = [part for chunk in plain for part in chunk.split("|")[0].split("-")]
        assert Phrasebook([[text]]).find(sentence)


def test_the_shipped_files_are_sound_and_complete() -> None:
    taxonomy, problems = read_themes("themes.yaml", (CURATION / "themes.yaml").read_text("utf-8"))
    modalities, more = read_modalities(
        "modalities.yaml", (CURATION / "modalities.yaml").read_text("utf-8")
    )
    taxonomy = replace(taxonomy, modalities=modalities)
    weights, most = read_weights(
        "weights.yaml", (CURATION / "weights.yaml").read_text("utf-8"), taxonomy
    )
    _, last = read_wording("wording.tsv", (CURATION / "wording.tsv").read_text("utf-8"), taxonomy)
    assert [str(problem) for problem in (*problems, *more, *most, *last)] == []
    slugs = {criterion.tag.slug for criterion in (*taxonomy.themes, *modalities)}
    assert len(taxonomy.themes) == 26
    assert len(modalities) == 18
    assert set(weights) <= slugs
