# The curator's files in, one frozen record out. Each file is optional; a row that is wrong is a
# problem with its line and is left out, the rest counts.
"""Read what the curator knows: identities, repairs, permalinks."""

from __future__ import annotations

import re

from generator.json_line import json_object
from generator.problems import Problem
from generator.read.yaml_file import parse_yaml
from generator.records import Identity, Permalink, Repair
from generator.tex import decode_tex
from generator.text import collapse, find_urls, fold

_ARXIV = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7}")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_PERMALINK = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_IDENTITY_KEYS = ("title", "abstract_starts", "arxiv", "doi", "code", "confidence")


def parse_identities(name: str, text: str) -> tuple[tuple[Identity, ...], tuple[Problem, ...]]:
    """Parse identifiers.jsonl: an object a line; lines that begin with ``#`` are comments."""
    rows, problems = _json_rows(name, text)
    identities: list[Identity] = []
    by_key: dict[str, Identity] = {}
    for line, row in rows:
        complaint = _identity_complaint(row)
        if complaint:
            problems.append(Problem(name, line, f"{complaint}; the row is not used"))
            continue
        identity = _identity(name, line, row)
        keys = [f"title:{fold(identity.title)}", *filter(None, [identity.arxiv, identity.doi])]
        # Papers of one title are told apart by their identifiers.
        earlier = next(
            (by_key[key] for key in keys if key in by_key and _clash(by_key[key], identity)), None
        )
        if earlier:
            message = f"the paper is already on line {earlier.line}; keep one row of the two"
            problems.append(Problem(name, line, message))
            continue
        identities.append(identity)
        for key in keys:
            by_key.setdefault(key, identity)
    return tuple(identities), tuple(problems)


def _identity(name: str, line: int, row: dict[str, object]) -> Identity:
    return Identity(
        title=collapse(decode_tex(str(row["title"]))),
        file=name,
        line=line,
        abstract_starts=_optional(row, "abstract_starts"),
        arxiv=_optional(row, "arxiv"),
        doi=(_optional(row, "doi") or "").lower() or None,
        code=_texts(row.get("code")),
        confidence=_optional(row, "confidence"),
    )


def _clash(one: Identity, other: Identity) -> bool:
    pairs = ((one.arxiv, other.arxiv), (one.doi, other.doi))
    same = any(mine and mine == theirs for mine, theirs in pairs)
    apart = any(mine and theirs and mine != theirs for mine, theirs in pairs)
    return same or not apart


def parse_permalinks(name: str, text: str) -> tuple[tuple[Permalink, ...], tuple[Problem, ...]]:
    """Parse permalinks.jsonl: ``{"id": …, "keys": […]}`` a line."""
    rows, problems = _json_rows(name, text)
    permalinks: list[Permalink] = []
    seen: set[str] = set()
    for line, row in rows:
        ident, keys = row.get("id"), row.get("keys")
        if not isinstance(ident, str) or not _PERMALINK.fullmatch(ident):
            problems.append(Problem(name, line, "id must be lower-case words joined by hyphens"))
        elif ident in seen:
            problems.append(Problem(name, line, f"the permalink {ident!r} is given twice"))
        elif not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            problems.append(Problem(name, line, "keys must be a list of texts"))
        else:
            seen.add(ident)
            permalinks.append(Permalink(ident, tuple(keys), name, line))
    return tuple(permalinks), tuple(problems)


def parse_repairs(name: str, text: str) -> tuple[tuple[Repair, ...], tuple[Problem, ...]]:
    """Parse repairs.yaml: a list of ``rule``, ``find`` and ``replace``, applied in this order."""
    file, problems_read = parse_yaml(name, text)
    problems = list(problems_read)
    repairs: list[Repair] = []
    if file.value is None:
        return (), tuple(problems)
    if not isinstance(file.value, list):
        return (), (*problems, file.unusable("must be a list of repairs"))
    for index, row in enumerate(file.value):
        if not isinstance(row, dict):
            problems.append(file.problem("a repair needs rule, find and replace", index))
            continue
        unknown = sorted(set(row) - {"rule", "find", "replace"})
        if unknown:
            problems.append(file.problem(f"unknown key {unknown[0]!r}", index, unknown[0]))
        elif not all(isinstance(row.get(key), str) for key in ("rule", "find", "replace")):
            problems.append(file.problem("a repair needs rule, find and replace, as text", index))
        elif not row["find"]:
            problems.append(file.problem("find must not be empty", index, "find"))
        else:
            repairs.append(Repair(str(row["rule"]), str(row["find"]), str(row["replace"])))
    return tuple(repairs), tuple(problems)


def _json_rows(name: str, text: str) -> tuple[list[tuple[int, dict[str, object]]], list[Problem]]:
    """Return the objects of a JSON Lines file with their line numbers."""
    rows: list[tuple[int, dict[str, object]]] = []
    problems: list[Problem] = []
    for line, raw in enumerate(text.split("\n"), start=1):
        if not raw.strip() or raw.lstrip().startswith("#"):
            continue
        value, complaint = json_object(raw)
        if complaint:
            problems.append(Problem(name, line, f"{complaint}; the row is not used"))
        else:
            rows.append((line, value))
    return rows, problems


def _optional(row: dict[str, object], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) else None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _identity_complaint(row: dict[str, object]) -> str | None:
    """Return what is wrong with a row of identifiers.jsonl, or None."""
    unknown = sorted(set(row) - set(_IDENTITY_KEYS))
    if unknown:
        return f"unknown key {unknown[0]!r}; known are {', '.join(_IDENTITY_KEYS)}"
    for key, value in row.items():
        if key == "code" and isinstance(value, list) and all(isinstance(url, str) for url in value):
            continue
        if not isinstance(value, str):
            return f"{key} must be text"
    if not fold(_optional(row, "title") or ""):
        return "title is missing"
    addresses = _texts(row.get("code"))
    if not all([found[2] for found in find_urls(url)] == [url] for url in addresses):
        return "code must be an address that begins with https://, or a list of them"
    return _identifier_complaint(_optional(row, "arxiv"), _optional(row, "doi"))


def _identifier_complaint(arxiv: str | None, doi: str | None) -> str | None:
    if arxiv and not _ARXIV.fullmatch(arxiv):
        return f"{arxiv!r} is no arXiv identifier; it should look like 2309.17007, without version"
    if doi and not _DOI.fullmatch(doi):
        return f"{doi!r} is no DOI; it should look like 10.1000/182, without https://doi.org/"
    return None
