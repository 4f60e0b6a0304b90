# Which datasets and models papers name, measured on papers that somebody read for just that. A
# label may be one of several names of one family ("GPT-4-0613"), so a label is found if what we
# found is it, holds it, or is what the curator's list calls it; whatever else we found is wrong,
# unless the reader put it among the names that can be argued about.
"""Measure the recognition of named datasets and models.

    python -m benchmarks.judge_resources PAPERS

`PAPERS` holds an object with title and abstract a line (`digest export --format jsonl` writes one);
the labels are this repository's, benchmarks/labels/named.jsonl.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.curation import load_curation
from generator.judge.resources import Lexicon, in_paper, resource_lexicon
from generator.records import Mention, Paper, ResourceKind
from generator.text import fold

LABELS = Path(__file__).parent / "labels" / "named.jsonl"
KINDS: tuple[ResourceKind, ...] = ("dataset", "model")


@dataclass(frozen=True, slots=True)
class Named:
    """A paper and what somebody who read it found named in it.

    Attributes:
        names: The labels of each kind.
        doubtful: Names that may be called either kind, or none.
    """

    paper: Paper
    names: Mapping[ResourceKind, Sequence[str]]
    doubtful: Sequence[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """How many labels were found, and what was missed and found wrongly, as ``title: name``."""

    found: int
    missed: Sequence[str]
    wrong: Sequence[str]

    @property
    def labels(self) -> int:
        """How many names were labelled."""
        return self.found + len(self.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.found / max(1, self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the labels that were found."""
        return self.found / max(1, self.labels)


def load(papers: Path) -> list[Named]:
    """Return the labelled papers that `papers` has the abstracts of."""
    texts = {}
    for row in map(json.loads, papers.read_text("utf-8").splitlines()):
        paper = Paper(row["title"], row["title"], "seed", abstract=row.get("abstract"))
        texts[fold(paper.title)] = paper
    rows = map(json.loads, LABELS.read_text("utf-8").splitlines())
    return [
        Named(
            texts[fold(row["title"])],
            {"dataset": row["datasets"], "model": row["models"]},
            row.get("doubtful", ()),
        )
        for row in rows
        if fold(row["title"]) in texts
    ]


def load_lexicon() -> Lexicon:
    """Return the curator's lists."""
    return resource_lexicon(load_curation().resources)


def measure(
    data: Sequence[Named], lexicon: Lexicon, kind: ResourceKind, *, listed: bool = False
) -> Figures:
    """Compare what is found with the labels.

    Args:
        data: Labelled papers.
        lexicon: The curator's lists.
        kind: What to look for.
        listed: Whether names count only if they are in the lists: the baseline.
    """
    found = 0
    missed: list[str] = []
    wrong: list[str] = []
    for one in data:
        mentions = {
            mention.name: mention
            for mention in in_paper(one.paper, lexicon).mentions
            if mention.kind == kind and not (listed and mention.new)
        }
        right = {
            label: [name for name, item in mentions.items() if _is(label, item, lexicon)]
            for label in (*one.names[kind], *one.doubtful)
        }
        found += sum(bool(right[label]) for label in one.names[kind])
        missed += [f"{one.paper.title}: {label}" for label in one.names[kind] if not right[label]]
        known = {name for names in right.values() for name in names}
        wrong += [f"{one.paper.title}: {name}" for name in mentions if name not in known]
    return Figures(found, missed, wrong)


def _is(label: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Tell whether a label is what was found, or a version of it."""
    resource = lexicon.named(label)
    if resource is not None:
        return resource.name == mention.name
    key = _key(label)
    return any(key.startswith(_key(name)) for name in (mention.name, mention.text))


def _key(name: str) -> str:
    return fold(name).replace(" ", "")


def main(arguments: Sequence[str]) -> int:
    """Print the figures, and what was missed and found wrongly."""
    data, lexicon = load(Path(arguments[0])), load_lexicon()
    for kind in KINDS:
        for name, listed in (("the list alone", True), ("ours", False)):
            found = measure(data, lexicon, kind, listed=listed)
            print(f"{kind}s, {name}: precision {found.precision:.3f}, recall {found.recall:.3f}")
        print("".join(f"  missed {one}\n" for one in found.missed), end="")
        print("".join(f"  wrong  {one}\n" for one in found.wrong), end="")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
