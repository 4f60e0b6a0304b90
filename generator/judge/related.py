# Which papers to read next, and why. Likeness comes from similarity.py; here six are chosen so
# that a reader can walk on and back: a link is worth a little more where it goes both ways, and a
# paper that no list holds gets the last place in one of its closest. Another version of the same
# paper is never offered. Each gets a reason made only of what both papers really hold: datasets
# and models they name, phrases as one of the two writes them, themes they share.
"""Judge which other papers to read with each, and say why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from generator.judge.similarity import (
    BAR,
    SAME,
    WORD,
    Document,
    Matrix,
    Vectors,
    nearest,
    smoothed,
    strongest,
    vectorise,
)
from generator.records import Entry, Mention, Related
from generator.text import fold

_MOST = 6
# Themes and resources count into likeness, so versions are looked for from somewhat lower.
_MAYBE_SAME = 0.45
# Below this two papers only happen to share words.
_LEAST = 0.05
_MUTUAL = 1.15
_LOOKED_AT = 24
_PHRASES = 3
_NAMES = 2
_THEMES = 2
# How many shared terms are looked at for phrases, and how many are taken further.
_TERMS = 16
_TRIED = 7
# A phrase that more than this share of papers has tells nothing; single words must be rarer.
_PHRASE_SHARE = 0.15
_WORD_SHARE = 0.06
_FEW = 4
_SHORT = 4
# The longest run of words quoted.
_RUN = 4
_JOINTS = frozenset({" ", "-", "‐", "‑", "–", "/"})
_HYPHENS = frozenset("-‐‑–")
_DIGITS = 9
# Words, by their stems, that tell nothing unless another stands beside them.
_PLAIN = frozenset(
    """
    3d access accuracy accurate adaptation adapted additional advance advanced agent algorithm
    analysis application applied area aspect assessment assistant automated average baseline
    benchmark building capability capable case category choice class clinical common complex
    component computational computing condition context control convolutional corpus current curated
    data dataset decision deep dense design detection direct distribution diverse domain effect
    efficiency efficient encoder end engineering enhanced estimate estimation example expert
    expertise feature field fine foundation full function future general generation generative
    global group guided head health healthcare human image imaging impact independent individual
    inference information input instruction integration intelligence interaction internal knowledge
    label labeled labelled language larger layer leading learned learner learning level local loss
    low machine management manual mean measure mechanism medical medicine memory metric mixed
    modality model module multi multimodal natural network neural number object objective open
    optimal optimization order original output parameter part patient performing pipeline point
    power practical practice pre precise precision prediction pretrained pretraining procedure
    process processing professional prompt quality question range rate real recognition reduction
    region regression reliable report representation requirement research resource response risk
    robustness role sample scale scenario scheme science scientific score self semantic sensitive
    sequence series setting shot signal similar similarity simple single small software source space
    spatial specific specialized speed standard step strategy strong structure structured subject
    supervised support synthetic system target targeted technique temporal test text textual time
    token tool top trained training transfer transformer treatment true tuned tuning type
    understanding unified universal value variation version view vision visual web weight wide word
    """.split()  # noqa: SIM905
)
# Words, by their stems, with which no telling phrase is made.
_NEVER = frozenset(
    """
    ability able acceptable accessible according account accurately acquired across active actual
    adaptable adapting adding addition additionally adequate adopt adopted advancement advantage
    aiming allow allowing almost already alternative ample another answering apply applying
    appropriate approximately arise aspect assist associated assume attention automatically
    availability avoid aware away baseline becoming begin beneficial benefit beyond bring broad
    broader build bridge bridging called capture carefully careful carried cause certain changing
    clear clearly close closely collected collecting combination combine combined combining
    commonly comparable comparing comparative competitive complement complete completely
    complexity comprise comprising concern conclude conclusion conduct conducted considerable
    considered consideration consist consistency consistent consistently consisting constitute
    construct constructed contain containing contribute contribution conventional core correct
    correctly correspond corresponding covering create created creating creation critical crucial
    curate currently day deal decrease deeper define degree deliver demand depend dependent deploy
    deployed derive derived describe described despite detailed determine devised differ difference
    difficult difficulty dimension directly discover discovery discussed distinct diversity drawn
    driven easily easy effort eliminate emerge emerged emerging employ employed enable enabled
    enabling encoded encompass encompassing encourage enhance enhancement enhancing enough ensure
    ensuring entire entirely equivalent especially essential establish established establishing
    evidence exceed excel excellent exciting exhibit exhibited exist expand expected explicit
    explicitly exploit exploiting exploration explore explored exploring exposed extend extended
    extension extensively extent face facilitate facilitating factor failed fall famous fast
    faster feasible finding five flexible focus focused focusing follow followed following form
    formulate four free frequently fully fundamental gain gap generalize generate generated
    generating given goal good great greater greatly ground growing growth guide handle hard help
    hence highlight highly hold hope idea ideal identical identified identify identifying implement
    implemented importantly incorporate incorporated incorporating increase increased increasing
    increasingly inherent initial innovative insight inspired instead integrate integrated
    integrating intended interest interesting introducing intuitive investigate investigated
    investigating investigation involve involved involving issue jointly know known lack lastly
    lead led leverage leveraged leveraging lie life limit limitation limiting line little long main
    mainly maintain maintaining major majority making manner mapping marked massive maximum meaning
    meet mitigate mitigating million minimal minimum modern modified nature nearly necessary
    necessity need needed next notable notably note numerous obtain obtained obtaining occur
    offer offering old openly operate opportunity option overall overcome particular particularly
    pave people percent percentage perform performed period perspective pivotal play popular pose
    possible potentially powerful precisely prevent previous previously primarily primary prior
    produce produced producing progress prominent promise promising promote properly property
    proven public publicly pursue qualitative quantitative quantity quick quickly ranged ranging
    rapid rapidly rare rarely reach reached reaching ready reason recently reduce reduced reducing
    refer refine regarding related relation relative relatively relevance relevant rely relying
    remain remaining remarkable remarkably replace represent represented representing require
    required requiring respective resulting reveal revealing rich rise round running satisfactory
    scarce seamless seamlessly seek seen select selected separate separately serve served serving
    set seven severe shared sharing shift short shortcoming side simply simultaneously situation
    size smaller solely solution solve solving sometime special specialist specifically specified
    state strength striking strive strongly struggle studied studying subsequently subset
    substantial substantially success successful successfully suffer sufficient sufficiently
    suggest suitable superior superiority supported surpass surpassing systematic systematically
    tackle take taken taking term thereby thorough thousand throughout today tool total
    traditional tremendous trend truly try turn typical typically ultimate ultimately uncover
    underexplored underlying understand understudied undertake unexplored unique unprecedented
    update useful user usually utility utilize utilized utilizing valid validate validated
    validating valuable variant variety vary varying vast verified versatile version vital want
    way weak well widely widespread world worse worth year yet yield yielding
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What reasons are made from, once for all papers.

    Attributes:
        telling: What has been judged of columns so far.
        said: The phrases found so far for two papers, which serve both ways.
    """

    entries: tuple[Entry, ...]
    vectors: Vectors
    theme_names: Mapping[str, str]
    theme_counts: Mapping[str, int]
    name_counts: Mapping[str, int]
    telling: dict[int, tuple[str, ...]]
    said: dict[tuple[int, int], list[str]]

    def terms(self, place: int, other: int) -> list[int]:
        """Return the columns that make two papers alike, strongest first."""
        matrix = self.vectors.matrix
        start, end = matrix.indptr[place], matrix.indptr[place + 1]
        columns, data = matrix.indices[start:end], matrix.data[start:end]
        first, last = matrix.indptr[other], matrix.indptr[other + 1]
        theirs = matrix.indices[first:last]
        found = np.searchsorted(columns, theirs)
        found[found == len(columns)] = 0
        common = np.flatnonzero(columns[found] == theirs)
        products = np.round(data[found[common]] * matrix.data[first:last][common], _DIGITS)
        best = common[np.argsort(-products, kind="stable")[:_TERMS]]
        return list(theirs[best].tolist())


def related(
    entries: Iterable[Entry], theme_names: Mapping[str, str] | None = None
) -> dict[str, tuple[Related, ...]]:
    """Return for each paper up to six others worth reading with it, closest first.

    Args:
        entries: The digest's papers with their themes and mentions.
        theme_names: How themes are called, by slug; without it a slug is shown as words.

    Returns:
        For each paper's id others with a reason; never the paper itself or another version of
        it, nor two versions of one. Independent of the order of the entries.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.paper.id))
    vectors = vectorise([_document(entry) for entry in ordered])
    cosines = nearest(vectors.matrix)
    versions = _versions(ordered, vectors, cosines)
    chosen = _choose(smoothed(cosines), versions)
    shared = _Shared(
        ordered,
        vectors,
        theme_names or {},
        Counter(theme for entry in ordered for theme in entry.themes),
        Counter(mention.name for entry in ordered for mention in entry.mentions),
        {},
        {},
    )
    return {
        ordered[place].paper.id: tuple(
            Related(ordered[other].paper.id, reason)
            for other, reason in islice(_reasons(place, others, shared), _MOST)
        )
        for place, others in enumerate(chosen)
    }


