"""The health check: the program runs and its database answers."""

import logging

from starlette.requests import Request
from starlette.responses import JSONResponse

from planner.errors import PlannerError
from planner.services import schools
from planner.settings import settings
from planner.storage import open_database, transaction

_LOG = logging.getLogger(__name__)


def healthz(_request: Request) -> JSONResponse:
    """Answer 200 {"status": "ok"}, or 503 when the database can't be read."""
    try:
        with transaction(open_database(settings().database_url)) as session:
            schools.all_schools(session)
    except PlannerError as error:
        _LOG.warning("the database does not answer: %s", error)
        return JSONResponse({"status": "database"}, status_code=503)
    return JSONResponse({"status": "ok"})
