"""The register as a table to take along: what the list shows, with the filters it has, as csv and as a workbook."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.content.platforms import platforms
from planner.domain.check import CheckState
from planner.domain.permission import Actor
from planner.domain.site_list import SiteQuery, SiteRow
from planner.errors import N_
from planner.i18n import Words
from planner.services.site_labels import AUDIENCE_WORDS, CHECK_WORDS, STATE_WORDS
from planner.services.sites import find_sites
from planner.services.table_files import Columns, csv_file, xlsx_file
from planner.settings import day_of
from planner.storage import Session


def register_csv(session: Session, actor: Actor, query: SiteQuery, today: date, language: str) -> bytes:
    """Return the sites that a query asks for, on all its pages, as csv."""
    return csv_file(register_table(_rows(session, actor, query, today), language))


def register_xlsx(session: Session, actor: Actor, query: SiteQuery, today: date, language: str) -> bytes:
    """Return the same as a workbook."""
    table = register_table(_rows(session, actor, query, today), language)
    return xlsx_file({Words(language)(N_("Nettstader")): table})


def register_table(rows: Sequence[SiteRow], language: str) -> Columns:
    """Return sites as the columns of a table, in words; the import takes it back.

    Args:
        rows: of the list, in their order.
        language: nn, nb or en.
    """
    words, known = Words(language), platforms(language)
    return {
        words(N_("Namn")): [one.name for one in rows],
        words(N_("Adresse")): [one.address for one in rows],
        words(N_("Plattform")): [known[one.platform].name if one.platform in known else "" for one in rows],
        words(N_("Kven kan sjå")): [words(AUDIENCE_WORDS[one.audience]) for one in rows],
        words(N_("Tilstand")): [words(STATE_WORDS[one.state]) for one in rows],
        words(N_("Redaktør")): [one.editor for one in rows],
        words(N_("Klasse")): [one.class_label for one in rows],
        words(N_("Prosjekt")): [one.project_title for one in rows],
        words(N_("Open frå")): [one.opened_on for one in rows],
        words(N_("Stadfesta")): [one.confirmed_on for one in rows],
        words(N_("Sluttar")): [one.ends for one in rows],
        words(N_("Sjekk")): [words(_checked(one)) for one in rows],
        words(N_("Sjekka")): [day_of(one.checked_at) if one.checked_at else None for one in rows],
        words(N_("Alarm")): [words(N_("ja")) if one.check_alarm else words(N_("nei")) for one in rows],
        words(N_("Offentleg")): [words(N_("ja")) if one.is_public else words(N_("nei")) for one in rows],
    }


def _checked(row: SiteRow) -> str:
    return CHECK_WORDS[CheckState(row.check_state)] if row.check_state in set(CheckState) else row.check_state


def _rows(session: Session, actor: Actor, query: SiteQuery, today: date) -> tuple[SiteRow, ...]:
    return find_sites(session, actor, replace(query, page=0, size=None), today).rows
