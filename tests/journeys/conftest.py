"""A server of the real program with a data folder of its own, and a real browser in front of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from planner.domain.permission import Role
from planner.services import staff
from planner.storage import open_database, reading
from tests.conftest import missing
from tests.journeys.browser import DESK, chromium, chromium_program, go, visitor
from tests.journeys.program import database_in, sample_in, served

# Below the start page Streamlit first looks for its server there and then at the top: docs/look.md.
_PROBES = ("/_stcore/health", "/_stcore/host-config")


@dataclass(frozen=True)
class Program:
    """The program as it runs: its address and its data folder."""

    address: str
    data: Path

    def person(self, role: Role) -> str:
        """Return the id of a member of staff with this role."""
        with reading(open_database(database_in(self.data))) as session:
            return next(one.id for one in staff.who_can_sit_here(session) if one.role is role)

    def as_role(self, role: Role, path: str = "/") -> str:
        """Return the address that makes a browser belong to someone with this role and leads to a page."""
        return f"{self.address}/person?id={self.person(role)}&next={path}"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys; each visitor has a context of their own."""
    program = chromium_program()
    if program is None:
        missing("Chromium")
    assert program
    with chromium(program) as started:
        yield started


@pytest.fixture
def empty_program(tmp_path: Path) -> Iterator[Program]:
    """The program on an empty data folder."""
    with served(tmp_path / "data", log=tmp_path / "server.log") as address:
        yield Program(address, tmp_path / "data")


@pytest.fixture
def own_sample(tmp_path: Path) -> Iterator[Program]:
    """The program with a sample school that the journey may change."""
    sample_in(tmp_path / "data")
    with served(tmp_path / "data", log=tmp_path / "server.log") as address:
        yield Program(address, tmp_path / "data")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program with the sample school, shared by journeys that only look."""
    folder = tmp_path_factory.mktemp("sample")
    sample_in(folder / "data")
    with served(folder / "data", log=folder / "server.log") as address:
        yield Program(address, folder / "data")


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address as a new visitor: a language, a width, a colour scheme. The console must stay silent."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(address: str, *, locale: str = "nn-NO", width: int = DESK, dark: bool = False) -> Page:
        context = visitor(browser, locale=locale, width=width, dark=dark)
        contexts.append(context)
        context.on("console", lambda message: complaints.extend(_complaint(message)))
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        page = context.new_page()
        go(page, address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def _complaint(message: ConsoleMessage) -> list[str]:
    path = urlsplit(message.location["url"]).path
    is_probe = path.endswith(_PROBES) and path not in _PROBES
    return [] if message.type != "error" or is_probe else [f"{message.text} ({path})"]
