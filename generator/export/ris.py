# RIS: a tag and a value a line. It knows no escapes, so a value is one line and else as typed.
"""RIS: a reference a paper."""

from __future__ import annotations

from collections.abc import Sequence

from generator.export.facts import Facts, Name, gather_facts
from generator.export.formats import RIS_FIELDS, RIS_TYPES, Fact, How
from generator.records import Paper


def to_ris(paper: Paper) -> str:
    """Return the RIS reference of a paper, from ``TY`` to ``ER``, each line with its end.

    Dates are ``2023/04/14/``, with nothing between the slashes where nothing is known.
    """
    facts = gather_facts(paper)
    lines = [("TY", RIS_TYPES[facts.kind])]
    lines += [
        (tag, value)
        for tag, fact, how, kinds in RIS_FIELDS
        if facts.kind in kinds
        for value in _values(facts, fact, how)
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in [*lines, ("ER", "")])


def to_ris_file(papers: Sequence[Paper]) -> str:
    """Return a .ris file: the references with an empty line between."""
    return "\n".join(to_ris(paper) for paper in papers)


def _values(facts: Facts, fact: Fact, how: How) -> list[str]:
    """Return the values of a tag, one a line; none where the fact is absent."""
    if how == "names":
        return [_name(name) for name in facts.names]
    text = facts.texts.get(fact, "")
    if how == "date" and text:
        return ["/".join([*text.split("-"), "", ""][:3]) + "/"]
    return [text] if text else []


def _name(name: Name) -> str:
    family = f"{name.particle} {name.family}" if name.particle else name.family
    parts = [part for part in (family, name.given, name.suffix) if part]
    return name.literal or ", ".join(parts)
