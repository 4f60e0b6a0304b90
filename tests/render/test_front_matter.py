"""Front matter: what any tool reads of a page is what went in."""

from __future__ import annotations

import frontmatter
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils import meta as mkdocs_meta

from generator.render.front_matter import with_front_matter
from tests.hostile import TEXTS

# What a title can hold once it is read: one line, no controls.
LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text == text.strip()
) | st.sampled_from(TEXTS)


@given(LINE, st.lists(LINE, min_size=1))
@example("---", ["...", "--- #"])
@example("!!python/object:os.system", ["&a *a", "<<", "="])
@example("2024-01-01", ["yes", "null", "~", "1_000", "0x1F", "12:30:45"])
def test_any_text_is_read_back_as_it_was(title: str, authors: list[str]) -> None:
    text = with_front_matter({"title": title, "authors": tuple(authors)}, "# Body\n\n---\n\nEnd")
    post = frontmatter.loads(text)
    assert post.metadata == {"title": title, "authors": authors}
    assert post.content == "# Body\n\n---\n\nEnd"


@given(LINE)
def test_mkdocs_reads_the_same(title: str) -> None:
    body, data = mkdocs_meta.get_data(with_front_matter({"title": title}, "# Body"))
    assert data == {"title": title}
    assert body == "# Body\n"


def test_keys_keep_their_order_and_a_value_its_line() -> None:
    text = with_front_matter({"title": "word " * 60 + "end", "arxiv": "2401.00001"}, "Body")
    assert text.split("\n")[1].startswith("title: word word")
    assert text.split("\n")[2] == "arxiv: '2401.00001'"


def test_what_is_not_known_has_no_key() -> None:
    text = with_front_matter(
        {"title": "T", "doi": None, "code": (), "venue": "", "authors_complete": False}, "Body"
    )
    assert yaml.safe_load(text.split("---")[1]) == {"title": "T", "authors_complete": False}