def _document(entry: Entry) -> Document:
    """Return an entry as a text to compare."""
    return Document(entry.paper.title, entry.paper.abstract or "", _features(entry))


def _features(entry: Entry) -> tuple[str, ...]:
    """Return what is judged of an entry, as strings that are equal where entries share it."""
    return (
        *(f"theme {theme}" for theme in entry.themes),
        *(f"modality {modality}" for modality in entry.modalities),
        *(f"{mention.kind} {mention.name}" for mention in entry.mentions),
    )


def _versions(entries: Sequence[Entry], vectors: Vectors, cosines: Matrix) -> tuple[int, ...]:
    """Return for each paper the first paper that is another version of it, itself if none is."""
    first = list(range(len(entries)))
    titles: dict[str, int] = {}
    for place, entry in enumerate(entries):
        title = fold(entry.paper.title)
        first[place] = titles.setdefault(title, place) if title else place
    judged = np.array([term.startswith("\n") for term in vectors.terms], dtype=float)
    pairs = cosines.tocoo()
    alike = pairs.data >= _MAYBE_SAME
    for one, other in sorted(
        zip(pairs.row[alike].tolist(), pairs.col[alike].tolist(), strict=True)
    ):
        if one < other and _words_alike(vectors.matrix, one, other, judged) >= SAME:
            root, low = _root(first, one), _root(first, other)
            first[max(root, low)] = min(root, low)
    return tuple(_root(first, place) for place in range(len(first)))


