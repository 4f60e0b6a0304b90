"""Pages for the parsers' tests: texts to seeds, and strategies that invent titles and abstracts."""

from __future__ import annotations

from hypothesis import strategies as st

from generator.parse import parse_seed
from generator.parse.result import Parsed, numbered
from generator.records import LineAccount, Repair, Seed

# Long enough to be an abstract in every dialect.
FILLER = (
    "We measure the model on three hospitals that took no part in training, report calibration "
    "beside accuracy, and let four readers judge every case on which model and report disagree."
)


def seed_of(text: str, name: str = "page.txt") -> Seed:
    """Return the seed that holds a text, cut into lines."""
    return Seed(name, tuple(text.split("\n")))


def read(text: str, repairs: tuple[Repair, ...] = ()) -> tuple[Parsed, LineAccount]:
    """Parse a text and check that the account of its lines adds up."""
    seed = seed_of(text)
    parsed, account = parse_seed(seed, repairs)
    check_account(seed, parsed, account)
    return parsed, account


def check_account(seed: Seed, parsed: Parsed, account: LineAccount) -> None:
    """Check that every line with something in it is in exactly one heap."""
    records = [line for sighting in parsed.sightings for line in sighting.lines]
    lost = [p.line + n for p in parsed.problems for n in range(p.span)]
    if account.dialect == "unknown":
        lost = [number for number, _ in numbered(seed)]
    assert sorted([*records, *parsed.furniture, *lost]) == [number for number, _ in numbered(seed)]
    assert account.lines == len(seed.lines)
    assert account.sightings == len(parsed.sightings)
    for sighting in parsed.sightings:
        assert sighting.line == min(sighting.lines)
        assert sighting.title != ""
        assert sighting.abstract != ""
        assert sighting.title or sighting.abstract
        assert {origin.file for origin in sighting.origins} <= {seed.name}
        assert {origin.line for origin in sighting.origins} <= set(sighting.lines)


_WORDS = """liver Kidney MRI CT segmentation Bayesian 3D U-Net GPT-4 stroke of in with for β-VAE
pädiatrische X-ray ICU triage retina — graphs Naïve reports (RadGraph) tumour: cells"""
_WORD = st.sampled_from(_WORDS.split())
_HEAD = st.sampled_from(["Towards", "Learning", "MedSeg:", "A", "Can", "Deep", "3D", "SAM-Med:"])
titles = st.builds(
    lambda head, words, end: " ".join([head, *words]) + end,
    _HEAD,
    st.lists(_WORD, min_size=2, max_size=9).filter(lambda words: words[-1].isalpha()),
    st.sampled_from(["", "", "", "?", " 2", "!"]),
)
_SENTENCE = st.builds(
    lambda words, end: f"We study {' '.join(words)}{end}",
    st.lists(_WORD, min_size=6, max_size=20),
    st.sampled_from([".", ".", "!", " (see Fig. 3)."]),
)
abstracts = (
    st.lists(_SENTENCE, min_size=2, max_size=6).map(" ".join).filter(lambda text: len(text) > 150)
)
any_text = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\n$\\{}.: -•"), max_size=400
)
