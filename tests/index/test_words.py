"""What papers need of words: spellings that meet, identifiers, abbreviations, exact titles."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.index.analysis import fold, is_stop_word, split, stem, title_key
from generator.index.build import build
from generator.index.documents import Document, nickname
from generator.index.query import rewrite, typed_word
from generator.index.search import nearest, search
from tests.index.node import ask


def papers(*texts: str) -> list[Document]:
    """Return a paper for each text, "title | abstract"."""
    made = []
    for at, text in enumerate(texts):
        title, _, abstract = text.partition(" | ")
        made.append(
            Document(id=f"p{at}", url=f"papers/p{at}/", title=title, abstract=abstract or None)
        )
    return made


def found(documents: list[Document], query: str, *, typing: bool = False) -> list[str]:
    """Return the ids of what a query finds, best first."""
    files = build(documents)
    return [str(h.paper["id"]) for h in search(files.__getitem__, query, 99, typing=typing).hits]


@pytest.mark.parametrize("query", ["fine-tuning", "fine tuning", "finetuning", "Fine–Tuning"])
def test_spellings_of_one_word_meet(query: str) -> None:
    documents = papers(
        "Fine-tuning a model", "Fine tuning of nets", "Finetuning for all", "Unrelated work"
    )
    assert sorted(found(documents, query)) == ["p0", "p1", "p2"]


def test_a_hyphen_meets_the_joined_word_even_if_no_paper_joins_it() -> None:
    assert found(papers("A fine-tuning study", "Another"), "finetuning") == ["p0"]


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("Chest X-ray reading", ("X-ray", "xray", "x ray", "X-Rays")),
        ("Help against COVID-19", ("COVID-19", "covid", "covid19", "Covid 19")),
        ("What GPT-4 knows", ("GPT-4", "gpt4", "GPT 4", "gpt")),
        ("Views in 3D", ("3D", "3d")),
        ("A β-VAE for all", ("β-VAE", "beta-VAE", "beta vae", "VAE")),
        ("A naïve résumé by Müller", ("naive", "naïve", "resume", "müller", "muller")),
        ("Coding in C++", ("C++", "c++")),
        ("The model's array", ("models", "arrays", "array")),
        ("学习模型研究", ("模型", "学习")),
    ],
)
def test_words_of_papers_are_found_however_they_are_written(
    text: str, queries: tuple[str, ...]
) -> None:
    documents = papers(text, "Nothing of that kind", "Another matter")
    for query in queries:
        assert found(documents, query)[:1] == ["p0"], query


def test_abbreviations_are_found_by_what_they_stand_for_and_the_reverse() -> None:
    documents = papers(
        "One | We study parameter-efficient fine-tuning (PEFT) here.",
        "Two | Methods of PEFT for nets.",
        "Three | Parameter-efficient fine-tuning without a name.",
        "Four | Nothing of the kind.",
    )
    assert sorted(found(documents, "PEFT")) == ["p0", "p1", "p2"]
    assert sorted(found(documents, "parameter-efficient fine-tuning"))[:3] == ["p0", "p1", "p2"]
    assert "p3" not in found(documents, "parameter-efficient fine-tuning")


def test_a_word_that_only_looks_like_an_abbreviation_is_left_alone() -> None:
    documents = papers(
        "One | The segment anything model (SAM) segments.", "Two | A letter by Sam and friends."
    )
    assert found(documents, "segment anything") == ["p0"]


def test_an_exact_title_comes_first() -> None:
    documents = papers(
        "Segment Anything in Medical Images | We segment anything, segment anything, anything.",
        "Segment Anything | A promptable task.",
        "Anything to segment: segment anything again | Segment anything segment anything.",
        *(f"Segment {word} | anything of {word}" for word in ("cells", "roads", "plants")),
    )
    assert found(documents, "Segment Anything")[0] == "p1"


@pytest.mark.parametrize("name", ["MedAlpaca", "medalpaca", "SAM-Med2D", "sam med2d"])
def test_a_nickname_finds_its_paper_first(name: str) -> None:
    documents = papers(
        "MedAlpaca: an open collection | Models for medicine.",
        "Beyond MedAlpaca | MedAlpaca and MedAlpaca again, with MedAlpaca and SAM-Med2D.",
        "SAM-Med2D | A model that segments.",
        "Better than SAM-Med2D | SAM-Med2D, SAM-Med2D and again SAM-Med2D.",
    )
    assert found(documents, name)[0] == ("p0" if "alpaca" in name.lower() else "p2")


def test_identifiers_find_their_paper() -> None:
    documents = [
        Document(
            id="a", url="papers/a/", title="A", arxiv="2309.17007", doi="10.1038/s41598-023-1-y"
        ),
        Document(id="b", url="papers/b/", title="B", arxiv="math/0211159"),
        Document(id="c", url="papers/c/", title="C", arxiv="2309.17008"),
    ]
    for query, own in (
        ("2309.17007", "a"),
        ("arXiv:2309.17007v2", "a"),
        ("https://arxiv.org/abs/2309.17007", "a"),
        ("10.1038/s41598-023-1-y", "a"),
        ("https://doi.org/10.1038/S41598-023-1-Y.", "a"),
        ("math/0211159", "b"),
    ):
        assert found(documents, query)[:1] == [own], query


def test_the_last_word_is_a_beginning_while_it_is_typed() -> None:
    documents = papers("Image segmentation", "Segments of text", "Other things", "A new net")
    for query in ("s", "se", "segm", "segmentat", "image seg"):
        assert "p0" in found(documents, query, typing=True), query
    assert found(documents, "segm") == []


def test_a_typing_error_is_put_right() -> None:
    files = build(papers("Image segmentation", "Deep learning of nets"))
    for typed, better in (
        ("segmentatoin", "segmentation"),
        ("imgae segmentation", "image segmentation"),
        ("segmentaton", "segmentation"),
        ("xegmentation", "segmentation"),
        ("deeplearning", "deep learning"),
    ):
        assert search(files.__getitem__, typed).suggestion == better
    assert search(files.__getitem__, "segmentation").suggestion is None
    assert search(files.__getitem__, "zzzzzzz").suggestion is None


def test_the_commonest_word_within_one_error_is_offered() -> None:
    assert nearest("nett", {"net": 3, "nets": 5, "letter": 9}) == "nets"
    assert nearest("ne", {"net": 3}) is None


@pytest.mark.parametrize(
    ("query", "rewritten"),
    [
        ("segmentation", "segmentation"),
        ("the", ""),
        ("deep nets", "deep^40 nets^40 deepnets^10 identifiers:_deep"),
        ("+fine-tuning", "+fine^40 +tuning^40 finetuning^10"),
        ("-fine-tuning net", "-finetuning^10 net^40"),
        ("title:net*", "title:net*"),
        ("net~1^2", "net~1^80"),
        ("foo:bar", "foo bar identifiers:_foo"),
        ("a - b", "b"),
    ],
)
def test_a_query_is_rewritten_for_lunr(query: str, rewritten: str) -> None:
    made = rewrite(query)
    assert (
        made.startswith(rewritten) if rewritten.endswith(("_deep", "_foo")) else made == rewritten
    )


def test_only_a_plain_last_word_is_being_typed() -> None:
    assert typed_word("deep n") == "n"
    assert typed_word("fine-tu") == "tu"
    assert typed_word("deep ") is None
    assert typed_word("+n") is None
    assert typed_word("net*") is None
    assert typed_word("net,") is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("SAM-Med2D", "SAM-Med2D"),
        ("LoRA: low rank", "LoRA"),
        ("Med-PaLM 2: more", "Med-PaLM 2"),
        ("A long overview: of it", ""),
        ("A title of many words", ""),
        ("Net — what it is", "Net"),
    ],
)
def test_nicknames(title: str, name: str) -> None:
    assert nickname(title) == name


WORDS = st.text(st.characters(codec="utf-8"), max_size=30)
ENGLISH = st.text("aeiouybcdlnrstzg' -ing", max_size=24)


@settings(max_examples=20, deadline=None)
@given(st.lists(WORDS | ENGLISH, min_size=1, max_size=60))
def test_the_browser_cuts_folds_stems_and_rewrites_as_python_does(texts: list[str]) -> None:
    for text, other in zip(texts, ask(texts=texts)["analysed"], strict=True):
        words, glues = split(text)
        assert other == {
            "fold": fold(text),
            "words": words,
            "glues": glues,
            "stems": [stem(word) for word in words],
            "stops": [is_stop_word(word) for word in words],
            "key": title_key(words),
            "rewritten": rewrite(text),
            "typed": typed_word(text),
        }


@given(st.text(max_size=200))
def test_any_text_can_be_indexed_and_asked_for(text: str) -> None:
    files = build([Document(id="x", url="papers/x/", title=text or "-", abstract=text)])
    search(files.__getitem__, text, typing=True)