def _words_alike(matrix: Matrix, one: int, other: int, judged: np.ndarray[Any, Any]) -> float:
    """Return the cosine of two papers' words alone, without what was judged of them.

    Rows have length one with all their words, those of no other paper too, which have no column.
    """
    left, right = matrix[one], matrix[other]
    both = left.multiply(right)
    rest = [1 - float(row.multiply(row).multiply(judged).sum()) for row in (left, right)]
    length = (max(rest[0], 0) * max(rest[1], 0)) ** 0.5
    said = float(both.sum() - both.multiply(judged).sum())
    return said / length if length else 0.0


def _root(first: list[int], place: int) -> int:
    """Follow a paper to the first of its versions."""
    while first[place] != place:
        place = first[place]
    return place


def _choose(scores: Matrix, versions: Sequence[int]) -> list[list[int]]:
    """Return for each paper the places of up to six others, closest first, and a few in reserve."""
    near = strongest(scores, _LOOKED_AT)
    rows: list[dict[int, float]] = []
    ends = near.indptr.tolist()
    columns, values = near.indices.tolist(), near.data.tolist()
    for place in range(len(versions)):
        span = slice(ends[place], ends[place + 1])
        rows.append(dict(zip(columns[span], values[span], strict=True)))
    chosen: list[list[int]] = []
    for place, row in enumerate(rows):
        ranked = sorted(
            (-round(value * (_MUTUAL if place in rows[other] else 1), 6), other)
            for other, value in row.items()
            if value >= _LEAST and versions[other] != versions[place]
        )
        chosen.append(_one_a_version([other for _, other in ranked], versions))
    return _with_a_way_in(chosen, versions)


def _one_a_version(ranked: list[int], versions: Sequence[int]) -> list[int]:
    """Return the places without those that are another version of one before."""
    seen: set[int] = set()
    kept: list[int] = []
    for place in ranked:
        if versions[place] not in seen:
            seen.add(versions[place])
            kept.append(place)
    return kept[: _MOST + 2]


def _with_a_way_in(chosen: list[list[int]], versions: Sequence[int]) -> list[list[int]]:
    """Give a paper that no list holds the last place in the list of one of its closest.

    It takes no place by which alone another paper can be reached.
    """
    links = Counter(other for others in chosen for other in others[:_MOST])
    for place, others in enumerate(chosen):
        if links[place]:
            continue
        for host in (chosen[other] for other in others):
            shown = host[:_MOST]
            if any(versions[other] == versions[place] for other in shown):
                continue
            if len(shown) == _MOST and links[shown[-1]] == 1:
                continue
            if place in host:
                host.remove(place)
            host.insert(min(len(host), _MOST - 1), place)
            links[place] += 1
            links.subtract(shown[_MOST - 1 :])
            break
    return chosen


