"""The command as a curator runs it: what it prints, what it leaves behind, how it exits."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from socket import create_server
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator.__main__ import main
from tests.site import ROOT, Site, build, contents, digest, environment, make_project

# Longer than anything takes on a busy machine; no test waits for it to pass.
PATIENCE = 120.0
Row = Mapping[str, object]
ROWS: tuple[Row, ...] = (
    {
        "title": "LeafSeg: Segmentation of Leaves",
        "abstract": "We propose LeafSeg for image segmentation of leaves. It segments well.",
        "authors": ["Ada Invented", "Bo Made"],
        "date": "2024-01-30",
        "arxiv": "2401.00001",
    },
    {
        "title": "Trees in Reports",
        "abstract": "We fine-tune a language model with LoRA on invented radiology reports.",
        "year": 2023,
    },
)


def write_seed(project: Path, *rows: Row, name: str = "own.jsonl") -> Path:
    """Write a seed of the interchange form; return its path."""
    path = project / "seeds" / name
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two invented papers."""
    made = make_project(tmp_path / "project", None)
    write_seed(made, *ROWS)
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site, built once; tests take copies."""
    made = make_project(tmp_path_factory.mktemp("built") / "project", None)
    write_seed(made, *ROWS)
    build(made)
    return made


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Site:
    """The site of the two papers, in a project of its own."""
    return Site(shutil.copytree(built, tmp_path / "built"), tmp_path / "built" / "site", "")


def inside(project: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Run the command in this process, which is quicker; return its exit code."""
    monkeypatch.chdir(project)
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else -1


# Building


def test_a_build_says_what_it_made(project: Path) -> None:
    site = build(project)
    assert site.said == f"2 sightings, 2 papers: site in {site.folder}\n"
    assert [paper["title"] for paper in site.papers] == [row["title"] for row in ROWS]
    assert (site.folder / "index.html").is_file()


def test_the_site_can_go_elsewhere(project: Path, tmp_path: Path) -> None:
    done = digest(project, "build", "--site-dir", str(tmp_path / "made" / "here"))
    assert done.returncode == 0
    assert (tmp_path / "made" / "here" / "api" / "papers.json").is_file()
    assert not (project / "site").exists()


def test_it_works_from_a_folder_inside_the_project(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "generate"],
        cwd=project / "docs",
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "docs" / "index.md").is_file()


