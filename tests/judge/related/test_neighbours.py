"""Related papers: up to six, never another version, with a reason that is true of both."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import spread as spread_module
from generator.judge import each
from generator.judge.related.neighbours import related
from generator.judge.related.similarity import Stems
from generator.records import Entry, Mention, Paper, ResourceKind
from generator.spread import spread


def entry(key: str, title: str, abstract: str, *names: str, themes: tuple[str, ...] = ()) -> Entry:
    """Return a paper's entry; a name with "!" is one that it introduces."""
    paper = Paper(key, title, "seed", abstract=abstract)
    return Entry(paper, themes, (), mentions=tuple(mention(name) for name in names))


def mention(name: str, kind: ResourceKind = "dataset") -> Mention:
    """Return a mention of a dataset."""
    bare = name.removesuffix("!")
    return Mention(bare, kind, "abstract", 0, 0, "", "list", introduced=name.endswith("!"))


FROGS = entry(
    "frogs", "Croak detection for frogs",
    "Croak detection finds frogs. We train pond microphones at dusk on calls of males, females and"
    " tadpoles recorded by volunteers along rivers in spring.",
    "PondSet!", themes=("sound",),
)  # fmt: skip
TOADS = entry(
    "toads", "Toads heard by croak detection",
    "Toads are heard by croak detection. Microphones in gardens wake when rain falls and send short"
    " clips over radio to a station that counts species every night.",
    "PondSet", themes=("sound",),
)  # fmt: skip
STARS = entry(
    "stars", "Stars through telescopes",
    "Star maps guide telescopes. Mirrors of glass gather faint light and cameras chilled by"
    " nitrogen measure colours, distances, ages.", themes=("sky",),
)  # fmt: skip
MOONS = entry(
    "moons", "Moons in small telescopes",
    "Star maps help telescopes on balconies. Amateurs draw craters by pencil during eclipses and"
    " mail sketches to archives.", "SkySet", themes=("sky",),
)  # fmt: skip
ALL = (FROGS, TOADS, STARS, MOONS)


def test_papers_of_one_subject_are_related_both_ways() -> None:
    found = related(ALL)
    assert [one.id for one in found["frogs"]] == ["toads"]
    assert [one.id for one in found["toads"]] == ["frogs"]
    assert [one.id for one in found["stars"]] == ["moons"]


def test_wording_reasons_in_many_jobs_elsewhere_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = related(ALL)
    monkeypatch.setattr(each, "_SOME", 1)
    monkeypatch.setattr(spread_module, "processors", lambda: 2)
    assert related(ALL, each=spread) == whole
    assert related(ALL) == whole


def test_words_that_are_known_already_are_taken_in_the_order_of_the_entries() -> None:
    stems = Stems()
    turned = [STARS, TOADS, MOONS, FROGS]
    lines = [stems.lines(one.paper.title, one.paper.abstract or "") for one in turned]
    assert related(turned, lines=lines) == related(ALL)


def test_a_reason_tells_what_one_introduces_and_quotes_what_both_say() -> None:
    found = related(ALL)
    assert found["frogs"][0].reason.startswith(
        "Names PondSet, which this paper introduces; share “"
    )
    assert found["toads"][0].reason.startswith(
        "Introduces PondSet, which this paper names; share “"
    )
    assert "croak detection" in found["toads"][0].reason.lower()
    assert "“star maps”" in found["stars"][0].reason.lower()


def test_what_both_only_name_is_said_so() -> None:
    two = [replace(one, mentions=(mention("PondSet"),)) for one in (FROGS, TOADS)]
    found = related([*two, STARS, MOONS])
    assert found["frogs"][0].reason.startswith("Both name PondSet; share ")


def test_themes_are_called_by_their_names() -> None:
    pair = [
        entry("a", "Apples", "sweet red fruit of orchards", themes=("big-sky",)),
        entry("b", "Engines", "steam, pistons, valves", themes=("big-sky",)),
    ]
    assert related(pair)["a"][0].reason == "Both under big sky"
    assert related(pair, {"big-sky": "Big sky"})["a"][0].reason == "Both under Big sky"


def test_another_version_is_not_related_and_no_paper_is_related_to_two_versions() -> None:
    copy = replace(
        FROGS, paper=replace(FROGS.paper, id="frogs-again", title="Croak detection for all frogs")
    )
    found = related([*ALL, copy])
    assert [one.id for one in found["frogs"]] == ["toads"]
    assert [one.id for one in found["frogs-again"]] == ["toads"]
    assert len(found["toads"]) == 1


def test_papers_with_one_title_are_versions() -> None:
    other = entry("frogs-2", "Croak Detection for Frogs", "Pond microphones, croak detection.")
    assert "frogs-2" not in {one.id for one in related([*ALL, other])["frogs"]}


def test_at_most_six_are_given_and_every_paper_can_be_reached() -> None:
    many = [
        entry(f"p{place:02}", f"Frogs of marsh{place}", f"Marsh{place} is near marsh{place + 1}.")
        for place in range(30)
    ]
    found = related(many)
    assert all(0 < len(others) <= 6 for others in found.values())
    assert all(key not in {one.id for one in others} for key, others in found.items())
    assert {one.id for others in found.values() for one in others} == set(found)


def test_the_order_of_papers_does_not_matter() -> None:
    assert related(ALL) == related(reversed(ALL))


