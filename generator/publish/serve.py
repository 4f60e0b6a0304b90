# MkDocs serves docs/ and reloads the browser when a page changes; what it can't know is that pages
# come from seeds. So the seeds are watched here, and only the pages that change are written anew.
"""Serve the site while the curator works on the seeds."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.publish.site import BuildError

# An editor saves in several steps; wait for the last.
_SETTLE_SECONDS = 0.4
_HIGHEST_PORT = 65535


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

    Raises:
        BuildError: Nobody can serve at the address, or MkDocs stopped by itself.
    """
    _claim(address)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    changes = _Changes()
    observer = Observer()
    observer.schedule(changes, str(seeds), recursive=True)
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", address]
    server = None
    try:
        make()
        observer.start()
        server = subprocess.Popen([*command, "--config-file", str(project / "mkdocs.yml")])  # noqa: S603
        while server.poll() is None:
            if changes.seen.wait(timeout=_SETTLE_SECONDS):
                while changes.seen.is_set():
                    changes.seen.clear()
                    changes.seen.wait(timeout=_SETTLE_SECONDS)
                make()
    except KeyboardInterrupt:
        return
    finally:
        if observer.is_alive():
            observer.stop()
        if server:
            server.terminate()
            server.wait()
    raise BuildError("MkDocs stopped serving; what it said is above")


def _claim(address: str) -> None:
    """Raise BuildError where nobody can serve at an address."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _HIGHEST_PORT:
        raise BuildError(f"{address} is no address to serve at; write it as 127.0.0.1:8000")
    try:
        socket.create_server((host, int(port))).close()
    except OSError as error:
        raise BuildError(f"can't serve at {address}: {error}; try another --address") from error
