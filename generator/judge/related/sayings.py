# What two papers both say, in the words of one of them. The terms that make them alike are known;
# here they are judged (does a term tell anything, do both dwell on it), found in the text, made
# longer where both go on alike, and quoted. It takes two papers and what is known of terms, so that
# pairs of papers can be looked at anywhere and in any order.
"""Find phrases that two papers share, and quote them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from generator.judge.related.similarity import BAR, WORD, Vectors
from generator.text import fold

# How many phrases are quoted.
PHRASES = 3
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
_PART = re.compile(r"[^\W_]+")
_APART = re.compile(f"({WORD.pattern})")
# "English-to" of "English-to-Japanese".
_LOOSE_END = re.compile(r"[-‐‑–](?:to|in|of|and|the|by)\Z")
_HYPHENS = frozenset("-‐‑–")
# Products are compared as whole numbers of this many to one.
_SCALE = 1e9
# Words, by their stems, that tell nothing unless another stands beside them.
_PLAIN = frozenset(
    """
    3d access accuracy accurate adaptation adapted additional advance advanced agent
    algorithm analysis annotated answering application applied area array article artificial
    aspect assessment assistant auc auroc automated average baseline benchmark billion
    building capability capable case category centric chain characteristic choice class
    clinical clinically coding coefficient collection commercial common complex component
    computational computing condition content context contextual continuous control
    convolutional corpus curated current customized data dataset decision deep dense
    description design detection direct distribution diverse doctor document domain effect
    efficiency efficient electronic empirically encode encoder encoding end engineering
    enhanced estimate estimation example expert expertise extracted fact family feature
    fidelity field figure fine foundation full function future general generation generative
    global group guided head health healthcare heterogeneous hospital human image imaging
    impact independent individual inference information input instruct instruction
    integration intelligence intensive interaction internal knowledge label labeled labelled
    language larger layer leading learned learner learning level local longitudinal loss low
    machine management manual margin mask matrix mean measure mechanism medical medicine
    memory metric missing mixed modality model modular module multi multifaceted multimodal
    natural network neural number object objective open optimal optimization order organ
    original output paired pairwise parallel parameter part patient performing pipeline plan
    point population power practical practice pre precise precision prediction pretrained
    pretraining private procedure process processing professional prompt quality question
    radiologist range rate real recognition reduction reference region regression reliable
    report representation requirement research resource response risk robustness role sample
    scale scenario scheme science scientific score search selecting selection self semantic
    sensitive sequence series setting shot signal similar similarity simple single small
    software source space spatial specialized specific speed standard step strategy strong
    structure structured subject supervised support synthetic system target targeted
    technique temporal test text textual thought time token tool top trained training
    transfer transformer treatment true trust tuned tuning type understanding unified
    universal value variation version view vision visual volume web weight wide word
    """.split()  # noqa: SIM905
)
# Words, by their stems, with which no telling phrase is made.
_NEVER = frozenset(
    """
    ability able acceptable accessible according account accurately acquired across active
    actual adaptable adapting adding addition additionally adequate adopt adopted advancement
    advantage aiming allow allowing almost already alternative ample another apply
    applying appropriate approximately arise aspect assist associated assume attention
    automatically availability avoid aware away baseline becoming begin beneficial benefit
    beyond boost bridge bridging bring broad broader build called capture careful carefully
    carried cause certain changing clear clearly close closely collected collecting combination
    combine combined combining commonly comparable comparative comparing competitive complement
    complete completely complexity comprise comprising concern conclude conclusion conduct
    conducted considerable consideration considered consist consistency consistent consistently
    consisting constitute construct constructed contain containing contribute contribution
    conventional core correct correctly correspond corresponding covering create created
    creating creation critical crucial curate currently date day deal decrease deeper define
    degree deliver demand depend dependent deploy deployed deployment derive derived describe
    described despite detailed determine devised differ difference difficult difficulty
    dimension directly discover discovery discuss discussed distinct diversity drawn driven
    easily easy effort eliminate emerge emerged emerging employ employed enable enabled enabling
    encoded encompass encompassing encourage enhance enhancement enhancing enough ensure
    ensuring entire entirely equally equivalent error especially essential establish established
    establishing evidence exceed excel excellent exciting exhibit exhibited exist expand
    expected explicit explicitly exploit exploiting exploration explore explored exploring
    exposed extend extended extension extensively extent face facilitate facilitating factor
    failed fall famous fast faster feasible finding five flexible focus focused focusing follow
    followed following form formulate four free frequently fully fundamental gain gap generalize
    generate generated generating given goal good great greater greatly ground growing growth
    guide handle hard help hence highlight highly hold hope idea ideal identical identified
    identify identifying implement implemented importantly incorporate incorporated
    incorporating increase increased increasing increasingly inherent initial innovative insight
    inspired instead integrate integrated integrating intended interest interesting introducing
    intuitive investigate investigated investigating investigation involve involved involving
    issue jointly know known lack lastly lead led leverage leveraged leveraging lie life limit
    limitation limiting line little long main mainly maintain maintaining major majority making
    manner mapping marked massive maximum meaning meet million minimal minimum mitigate
    mitigating modern modified nature nearly necessary necessity need needed next notable
    notably note numerous obtain obtained obtaining occur offer offering old openly operate
    opportunity option overall overcome particular particularly pave people percent percentage
    perform performed period perspective pivotal play popular pose possible potentially powerful
    precisely prevent previous previously primarily primary prior produce produced producing
    progress prominent promise promising promote properly property proven public publicly pursue
    qualitative quantitative quantity quick quickly ranged ranging rapid rapidly rare rarely
    reach reached reaching ready reason recently reduce reduced reducing refer refine regarding
    related relation relative relatively relevance relevant rely relying remain remaining
    remarkable remarkably replace represent represented representing require required requiring
    respective resulting reveal revealing rich rise round running satisfactory scarce seamless
    seamlessly seek seen select selected separate separately serve served serving set seven
    severe shared sharing shift short shortcoming side simply simultaneously situation size
    smaller solely solution solve solving sometime sota special specialised specialist specifically
    specified state strength striking strive strongly struggle studied studying subsequently
    subset substantial substantially success successful successfully suffer sufficient
    sufficiently suggest suitable superior superiority supported surpass surpassing systematic
    systematically tackle take taken taking term tested thereby thorough thousand throughout
    today tool total traditional tremendous trend truly try turn typical typically ultimate
    ultimately uncover underexplored underlying understand understudied undertake unexplored
    unique unprecedented update useful user usually utility utilize utilized utilizing valid
    validate validated validating valuable variant variety vary varying vast verified versatile
    version vital want way weak well widely widespread work world worse worth year yet yield
    yielding
    """.split()  # noqa: SIM905
)


# Pairs, by their stems, that might be said of any paper.
_OF_ANY = frozenset(
    {"open source", "open sourced", "open access", "open ended", "real world", "f1 score"}
)
# No phrase ends with one of these: what they belong to is cut off ("general medical").
_NO_END = frozenset(
    """
    aware based biomedical clinical cross deep general guided international large medical
    multimodal natural pretrained specific trained tuned visual
    """.split()  # noqa: SIM905
)


class _Worth(IntEnum):
    """What a term is worth quoting, the most first."""

    PAIR = 0
    WORD = 1
    PLAIN = 2
    NOTHING = 3


class Said(NamedTuple):
    """Phrases that two papers share.

    Attributes:
        phrases: As one of the two writes them.
        in_passing: Whether one of the two says them only in passing.
        plain: Whether they tell little, for all their words are plain.
    """

    phrases: list[str]
    in_passing: bool
    plain: bool


class _Other(NamedTuple):
    """The other paper: its words by their stems, and its text."""

    line: str
    text: str


class _Term(NamedTuple):
    """A column: its words by their stems, together and one by one, and its worth."""

    text: str
    parts: tuple[str, ...]
    worth: _Worth


class Sayer:
    """Finds what pairs of papers both say; what it learns of terms it keeps."""

    def __init__(
        self, vectors: Vectors, texts: Sequence[str], told: Sequence[Collection[str]]
    ) -> None:
        """Take what is known of all papers.

        Args:
            vectors: The papers as rows.
            texts: Each paper's title, a line break, its abstract.
            told: For each paper names, folded, that need not be said again.
        """
        self._vectors = vectors
        self._texts = texts
        self._told = told
        self._terms: dict[int, _Term] = {}
        # The paper that was looked at last; the next question is mostly of the same.
        self._at = -1
        self._text: _Text
        self._own: dict[int, float]

    def __call__(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> list[list[Said]]:
        """Return for each paper what it and each of some others say, as it writes it."""
        return [[self.said(place, other) for other in others] for place, others in wanted]

    def said(self, place: int, other: int) -> Said:
        """Return what a paper and another say, as the paper writes it."""
        if self._at != place:
            self._at = place
            self._text = _Text(self._texts[place], self._vectors.lines[place])
            self._own = dict(self._weights(place))
        terms = self._common(self._own, other)
        theirs = _Other(self._vectors.lines[other], self._texts[other])
        return _phrases(self._text, theirs, terms, self._told[place])

    def _weights(self, place: int) -> Iterator[tuple[int, float]]:
        """Return a paper's columns with their weights, in order."""
        matrix = self._vectors.matrix
        span = slice(matrix.indptr[place], matrix.indptr[place + 1])
        return zip(matrix.indices[span].tolist(), matrix.data[span].tolist(), strict=True)

    def _common(self, own: Mapping[int, float], other: int) -> list[_Term]:
        """Return the terms that make two papers alike, strongest first.

        Args:
            own: The weights of the one paper's columns.
            other: The place of the other.
        """
        products = [
            (-round(weight * own[column] * _SCALE), column)
            for column, weight in self._weights(other)
            if column in own
        ]
        products.sort()
        return [self._term(column) for _, column in products[:_TERMS]]

    def _term(self, column: int) -> _Term:
        """Return what is to be known of a term; many pairs of papers share it."""
        found = self._terms.get(column)
        if found is None:
            found = self._terms[column] = self._judged(column)
        return found

    def _judged(self, column: int) -> _Term:
        """Judge a term: whether it tells what a paper is about, may be quoted, or neither."""
        text = self._vectors.terms[column]
        parts = text.split(" ")
        share = _PHRASE_SHARE if len(parts) > 1 else _WORD_SHARE
        often = int(self._vectors.frequency[column]) > max(_FEW, share * len(self._texts))
        if often or text.startswith("\n"):
            return _Term(text, (), _Worth.NOTHING)
        if text in _OF_ANY or any(part in _NEVER for part in parts):
            return _Term(text, tuple(parts), _Worth.NOTHING)
        short = len(parts) == 1 and len(text) < _SHORT
        if not short and any(part not in _PLAIN for part in parts):
            return _Term(text, tuple(parts), _Worth.PAIR if len(parts) > 1 else _Worth.WORD)
        return _Term(text, tuple(parts), _Worth.PLAIN if len(parts) > 1 else _Worth.NOTHING)


