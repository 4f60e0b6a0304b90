"""Sentences: where they end, where they do not, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.sentences import sentences

TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("abXY .!?…:,;()[]{}\"'”’\n\t/$\\-–1295%。」"),
        st.characters(),
    ),
    max_size=200,
)
PIECES = (
    "We show|it is|e.g.|i.e.,|et al.|vs.|Fig. 3|Dr. J. K. Low|U.S.|v2.0|3.5|p < 0.05.|(ii)|"
    "Results:|Background.|Methods:|done.Our|site.org/a.B|nnU-Net|k-means is|1.|No. 3|...|"
    "etc.|; (2) Methods:|done.[3]|S.p.A.|Yahoo!|https://a.b|Why? and|¹|「|」|。|$x$|"
    '"Why?"|(a. B.)|[1]|.|?|!|{|(|)|]|the end.|The end.|in the|\n\n|\n'
)
PHRASES = st.lists(
    st.sampled_from(PIECES.split("|")),
    max_size=25,
).map(" ".join)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Nguyen et al. (2020) found it, and so did Low et al. in mice.",
        "Recall is 0.91 vs. 0.95 for readers.",
        "Some organs, e.g. the liver, i.e. large ones, are easy (e.g., Fig. 3).",
        "Approx. 40 scans were read by Dr. J. K. Low and Prof. Amari.",
        "It reached 72.5 points, up from v2.0 of the tool.",
        "We compare MEDTOY.de with toy.org and https://toy.org/a.Html?q=do.so today.",
        "It is sold in the U.S. and in the U.K. since 2010.",
        "The model, No. 3 of nine, was kept.",
        "We (i) collect scans, (ii) label them, and (iii) train.",
        "It differs w.r.t. the mean and the min. value.",
        "Purpose: To count cells.",
        "Methods. We counted cells.",
        "It was fast (see below. There we time it) and small.",
        "A call of nn.Module is enough.",
        "The terms are x. y z.",
        'A question such as "Who speaks?" is seldom asked.',
        "It wins (does it not?) in every kitchen.",
        "We asked: are laces long? and are they strong?",
        'He left it as "an exercise"\u2026 with few takers.',
        "Yahoo! Answers and Jeopardy! Questions were read.",
        "The data are non-i.i.d. (Low-rank) samples.",
        "Agrati S.p.A. and H.E.R.A.L.D. took part.",
        "The product $\\Theta_1 ... \\Theta_n$ is bounded.",
        "By Thm. 3 and Alg. 2 it halts.",
        "Abstract. We tie knots.",
        "It was found (Low et al. 2020) in v. 2.0.1 of nn.Module by T. Kohonen.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert cut(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["It works.", "We are glad!", "Are you?", "Yes."],
        ["Care is paramount.", "Current tools fail."],
        ["It was seen by Low et al.", "We go further."],
        ["It was seen in the U.S.", "The rest followed."],
        ["The effect held (p < 0.05).", "No other did."],
        ["It held at p < 0.05.", "3D scans differ."],
        ["Masks are cheap.", "nnU-Net is not."],
        ["Clusters are old.", "k-means is older."],
        ["He said \u201cnever.\u201d", "\u201cYes,\u201d said we."],
        ["We wait...", "Then we act."],
        ["It rose by 95%.", "We stop."],
        ["It rose by 1.6 pp.", "SortNet rose too."],
        ["Did it rise?", "No.", "Soap did."],
        ["It rose by 95%.", "Our tool (TL) wins.", "In all, good."],
        ["Purpose: To count.", "Materials and Methods: We counted.", "Results: Nine."],
        ["Background. Cells are many.", "Results. Nine."],
        ["A benchmark is missing.", "$\\mu$-Bench fills the gap."],
        ["A benchmark is missing.", "μ-Bench fills the gap."],
        ["Three things: 1. We count.", "2. We sum."],
        ["首先。", "其次。"],
        ["क ख।", "ग घ।"],
        ["We sort knots, laces, etc.", "Kettles are next."],
        ["The tool is open.", "https://toy.org/knots"],
        ["Yes, we use Yahoo!", "We are glad."],
        ["(1) Background: Cells are many;", "(2) Methods: We counted;", "(3) Results: Nine."],
        ["BACKGROUND Cells are many.", "METHODS We counted.", "RESULTS Nine."],
        ["It holds [3].", "We agree.", "It fails.[4,5]", "We agree.", "It is so.\u00b9", "Yes."],
        ["Knots are old.", "pFedKnot is new.", "E. coli is neither.", "S. aureus follows."],
    ],
)
def test_each_sentence_is_found_in_a_running_text(parts: list[str]) -> None:
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Care is paramount.", "Current tools fail."],
        ["We sped up diagnosis.", "Our tool is open."],
        ["Can small models compete?", "To find out, we train one."],
        ["It rose by 95%.", "We stop."],
        ["We use a base (FL).", "Our tool wins."],
        ["The task is hard.", "A model helps."],
        ["Objective.To count cells.", "Methods.We counted."],
        ["PURPOSE: To see.", "METHODS: We looked.", "RESULTS: Nine."],
        ["It is quick to learn.", "(ii) It holds."],
        ['They call it "glue".', "We do not."],
        ["It reached 95.2%.", "The rest did not."],
    ],
)
def test_sentences_glued_together_come_apart(parts: list[str]) -> None:
    assert cut("".join(parts)) == parts


def test_a_heading_starts_a_sentence_even_where_no_stop_stands_before_it() -> None:
    assert cut("We counted many cells Results: Nine were red.") == [
        "We counted many cells",
        "Results: Nine were red.",
    ]


def test_an_empty_line_ends_a_sentence() -> None:
    assert cut("no stop here\n \nnor here") == ["no stop here", "nor here"]


@given(TEXT | PHRASES)
@example("")
@example("(" * 60 + "." * 60 + ")" * 60)
def test_sentences_are_in_order_and_hold_every_character_but_space(text: str) -> None:
    spans = sentences(text)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXT | PHRASES)
def test_a_sentence_split_again_is_one_sentence(text: str) -> None:
    for start, end in sentences(text):
        assert sentences(text[start:end]) == ((0, end - start),)


HOSTILE = (
    ".|. |a.|(|)|(a. |\n|\n | |:| Results:|Results: |1. |.[1,1|.[|¹|...|?!|A.|a.B|. (|; (2)|.\n\n|"
    'e.g.|"|-|a-|。|「|. - |; (2) Methods: |https://'
)


@pytest.mark.parametrize("piece", HOSTILE.split("|"))
def test_a_long_and_hostile_text_is_split_all_the_same(piece: str) -> None:
    """It would take minutes, were any rule to look at more than a bounded stretch."""
    text = piece * (50_000 // len(piece)) + "The end."
    held = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(held.split()) == "".join(text.split())
