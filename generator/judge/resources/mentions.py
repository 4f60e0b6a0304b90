# Which datasets and models a paper names: those of the curator's list wherever they stand, and
# new ones where the sentence gives them away. What one paper introduces is then looked for, as
# written, in all others, so that a dataset of the digest is linked wherever it is used. One
# mention a name and paper is kept: the one that introduces it, else the first.
"""Judge which datasets and models each paper names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.judge.resources.name_look import is_name, without_edition
from generator.judge.resources.names import (
    SIGNS,
    Lexicon,
    compile_lexicon,
    find_names,
    link_spans,
    marked_words,
    within,
)
from generator.judge.resources.new_names import Candidate, candidates, title_candidates
from generator.records import Mention, Paper, Resource, ResourceKind, ResourceList, TextField

_Place = tuple[ResourceKind, str]
_FIELDS: tuple[TextField, ...] = ("title", "abstract")
_KEY = re.compile(r"[\W_]+")
# A name this short, introduced by one paper, is too often another's abbreviation.
_LEAST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A dataset or model and the papers that name it.

    Attributes:
        papers: Their ids, sorted.
        about: The curator's line on it, or empty.
        introduced_by: The papers that say they bring it, sorted.
    """

    name: str
    kind: ResourceKind
    papers: tuple[str, ...]
    about: str = ""
    introduced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alone:
    """What one paper gives away by itself.

    Attributes:
        mentions: All mentions of datasets and models.
        odd_words: Its oddly written words, as one string to be small: only among them can another
            paper's new name be.
    """

    mentions: tuple[Mention, ...]
    odd_words: str


@dataclass(frozen=True, slots=True)
class _Learned:
    """What the papers introduce: for looking up, and the first words of it all."""

    lexicon: Lexicon
    firsts: frozenset[str]


def resource_lexicon(lists: Iterable[ResourceList]) -> Lexicon:
    """Return the curator's lists, together and ready for looking up."""
    lists = tuple(lists)
    return compile_lexicon(
        (resource for one in lists for resource in one.resources),
        (word for one in lists for word in one.not_names),
    )


def find_resources(papers: Iterable[Paper], lexicon: Lexicon) -> dict[str, tuple[Mention, ...]]:
    """Return the datasets and models that each paper names.

    Args:
        papers: The digest's papers: what one introduces is also found in the others.
        lexicon: The curator's list, from :func:`resource_lexicon`.

    Returns:
        For each paper's id its mentions, one a name, sorted by kind and name.
    """
    papers = tuple(papers)
    return settle(papers, [in_paper(paper, lexicon) for paper in papers])


def settle(papers: Sequence[Paper], alone: Sequence[Alone]) -> dict[str, tuple[Mention, ...]]:
    """Return what each paper names, given what each gives away: see :func:`find_resources`."""
    found = {paper.id: one.mentions for paper, one in zip(papers, alone, strict=True)}
    spelled, learned = _learn(found)
    result: dict[str, tuple[Mention, ...]] = {}
    for paper, one in zip(papers, alone, strict=True):
        mentions = [
            replace(mention, name=spelled[_place(mention)]) if mention.new else mention
            for mention in (*one.mentions, *_elsewhere(paper, one.odd_words, learned))
        ]
        result[paper.id] = _one_each(mentions)
    return result


def named_by_several(
    found: Mapping[str, tuple[Mention, ...]], lists: Iterable[ResourceList], least: int = 2
) -> tuple[Named, ...]:
    """Return the datasets and models that at least so many papers name, by kind and name."""
    about = {(item.kind, item.name): item.about for one in lists for item in one.resources}
    papers: dict[_Place, set[str]] = defaultdict(set)
    origin: dict[_Place, set[str]] = defaultdict(set)
    for paper, mentions in found.items():
        for mention in mentions:
            papers[mention.kind, mention.name].add(paper)
            if mention.introduced:
                origin[mention.kind, mention.name].add(paper)
    return tuple(
        Named(
            name,
            kind,
            tuple(sorted(ids)),
            about.get((kind, name), ""),
            tuple(sorted(origin[kind, name])),
        )
        for (kind, name), ids in sorted(papers.items(), key=lambda item: _order(*item[0]))
        if len(ids) >= least
    )


def _order(kind: ResourceKind, name: str) -> tuple[str, str, str]:
    """Sort by kind, then name as a reader looks for it."""
    return kind, name.lower(), name


