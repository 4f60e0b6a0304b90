"""Seeds that try to break out of Markdown, HTML, YAML, templates, JSON, BibTeX and the search."""

from __future__ import annotations

import json
from pathlib import Path

LONG_WORD = "Pneumonoultramicroscopic" * 417
# Texts that must be shown just as they are typed here, wherever they come to stand.
TEXTS: tuple[str, ...] = (
    "<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }} # | ---",
    "</title><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "'-alert(4)-' onmouseover='alert(4)' autofocus onfocus='alert(4)",
    "<svg/onload=alert(5)> <iframe srcdoc='<script>alert(5)</script>'>",
    "]]> <!-- a comment --> <!-- open <![CDATA[ <?php ?> <%= 7*7 %>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp; &unknown; &#x3c;script&#x3e;",
    "{% raw %} {{ config }} {# note #} {% endraw %} ${7*7} #{7*7}",
    "--- --- a: b",
    "key: value # no comment: [1, 2",
    "!!python/object/apply:os.system ['true']",
    "&anchor *anchor <<: *anchor",
    "? complex | > - item",
    "@decorator %TAG `tick`",
    "yes",
    "null",
    "1e3",
    "2023-04-14",
    '"quoted" and \'single\' and "unbalanced',
    "# A heading ## Another",
    "* item + item - item 1. item",
    "***bold*** __bold__ _under_score_ ~~struck~~ ^up^ ==marked== ++ins++",
    "``` fenced ``` ~~~ tilde ~~~ ` code `",
    "Setext === ---",
    "![image](https://tracker.example.org/x.png) [ref][1]",
    "[1]: javascript:alert(6) <javascript:alert(6)>",
    "{: onclick=alert(7) } {: #main .md-nav style='display:none' } { .class }",
    "Word {: onclick=alert(8)}",
    "[toc]",
    "[[_TOC_]] [TOC] [[wiki link]] [^1] [^1]: note",
    "*[abbr]: x",
    "!!! note ??? admonition === tab",
    "| a | b | |---|---| | c | d |",
    ":smile: :material-account: --8<-- 'mkdocs.yml' <!-- md:option --> ++ctrl+c++",
    "\\* back \\\\ slash \\n \\u003cscript\\u003e %3Cscript%3E",
    "wzxhzdk:0 klzzwxh:0000 klzzwxh:0",
    "javascript:alert(9)",
    "data:text/html,<script>alert(10)</script>",
    "two  spaces   are shown as one",
    "Ünïcödé naïve Ångström — “quotes” … ﬁ ½ ™",
    "日本語の論文 中文 한국어",
    "مقالة عن التعلم العميق",
    "מאמר על למידה עמוקה",
    "Emoji 👩🏽‍⚕️ 🇩🇪 🫀 and astral 𝔐𝔢𝔡 𠮷",
    "Combining Z̷̡̛a̶l̵g̷o",
    "Price: $5 and $6, 100% & more, a_b, x^2, ~tilde",
    "constructor __proto__ toString hasOwnProperty",
    "../../etc/passwd",
    "CON",
    "-" * 3,
    "!!!",
    LONG_WORD,
)
# What a reader can't see is taken out, as documented.
CLEANED: tuple[tuple[str, str], ...] = (
    ("Controls \x01\x02\x03wzxhzdk:0\x03 \x0b\x1b[31m red \x7f", "Controls wzxhzdk:0 [31m red"),
    ("Bidi \u202egnirts desrever\u202c \u2066isolated\u2069", "Bidi gnirts desrever isolated"),
    ("Zero\u200b width\ufeff and\u00ad soft", "Zero width and soft"),
    ("Decomposed e\u0301", "Decomposed \u00e9"),
    ("Lines\u2028and\u2029parts\x85next", "Lines and parts next"),
)
SHOWN: tuple[str, ...] = tuple(
    " ".join(text.split()) for text in (*TEXTS, *(shown for _, shown in CLEANED))
)
_ABSTRACT = (
    "We fine-tune a small model on invented radiology reports and say what came of it. "
    "Number {number} of the invented papers says: {text} After that the sentence goes on "
    "with the word zzyzx{number}."
)


def abstract(number: int, text: str) -> str:
    """Return the abstract of the paper whose title is the text of that number."""
    return _ABSTRACT.format(number=number, text=text)


def rows() -> list[dict[str, object]]:
    """Return the interchange rows, one a text, with the text in every field that takes text."""
    typed = (*TEXTS, *(text for text, _ in CLEANED))
    return [
        {
            "title": text,
            "abstract": abstract(number, text),
            "authors": [text, f"Ada Invented {number}"],
            "date": f"2024-{number % 12 + 1:02}",
            "venue": text,
            "categories": [text, "cs.ZZ"],
            "code": f"https://github.com/invented/paper-{number}",
            "url": f"https://invented.example/{number}?a=1&b=*_x_*&lt;#(y)",
        }
        for number, text in enumerate(typed)
    ]


BROKEN_FIELDS: tuple[dict[str, object], ...] = (
    {"title": "Address that is a script", "url": "javascript:alert(20)"},
    {"title": "Code that is a script", "code": ["javascript:alert(21)", "data:text/html,x"]},
    {"title": "Identifier that is a script", "arxiv": "<script>alert(22)</script>"},
    {"title": "DOI that is markup", "doi": '10.1000/"><script>alert(23)</script>'},
    {"title": "Date that is none", "date": "<b>2023</b>"},
)


# A seed of bare abstracts with a name that needs escaping, and how many are in it.
FILE = "<img src=x onerror=alert(30)> {{ 7*7 }} *file*.txt"
BARE = 6


def write_seeds(folder: Path) -> None:
    """Write the hostile seeds: the interchange form, and each dialect that pages come in."""
    lines = [json.dumps(row, ensure_ascii=number % 2 == 0) for number, row in enumerate(rows())]
    lines += [json.dumps(row) for row in BROKEN_FIELDS]
    # A line separator is a character of a text here and no end of a line.
    (folder / "hostile.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    (folder / FILE).write_text(
        "".join(
            f"Abstract: {abstract(number, text)}\n"
            for number, text in enumerate(TEXTS[:BARE], 1000)
        ),
        encoding="utf-8",
    )
