# JSON Lines is what other programs and the curator write. The standard library reads more than
# JSON (NaN), keeps the last of two keys in silence, and gives strings that are no text; none of
# that may come in. Seeds and curation both stand on this.
"""One line of JSON Lines, read strictly."""

from __future__ import annotations

import json
from collections import Counter


def json_object(text: str) -> tuple[dict[str, object], str | None]:
    """Return the object on a line, or an empty one and what is wrong with the line.

    >>> json_object('{"title": "A", "title": "B"}')
    ({}, "not valid JSON: the key 'title' is given twice")
    """
    try:
        value = json.loads(
            text, parse_constant=_refuse_constant, object_pairs_hook=_refuse_doubled_keys
        )
        # A lone surrogate can't be written as UTF-8, so it can't be published.
        if "\\u" in text:
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError:
        return {}, "not valid JSON: nested too deeply"
    except json.JSONDecodeError as error:
        return {}, f"not valid JSON: {error.msg} at column {error.colno}"
    except UnicodeEncodeError:
        return {}, "half of a surrogate pair is no character"
    except ValueError as error:
        return {}, f"not valid JSON: {str(error).partition(';')[0]}"
    if not isinstance(value, dict):
        return {}, "must be a JSON object, {…}"
    return value, None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON value")


def _refuse_doubled_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) < len(pairs):
        doubled = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key {doubled[:40]!r} is given twice")
    return result