def _dwells(line: str, word: str) -> bool:
    """Say whether a paper has a word more than once, or in its title."""
    wanted = f" {word} "
    at = line.find(wanted)
    return at >= 0 and (at < line.index("\n") or line.find(wanted, at + 1) >= 0)


class _Text:
    """One paper's words by their stems, and where they stand."""

    __slots__ = ("first", "line", "pieces", "size", "stems", "title")

    def __init__(self, text: str, line: str) -> None:
        self.line = line
        # What stands before the first word, the word, what stands between it and the next, ...
        self.pieces = _APART.split(text)
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

    def written(self, first: int, last: int, theirs: str) -> str:
        """Return the words as the paper has them, whole where hyphens tie them to more.

        A title's capitals go, and a sentence's first where the paper has the word without it. Of
        several words none is cut out of a longer one: of "full fine-tuning" there is no "full
        fine". What the other paper does not say is not added: it has COVID, not COVID-19.

        Args:
            first: The number of the first word.
            last: The number behind that of the last.
            theirs: The other paper's text.

        Returns:
            The phrase; nothing where so cut only one word is left.
        """
        many = last - first > 1
        while first and self._tied(first - 1) and self._is_in(theirs, first - 1):
            first -= 1
        while last < self.size and self._tied(last - 1, last) and self._is_in(theirs, last - 1):
            last += 1
        if many:
            while last > first and last < self.size and self.pieces[2 * last] in _HYPHENS:
                last -= 1
            while first < last and first and self.pieces[2 * first] in _HYPHENS:
                first += 1
            if last - first < 2:  # noqa: PLR2004
                return ""
        phrase = _LOOSE_END.sub("", "".join(self.pieces[2 * first + 1 : 2 * last]))
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

    def _is_in(self, theirs: str, index: int) -> bool:
        """Say whether the other paper has a word and the next beside each other, too."""
        pair = f"{self.pieces[2 * index + 1]} {self.pieces[2 * index + 3]}"
        return fold(pair) in fold(theirs)


