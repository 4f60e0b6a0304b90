"""The invented corpus of tests/seeds: each trap that its README names."""

from __future__ import annotations

import json
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.merge import merge
from tests.corpus import INVENTED, corpus


def test_each_file_is_read_in_its_dialect_and_its_lines_add_up() -> None:
    found = corpus(INVENTED)
    assert {one.file: (one.dialect, one.sightings, one.problems) for one in found.accounts} == {
        "01-search.txt": ("Hugging Face page", 7, 0),
        "02-collection.txt": ("Hugging Face page", 5, 1),
        "03-author.txt": ("author listing", 4, 2),
        "04-abstracts.txt": ("list of abstracts", 3, 1),
        "05-interchange.jsonl": ("JSON Lines", 4, 2),
        "08-shopping.txt": ("unknown", 0, 3),
    }
    assert [one.lines for one in found.accounts] == [len(seed.lines) for seed in found.seeds]


def test_23_sightings_are_20_papers() -> None:
    found = corpus(INVENTED)
    assert (len(found.sightings), len(found.papers)) == (23, 20)
    assert sum(paper.title_source == "abstract" for paper in found.papers) == 2


def test_each_problem_points_at_its_line() -> None:
    found = corpus(INVENTED)
    assert found.problem_lines("01-search.txt") == []
    assert found.problem_lines("02-collection.txt") == [23]
    assert found.problem_lines("03-author.txt") == [10, 11]
    assert found.problem_lines("04-abstracts.txt") == [3]
    assert found.problem_lines("05-interchange.jsonl") == [3, 4, 5, 6]
    assert found.problem_lines("06-not-utf8.txt") == [1]
    assert found.problem_lines("07-empty.txt") == [0]
    assert found.problem_lines("08-shopping.txt") == [1]


def test_hostile_markup_comes_through_as_typed() -> None:
    paper = corpus(INVENTED).paper(
        "<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }} # | ---"
    )
    assert "{% raw %} *stars*, _lines_, `ticks`, | bars |" in (paper.abstract or "")
    assert "<img src=x onerror=alert(2)>" in (paper.abstract or "")
    assert paper.links == ()


def test_tex_with_and_without_its_backslash_is_decoded() -> None:
    paper = corpus(INVENTED).paper("μSeg: Segmenting Microaneurysms in Fundus Photographs")
    abstract = paper.abstract or ""
    assert "We propose μSeg, microaneurysm segmentation" in abstract
    assert "from 61.2 ± 1.4 to 74.9 ± 1.1" in abstract
    assert "(p<0.001)" in abstract
    assert "naïve cameras. Dataset" in abstract
    assert paper.links == ("https://huggingface.co/datasets/retina-lab/micro-seg",)


def test_a_mirrored_paper_is_repaired_and_joined_with_its_twin() -> None:
    paper = corpus(INVENTED).paper("PathCLIP: Contrastive Pre-Training on Pathology Captions")
    assert [source.file for source in paper.sources] == ["01-search.txt", "02-collection.txt"]
    assert paper.links == ("https://huggingface.co/path-lab/pathclip",)
    assert "Hugging Face: https" in (paper.abstract or "")


def test_papers_that_begin_alike_stay_apart() -> None:
    start = "Dermatology classifiers are trained on few images of dark skin. Generated"
    alike = [p for p in corpus(INVENTED).papers if (p.abstract or "").startswith(start)]
    assert len(alike) == 3
    assert all(len(paper.sources) == 1 for paper in alike)


def test_a_record_without_abstract_joins_by_its_title() -> None:
    (paper,) = (p for p in corpus(INVENTED).papers if p.arxiv == "2305.99901")
    assert len(paper.sources) == 2
    assert paper.date == "2023-05"
    assert paper.authors == ("Oluwaseun Adeyemi",)
    assert (paper.abstract or "").startswith("Reports of head CT name bleeding")


def test_names_are_parted_from_titles() -> None:
    found = corpus(INVENTED)
    paper = found.paper("BoneAge-7: A Benchmark of Bone Age Estimation in MRI and CT")
    assert paper.authors == ("Émile Okafor", "Mara J. van der Linden", "Li-Wei Sørensen")
    paper = found.paper("Does Self-Training Help Electrocardiogram Classification?")
    assert (paper.authors, paper.authors_complete) == (("Noor Al-Amin", "Jun Park"), True)
    paper = found.paper("Agents That Order Laboratory Tests: A Simulation Study")
    assert paper.authors == ("Mara J. van der Linden", "Tomás Rui O'Farrell")
    assert paper.date is None


def test_an_address_keeps_its_own_brackets_and_loses_the_sentences() -> None:
    paper = corpus(INVENTED).paper("Low-Rank Adapters for Echocardiography View Classification")
    assert paper.links == ("https://echo-lab.example.org/lora_(views)",)


@given(st.randoms(use_true_random=False))
def test_papers_do_not_depend_on_the_order_of_sightings(random: Random) -> None:
    found = corpus(INVENTED)
    shuffled = list(found.sightings)
    random.shuffle(shuffled)
    assert merge(shuffled)[0] == found.papers


def test_the_interchange_file_is_json() -> None:
    rows = (INVENTED / "05-interchange.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([row for row in rows if row.endswith("}") and json.loads(row)]) == 5
