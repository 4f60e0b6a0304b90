# BibTeX as the people who cite want it: a key they can guess, capitals kept, nothing that TeX
# would trip over, no stray braces.
"""BibTeX: an entry a paper."""

from __future__ import annotations

import re

from generator.records import Paper
from generator.text import fold, slug

_SPECIAL = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "$": r"\$",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_ESCAPES = str.maketrans(_SPECIAL)
_URL_ESCAPES = str.maketrans(
    {"\\": r"\%5C", "{": r"\%7B", "}": r"\%7D", "%": r"\%", "#": r"\#", "&": r"\&"}
)
# What BibTeX would take for more than one name, or for a name in parts.
_NO_NAME = re.compile(r"\band\b|,.*,", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STOP_WORDS = frozenset(
    ("a", "an", "the", "on", "of", "for", "in", "to", "and", "is", "are", "can", "do", "does",
     "what", "how", "towards", "toward")
)  # fmt: skip


def to_bibtex(paper: Paper) -> str:
    """Return the BibTeX entry of a paper: ``@article`` with a venue, else ``@misc``.

    Authors whose list is cut end in ``and others``; a field that is not known is left out.
    """
    fields: list[tuple[str, str]] = [("title", f"{{{_title(paper.title)}}}")]
    if paper.authors:
        names = [_name(name) for name in paper.authors]
        names += ["others"] if paper.authors_complete is False else []
        fields.append(("author", f"{{{' and '.join(names)}}}"))
    if paper.venue:
        fields.append(("journal", f"{{{_escape(paper.venue)}}}"))
    if paper.date:
        fields.append(("year", f"{{{paper.date[:4]}}}"))
        if len(paper.date) > len("2023"):
            fields.append(("month", _MONTHS[int(paper.date[5:7]) - 1]))
    if paper.doi:
        fields.append(("doi", f"{{{_escape_url(paper.doi)}}}"))
    if paper.arxiv:
        fields.append(("eprint", f"{{{paper.arxiv}}}"))
        fields.append(("archiveprefix", "{arXiv}"))
        fields.append(("url", f"{{https://arxiv.org/abs/{paper.arxiv}}}"))
    elif paper.links and not paper.doi:
        fields.append(("url", f"{{{_escape_url(paper.links[0])}}}"))
    width = max(len(name) for name, _ in fields)
    lines = [f"  {name.ljust(width)} = {value}," for name, value in fields]
    kind = "article" if paper.venue else "misc"
    return "\n".join([f"@{kind}{{{citation_key(paper)},", *lines, "}"])


def citation_key(paper: Paper) -> str:
    """Return the key: first author's last name, year, first telling word, and what makes it unique.

    >>> citation_key(Paper(id="x-2304-08247", title="MedAlpaca -- Models", title_source="seed"))
    'medalpaca-2304-08247'
    """
    name = fold(paper.authors[0].split()[-1]).replace(" ", "") if paper.authors else ""
    words = [word for word in slug(paper.title, 200).split("-") if word not in _STOP_WORDS]
    word = words[0] if words else "paper"
    ending = slug(paper.arxiv or paper.doi or paper.id.rpartition("-")[2], 200)
    year = str(paper.year) if paper.year else ""
    ascii_name = name if name.isascii() else ""
    front = f"{ascii_name}{year}{word}" if ascii_name else word
    return f"{front}-{ending}"


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _escape_url(text: str) -> str:
    return text.translate(_URL_ESCAPES)


def _name(name: str) -> str:
    return f"{{{_escape(name)}}}" if _NO_NAME.search(name) else _escape(name)


def _title(title: str) -> str:
    """Return a title whose capitals inside words survive a style that lowers them."""
    words = [
        f"{{{_escape(word)}}}" if _has_telling_capital(word) else _escape(word)
        for word in title.split(" ")
    ]
    return " ".join(words)


def _has_telling_capital(word: str) -> bool:
    """Tell whether lowering would hurt a word: "LoRA", "GPT-4", "X-ray", "3D"; not "Deep"."""
    capitals = [place for place, char in enumerate(word) if "A" <= char <= "Z"]
    if not capitals:
        return False
    begins = next(place for place, char in enumerate(word) if char.isalnum())
    return (
        capitals[-1] > begins
        or any(char.isdigit() for char in word[capitals[0] :])
        or word[begins + 1 : begins + 2] == "-"
    )
