"""SQLAlchemy's engine for the store: on SQLite and on PostgreSQL the same promises, each kept in its own way.

A writing transaction has the store to itself, a reading one sees one moment of it and keeps nobody from saving, and
what is committed is on disk.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool

SECONDS_FOR_A_LOCK = 5
_SQLITE, _POSTGRESQL = "sqlite", "postgresql"
_DRIVER = "postgresql+psycopg"
_LONG_FORM = {"postgresql": _DRIVER, "postgres": _DRIVER}
# A number of our own, by which those who write to one PostgreSQL database know of each other.
_LOCK = 0x466F7264656C61
# A network that is gone, or a machine that died with the store in hand, is given up after so long.
_MILLISECONDS_GONE = 10_000
_SECONDS_HELD = 30
_SHOWN = ("host", "port", "service")


def url_of(address: str) -> URL:
    """The address as SQLAlchemy has it; `postgresql://` and `postgres://`, as they are usually written, by psycopg 3.

    Raises ArgumentError for one that is no address, or one of a database that Fördela does not know. One whose password
    holds an @ as it is would have the password's end for its server's name, and show it.
    """
    try:
        url = make_url(address)
    except ValueError:  # a port that is no number; the error quotes it, and it may be a part of the password
        raise ArgumentError("no address") from None
    if "@" in (url.host or ""):
        raise ArgumentError("an @ that is not written %40")
    url = url.set(drivername=_LONG_FORM.get(url.drivername, url.drivername))
    if url.get_backend_name() in (_SQLITE, _POSTGRESQL):
        return url
    raise ArgumentError("neither SQLite nor PostgreSQL")


def place_of(url: URL) -> str:
    """What an officer is told of where the store lies: SQLite's file, else the address without any password."""
    if url.get_backend_name() == _SQLITE and url.database:
        return url.database
    kept = {key: value for key, value in url.query.items() if key in _SHOWN}
    return url.set(query=kept, drivername=url.get_backend_name()).render_as_string(hide_password=True)


def on_sqlite(engine: Engine) -> bool:
    """True for a file that may have been moved away since it was last used."""
    return engine.dialect.name == _SQLITE


def engine_for(address: str) -> Engine:
    """SQLAlchemy's engine for the store's address. Raises ArgumentError, ImportError where the driver is missing."""
    url = url_of(address)
    if url.get_backend_name() == _SQLITE:
        return _sqlite(url)
    return _postgresql(url)


def _sqlite(url: URL) -> Engine:
    """With whole transactions, which Python's own driver would begin late and end early."""
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": SECONDS_FOR_A_LOCK})
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if _reads(connection) else "BEGIN IMMEDIATE")


def _postgresql(url: URL) -> Engine:
    """With a pool that notices that the server was started anew.

    Statements are not prepared: those of a process that runs while another brings the tables up to date would fail.
    """
    asked = {
        "connect_timeout": SECONDS_FOR_A_LOCK,
        "tcp_user_timeout": _MILLISECONDS_GONE,
        "application_name": "fordela",
        "client_encoding": "utf8",
    }
    own = {key: value for key, value in asked.items() if key not in url.query}
    engine = create_engine(
        url, pool_pre_ping=True, pool_timeout=SECONDS_FOR_A_LOCK, connect_args={"prepare_threshold": None, **own}
    )
    event.listen(engine, "connect", _on_connect_to_server)
    event.listen(engine, "begin", _on_begin_at_server)
    return engine


def _on_connect_to_server(connection: Any, _: object) -> None:
    """Nobody waits for ever; a server that would confirm before it has written is asked not to."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{SECONDS_FOR_A_LOCK}s'")
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{_SECONDS_HELD}s'")
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
    connection.commit()


def _on_begin_at_server(connection: Connection) -> None:
    """SQLite's BEGIN IMMEDIATE has no counterpart: who writes holds a lock of our own until the transaction ends.

    Each later statement then sees all that those before have committed (PostgreSQL's usual isolation).
    """
    if _reads(connection):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    else:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _reads(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("reading"))
