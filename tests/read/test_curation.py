from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Problem
from generator.read.curation import parse_identities, parse_permalinks, parse_repairs
from generator.records import Identity, Permalink, Repair


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, str]]:
    """Return what an editor needs of problems."""
    return [(problem.source, problem.line, problem.severity) for problem in problems]


def test_identities_are_read_with_their_lines() -> None:
    text = (
        "# A comment\n"
        '{"title": "A Lung Atlas", "arxiv": "2401.00001", "doi": "10.5555/AB"}\n'
        "\n"
        '  {"title": "{\\\\mu}-Bench", "abstract_starts": "We", "confidence": "low",'
        ' "code": ["https://a.org/b"]}\n'
        '{"title": "One", "code": "https://a.org/c"}'
    )
    identities, problems = parse_identities("ids.jsonl", text)
    assert problems == ()
    assert identities[0] == Identity(
        "A Lung Atlas", "ids.jsonl", 2, arxiv="2401.00001", doi="10.5555/ab"
    )
    assert identities[1].title == "μ-Bench"
    assert (identities[1].line, identities[1].abstract_starts) == (4, "We")
    assert identities[1].confidence == "low"
    assert [row.code for row in identities] == [(), ("https://a.org/b",), ("https://a.org/c",)]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", "not valid JSON"),
        ("[1]", "object"),
        ('{"arxiv": "2401.00001"}', "title"),
        ('{"title": ""}', "title"),
        ('{"title": "  "}', "title"),
        ('{"title": "A", "arxive": "2401.00001"}', "'arxive'"),
        ('{"title": "A", "arxiv": "2401.00001v2"}', "version"),
        ('{"title": "A", "arxiv": 2401.00001}', "text"),
        ('{"title": "A", "doi": "https://doi.org/10.1/x"}', "DOI"),
        ('{"title": "A", "code": 5}', "code"),
        ('{"title": "A", "code": "javascript:alert(1)"}', "code"),
        ('{"title": "A", "title": "B"}', "twice"),
        ('{"title": "\\ud800"}', "surrogate"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_wrong_identity_is_left_out_and_its_line_named(row: str, says: str) -> None:
    identities, problems = parse_identities("ids.jsonl", f'# c\n{row}\n{{"title": "Good"}}')
    assert [identity.title for identity in identities] == ["Good"]
    assert places(problems) == [("ids.jsonl", 2, "error")]
    assert says in problems[0].message


def test_two_rows_of_one_title_or_identifier_are_a_problem() -> None:
    text = "\n".join(
        json.dumps(row)
        for row in (
            {"title": "A Lung Atlas", "arxiv": "2401.00001"},
            {"title": "A lung atlas!"},
            {"title": "Another", "arxiv": "2401.00001"},
        )
    )
    identities, problems = parse_identities("ids.jsonl", text)
    assert [identity.line for identity in identities] == [1]
    assert places(problems) == [("ids.jsonl", 2, "error"), ("ids.jsonl", 3, "error")]
    assert "line 1" in problems[0].message


def test_two_papers_of_one_title_are_told_apart_by_identifier() -> None:
    text = (
        '{"title": "Preface", "arxiv": "2401.00001"}\n{"title": "Preface", "arxiv": "2401.00002"}'
    )
    identities, problems = parse_identities("ids.jsonl", text)
    assert len(identities) == 2
    assert problems == ()


def test_repairs_are_read_in_order() -> None:
    text = "- {rule: a, find: x, replace: y}\n- rule: b\n  find: '12'\n  replace: ''\n"
    assert parse_repairs("r.yaml", text) == ((Repair("a", "x", "y"), Repair("b", "12", "")), ())


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]"])
def test_no_repairs_are_no_problem(text: str) -> None:
    assert parse_repairs("r.yaml", text) == ((), ())


@pytest.mark.parametrize(
    ("text", "line", "severity", "says"),
    [
        ("rule: a", 1, "fatal", "list"),
        ("- rule: a\n  find: x\n  replace: y\n  where: z", 4, "error", "'where'"),
        ("# c\n- rule: a\n  find: x", 2, "error", "replace"),
        ("- rule: a\n  find: ''\n  replace: x", 2, "error", "empty"),
        ("- rule: a\n  find: 5\n  replace: x", 1, "error", "text"),
        ("- text", 1, "error", "needs"),
        ("- rule: a\n  find: x\n  find: y\n  replace: z", 3, "error", "twice"),
        ("- &a x\n- *a", 0, "fatal", "aliases"),
        ("- [", 1, "fatal", "not valid YAML"),
        ("- rule: \x07", 0, "fatal", "not valid YAML"),
        ("a: !!python/object:os.system x", 1, "fatal", ""),
    ],
)
def test_a_wrong_repair_is_named_by_its_line(
    text: str, line: int, severity: str, says: str
) -> None:
    _, problems = parse_repairs("r.yaml", text)
    assert problems
    assert problems[0].source == "r.yaml"
    assert problems[0].severity == severity
    assert says in problems[0].message
    assert problems[0].line in {line, line + 1}


def test_a_ledger_is_read() -> None:
    text = '{"id": "a-lung-atlas", "keys": ["arxiv:2401.00001"]}\n# c\n{"id": "b", "keys": []}'
    assert parse_permalinks("p.jsonl", text) == (
        (
            Permalink("a-lung-atlas", ("arxiv:2401.00001",), "p.jsonl", 1),
            Permalink("b", (), "p.jsonl", 3),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('{"keys": []}', "id"),
        ('{"id": "../x", "keys": []}', "id"),
        ('{"id": "A", "keys": []}', "id"),
        ('{"id": "a--b", "keys": []}', "id"),
        ('{"id": "a", "keys": "x"}', "keys"),
        ('{"id": "a", "keys": [1]}', "keys"),
        ('{"id": "taken", "keys": []}', "twice"),
        ("x", "JSON"),
    ],
)
def test_a_wrong_row_of_the_ledger_is_left_out(row: str, says: str) -> None:
    rows, problems = parse_permalinks("p.jsonl", f'{{"id": "taken", "keys": []}}\n{row}')
    assert [one.id for one in rows] == ["taken"]
    assert places(problems) == [("p.jsonl", 2, "error")]
    assert says in problems[0].message


@given(st.text(max_size=300))
def test_any_text_gives_rows_or_problems(text: str) -> None:
    for parse in (parse_identities, parse_permalinks, parse_repairs):
        rows, problems = parse("file", text)
        assert isinstance(rows, tuple)
        assert all("\n" not in problem.message for problem in problems)
