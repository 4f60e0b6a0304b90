# The one place that says how a record becomes each format: which field holds which fact, in which
# order, for which kind of paper, and every list of words or characters that a decision needs. The
# rest of this folder only carries it out, and so does docs/assets/export/ in the browser, which
# reads these tables from formats.js; `make tables` makes that file of this one. Nothing here may
# depend on a version of Unicode or on a dialect of regular expressions: ranges are spelled out.
"""The tables behind BibTeX, RIS and CSL-JSON, for the generator and for the browser alike."""

from __future__ import annotations

import json
from typing import Final, Literal

from generator import text

Kind = Literal["article", "conference", "preprint", "other"]
Fact = Literal[
    "abstract", "archive", "archiveprefix", "arxiv", "authors", "cut", "date", "doi", "identifier",
    "key", "primaryclass", "title", "url", "venue", "year", "month",
]  # fmt: skip
How = Literal["text", "verbatim", "title", "names", "month", "date"]
# Name of the field, the fact it holds, how that is written, and the kinds of paper it is for.
Field = tuple[str, Fact, How, tuple[Kind, ...]]

_ALL: Final[tuple[Kind, ...]] = ("article", "conference", "preprint", "other")

BIBTEX_TYPES: Final[dict[Kind, str]] = {
    "article": "article",
    "conference": "inproceedings",
    "preprint": "misc",
    "other": "misc",
}
BIBTEX_FIELDS: Final[tuple[Field, ...]] = (
    ("title", "title", "title", _ALL),
    ("author", "authors", "names", _ALL),
    ("journal", "venue", "text", ("article",)),
    ("booktitle", "venue", "text", ("conference",)),
    ("howpublished", "venue", "text", ("preprint",)),
    ("year", "year", "verbatim", _ALL),
    ("month", "month", "month", _ALL),
    ("doi", "doi", "verbatim", _ALL),
    ("eprint", "arxiv", "verbatim", _ALL),
    ("archiveprefix", "archiveprefix", "verbatim", _ALL),
    ("primaryclass", "primaryclass", "verbatim", _ALL),
    ("url", "url", "verbatim", _ALL),
)
RIS_TYPES: Final[dict[Kind, str]] = {
    "article": "JOUR",
    "conference": "CONF",
    "preprint": "UNPB",
    "other": "GEN",
}
RIS_FIELDS: Final[tuple[Field, ...]] = (
    ("ID", "key", "text", _ALL),
    ("TI", "title", "text", _ALL),
    ("AU", "authors", "names", _ALL),
    ("N1", "cut", "text", _ALL),
    ("T2", "venue", "text", ("article", "conference")),
    ("PY", "year", "text", _ALL),
    ("DA", "date", "date", _ALL),
    ("DO", "doi", "text", _ALL),
    ("DB", "archive", "text", _ALL),
    ("AN", "identifier", "text", _ALL),
    ("UR", "url", "text", _ALL),
    ("AB", "abstract", "text", _ALL),
)
CSL_TYPES: Final[dict[Kind, str]] = {
    "article": "article-journal",
    "conference": "paper-conference",
    "preprint": "article",
    "other": "article",
}
# A preprint is cited by its number; with a journal, "number" would be read as the journal's.
CSL_FIELDS: Final[tuple[Field, ...]] = (
    ("title", "title", "text", _ALL),
    ("author", "authors", "names", _ALL),
    ("container-title", "venue", "text", ("article", "conference")),
    ("publisher", "archive", "text", ("preprint",)),
    ("number", "identifier", "text", ("preprint", "other")),
    ("note", "identifier", "text", ("article", "conference")),
    ("issued", "date", "date", _ALL),
    ("DOI", "doi", "text", _ALL),
    ("URL", "url", "text", _ALL),
    ("abstract", "abstract", "text", _ALL),
)

# What a program that reads the formats takes for "et al."; RIS has no word for it, only a note.
OTHERS: Final = "others"
CUT_NOTE: Final = "The list of authors is cut (et al.)."
MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
ARXIV: Final = "arXiv"
ARXIV_URL: Final = "https://arxiv.org/abs/"
# A DOI that arXiv gave says nothing of a journal.
ARXIV_DOI: Final = "10.48550/"

# What arXiv calls a primary class; short forms ("CL") may stand for more than one.
PRIMARY_CLASS: Final = (
    "(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)[.][A-Za-z-]{2,17}"
    "|astro-ph|cond-mat|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math-ph|nucl-ex|nucl-th|quant-ph"
)

# White space and controls as one class, the same to every engine.
SPACES: Final = (
    "[\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+"
)
# Halves of a pair without the other half; no encoding can hold them.
SURROGATES: Final = "[\\ud800-\\udfff]"
# BibTeX counts every brace, "\{" too, so that a brace in a text may not be one in the file.
TEX_ESCAPES: Final = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "%": "\\%",
    "&": "\\&",
    "#": "\\#",
    "$": "\\$",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
# Fields that TeX reads verbatim: what is left is as typed, for "\%" would become part of it.
VERBATIM_ESCAPES: Final = {" ": "%20", "\\": "%5C", "{": "%7B", "}": "%7D"}