def in_paper(paper: Paper, lexicon: Lexicon) -> Alone:
    """Return what one paper gives away by itself."""
    texts = {"title": paper.title, "abstract": paper.abstract or ""}
    context = f"{paper.title}\n{paper.abstract or ''}".lower()
    mentions: list[Mention] = []
    odd: list[str] = []
    for field in _FIELDS:
        text = texts[field]
        marked = marked_words(text)
        odd += [word.strip(SIGNS) for _, word in marked if not word.istitle()]
        known = [
            Mention(name.resource.name, name.resource.kind, field, name.start, name.end,
                    text[name.start : name.end], "list")
            for name in find_names(text, marked, context, lexicon)
        ]  # fmt: skip
        guesses = candidates(text, marked, lexicon.not_names)
        if field == "title":
            guesses = (*title_candidates(text, lexicon.not_names), *guesses)
        mentions += _settle(text, field, known, guesses, lexicon)
    return Alone(tuple(mentions), " ".join(odd))


def _settle(
    text: str,
    field: TextField,
    known: list[Mention],
    guesses: Iterable[Candidate],
    lexicon: Lexicon,
) -> list[Mention]:
    """Join listed names with the names that sentences give away.

    Where a guess is a listed name it only adds that this paper introduces it; where it overlaps
    one it is dropped; the rest is new.
    """
    links = link_spans(text)
    settled = {mention.start: mention for mention in known}
    taken = bytearray(len(text))
    for mention in known:
        taken[mention.start : mention.end] = b"x" * (mention.end - mention.start)
    for guess in guesses:
        same = settled.get(guess.start)
        if same is not None and same.end == guess.end:
            settled[guess.start] = replace(same, introduced=same.introduced or guess.introduced)
            continue
        if within(links, guess.start) or any(taken[guess.start : guess.end]):
            continue
        written = text[guess.start : guess.end]
        name = without_edition(written) if guess.kind == "model" else written
        if lexicon.named(name) is not None or name.lower() in lexicon.not_names:
            continue
        taken[guess.start : guess.end] = b"x" * (guess.end - guess.start)
        settled[guess.start] = Mention(
            name,
            guess.kind,
            field,
            guess.start,
            guess.end,
            written,
            guess.rule,
            new=True,
            introduced=guess.introduced,
        )
    return [settled[start] for start in sorted(settled)]


def _place(mention: Mention) -> _Place:
    """Return what a new name is the same by: its kind and its letters and digits."""
    return mention.kind, _KEY.sub("", mention.name.lower())


def _learn(
    found: Mapping[str, tuple[Mention, ...]],
) -> tuple[dict[_Place, str], _Learned]:
    """Return one spelling for each new name, and the introduced ones for looking up."""
    spellings: dict[_Place, Counter[str]] = defaultdict(Counter)
    brought: set[_Place] = set()
    for mentions in found.values():
        for mention in mentions:
            if mention.new:
                spellings[_place(mention)][mention.name] += 1
                if mention.introduced and len(mention.name) >= _LEAST:
                    brought.add(_place(mention))
    spelled = {
        place: min(names, key=lambda name: (-names[name], name))
        for place, names in spellings.items()
    }
    learned = [
        Resource(spelled[kind, key], kind, exact=tuple(sorted(spellings[kind, key])))
        for kind, key in sorted(brought)
        if is_name(spelled[kind, key], frozenset()) and not spelled[kind, key].isupper()
    ]
    firsts = frozenset(form.split()[0] for item in learned for form in item.exact)
    return spelled, _Learned(compile_lexicon(learned), firsts)


def _elsewhere(paper: Paper, odd_words: str, learned: _Learned) -> list[Mention]:
    """Return mentions of what another paper of the digest introduces."""
    if learned.firsts.isdisjoint(odd_words.split()):
        return []
    mentions: list[Mention] = []
    texts = {"title": paper.title, "abstract": paper.abstract or ""}
    for field in _FIELDS:
        text = texts[field]
        mentions += [
            Mention(name.resource.name, name.resource.kind, field, name.start, name.end,
                    text[name.start : name.end], "introduced-elsewhere", new=True)
            for name in find_names(text, marked_words(text), "", learned.lexicon)
        ]  # fmt: skip
    return mentions


def _one_each(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return one mention a name: the best reason to show, told whether any introduces it."""
    groups: dict[_Place, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.kind, mention.name].append(mention)
    chosen = {}
    for key, group in groups.items():
        best = min(group, key=_preference)
        chosen[key] = replace(best, introduced=any(one.introduced for one in group))
    return tuple(chosen[key] for key in sorted(chosen, key=lambda key: _order(*key)))


def _preference(mention: Mention) -> tuple[bool, bool, bool, int]:
    """Put first what introduces the name, in the abstract rather than the title, early."""
    return (
        not mention.introduced,
        mention.rule == "introduced-elsewhere",
        mention.field == "title",
        mention.start,
    )
