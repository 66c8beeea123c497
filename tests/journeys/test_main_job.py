"""The main job from an empty data folder: a class list becomes printed consent letters."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from playwright.sync_api import Download, Page, expect

from tests.answers import CALM
from tests.journeys import steps
from tests.journeys.browser import PATIENCE_MS, settled
from tests.journeys.conftest import Program
from tests.journeys.rosters import CLASS_7B, oneroster_zip, workbook

pytestmark = pytest.mark.browser
SITE = "Klassebloggen «7B» & co"


def read_back(data: bytes) -> str:
    """Return the text of a printed file, line breaks as spaces."""
    with pypdfium2.PdfDocument(data) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", text)


def fetched(page: Page) -> Download:
    """Make the letters and fetch the file."""
    steps.press(page, "Lag breva")
    expect(page.get_by_text("brev er laga")).to_be_visible(timeout=PATIENCE_MS)
    settled(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Last ned breva").click()
    return download.value


def to_letters(page: Page) -> None:
    """Go from the decision to the letters."""
    steps.heading(page, steps.WORDS.outcomes["open"].title)  # type: ignore[index]
    steps.press(page, "Til oppgåvene", then="Lokalhistorie på nett")
    page.locator(".st-key-open-letters button").click()
    steps.heading(page, "Brev til dei føresette")


def test_a_oneroster_zip_becomes_letters_that_name_every_pupil_and_the_site(
    empty_program: Program, visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(empty_program.address)
    steps.set_up_school(page, "Bø skule")
    steps.import_roster(page, "oneroster.zip", oneroster_zip(), "application/zip")
    steps.new_project(page, "Lokalhistorie på nett", SITE)
    page.locator(".st-key-open-decision button").click()
    steps.walk(page, CALM)
    to_letters(page)
    download = fetched(page)
    assert not any(part in download.suggested_filename for pupil in CLASS_7B for part in (pupil.given, pupil.family))
    text = read_back(Path(download.path()).read_bytes())
    missing = [pupil.name for pupil in CLASS_7B if pupil.name not in text]
    missing += [name for pupil in CLASS_7B for name, _language in pupil.guardians if name not in text]
    assert not missing
    letters = sum(max(len(pupil.guardians), 1) for pupil in CLASS_7B)
    assert text.count(SITE) >= letters
    assert "https://blogg.example/7b" in text


def test_a_workbook_becomes_a_zip_of_letters(empty_program: Program, visit: Callable[..., Page]) -> None:
    page = visit(empty_program.address)
    steps.set_up_school(page, "Bø skule")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    steps.import_roster(page, "klasse.xlsx", workbook(), kind)
    steps.new_project(page, "Lokalhistorie på nett", SITE)
    page.locator(".st-key-open-decision button").click()
    steps.heading(page, steps.WORDS.questions["activity"].title)
    steps.press(page, "Alle svara", then="Sjå over svara dine")
    steps.press(page, "Ta avgjerda", then="I tvil")
    steps.press(page, "Til oppgåvene", then="Lokalhistorie på nett")
    page.locator(".st-key-open-letters button").click()
    steps.heading(page, "Brev til dei føresette")
    page.get_by_text("Ei fil for kvart brev, i ein zip").click()
    settled(page)
    with ZipFile(BytesIO(Path(fetched(page).path()).read_bytes())) as archive:
        names = archive.namelist()
        texts = [read_back(archive.read(name)) for name in names]
    assert len(names) == sum(max(len(pupil.guardians), 1) for pupil in CLASS_7B)
    assert not [pupil.name for pupil in CLASS_7B if not any(pupil.name in text for text in texts)]
    assert not [name for name in names if any(pupil.family in name for pupil in CLASS_7B)]
