# The pictures in README and docs are made, not taken: `make screenshot` renews them.
"""Take the pictures of the built site for README."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import launch
from tests.browser.server import Host

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "assets" / "screenshots"


def main() -> None:
    """Write home.png: the home page with a search under way."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, Host(ROOT / "site") as host:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1200, "height": 750})
        page.goto(host.url)
        page.get_by_role("combobox").fill("segment anything")
        page.get_by_role("option").locator(".pd-search__snippet mark").first.wait_for()
        page.screenshot(path=PICTURES / "home.png")
        browser.close()


if __name__ == "__main__":
    main()
