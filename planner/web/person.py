"""Who sits at this browser, and in which language they read: two cookies, until real sign-in takes their place."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from planner.domain.permission import Actor
from planner.domain.school import PAGE_LANGUAGES
from planner.errors import N_, InvalidInput, NotAllowed, NotFound
from planner.services import staff
from planner.settings import settings
from planner.storage import open_database, transaction
from planner.web.language import LANGUAGE_COOKIE, PERSON_COOKIE

# One slash and then neither slash nor backslash: browsers read //host and /\host as another site.
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,1000}")
_YEAR = 365 * 24 * 3600


def choose_person(request: Request) -> Response:
    """GET /person?id=STAFF&next=/path: this browser is that member of staff until it is closed."""
    response = _back(request)
    with transaction(open_database(settings().database_url)) as session:
        person = staff.person(session, request.query_params.get("id", ""))
    if person is None:
        raise NotFound(N_("Denne personen finst ikkje lenger. Opne Nettplan og vel på nytt."))
    _remember(request, response, PERSON_COOKIE, person.id)
    return response


def forget_person(request: Request) -> Response:
    """GET /person/forget?next=/path: this browser is nobody again."""
    response = _back(request)
    response.delete_cookie(PERSON_COOKIE, httponly=True, samesite="strict")
    return response


def choose_language(request: Request) -> Response:
    """GET /language?code=nn&next=/path: pages come in this language; a known person keeps it in every browser."""
    response = _back(request)
    code = request.query_params.get("code", "")
    if code not in PAGE_LANGUAGES:
        raise InvalidInput(N_("Sidene finst på nynorsk, bokmål og engelsk."))
    with transaction(open_database(settings().database_url)) as session:
        person = staff.person(session, request.cookies.get(PERSON_COOKIE, ""))
        if person:
            staff.choose_language(session, Actor(person.id, person.role, person.school_id, person.name), code)
    _remember(request, response, LANGUAGE_COOKIE, code, max_age=_YEAR)
    return response


def _back(request: Request) -> RedirectResponse:
    # These two are all that stands between a link on another site and a change here.
    if request.headers.get("sec-fetch-site") not in {"same-origin", "none"}:
        raise NotAllowed(N_("Dette valet må gjerast i Nettplan. Opne Nettplan og vel på nytt."))
    path = request.query_params.get("next", "/")
    if not _LOCAL_PATH.fullmatch(path):
        raise InvalidInput(N_("Lenka peikar ut av Nettplan. Opne Nettplan og vel på nytt."))
    return RedirectResponse(path, status_code=303)


def _remember(request: Request, response: Response, name: str, value: str, max_age: int | None = None) -> None:
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=max_age, httponly=True, samesite="strict", secure=secure)
