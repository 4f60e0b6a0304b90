# Seeds in, sightings and an account of every line out. The account is drawn up here and not by
# the dialects, so that a line which a parser forgot can't be lost: it is counted as not in a
# record and not furniture, and reported.
"""Parse: seeds into sightings, one file a dialect."""

from __future__ import annotations

from generator.parse.formats import DIALECTS, find_dialect
from generator.parse.result import Parsed, arxiv_identifier, numbered
from generator.problems import Problem
from generator.records import LineAccount, Repair, Seed, Sighting

__all__ = ["arxiv_identifier", "parse", "parse_seed"]


def parse(
    seeds: tuple[Seed, ...], repairs: tuple[Repair, ...] = ()
) -> tuple[tuple[Sighting, ...], tuple[LineAccount, ...], tuple[Problem, ...]]:
    """Parse every seed.

    Args:
        seeds: In the order in which their sightings shall come.
        repairs: The curator's corrections, applied to each text.

    Returns:
        All sightings, the account of each seed's lines, and all problems.
    """
    sightings: list[Sighting] = []
    accounts: list[LineAccount] = []
    problems: list[Problem] = []
    for seed in seeds:
        parsed, account = parse_seed(seed, repairs)
        sightings += parsed.sightings
        accounts.append(account)
        problems += parsed.problems
    return tuple(sightings), tuple(accounts), tuple(problems)


def parse_seed(seed: Seed, repairs: tuple[Repair, ...] = ()) -> tuple[Parsed, LineAccount]:
    """Parse one seed in whatever dialect it is, and account for each of its lines."""
    lines = [number for number, _ in numbered(seed)]
    dialect = find_dialect(seed)
    if not lines:
        message = "is empty; remove it or fill it"
        parsed = Parsed((), (), (Problem(seed.name, 0, message, "warning"),))
    elif dialect is None:
        known = ", ".join(known.name for known in DIALECTS)
        message = (
            f"is in no known dialect ({known}); bring it into one of them or take it out of the "
            "seeds; none of its lines is used"
        )
        parsed = Parsed((), (), (Problem(seed.name, lines[0], message, span=len(lines)),))
    else:
        parsed = _with_forgotten_lines(seed, dialect.parse(seed, repairs), lines)
    in_records = {line for sighting in parsed.sightings for line in sighting.lines}
    account = LineAccount(
        file=seed.name,
        dialect=dialect.name if dialect else "unknown",
        blank=len(seed.lines) - len(lines),
        records=len(in_records),
        furniture=len(parsed.furniture),
        problems=sum(problem.span for problem in parsed.problems),
        sightings=len(parsed.sightings),
    )
    return parsed, account


def _with_forgotten_lines(seed: Seed, parsed: Parsed, lines: list[int]) -> Parsed:
    """Add a problem for each line that the dialect left out of its account."""
    known = {line for sighting in parsed.sightings for line in sighting.lines}
    known.update(parsed.furniture)
    known.update(
        problem.line + offset for problem in parsed.problems for offset in range(problem.span)
    )
    message = "the line is not understood and not used"
    forgotten = tuple(
        Problem(seed.name, line, message, span=1) for line in lines if line not in known
    )
    return Parsed(parsed.sightings, parsed.furniture, (*parsed.problems, *forgotten))
