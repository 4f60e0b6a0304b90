# Four searches over the same papers, in the same browser, in one run: ours, Material for MkDocs'
# own, a whole lunr.py index read by lunr.js in a worker, and Pagefind. What is counted is what the
# host sends after the page is there, until ten results can be shown. Besides, of ours: how many
# files one more paper changes, and the longest task on the main thread of the real pages.
"""Measure the search against its peers: ``make bench-search``."""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal

import mkdocs.contrib.search as plugin
from lunr import lunr
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.papers import CORPUS, QUERIES, papers
from benchmarks.web import Web
from generator.index import Document, build
from tests.browser.chromium import launch
from tests.browser.large import with_papers, write_index

ROOT = Path(__file__).resolve().parent.parent
_SLOW = (0.06, 10_000_000 / 8)
_TIMEOUT = 180_000
# Papers added one by one, to see what changes.
_MORE = 10


@dataclass(frozen=True, slots=True)
class Row:
    """What one search costs; times in seconds."""

    name: str
    first_bytes: int
    requests: int
    first: float
    slow_first: float
    slow_further: float
    further: float
    all_bytes: int
    build: str
    found: tuple[int, ...]


def _lunr_js() -> str:
    folder = Path(plugin.__file__ or "").parent
    return (folder / "templates" / "search" / "lunr.js").read_text("utf-8")


def make_ours(documents: list[Document], site: Path) -> float:
    """Write our index, and a page that asks our worker as the site's pages do."""
    start = time.perf_counter()
    files = build(documents)
    seconds = time.perf_counter() - start
    write_index(files, site / "search")
    (site / "index.html").write_text(_OURS, "utf-8")
    return seconds


def make_lunr(documents: list[Document], site: Path) -> float:
    """Write one lunr.py index of everything, and a page with a worker that loads it."""
    rows = [
        {
            "id": at,
            "title": paper.title,
            "abstract": paper.abstract or "",
            "authors": " ".join(paper.authors),
        }
        for at, paper in enumerate(documents)
    ]
    fields = [{"field_name": "title", "boost": 2}, "abstract", "authors"]
    start = time.perf_counter()
    data = lunr(ref="id", fields=fields, documents=rows).serialize()
    seconds = time.perf_counter() - start
    # As JavaScript sorts, or lunr.js refuses it.
    data["invertedIndex"].sort(key=lambda item: item[0].encode("utf-16-be", "surrogatepass"))
    (site / "index.json").write_text(json.dumps(data, separators=(",", ":")), "utf-8")
    titles = [[paper.title, paper.url] for paper in documents]
    (site / "titles.json").write_text(json.dumps(titles), "utf-8")
    (site / "lunr.js").write_text(_lunr_js(), "utf-8")
    (site / "index.html").write_text(_LUNR, "utf-8")
    return seconds


def make_pagefind(documents: list[Document], site: Path) -> float:
    """Write a page a paper, index them with Pagefind, and a page that uses its JavaScript API.

    Returns:
        Seconds that the indexing took, without writing the pages. Pagefind's Python API waits a
        tenth of a second for each record, so its command is used.
    """
    pages = site / "pages"
    for paper in documents:
        path = pages / paper.url / "index.html"
        path.parent.mkdir(parents=True)
        year = f'<p data-pagefind-filter="year">{paper.year}</p>' if paper.year else ""
        path.write_text(
            f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(paper.title)}'
            f"</title><main data-pagefind-body><h1>{escape(paper.title)}</h1>"
            f"<p>{escape(', '.join(paper.authors))}</p>{year}"
            f"<p>{escape(paper.abstract or '')}</p></main>",
            "utf-8",
        )
    command = [sys.executable, "-m", "pagefind", "--site", str(pages)]
    command += ["--output-path", str(site / "pagefind")]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    seconds = time.perf_counter() - start
    shutil.rmtree(pages)
    (site / "index.html").write_text(_PAGEFIND, "utf-8")
    return seconds


