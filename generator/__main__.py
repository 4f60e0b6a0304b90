# Words of the command line in, one call into the pipeline, an exit code out. What is printed is
# made here and nowhere else.
"""The command line: ``digest build``, ``generate``, ``serve``, ``check`` and others."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from tqdm import tqdm

from generator import pipeline
from generator.index import QueryError, search
from generator.judge import Score
from generator.publish import BuildError, replace_file
from generator.publish.serve import serve
from generator.read import read_candidate_file
from generator.records import Entry, Evidence, LineAccount
from generator.settings import Settings, UsageError, make_settings

FINE, PROBLEMS, MISUSE = 0, 1, 2
# How many papers are named that may be meant, and how many parts of a score.
_CANDIDATES = 10
_PARTS = 8
_LEFT_OUT = {
    "curator": "by the curator",
    "listed": "because kinds of images are listed",
    "unnamed": "because no rule of it found words",
}
_UNPUBLISHED = "Nothing is published, because of the problems above."
# What shells expect of a command stopped by Ctrl-C.
STOPPED = 130
_LEDGER_HEAD = """\
# The addresses given to papers, each with the keys by which its paper is known again. Written by
# `digest permalinks --write`; a paper that has a row here keeps its address for ever.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 if all is fine, 1 on problems under ``--strict`` or a failed build, 2 on misuse.
    """
    arguments = _parser().parse_args(argv)
    try:
        settings = make_settings(
            arguments.seeds,
            getattr(arguments, "site_dir", None),
            strict=getattr(arguments, "strict", False),
        )
        code: int = arguments.run(settings, arguments)
    except (UsageError, BuildError) as error:
        print(f"digest: {error}", file=sys.stderr)
        return MISUSE if isinstance(error, UsageError) else PROBLEMS
    except BrokenPipeError:
        # The reader of our output has what it wants: `digest export | head`.
        sys.stderr.close()
        return FINE
    except KeyboardInterrupt:
        return STOPPED
    return code


def _build(settings: Settings, _arguments: argparse.Namespace) -> int:
    with _Bar(9) as bar:
        result, written = pipeline.build(settings, bar.begin)
    code = _report(result, settings)
    if written:
        print(
            f"{len(result.sightings)} sightings, {len(result.entries)} papers: "
            f"site in {settings.site_dir}"
        )
    else:
        print(_UNPUBLISHED, file=sys.stderr)
    return code


def _generate(settings: Settings, _arguments: argparse.Namespace) -> int:
    with _Bar(8) as bar:
        result, written = pipeline.generate(settings, bar.begin)
    code = _report(result, settings)
    if written:
        print(
            f"{len(result.entries)} papers in {settings.docs}: {written.changed} files changed, "
            f"{written.same} as they were, {written.removed} removed"
        )
    else:
        print(_UNPUBLISHED, file=sys.stderr)
    return code


def _serve(settings: Settings, arguments: argparse.Namespace) -> int:
    def make() -> None:
        result, _ = pipeline.generate(settings)
        _report(result, settings)

    serve(settings.project, settings.seeds, arguments.address, make)
    return FINE


def _check(settings: Settings, _arguments: argparse.Namespace) -> int:
    result = pipeline.digest(settings)
    _print_accounts(result.accounts)
    print(f"\n{len(result.sightings)} sightings of {len(result.entries)} papers")
    code = _report(result, settings)
    if result.gone:
        print(
            f"{len(result.gone)} addresses whose papers are in no seed, so that they lead nowhere:"
        )
        print("\n".join(f"  {row.id} ({row.file}:{row.line})" for row in result.gone))
    print("no problems" if not result.problems else f"{len(result.problems)} problems")
    return code


def _export(settings: Settings, _arguments: argparse.Namespace) -> int:
    result = pipeline.digest(settings)
    code = _report(result, settings)
    for record in pipeline.records(result):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return code


def _search(settings: Settings, arguments: argparse.Namespace) -> int:
    folder = settings.site_dir / "search"
    try:
        results = search(lambda name: (folder / name).read_bytes(), arguments.query, arguments.top)
    except FileNotFoundError as error:
        raise UsageError(f"no site in {settings.site_dir} yet; run digest build first") from error
    except QueryError as error:
        raise UsageError(f"the query can't be read: {error}") from error
    _tell_if_older(settings)
    if arguments.json:
        found = [{**hit.paper, "score": hit.score} for hit in results.hits]
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return FINE
    for hit in results.hits:
        print(f"{hit.score:8.3f}  {hit.paper['title']}\n          {hit.paper['url']}")
    if not results.hits:
        print("nothing found")
    if results.suggestion:
        print(f"Did you mean {results.suggestion}?")
    return FINE


def _tell_if_older(settings: Settings) -> None:
    """Say so if a seed changed after the site was built: what is found may be of yesterday."""
    home = settings.site_dir / "index.html"
    built = home.stat().st_mtime if home.exists() else 0.0
    files = (path for path in settings.seeds.rglob("*") if path.is_file())
    newer = sorted(str(path) for path in files if path.stat().st_mtime > built)
    if newer:
        told = f"the site is older than {newer[0]}; digest build renews it"
        print(told, file=sys.stderr)


def _explain(settings: Settings, arguments: argparse.Namespace) -> int:
    result = pipeline.digest(settings)
    entry = _one(pipeline.find_entries(result, arguments.paper), arguments.paper)
    told = pipeline.explain_entry(result, entry)
    print(f"{entry.paper.title}\n{entry.paper.id}")
    decision = told.tags.decision
    if decision:
        why = f": {decision.why}" if decision.why else ""
        print(f"The curator decided ({decision.place.file}:{decision.place.line}){why}")
    for score in told.scores:
        _print_score(score, [one for one in told.tags.evidence if one.tag == score.tag])
    for because, words in _LEFT_OUT.items():
        scores = [one.score for one in told.left_out if one.because == because]
        if scores:
            print(f"\nLeft out {words}")
        for score in scores:
            _print_score(score, score.evidence)
    print("\nNear misses" if told.near else "\nNo near misses")
    for score in told.near:
        _print_score(score, score.evidence)
    return FINE


def _one(found: Sequence[Entry], wanted: str) -> Entry:
    """Return the one paper that was meant; say which there are if it is not one."""
    if not found:
        raise UsageError(
            f"no paper is {wanted!r}; give its arXiv id, DOI or address, or words of its title"
        )
    if len(found) > 1:
        some = "".join(f"\n  {entry.paper.id}" for entry in found[:_CANDIDATES])
        more = f"\n  and {len(found) - _CANDIDATES} more" if len(found) > _CANDIDATES else ""
        raise UsageError(f"{len(found)} papers may be {wanted!r}; give one of these:{some}{more}")
    return found[0]


def _print_score(score: Score, evidence: Sequence[Evidence]) -> None:
    """Print what a tag scored, of what that is the sum, and the words behind it."""
    print(f"\n{score.tag}  {score.points:+.2f}")
    for one in evidence:
        print(f"  {one.field}: “{one.text}” ({one.rule})")
    parts = ", ".join(f"{name} {points:+.2f}" for name, points in score.parts[:_PARTS])
    smaller = [points for _, points in score.parts[_PARTS:]]
    if smaller:
        parts += f", and {len(smaller)} smaller ones {sum(smaller):+.2f}"
    print(f"  {parts}" if parts else "  no points")


def _themes_try(settings: Settings, arguments: argparse.Namespace) -> int:
    candidates, problems = read_candidate_file(Path(arguments.file))
    for problem in problems:
        print(problem, file=sys.stderr)
    if not candidates:
        said = "has errors" if problems else "holds no theme; a slug and a few phrases are enough"
        raise UsageError(f"{arguments.file} {said}")
    if not any(rule.phrases for candidate in candidates for rule in candidate.rules):
        raise UsageError(f"{arguments.file} holds no phrase to look for; see docs/help/curation.md")
    result = pipeline.digest(settings)
    taxonomy = result.curation.taxonomy
    there = {one.tag.slug for one in (*taxonomy.themes, *taxonomy.modalities)}
    for at, candidate in enumerate(candidates):
        catches = pipeline.try_candidate(result, candidate)
        print("\n" * (at > 0), end="")
        if candidate.tag.slug in there:
            print(f"There is a tag {candidate.tag.slug!r} already; here it is tried instead")
        print(f"{candidate.tag.name} would catch {len(catches)} of {len(result.entries)} papers")
        for catch in catches:
            print(f"\n{catch.score.points:+.2f}  {catch.paper.title}")
            print("       " + ", ".join(f"“{one.text}”" for one in catch.score.evidence))
    return PROBLEMS if problems else FINE


def _permalinks(settings: Settings, arguments: argparse.Namespace) -> int:
    rows = pipeline.permalinks(pipeline.digest(settings))
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    if not arguments.write:
        sys.stdout.write(text)
        return FINE
    if not settings.owns_curation:
        raise UsageError(
            f"{settings.seeds} has no curation folder; make it to keep addresses there"
        )
    path = settings.curation / "permalinks.jsonl"
    replace_file(path, f"{_LEDGER_HEAD}{text}".encode())
    print(f"{len(rows)} addresses noted in {path}")
    return FINE


def _report(result: pipeline.Result, settings: Settings) -> int:
    """Print the problems; return the exit code that they ask for."""
    for problem in result.problems:
        print(problem, file=sys.stderr)
    return FINE if result.fit(strict=settings.strict) else PROBLEMS


def _print_accounts(accounts: tuple[LineAccount, ...]) -> None:
    """Print where the lines of each seed went, and that it adds up."""
    head = ("seed", "read as", "lines", "records", "furniture", "problems", "blank", "sightings")
    rows = [
        (one.file, one.dialect, one.lines, one.records, one.furniture, one.problems, one.blank,
         one.sightings)
        for one in accounts
    ]  # fmt: skip
    totals = tuple(sum(row[column] for row in rows) for column in range(2, len(head)))  # type: ignore[misc]
    table = [head, *(tuple(map(str, row)) for row in rows), ("all", "", *map(str, totals))]
    widths = [max(len(row[column]) for row in table) for column in range(len(head))]
    for row in table:
        texts = [row[0].ljust(widths[0]), row[1].ljust(widths[1])]
        texts += [row[column].rjust(widths[column]) for column in range(2, len(head))]
        print("  ".join(texts).rstrip())
    lines, records, furniture, problems, blank, _ = totals
    print(
        f"\n{lines} lines = {records} in records + {furniture} furniture + {problems} problems "
        f"+ {blank} blank"
    )


class _Bar:
    """A progress bar over the stages, on a terminal only."""

    def __init__(self, stages: int) -> None:
        self._bar = tqdm(
            total=stages, disable=None, leave=False, bar_format="{desc:<22} {bar} {n}/{total}"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def begin(self, stage: str) -> None:
        """Show that a stage begins."""
        self._bar.set_description_str(stage)
        self._bar.update()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="digest", description="Make a searchable site of research papers from seed files."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, text: str, run: object, *, strict: bool = True) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument("--seeds", metavar="DIR", help="the seeds folder (default: seeds)")
        if strict:
            command.add_argument("--strict", action="store_true", help="fail on any problem")
        return command

    build = add("build", "Make the site from the seeds.", _build)
    build.add_argument("--site-dir", metavar="DIR", help="where the site goes (default: site)")
    add("generate", "Write the Markdown pages to docs/ and build no site.", _generate)
    served = add(
        "serve", "Serve the site here and rebuild it when a seed changes.", _serve, strict=False
    )
    served.add_argument("--address", default="127.0.0.1:8000", help="host and port to serve on")
    add("check", "Say where each line of the seeds goes, and what is wrong.", _check)
    export = add("export", "Print the published records.", _export)
    export.add_argument("--format", choices=["jsonl"], default="jsonl", help="jsonl: one a line")
    told = add(
        "explain", "Say why a paper has its tags and what it nearly had.", _explain, strict=False
    )
    told.add_argument(
        "paper", help="arXiv id, DOI, permalink, address of any of them, or words of the title"
    )
    themes = commands.add_parser("themes", help="Try a theme out.").add_subparsers(
        required=True, metavar="COMMAND"
    )
    tried = themes.add_parser("try", help="Say whom a theme, or several, would catch.")
    tried.set_defaults(run=_themes_try)
    tried.add_argument("file", help="YAML with themes: a slug and a few phrases are enough for one")
    tried.add_argument("--seeds", metavar="DIR", help="the seeds folder (default: seeds)")
    ledger = add("permalinks", "Print or note the addresses in use.", _permalinks, strict=False)
    ledger.add_argument("--write", action="store_true", help="note them in the curator's file")
    find = add("search", "Search the built site.", _search, strict=False)
    find.add_argument("query", help="words, in lunr's syntax")
    find.add_argument("--site-dir", metavar="DIR", help="the built site (default: site)")
    find.add_argument(
        "--top", type=_positive, default=10, metavar="N", help="how many (default: 10)"
    )
    find.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


if __name__ == "__main__":
    sys.exit(main())
