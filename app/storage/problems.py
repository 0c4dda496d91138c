"""What can be wrong with the store, told so that an officer knows what to do; the work on screen is never touched."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
    SQLAlchemyError,
)  # fmt: skip
from sqlalchemy.exc import TimeoutError as PoolTimeout

from app.texts import SCREEN_TEXTS
from scoring.language import Language

_BY_CODE = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "full",
    sqlite3.SQLITE_READONLY: "readonly",
    sqlite3.SQLITE_PERM: "readonly",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
}
# PostgreSQL's SQLSTATE, by the longest beginning that stands here.
_BY_STATE = {
    "53": "full",  # insufficient resources
    "53300": "locked",  # too many connections
    "58": "full",  # the server's own disk or system
    "25006": "readonly",
    "42501": "readonly",
    "55P03": "locked",
    "40": "locked",  # a deadlock, or two transactions that cannot both stand
    "XX001": "damaged",
    "XX002": "damaged",
    "22021": "characters",
    "22P05": "characters",
    "08": "server",
    "57P": "server",
    "25P03": "server",  # held for too long and given up
}
_PRIMARY = 0xFF  # an extended code of SQLite's holds the plain one in its last byte


class StoreProblem(Exception):
    """Work could not be saved, listed or opened. kind: the key of its text under `store.`."""

    def __init__(self, kind: str, place: str = "") -> None:
        """place: the store's address, without its password."""
        super().__init__(kind, place)
        self.kind, self.place = kind, place

    def sentence(self, language: Language) -> str:
        """What is wrong, where, and what to do."""
        return SCREEN_TEXTS.say(f"store.{self.kind}", language, place=self.place)


@contextmanager
def told(place: str) -> Iterator[None]:
    """What the database, its driver or the folder says, as a StoreProblem."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreProblem("address", place) from error
    except DBAPIError as error:
        raise StoreProblem(_kind(error), place) from error
    except PoolTimeout as error:
        raise StoreProblem("locked", place) from error
    except ImportError as error:
        raise StoreProblem("driver", place) from error
    except SQLAlchemyError as error:
        raise StoreProblem("other", place) from error
    except OSError as error:
        raise StoreProblem("unreachable", place) from error


def _kind(error: DBAPIError) -> str:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _BY_CODE.get(code & _PRIMARY, "other")
    if isinstance(error.orig, sqlite3.Error):
        return "other"
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return next((_BY_STATE[state[:length]] for length in (5, 3, 2) if state[:length] in _BY_STATE), "other")
    # The driver itself: it came to no server, or lost it, or was given settings that it does not know.
    if isinstance(error, OperationalError):
        return "server"
    return "address" if isinstance(error, ProgrammingError) else "other"
