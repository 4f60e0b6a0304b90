# An author listing loses the line break between a title and its authors: "… Training DataTianyu
# Han, Lisa C. Adams, Jens-Michalis Papaioannou et al." Where the title ends can be told from what
# names look like, and from the abstract: a word that occurs there is no title run into a name.
"""Part a title from the author names that run on from it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el",
     "al", "bin", "ibn", "ben", "ter", "ten", "zu", "zur", "y", "af", "av")
)  # fmt: skip
# Capitals inside a name: McDonald, MacLeod, DeVries, LeCun, O'Brien, D'Angelo.
_INNER = r"(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|St|Al|El|Ben|O['’]|D['’]|L['’])"
_LETTERS = r"([^\W\d_])([^\W\d_]+['’]?[^\W\d_]*)"
_PART = re.compile(_LETTERS)
_PREFIXED = re.compile(_INNER + _LETTERS)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_LEAST_WORDS, _MOST_WORDS = 2, 5
_ET_AL = re.compile(r",?\s+et\s+al\.?\s*$")
# Where a title may end inside a glued word: after a small letter, a digit, a mark or a capital.
_BOUNDARY = re.compile(r"(?<=[^\s\-'’.])(?=[^\W\d_])")


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
    cut = bool(_ET_AL.search(line))
    parts = [part.strip() for part in _ET_AL.sub("", line).split(",")]
    following: list[str] = []
    for index in range(len(parts) - 1, -1, -1):
        part = parts[index]
        if index > 0 and _is_name(part):
            following.insert(0, part)
            continue
        sure = cut or bool(following)
        split = _split_glued(part, abstract, sure=sure)
        if split:
            title = ", ".join([*parts[:index], split[0]])
            return TitleAndAuthors(title, (split[1], *following), not cut)
        break
    return TitleAndAuthors(line, (), None)


def _is_name(text: str) -> bool:
    words = text.split()
    if not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if not all(_is_name_word(word) for word in words):
        return False
    return sum(word.lower() not in _PARTICLES and len(word.strip(".")) > 1 for word in words) >= 1


def _is_name_word(word: str) -> bool:
    if word in _PARTICLES:
        return True
    if word.rstrip(".") in {"Jr", "Sr", "II", "III", "IV"}:
        return True
    return all(_is_name_part(part) for part in word.split("-"))


def _is_name_part(part: str) -> bool:
    """Tell "Han", "McDonald" and "J." from "CTHartmut" and "expert"; in any script with case."""
    if _INITIAL.fullmatch(part):
        return part.isupper()
    matches = (_PART.fullmatch(part), _PREFIXED.fullmatch(part))
    return any(match and match[1].isupper() and match[2].islower() for match in matches)


def _split_glued(text: str, abstract: str, *, sure: bool) -> tuple[str, str] | None:
    """Return (end of title, first author) of "… DataTianyu Han", or None.

    The longest name wins, so the words from the right are tried outermost first.
    """
    starts = [match.start() for match in re.finditer(r"\S+", text)]
    for start in starts[max(0, len(starts) - _MOST_WORDS) :]:
        word = re.match(r"\S+", text[start:])
        if word is None or (not sure and word.group() in abstract):
            continue
        for boundary in _BOUNDARY.finditer(text, start + 1, start + word.end()):
            head, name = text[: boundary.start()], text[boundary.start() :]
            if _may_end_title(head, name) and _is_name(name) and not name[0].islower():
                return head, name
    return None


def _may_end_title(head: str, name: str) -> bool:
    """Tell "Data|Tianyu" and "CT|Hartmut" from the inside of a name, "Mc|Donald"."""
    return not re.fullmatch(_INNER, head.rpartition(" ")[2]) and name[:1].isupper()
