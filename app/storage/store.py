"""Saved work in the store: every save is a new version, and nothing is overwritten."""

from functools import cache

from sqlalchemy.exc import IntegrityError

from app.storage import listing, rows
from app.storage.database import Database, address
from app.storage.listing import Entry, Listed, Version
from app.storage.problems import StoreProblem
from app.storage.rows import ToSave
from app.storage.saved_work import SavedWork

_TRIES = 3


class Store:
    """The saved work of all who use the same database. Every method may raise StoreProblem; names are as given."""

    def __init__(self, url: str) -> None:
        self._database = Database(url)

    def save(self, name: str, author: str, saved: SavedWork, based_on: int | None = None) -> int:
        """Save a new version under a name, new or not, and give its number once it is safe on disk.

        Archived work is at hand again. Two who save under one name at once get a version each, unless they say which
        version their work is based on (0 for none): then the second saves nothing and Overtaken tells of the first.
        """
        work = rows.ready(saved)
        for _ in range(_TRIES - 1):
            try:
                return self._save(name, author, work, based_on)
            except StoreProblem as problem:
                if not isinstance(problem.__cause__, IntegrityError):  # which says that another was quicker
                    raise
        return self._save(name, author, work, based_on)

    def _save(self, name: str, author: str, work: ToSave, based_on: int | None) -> int:
        with self._database.writing() as connection:
            return rows.save(connection, name, author, work, based_on)

    def entries(self) -> tuple[Entry, ...]:
        """All saved work, the one saved last first."""
        with self._database.reading() as connection:
            return listing.entries(connection)

    def listed(self, most: int | None, archived: bool = False) -> Listed:
        """Work at hand, or archived work. most: how many are told of in full, None for all."""
        with self._database.reading() as connection:
            return Listed(listing.entries(connection, most, archived), listing.names(connection, archived))

    def versions(self, name: str, after: int = 0, most: int | None = None) -> tuple[Version, ...]:
        """The versions of a work with a number above `after`, the newest first. most: how many, None for all."""
        with self._database.reading() as connection:
            return listing.versions(connection, name, after, most)

    def open(self, name: str, number: int) -> SavedWork:
        """A version exactly as it was saved. Raises BadInput too, for one that a newer Fördela has saved."""
        with self._database.reading() as connection:
            return rows.opened(connection, name, number)

    def copy(self, name: str, new: str, author: str) -> None:
        """The latest version as the first one of a new work. Raises StoreProblem where the new name is taken."""
        with self._database.writing() as connection:
            rows.copy(connection, name, new, author)

    def rename(self, name: str, new: str) -> None:
        """Another name for the same work. Raises StoreProblem where it is taken."""
        with self._database.writing() as connection:
            rows.rename(connection, name, new)

    def archive(self, name: str) -> None:
        """Put work away, with all its versions."""
        with self._database.writing() as connection:
            rows.change(connection, name, {"archived_at": rows.now()})

    def unarchive(self, name: str) -> None:
        """Take archived work back."""
        with self._database.writing() as connection:
            rows.change(connection, name, {"archived_at": None})


@cache
def _store_at(url: str) -> Store:
    return Store(url)


def store() -> Store:
    """The store where FORDELA_DATABASE_URL says, else the officer's own. Raises StoreProblem."""
    return _store_at(address())
