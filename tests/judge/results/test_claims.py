from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.results.claims import read_results, results
from generator.records import Paper

Told = tuple[str, str, str, str | None, str | None]

PIECES = (
    "accuracy|F1 score|AUC|Dice|BLEU|score|of|was|from|to|by|improves|outperforms|gain|in|on|over|"
    "the|Spoons-2|dataset|respectively|and|,|(|)|vs.|compared to|0.91|72%|+12.6|4-5%|3.5 points|"
    "1,200|95% CI|p < 0.05|.|;|:|%|±|\ue000|\ue001|between|than|While|existing|methods|x|"
    "whereas|humans|respectively|mm|deg|-|–|to|out of|relative|et al|which|,|and|loss|Forks|"
    "A, B and C"
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
                ("F1", "0.82", "", "SpoonQA test set", None),
                ("F1", "0.73", "", "ForkQA test set", None),
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
                ("margin in BLEU", "6.4", "", None, "over ForkNet"),
                ("margin in BLEU", "3.8", "", None, "over ForkNet"),
            ],
        ),
        (
            "The mean utility score was 4.08 out of 5.",
            [("mean utility score", "4.08 out of 5", "", None, None)],
        ),
        (
            "Wax brings an overall improvement in F1 score of 3-4%.",
            [("improvement in F1", "3-4", "%", None, None)],
        ),
        (
            "It beats other spoons (12.8% F1 gains on average).",
            [("gain in F1", "12.8", "%", None, None)],
        ),
        (
            "Spoons lose little: 1.4%, 10.2% and 1.7% accuracy loss on three tables, respectively.",
            [("loss in accuracy", value, "%", None, None) for value in ("1.4", "10.2", "1.7")],
        ),
        (
            "We see a 20% relative improvement in recall.",
            [("relative improvement in recall", "20", "%", None, None)],
        ),
        (
            "The angular and distance errors were 6.3 deg and 3.4 mm.",
            [
                ("angular errors", "6.3", "°", None, None),
                ("distance errors", "3.4", "mm", None, None),
            ],
        ),
        (
            "The false positive rate aside, the maximum angular error is 1.6°.",
            [("maximum angular error", "1.6", "°", None, None)],
        ),
        (
            "It polishes with high accuracy (0.02% MAPE).",
            [("MAPE", "0.02", "%", None, None)],
        ),
        (
            "It reaches 85% accuracy with fewer bristles compared to ForkNet.",
            [("accuracy", "85", "%", None, None)],
        ),
        (
            "SpoonNet achieves 91.3% accuracy on an iRobot Create.",
            [("accuracy", "91.3", "%", None, None)],
        ),
        (
            "SpoonNet achieves 91.3% accuracy on Cutlery, Ladles and Tongs.",
            [("accuracy", "91.3", "%", "Cutlery, Ladles and Tongs", None)],
        ),
        (
            "On the bar set it holds; on Ladles, we reach a WER of 9.0%.",
            [("WER", "9.0", "%", None, None)],
        ),
        (
            "It offers an average 7.4 dB PSNR and 57.9% SSIM improvement.",
            [("improvement in SSIM", "57.9", "%", None, None)],
        ),
        (
            "It outperforms ForkNet substantially by 10%.",
            [("margin", "10", "%", None, "over ForkNet")],
        ),
        (
            "It beats all entries (91.4% accuracy compared to 87.2% for the winner).",
            [("accuracy", "91.4", "%", None, "compared to 87.2% for the winner")],
        ),
        (
            "Polishing cuts the attack accuracy from 37.6% to 0.5%.",
            [("attack accuracy", "0.5", "%", None, "from 37.6%")],
        ),
        (
            "It reaches a length-controlled win rate of 54.1% on SpoonEval-2.",
            [("length-controlled win rate", "54.1", "%", "SpoonEval-2", None)],
        ),
        (
            "It achieves high accuracy of 91.2% and improves NER accuracy by 3.1%.",
            [
                ("accuracy", "91.2", "%", None, None),
                ("improvement in NER accuracy", "3.1", "%", None, None),
            ],
        ),
        (
            "We reach 1.6 mm average error; SpoonNet scores 82.0 in MOTA.",
            [("average error", "1.6", "mm", None, None)],
        ),
        (
            "It improves ForkNet by 5% in average scores on Spoons.",
            [("improvement in average score", "5", "%", "Spoons", None)],
        ),
        (
            "It beats the best by 9.5%, 7.4% and 8.2% on three public benchmarks.",
            [
                ("margin", "9.5", "%", None, "over the best"),
                ("margin", "7.4", "%", None, "over the best"),
                ("margin", "8.2", "%", None, "over the best"),
            ],
        ),
        (
            "It has over 3% absolute accuracy boost and a 37.5% relative WER reduction.",
            [
                ("boost in accuracy", "3", "%", None, None),
                ("relative reduction in WER", "37.5", "%", None, None),
            ],
        ),
        (
            "It offers a 57.9% SSIM improvement compared to model-based and learned baselines.",
            [("improvement in SSIM", "57.9", "%", None, None)],
        ),
        (
            "It improves recall by 2% on Spoons compared to both ForkNet and LadleNet.",
            [
                (
                    "improvement in recall",
                    "2",
                    "%",
                    "Spoons",
                    "compared to both ForkNet and LadleNet",
                )
            ],
        ),
        (
            "We gain a 2.4% mAP boost on the cutlery image dataset ROYAL TABLE 2007.",
            [("boost in mAP", "2.4", "%", "ROYAL TABLE 2007", None)],
        ),
        (
            "It reaches 81.7% accuracy on the SPOON fork-subset.",
            [("accuracy", "81.7", "%", "SPOON fork-subset", None)],
        ),
        (
            "It was accurate for large ones (ladles: DSC 0.96, tea spoons: DSC 0.94).",
            [("DSC, ladles", "0.96", "", None, None), ("DSC, tea spoons", "0.94", "", None, None)],
        ),
        (
            "It does well in 9 tasks, sometimes outperforming its rivals by over 10%.",
            [],
        ),
        (
            "It beats all others clearly, even surpassing ForkNet by a large margin of 7.4% in F1.",
            [("margin in F1", "7.4", "%", None, "over ForkNet")],
        ),
        (
            "It reaches a 1-gram BLEU of 0.87, with 38.8 mm mean per joint position error.",
            [
                ("1-gram BLEU", "0.87", "", None, None),
                ("mean per joint position error", "38.8", "mm", None, None),
            ],
        ),
        (
            "It reaches 34.0% accuracy on the challenging cutlery benchmark SPaRC.",
            [("accuracy", "34.0", "%", "SPaRC", None)],
        ),
        (
            "It reaches 95.4% precision on the large dataset.",
            [("precision", "95.4", "%", None, None)],
        ),
        (
            "It beats random choice by 4% on Qwen2.5-72B and Llama3-70B.",
            [("margin", "4", "%", None, "over random choice")],
        ),
        (
            "It improves recall by 46%+ on Spoons.",
            [],
        ),
        (
            "In some cases it reaches 100% accuracy, and sometimes 90% recall.",
            [],
        ),
        (
            "It was tested at a classification accuracy of 90% and more.",
            [],
        ),
        (
            "Its accuracies are 41.1% and 44.4% on SPOON-2010 and 2011 datasets, respectively.",
            [
                ("accuracies", "41.1", "%", None, None),
                ("accuracies", "44.4", "%", None, None),
            ],
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
        "Its accuracy is only within 1% of the best.",
        "While control spoons achieved only 30% accuracy, more is to come.",
        "Humans recognise forks, spoons and knives with over 98% accuracy.",
        "This is on par with strong baselines (e.g., 63.8% mAP).",
        "It is compared with the baseline's recall (77.5%) and precision (17.6%).",
        "SpoonNet wins, outperforming the closest competitor with FID 30.1.",
        "ForkNet has three bowls, whereas simple polishing achieved an accuracy of 73.4%.",
        "For the same budget, ForkNet has an error rate of 3.4%.",
        "None of them reach 35% accuracy.",
        "The older set of Fork et al. (2018), who polished it, reached 87.8% of accuracy.",
        "It needs the reject rate that is required to achieve a 1% error rate.",
        "Errors vary, with estimation errors varying from 0.06 mm to 2.26 mm.",
        "It enhances the accuracy (37.5% on average) of spoons.",
        "Speed rises with less than 1% accuracy trade-off.",
        "The probe recovers 89% of the gap in AUROC.",
        "It is good (5-7% better AUC: 0.72, 0.67, 0.65).",
        "The table shows 9.1% margin of error.",
        "Spoons cost as little as 2.0 BLEU points.",
        "It saves time, with 97% and 91% reduction in cost and latency, respectively.",
        "The score was 0.5.",
    ],
)
def test_numbers_that_are_no_results_are_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("It reaches success rates up to 99.1% and 97.8%.", ["up to", "up to"]),
        (
            "It achieves up to 99.2% Robust Accuracy and 99.9% Standard Accuracy.",
            ["up to", "up to"],
        ),
        ("It boosts F1 by as much as 11.4% on Spoons.", ["as much as"]),
        ("We see a maximum improvement of 5.1% in F1.", ["maximum"]),
        ("We see a minimum 12.3% improvement in accuracy.", ["minimum"]),
        ("It reaches up to 90% accuracy on Spoons; on Forks it has 80% recall.", ["up to", ""]),
    ],
)
def test_a_bound_is_kept_for_all_the_numbers_it_holds_for(text: str, bounds: list[str]) -> None:
    assert [result.bound for result in read_results(text)] == bounds


