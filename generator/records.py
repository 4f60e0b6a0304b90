# The nouns of the pipeline: one frozen record at each seam between two stages. Nothing here
# computes; a stage takes records and returns records, so each can be tested, cached and run in
# parallel by itself.
"""The records that flow through the pipeline: Seed, Sighting, Paper, Entry, Page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TextField = Literal["title", "abstract"]
ResourceKind = Literal["dataset", "model"]


@dataclass(frozen=True, slots=True)
class Seed:
    """One file of seeds/, decoded and cut into lines.

    Attributes:
        name: Path relative to the seeds folder, with forward slashes.
        lines: The file's lines without their ends; ``lines[0]`` is line 1.
    """

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a seed where a paper was seen: file name and first line (from 1)."""

    file: str
    line: int


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where the value of one field came from.

    Attributes:
        field: Name of the field, as in the published record.
        file: Seed or curation file.
        line: Line in that file, from 1.
        rule: The rule that read or changed the value, e.g. ``listing-date`` or ``mirror-name``.
    """

    field: str
    file: str
    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One occurrence of a paper in one seed, as its dialect's parser read it.

    Text is clean (TeX decoded, repairs applied); what the seed does not say is None or empty.

    Attributes:
        file: The seed's name.
        line: First line of the sighting, from 1.
        lines: Every line that went into it.
        date: ISO 8601, as precise as the seed: ``2023-04-14``, ``2023-04`` or ``2023``.
        arxiv: arXiv identifier without version, ``2309.17007`` or ``math/0211159``.
        doi: Lower-case DOI without resolver, ``10.1038/s41598-023-33303-y``.
        code: URLs of code repositories.
        links: Other URLs, in reading order.
        origins: Where each field came from.
    """

    file: str
    line: int
    lines: tuple[int, ...]
    title: str | None = None
    authors: tuple[str, ...] = ()
    authors_complete: bool | None = None
    date: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    code: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    venue: str | None = None
    abstract: str | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class LineAccount:
    """Where the lines of one seed went; every non-blank line is in exactly one of three heaps.

    Attributes:
        dialect: Name of the dialect, or ``unknown`` or ``unreadable``.
        blank: Lines with nothing but white space.
        records: Lines that went into a sighting.
        furniture: Lines known to be page furniture.
        problems: Lines that ended in a problem.
        sightings: Number of sightings, not of lines.
    """

    file: str
    dialect: str
    blank: int = 0
    records: int = 0
    furniture: int = 0
    problems: int = 0
    sightings: int = 0

    @property
    def lines(self) -> int:
        """The number of lines of the file."""
        return self.blank + self.records + self.furniture + self.problems


