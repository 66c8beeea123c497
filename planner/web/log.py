"""The log tells where a bug is and what kind it is, never the values: those can be names of pupils."""

import logging
from traceback import format_exception_only, format_tb

# Their messages name code, not data.
_SAFE = (ImportError, NameError, AttributeError)


def keep_values_out() -> None:
    """Make every log record of this process carry its traceback without the error's message."""
    make = logging.getLogRecordFactory()

    def make_without_values(*args: object, **kwargs: object) -> logging.LogRecord:
        record: logging.LogRecord = make(*args, **kwargs)
        if record.exc_info and record.exc_info[1]:
            record.exc_text = without_values(record.exc_info[1])
            record.exc_info = None
        return record

    logging.setLogRecordFactory(make_without_values)


def without_values(error: BaseException) -> str:
    """Return a traceback with the kinds of the errors in place of their messages, oldest first."""
    told: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        kind = "".join(format_exception_only(link)).strip() if isinstance(link, _SAFE) else type(link).__qualname__
        told.insert(0, "".join(format_tb(link.__traceback__)) + kind)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n\nwhich led to\n\n".join(told)
