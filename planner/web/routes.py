"""The public routes and what every request passes through, gathered for app.py."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from planner.errors import PlannerError
from planner.settings import ASSETS
from planner.web.errors import told
from planner.web.headers import SecurityHeaders
from planner.web.health import healthz
from planner.web.hosts import OwnHosts, own_hosts
from planner.web.person import choose_language, choose_person, forget_person
from planner.web.shell import Shell
from planner.web.sites import ADDRESS, sites_file, sites_page


class _Fonts(StaticFiles):
    """Font files; their names carry the version, so a browser may keep them for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


def favicon(_request: Request) -> FileResponse:
    """Answer with our icon where Streamlit's page looks for its own."""
    return FileResponse(ASSETS / "images" / "icon.png", headers={"Cache-Control": "public, max-age=86400"})


ROUTES: list[BaseRoute] = [
    Route("/healthz", healthz),
    Route("/person", choose_person),
    Route("/person/forget", forget_person),
    Route("/language", choose_language),
    Route("/favicon.png", favicon),
    Route(ADDRESS, sites_page),
    Route(ADDRESS + ".{ending}", sites_file),
    Mount("/assets/fonts", _Fonts(directory=ASSETS / "fonts" / "web")),
]
MIDDLEWARE = [Middleware(OwnHosts, hosts=own_hosts()), Middleware(SecurityHeaders), Middleware(Shell)]
EXCEPTION_HANDLERS = {PlannerError: told}