def make_material(documents: list[Document], site: Path) -> float:
    """Write a Material site of one page with the search index that so many pages would have.

    The index is in the plugin's own form; only the pages themselves, which no search reads, are
    left out, since building 10,000 takes MkDocs half an hour.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Papers\n", "utf-8")
        (folder / "mkdocs.yml").write_text(
            "site_name: Papers\ntheme:\n  name: material\n  font: false\nplugins: [search]\n",
            "utf-8",
        )
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(site)]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)  # noqa: S603
    path = site / "search" / "search_index.json"
    data = json.loads(path.read_text("utf-8"))
    for paper in documents:
        text = f"<p>{', '.join(paper.authors)}</p> <p>{paper.abstract or ''}</p>"
        data["docs"].append({"location": paper.url, "title": paper.title, "text": text})
    path.write_text(json.dumps(data, separators=(",", ":")), "utf-8")
    return 0.0


_OURS = """<!doctype html><meta charset="utf-8"><script>
let worker, last = 0;
const waiting = new Map();
function ask(request) {
  worker ??= new Worker('search/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => waiting.get(data.id)(data);
  last += 1;
  return new Promise((resolve) => {
    waiting.set(last, resolve);
    const base = new URL('search/', location).href;
    worker.postMessage({ id: last, base, kind: 'search', lane: 'box', request });
  });
}
const options = new URLSearchParams(location.search);
async function run(query) {
  const answer = await ask({ query, limit: 10, snippets: options.has('abstracts') });
  if (answer.error) throw new Error(answer.error.message);
  return answer.value.total;
}
</script>"""

_LUNR = """<!doctype html><meta charset="utf-8"><script>
const source = `
  let index, titles;
  async function ready(base) {
    importScripts(base + 'lunr.js');
    const [data, names] = await Promise.all(
      ['index.json', 'titles.json'].map(async (name) => (await fetch(base + name)).json()));
    index = lunr.Index.load(data);
    titles = names;
  }
  let loading;
  onmessage = async ({ data: { base, query } }) => {
    await (loading ??= ready(base));
    const found = index.search(query);
    postMessage({ total: found.length, hits: found.slice(0, 10).map(({ ref }) => titles[ref]) });
  };`;
let worker;
function run(query) {
  worker ??= new Worker(URL.createObjectURL(new Blob([source])));
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data.total);
    worker.postMessage({ base: location.origin + '/', query });
  });
}
</script>"""

_PAGEFIND = """<!doctype html><html lang="en"><meta charset="utf-8"><script>
let pagefind;
async function run(query) {
  pagefind ??= await import('/pagefind/pagefind.js');
  const found = await pagefind.search(query);
  await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return found.results.length;
}
</script>"""

_MATERIAL = """async (query) => {
  const toggle = document.querySelector('[data-md-toggle=search]');
  if (!toggle.checked) toggle.click();
  const box = document.querySelector('[data-md-component=search-query]');
  const meta = document.querySelector('.md-search-result__meta');
  const list = document.querySelector('.md-search-result__list');
  list.replaceChildren();
  box.focus();
  box.value = query;
  box.dispatchEvent(new Event('keyup'));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (list.children.length) return parseInt(meta.textContent.replace(',', ''), 10) || 0;
  }
}"""

_MAKERS: dict[str, Callable[[list[Document], Path], float]] = {
    "ours": make_ours,
    "pagefind": make_pagefind,
    "lunr": make_lunr,
    "material": make_material,
}
_NAMES = {
    "ours": "**Paper Digest**",
    "abstracts": "Paper Digest, with the abstracts' best parts",
    "pagefind": "Pagefind (JS API)",
    "lunr": "lunr.py index, whole, lunr.js",
    "material": "Material's own search",
}


def _ask(page: Page, kind: str, query: str) -> tuple[float, int]:
    """Return the seconds until results can be shown, and how many there are."""
    call = _MATERIAL if kind == "material" else "(query) => run(query)"
    script = (
        "async (query) => { const start = performance.now();"
        f" const total = await ({call})(query);"
        " return [(performance.now() - start) / 1000, total]; }"
    )
    seconds, total = page.evaluate(script, query)
    return seconds, total


def _round(browser: Browser, web: Web, kind: str) -> tuple[list[float], list[int], list[int], int]:
    """Ask all queries, cold; return times, bytes sent so far, totals, and the first's requests."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(_TIMEOUT)
    if kind == "material":  # it begins to fetch and build with the page, and is not waited for
        web.reset()
        page.goto(web.url, wait_until="domcontentloaded")
    else:
        page.goto(web.url + ("?abstracts" if kind == "abstracts" else ""))
        web.reset()
    times, sent, totals = [], [], []
    first_requests = 0
    for query in QUERIES:
        seconds, total = _ask(page, kind, query)
        page.wait_for_timeout(300)
        times.append(seconds)
        sent.append(web.sent_below("search") if kind == "material" else web.sent)
        totals.append(total)
        first_requests = first_requests or (2 if kind == "material" else web.requests)
    context.close()
    return times, sent, totals, first_requests


