from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.names import part_authors, split_names
from tests.parse.pages import any_text, titles

# Title, names as the listing writes them, how many there are.
PARTED = [
    ("On Scale in MRI", "Lena Vogt et al."),
    ("Is Bigger Better?", "Jan de Boer, Ana-María O'Brien et al."),
    ("A Study of BERT", "Li Wei"),
    ("Benchmarking GPT-4o", "Yi Li, Bo Xu"),
    ("A Review of CT in 2024", "Maria van der Berg, J. P. Müller et al."),
    ("Deep Learning in Radiology, Pathology, and Eye Care", "Jane Doe, John Roe et al."),
    ("SEGMENTING EVERYTHING IN MEDICINE", "Jane Doe, John Roe"),
    ("Vision Transformers", "Émile Zola, Ömer Şahin et al."),
    ("Fine-tuning LLaMA", "Xu Li, Bo Yang et al."),
    ("A Study (Part II)", "John Smith et al."),
    ("Learning to See: 3D", "John Smith et al."),
    ("Seeing in 3D", "D'Angelo Russo, Awa N'Diaye et al."),
    ("Towards U-Net", "McDonald Smith, Ray DeVries"),
    ("Study of Brain", "J. K. Smith, A.B. Doe et al."),
    ("Brain Tumour", "Li-Wei Chen, Kim Jong-un, Abd al-Rahman Aziz et al."),
    ("Does it Work? Yes!", "Ana Silva et al."),
    ("Report of MEDBERT.de", "Md. Karim, St. John Rivers et al."),
    ("The Dice score D₂", "Anna Meyer et al."),
    ("Analysis of “Quotes”", "Anna Meyer et al."),
    ("On Imaging", "Jan Roe Jr., Ana Silva III et al."),
    ("A Framework for Data", "Anna Meyer, the EUCAIM Consortium"),
    ("Imaging in Norway", "The ABC Consortium, Jan Meyer et al."),
    ("Image Denoising", "Anna Meyer, Madonna, Bo Li et al."),
    ("Self-Supervision", "Marc-André Carbonneau, Sébastien Lê Văn et al."),
    ("Was It All for Nothing.", "Ana Silva, Jo Doe et al."),
    ("Лёгкие на КТ", "Иван Петров, Анна Смирнова et al."),
    ("Flight of a UAV", "T. Hamel, R.J. Wood et al."),
    ("Ear Imaging", "Ana Silva, XiaoMing Wang et al."),
]
UNPARTED = [
    "Foundation Models for Medicine",
    "Large Language Models",
    "Detection, Segmentation, and Reporting",
    "What Do We Know?",
    "3D U-Net",
    "",
    "et al.",
    ",,,",
]


@pytest.mark.parametrize(("title", "names"), PARTED)
def test_names_are_parted_from_the_title_they_ran_into(title: str, names: str) -> None:
    parted = part_authors(title + names)
    assert parted.title == title
    assert ", ".join(parted.authors) == names.removesuffix(" et al.")
    assert parted.complete is not names.endswith("et al.")


@pytest.mark.parametrize("line", UNPARTED)
def test_a_title_without_names_stays_whole(line: str) -> None:
    parted = part_authors(line)
    assert (parted.title, parted.authors, parted.complete) == (line, (), None)


def test_a_word_of_the_abstract_is_not_cut() -> None:
    line = "Searching with PubMed Abstracts"
    assert part_authors(line, "We search PubMed.").title == line


def test_the_abstract_tells_where_a_name_with_two_capitals_begins() -> None:
    parted = part_authors("Imaging of DataXiaoMing Wang et al.", "Here data are imaged.")
    assert (parted.title, parted.authors) == ("Imaging of Data", ("XiaoMing Wang",))
    parted = part_authors("Imaging of BigDataXiao Wang et al.", "BigData are imaged.")
    assert (parted.title, parted.authors) == ("Imaging of BigData", ("Xiao Wang",))