def test_seeds_without_a_curation_are_judged_by_the_projects(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(project / "seeds" / "own.jsonl", other)
    done = digest(project, "export", "--seeds", str(other))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert "segmentation" in records[0]["themes"]
    assert "clinical-text" in records[1]["modalities"]


def test_seeds_with_a_curation_are_judged_by_their_own(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "curation").mkdir(parents=True)
    shutil.copy(project / "seeds" / "own.jsonl", other)
    (other / "curation" / "themes.yaml").write_text(
        "themes:\n"
        "  - slug: leafy\n"
        "    name: Leafy\n"
        "    description: About leaves.\n"
        "    rules:\n"
        "      - name: leaves\n"
        "        phrases: [leaves]\n",
        encoding="utf-8",
    )
    done = digest(project, "export", "--seeds", str(other))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert records[0]["themes"] == ["leafy"]


def test_what_people_wrote_in_docs_is_left_alone(project: Path) -> None:
    own = {
        project / "docs" / "notes.md": "# My notes\n",
        project / "docs" / "assets" / "mine.css": "body {}\n",
        project / "docs" / "help" / "mine.md": "# Mine\n",
    }
    for path, text in own.items():
        path.write_text(text, encoding="utf-8")
    before = contents(project / "docs")
    assert digest(project, "generate").returncode == 0
    after = contents(project / "docs")
    assert {name: after[name] for name in before} == before


def test_a_page_whose_paper_is_gone_goes_too(project: Path) -> None:
    assert digest(project, "generate").returncode == 0
    assert len(list((project / "docs" / "papers").iterdir())) == 2
    write_seed(project, ROWS[0])
    done = digest(project, "generate")
    (left,) = (project / "docs" / "papers").iterdir()
    assert left.name.startswith("leafseg-")
    assert not (project / "docs" / "years" / "2023.md").exists()
    assert re.search(r"^1 papers? in .*: \d+ files changed, \d+ as they were, \d+ removed$",
                     done.stdout.strip())  # fmt: skip


def test_a_page_that_is_gone_is_gone_from_the_site(site: Site) -> None:
    write_seed(site.project, ROWS[0])
    again = build(site.project)
    assert [name for name in again.pages if name.startswith("papers/")] == [
        f"{again.papers[0]['url']}index.html"
    ]


def test_a_problem_is_reported_and_the_rest_is_built(project: Path) -> None:
    write_seed(project, {"abstract": "No title."}, ROWS[0])
    (project / "seeds" / "latin.txt").write_bytes(b"Abstract: caf\xe9 au lait\n")
    (project / "seeds" / "empty.txt").write_bytes(b"")
    done = digest(project, "build")
    assert done.returncode == 0
    assert "own.jsonl:1: error: " in done.stderr
    assert "latin.txt:1: error: is not UTF-8" in done.stderr
    assert "empty.txt: warning: is empty" in done.stderr
    assert "1 sightings, 1 papers" in done.stdout.replace("sighting,", "sightings,").replace(
        "paper:", "papers:"
    )


def test_strict_publishes_nothing_while_there_is_a_problem(site: Site) -> None:
    before = (site.contents(), contents(site.project / "docs"))
    write_seed(site.project, {"abstract": "No title."}, ROWS[0])
    for command in ("build", "generate"):
        done = digest(site.project, command, "--strict")
        assert done.returncode == 1
        assert "own.jsonl:1: error: " in done.stderr
    assert (site.contents(), contents(site.project / "docs")) == before


def test_nothing_is_published_without_a_curators_file_that_is_broken(site: Site) -> None:
    before = (site.contents(), contents(site.project / "docs"))
    write_seed(site.project, ROWS[0])
    weights = site.project / "seeds" / "curation" / "weights.yaml"
    weights.write_text("peft: {bias: 1,\n  weights: {}}}\n", encoding="utf-8")
    for command in ("build", "generate", "check"):
        done = digest(site.project, command)
        assert done.returncode == 1
        assert "weights.yaml:2: fatal: not valid YAML" in done.stderr
        assert command == "check" or "Nothing is published" in done.stderr
    assert (site.contents(), contents(site.project / "docs")) == before


def test_strict_is_content_with_sound_seeds(project: Path) -> None:
    assert digest(project, "build", "--strict").returncode == 0


def test_a_build_that_fails_leaves_the_last_good_site(site: Site) -> None:
    before = site.contents()
    write_seed(site.project, ROWS[0])
    config = site.project / "mkdocs.yml"
    for broken in ("theme: [", "theme:\n  name: nosuchtheme\nsite_name: x\n"):
        config.write_text(broken, encoding="utf-8")
        done = digest(site.project, "build")
        assert done.returncode == 1
        assert "as it was before" in done.stderr
        assert "Traceback" not in done.stderr
    assert site.contents() == before
    assert [path.name for path in site.project.iterdir() if path.name.startswith(".")] == []


def test_a_page_that_breaks_mkdocs_leaves_the_last_good_site(site: Site) -> None:
    before = site.contents()
    (site.project / "overrides" / "main.html").write_text("{% block", encoding="utf-8")
    done = digest(site.project, "build")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr.partition("before:")[0]
    assert site.contents() == before


def test_a_build_that_is_killed_leaves_the_last_good_site(site: Site) -> None:
    before = site.contents()
    write_seed(site.project, ROWS[0])
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "build"],
        cwd=site.project,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for(lambda: any(site.project.glob(".site-*")))
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert site.contents() == before
    assert len(build(site.project).papers) == 1