def _dwells(line: str, word: str) -> bool:
    """Say whether a paper has a word more than once, or in its title."""
    at = line.find(f" {word} ")
    return at >= 0 and (at < line.index("\n") or line.find(f" {word} ", at + 1) >= 0)


class _Text:
    """One paper's words by their stems, and where they stand."""

    __slots__ = ("first", "line", "spans", "stems", "text", "title")

    def __init__(self, entry: Entry, line: str) -> None:
        self.line = line
        self.text = f"{entry.paper.title}\n{entry.paper.abstract or ''}"
        self.spans = [match.span() for match in WORD.finditer(self.text)]
        self.stems = line.split()
        self.title = len(line[: line.index("\n")].split())
        # The abstract's words before the title's: a title's capitals say nothing.
        order = (*range(self.title, len(self.stems)), *range(self.title))
        self.first = {self.stems[index]: index for index in reversed(order)}

    def odd(self, word: str) -> bool:
        """Say whether a word stands first in odd capitals, as names and abbreviations do."""
        index = self.first.get(word)
        if index is None:
            return False
        start, end = self.spans[index]
        return not self.text[start + 1 : end].islower()

    def place(self, term: str) -> tuple[int, int] | None:
        """Return where a word or a pair stands as one phrase, as numbers of its words."""
        head, _, tail = term.partition(" ")
        if not tail:
            index = self.first.get(head)
            return None if index is None else (index, index + 1)
        index = self.first.get(head, len(self.stems))
        for start in (index, 0) if index >= self.title else (index,):
            for at in range(start, len(self.stems) - 1):
                if self.stems[at] == head and self.stems[at + 1] == tail and self.joined(at):
                    return at, at + 2
        return None

    def joined(self, index: int) -> bool:
        """Say whether a word and the next are one phrase, not parted by a comma or the like."""
        if index + 1 >= len(self.spans):
            return False
        return self.text[self.spans[index][1] : self.spans[index + 1][0]] in _JOINTS

    def written(self, first: int, last: int) -> str:
        """Return the words as the paper has them, whole where hyphens tie them to more.

        A title's capitals go, and a sentence's first where the paper has the word without it.
        """
        while first and self._tied(first - 1):
            first -= 1
        while last < len(self.spans) and self._tied(last - 1, last):
            last += 1
        phrase = self.text[self.spans[first][0] : self.spans[last - 1][1]]
        if first < self.title:
            return WORD.sub(lambda word: word[0].lower() if word[0].istitle() else word[0], phrase)
        head = phrase[: self.spans[first][1] - self.spans[first][0]]
        if head.istitle() and f" {head.lower()}" in self.text:
            return head.lower() + phrase[len(head) :]
        return phrase

    def _tied(self, index: int, bare: int | None = None) -> bool:
        """Say whether a hyphen alone ties a word that says nothing ("X", "19") to the next."""
        gap = self.text[self.spans[index][1] : self.spans[index + 1][0]]
        return gap in _HYPHENS and self.stems[index if bare is None else bare] == BAR


def _reasons(place: int, others: Sequence[int], shared: _Shared) -> Iterator[tuple[int, str]]:
    """Yield those of the others for which there is something to say, with it."""
    if not others:
        return
    text = _Text(shared.entries[place], shared.vectors.lines[place])
    for other in others:
        pair = min(place, other), max(place, other)
        if pair not in shared.said:
            terms = shared.terms(place, other)
            told = {mention.name for mention in shared.entries[place].mentions}
            shared.said[pair] = _phrases(text, shared.vectors.lines[other], terms, told, shared)
        reason = _reason(place, other, shared.said[pair], shared)
        if reason:
            yield other, reason


def _reason(place: int, other: int, said: Sequence[str], shared: _Shared) -> str:
    """Return in words what two papers share, or nothing where that cannot be said."""
    this, that = shared.entries[place], shared.entries[other]
    parts = _names(this, that, shared)
    if said:
        quoted = ", ".join(f"“{phrase}”" for phrase in said)
        parts.append(f"{'share' if parts else 'Share'} {quoted}")
    if len(said) < _PHRASES - 1 and (themes := _themes(this, that, shared)):
        parts.append(f"{'both' if parts else 'Both'} under {' and '.join(themes)}")
    return "; ".join(parts)


