"""The corpora that tests read: the invented one of tests/seeds and the project's own seeds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.merge import merge
from generator.parse import parse
from generator.problems import Problem
from generator.read.curation import parse_identities, parse_repairs
from generator.read.seeds import read_seeds
from generator.records import Identity, LineAccount, Paper, Repair, Seed, Sighting

ROOT = Path(__file__).resolve().parent.parent
OWN = ROOT / "seeds"
INVENTED = ROOT / "tests" / "seeds"


@dataclass(frozen=True, slots=True)
class Corpus:
    seeds: tuple[Seed, ...]
    sightings: tuple[Sighting, ...]
    accounts: tuple[LineAccount, ...]
    problems: tuple[Problem, ...]
    papers: tuple[Paper, ...]

    def paper(self, title: str) -> Paper:
        """Return the one paper with this title."""
        (found,) = (paper for paper in self.papers if paper.title == title)
        return found

    def problem_lines(self, file: str) -> list[int]:
        """Return the lines of a file that have a problem."""
        return sorted(problem.line for problem in self.problems if problem.source == file)


@cache
def own_repairs() -> tuple[Repair, ...]:
    """Return the project's own repairs."""
    name = "seeds/curation/repairs.yaml"
    return parse_repairs(name, (ROOT / name).read_text(encoding="utf-8"))[0]


@cache
def own_identities() -> tuple[Identity, ...]:
    """Return the project's own identities."""
    name = "seeds/curation/identifiers.jsonl"
    return parse_identities(name, (ROOT / name).read_text(encoding="utf-8"))[0]


@cache
def corpus(folder: Path, *, curated: bool = True) -> Corpus:
    """Read, parse and merge a folder of seeds, with the project's curation or without."""
    seeds, unread = read_seeds(folder)
    sightings, accounts, unparsed = parse(seeds, own_repairs() if curated else ())
    papers, _ = merge(sightings, own_identities() if curated else ())
    return Corpus(seeds, sightings, accounts, (*unread, *unparsed), papers)