# Misuse


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nosuchcommand",),
        ("build", "--nosuchoption"),
        ("build", "--seeds", "no/such/folder"),
        ("build", "--seeds", "mkdocs.yml"),
        ("check", "--seeds", "no/such/folder"),
        ("export", "--format", "docx"),
        ("search",),
        ("search", "x", "--top", "0"),
        ("search", "x", "--top", "many"),
        ("search", "x"),
        ("build", "--site-dir", "."),
        ("build", "--site-dir", "docs"),
        ("build", "--site-dir", "seeds"),
        ("build", "--site-dir", ".."),
        ("build", "--site-dir", "/"),
        ("build", "--site-dir", "overrides"),
        ("build", "--site-dir", "docs/papers"),
        ("build", "--site-dir", "mkdocs.yml"),
    ],
)
def test_misuse_is_explained_and_changes_nothing(project: Path, arguments: tuple[str, ...]) -> None:
    before = contents(project)
    done = digest(project, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "digest" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(project) == before


def test_a_folder_that_is_no_site_is_not_replaced(project: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "index.html").write_text("years of work", encoding="utf-8")
    done = digest(project, "build", "--site-dir", str(precious))
    assert done.returncode == 2
    assert "is no digest" in done.stderr
    assert contents(precious) == {"index.html": b"years of work"}


def test_a_site_behind_a_link_is_replaced_where_it_is(site: Site, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(site.folder)
    write_seed(site.project, ROWS[0])
    assert digest(site.project, "build", "--site-dir", str(link)).returncode == 0
    assert link.is_symlink()
    assert len(site.papers) == 1


def test_help_tells_every_command() -> None:
    done = digest(ROOT, "--help")
    assert done.returncode == 0
    for command in ("build", "generate", "serve", "check", "export", "search", "permalinks"):
        assert re.search(rf"^ +{command}\b", done.stdout, re.MULTILINE)


# Check, export, search


def test_the_account_adds_up_to_the_lines_of_each_file() -> None:
    done = digest(ROOT, "check", "--strict")
    assert done.returncode == 0
    assert done.stderr == ""
    table, _, totals = done.stdout.partition("\n\n")
    head, *rows = [re.split(r"\s{2,}", line) for line in table.splitlines()]
    assert head[2:] == ["lines", "records", "furniture", "problems", "blank", "sightings"]
    counted = {row[0]: [int(number) for number in row[2:]] for row in rows[:-1]}
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        lines, records, furniture, problems, blank, _ = counted.pop(path.name)
        assert lines == len(text.splitlines()) == records + furniture + problems + blank
        assert blank == sum(not line.strip() for line in text.splitlines())
    assert counted == {}
    sums = [int(number) for number in rows[-1][-6:]]
    assert sums == [sum(int(row[2:][n]) for row in rows[:-1]) for n in range(6)]
    assert "305 sightings of 280 papers" in totals
    assert totals.rstrip().endswith("no problems")
    numbers = [int(number) for number in re.findall(r"\d+", totals.splitlines()[0])]
    assert numbers[0] == sum(numbers[1:])


def test_check_reports_problems_and_is_strict_on_demand(project: Path) -> None:
    write_seed(project, {"abstract": "No title."}, *ROWS)
    for arguments, code in (((), 0), (("--strict",), 1)):
        done = digest(project, "check", *arguments)
        assert done.returncode == code
        assert "own.jsonl:1: error: " in done.stderr
        assert done.stdout.rstrip().endswith("1 problems") or "1 problem" in done.stdout
    assert not (project / "site").exists()
    assert not (project / "docs" / "papers").exists()


def test_a_project_without_seeds_says_so(project: Path) -> None:
    (project / "seeds" / "own.jsonl").unlink()
    done = digest(project, "check")
    assert done.returncode == 0
    assert "no seed in this folder" in done.stderr
    assert digest(project, "build").returncode == 0
    assert digest(project, "build", "--strict").returncode == 1


def test_the_export_is_the_api_a_record_a_line(site: Site) -> None:
    done = digest(site.project, "export", "--format", "jsonl")
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.splitlines()] == site.papers
    assert digest(site.project, "export").stdout == done.stdout


def test_the_export_can_be_cut_off() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m generator export | head -1"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(done.stdout)["id"]
    assert done.stderr == ""


def test_search_finds_papers_as_text_and_as_json(site: Site) -> None:
    done = digest(site.project, "search", "leaves")
    assert done.returncode == 0
    assert "LeafSeg: Segmentation of Leaves" in done.stdout
    assert site.papers[0]["url"] in done.stdout
    assert "Trees" not in done.stdout
    found = json.loads(digest(site.project, "search", "leaves", "--json").stdout)
    (hit,) = found
    assert hit["title"] == "LeafSeg: Segmentation of Leaves"
    assert hit["url"] == site.papers[0]["url"]
    assert hit["score"] > 0


def test_search_says_when_a_seed_is_newer_than_the_site(site: Site) -> None:
    assert digest(site.project, "search", "leaves").stderr == ""
    seed = next((site.project / "seeds").glob("*.jsonl"))
    later = (site.folder / "index.html").stat().st_mtime + 60
    os.utime(seed, (later, later))
    done = digest(site.project, "search", "leaves")
    assert "LeafSeg" in done.stdout
    assert f"{seed.name}; digest build renews it" in done.stderr


def test_search_gives_as_many_as_asked_for(site: Site) -> None:
    found = json.loads(digest(site.project, "search", "we", "--json").stdout)
    both = json.loads(digest(site.project, "search", "leaves reports", "--json").stdout)
    one = json.loads(
        digest(site.project, "search", "leaves reports", "--json", "--top", "1").stdout
    )
    assert found == [], "a word of no meaning"
    assert len(both) == 2
    assert one == both[:1]
    assert both[0]["score"] >= both[1]["score"]


def test_search_that_finds_nothing_is_fine(site: Site) -> None:
    done = digest(site.project, "search", "zzqqxx")
    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing found\n", "")
    assert json.loads(digest(site.project, "search", "zzqqxx", "--json").stdout) == []


# Progress


def test_progress_is_shown_on_a_terminal_only(project: Path) -> None:
    assert digest(project, "generate").stderr == ""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "generate"],
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=inner,
        text=True,
    )
    os.close(inner)
    seen = b"".join(iter(lambda: _read(outer), b""))
    os.close(outer)
    out, _ = running.communicate()
    assert running.returncode == 0
    for stage in (b"Reading", b"Parsing", b"Judging", b"Rendering", b"Writing"):
        assert stage in seen
    assert out.startswith("2 papers in ")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # on Linux the end of a terminal is an error
        return b""