@pytest.mark.parametrize(
    ("line", "abstract", "title", "authors"),
    [
        (
            "Learning to TransferYing WEI, KAI ZHAO et al.",
            "We transfer.",
            20,
            ("Ying WEI", "KAI ZHAO"),
        ),
        ("Deep LearningJo Doe, danah boyd et al.", "Learning.", 13, ("Jo Doe", "danah boyd")),
        ("Safe, Slow DesignJin Liu, Jo Doe et al.", "A design.", 17, ("Jin Liu", "Jo Doe")),
        ("Paths for AUVsJo Doe, Li Wei et al.", "A vehicle.", 14, ("Jo Doe", "Li Wei")),
        ("On (L_0,L_1)-SmoothnessJo Doe, Li Wei et al.", "", 23, ("Jo Doe", "Li Wei")),
        ("The 'Wild'Jo Doe, Diego Dall'Alba et al.", "", 10, ("Jo Doe", "Diego Dall'Alba")),
    ],
)
def test_unusual_names_and_titles_are_parted(
    line: str, abstract: str, title: int, authors: tuple[str, ...]
) -> None:
    parted = part_authors(line, abstract)
    assert (parted.title, parted.authors) == (line[:title], authors)


@pytest.mark.parametrize(
    "line",
    [
        "Learning in LLM-based Multi-Agent Systems",
        "Improving CNNs With Dynamic Policies",
        "Features for PCA-Like Linear Regression",
        "Code, Data, and Models",
    ],
)
def test_compounds_and_plurals_are_no_names(line: str) -> None:
    assert part_authors(line).title == line


def test_a_space_before_the_first_name_is_overcome_with_the_abstract() -> None:
    parted = part_authors("Training Data Tianyu Han, Jo Doe et al.", "We show training data.")
    assert (parted.title, parted.authors) == ("Training Data", ("Tianyu Han", "Jo Doe"))
    parted = part_authors("Towards Space Lisa C. van Dam, Jo Doe et al.", "We go on.")
    assert (parted.title, parted.authors) == ("Towards Space", ("Lisa C. van Dam", "Jo Doe"))


@pytest.mark.parametrize(
    ("text", "names", "complete"),
    [
        ("Li Wei, Ana Silva", ("Li Wei", "Ana Silva"), True),
        ("Li Wei and Ana Silva", ("Li Wei", "Ana Silva"), True),
        ("Li Wei; Ana Silva; and Jo Doe", ("Li Wei", "Ana Silva", "Jo Doe"), True),
        ("Li Wei et al.", ("Li Wei",), False),
        ("", (), None),
    ],
)
def test_a_list_of_names_is_split(text: str, names: tuple[str, ...], complete: bool | None) -> None:
    assert split_names(text) == (names, complete)


_GIVEN = "Ana Émile Li-Wei Tomás J. M.K. Noor Björn Xu Oluwaseun Mary-Ann Søren Jan"
_FAMILY = "Silva Müller O'Brien Zhang Okafor Al-Amin McDonald Sørensen Nguyễn Park García"
_NAMES = st.lists(
    st.builds(
        lambda given, particle, family: f"{given} {particle}{family}",
        st.sampled_from(_GIVEN.split()),
        st.sampled_from(["", "", "", "van der ", "de ", "von "]),
        st.sampled_from(_FAMILY.split()),
    ),
    min_size=1,
    max_size=4,
)


@given(titles, _NAMES, st.booleans())
def test_any_title_is_parted_from_any_names(title: str, names: list[str], cut: bool) -> None:
    parted = part_authors(f"{title}{', '.join(names)}{' et al.' if cut else ''}")
    assert (parted.title, parted.authors) == (title, tuple(names))
    assert parted.complete is not cut


@given(any_text, any_text)
def test_no_character_of_any_line_is_lost(line: str, abstract: str) -> None:
    parted = part_authors(line, abstract)
    kept = "".join([parted.title, *parted.authors])
    assert "".join(kept.split()).replace(",", "") in "".join(line.split()).replace(",", "")
    assert parted.authors or parted.title == " ".join(line.split())