@dataclass(frozen=True, slots=True)
class Repair:
    """A curator's literal correction of seed text: every ``find`` becomes ``replace``."""

    rule: str
    find: str
    replace: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What the curator knows of one paper: which it is, its clean title, its identifiers.

    Attributes:
        abstract_starts: The first characters of the abstract as the seed has it.
        confidence: The curator's word on how sure this is.
        file: The curation file, for the origin of each field.
        line: The row's line in it, from 1.
    """

    title: str
    file: str
    line: int
    abstract_starts: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    code: tuple[str, ...] = ()
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Permalink:
    """An address once given to a paper, and the keys by which that paper is known again.

    Attributes:
        id: The permalink.
        keys: ``arxiv:…``, ``doi:…``, ``title:…`` and ``abstract:…``; see generator.merge.
    """

    id: str
    keys: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: its sightings merged, each field with its origin.

    Attributes:
        id: Permalink: ASCII, readable, stable.
        title: Never empty; see ``title_source``.
        title_source: ``seed``, ``curation``, or ``abstract`` where the title is only the
            abstract's first words.
        authors_complete: False where the list is known to be cut ("et al."), None if unknown.
        date: ISO 8601 at the precision known, or None.
        formerly: Permalinks this paper had before; they redirect here.
        sources: Every sighting's file and first line, sorted.
    """

    id: str
    title: str
    title_source: Literal["seed", "curation", "abstract"]
    authors: tuple[str, ...] = ()
    authors_complete: bool | None = None
    date: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    code: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    venue: str | None = None
    abstract: str | None = None
    sources: tuple[Source, ...] = ()
    origins: tuple[Origin, ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of :attr:`date`, or None where no date is known."""
        return int(self.date[:4]) if self.date else None


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words that earned a paper a tag.

    Attributes:
        tag: Slug of the theme or modality.
        field: Which text holds the words.
        start: Offset of the first character in that text, in characters.
        end: Offset after the last character.
        text: The words, ``text == paper.<field>[start:end]``.
        rule: The rule that matched, as named in the curator's file.
    """

    tag: str
    field: TextField
    start: int
    end: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Resource:
    """A dataset or model as the curator lists it.

    Attributes:
        name: As readers see it; one name for a family of versions.
        aliases: Other forms; hyphens, spaces and capitals do not count, ``#`` is any number.
        exact: Forms (its name, aliases or more) that count only with these capitals.
        needs: Words of which the title or abstract must hold one, if any are given.
        unless: Words of which neither may hold any.
        about: A line for readers, or empty.
    """

    name: str
    kind: ResourceKind
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class ResourceList:
    """What the curator knows of named resources.

    Attributes:
        not_names: Words that look like a name in print and are none.
    """

    resources: tuple[Resource, ...] = ()
    not_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A dataset or model that a paper names, and the words that show it.

    Attributes:
        name: The listed name, or a new one as the paper writes it, without its size.
        field: Which text holds the words.
        start: Offset of the first character in that text, in characters.
        end: Offset after the last character.
        text: The words, ``text == paper.<field>[start:end]``.
        rule: How it was found: ``list``, or how the sentence gives a new name away.
        new: Whether the curator's list does not hold it.
        introduced: Whether this paper is where it comes from.
    """

    name: str
    kind: ResourceKind
    field: TextField
    start: int
    end: int
    text: str
    rule: str
    new: bool = False
    introduced: bool = False


@dataclass(frozen=True, slots=True)
class Related:
    """Another paper worth reading with this one.

    Attributes:
        id: The other paper's permalink.
        reason: What the two share, in words for readers.
    """

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tldr:
    """The sentence of an abstract that best says what the paper contributes.

    Attributes:
        text: The sentence, without a heading that opens it; ``text == paper.abstract[start:end]``.
        start: Offset of its first character in the abstract, in characters.
        end: Offset after its last character.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Result:
    """A number that a paper reports, as far as one sentence says what it is.

    Attributes:
        metric: What was measured, as written ("micro F1", "accuracy"), or how much it changed
            ("improvement in accuracy"), or by how much others were surpassed ("margin").
        value: The number as written, without its unit: "0.84 ± 0.11", "+12.61", "4-5".
        unit: "%", "percentage points", "points", "×", a unit of measurement, or "".
        bound: Words that bound the value, as written ("up to", "over"), or "".
        dataset: What it was measured on, as written, or None where the sentence does not say.
        comparison: What it is compared with, as written ("vs. 0.95", "over BiomedCLIP"), or None.
        sentence: The sentence, ``sentence == paper.abstract[start:end]``.
        start: Offset of the sentence in the abstract, in characters.
        end: Offset after the sentence.
    """

    metric: str
    value: str
    unit: str
    bound: str
    dataset: str | None
    comparison: str | None
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a curator decided for one paper; it wins over every rule.

    Attributes:
        paper: arXiv identifier, DOI, the address of either, permalink, or title.
        place: Where the curator wrote it, for messages: file and line.
        add: Slugs the paper gets besides those judged.
        remove: Slugs it does not get.
        themes: All its themes, or None where they are judged.
        modalities: All its modalities, or None where they are judged.
        why: The curator's reason, or empty.
    """

    paper: str
    place: Source
    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    themes: tuple[str, ...] | None = None
    modalities: tuple[str, ...] | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper with what was judged of it: what the digest publishes.

    Attributes:
        themes: Slugs, most central first; never empty.
        modalities: Slugs, most central first.
        evidence: The words behind each theme and modality.
        tldr: The sentence of the abstract to read first.
        results: The numbers the abstract reports, in reading order.
        mentions: The datasets and models it names, sorted by kind and name.
        related: Up to six other papers, closest first.
        decision: What the curator decided of its tags, if anything.
    """

    paper: Paper
    themes: tuple[str, ...]
    modalities: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    tldr: Tldr | None = None
    results: tuple[Result, ...] = ()
    mentions: tuple[Mention, ...] = ()
    related: tuple[Related, ...] = ()
    decision: Decision | None = None

    @property
    def datasets(self) -> tuple[str, ...]:
        """The names of the datasets it names."""
        return tuple(one.name for one in self.mentions if one.kind == "dataset")

    @property
    def models(self) -> tuple[str, ...]:
        """The names of the models it names."""
        return tuple(one.name for one in self.mentions if one.kind == "model")


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme or modality as the curator describes it.

    Attributes:
        slug: As used in URLs and front matter.
        name: As shown to readers, e.g. "Vision and language".
        description: One line: what a paper must do to belong here.
    """

    slug: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A named group of phrases that speak for a theme or a modality.

    Attributes:
        name: Unique within its criterion.
        phrases: In the curator's notation, e.g. ``low-rank adapt*``.
        weight: How telling the phrases are where nothing was learned of them; 1 is usual.
        places: Where alone they count, e.g. ``title``; empty for everywhere.
        means: What the phrases are, for readers who ask why; empty where the name says it.
    """

    name: str
    phrases: tuple[str, ...]
    weight: float = 1.0
    places: tuple[str, ...] = ()
    means: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A theme or modality with the rules it is judged by.

    Attributes:
        weak: Rules that count only for a paper that would else be left without a theme.
        imaging: ``one`` for a modality that is one kind of image, ``many`` for the one that
            stands for many kinds at once, else None.
    """

    tag: Tag
    rules: tuple[Rule, ...]
    weak: tuple[Rule, ...] = ()
    imaging: Literal["one", "many"] | None = None


# What evidence names in place of a rule where no phrase of the curator's gave the tag: a decision,
# or that no theme is sure and this one is the nearest, or that nothing speaks of medicine.
CURATOR = "curator"
NEAREST = "nearest"
NOT_MEDICAL = "not-medical"
# What owns the phrases that labelled papers taught, where a criterion would stand in a feature.
LEARNED = "learned"
# What the other tags of a paper tell of one, as the name of a rule.
COMPANY = "company"


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """All that a curator says about tags: what there is and how it is recognised.

    Attributes:
        themes: In the curator's order.
        modalities: In the curator's order.
        signals: Rules that earn no tag but tell what a paper is like, e.g. whether it is medical.
        claim: Phrases that mark a sentence as saying what the paper contributes.
        aside: Phrases after which something is only compared with or set aside.
        weights: For each tag, its bias (under the empty string) and the weights of features
            named ``criterion/rule@place``; tags without weights are judged by default points.
            ``company/slug@share`` is what another tag adds that surely fits, ``company/all@always``
            what is added once all have been looked at.
            ``learned/phrase@place`` is a word, or two side by side, that labelled papers taught.
    """

    themes: tuple[Criterion, ...] = ()
    modalities: tuple[Criterion, ...] = ()
    signals: tuple[Rule, ...] = ()
    claim: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Curation:
    """All that the curator's files say."""

    taxonomy: Taxonomy = Taxonomy()
    decisions: tuple[Decision, ...] = ()
    identities: tuple[Identity, ...] = ()
    repairs: tuple[Repair, ...] = ()
    permalinks: tuple[Permalink, ...] = ()
    resources: tuple[ResourceList, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One file for docs/: its path there, with forward slashes, and its whole content."""

    path: str
    content: str = field(repr=False)
