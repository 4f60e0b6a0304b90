"""Which datasets and models a paper names: listed ones, new ones, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.judge.resources.mentions import find_resources, named_by_several, resource_lexicon
from generator.judge.resources.name_look import is_name, without_edition
from generator.records import Mention, Paper, Resource, ResourceList

CURATED = ResourceList(
    resources=(
        Resource("FooCXR", "dataset", aliases=("Foo Chest X-ray",), about="Radiographs of foos"),
        Resource("Quux-III", "dataset", aliases=("Quux III",)),
        Resource("MARS", "dataset", exact=("MARS",), needs=("rover",), unless=("planetary law",)),
        Resource("OpenFrogs", "dataset"),
        Resource("Barma 2", "model", aliases=("Barma-2",)),
        Resource("BarNet", "model", aliases=("BarNet-#",)),
        Resource("SUN", "model", exact=("SUN",)),
        Resource("SUN 2", "model", exact=("SUN 2",)),
        Resource("MedSUN", "model"),
        Resource("Draw Anything Model", "model", aliases=("draw anything model",)),
    ),
    not_names=("3D", "VQA", "CT", "LLM", "COVID-19", "CNN"),
)
LEXICON = resource_lexicon([CURATED])


def paper(abstract: str, title: str = "A paper", key: str = "p") -> Paper:
    """Return a paper that says this."""
    return Paper(key, title, "seed", abstract=abstract)


def mentions(abstract: str, title: str = "A paper") -> tuple[Mention, ...]:
    """Return what one paper names."""
    return find_resources([paper(abstract, title)], LEXICON)["p"]


def names(abstract: str, title: str = "A paper") -> list[str]:
    """Return the names one paper names, sorted by kind and name."""
    return [mention.name for mention in mentions(abstract, title)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("FooCXR", "FooCXR"),
        ("Foo-CXR", "FooCXR"),
        ("foocxr", "FooCXR"),
        ("Foo CXR", "FooCXR"),
        ("Foo Chest X-Ray", "FooCXR"),
        ("Quux III", "Quux-III"),
        ("Barma2", "Barma 2"),
        ("Barma-2-7B-Chat", "Barma 2"),
        ("Barma 2 70B", "Barma 2"),
        ("BarNet-50", "BarNet"),
        ("barnet101", "BarNet"),
        ("SUN 2", "SUN 2"),
        ("SUN-based", "SUN"),
        ("draw anything model", "Draw Anything Model"),
        ("Draw Anything Model", "Draw Anything Model"),
    ],
)
def test_a_listed_name_is_found_however_it_is_written(written: str, name: str) -> None:
    assert names(f"We tried {written}, twice.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The sun shines.",
        "Sun et al. disagree.",
        "We use SUNs and SUN2x.",
        "FairSUN is another thing, as is Fair-SUN or SUN-Fair.",
        "Some open frogs jumped.",
        "See https://example.org/FooCXR for more.",
        "MARS is a planet.",
        "A rover on MARS under planetary law.",
        "BarNets are many.",
    ],
)
def test_what_only_resembles_a_listed_name_is_passed_over(text: str) -> None:
    assert names(text) == []


def test_the_longest_listed_name_counts() -> None:
    assert names("MedSUN beats SUN 2.") == ["MedSUN", "SUN 2"]


def test_a_name_that_needs_company_counts_in_it() -> None:
    assert names("Our rover saw MARS.") == ["MARS"]


def test_a_size_belongs_to_the_words_that_are_shown() -> None:
    (mention,) = mentions("We tune Barma-2-7B here.")
    assert (mention.text, mention.name, mention.rule) == ("Barma-2-7B", "Barma 2", "list")


@pytest.mark.parametrize(
    ("abstract", "kind", "name"),
    [
        (
            "We introduce MedFrog-25M, a large, multimodal dataset for frogs.",
            "dataset",
            "MedFrog-25M",
        ),
        ("This paper presents Hoppy, a family of LLMs for ponds.", "model", "Hoppy"),
        ("We propose a new dataset, PondSet, for ponds.", "dataset", "PondSet"),
        ("We release the FrogVQA dataset.", "dataset", "FrogVQA"),
        ("Here we train a language model called ToadLM.", "model", "ToadLM"),
        ("We construct a corpus (ToadText) of croaks.", "dataset", "ToadText"),
        ("We present Frog Image Archive (FrogIA), a benchmark of frogs.", "dataset", "FrogIA"),
        ("We construct a Unified Frog Transformer (FroT) model to hop.", "model", "FroT"),
        ("We tune it. The resulting model, ToadLM, hops.", "model", "ToadLM"),
    ],
)
def test_what_a_paper_introduces_is_found(abstract: str, kind: str, name: str) -> None:
    (mention,) = mentions(abstract)
    assert (mention.kind, mention.name) == (kind, name)
    assert mention.new
    assert mention.introduced


@pytest.mark.parametrize(
    ("abstract", "found"),
    [
        ("Experiments on the PondSet dataset show it.", ["PondSet"]),
        ("Results on the Pond-7k and FrogVQA datasets improve.", ["FrogVQA", "Pond-7k"]),
        ("We use datasets such as PondSet, FrogVQA and ToadQA.", ["FrogVQA", "PondSet", "ToadQA"]),
        ("It beats SurgicalGPT and PondBench.", ["PondBench", "SurgicalGPT"]),
        ("We tune ToadLM-7B on it.", ["ToadLM"]),
        ("We evaluated FrogLM, an LLM trained on croaks, at night.", ["FrogLM"]),
        ("It wins on ToadQA-2, a hard benchmark of ponds.", ["ToadQA-2"]),
    ],
)
def test_new_names_in_use_are_found(abstract: str, found: list[str]) -> None:
    assert names(abstract) == found
    assert not any(mention.introduced for mention in mentions(abstract))


@pytest.mark.parametrize(
    "abstract",
    [
        "We introduce FrogFlow, a framework for building datasets.",
        "We propose FrogSift, a dataset distillation method.",
        "Experiments on a CT dataset and several VQA benchmarks.",
        "We train a CNN model on X-ray data and a 0.5B model.",
        "The recently released model is large. We present results.",
        "Large-Scale benchmarks and LLM-generated datasets are used.",
        "We introduce it, a dataset.",
        "We met FrogCo, a maker of models, and PondSim, a simulator.",
        "We introduce the Frog Pond Method (FroPoM), a way to train.",
    ],
)
def test_what_is_no_named_dataset_or_model_is_passed_over(abstract: str) -> None:
    assert names(abstract) == []


def test_a_title_names_what_it_brings() -> None:
    (mention,) = mentions("We ask.", "PondBench: A Benchmark of Ponds")
    assert (mention.name, mention.field, mention.introduced) == ("PondBench", "title", True)
    assert names("We ask.", "PondTune: Adapting Large Language Models to Ponds") == []


def test_a_listed_name_can_be_introduced() -> None:
    (mention,) = mentions("We introduce FooCXR, a dataset of radiographs.")
    assert (mention.new, mention.introduced) == (False, True)
    (mention,) = mentions("We test on the newly released FooCXR dataset.")
    assert not mention.introduced


def test_what_one_paper_introduces_is_found_in_the_others() -> None:
    found = find_resources(
        [
            paper("We introduce Frog-Net20k, a dataset of frogs.", key="a"),
            paper("All is better with Frog-Net20k in it.", key="b"),
            paper("We introduce CATS, a dataset of cats.", key="c"),
            paper("CATS are animals.", key="d"),
        ],
        LEXICON,
    )
    (elsewhere,) = found["b"]
    assert (elsewhere.name, elsewhere.rule) == ("Frog-Net20k", "introduced-elsewhere")
    assert not elsewhere.introduced
    assert found["d"] == ()


def test_names_of_several_papers_are_told_with_their_papers() -> None:
    found = find_resources(
        [
            paper("We introduce Frog-Net20k, a dataset. We use FooCXR.", key="b"),
            paper("We use FooCXR and frog-net20k. The Frog-Net20K dataset is big.", key="a"),
            paper("We use BarNet.", key="c"),
        ],
        LEXICON,
    )
    foo, frog = named_by_several(found, [CURATED])
    assert (foo.name, foo.papers, foo.about) == ("FooCXR", ("a", "b"), "Radiographs of foos")
    assert (frog.name, frog.papers, frog.introduced_by) == ("Frog-Net20K", ("a", "b"), ("b",))


def test_papers_without_an_abstract_are_read_by_their_title() -> None:
    lone = Paper("p", "FooCXR revisited", "seed")
    assert [mention.field for mention in find_resources([lone], LEXICON)["p"]] == ["title"]


def test_editions_are_cut_from_names() -> None:
    assert without_edition("FooLM-7B-Instruct") == "FooLM"
    assert without_edition("FooLM-v2") == "FooLM-v2"


@given(st.text(max_size=200), st.text(max_size=400))
def test_any_text_is_read_and_every_mention_stands_where_it_says(title: str, abstract: str) -> None:
    for mention in mentions(abstract, title):
        text = title if mention.field == "title" else abstract
        assert mention.text == text[mention.start : mention.end] != ""


WORDS = st.sampled_from(
    [
        *(
            "we introduce",
            "present",
            "the",
            "a",
            "an",
            "new",
            "dataset",
            "benchmark",
            "model",
            "LLM",
        ),
        *("called", "such as", ",", "(", ")", ".", ":", "İ", "on", "and", "e.g.", "/", "ﬁ", "ß"),
        *("FooCXR", "Barma-2", "Barma 2", "7B", "-7B", "SUN", "MedSUN", "Frog-Net20k", "ToadGPT"),
        *(
            "Quux III",
            "μ-Bench",
            "https://x.org/FooCXR",
            "BarNet-",
            "50",
            "foocxr",
            "draw anything",
        ),
    ]
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "-"])), max_size=60))
def test_any_sentence_of_telling_words_is_read(parts: list[tuple[str, str]]) -> None:
    abstract = "".join(word + gap for word, gap in parts)
    found = mentions(abstract)
    assert list(found) == sorted(found, key=lambda one: (one.kind, one.name.lower(), one.name))
    for mention in found:
        assert mention.text == abstract[mention.start : mention.end] != ""


@given(st.text())
def test_the_look_of_any_word_can_be_judged(word: str) -> None:
    assert is_name(word, frozenset()) in {True, False}
