# Which papers to read next, and why. Likeness comes from similarity.py; here six are chosen so
# that a reader can walk on and back: a link is worth a little more where it goes both ways, and a
# paper that no list holds gets the last place in one of its closest. Another version of the same
# paper is never offered. Each gets a reason made only of what both papers really hold: datasets
# and models they name, phrases as one of the two writes them, themes they share.
"""Judge which other papers to read with each, and say why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

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
# So many others are offered for what both say in passing; more need a better reason.
_AT_LEAST = 3
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
_THEME_SHARE = 0.25
_FEW = 4
_SHORT = 4
# The longest run of words quoted.
_RUN = 4
_JOINTS = frozenset({" ", "-", "‐", "‑", "–", "/"})
_PART = re.compile(r"[^\W_]+")
_APART = re.compile(f"({WORD.pattern})")
_HYPHENS = frozenset("-‐‑–")
# Products are compared as whole numbers of this many to one.
_SCALE = 1e9
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


class _Worth(IntEnum):
    """What a term is worth quoting, the most first."""

    PAIR = 0
    WORD = 1
    PLAIN = 2
    NOTHING = 3


class _Said(NamedTuple):
    """Phrases that two papers share, and whether one of them says them only in passing."""

    phrases: list[str]
    in_passing: bool


class _Term(NamedTuple):
    """A column: its words by their stems, together and one by one, and its worth."""

    text: str
    parts: tuple[str, ...]
    worth: _Worth


@dataclass(frozen=True, slots=True)
class _Shared:
    """What reasons are made from, once for all papers.

    Attributes:
        terms: What has been judged of columns so far.
        said: The phrases found so far for two papers, which serve both ways.
    """

    entries: tuple[Entry, ...]
    vectors: Vectors
    theme_names: Mapping[str, str]
    theme_counts: Mapping[str, int]
    name_counts: Mapping[str, int]
    terms: dict[int, _Term]
    said: dict[tuple[int, int], _Said]

    def weights(self, place: int) -> Iterator[tuple[int, float]]:
        """Return a paper's columns with their weights, in order."""
        matrix = self.vectors.matrix
        span = slice(matrix.indptr[place], matrix.indptr[place + 1])
        return zip(matrix.indices[span].tolist(), matrix.data[span].tolist(), strict=True)

    def common(self, own: Mapping[int, float], other: int) -> list[int]:
        """Return the columns that make two papers alike, strongest first.

        Args:
            own: The one paper's :meth:`weights`.
            other: The place of the other.
        """
        products = [
            (-round(weight * own[column] * _SCALE), column)
            for column, weight in self.weights(other)
            if column in own
        ]
        products.sort()
        return [column for _, column in products[:_TERMS]]

    def term(self, column: int) -> _Term:
        """Return what is to be known of a term; many pairs of papers share it."""
        found = self.terms.get(column)
        if found is None:
            found = self.terms[column] = self._judged(column)
        return found

    def _judged(self, column: int) -> _Term:
        """Judge a term: whether it tells what a paper is about, may be quoted, or neither."""
        text = self.vectors.terms[column]
        parts = text.split(" ")
        share = _PHRASE_SHARE if len(parts) > 1 else _WORD_SHARE
        often = int(self.vectors.frequency[column]) > max(_FEW, share * len(self.entries))
        if often or text.startswith("\n"):
            return _Term(text, (), _Worth.NOTHING)
        if any(part in _NEVER for part in parts):
            return _Term(text, tuple(parts), _Worth.NOTHING)
        short = len(parts) == 1 and len(text) < _SHORT
        if not short and any(part not in _PLAIN for part in parts):
            return _Term(text, tuple(parts), _Worth.PAIR if len(parts) > 1 else _Worth.WORD)
        return _Term(text, tuple(parts), _Worth.PLAIN if len(parts) > 1 else _Worth.NOTHING)


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
    links = Counter(other for others in chosen for other in others[:_MOST])
    return {
        ordered[place].paper.id: tuple(
            Related(ordered[other].paper.id, reason)
            for other, reason in _convincing(_reasons(place, others, shared), links)
        )
        for place, others in enumerate(chosen)
    }