def test_papers_that_share_nothing_are_left_alone() -> None:
    found = related([entry("a", "Frogs", "croak"), entry("b", "Stars", "shine")])
    assert found == {"a": (), "b": ()}
    assert related([]) == {}
    assert related([FROGS]) == {"frogs": ()}


def test_phrases_are_quoted_whole_and_in_plain_case() -> None:
    pair = [
        entry(
            "a", "On Chest X-Ray Reading", "Readers tire. Chest X-ray reading by many eyes helps."
        ),
        entry("b", "Machines", "We study chest X-ray reading by machines with lenses and lamps."),
        STARS,
        MOONS,
    ]
    assert "“chest X-ray reading”" in related(pair)["b"][0].reason.replace("Chest", "chest")


WORDS = st.lists(
    st.sampled_from(
        ["frog", "Pond", "X-ray", "of", "deep", "GPT-4", ",", ".", "İ", "ﬁsh", "ﷺ", "|"]
    ),
    max_size=25,
).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=9))
@settings(max_examples=80, deadline=None)
def test_any_papers_can_be_related(texts: list[tuple[str, str]]) -> None:
    entries = [
        entry(f"p{place}", title or "?", abstract) for place, (title, abstract) in enumerate(texts)
    ]
    found = related(entries)
    assert sorted(found) == sorted(one.paper.id for one in entries)
    for key, others in found.items():
        assert len({one.id for one in others}) == len(others) <= 6
        assert all(one.id != key and one.reason for one in others)


def said_as_well(one: Entry, sentence: str) -> Entry:
    """Return an entry whose abstract says something more."""
    return replace(one, paper=replace(one.paper, abstract=f"{one.paper.abstract} {sentence}"))


def test_a_theme_that_most_papers_are_under_is_no_reason_beside_another() -> None:
    crowd = [entry(f"p{place:02}", f"Marsh{place}", "", themes=("nature",)) for place in range(30)]
    frogs, toads = (replace(one, themes=("nature",), mentions=()) for one in (FROGS, TOADS))
    found = related([frogs, toads, *crowd])["frogs"][0]
    assert found.id == "toads"
    assert "croak detection" in found.reason.lower()
    assert "nature" not in found.reason


def test_a_word_said_in_passing_is_not_quoted_beside_a_phrase_of_both() -> None:
    frogs = said_as_well(FROGS, "Saxophones were near.")
    toads = said_as_well(TOADS, "Saxophones, saxophones everywhere.")
    found = related([frogs, toads, STARS, MOONS])["frogs"][0]
    assert "croak detection" in found.reason.lower()
    assert "axophone" not in found.reason


def test_what_both_titles_say_is_quoted_though_its_words_tell_little_alone() -> None:
    first = entry("a", "Dual temporal difference learning", "Frogs leap over logs.")
    second = entry("b", "Slow temporal difference learning", "Newts swim under ice.")
    (found,) = related([first, second, STARS, MOONS])["a"]
    assert "“temporal difference learning”" in found.reason


def test_a_phrase_that_is_quoted_without_its_first_capital_has_none_behind_it() -> None:
    frogs = said_as_well(FROGS, "Lily Pads matter. We like lily pads.")
    toads = said_as_well(TOADS, "Lily Pads matter. We like lily pads.")
    found = related([frogs, toads, STARS, MOONS])["frogs"][0]
    assert "“lily pads matter”" in found.reason


def test_a_theme_that_a_phrase_names_is_not_named_again() -> None:
    frogs, toads = (
        replace(one, themes=("croak-detection",), mentions=()) for one in (FROGS, TOADS)
    )
    found = related([frogs, toads, STARS, MOONS])["frogs"][0]
    assert found.reason.lower() == "share “croak detection”"


def test_a_subject_is_quoted_once_however_it_is_put() -> None:
    frogs = said_as_well(FROGS, "Croak recorders help croak detection.")
    toads = said_as_well(TOADS, "Croak recorders help croak detection.")
    found = related([frogs, toads, STARS, MOONS])["frogs"][0]
    assert found.reason.lower().count("croak") == 1


def test_no_phrase_is_cut_off_before_what_it_is_about() -> None:
    first = entry("a", "Amphibious medical ponds", "Amphibious medical frogs sing to newts.")
    second = entry("b", "Amphibious medical rivers", "Amphibious medical fish swim under ice.")
    (found,) = related([first, second, STARS, MOONS])["a"]
    assert "medical”" not in found.reason
    assert "“amphibious" in found.reason.lower()


@pytest.mark.parametrize("hers", ["croak-1", "croak"])
def test_what_the_other_paper_does_not_say_is_not_quoted(hers: str) -> None:
    first = entry("a", "Wartless ponds", "Wartless croak-1 spreads where newts sing. Croak-1 ends.")
    second = entry("b", "Rivers", f"Fish under ice fear wartless {hers}. Then {hers} fades away.")
    (found,) = related([first, second, STARS, MOONS])["a"]
    assert ("croak-1" in found.reason) == (hers == "croak-1")
    assert "croak" in found.reason


def test_a_name_that_is_told_is_not_quoted_in_other_spelling() -> None:
    first = entry("a", "Of newts", "PondSet7 has newts. PondSet7 sings at dusk.", "PondSet 7")
    second = entry("b", "Of fish", "Ice hides PondSet7. Still PondSet7 swims.", "PondSet 7")
    (found,) = related([first, second, STARS, MOONS])["a"]
    assert found.reason == "Both name PondSet 7"
