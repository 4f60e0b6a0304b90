# An author listing loses the line break between a title and its authors: "… Training DataTianyu
# Han, Lisa C. Adams, Jens-Michalis Papaioannou et al." Where the title ends can be told from what
# names look like, and from the abstract: a word that occurs there is no title run into a name.
"""Part a title from the author names that run on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import combining

from generator.text import collapse, fold

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le",
     "el", "al", "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "y", "e", "af", "av", "v.")
)  # fmt: skip
# Capitals inside a name: McDonald, MacLeod, DeVries, LeCun, O'Brien, d'Alembert, Dall'Alba.
_INNER = r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Al|El|Ben|(?:[A-Za-z]|Dall|Dell|Sant)['’])"
_LETTERS = r"([^\W\d_])([^\W\d_]+['’]?[^\W\d_]*)"
_PART = re.compile(_LETTERS)
_PREFIXED = re.compile(_INNER + _LETTERS)
# "XiaoMing", but just as well "DataTianyu": believed only where nothing can be glued.
_CAMEL = re.compile(r"[^\W\d_][^\W\d_]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_SHORTENED = re.compile(r"[^\W\d_]{2,3}\.")
_HYPHEN = re.compile("[-‐‑–]")
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_GROUP = re.compile(
    r"(?:[\w-]+ ){1,6}(?:Alliance|Collaboration|Collaborators|Committee|Consortium|Group|"
    r"Initiative|Investigators|Network|Society|Team)"
)
_LEAST_WORDS, _MOST_WORDS = 2, 5
_LONGEST_NAME = 80
_SHORT_WORD = 2
_ET_AL = re.compile(r",?\s(?:et\sal\.?|and\sothers)$")
_BETWEEN_NAMES = re.compile(r"[,;]\s?(?:and\s)?|\sand\s")
# A name as its owner writes it, in capitals or without any: "Ying WEI", "danah boyd".
_LOOSE = re.compile(r"[^\W\d_][^\W\d_'’.*†()-]*(?:[ '’.*†()-]+[^\W\d_]+){0,5}[.*†)]*")
# Where a title may end inside a glued word: after a small letter, a digit, a mark or a capital;
# after a full stop or a quote only where it is no initial's and no O'Brien's.
_BOUNDARY = re.compile(
    r"(?:(?<=[^\s\-'’.])|(?<=[^\W\d_A-Z]{2}\.)|(?<=[^\W\d_]{4}['’]))(?=[^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class TitleAndAuthors:
    """A title and the authors parted from it; ``complete`` is None where there are none."""

    title: str
    authors: tuple[str, ...]
    complete: bool | None


def part_authors(line: str, abstract: str = "") -> TitleAndAuthors:
    """Part a title from the names that run on from it.

    Args:
        line: Title and names, e.g. ``"On DataTianyu Han, Lisa C. Adams et al."``.
        abstract: The paper's abstract; its words are known not to be glued.

    Returns:
        The title and its authors; the whole line as a title where no name can be told.

    >>> part_authors("On MRI and CTHartmut Häntze, Lina Xu et al.").title
    'On MRI and CT'
    """
    line = collapse(line)
    bare = _ET_AL.sub("", line)
    known = _Words(abstract)
    following: list[str] = []
    doubtful: TitleAndAuthors | None = None
    end = len(bare)
    while end > 0:
        start = bare.rfind(",", 0, end) + 1
        part = bare[start:end].strip()
        sure = bare != line or bool(following)
        split = None
        if start == 0 or not _is_listed(part, sure=sure):
            split = _split_glued(part, known, sure=sure)
            if not split and sure:
                split = _split_spaced(part, known)
            if not split and (start == 0 or not (sure and _is_loose(part, known))):
                break
        if split:
            title = bare[: bare.index(split[0], start) + len(split[0])]
            parted = TitleAndAuthors(title, (split[1], *reversed(following)), bare == line)
            # "XiaoMing Wang" may be a whole name; "GenerateMichael Glass" is glued.
            if start == 0 or split[0] in known or not _is_name(part, camel=True):
                return parted
            doubtful = parted
        following.append(part)
        end = start - 1
    return doubtful or TitleAndAuthors(line, (), None)


class _Words:
    """The words of an abstract: what is one of them is not glued, and is no name."""

    def __init__(self, abstract: str) -> None:
        self.text = abstract
        self._words = frozenset(fold(abstract).split())

    def __bool__(self) -> bool:
        return bool(self._words)

    def __contains__(self, word: str) -> bool:
        """Tell whether the last word in a text is one of the abstract's, and no mere letter."""
        last = fold(word).rpartition(" ")[2]
        if len(last) <= _SHORT_WORD and not (len(last) == _SHORT_WORD and word[-2:].isupper()):
            return False
        return not self._words.isdisjoint((last, f"{last}s", last.removesuffix("s")))


def split_names(text: str) -> tuple[tuple[str, ...], bool | None]:
    """Split a list of authors, and say whether it is complete; None where there is none.

    >>> split_names("Li Wei, Ana Silva and Jo Doe et al.")
    (('Li Wei', 'Ana Silva', 'Jo Doe'), False)
    """
    listed = _ET_AL.sub("", text)
    names = tuple(name.strip() for name in _BETWEEN_NAMES.split(listed) if name.strip())
    return names, (listed == text) if names else None


