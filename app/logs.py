"""Fördela's own log: on standard error, beside Streamlit's, without personal data.

What an error says may quote a file, a name or a text of a proposal. So no log of this process, Streamlit's too, tells
more of one than its kind and the places in the code it came through.
"""

import logging
import threading
import traceback
from collections.abc import Iterator, Mapping
from typing import Any

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_AS_MADE_BEFORE = logging.getLogRecordFactory()
_MOST_CAUSES = 5


def configure() -> None:
    """Send what Fördela logs to standard error; once, however often the app's script runs."""
    log = logging.getLogger("fordela")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(_FORMAT))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
    logging.setLogRecordFactory(_record)
    threading.excepthook = _thread_failed


def store_failed(problem: Exception) -> None:
    """For those who run the database: that it failed, and how.

    problem: a StoreProblem; of one that no database is behind (a name that is taken) or another error, nothing is told.
    """
    kind, cause = getattr(problem, "kind", ""), problem.__cause__
    if kind and cause is not None:
        logging.getLogger("fordela").error(
            "the store failed: %s, %s", kind, _kind(getattr(cause, "orig", None) or cause)
        )


def without_words(error: BaseException) -> str:
    """An error by its kind and its way through the code, and those behind it; nothing of what they say."""
    return "\n".join(_told(error))


def _told(error: BaseException) -> Iterator[str]:
    place: BaseException | None = error
    for _ in range(_MOST_CAUSES):
        if place is None:
            return
        yield "Traceback (most recent call last):"
        yield from (line.rstrip("\n") for line in traceback.format_tb(place.__traceback__))
        yield _kind(place)
        place = place.__cause__ or (None if place.__suppress_context__ else place.__context__)


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _record(*about: Any, **more: Any) -> logging.LogRecord:
    """What is logged, before any handler has it."""
    record = _AS_MADE_BEFORE(*about, **more)
    if record.exc_info and record.exc_info[1] is not None:
        record.exc_text = without_words(record.exc_info[1])
    record.exc_info = None
    record.msg = _without_error(record.msg)
    if isinstance(record.args, Mapping):
        record.args = {name: _without_error(value) for name, value in record.args.items()}
    elif record.args:
        record.args = tuple(map(_without_error, record.args))
    return record


def _without_error(value: Any) -> Any:
    return _kind(value) if isinstance(value, BaseException) else value


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None:
        logging.getLogger("fordela").error("a thread failed\n%s", without_words(failed.exc_value))
