# MkDocs serves docs/ and reloads the browser when a page changes; what it can't know is that pages
# come from seeds. So the seeds are watched here, and only the pages that change are written anew.
"""Serve the site while the curator works on the seeds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

# An editor saves in several steps; wait for the last.
_SETTLE_SECONDS = 0.4


class _Changes(FileSystemEventHandler):
    """Notes that something below the seeds folder was written, moved or removed."""

    def __init__(self) -> None:
        self.seen = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in {"opened", "closed_no_write"}:
            self.seen.set()


def serve(project: Path, seeds: Path, address: str, make: Callable[[], None]) -> None:
    """Serve until interrupted; make the pages at the start and after each change of the seeds.

    Args:
        project: Folder of mkdocs.yml.
        seeds: The folder to watch.
        address: Host and port.
        make: Writes the pages to docs/.
    """
    make()
    changes = _Changes()
    observer = Observer()
    observer.schedule(changes, str(seeds), recursive=True)
    observer.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    server = subprocess.Popen([*command, "--config-file", str(project / "mkdocs.yml")])  # noqa: S603
    try:
        while server.poll() is None:
            if changes.seen.wait(timeout=_SETTLE_SECONDS):
                while changes.seen.is_set():
                    changes.seen.clear()
                    changes.seen.wait(timeout=_SETTLE_SECONDS)
                make()
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        server.terminate()
        server.wait()
