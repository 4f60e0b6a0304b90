# What other tools read of a page: its front matter. Values are plain data as they are, the text
# unescaped; the site's templates escape what they take from here.
"""Front matter: a page's data as YAML above its Markdown."""

from __future__ import annotations

from collections.abc import Mapping

import frontmatter
import yaml

# A value on one line is a value that any reader of front matter reads.
_ONE_LINE = 1 << 20
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def with_front_matter(meta: Mapping[str, object], body: str) -> str:
    """Return a Markdown page; keys without a value are left out, the others keep their order."""
    kept = {key: value for key, value in meta.items() if value not in (None, "", [], ())}
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in kept.items()}
    post = frontmatter.Post(body)
    post.metadata = plain
    text: str = frontmatter.dumps(post, sort_keys=False, width=_ONE_LINE, Dumper=_DUMPER)
    return f"{text}\n"
