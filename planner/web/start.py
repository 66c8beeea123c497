"""What happens once, before the first visitor: a discreet log, warm imports, an open database."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module

from starlette.concurrency import run_in_threadpool

from planner.errors import PlannerError
from planner.settings import settings
from planner.storage import open_database
from planner.web.log import keep_values_out

_LOG = logging.getLogger(__name__)
_SLOW_IMPORTS = (
    "pandas",
    "pyarrow",
    "planner.services.letters",
    "planner.services.documents",
    "planner.services.roster",
)


@asynccontextmanager
async def started(_app: object) -> AsyncIterator[None]:
    """Prepare the process; a database that can't be opened is told here and again on every page."""
    keep_values_out()
    await run_in_threadpool(_warm_up)
    yield


def _warm_up() -> None:
    for name in _SLOW_IMPORTS:
        import_module(name)
    try:
        open_database(settings().database_url)
    except PlannerError as error:
        _LOG.warning("%s", error)