def _uncapitalised(phrase: str) -> str:
    """Return a phrase without capitals that begin its words; those inside a word stay."""
    return _PART.sub(lambda part: part[0].lower() if part[0].istitle() else part[0], phrase)


def _phrases(text: _Text, theirs: _Other, terms: list[_Term], told: Collection[str]) -> Said:
    """Return the most telling phrases that both papers have, as one of the two writes them.

    Telling pairs of words come first, then telling words that both dwell on, then, if there is
    nothing else, pairs that tell little, and at last words said in passing.

    Args:
        text: The one paper.
        theirs: The other.
        terms: The terms that make them alike, strongest first.
        told: Names that the reason tells anyway.
    """
    known = set(told)
    spoken: set[str] = set()
    said: list[str] = []
    worth = _Worth.PAIR
    passing: list[_Term] = []
    tried = 0
    both = text.line[: text.line.index("\n")], theirs.line[: theirs.line.index("\n")]
    for term in sorted((_titled(term, *both) for term in terms), key=_worth):
        if term.worth is _Worth.NOTHING or (said and term.worth is _Worth.PLAIN):
            break
        dwelt = _dwelt_on(term, text, theirs.line)
        if term.worth is _Worth.WORD and dwelt == 1:
            passing.append(term)
        elif dwelt:
            tried += 1
            if spoken.isdisjoint(term.parts) and _say(term, text, theirs, known, said):
                spoken.update(part for part in term.parts if part not in _PLAIN)
                worth = max(worth, term.worth)
            if len(said) == PHRASES or tried == _TRIED:
                break
    if said:
        return Said(said, in_passing=False, plain=worth is _Worth.PLAIN)
    for term in passing[:PHRASES]:
        _say(term, text, theirs, known, said)
    return Said(said, in_passing=True, plain=False)


