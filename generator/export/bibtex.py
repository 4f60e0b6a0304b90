# BibTeX as the people who cite want it: a key they can guess, capitals kept, nothing that TeX
# would trip over, no brace that has no partner. Letters of any script stay as they are: the file
# is UTF-8, as biber, Zotero and BibTeX of today read it.
"""BibTeX: an entry a paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.export.facts import Facts, Name, gather_facts
from generator.export.formats import (
    ARTICLES,
    BIBTEX_FIELDS,
    BIBTEX_TYPES,
    CAPITALS,
    DIGITS,
    MONTHS,
    OTHERS,
    PUNCTUATION,
    TEX_ESCAPES,
    VERBATIM_ESCAPES,
    Fact,
    How,
)
from generator.records import Paper

_TEX_ESCAPES: Final = str.maketrans(TEX_ESCAPES)
_VERBATIM_ESCAPES: Final = str.maketrans(VERBATIM_ESCAPES)


def to_bibtex(paper: Paper) -> str:
    """Return the BibTeX entry of a paper, without an end of line at its end.

    A paper with a venue is an ``@article`` or ``@inproceedings``, else ``@misc``. Authors whose
    list is cut end in ``and others``; a field that is not known is left out.
    """
    facts = gather_facts(paper)
    fields = [
        (name, value)
        for name, fact, how, kinds in BIBTEX_FIELDS
        if facts.kind in kinds and (value := _value(facts, fact, how))
    ]
    width = max((len(name) for name, _ in fields), default=0)
    lines = [f"  {name.ljust(width)} = {value}," for name, value in fields]
    return "\n".join([f"@{BIBTEX_TYPES[facts.kind]}{{{facts.texts['key']},", *lines, "}"])


def to_bibtex_file(papers: Sequence[Paper]) -> str:
    """Return a .bib file: the entries with an empty line between."""
    return "\n".join(f"{to_bibtex(paper)}\n" for paper in papers)


def _value(facts: Facts, fact: Fact, how: How) -> str:
    """Return a field's value with its braces, or nothing where the fact is absent."""
    if how == "names":
        names = [_name(name) for name in facts.names] + ([OTHERS] if facts.cut else [])
        return f"{{{' and '.join(names)}}}" if names else ""
    text = facts.texts.get(fact, "")
    if not text:
        return ""
    if how == "month":
        return MONTHS[int(text) - 1]
    if how == "title":
        first, *rest = text.split(" ")
        words = [_protect(first, named=first.endswith(":")), *map(_protect, rest)]
        return f"{{{' '.join(words)}}}"
    escapes = _VERBATIM_ESCAPES if how == "verbatim" else _TEX_ESCAPES
    return f"{{{text.translate(escapes)}}}"


def _name(name: Name) -> str:
    """Return "von Last, Jr, First", or a name in braces that is not to be taken apart."""
    if name.literal:
        return f"{{{name.literal.translate(_TEX_ESCAPES)}}}"
    family = name.family.translate(_TEX_ESCAPES)
    if any(word[0] not in CAPITALS for word in name.family.split(" ")[:-1]):
        family = f"{{{family}}}"  # BibTeX takes all up to "y" in "Ramón y Cajal" for particles
    family = f"{name.particle} {family}" if name.particle else family
    rest = [part.translate(_TEX_ESCAPES) for part in (name.suffix, name.given) if part]
    return ", ".join([family, *rest])


def _protect(word: str, *, named: bool = False) -> str:
    """Return a title's word, in braces where a style that lowers capitals would hurt it.

    A word that names the paper ("Zebra-Llama: …") keeps all its capitals. The marks around it stay
    outside: BibTeX keeps the capital after a colon only if it sees one.
    """
    core = word.strip(PUNCTUATION)
    if not (_needs_capitals(core) or (named and any(char in CAPITALS for char in core))):
        return word.translate(_TEX_ESCAPES)
    before, _, after = word.partition(core)
    return "".join(
        [
            before.translate(_TEX_ESCAPES),
            f"{{{core.translate(_TEX_ESCAPES)}}}",
            after.translate(_TEX_ESCAPES),
        ]
    )


def _needs_capitals(word: str) -> bool:
    """Tell "LoRA", "GPT-4", "X-ray" and "3D" from "Models" and "State-of-the-Art"."""
    parts = [""]
    for char in word:
        if char in PUNCTUATION:
            parts.append("")
        else:
            parts[-1] += char
    capital = any(char in CAPITALS for char in word)
    if capital and any(char in DIGITS for char in word):
        return True
    if any(char in CAPITALS for part in parts for char in part[1:]):
        return True
    return word not in ARTICLES and any(len(part) == 1 and part in CAPITALS for part in parts)
