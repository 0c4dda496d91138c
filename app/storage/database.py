"""Where the store lies, and a connection to it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table
from sqlalchemy.engine import URL, Dialect

from app.storage.engine import engine_for, on_sqlite, place_of
from app.storage.problems import told
from app.storage.schema import bring_up_to_date
from app.storage.tables import METADATA

VARIABLE = "FORDELA_DATABASE_URL"


def address() -> str:
    """The store's URL: as FORDELA_DATABASE_URL says, else a SQLite file in the officer's own folder."""
    default = URL.create("sqlite", database=str(Path.home() / ".fordela" / "fordela.db"))
    return os.environ.get(VARIABLE) or default.render_as_string()


class Database:
    """A database with the store's tables, which are made or brought up to date when they are first used."""

    def __init__(self, url: str) -> None:
        with told(_without_password(url)):
            self._engine = engine_for(url)
        self.place = place_of(self._engine.url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read by, which keeps nobody from saving. Raises StoreProblem."""
        with told(self.place):
            self._make_ready()
            with self._engine.connect().execution_options(reading=True) as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write by; what is written is safe on disk when the block has ended, or none of it is there.

        Nobody else writes meanwhile. Raises StoreProblem.
        """
        with told(self.place):
            self._make_ready()
            with self._engine.begin() as connection:
                yield connection

    def purge(self) -> None:
        """Write the store's files anew, so that what has been deleted can no longer be read in them.

        On PostgreSQL nobody can use the tables meanwhile; on SQLite nobody can save. What PostgreSQL remembers of what
        the columns held, to plan by, goes too: ANALYZE alone leaves that of a table that is now empty.
        Raises StoreProblem.
        """
        with told(self.place):
            if self._engine.dialect.name == "sqlite":
                with closing(self._engine.raw_connection()) as connection:  # outside any transaction
                    connection.cursor().execute("VACUUM")
                return
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                for table in METADATA.tables.values():
                    connection.exec_driver_sql(_forget_values(table, connection.dialect))
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {', '.join(METADATA.tables)}")
                connection.exec_driver_sql("VACUUM FULL pg_catalog.pg_statistic")

    def _make_ready(self) -> None:
        """Also the file may have been moved away since it was last used; then it is begun anew."""
        database = self._engine.url.database
        if on_sqlite(self._engine) and database and not database.startswith("file:"):
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        bring_up_to_date(self._engine, place=self.place)


def _forget_values(table: Table, dialect: Dialect) -> str:
    """Each column given the type that it has: nothing is rewritten, and its row of pg_statistic is deleted."""
    same = (f"ALTER COLUMN {one.name} TYPE {one.type.compile(dialect)}" for one in table.c)
    return f"ALTER TABLE {table.name} {', '.join(same)}"


def _without_password(url: str) -> str:
    """As much of an address as may be shown where it cannot even be read."""
    return url.partition(":")[0] if ":" in url else "…"
