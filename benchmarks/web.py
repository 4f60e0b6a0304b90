# A host that compresses, counts what it sends, and can be as slow as a phone's connection. The
# slowness is made here, not in the browser, since browsers slow a page but not its workers.
"""Serve a folder over gzip and count requests and bytes."""

from __future__ import annotations

import gzip
import time
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from typing import Self
from urllib.parse import unquote, urlsplit

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
}
# What hosts compress; Pagefind's own files and ours are compressed already.
_TEXT = {".html", ".js", ".mjs", ".json", ".css", ".svg", ".wasm"}
_CHUNK = 16_384


@lru_cache(maxsize=4096)
def _body(path: Path) -> bytes:
    raw = path.read_bytes()
    return gzip.compress(raw, 6, mtime=0) if path.suffix in _TEXT else raw


class Web:
    """Serves a folder at ``url`` while it is entered.

    Attributes:
        requests: How many were answered since the last :meth:`reset`.
        sent: Bytes of their bodies, as compressed.
        delay: Seconds before each answer.
        rate: Bytes a second for all answers together, 0 for as fast as can be.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.requests = 0
        self.sent = 0
        self.delay = 0.0
        self.rate = 0.0
        self._lock = Lock()
        self._free = 0.0
        self._paths: list[tuple[str, int]] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # As servers do: an answer leaves at once and whole.
            disable_nagle_algorithm = True
            wbufsize = 1 << 16

            def do_GET(self) -> None:
                web.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reset(self) -> None:
        """Begin to count anew."""
        with self._lock:
            self.requests = self.sent = 0
            self._paths.clear()

    def sent_below(self, part: str) -> int:
        """Return the bytes of answers whose path holds a word."""
        return sum(size for path, size in self._paths if part in path)

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        path = self.folder / unquote(urlsplit(handler.path).path).lstrip("/")
        if path.is_dir():
            path /= "index.html"
        if self.delay:
            time.sleep(self.delay)
        if not path.is_file():
            handler.send_response(404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        body = _body(path)
        with self._lock:
            self.requests += 1
            self.sent += len(body)
            self._paths.append((str(path.relative_to(self.folder)), len(body)))
        handler.send_response(200)
        handler.send_header("Content-Type", _TYPES.get(path.suffix, "application/octet-stream"))
        handler.send_header("Content-Length", str(len(body)))
        if path.suffix in _TEXT:
            handler.send_header("Content-Encoding", "gzip")
        handler.end_headers()
        for start in range(0, len(body), _CHUNK):
            chunk = body[start : start + _CHUNK]
            self._wait(len(chunk))
            handler.wfile.write(chunk)

    def _wait(self, size: int) -> None:
        """Wait until the line is free for so many bytes."""
        if not self.rate:
            return
        with self._lock:
            now = time.monotonic()
            self._free = max(self._free, now) + size / self.rate
            until = self._free
        time.sleep(max(0.0, until - now))