def _titled(term: _Term, one: str, other: str) -> _Term:
    """Return a term with its worth to two papers: a pair that both titles have tells always."""
    pair = term.worth is _Worth.NOTHING and len(term.parts) > 1 and term.text not in _OF_ANY
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


def _say(term: _Term, text: _Text, theirs: _Other, known: set[str], said: list[str]) -> bool:
    """Add a term as the paper writes it to what is said, unless that is said already."""
    phrase = _longest(term.text, text, theirs)
    folded = fold(phrase)
    if not phrase or any(folded in one or one in folded or _as_one(one, folded) for one in known):
        return False
    known.add(folded)
    said.append(phrase)
    return True


def _as_one(one: str, other: str) -> bool:
    """Say whether two folded names differ in spaces only: "llama 2" and "llama2"."""
    return one.replace(" ", "") == other.replace(" ", "")


def _worth(term: _Term) -> int:
    return term.worth


def _longest(term: str, text: _Text, theirs: _Other) -> str:
    """Return a term as this paper writes it, with the words around it that both papers have."""
    place = text.place(term)
    if place is None or f" {term} " not in theirs.line:
        return ""
    first, last = place
    while last - first < _RUN and _goes_on(text, last - 1, last):
        if f" {' '.join(text.stems[first : last + 1])} " not in theirs.line:
            break
        last += 1
    while last - first < _RUN and first and _goes_on(text, first - 1, first - 1):
        if f" {' '.join(text.stems[first - 1 : last])} " not in theirs.line:
            break
        first -= 1
    while last > first and text.stems[last - 1] in _NO_END:
        last -= 1
    if last - first < len(term.split()) or " ".join(text.stems[first:last]) in _OF_ANY:
        return ""
    written = text.written(first, last, theirs.text)
    return written or ("" if " " in term else text.written(*place, theirs.text))


def _goes_on(text: _Text, before: int, word: int) -> bool:
    """Say whether a phrase may be longer by a word: one that says something, not parted."""
    return text.joined(before) and text.stems[word] != BAR and text.stems[word] not in _NEVER
