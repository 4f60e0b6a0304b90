from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.results.numbers import numbers

MARKS = st.text(alphabet="0123456789.,%+-–−~≈±xX()/@ \\aBpn\n", max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a Dice of 0.91", [("", "0.91", 0.91, "")]),
        ("rose by 3.5%.", [("", "3.5", 3.5, "%")]),
        ("1,200 spoons", [("", "1,200", 1200.0, "")]),
        ("up to a 12 % gain", [("up to", "12", 12.0, "%")]),
        ("at least .5", [("at least", ".5", 0.5, "")]),
        ("0.84 ± 0.11", [("", "0.84 ± 0.11", 0.84, "")]),
        ("0.70+/-0.02,", [("", "0.70+/-0.02", 0.7, "")]),
        ("4-5% more", [("", "4-5", 4.0, "%")]),
        ("50%–60% more", [("", "50–60", 50.0, "%")]),
        ("+12.61, in all", [("", "+12.61", 12.61, "")]),
        ("a change of −0.5 dB", [("", "−0.5", -0.5, "dB")]),
        ("by 1.6 pp.", [("", "1.6", 1.6, "percentage points")]),
        ("4.5 percentage points", [("", "4.5", 4.5, "percentage points")]),
        ("12.2x less", [("", "12.2", 12.2, "×")]),
        ("5.3 million spoons", [("", "5.3", 5.3, "million")]),
        ("33.5 millimeters off", [("", "33.5", 33.5, "mm")]),
        ("(25.0% vs. 1.4%)", [("", "25.0", 25.0, "%"), ("", "1.4", 1.4, "%")]),
    ],
)
def test_a_number_is_read_with_its_unit_and_bound(
    text: str, expected: list[tuple[str, str, float, str]]
) -> None:
    assert [(n.bound, n.text, n.value, n.unit) for n in numbers(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["Toy-4", "7B and 70B", "a 3D net", "v1.5", "5-fold", "pass@1", "top-5", "1.2.3", "x86", "a/2"],
)
def test_a_number_inside_a_name_is_none(text: str) -> None:
    assert numbers(text) == ()


@given(
    st.decimals(min_value=0, max_value=99999, places=3),
    st.sampled_from(["", "%", " %", " pp", " points", "x", " mm", " million"]),
    st.sampled_from(["", "up to ", "over ", "at least "]),
)
def test_any_number_written_out_is_read_back(value: object, unit: str, bound: str) -> None:
    (found,) = numbers(f"The score is {bound}{value}{unit} today.")
    assert found.text == str(value)
    assert found.value == float(str(value))
    assert found.bound == bound.strip()
    assert bool(found.unit) == bool(unit)


@given(st.integers(min_value=0, max_value=10**12))
def test_thousands_may_be_set_off_with_commas(value: int) -> None:
    assert [n.value for n in numbers(f"of {value:,} spoons")] == [value]


@given(MARKS | st.text(max_size=80))
def test_numbers_of_any_text_are_verbatim_and_in_order(text: str) -> None:
    at = 0
    for number in numbers(text):
        assert at <= number.start < number.end <= len(text)
        assert any(char.isdigit() for char in text[number.start : number.end])
        at = number.end
