# An author listing loses the line break between a title and its authors: "… Training DataTianyu
# Han, Lisa C. Adams, Jens-Michalis Papaioannou et al." Where the title ends can be told from what
# names look like, and from the abstract: a word that occurs there is no title run into a name.
"""Part a title from the author names that run on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.text import collapse, fold

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "du", "la", "le",
     "el", "al", "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "y", "e", "af", "av")
)  # fmt: skip
# Capitals inside a name: McDonald, MacLeod, DeVries, LeCun, O'Brien, N'Diaye.
_INNER = r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Al|El|Ben|[A-Z]['’])"
_LETTERS = r"([^\W\d_])([^\W\d_]+['’]?[^\W\d_]*)"
_PART = re.compile(_LETTERS)
_PREFIXED = re.compile(_INNER + _LETTERS)
# "XiaoMing", but just as well "DataTianyu": believed only where nothing can be glued.
_CAMEL = re.compile(r"[^\W\d_][^\W\d_]+")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_SHORTENED = re.compile(r"[^\W\d_]{2,3}\.")
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_GROUP = re.compile(
    r"(?:[\w-]+ ){1,6}(?:Alliance|Collaboration|Collaborators|Committee|Consortium|Group|"
    r"Initiative|Investigators|Network|Society|Team)"
)
_LEAST_WORDS, _MOST_WORDS = 2, 5
_LONGEST_NAME = 80
_ET_AL = re.compile(r",?\s(?:et\sal\.?|and\sothers)$")
_BETWEEN_NAMES = re.compile(r"[,;]\s?(?:and\s)?|\sand\s")
# Where a title may end inside a glued word: after a small letter, a digit, a mark or a capital;
# after a full stop only where it is no initial's.
_BOUNDARY = re.compile(r"(?:(?<=[^\s\-'’.])|(?<=[^\W\d_A-Z]{2}\.))(?=[^\W\d_])")


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
    parts = [part.strip() for part in bare.split(",")]
    following: list[str] = []
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        sure = bare != line or bool(following)
        if index > 0 and _is_listed(part, sure=sure):
            following.append(part)
            continue
        split = _split_glued(part, abstract, sure=sure)
        if not split and sure:
            split = _split_spaced(part, abstract)
        if split:
            title = ", ".join([*parts[:index], split[0]])
            return TitleAndAuthors(title, (split[1], *reversed(following)), bare == line)
        break
    return TitleAndAuthors(line, (), None)


def split_names(text: str) -> tuple[tuple[str, ...], bool | None]:
    """Split a list of authors, and say whether it is complete; None where there is none.

    >>> split_names("Li Wei, Ana Silva and Jo Doe et al.")
    (('Li Wei', 'Ana Silva', 'Jo Doe'), False)
    """
    listed = _ET_AL.sub("", text)
    names = tuple(name.strip() for name in _BETWEEN_NAMES.split(listed) if name.strip())
    return names, (listed == text) if names else None


def _is_listed(text: str, *, sure: bool) -> bool:
    """Tell whether a text between two commas is an author, be it a group or a single word."""
    if len(text) > _LONGEST_NAME:
        return False
    if _is_name(text, camel=True) or _GROUP.fullmatch(text):
        return True
    return sure and len(text.split()) < _LEAST_WORDS and _is_name_part(text, camel=False)


def _is_name(text: str, *, camel: bool = False) -> bool:
    words = text.split() if len(text) <= _LONGEST_NAME else []
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if not all(_is_name_word(word, camel=camel) for word in words):
        return False
    return any(word.lower() not in _PARTICLES and len(word.strip(".")) > 1 for word in words)


def _is_name_word(word: str, *, camel: bool = False) -> bool:
    if word in _PARTICLES or word.rstrip(".") in _SUFFIXES:
        return True
    if _SHORTENED.fullmatch(word):
        return word[0].isupper() and word[1:].islower()
    first, *rest = word.split("-")
    # "Al-Amin" and "al-Amin", "Jong-Un" and "Jong-un".
    return (first in _PARTICLES or _is_name_part(first, camel=camel)) and all(
        _is_name_part(part[:1].upper() + part[1:], camel=camel) for part in rest
    )


def _is_name_part(part: str, *, camel: bool) -> bool:
    """Tell "Han", "McDonald" and "J." from "CTHartmut" and "expert"; in any script with case."""
    if _INITIAL.fullmatch(part):
        return part.isupper()
    matches = (_PART.fullmatch(part), _PREFIXED.fullmatch(part))
    if any(match and match[1].isupper() and match[2].islower() for match in matches):
        return True
    return camel and bool(_CAMEL.fullmatch(part)) and part[0].isupper() and part[1].islower()


def _split_glued(text: str, abstract: str, *, sure: bool) -> tuple[str, str] | None:
    """Return (end of title, first author) of "… DataTianyu Han", or None.

    A cut after a word that the abstract has is the surest; then the longest name wins, so the
    words from the right are tried outermost first.
    """
    known = set(fold(abstract).split())
    best: tuple[int, str, str] | None = None
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    for start in starts[max(0, len(starts) - _MOST_WORDS) :]:
        end = text.find(" ", start) if " " in text[start:] else len(text)
        if not sure and text[start:end] in abstract:
            continue
        for boundary in _BOUNDARY.finditer(text, max(start + 1, len(text) - _LONGEST_NAME), end):
            head, name = text[: boundary.start()], text[boundary.start() :]
            if not _may_end_title(head, name):
                continue
            rank = 0 if known & set(fold(_last_word(head)).split()) else 2
            if not (
                _is_name(name) or (sure and len(name) <= _LONGEST_NAME and _GROUP.fullmatch(name))
            ):
                rank = 1 if rank == 0 and _is_name(name, camel=True) else 3
            if rank < (best[0] if best else 3):
                best = (rank, head, name)
    return best[1:] if best else None


def _last_word(text: str) -> str:
    return text[-_LONGEST_NAME:].rpartition(" ")[2]


def _may_end_title(head: str, name: str) -> bool:
    """Tell "Data|Tianyu" and "CT|Hartmut" from the inside of a name, "Mc|Donald"."""
    if not name[0].isupper() or re.fullmatch(_INNER, _last_word(head)):
        return False
    # "ABC Consortium" is no author named C., "3D U-Net" none named D.
    return not ((head[-1].isupper() or head[-1].isdigit()) and name[1:2] == " ")


def _split_spaced(text: str, abstract: str) -> tuple[str, str] | None:
    """Return (end of title, first author) where a space parts them: words the abstract lacks."""
    known = set(fold(abstract).split())
    words = text.split()
    count = 0
    for word in reversed(words[-_MOST_WORDS:]):
        if not _is_name_word(word, camel=True) or known & set(fold(word).split()):
            break
        count += 1
    name = " ".join(words[len(words) - count :])
    if not known or count == len(words) or not _is_name(name, camel=True):
        return None
    return " ".join(words[: len(words) - count]), name
