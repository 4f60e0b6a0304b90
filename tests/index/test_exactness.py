"""Results and scores are those of lunr.py and lunr.js on one whole index of the same papers."""

from __future__ import annotations

import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.exceptions import QueryParseError

from generator.index.build import Labels, build
from generator.index.documents import Document
from generator.index.reader import Index
from generator.index.search import rank, search
from tests.index.node import ask
from tests.index.papers import (
    FAR,
    PLAIN,
    collections,
    lunr_queries,
    reader_queries,
)
from tests.index.whole import for_lunr_js, whole_index

LABELS = Labels({"alpha": "Fine-tuning of models", "beta": "X-ray", "gamma": "Data sets"})


def assert_same(found: dict[int, float], whole: dict[int, float], query: str) -> None:
    assert found.keys() == whole.keys(), query
    for number, score in whole.items():
        assert math.isclose(found[number], score, rel_tol=1e-9, abs_tol=1e-9), (query, number)


def lunr_py(index: Any, query: str) -> dict[int, float]:
    return {int(result["ref"]): result["score"] for result in index.search(query)}


@settings(max_examples=60, deadline=None)
@given(collections(), st.lists(lunr_queries(), min_size=1, max_size=12))
def test_python_finds_and_scores_what_lunr_py_does(
    papers: list[Document], queries: list[str]
) -> None:
    whole = whole_index(papers, LABELS)
    index = Index(build(papers, LABELS).__getitem__)
    for query in queries:
        assert_same(dict(rank(index, query)), lunr_py(whole, query), query)


@settings(max_examples=30, deadline=None)
@given(collections(), st.lists(lunr_queries(), min_size=1, max_size=12))
def test_the_browser_finds_and_scores_what_lunr_js_does(
    papers: list[Document], queries: list[str]
) -> None:
    case = {
        "files": build(papers, LABELS),
        "whole": for_lunr_js(whole_index(papers, LABELS)),
        "queries": [{"query": query, "raw": True} for query in queries],
    }
    for query, answer in zip(queries, ask([case])["answers"][0], strict=True):
        found = {hit["number"]: hit["score"] for hit in answer["hits"]}
        assert_same(found, dict(map(tuple, answer["whole"])), query)


# An edit is of a code point in Python and of a UTF-16 unit in JavaScript, in lunr as here: so
# queries with edit distances meet no words beyond the basic plane where the two are compared.
NEAR = st.tuples(collections(PLAIN), st.lists(lunr_queries(PLAIN), min_size=1, max_size=8))
WIDE = st.tuples(
    collections(PLAIN + FAR), st.lists(lunr_queries(PLAIN + FAR, fuzzy=False), max_size=8)
)


@settings(max_examples=30, deadline=None)
@given(NEAR | WIDE, st.lists(reader_queries(), min_size=1, max_size=8), st.booleans())
def test_all_four_agree_in_results_scores_and_order(
    drawn: tuple[list[Document], list[str]], typed: list[str], typing: bool
) -> None:
    papers, queries = drawn
    files = build(papers, LABELS)
    whole = whole_index(papers, LABELS)
    requests: list[dict[str, Any]] = [
        *({"query": query, "raw": True, "typing": False} for query in queries),
        *({"query": query, "raw": False, "typing": typing} for query in typed),
    ]
    case = {"files": files, "whole": for_lunr_js(whole), "queries": requests}
    for request, answer in zip(requests, ask([case])["answers"][0], strict=True):
        query = request["query"]
        results = search(
            files.__getitem__, query, 1000, typing=request["typing"], raw=request["raw"]
        )
        if not query.strip():  # the browser lists all papers, the command line none
            continue
        assert results.query == answer["query"]
        assert results.suggestion == answer["suggestion"]
        assert [hit.paper["id"] for hit in results.hits] == [hit["id"] for hit in answer["hits"]]
        if not results.query.strip():
            continue
        found = {hit["number"]: hit["score"] for hit in answer["hits"]}
        assert_same(found, dict(map(tuple, answer["whole"])), results.query)
        assert_same(found, lunr_py(whole, results.query), results.query)


def test_lunr_refuses_what_we_refuse() -> None:
    papers = [Document(id="one", url="papers/one/", title="One")]
    index = Index(build(papers).__getitem__)
    for query in ("foo:bar", "title:", "one~x"):
        refused = []
        for run in (lambda q: whole_index(papers, Labels()).search(q), lambda q: rank(index, q)):
            try:
                run(query)
            except (QueryParseError, ValueError):
                refused.append(run)
        assert len(refused) == 2, query