# Serving


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def fetch(url: str) -> str:
    """Return the page at an address, or nothing where there is none."""
    try:
        with urlopen(url, timeout=10) as response:  # noqa: S310 - our own server
            text: str = response.read().decode()
            return text
    except (URLError, ConnectionError, TimeoutError):
        return ""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _heed_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def serving(project: Path, tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """``digest serve`` on a free port, and its address."""
    url = f"127.0.0.1:{free_port()}"
    with (tmp_path / "said").open("wb") as said:
        running = subprocess.Popen(
            [sys.executable, "-m", "generator", "serve", "--address", url],
            cwd=project,
            env=environment(),
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # Where the tests run in the background, Ctrl+C is ignored and that is inherited.
            preexec_fn=_heed_ctrl_c,  # noqa: PLW1509 - no threads here
        )
        try:
            wait_for(lambda: running.poll() is not None or fetch(f"http://{url}/"))
            yield running, f"http://{url}/"
        finally:
            if running.poll() is None:
                os.killpg(running.pid, signal.SIGKILL)
                running.wait()


def test_serve_shows_a_change_of_a_seed_and_stops_when_asked(
    serving: tuple[subprocess.Popen[bytes], str], project: Path
) -> None:
    running, url = serving
    page = url + json.loads(fetch(f"{url}api/papers.json"))["papers"][0]["url"]
    first = fetch(page)
    assert "It segments well." in first
    assert "livereload" in first, "an open page is told to reload"
    changed = {**ROWS[0], "abstract": "We propose LeafSeg for segmentation. Twice as well."}
    write_seed(project, changed, *ROWS[1:])
    wait_for(lambda: "Twice as well." in fetch(page))
    write_seed(project, {"title": "A New Paper", "abstract": "A new abstract."}, name="n.jsonl")
    wait_for(lambda: "A New Paper" in fetch(url))
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=PATIENCE) in {0, -signal.SIGTERM}
    wait_for(lambda: not fetch(url))