def measure(browser: Browser, site: Path, kind: str, repeats: int, built: str) -> Row:
    """Return medians of several cold rounds, fast and slow."""
    with Web(site) as web:
        fast = [_round(browser, web, kind) for _ in range(repeats)]
        web.delay, web.rate = _SLOW
        slow = [_round(browser, web, kind) for _ in range(repeats)]
    return Row(
        name=_NAMES[kind],
        first_bytes=int(statistics.median(sent[0] for _, sent, _, _ in fast)),
        requests=int(statistics.median(requests for *_, requests in fast)),
        first=statistics.median(times[0] for times, *_ in fast),
        slow_first=statistics.median(times[0] for times, *_ in slow),
        slow_further=statistics.median(time for times, *_ in slow for time in times[1:]),
        further=statistics.median(time for times, *_ in fast for time in times[1:]),
        all_bytes=int(statistics.median(sent[-1] for _, sent, _, _ in fast)),
        build=built,
        found=tuple(fast[0][2]),
    )


def changed(documents: list[Document], many: int) -> str:
    """Return how many files of terms and others one more paper changes, on average.

    The newest papers are the ones that are added, each to all before it.
    """
    ordered = sorted(documents, key=lambda paper: (paper.date or "", paper.id))
    before = build(ordered[:-many])
    terms, others, most = [], [], 0
    for left in range(many - 1, -1, -1):
        after = build(ordered[: len(ordered) - left])
        new = [path for path in after if path not in before]
        terms.append(sum(path.startswith("terms/") for path in new))
        others.append(len(new) - terms[-1] + 1)  # the manifest
        most = sum(path.startswith("terms/") for path in after)
        before = after
    return (
        f"One more paper changes {statistics.mean(terms):.0f} of {most} files of terms "
        f"(each of {many}: {', '.join(map(str, terms))}) and {statistics.mean(others):.0f} others."
    )


_OBSERVE = """globalThis.tasks = [];
new PerformanceObserver((list) => tasks.push(...list.getEntries().map((task) => task.duration)))
  .observe({ type: 'longtask', buffered: true });"""
_DRAIN = "() => Math.max(0, ...tasks.splice(0))"


def _type(page: Page, role: Literal["combobox", "searchbox"], name: str, text: str) -> None:
    """Type into a box, and forget the task in which Playwright looked for it."""
    page.get_by_role(role, name=name, exact=True).focus()
    page.wait_for_timeout(300)
    page.evaluate(_DRAIN)
    page.keyboard.type(text, delay=100)


def longest_tasks(browser: Browser, site: Path, documents: list[Document]) -> str:
    """Return the longest tasks on the main thread of the real pages, with these papers behind."""
    query = QUERIES[0]
    with tempfile.TemporaryDirectory() as made:
        with_papers(site, Path(made) / "site", documents)
        with Web(Path(made) / "site") as web:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(_TIMEOUT)
            page.add_init_script(_OBSERVE)
            found: dict[str, float] = {}

            def note(name: str) -> None:
                page.wait_for_timeout(700)
                found[name] = page.evaluate(_DRAIN)

            page.goto(web.url)
            note("loading the home page")
            _type(page, "combobox", "Search papers", query)
            note("typing in the box")
            page.goto(f"{web.url}search/")
            note("loading the search page")
            _type(page, "searchbox", "Search", query)
            note("typing on the search page")
            # By keyboard, as the box: what Playwright does to click is a task of the page as well.
            page.locator(".pd-explore__filters input[type=checkbox]").first.focus()
            page.evaluate(_DRAIN)
            for _ in range(2):
                page.keyboard.press("Space")
                page.wait_for_timeout(300)
            note("choosing a facet")
            page.get_by_label("Sort by").focus()
            page.evaluate(_DRAIN)
            for _ in range(2):
                page.keyboard.press("ArrowDown")
                page.wait_for_timeout(300)
            note("sorting")
            page.close()
    told = ", ".join(f"{name} {ms:.0f} ms" if ms else f"{name} none" for name, ms in found.items())
    return f"Longest task on the main thread, of those over 50 ms: {told}."


