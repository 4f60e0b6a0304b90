from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.results import read_results, results
from generator.records import Paper

Told = tuple[str, str, str, str | None, str | None]

PIECES = (
    "accuracy|F1 score|AUC|Dice|BLEU|score|of|was|from|to|by|improves|outperforms|gain|in|on|over|"
    "the|Spoons-2|dataset|respectively|and|,|(|)|vs.|compared to|0.91|72%|+12.6|4-5%|3.5 points|"
    "1,200|95% CI|p < 0.05|.|;|:|%|±|\ue000|\ue001|between|than|While|existing|methods|x|"
)


def told(text: str) -> list[Told]:
    return [(r.metric, r.value, r.unit, r.dataset, r.comparison) for r in read_results(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SpoonNet shows an accuracy level of 72% on the Royal Cutlery Exam (RCE) datasets.",
            [("accuracy", "72", "%", "Royal Cutlery Exam (RCE) datasets", None)],
        ),
        (
            "Copies help when spoons are rare (dice score 0.91 vs. 0.95 without vs. with copies).",
            [("dice", "0.91", "", None, "vs. 0.95 without vs. with copies")],
        ),
        (
            "It improves over ForkNet (trained on forks) by +12.61, averaged over 21 datasets.",
            [("margin", "+12.61", "", "21 datasets", "over ForkNet (trained on forks)")],
        ),
        (
            "It has a mean Dice score of 0.67 on the bar dataset and 0.40 on the ship dataset.",
            [
                ("mean Dice", "0.67", "", "bar dataset", None),
                ("mean Dice", "0.40", "", "ship dataset", None),
            ],
        ),
        (
            "Sensitivity and specificity were 90.1% and 85.3%, respectively.",
            [
                ("Sensitivity", "90.1", "%", None, None),
                ("specificity", "85.3", "%", None, None),
            ],
        ),
        (
            "It reaches 92.3% accuracy on the SpoonQA dataset (compared to 83.3% for ForkNet).",
            [("accuracy", "92.3", "%", "SpoonQA dataset", "compared to 83.3% for ForkNet")],
        ),
        (
            "Polishing boosts recall from 55.1% to 78.2% on Spoons.",
            [("recall", "78.2", "%", "Spoons", "from 55.1%")],
        ),
        (
            "On the bar dataset, the best net had micro F1-scores of 0.95 and 0.96.",
            [
                ("micro F1", "0.95", "", "bar dataset", None),
                ("micro F1", "0.96", "", "bar dataset", None),
            ],
        ),
        (
            "It has an F1 of 0.82 and 0.73 on the SpoonQA and ForkQA test sets respectively.",
            [
                ("F1", "0.82", "", "SpoonQA test sets", None),
                ("F1", "0.73", "", "ForkQA test sets", None),
            ],
        ),
        (
            "We see an 8.9% reduction in mean absolute error.",
            [("reduction in mean absolute error", "8.9", "%", None, None)],
        ),
        (
            "Wax improves AUROC by up to 3.9%.",
            [("improvement in AUROC", "3.9", "%", None, None)],
        ),
        (
            "It outperforms ForkNet by 5.4% and KnifeNet by 4.4%.",
            [
                ("margin", "5.4", "%", None, "over ForkNet"),
                ("margin", "4.4", "%", None, "over KnifeNet"),
            ],
        ),
        (
            "It outperforms ForkNet by 6.4 and 3.8 BLEU.",
            [
                ("margin in BLEU", "6.4", "", None, None),
                ("margin in BLEU", "3.8", "", None, None),
            ],
        ),
        (
            "The mean utility score was 4.08 out of 5.",
            [("mean utility score", "4.08 out of 5", "", None, None)],
        ),
    ],
)
def test_a_result_is_told_with_what_the_sentence_says_of_it(
    text: str, expected: list[Told]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We collect 1,200 spoons from 35 kitchens in 2023.",
        "The net has 2.7 billion parameters and took 3.5 hours.",
        "We compare Toy-3.5 and Toy-4 by accuracy.",
        "Accuracy was better (p = 0.03, 95% CI 0.8 to 0.9, n = 12).",
        "Scores rose with 5-fold cross-validation.",
        "It surpasses an accuracy of 90% for the first time.",
        "Accuracy was 3 times higher.",
        "The errors are 82% less than those of forks.",
        "Accuracies lie between 1.7% and 2.3%.",
        "It is better than ForkNet (50.5% recall, 25.4% precision).",
        "While existing nets struggle with 35% accuracy, spoons shine.",
        "It needs only 0.5% of the labels and 40% less time.",
        "A precision of 16 digits is kept.",
        "We keep the accuracy at less than 0.5% layer density.",
        "It beats the others while cutting accuracy checks by using 3.5% of spoons.",
        "The compression is 33.4x with no significant drop in accuracy.",
        "It remains within 2% accuracy of the original.",
    ],
)
def test_numbers_that_are_no_results_are_left_out(text: str) -> None:
    assert told(text) == []


def test_a_result_carries_its_sentence_and_its_bound() -> None:
    abstract = "Spoons matter. We reach up to 72% accuracy. More is to come."
    (result,) = results(Paper(id="a", title="A", title_source="seed", abstract=abstract))
    assert result.bound == "up to"
    assert result.sentence == "We reach up to 72% accuracy."
    assert abstract[result.start : result.end] == result.sentence


def test_without_an_abstract_there_are_no_results() -> None:
    assert results(Paper(id="a", title="A", title_source="seed")) == ()


@given(
    st.text(max_size=200) | st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map(" ".join)
)
def test_every_result_of_any_text_is_quoted_from_it(text: str) -> None:
    for result in read_results(text):
        assert text[result.start : result.end] == result.sentence
        assert result.value.split()[0].strip("+~") in result.sentence
        assert result.metric
        for quoted in (result.dataset, result.bound):
            assert not quoted or quoted.split()[0] in result.sentence
