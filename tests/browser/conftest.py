"""A real browser at the built site. What it complains of in a test fails that test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)
from playwright.sync_api import Error as PlaywrightError

from tests.browser.chromium import find, launch
from tests.browser.server import Host
from tests.site import Site

# Longer than anything takes on a busy machine; no test waits for it to pass.
PATIENCE = 15_000
expect.set_options(timeout=PATIENCE)
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The chromium or chrome of this machine, else Playwright's own."""
    with sync_playwright() as playwright:
        try:
            made = launch(playwright)
        except PlaywrightError as error:
            pytest.fail(
                f"No browser for the browser tests ({find() or 'none on the path'}). `make test` "
                f"gets one; or name one: CHROMIUM=/path/to/chromium. It said: {error}",
                pytrace=False,
            )
        yield made
        made.close()


@pytest.fixture(scope="session")
def own_url(own_site: Site) -> Iterator[str]:
    """Where the site of the project's own seeds is served, below a folder."""
    with Host(own_site.folder) as host:
        yield host.url


@pytest.fixture(scope="session")
def hostile_url(hostile_site: Site) -> Iterator[str]:
    """Where the site of the hostile seeds is served, below a folder."""
    with Host(hostile_site.folder) as host:
        yield host.url


@dataclass
class Watch:
    """Everything a browser complained of, and every address it asked for."""

    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def look_at(self, context: BrowserContext) -> None:
        """Note what happens in a context from now on."""
        context.on("console", self._console)
        context.on("dialog", self._dialog)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def paths(self) -> list[str]:
        """Return the path of each request, in order."""
        return [urlsplit(url).path for url in self.requests]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"console {message.type}: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url).hostname != "127.0.0.1" and request.url != "about:blank":
            self.complaints.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # Leaving a page while it still loads something is no failure of the site's.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"request failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.complaints.append(f"{response.status}: {response.url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the browser complains of; whatever is left of it at the end fails the test."""
    made = Watch()
    yield made
    assert made.complaints == []


@pytest.fixture
def open_page(browser: Browser, watch: Watch, own_url: str) -> Iterator[Open]:
    """Open a page of the own site, or of the site at ``base``, in a fresh context.

    Other keywords are those of Playwright's contexts, e.g. ``java_script_enabled=False``.
    """
    contexts: list[BrowserContext] = []

    def opened(path: str = "", *, base: str = own_url, **options: object) -> Page:
        context = browser.new_context(**{"base_url": base, "locale": "en", **options})  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        watch.look_at(context)
        page = context.new_page()
        page.goto(base + path)
        return page

    yield opened
    for context in contexts:
        context.close()