def _is_listed(text: str, *, sure: bool) -> bool:
    """Tell whether a text between two commas is surely an author, be it a group or one word."""
    if len(text) > _LONGEST_NAME:
        return False
    if _is_name(text) or _GROUP.fullmatch(text):
        return True
    return sure and len(text.split()) < _LEAST_WORDS and _is_name_part(text, camel=False)


def _is_loose(text: str, known: _Words) -> bool:
    """Tell whether a text may be a name in unusual letters: no word of it is the abstract's."""
    if not known or len(text) > _LONGEST_NAME or not _LOOSE.fullmatch(text):
        return False
    return not any(word in known for word in text.split())


def _is_name(text: str, *, camel: bool = False) -> bool:
    """Tell whether a text is a name; with ``camel`` its first word may be "XiaoMing"."""
    words = text.split() if len(text) <= _LONGEST_NAME else []
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if not all(_is_name_word(word, camel=camel and word is words[0]) for word in words):
        return False
    return any(word.lower() not in _PARTICLES and len(word.strip(".")) > 1 for word in words)


def _is_name_word(word: str, *, camel: bool = False) -> bool:
    if word in _PARTICLES or word.rstrip(".") in _SUFFIXES:
        return True
    if _SHORTENED.fullmatch(word):
        return word[0].isupper() and word[1:].islower()
    first, *rest = _HYPHEN.split(word)
    # "Al-Amin" and "al-Amin", "Jong-Un" and "Jong-un", but no "M-based".
    if rest and len(first) == 1:
        return False
    return (first in _PARTICLES or _is_name_part(first, camel=camel)) and all(
        _is_name_part(part[:1].upper() + part[1:], camel=camel) for part in rest
    )


def _is_name_part(part: str, *, camel: bool) -> bool:
    """Tell "Han", "McDonald" and "J." from "CTHartmut" and "expert"; in any script with case."""
    part = part if part.isascii() else "".join(char for char in part if not combining(char))
    if _INITIAL.fullmatch(part):
        return part.isupper()
    matches = (_PART.fullmatch(part), _PREFIXED.fullmatch(part))
    if any(match and match[1].isupper() and match[2].islower() for match in matches):
        return True
    return camel and bool(_CAMEL.fullmatch(part)) and part[0].isupper() and part[1].islower()


def _split_glued(text: str, known: _Words, *, sure: bool) -> tuple[str, str] | None:
    """Return (end of title, first author) of "… DataTianyu Han", or None.

    A cut after a word that the abstract has is the surest; then the longest name wins, so the
    words from the right are tried outermost first.
    """
    best: tuple[int, str, str] | None = None
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    for start in starts[max(0, len(starts) - _MOST_WORDS) :]:
        end = text.find(" ", start) if " " in text[start:] else len(text)
        if not sure and text[start:end] in known.text:
            continue
        for boundary in _BOUNDARY.finditer(text, max(start + 1, len(text) - _LONGEST_NAME), end):
            head, name = text[: boundary.start()], text[boundary.start() :]
            if _may_end_title(head, name, sure=sure):
                rank = _rank(_last_word(head) in known, name, known, sure=sure)
                if rank < (best[0] if best else _NO_NAME):
                    best = (rank, head, name)
    return best[1:] if best else None


_NO_NAME = 3


def _rank(head_known: bool, name: str, known: _Words, *, sure: bool) -> int:
    """Return how sure a cut is, 0 the surest: by what is before it and what is after."""
    if _is_name(name) or (sure and len(name) <= _LONGEST_NAME and _GROUP.fullmatch(name)):
        return 0 if head_known else 2
    unusual = _is_name(name, camel=True) or (sure and " " in name and _is_loose(name, known))
    return 1 if head_known and unusual else _NO_NAME


def _last_word(text: str) -> str:
    return text[-_LONGEST_NAME:].rpartition(" ")[2]


def _may_end_title(head: str, name: str, *, sure: bool) -> bool:
    """Tell "Data|Tianyu" and "CT|Hartmut" from the inside of a name, "Mc|Donald"."""
    if not name[0].isupper() or re.fullmatch(_INNER, _last_word(head)):
        return False
    if not head[-1].isalnum() or head[-1].islower():
        return True
    # "ABC Consortium" is no author named C., "3D U-Net" none named D., "CNNs" no Ns, "AUVs" no UVs.
    first = name.partition(" ")[0]
    inside_capitals = head[-1].isupper() and first[:2].isalpha() and first[:2].isupper()
    letters_only = first.isascii() and not set(first.lower()) & set("aeiouy.") and not sure
    return len(first) > 1 and not inside_capitals and not letters_only


def _split_spaced(text: str, known: _Words) -> tuple[str, str] | None:
    """Return (end of title, first author) where a space parts them: words the abstract lacks.

    Two words, and more only before a particle or an initial: "Jan de Boer", "Ana M. Silva".
    """
    words = text.split()
    count = 0
    for word in reversed(words[-_MOST_WORDS:]):
        if not _is_name_word(word, camel=True) or word in known:
            break
        first = words[-count] if count else ""
        if count >= _LEAST_WORDS and not (first in _PARTICLES or _INITIAL.fullmatch(first)):
            break
        count += 1
    name = " ".join(words[len(words) - count :])
    if not known or count == len(words) or not _is_name(name, camel=True):
        return None
    return " ".join(words[: len(words) - count]), name
