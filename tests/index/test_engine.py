"""The browser's engine: facets, orders, pages, whole records; what happens when a file fails."""

from __future__ import annotations

import subprocess
from collections import Counter
from typing import Any

from hypothesis import given, settings

from generator.index.build import build
from generator.index.documents import Document
from generator.index.facets import FACETS
from generator.index.search import search
from tests.index.node import ROOT, ask, lunr_js, node
from tests.index.papers import collections

Request = dict[str, Any]


def answers(papers: list[Document], requests: list[Request]) -> list[dict[str, Any]]:
    """Return what the engine says to each request."""
    found: list[dict[str, Any]] = ask([{"files": build(papers), "queries": requests}])["answers"][0]
    return found


def values(paper: Document, facet: str) -> set[str]:
    """Return the values of a paper."""
    return set(FACETS[facet](paper))


def passes(paper: Document, chosen: dict[str, list[str]], but: str = "") -> bool:
    """Say whether a paper has one of the values chosen of each facet."""
    return all(
        not wanted or facet == but or values(paper, facet) & set(wanted)
        for facet, wanted in chosen.items()
    )


CHOICES: list[dict[str, list[str]]] = [
    {},
    {"theme": ["alpha"]},
    {"theme": ["alpha", "gamma"]},
    {"theme": ["beta"], "code": ["yes"]},
    {"source": ["two.txt"], "year": ["2023", "2021"], "theme": []},
    {"author": ["model net"], "theme": ["no such theme"]},
]


@settings(max_examples=25, deadline=None)
@given(collections())
def test_counts_are_those_of_the_papers_found(papers: list[Document]) -> None:
    by_id = {paper.id: paper for paper in papers}
    requests: list[Request] = [
        {"query": query, "facets": chosen, "counts": list(FACETS)}
        for query in ("", "model fine-tuning")
        for chosen in CHOICES
    ]
    files = build(papers)
    query = search(files.__getitem__, "model fine-tuning", 99)
    matching = {"": set(by_id), "model fine-tuning": {str(h.paper["id"]) for h in query.hits}}
    for request, answer in zip(requests, answers(papers, requests), strict=True):
        chosen = request["facets"]
        matched = [by_id[name] for name in matching[request["query"]]]
        wanted = {paper.id for paper in matched if passes(paper, chosen)}
        assert {hit["id"] for hit in answer["hits"]} == wanted
        assert answer["total"] == len(wanted)
        for facet, counted in answer["facets"].items():
            mine = Counter(
                value
                for paper in matched
                if passes(paper, chosen, but=facet)
                for value in values(paper, facet)
            )
            assert {one["value"]: one["count"] for one in counted} == dict(mine)


@settings(max_examples=15, deadline=None)
@given(collections())
def test_sorting_and_pages_lose_no_paper(papers: list[Document]) -> None:
    sorts = ["relevance", "newest", "oldest", "title"]
    requests: list[Request] = [
        {"query": query, "sort": sort} for query in ("", "model") for sort in sorts
    ]
    paged = [
        {**request, "offset": at, "limit": 3} for request in requests for at in range(0, 12, 3)
    ]
    found = answers(papers, requests + paged)
    whole, pages = found[: len(requests)], found[len(requests) :]
    by_id = {paper.id: paper for paper in papers}
    for at, (request, answer) in enumerate(zip(requests, whole, strict=True)):
        ids = [hit["id"] for hit in answer["hits"]]
        assert [hit["id"] for page in pages[at * 4 : at * 4 + 4] for hit in page["hits"]] == ids
        assert set(ids) == {hit["id"] for hit in whole[at // 4 * 4]["hits"]}
        dates = [by_id[name].date for name in ids]
        known = [date for date in dates if date]
        if request["sort"] == "newest":
            assert known == sorted(known, reverse=True)
        if request["sort"] == "oldest":
            assert known == sorted(known)
        if request["sort"] in {"newest", "oldest"}:
            assert dates[len(known) :] == [None] * (len(dates) - len(known))


def test_a_range_of_years_narrows() -> None:
    papers = [
        Document(id=str(year), url="u", title="Net", date=str(year)) for year in range(2015, 2025)
    ]
    request = {"query": "net", "years": [2018, 2020], "counts": ["year"]}
    (answer,) = answers(papers, [request])
    assert {hit["id"] for hit in answer["hits"]} == {"2018", "2019", "2020"}
    assert len(answer["facets"]["year"]) == 10


def test_of_many_values_the_most_frequent_are_counted_and_those_chosen() -> None:
    papers = [
        Document(id=str(at), url="u", title="Net", themes=("all", f"some-{at % 3}", f"own-{at}"))
        for at in range(9)
    ]
    request = {"counts": ["theme"], "facets": {"theme": ["own-7", "some-0"]}}
    few, like, nothing = answers(
        papers,
        [
            {**request, "most": {"theme": 2}},
            {**request, "like": {"theme": "OME-"}},
            {"counts": ["theme"], "like": {"theme": "no such"}, "most": {"author": 1}},
        ],
    )
    assert few["facets"]["theme"] == [
        {"value": "all", "count": 9},
        {"value": "some-0", "count": 3},
        {"value": "own-7", "count": 1},
    ]
    assert [one["value"] for one in like["facets"]["theme"]] == [
        *("some-0", "some-1", "some-2", "own-7"),
    ]
    assert nothing["facets"]["theme"] == []


def test_a_word_written_to_its_end_counts_before_those_it_begins() -> None:
    papers = [
        Document(id="author", url="u", title="Nets", authors=("Ada Han",)),
        Document(id="other", url="u", title="Hand and handle", abstract="Handles, hands, handy."),
    ]
    whole, begun = answers(
        papers, [{"query": "ada han", "typing": True}, {"query": "handl", "typing": True}]
    )
    assert [hit["id"] for hit in whole["hits"]] == ["author", "other"]
    assert [hit["id"] for hit in begun["hits"]] == ["other"]


def test_the_modules_pass_their_own_tests() -> None:
    done = subprocess.run(
        [node(), "--test", "tests/js/engine.test.mjs"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={"LUNR": str(lunr_js()), "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
