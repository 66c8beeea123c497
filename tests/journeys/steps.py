"""What a teacher does with hand and eye: fill in, press, choose, and wait for what comes."""

import re

from playwright.sync_api import Page, expect

from planner.content.decision import decision_words, rule_set
from tests.cast import TODAY
from tests.journeys.browser import PATIENCE_MS, settled

WORDS = decision_words(rule_set(TODAY).version, "nn")


def press(page: Page, label: str, *, then: str | None = None) -> None:
    """Press a button and wait for a heading, or until the page stands still."""
    page.get_by_role("button", name=label, exact=True).first.click()
    if then:
        heading(page, then)
    settled(page)


def heading(page: Page, text: str) -> None:
    """Wait for a heading."""
    expect(page.get_by_role("heading", name=text).first).to_be_visible(timeout=PATIENCE_MS)
    settled(page)


def write(page: Page, label: str, text: str) -> None:
    """Write in a field of a form; it is sent with the form."""
    page.get_by_role("textbox", name=label, exact=True).first.fill(text)


def tick(page: Page, label: str) -> None:
    """Tick a box."""
    page.locator("label", has_text=re.compile(rf"^{re.escape(label)}$")).click()


def answer(page: Page, question: str, option: str) -> None:
    """Answer the question that is shown and wait until the answer is kept."""
    words = WORDS.questions[question]
    heading(page, words.title)
    label = words.options[option].label
    choice = page.get_by_role("radio", name=re.compile(rf"^{re.escape(label)}"))
    if not choice.is_checked():
        page.locator("[data-testid='stRadio'] label", has=choice).click()
    expect(page.get_by_role("button", name="Neste")).to_be_enabled(timeout=PATIENCE_MS)
    settled(page)


def answer_and_go_on(page: Page, question: str, option: str) -> None:
    """Answer the question that is shown and press Neste."""
    answer(page, question, option)
    page.get_by_role("button", name="Neste").click()
    expect(page.get_by_role("heading", name=WORDS.questions[question].title, exact=True)).to_have_count(0)
    settled(page)


def walk(page: Page, given: dict[str, str]) -> None:
    """Answer all questions and make the decision."""
    for question, option in given.items():
        answer_and_go_on(page, question, option)
    heading(page, "Sjå over svara dine")
    press(page, "Ta avgjerda")


def set_up_school(page: Page, name: str) -> None:
    """Set up a school from the first page."""
    press(page, "Set opp skulen", then="Set opp skulen")
    write(page, "Namnet på skulen", name)
    write(page, "Kommune", "Midt-Telemark kommune")
    write(page, "Rektor", "Astrid Lie")
    write(page, "Postadresse", "Skulevegen 1, 3800 Bø")
    write(page, "E-post", "post@boskule.example")
    press(page, "Lagre skulen", then="Hei, Astrid")


def import_roster(page: Page, name: str, data: bytes, kind: str) -> None:
    """Import a class list from Home."""
    press(page, "Importer klasseliste", then="Importer klasseliste")
    page.locator("input[type='file']").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    heading(page, "Dette vil skje")
    press(page, "Importer", then="Klassane i 2026/27")


def new_project(page: Page, title: str, site: str) -> None:
    """Make a project from Home."""
    page.get_by_role("link", name="Heim").first.click()
    heading(page, "Hei, ")
    press(page, "Nytt prosjekt", then="Nytt prosjekt")
    write(page, "Kva heiter prosjektet?", title)
    write(page, "Kva skal elevane gjere, og kvifor?", "Elevane deler tekstar om garden dei bur på.")
    write(page, "Namn på nettstaden", site)
    write(page, "Adresse", "https://blogg.example/7b")
    tick(page, "Film")
    press(page, "Lagre", then=title)
