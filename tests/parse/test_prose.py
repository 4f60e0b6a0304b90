from __future__ import annotations

import pytest

from generator.parse.prose import ends_sentence, is_abstract
from generator.text import collapse

# A blank line between two.
ABSTRACTS = """\
We release 1,200 annotated scans of the knee, with the readings of two radiologists each.

We sort reports of head CT in a small hospital. The model reads them before any physician does,
which saves half an hour a night (code on request)

We study robust estimation of the lesion load in the streaming setting, where scans come one by

Do language models know when they are wrong? We ask four of them. Is the answer of any use at night
to a physician who has to decide and would rather not ask a colleague
"""
TITLES = """\
A Lung Atlas
Can Large Language Models Replace the Radiologist in the Emergency Department at Night?
Splitting vs. Merging: Regions with Discrepancy and Intersection Loss for the Segmentation of Cells
Learning to Read Chest Radiographs from Reports of Nineteen Hospitals: A Multi-Centre Study of Drift
We Need to Talk about Random Splits of Patients, Scanners, Hospitals and Readers in Radiology
Wrong!
"""


@pytest.mark.parametrize("line", [*ABSTRACTS.split("\n\n"), "long and without an end " * 12])
def test_long_or_several_or_finished_sentences_are_an_abstract(line: str) -> None:
    assert is_abstract(collapse(line))


@pytest.mark.parametrize("line", [*TITLES.splitlines(), ""])
def test_a_title_is_no_abstract(line: str) -> None:
    assert not is_abstract(line)


@pytest.mark.parametrize("line", ["So.", "So!", "So?", "So…", "“So.”", "(so.)", "so.)]"])
def test_a_sentence_may_end_in_brackets_and_quotes(line: str) -> None:
    assert ends_sentence(line)
    assert not ends_sentence(f"{line} and")