def test_a_result_carries_its_sentence_and_its_bound() -> None:
    abstract = "Spoons matter. We reach up to 72% accuracy. More is to come."
    (result,) = results(Paper(id="a", title="A", title_source="seed", abstract=abstract))
    assert result.bound == "up to"
    assert result.sentence == "We reach up to 72% accuracy."
    assert abstract[result.start : result.end] == result.sentence


def test_without_an_abstract_there_are_no_results() -> None:
    assert results(Paper(id="a", title="A", title_source="seed")) == ()


ANY = st.text(max_size=200) | st.lists(st.sampled_from(PIECES.split("|")), max_size=30).map(
    " ".join
)


@given(ANY)
def test_every_result_of_any_text_is_quoted_from_it(text: str) -> None:
    """Every part of every value stands in its sentence, and the sentence in the text."""
    for result in read_results(text):
        assert text[result.start : result.end] == result.sentence
        assert result.metric
        for part in re.split(r" (?:to|out of) ", result.value):
            assert (
                part.strip() in result.sentence.replace("%", "").replace("\\", "") + result.sentence
            )
        for quoted in (result.dataset, result.bound):
            assert not quoted or quoted.split()[0] in result.sentence


@given(ANY, ANY)
def test_results_stand_in_the_order_of_the_text_and_do_not_depend_on_the_rest(
    one: str, other: str
) -> None:
    found = read_results(f"{one}\n\n{other}")
    assert [result.start for result in found] == sorted(result.start for result in found)
    assert found == read_results(f"{one}\n\n{other}")
    assert len(found) >= len(read_results(one)) or not one.strip()
