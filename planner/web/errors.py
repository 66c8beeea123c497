"""The one place where errors become answers: a line of plain text in the reader's language."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from planner.errors import InvalidInput, NotAllowed, NotFound, PlannerError
from planner.i18n import Words
from planner.web.language import page_language

_STATUS = {
    InvalidInput: HTTPStatus.BAD_REQUEST,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
}


def told(request: Request, error: Exception) -> PlainTextResponse:
    """Answer with the error's message; anything but our own errors is a bug and goes on to the log."""
    if not isinstance(error, PlannerError):
        raise error
    words = Words(page_language(request.cookies, request.headers.get("accept-language", "")))
    status = _STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE)
    return PlainTextResponse(error.in_words(words), status_code=status, headers={"Content-Language": words.language})
