# A thousand names in ten thousand papers: instead of as many regular expressions there is one
# dictionary, keyed by a form's letters and digits run together ("MIMIC-CXR", "MIMIC CXR" and
# "mimiccxr" are one key), and at each word that can begin a name the text is read on, token by
# token, while what is read still begins some key. Longest wins, so that "ImageNet-21k" is never
# an ImageNet. What stands before and after decides whether it is the name itself ("CLIP-based")
# or part of another one ("Fair-CLIP", "SAM2").
"""Find listed names of datasets and models in a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.records import Resource

# One step of reading: what may stand between two parts of a name, and the part.
_STEP = re.compile(r"([-‐‑–_ /&·.'’]?)([^\W\d_]+|\d+(?:\.\d+)*|\++)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_PART = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*|\++|#")
# A word as its writer's capitals cut it: "Path", "VQA", "14".
_PIECE = re.compile(
    r"[^\W\d_a-z]+(?=[^\W\d_a-z][a-z])|[^\W\d_a-z]?[a-z]+|[^\W\d_]+|\d+(?:\.\d+)*|\++|#"
)
_INNER = re.compile(r"[^\W\d_]+|\d+(?:\.\d+)*")
_URL = re.compile(r"(?:https?://|www\.|github\.com|huggingface\.co)\S*|\S+\.github\.io\S*")
# Sizes and editions behind a name are still that name.
_EDITION = re.compile(
    r"[- ]\d+(?:\.\d+)?[BM](?![^\W_])"
    r"|-\d+[bmkK](?![^\W_])"
    r"|-(?:Base|Large|Small|Tiny|Huge|Mini|Instruct|Chat|Turbo|Pro|Plus|Max|Flash|Ultra|Opus"
    r"|Sonnet|Haiku|HF|IT|BASE|LARGE|Vision|Preview|Distill|AWQ|GPTQ|It|V\d+|Audio|Omni)"
    r"(?![^\W_])"
)
# Words that may be tied to the front of a name without making it another one.
_FRONT = frozenset({"non", "pre", "post", "like", "and", "or", "vs", "style", "based", "original"})
_MOST_PARTS = 12
# What stands against a word and is no part of it.
SIGNS = ".,;:!?()[]{}'\"“”‘’"


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a resource; ``exact`` is how it must be written, capitals and all."""

    resource: Resource
    exact: str | None
    spaced: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The curator's list, ready for looking up.

    Attributes:
        forms: Forms by their letters and digits in lower case, ``#`` for a number.
        starts: Every beginning of every key.
        openers: What the first word of a name may be, wherever hyphens and spaces are put.
        plain: First words, in lower case, of forms that may be written without capitals:
            single words, and several words that the curator wrote so.
        not_names: Words that look like names and are none, in lower case.
        begins: Where in a marked word names may begin, for the words met so far.
    """

    forms: Mapping[str, tuple[_Form, ...]]
    starts: frozenset[str]
    openers: frozenset[str]
    plain: frozenset[str]
    not_names: frozenset[str]
    begins: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False)

    def named(self, text: str) -> Resource | None:
        """Return the resource of which the whole text is a form, wherever it might stand."""
        joined = "".join(_PART.findall(text))
        for key in (joined.lower(), _NUMBER.sub("#", joined.lower())):
            for form in self.forms.get(key, ()):
                if form.exact is None or form.exact in {joined, _NUMBER.sub("#", joined)}:
                    return form.resource
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """A listed name in a text: ``text[start:end]`` is it, with its size if one follows."""

    resource: Resource
    start: int
    end: int


def compile_lexicon(resources: Iterable[Resource], not_names: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon of the resources; of two with one form the first listed has it."""
    forms: dict[str, list[_Form]] = {}
    plain: set[str] = set()
    openers: set[str] = set()
    for resource in resources:
        exact = set(resource.exact)
        for form in (resource.name, *resource.aliases, *resource.exact):
            joined = "".join(_PART.findall(form))
            if not joined:
                continue
            known = forms.setdefault(joined.lower(), [])
            made = _Form(resource, joined if form in exact else None, " " in form)
            if made not in known:
                known.append(made)
            openers.update(_openings(form))
            if made.exact is None and (form.islower() or not made.spaced):
                plain.add(form.split()[0].lower())
    starts = frozenset(key[:end] for key in forms for end in range(1, len(key) + 1))
    return Lexicon(
        {key: tuple(known) for key, known in forms.items()},
        starts,
        frozenset(openers),
        frozenset(plain),
        frozenset(word.lower() for word in not_names),
    )


def _openings(form: str) -> Iterator[str]:
    """Yield what a form begins with, cut at each place where a writer might put a hyphen."""
    opening = ""
    for part in _PART.findall(form):
        for piece in _PIECE.findall(part):
            opening += piece.lower()
            yield opening


