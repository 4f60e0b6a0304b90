from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.read.yaml_file import parse_yaml

TEXT = """\
# A comment
themes:
  - slug: a
    date: 2023-04-01
    weight: 1.5
  - slug: b
    words: [one, two]
"""


def test_each_place_has_its_line() -> None:
    file, problems = parse_yaml("t.yaml", TEXT)
    assert problems == ()
    assert file.line("themes") == 2
    assert file.line("themes", 0, "slug") == 3
    assert file.line("themes", 1) == 6
    assert file.line("themes", 1, "words", 1) == 7
    assert file.line("themes", 1, "missing", "deep") == 6
    assert str(file.problem("is wrong", "themes", 1, "slug")) == "t.yaml:6: error: is wrong"


def test_a_date_stays_as_written() -> None:
    file, _ = parse_yaml("t.yaml", TEXT)
    assert file.value == {
        "themes": [
            {"slug": "a", "date": "2023-04-01", "weight": 1.5},
            {"slug": "b", "words": ["one", "two"]},
        ]
    }


def test_a_key_given_twice_is_a_problem_at_the_second() -> None:
    file, (problem,) = parse_yaml("t.yaml", "a: 1\nb: 2\na: 3")
    assert file.value == {"a": 1, "b": 2}
    assert (problem.line, problem.severity) == (3, "error")


def test_an_alias_that_would_grow_without_bound_is_refused() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
    file, (problem,) = parse_yaml("t.yaml", text)
    assert file.value is None
    assert "aliases" in problem.message


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    file, problems = parse_yaml("t.yaml", "[" * 5_000)
    assert file.value is None
    assert len(problems) == 1


@given(st.text(max_size=200) | st.text("ab:-[]{}&*!|>'\"#\n \t%@`?,", max_size=60))
def test_any_text_is_a_value_or_a_problem(text: str) -> None:
    file, problems = parse_yaml("t.yaml", text)
    assert file.value is None or file.lines
    for problem in problems:
        assert problem.source == "t.yaml"
        assert problem.line <= text.count("\n") + 1 + text.count("\r") + 5
        assert "\n" not in problem.message
