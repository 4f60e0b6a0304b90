"""The curator's lists of datasets and models: what is right counts, what is wrong is told."""

import pytest

from generator.read.resources import read_resources


def read(text: str) -> tuple[list[str], list[str]]:
    """Return the names read and the problems as readers see them."""
    found, problems = read_resources("models.yaml", text)
    return [item.name for item in found.resources], [str(problem) for problem in problems]


def test_entries_are_read_with_their_forms_and_conditions() -> None:
    found, problems = read_resources(
        "data.yaml",
        "datasets:\n"
        "  - name: Foo Bank\n"
        "    aliases: [FooBank, 'Foo #']\n"
        "    exact: [FOO]\n"
        "    needs: [bank]\n"
        "    unless: [river]\n"
        "    about: Foos of many banks\n"
        "models:\n"
        "  - {name: BarNet}\n"
        "not_names: [3D, VQA]\n",
    )
    assert not problems
    foo, bar = found.resources
    assert (foo.kind, bar.kind) == ("dataset", "model")
    assert (foo.aliases, foo.exact) == (("FooBank", "Foo #"), ("FOO",))
    assert (foo.needs, foo.unless, foo.about) == (("bank",), ("river",), "Foos of many banks")
    assert found.not_names == ("3D", "VQA")


def test_an_empty_file_is_an_empty_list() -> None:
    assert read("# nothing yet\n") == ([], [])


def test_an_entry_without_a_name_is_left_out_and_the_rest_counts() -> None:
    names, problems = read("models:\n  - {about: nameless}\n  - {name: BarNet}\n  - BazNet\n")
    assert names == ["BarNet"]
    assert problems == [
        "models.yaml:2: error: an entry must be a mapping with a name",
        "models.yaml:4: error: an entry must be a mapping with a name",
    ]


def test_an_unknown_key_names_its_line() -> None:
    names, problems = read("models:\n  - name: BarNet\n    alias: [Bar]\nmodel: []\n")
    assert names == []
    assert problems[0].startswith("models.yaml:3: error: unknown key 'alias'; known are name,")
    assert problems[1].startswith("models.yaml:4: error: unknown key 'model'; known are datasets,")


def test_a_name_listed_twice_counts_once() -> None:
    names, problems = read("models:\n  - {name: BarNet}\n  - {name: BarNet}\n")
    assert names == ["BarNet"]
    assert problems == ["models.yaml:3: error: 'BarNet' is listed twice; the other is on line 2"]


@pytest.mark.parametrize("alias", ["BarNet", "Bar-net", "Bar 7"])
def test_a_name_cannot_be_another_entrys_alias(alias: str) -> None:
    first = "{name: FooNet, aliases: [Bar-7, BARNET]}"
    names, problems = read(f"models:\n  - {first}\n  - {{name: Bazzo, aliases: [{alias}]}}\n")
    assert names == ["FooNet"]
    assert problems == [f"models.yaml:3: error: {alias!r} is listed twice; the other is on line 2"]


def test_names_that_only_capitals_tell_apart_are_two() -> None:
    names, problems = read("models:\n  - {name: BioFoo}\n  - {name: BIOFoo, exact: [BIOFoo]}\n")
    assert (names, problems) == (["BioFoo", "BIOFoo"], [])


def test_a_number_where_a_word_belongs_is_a_problem() -> None:
    names, problems = read("models:\n  - {name: BarNet, aliases: [12, Bar12]}\n")
    assert names == ["BarNet"]
    assert problems == ["models.yaml:2: error: 12 is not a word; put it in quotes"]


def test_a_list_that_is_no_list_is_a_problem() -> None:
    assert read("models: BarNet\n")[1] == ["models.yaml:1: fatal: models must be a list of entries"]
    assert read("models:\n  - {name: BarNet, aliases: Bar12}\n")[1] == [
        "models.yaml:2: error: aliases must be a list"
    ]
    assert read("- BarNet\n")[1] == [
        "models.yaml:1: fatal: the file must be a mapping with datasets or models"
    ]


def test_broken_yaml_is_a_problem_and_nothing_is_read() -> None:
    names, problems = read("models: [\n")
    assert names == []
    assert len(problems) == 1


def test_a_short_form_without_its_capitals_is_warned_of() -> None:
    names, problems = read("models:\n  - {name: Foo}\n  - {name: Bar, exact: [Bar]}\n")
    assert names == ["Foo", "Bar"]
    assert problems == [
        "models.yaml:2: warning: 'Foo' is short enough to mean other things; add it to exact"
    ]