def marked_words(text: str) -> list[tuple[int, str]]:
    """Return the words of a text that are not plain lower case, each with its offset.

    Names are among these few, so that all looking for them starts here.
    """
    # Between two such words only plain ones stand, and none of those holds one: to find it is
    # enough to look on from the last.
    found: list[tuple[int, str]] = []
    at = 0
    for word in text.split():
        if not (word.islower() and word.isalpha()):
            start = text.index(word, at)
            found.append((start, word))
            at = start + len(word)
    return found


def find_names(
    text: str, marked: list[tuple[int, str]], context: str, lexicon: Lexicon
) -> tuple[Found, ...]:
    """Return the listed names in a text, in reading order, none overlapping another.

    Args:
        text: A title or an abstract.
        marked: Its :func:`marked_words`.
        context: Title and abstract in lower case: where a resource's ``needs`` must stand.
        lexicon: The compiled list.
    """
    found: list[Found] = []
    done = 0
    links = link_spans(text)
    for start in _starts(text, marked, lexicon):
        if start < done or within(links, start):
            continue
        name = _longest(text, start, context, lexicon)
        if name is not None:
            found.append(name)
            done = name.end
    return tuple(found)


def link_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the text's addresses are; a name inside one is no mention."""
    if "://" not in text and "www." not in text and "github" not in text:
        return ()
    return tuple(match.span() for match in _URL.finditer(text))


def within(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    """Say whether a place lies in one of the spans, which are in order."""
    index = bisect_right(spans, (at, at)) - 1
    return any(low <= at < high for low, high in spans[max(0, index) : index + 2])


def _starts(text: str, marked: list[tuple[int, str]], lexicon: Lexicon) -> list[int]:
    """Return where a name may begin, in reading order."""
    begins = lexicon.begins
    found: list[int] = []
    for at, word in marked:
        inside = begins.get(word)
        if inside is None:
            inside = begins[word] = _begins(word, lexicon)
        if inside:
            found += [at + start for start in inside]
    for word in lexicon.plain.intersection(text.split()):
        start = text.find(word)
        while start >= 0:
            found.append(start)
            start = text.find(word, start + len(word))
    return sorted(set(found))


def _begins(word: str, lexicon: Lexicon) -> tuple[int, ...]:
    """Return where in a marked word a name may begin."""
    core = word.strip(SIGNS)
    if core.isalpha():
        opens = (core in lexicon.plain) if core.islower() else (core.lower() in lexicon.openers)
        return (word.index(core),) if opens else ()
    return tuple(m.start() for m in _INNER.finditer(word) if m[0].lower() in lexicon.openers)


def _longest(text: str, start: int, context: str, lexicon: Lexicon) -> Found | None:
    """Return the longest listed name that begins here."""
    if not _free_before(text, start):
        return None
    best: Found | None = None
    joined = plain = numbered = ""
    at = start
    for _ in range(_MOST_PARTS):
        step = _STEP.match(text, at)
        if step is None or (at == start and step[1]) or (step[2][0] == "+" and step[1]):
            break
        joined += step[2]
        plain += step[2].lower()
        numbered += "#" if step[2][0].isdecimal() else step[2].lower()
        if plain not in lexicon.starts and numbered not in lexicon.starts:
            break
        at = step.end()
        end = _free_after(text, at)
        if end:
            forms = lexicon.forms.get(plain, ()) or lexicon.forms.get(numbered, ())
            for form in forms:
                if _fits(form, joined, text[start:at], context):
                    best = Found(form.resource, start, end)
                    break
    return best


def _fits(form: _Form, joined: str, written: str, context: str) -> bool:
    """Say whether what is written may be this form, in this paper."""
    if form.exact is not None and form.exact not in {joined, _NUMBER.sub("#", joined)}:
        return False
    # "open images" and "image net" are words; a name has a capital, a digit, or no gap.
    if " " in written and not form.spaced and written.islower() and written.isascii():
        return False
    resource = form.resource
    if resource.needs and not any(word.lower() in context for word in resource.needs):
        return False
    return not any(word.lower() in context for word in resource.unless)


def _free_before(text: str, start: int) -> bool:
    """Say whether a name may begin here: not inside a word, nor behind another name's hyphen."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isalnum() or before in "_@#\\":
        return False
    if before in "-‐‑" and start > 1:
        word = re.search(r"[^\W_]+\Z", text[max(0, start - 20) : start - 1])
        return word is None or word[0] in _FRONT
    return True


def _free_after(text: str, end: int) -> int:
    """Return where a name that ends here ends with its size and edition, 0 if it goes on."""
    while edition := _EDITION.match(text, end):
        end = edition.end()
    after = text[end : end + 2]
    if not after:
        return end
    if after[0].isalnum() or after[0] == "_":
        return 0
    if after[0] in "-‐‑" and after[1:] and (after[1].isupper() or after[1].isdecimal()):
        return 0
    return 0 if after[0] == "+" else end
