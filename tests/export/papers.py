"""Papers for the tests of the exports: one to hold in the head, and any that seeds could make."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.records import Paper

ADA = "Ada Q. Invented"


def paper(**fields: Any) -> Paper:
    """Return a paper of which nothing is known but what is said here."""
    known: dict[str, Any] = {"id": "some-paper-abcd2345", "title": "Some Paper"}
    return Paper(**{**known, "title_source": "seed", **fields})


# Whatever trips BibTeX, RIS, JSON or one of the two languages up.
_HOSTILE = st.text(
    st.sampled_from(
        "{}{}\\\\%&#$_~^\"'`@,=<>()[]|:;.-/!? \t\n\r\x00\x0b\x1c\x1f\x7f\x85\xa0\u2028\u3000\ufeff"
        "aAbBzZ019éÉßẞſİıK̈ñŁłçÇÿŸœŒæÆμΣςσΩαдДёЁ中文日ﬁ²½Ⅳ①ＡａÅ\u0301\u034f\u200b\u200d–—’“”…"
        "𝔐𝔢𝔡𝟛𠮷🫀👩🏽‍⚕️🇩🇪\U0001ccd6\ua7f1\U0010ffff\ufffe"
    ),
    max_size=30,
)
_WORDS = st.lists(
    st.sampled_from(
        ["and", "others", "et", "al.", "ER  -", "TY  - JOUR", "U-Net:", "LoRA", "A", "GPT-4", "{",
         "}", "\\", "\\}", "@misc{x,", "jan", "the", "of", "X-Ray", "Zebra-Llama:", "(SAM)", "3D",
         "van", "der", "De", "La", "Jr.", "III", ",", "Team", "Li", "王小明", "O'Brien", "naïve"]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), _HOSTILE, _WORDS)
_NAME_WORDS = st.sampled_from(
    ["Ada", "Q.", "Test", "van", "der", "de", "la", "De", "La", "Van", "Der", "y", "Jr.", "III",
     "Sr", "Group", "AI", "Ai", "and", "Łucja", "Żółć-Test", "al-Test", "et", "al.", "李", "Test,",
     "Ada,", "Jr.,", ","]
)  # fmt: skip
_NAMES = st.one_of(
    TEXTS,
    st.lists(_NAME_WORDS, max_size=6).map(" ".join),
    st.sampled_from(
        ["Ada Q. Invented", "Invented, Ada", "Jan van der Test", "Test, Jr., Jan", "Jan Test III",
         "The ABC Consortium", "María De La Prueba", "Ramón y Prueba, Ana", "et al.", "de Prueba",
         "Prueba, ", "OpenTest", "Test Group, Inc.", "Jan De Prueba", "De Prueba",
         "Jan Van Der Test", "Van Der Test", "Jan De La Prueba III",
         "Łucja Śmieszna-Żółć", "Ana Test et al."]
    ),
)  # fmt: skip
_DATES = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
_ARXIV = st.one_of(
    st.from_regex(r"[0-9]{4}\.[0-9]{4,5}", fullmatch=True),
    st.from_regex(r"(math|hep-th|cs)(\.[A-Z]{2})?/[0-9]{7}", fullmatch=True),
)
_DOI = st.one_of(
    st.from_regex(r"10\.[0-9]{4}/[a-z0-9._;()/{}%#&~\\<>-]{1,20}", fullmatch=True),
    st.just("10.48550/arxiv.2301.00001"),
)
_VENUES = st.one_of(
    TEXTS,
    st.sampled_from(
        ["Journal of Inventions", "Proceedings of the 3rd Conference on Tests", "bioRxiv", "arXiv",
         "NeurIPS 2023", "ICML'24", "Proceedings of the National Academy of Sciences",
         "Tests & Trials",
         "arXiv preprint arXiv:2301.00001", "Findings of ACL"]
    ),
)  # fmt: skip
PAPERS = st.builds(
    paper,
    id=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,4}", fullmatch=True),
    title=TEXTS.filter(bool),
    authors=st.lists(_NAMES, max_size=5).map(tuple),
    authors_complete=st.sampled_from([None, True, False]),
    date=st.none() | _DATES,
    abstract=st.none() | TEXTS,
    arxiv=st.none() | _ARXIV,
    doi=st.none() | _DOI,
    venue=st.none() | _VENUES,
    links=st.lists(TEXTS, max_size=2).map(tuple),
    categories=st.lists(TEXTS | st.sampled_from(["cs.CL", "CL", "hep-th", "cs"]), max_size=2).map(
        tuple
    ),
)
