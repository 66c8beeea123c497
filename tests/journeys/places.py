"""Every page as each role meets it, from the sample school: what pictures are taken of and axe looks at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Page

from planner.content.guideline import guideline
from planner.domain.decision import Outcome
from planner.domain.guideline import as_file
from planner.domain.permission import Role
from planner.domain.site import SiteState
from planner.domain.site_list import SiteQuery
from planner.services import schools, staff
from planner.services.classes import classes
from planner.services.progress import ProjectCard, my_cards
from planner.services.sites import find_sites
from planner.storage import open_database, reading
from tests.cast import TODAY
from tests.journeys.browser import settled
from tests.journeys.program import database_in

ROSTER_WITH_ERRORS = "fornamn\tetternamn\tklasse\tfodselsdato\nAda\tBerg\t7B\t31.02.2014\nNoor\tAli\t\t01.05.2014\n"
ROSTER = "fornamn\tetternamn\tklasse\tforesatt1_namn\nLina\tNy\t7Ø\tEli Ny\nOmar\tNy\t7Ø\t\n"
SITES = "adresse\tnamn\tredaktør\nhttps://ny.example\tNy blogg\tUkjend\nhttp://localhost\tHeime\t\n"


@dataclass(frozen=True)
class Place:
    """A page as somebody meets it.

    Attributes:
        person: the staff id to come as, or None.
        path: what follows the program's address.
        then: what is done there first.
    """

    name: str
    person: str | None
    path: str
    then: Callable[[Page], None] | None = None


def empty_places() -> tuple[Place, ...]:
    """Return the pages of a program without a school."""
    return Place("beginning", None, "/"), Place("setup", None, "/setup")


def places(data: Path) -> Iterator[Place]:
    """Yield the pages of a data folder that holds the sample school."""
    with reading(open_database(database_in(data))) as session:
        people = staff.who_can_sit_here(session)
        by_role = {role: next(one.id for one in people if one.role is role) for role in Role}
        head = schools.operator_of(session)
        cards = my_cards(session, head, TODAY)
        one_of_each = {one.state: one.id for one in find_sites(session, head, SiteQuery(size=None), TODAY).rows}
        first_class, with_rules = (one.school_class.id for one in classes(session, head, TODAY)[:2])
    yield Place("who", None, "/")
    for role, person in by_role.items():
        yield Place(f"home-{role}", person, "/")
        yield Place(f"me-{role}", person, "/me")
    teacher, principal = by_role[Role.TEACHER], by_role[Role.PRINCIPAL]
    yield Place("guideline", teacher, "/guideline")
    yield Place("guideline-practice", teacher, "/guideline", _practice)
    yield Place("guideline-changes", teacher, "/guideline-changes")
    yield Place("guideline-version", by_role[Role.MUNICIPALITY], "/guideline-version", _new_version)
    yield Place("role-check", teacher, "/role-check")
    yield Place("role-check-result", teacher, "/role-check", _role_check)
    yield Place("crisis", principal, "/crisis")
    yield Place("bullying", teacher, "/bullying")
    yield Place("discussion-cards", teacher, "/discussion-cards")
    for step in ("questions", "agree"):
        yield Place(f"discussion-{step}", teacher, f"/discussion-show?card=lukka-gruppe&step={step}")
    yield Place("lessons", teacher, "/lessons")
    yield Place("lessons-year", principal, "/lessons", _tab("Klassane i år"))
    yield Place("lessons-plan", teacher, "/lessons", _tab("Årsplan"))
    yield Place("lesson", teacher, "/lesson?lesson=klassechatten")
    yield Place("adapt-lesson", teacher, "/adapt-lesson?lesson=klassechatten")
    for name, person in (("principal", principal), ("teacher", teacher)):
        yield Place(f"classes-{name}", person, "/classes")
        yield Place(f"school-{name}", person, "/school")
        yield Place(f"staff-{name}", person, "/school", _tab("Tilsette"))
        yield Place(f"class-list-{name}", person, f"/class-list?class={first_class}", _first_pupil)
    yield Place("class-rules-first", teacher, f"/class-rules?class={first_class}")
    yield Place("class-rules", teacher, f"/class-rules?class={with_rules}")
    yield Place("records", teacher, "/records")
    yield Place("records-new", teacher, "/records?site=new")
    yield Place("roster-import", teacher, "/roster-import")
    yield Place("roster-import-preview", teacher, "/roster-import", _paste(ROSTER, "Dette vil skje"))
    yield Place("roster-import-errors", teacher, "/roster-import", _paste(ROSTER_WITH_ERRORS, "Kva som er gale"))
    yield from _site_places(one_of_each, teacher, principal)
    yield from _overview_places(principal, by_role[Role.MUNICIPALITY])
    yield Place("project-form", principal, "/project-form")
    for number, card in enumerate(cards, 1):
        yield from _project_places(number, card, principal)


def _overview_places(principal: str, municipality: str) -> Iterator[Place]:
    yield Place("overview", principal, "/overview", _protocol)
    for tab, name in {"Nettstader no": "states", "Over tid": "months", "Samtykke": "consents"}.items():
        yield Place(f"overview-{name}", principal, "/overview", _tab(tab))
    yield Place("overview-row", principal, "/overview-list?row=open-closed")
    yield Place("overview-projects", principal, "/overview-list?row=picture-consent")
    yield Place("overview-inform", principal, "/overview-list?today=inform")
    yield Place("overview-municipality", municipality, "/overview")


def _protocol(page: Page) -> None:
    page.get_by_text("Protokoll over behandling av personopplysningar").first.click()
    page.get_by_text("Dette er eit utkast.").wait_for()


def _site_places(one_of_each: dict[SiteState, str], teacher: str, principal: str) -> Iterator[Place]:
    yield Place("sites", teacher, "/sites")
    yield Place("sites-by-editor", principal, "/sites?group=editor")
    yield Place("sites-none", teacher, "/sites?state=blocked&platform=tiktok")
    for state, site in one_of_each.items():
        yield Place(f"site-{state}", principal, f"/site?site={site}", _history)
    yield Place("site-read", teacher, f"/site?site={one_of_each[SiteState.DORMANT]}")
    yield Place("site-form", teacher, "/site-form")
    yield Place("site-form-changed", principal, f"/site-form?site={one_of_each[SiteState.ACTIVE]}")
    yield Place("site-import", teacher, "/site-import")
    yield Place("site-import-preview", teacher, "/site-import", _paste(SITES, "Dette vil skje", tab="Lim inn"))


def _history(page: Page) -> None:
    page.get_by_text("Historikk").click()
    page.get_by_text("Lagt til i lista").wait_for()


def _project_places(number: int, card: ProjectCard, person: str) -> Iterator[Place]:
    project = f"?project={card.project.id}"
    yield Place(f"project-{number}", person, f"/project{project}")
    yield Place(f"project-{number}-letters", person, f"/letters{project}")
    yield Place(f"project-{number}-walk-all", person, f"/walk{project}&question=all")
    if card.decided:
        yield Place(f"project-{number}-verdict-{card.decided.final_outcome}", person, f"/verdict{project}")
    if number == 1:
        yield Place("project-form-changed", person, f"/project-form{project}")
        yield Place("walk-first", person, f"/walk{project}&question=activity")
        yield Place("walk-long", person, f"/walk{project}&question=pupils_shown")
    if card.decided and card.decided.final_outcome is not Outcome.NOT_ONLINE:
        yield Place(f"project-{number}-replies", person, f"/replies{project}")
        for tab, name in {
            "Skriv inn svar": "typing",
            "Nei frå eleven": "own-no",
            "Kan eg legge ut?": "publish",
            "Trekke tilbake": "withdraw",
        }.items():
            yield Place(f"project-{number}-replies-{name}", person, f"/replies{project}", _tab(tab))


def _tab(title: str) -> Callable[[Page], None]:
    def open_it(page: Page) -> None:
        tab = page.get_by_role("tab", name=title)
        if tab.count():
            tab.click()

    return open_it


def _practice(page: Page) -> None:
    page.get_by_text("I praksis: Seks tips").click()
    page.get_by_text("Legg det ferdige opplegget i fellesmappa").wait_for()


def _new_version(page: Page) -> None:
    text = as_file(guideline(), "").replace("2017-01", "2026-11").replace("Facebook, Twitter", "Snapchat")
    file = FilePayload(name="raad.toml", mimeType="application/toml", buffer=text.encode())
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Gi ut versjon").wait_for()
    settled(page)


def _role_check(page: Page) -> None:
    page.get_by_text("Ja, noko alvorleg har nettopp skjedd").click()
    settled(page)
    page.get_by_role("button", name="Neste").click()
    page.get_by_text("La informasjonsansvarleg snakke").wait_for()
    settled(page)


def _first_pupil(page: Page) -> None:
    page.get_by_role("combobox", name="Sjå eller endre ein elev").click()
    page.get_by_role("option").first.click()
    page.get_by_role("textbox", name="Fornamn").first.wait_for()
    settled(page)


def _paste(rows: str, wanted: str, tab: str = "Lim inn frå eit rekneark") -> Callable[[Page], None]:
    def paste(page: Page) -> None:
        page.get_by_role("tab", name=tab).click()
        field = page.get_by_role("tabpanel").get_by_role("textbox")
        field.fill(rows)
        field.press("Control+Enter")
        page.get_by_text(wanted).first.wait_for()
        settled(page)

    return paste