def _convincing(
    reasons: Iterable[tuple[int, str, bool]], links: Counter[int]
) -> Iterator[tuple[int, str]]:
    """Yield up to six others with their reasons.

    What two papers say only in passing is enough for the first few, and where nothing else leads
    to the other.
    """
    shown = 0
    for other, reason, telling in reasons:
        if telling or shown < _AT_LEAST or links[other] <= 1:
            yield other, reason
            shown += 1
        else:
            links[other] -= 1
        if shown == _MOST:
            return


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
    wanted = f" {word} "
    at = line.find(wanted)
    return at >= 0 and (at < line.index("\n") or line.find(wanted, at + 1) >= 0)


class _Text:
    """One paper's words by their stems, and where they stand."""

    __slots__ = ("first", "line", "pieces", "size", "stems", "title")

    def __init__(self, entry: Entry, line: str) -> None:
        self.line = line
        # What stands before the first word, the word, what stands between it and the next, ...
        self.pieces = _APART.split(f"{entry.paper.title}\n{entry.paper.abstract or ''}")
        self.stems = line.split()
        self.size = len(self.stems)
        self.title = len(line[: line.index("\n")].split())
        # The abstract's words before the title's: a title's capitals say nothing.
        words = [*self.stems[self.title :], *self.stems[: self.title]]
        order = [*range(self.title, self.size), *range(self.title)]
        self.first = dict(zip(reversed(words), reversed(order), strict=True))

    def odd(self, word: str) -> bool:
        """Say whether a word stands first in odd capitals, as names and abbreviations do."""
        index = self.first.get(word)
        return index is not None and not self.pieces[2 * index + 1][1:].islower()

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
        return index + 1 < self.size and self.pieces[2 * index + 2] in _JOINTS

    def written(self, first: int, last: int) -> str:
        """Return the words as the paper has them, whole where hyphens tie them to more.

        A title's capitals go, and a sentence's first where the paper has the word without it.
        """
        while first and self._tied(first - 1):
            first -= 1
        while last < self.size and self._tied(last - 1, last):
            last += 1
        phrase = "".join(self.pieces[2 * first + 1 : 2 * last])
        if first < self.title:
            return _uncapitalised(phrase)
        head = self.pieces[2 * first + 1]
        if head.istitle() and f" {head.lower()}" in "".join(self.pieces):
            return _uncapitalised(phrase)
        return phrase

    def _tied(self, index: int, bare: int | None = None) -> bool:
        """Say whether a hyphen alone ties a word that says nothing ("X", "19") to the next."""
        return (
            self.pieces[2 * index + 2] in _HYPHENS
            and self.stems[index if bare is None else bare] == BAR
        )


def _uncapitalised(phrase: str) -> str:
    """Return a phrase without capitals that begin its words; those inside a word stay."""
    return _PART.sub(lambda part: part[0].lower() if part[0].istitle() else part[0], phrase)


def _reasons(place: int, others: Sequence[int], shared: _Shared) -> Iterator[tuple[int, str, bool]]:
    """Yield those of the others for which there is something to say, with it.

    The last tells whether it is more than what one of the two says in passing.
    """
    if not others:
        return
    told = {fold(mention.name) for mention in shared.entries[place].mentions}
    text: _Text | None = None
    own: dict[int, float] = {}
    for other in others:
        pair = min(place, other), max(place, other)
        said = shared.said.get(pair)
        if said is None:
            if text is None:
                text = _Text(shared.entries[place], shared.vectors.lines[place])
                own = dict(shared.weights(place))
            terms = [shared.term(column) for column in shared.common(own, other)]
            said = shared.said[pair] = _phrases(text, shared.vectors.lines[other], terms, told)
        reason, telling = _reason(place, other, said, shared)
        if reason:
            yield other, reason, telling