def test_serve_stops_on_ctrl_c(
    serving: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    running, url = serving
    os.killpg(running.pid, signal.SIGINT)
    assert running.wait(timeout=PATIENCE) == 0
    wait_for(lambda: not fetch(url))
    assert "Traceback" not in (tmp_path / "said").read_text(encoding="utf-8")


def test_serve_on_a_port_that_is_taken_says_so(project: Path) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        done = digest(project, "serve", "--address", f"127.0.0.1:{taken.getsockname()[1]}")
    assert done.returncode == 1
    assert "in use" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:", "127.0.0.1:99999", "nowhere"])
def test_serve_at_what_is_no_address_says_so(
    project: Path,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert inside(project, monkeypatch, "serve", "--address", address) == 1
    assert address in capsys.readouterr().err


# Judging


@pytest.mark.parametrize(
    "name",
    [
        "2401.00001",
        "https://arxiv.org/abs/2401.00001v2",
        "https://papers.example/papers/leafseg-segmentation-of-leaves-2401-00001/",
        "LeafSeg: segmentation of leaves",
        "leafseg",
        "of leaves",
    ],
)
def test_a_paper_can_be_explained_by_any_of_its_names(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    assert inside(project, monkeypatch, "explain", name) == 0
    said = capsys.readouterr().out
    assert said.startswith("LeafSeg: Segmentation of Leaves\n")
    assert re.search(r"^segmentation  \+\d", said, re.MULTILINE)
    assert "title: “Segmentation”" in said


def test_a_paper_that_is_not_there_is_misuse(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert inside(project, monkeypatch, "explain", "no such paper") == 2
    assert "'no such paper'" in capsys.readouterr().err


def test_a_beginning_that_several_titles_have_names_them(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seed(project, {"title": "Trees at Night", "abstract": "We draw trees."}, name="b.jsonl")
    assert inside(project, monkeypatch, "explain", "trees") == 2
    said = capsys.readouterr().err
    assert "2 papers may be 'trees'" in said
    assert "trees-at-night" in said
    assert "trees-in-reports" in said


def try_out(project: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> int:
    """Run `digest themes try` on a file of this text; return the exit code."""
    candidate = project / "botany.yaml"
    candidate.write_text(text, encoding="utf-8")
    return inside(project, monkeypatch, "themes", "try", str(candidate))


def test_a_theme_can_be_tried_out(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert try_out(project, monkeypatch, "slug: botany\nphrases:\n  - leaves\n") == 0
    said = capsys.readouterr().out
    assert "would catch 1 of 2 papers" in said
    assert "LeafSeg: Segmentation of Leaves" in said
    assert "“leaves”" in said


def test_several_themes_can_be_tried_at_once(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    short = "{slug: leaves, phrases: [leaves]}"
    long = "{slug: reports, name: Reports, description: d, phrases: [reports]}"
    assert try_out(project, monkeypatch, f"themes:\n  - {short}\n  - {long}\n") == 0
    said = capsys.readouterr().out
    assert "leaves would catch 1 of 2 papers" in said
    assert "Reports would catch 1 of 2 papers" in said


def test_a_theme_that_is_there_already_is_tried_and_said_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "slug: segmentation\nphrases: [leaves]\nwight: 2\n"
    assert try_out(project, monkeypatch, text) == 1
    said = capsys.readouterr()
    assert "There is a tag 'segmentation' already" in said.out
    assert "botany.yaml:3: error: unknown key 'wight'" in said.err


@pytest.mark.parametrize(
    "text", ["- not a theme\n", "slug: botany\n", "slug: botany\nrules: {leaves: [leaf]}\n"]
)
def test_a_theme_without_phrases_says_what_is_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    assert try_out(project, monkeypatch, text) == 2
    assert "botany.yaml:1" in capsys.readouterr().err