def _build_apart(kind: str, size: int, corpus: Path | None, site: Path) -> str:
    """Build in a process of its own; return its time and memory, without reading the papers."""
    command = [sys.executable, "-m", "benchmarks.search", "--make", kind, str(site)]
    command += ["--sizes", str(size), "--corpus", str(corpus or "")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout.strip()


def _make(kind: str, site: Path, documents: list[Document]) -> None:
    seconds = _MAKERS[kind](documents, site)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    text = f"{seconds:.1f} s, {max(own, child) / 1024:.0f} MB"
    sys.stdout.write("with the site" if kind == "material" else text)


def _print_table(size: int, rows: list[Row]) -> None:
    head = (
        f"{size:,} papers", "transferred for the first query", "requests", "first results",
        "at 60 ms and 10 Mbit/s", "each further query", "all eight", "index to build", "found",
    )  # fmt: skip
    print(f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        cells = (
            row.name,
            f"{row.first_bytes / 1000:,.0f} kB",
            str(row.requests),
            f"{row.first:.2f} s",
            f"{row.slow_first:.2f} s, then {row.slow_further:.2f} s",
            f"{row.further * 1000:.0f} ms",
            f"{row.all_bytes / 1000:,.0f} kB",
            row.build,
            ", ".join(map(str, row.found)),
        )
        print(f"| {' | '.join(cells)} |", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3000, 10_000, 100_000])
    parser.add_argument("--corpus", default=str(CORPUS) if CORPUS.exists() else "")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--skip", nargs="*", default=[], choices=sorted(_NAMES))
    parser.add_argument(
        "--alone-from", type=int, default=50_000, help="measure only ours from here"
    )
    parser.add_argument(
        "--site", default=str(ROOT / "site"), help="a built site, for tasks on its pages"
    )
    parser.add_argument("--make", nargs=2, metavar=("KIND", "SITE"), help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    """Print a table for each size."""
    options = _options()
    corpus = Path(options.corpus) if options.corpus else None
    if options.make:
        kind, site = options.make
        _make(kind, Path(site), papers(options.sizes[0], corpus))
        return
    print(f"Papers: {corpus or 'invented'}. Medians of {options.repeats} cold rounds, over gzip.")
    for size in options.sizes:
        rows = []
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as made:
            browser = launch(playwright)
            for kind in ("material", "lunr", "pagefind", "ours"):
                if kind in options.skip or (kind != "ours" and size >= options.alone_from):
                    continue
                site = Path(made) / kind
                site.mkdir()
                built = _build_apart(kind, size, corpus, site)
                rows.append(measure(browser, site, kind, options.repeats, built))
                if kind == "ours" and "abstracts" not in options.skip:
                    rows.append(measure(browser, site, "abstracts", options.repeats, built))
            tasks = _pages(browser, Path(options.site), size, corpus)
            browser.close()
        _print_table(size, rows)
        more = _MORE if size < options.alone_from else 1
        print(f"\n{changed(papers(size + more, corpus), more)}\n{tasks}", flush=True)


def _pages(browser: Browser, site: Path, size: int, corpus: Path | None) -> str:
    if not (site / "search" / "index.html").exists():
        return f"No site at {site}: `make site` first to see the longest tasks on its pages."
    return longest_tasks(browser, site, papers(size, corpus))


if __name__ == "__main__":
    main()