# Styles lower the capitals of a title. Which characters are capitals, and which part a word.
CAPITALS: Final = (
    "".join(chr(code) for code in range(ord("A"), ord("Z") + 1))
    + "".join(chr(code) for code in (*range(0xC0, 0xD7), *range(0xD8, 0xDF)))
    + "".join(chr(code) for code in range(0x100, 0x180) if chr(code).isupper())
    + "".join(chr(code) for code in (*range(0x391, 0x3A2), *range(0x3A3, 0x3AA)))
    + "".join(chr(code) for code in range(0x410, 0x430))
)
DIGITS: Final = "0123456789"
PUNCTUATION: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡«·»¿‐‑‒–—―‘’‚“”„…"
# A word of one capital is an article more often than a name.
ARTICLES: Final = ("A",)

# Names. Small words that begin a family name; the same with a capital are part of it.
PARTICLES: Final = (
    "van", "von", "vom", "der", "den", "de", "del", "della", "dello", "des", "di", "da", "do",
    "dos", "das", "du", "la", "le", "el", "al", "bin", "ibn", "ben", "ter", "ten", "te", "zu",
    "zum", "zur", "af", "av", "'t",
)  # fmt: skip
JOINED_PARTICLES: Final = (
    "De", "De La", "De Los", "Del", "Della", "Di", "Dos", "Von", "Van Den", "Van Der", "Van De",
    "St.",
)  # fmt: skip
SUFFIXES: Final = ("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV")
ET_AL: Final = ("et al", "et al.", "et. al.", "and others", "others", "u.a.", "…", "...")
# A word that no person is called by, but groups are; compared in small letters.
GROUP_WORDS: Final = (
    "academy", "alliance", "anthropic", "association", "authors", "bank", "center", "centre",
    "challenge", "clinic", "collaboration", "collaborative", "collaborators", "college",
    "committee", "community", "company", "consortium", "contributors", "corporation",
    "council", "deepmind", "department", "faculty", "foundation", "google", "group",
    "hospital", "inc", "inc.", "initiative", "institut", "institute", "investigators", "lab",
    "laboratory", "labs", "ltd", "ltd.", "microsoft", "network", "nvidia", "openai",
    "organisation", "organization", "participants", "partnership", "program", "programme",
    "project", "registry", "research", "school", "society", "team", "trust", "university",
    "workgroup",
)  # fmt: skip
# The same, but only as they are written here: "Ai" is a name of people.
GROUP_CAPITALS: Final = ("AI", "GmbH", "LLC", "ML", "NLP", "USA")
# Between the words of a name these mean that it is none of a person.
JOINING_WORDS: Final = ("and", "&", "for", "of", "the", "on", "at", "in", "with")
NO_NAME_CHARACTERS: Final = "0123456789@/:;()[]{}<>|\\="
MOST_NAME_WORDS: Final = 8

# Kinds of papers, told by the words of the venue, folded to a-z and 0-9.
PREPRINT_SERVERS: Final = (
    "arxiv", "biorxiv", "chemrxiv", "corr", "eartharxiv", "medrxiv", "openreview", "osf",
    "preprint", "preprints", "psyarxiv", "researchsquare", "socarxiv", "ssrn", "techrxiv",
)  # fmt: skip
JOURNALS: Final = (
    "proceedings of the ieee", "proceedings of the national academy", "proceedings of the royal",
    "proceedings of the acm on", "proceedings of the vldb", "proc natl acad", "proc ieee",
)  # fmt: skip
CONFERENCE_WORDS: Final = (
    "aaai", "aacl", "accv", "acl", "aistats", "amia", "bibm", "bionlp", "bmvc", "chi", "chil",
    "cikm", "clef", "clinicalnlp", "coling", "colm", "colt", "conference", "conll", "corl",
    "cvpr", "cvprw", "eacl", "eccv", "eccvw", "ecml", "embc", "emnlp", "icassp", "iccv",
    "iccvw", "iclr", "icml", "icmlw", "icpr", "icra", "ijcai", "ijcnlp", "interspeech", "ipmi",
    "iros", "isbi", "kdd", "lecture", "lncs", "lrec", "meeting", "miccai", "midl", "mlhc",
    "naacl", "neurips", "nips", "pkdd", "pmlr", "proc", "proceedings", "recsys", "semeval",
    "sigir", "symposium", "uai", "wacv", "wacvw", "workshop", "workshops", "wsdm", "www",
)  # fmt: skip

# Keys. Characters whose reading as a-z and 0-9 no version of Unicode changes; others part words.
UNSTABLE: Final = (
    "[^ -~\u00a0-\u034e\u0350-\u03ff\u1e00-\u1eff\u2019\u2070-\u209c\u2100-\u2189"
    "\u2460-\u24ea\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]"
)
STOP_WORDS: Final = (
    "a", "an", "the", "on", "of", "for", "in", "to", "and", "is", "are", "can", "do", "does",
    "what", "how", "towards", "toward",
)  # fmt: skip
KEY_WORD_LENGTH: Final = 40
KEY_WORD: Final = "paper"
SPELLED: Final = text.LETTERS


def to_module() -> str:
    """Return the tables as the ES module that the browser imports."""
    head = (
        "// Made of generator/export/formats.py by `make tables`; change that file, not this one.\n"
    )
    tables = {name: value for name, value in globals().items() if name.isupper() and name[0] != "_"}
    lines = [
        f"export const {name} = /** @type {{const}} */ ({json.dumps(value)});\n"
        for name, value in tables.items()
    ]
    return "\n".join([head, *lines])
