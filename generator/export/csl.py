# CSL-JSON 1.0.2, as citeproc, pandoc and Zotero read it.
"""CSL-JSON: an item a paper."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.export.facts import Facts, Name, gather_facts
from generator.export.formats import CSL_FIELDS, CSL_TYPES, OTHERS, Fact, How
from generator.records import Paper


def to_csl(paper: Paper) -> dict[str, object]:
    """Return the CSL-JSON item of a paper.

    Authors whose list is cut end in ``{"literal": "others"}``, which citeproc shows as "et al.".
    """
    facts = gather_facts(paper)
    fields = {
        name: value
        for name, fact, how, kinds in CSL_FIELDS
        if facts.kind in kinds and (value := _value(facts, fact, how))
    }
    return {"id": facts.texts["key"], "type": CSL_TYPES[facts.kind], **fields}


def to_csl_file(papers: Sequence[Paper]) -> str:
    """Return a CSL-JSON file: a list of the items, each from a line of its own."""
    items = [json.dumps(to_csl(paper), ensure_ascii=False, indent=2) for paper in papers]
    return "[\n{}\n]\n".format(",\n".join(items)) if items else "[]\n"


def _value(facts: Facts, fact: Fact, how: How) -> object:
    if how == "names":
        names = [_name(name) for name in facts.names]
        return [*names, {"literal": OTHERS}] if facts.cut else names
    text = facts.texts.get(fact, "")
    if how == "date" and text:
        return {"date-parts": [[int(part) for part in text.split("-")]]}
    return text


def _name(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {part: text for part, text in parts.items() if text}
