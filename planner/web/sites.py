"""The public list of schools' sites: a plain page that anybody can read, and the same list as files."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from planner.services.public_list import (
    public_csv,
    public_json,
    public_opml,
    public_page,
    public_sites,
    public_xlsx,
)
from planner.settings import settings, today
from planner.storage import open_database, reading
from planner.storage.public_list import PublicSite
from planner.web.language import page_language

ADDRESS = "/nettstader"


class _Kind(NamedTuple):
    name: str
    media: str
    make: Callable[[Sequence[PublicSite], str], bytes]


KINDS = {
    "csv": _Kind("csv", "text/csv; charset=utf-8", public_csv),
    "xlsx": _Kind("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", public_xlsx),
    "json": _Kind("JSON", "application/json", public_json),
    "opml": _Kind("OPML", "text/x-opml; charset=utf-8", public_opml),
}


def sites_page(request: Request) -> HTMLResponse:
    """Answer with the list as a page, in the reader's language."""
    language = page_language(request.cookies, request.headers.get("accept-language", ""))
    files = {kind.name: f"{ADDRESS}.{ending}" for ending, kind in KINDS.items()}
    page = public_page(_sites(), today(), language, files)
    return HTMLResponse(page, headers={"Content-Language": language})


def sites_file(request: Request) -> Response:
    """Answer with the list as a file."""
    ending = request.path_params["ending"]
    if ending not in KINDS:
        return Response(status_code=404)
    language = page_language(request.cookies, request.headers.get("accept-language", ""))
    kind = KINDS[ending]
    headers = {"Content-Disposition": f'attachment; filename="nettstader.{ending}"', "Cache-Control": "no-cache"}
    return Response(kind.make(_sites(), language), media_type=kind.media, headers=headers)


def _sites() -> tuple[PublicSite, ...]:
    with reading(open_database(settings().database_url)) as session:
        return public_sites(session, today())