def _names(this: Entry, that: Entry, shared: _Shared) -> list[str]:
    """Return what to say of the datasets and models that both name."""
    own = {mention.name: mention for mention in this.mentions}
    theirs = {mention.name: mention for mention in that.mentions}
    both = sorted(own.keys() & theirs.keys(), key=lambda name: (shared.name_counts[name], name))
    brought = [name for name in both if _brings(own[name], theirs[name])]
    bringing = [name for name in both if _brings(theirs[name], own[name])]
    level = [name for name in both if name not in brought and name not in bringing]
    parts: list[str] = []
    if bringing:
        parts.append(f"Introduces {_listed(bringing[:_NAMES])}, which this paper names")
    if brought:
        word = "names" if parts else "Names"
        parts.append(f"{word} {_listed(brought[:_NAMES])}, which this paper introduces")
    if level:
        word = "both name" if parts else "Both name"
        parts.append(f"{word} {_listed(level[:_NAMES])}")
    return parts


def _brings(one: Mention, other: Mention) -> bool:
    """Say whether one paper introduces what the other only names."""
    return one.introduced and not other.introduced


def _listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    return " and ".join(names)


def _phrases(
    text: _Text, theirs: str, columns: list[int], told: set[str], shared: _Shared
) -> list[str]:
    """Return the most telling phrases that both papers have, as one of the two writes them."""
    known = {fold(name) for name in told}
    said: list[str] = []
    tried = 0
    for column in _by_worth(columns, shared):
        parts = shared.vectors.terms[column].split(" ")
        plain = not _telling(column, shared)
        if plain and said:
            break
        if not any(
            _dwells(text.line, part) or _dwells(theirs, part) or text.odd(part) for part in parts
        ):
            continue
        tried += 1
        phrase = _longest(shared.vectors.terms[column], text, theirs)
        folded = fold(phrase)
        if phrase and not any(folded in one or one in folded for one in known):
            known.add(folded)
            said.append(phrase)
        if len(said) == _PHRASES or tried == _TRIED:
            break
    return said


def _by_worth(columns: list[int], shared: _Shared) -> Iterator[int]:
    """Yield columns as they are worth quoting: telling pairs, telling words, then plain pairs."""
    terms = shared.vectors.terms
    kinds: tuple[list[int], list[int], list[int]] = ([], [], [])
    for column in columns:
        pair = " " in terms[column]
        if _telling(column, shared):
            kinds[0 if pair else 1].append(column)
        elif pair and _quotable(terms[column], column, shared):
            kinds[2].append(column)
    for kind in kinds:
        yield from kind


def _quotable(term: str, column: int, shared: _Shared) -> bool:
    """Say whether a term may be quoted at all: neither too common nor made of empty words."""
    share = _PHRASE_SHARE if " " in term else _WORD_SHARE
    often = int(shared.vectors.frequency[column]) > max(_FEW, share * len(shared.entries))
    return not (often or term.startswith("\n") or any(part in _NEVER for part in term.split(" ")))


def _telling(column: int, shared: _Shared) -> tuple[str, ...]:
    """Return those words of a term that say what a paper is about, none where it tells nothing.

    A term is judged once; many pairs of papers share it.
    """
    found = shared.telling.get(column)
    if found is None:
        found = _judged(shared.vectors.terms[column], column, shared)
        shared.telling[column] = found
    return found


def _judged(term: str, column: int, shared: _Shared) -> tuple[str, ...]:
    """Judge a term: see :func:`_telling`."""
    parts = term.split(" ")
    if not _quotable(term, column, shared) or (len(parts) == 1 and len(term) < _SHORT):
        return ()
    return tuple(part for part in parts if part not in _PLAIN)


def _longest(term: str, text: _Text, theirs: str) -> str:
    """Return a term as this paper writes it, with the words around it that both papers have."""
    place = text.place(term)
    if place is None or f" {term} " not in theirs:
        return ""
    first, last = place
    while last - first < _RUN and _goes_on(text, last - 1, last):
        if f" {' '.join(text.stems[first : last + 1])} " not in theirs:
            break
        last += 1
    while last - first < _RUN and first and _goes_on(text, first - 1, first - 1):
        if f" {' '.join(text.stems[first - 1 : last])} " not in theirs:
            break
        first -= 1
    return text.written(first, last)


def _goes_on(text: _Text, before: int, word: int) -> bool:
    """Say whether a phrase may be longer by a word: one that says something, not parted."""
    return text.joined(before) and text.stems[word] != BAR and text.stems[word] not in _NEVER


def _themes(this: Entry, that: Entry, shared: _Shared) -> list[str]:
    """Return the names of the rarest themes of both."""
    both = set(this.themes) & set(that.themes)
    rarest = sorted(both, key=lambda theme: (shared.theme_counts[theme], theme))[:_THEMES]
    return [shared.theme_names.get(theme, theme.replace("-", " ")) for theme in rarest]
