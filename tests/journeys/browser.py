"""The real browser: starting it, visiting as somebody, and waiting until a page stands still."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 30_000
PHONE, DESK = 390, 1280


def chromium_program() -> str | None:
    """Return where Chromium is installed, or None."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


@contextmanager
def chromium(program: str) -> Iterator[Browser]:
    """Start one browser."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=_FLAGS)
        yield started
        started.close()


def visitor(browser: Browser, *, locale: str = "nn-NO", width: int = DESK, dark: bool = False) -> BrowserContext:
    """Return a new visitor with cookies of their own: a language, a width, a colour scheme."""
    context = browser.new_context(
        locale=locale,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


def go(page: Page, address: str) -> None:
    """Open an address and wait until it stands still."""
    page.goto(address)
    settled(page)


def settled(page: Page) -> None:
    """Wait until Streamlit has run the page to its end; right after a click, wait for the new text first."""
    app = page.locator("[data-testid='stApp']")
    expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=PATIENCE_MS)
    expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE_MS)
    expect(page.locator("[data-stale='true'], [data-testid='stSkeleton']")).to_have_count(0, timeout=PATIENCE_MS)