def _reason(place: int, other: int, said: _Said, shared: _Shared) -> tuple[str, bool]:
    """Return in words what two papers share, if anything, and whether that tells much."""
    this, that = shared.entries[place], shared.entries[other]
    parts = _names(this, that, shared)
    themes = _themes(this, that, shared) if len(said.phrases) < _PHRASES - 1 else []
    telling = bool(parts or themes or (said.phrases and not said.in_passing))
    if said.phrases:
        quoted = ", ".join(f"“{phrase}”" for phrase in said.phrases)
        parts.append(f"{'share' if parts else 'Share'} {quoted}")
    if not parts and not themes:
        themes = _themes(this, that, shared, any_of_them=True)
    if themes:
        parts.append(f"{'both' if parts else 'Both'} under {' and '.join(themes)}")
    return "; ".join(parts), telling


def _names(this: Entry, that: Entry, shared: _Shared) -> list[str]:
    """Return what to say of the datasets and models that both name."""
    if not (this.mentions and that.mentions):
        return []
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


def _phrases(text: _Text, theirs: str, terms: list[_Term], told: Collection[str]) -> _Said:
    """Return the most telling phrases that both papers have, as one of the two writes them.

    Telling pairs of words come first, then telling words that both dwell on, then, if there is
    nothing else, pairs that tell little, and at last words said in passing.

    Args:
        text: The one paper.
        theirs: The other's words by their stems.
        terms: The terms that make them alike, strongest first.
        told: Names that the reason tells anyway.
    """
    known = set(told)
    said: list[str] = []
    passing: list[_Term] = []
    tried = 0
    both = text.line[: text.line.index("\n")], theirs[: theirs.index("\n")]
    for term in sorted((_titled(term, *both) for term in terms), key=_worth):
        if term.worth is _Worth.NOTHING or (said and term.worth is _Worth.PLAIN):
            break
        dwelt = _dwelt_on(term, text, theirs)
        if term.worth is _Worth.WORD and dwelt == 1:
            passing.append(term)
        elif dwelt:
            tried += 1
            _say(term, text, theirs, known, said)
            if len(said) == _PHRASES or tried == _TRIED:
                break
    if said:
        return _Said(said, in_passing=False)
    for term in passing[:_PHRASES]:
        _say(term, text, theirs, known, said)
    return _Said(said, in_passing=True)


def _titled(term: _Term, one: str, other: str) -> _Term:
    """Return a term with its worth to two papers: a pair that both titles have tells always."""
    pair = term.worth is _Worth.NOTHING and len(term.parts) > 1
    if pair and f" {term.text} " in one and f" {term.text} " in other:
        return term._replace(worth=_Worth.PAIR)
    return term


def _dwelt_on(term: _Term, text: _Text, theirs: str) -> int:
    """Return how many of two papers dwell on a term: both, one, none; odd capitals tell as much."""
    if term.worth is _Worth.WORD and text.odd(term.text):
        return 2
    ours = any(_dwells(text.line, part) or text.odd(part) for part in term.parts)
    if ours and term.worth is not _Worth.WORD:
        return 1
    return ours + any(_dwells(theirs, part) for part in term.parts)


def _say(term: _Term, text: _Text, theirs: str, known: set[str], said: list[str]) -> None:
    """Add a term as the paper writes it to what is said, unless that is said already."""
    phrase = _longest(term.text, text, theirs)
    folded = fold(phrase)
    if phrase and not any(folded in one or one in folded for one in known):
        known.add(folded)
        said.append(phrase)


def _worth(term: _Term) -> int:
    return term.worth


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


def _themes(this: Entry, that: Entry, shared: _Shared, *, any_of_them: bool = False) -> list[str]:
    """Return the names of the rarest themes of both.

    What a quarter of all papers are under tells nothing, unless any of them is wanted.
    """
    if not (this.themes and that.themes):
        return []
    most = len(shared.entries) if any_of_them else max(_FEW, _THEME_SHARE * len(shared.entries))
    both = {theme for theme in this.themes if theme in that.themes}
    fit = [theme for theme in both if shared.theme_counts[theme] <= most]
    rarest = sorted(fit, key=lambda theme: (shared.theme_counts[theme], theme))[:_THEMES]
    return [shared.theme_names.get(theme, theme.replace("-", " ")) for theme in rarest]
