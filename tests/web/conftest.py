"""The public routes and their middleware around a stand-in for Streamlit's pages, on a database with the cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from planner.settings import settings
from planner.storage import open_database, people, transaction
from planner.web.routes import EXCEPTION_HANDLERS, MIDDLEWARE, ROUTES
from tests import cast

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
OURS = "http://127.0.0.1:8501"
# What a browser says of a link that was clicked on a page of ours.
FROM_US = {"Sec-Fetch-Site": "same-origin"}


def _page(_request: Request) -> Response:
    return FileResponse(INDEX)


def _letter(_request: Request) -> Response:
    return PlainTextResponse("a letter")


async def _stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.close()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder of this test's own."""
    monkeypatch.setenv("NETTPLAN_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture
def school(data: Path) -> None:
    """The school of the cast and its staff are in the database."""
    with transaction(open_database(settings().database_url)) as session:
        people.save_school(session, cast.SCHOOL)
        for person in cast.STAFF:
            people.save_staff(session, person)


@pytest.fixture
def client(data: Path) -> Iterator[TestClient]:
    """A browser at our own address that doesn't follow redirects by itself."""
    pages = [
        Route("/media/letter.pdf", _letter),
        WebSocketRoute("/_stcore/stream", _stream),
        Route("/{any:path}", _page),
    ]
    app = Starlette(routes=[*ROUTES, *pages], middleware=MIDDLEWARE, exception_handlers=EXCEPTION_HANDLERS)
    with TestClient(app, base_url=OURS, follow_redirects=False) as browser:
        yield browser
