"""Takes a picture of every page in light, in dark and on a phone: `python -m tests.journeys.pictures FOLDER`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.journeys.browser import DESK, PHONE, chromium, chromium_program, go, settled, visitor
from tests.journeys.places import Place, empty_places, places
from tests.journeys.program import sample_in, served

LOOKS = {"light": (DESK, False), "dark": (DESK, True), "phone": (PHONE, False)}


def main(folder: Path) -> None:
    """Take the pictures; a place that can't be reached is told and passed over."""
    program = chromium_program()
    if program is None:
        sys.exit("Chromium is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as kept, chromium(program) as browser:
        data = Path(kept)
        with served(data / "empty", log=data / "empty.log") as address:
            _album(browser, address, empty_places(), folder)
        sample_in(data / "sample")
        with served(data / "sample", log=data / "sample.log") as address:
            _album(browser, address, tuple(places(data / "sample")), folder)


def _album(browser: Browser, address: str, shown: tuple[Place, ...], folder: Path) -> None:
    for look, (width, dark) in LOOKS.items():
        context = visitor(browser, width=width, dark=dark)
        page = context.new_page()
        for place in shown:
            try:
                _picture(page, address, place, folder / f"{place.name}-{look}.png")
            except BrowserError as error:
                sys.stderr.write(f"{place.name}, {look}: {error.message.splitlines()[0]}\n")
        context.close()


def _picture(page: Page, address: str, place: Place, file: Path) -> None:
    page.context.clear_cookies()
    if place.person:
        page.goto(f"{address}/person?id={place.person}&next=/assets/fonts/OFL.txt")
    page.set_viewport_size({"width": page.viewport_size["width"] if page.viewport_size else DESK, "height": 900})
    go(page, address + place.path)
    if place.then:
        place.then(page)
        settled(page)
    _stretch(page)
    page.screenshot(path=file)


def _stretch(page: Page) -> None:
    """Make the window as high as the page: Streamlit scrolls inside it."""
    main = page.locator("[data-testid='stMain']")
    height = int(main.evaluate("element => element.scrollHeight"))
    width = page.viewport_size["width"] if page.viewport_size else DESK
    page.set_viewport_size({"width": width, "height": min(max(height, 900), 6000)})
    settled(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
