"""In which language a reader is met: their own choice, then the browser's earlier one, the school's, the browser's."""

from collections.abc import Mapping

from planner.domain.school import PAGE_LANGUAGES
from planner.errors import PlannerError
from planner.i18n import from_browser
from planner.services import schools, staff
from planner.settings import settings
from planner.storage import open_database, transaction

PERSON_COOKIE = "nettplan_person"
LANGUAGE_COOKIE = "nettplan_language"


def page_language(cookies: Mapping[str, str], accept_language: str) -> str:
    """Return nn, nb or en for a reader; looks in the database, so it is called in a thread.

    Args:
        cookies: the request's cookies.
        accept_language: the request's Accept-Language header; its first language counts.
    """
    browser = from_browser(accept_language)
    chosen = cookies.get(LANGUAGE_COOKIE, "")
    try:
        own, of_school = _known(cookies.get(PERSON_COOKIE, ""))
    except PlannerError:
        own, of_school = "", ""
    return next(one for one in (own, chosen, of_school, browser) if one in PAGE_LANGUAGES)


def _known(person_id: str) -> tuple[str, str]:
    with transaction(open_database(settings().database_url)) as session:
        person = staff.person(session, person_id) if person_id else None
        everywhere = schools.all_schools(session)
    own = [one for one in everywhere if person and one.id == person.school_id]
    return person.language if person else "", next((one.language for one in (*own, *everywhere)), "")
