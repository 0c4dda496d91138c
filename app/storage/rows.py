"""What stands in the store's tables: written and read on a connection that app.storage.store has opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, func, insert, select, update

from app.storage import changes
from app.storage.append_only import check_log
from app.storage.as_text import files_of, named_files, read, written
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.tables import FILE, VERSION, WORK
from scoring.language import LANGUAGES, Language
from scoring.problems import BadInput

_TOLD = (VERSION.c.work_id, VERSION.c.number, VERSION.c.saved_at, VERSION.c.author, VERSION.c.changes)
Words = Mapping[Language, tuple[str, ...]]


@dataclass(frozen=True)
class Version:
    """One save. saved_at: in UTC. changes: {language: what changed since the version before}, empty if not known."""

    number: int
    saved_at: datetime
    author: str
    changes: Words


@dataclass(frozen=True)
class Entry:
    """Saved work as it is listed: its latest version, and whether it is archived."""

    name: str
    latest: Version
    archived: bool = False


@dataclass(frozen=True)
class ToSave:
    """Work made ready to be saved before anyone is kept waiting for the store: its text, and the files it names."""

    saved: SavedWork
    text: str
    files: Mapping[str, bytes]


def ready(saved: SavedWork) -> ToSave:
    """The work with its text and files."""
    return ToSave(saved, written(saved).decode(), files_of(saved))


def save(connection: Connection, name: str, author: str, work: ToSave) -> int:
    """The next version of a name, new or not; its number. Archived work is at hand again.

    Raises StoreProblem where the log after the decision lacks what the latest version has.
    """
    latest = _latest(connection, name)
    key = latest["work_id"] if latest else _new_work(connection, name)
    change(connection, name, {"archived_at": None})
    known = set(connection.scalars(select(FILE.c.sha256).where(FILE.c.sha256.in_(work.files))))
    for sum_ in work.files.keys() - known:
        connection.execute(insert(FILE).values(sha256=sum_, data=work.files[sum_]))
    before = _before(connection, latest) if latest else None
    check_log(name, before, work.saved)
    words: Words = {}
    if before or not latest:
        words = {language: changes.words(before, work.saved, language) for language in LANGUAGES}
    number = latest["number"] + 1 if latest else 1
    _insert(connection, {"work_id": key, "number": number, "author": author, "content": work.text}, words)
    return number


def _before(connection: Connection, latest: RowMapping) -> SavedWork | None:
    """The version before, where it can be read: that it cannot must not keep anyone from saving."""
    try:
        return _read(connection, latest)
    except (BadInput, StoreProblem):
        return None


def _insert(connection: Connection, values: Mapping[str, Any], words: Words) -> None:
    told = {"changes": json.dumps(words, ensure_ascii=False), "sha256": _sum(values["content"]), "saved_at": now()}
    connection.execute(insert(VERSION).values(**values, **told))


def _latest(connection: Connection, name: str) -> RowMapping | None:
    query = select(VERSION).join(WORK).where(WORK.c.name == name).order_by(VERSION.c.number.desc()).limit(1)
    return connection.execute(query).mappings().first()


def _new_work(connection: Connection, name: str) -> int:
    return int(connection.execute(insert(WORK).values(name=name).returning(WORK.c.id)).scalar_one())


def change(connection: Connection, name: str, values: Mapping[str, str | None]) -> None:
    """Change what stands of a work. Raises StoreProblem where none has that name, for another may have renamed it."""
    if not connection.execute(update(WORK).where(WORK.c.name == name).values(**values)).rowcount:
        raise StoreProblem("gone", name)


def rename(connection: Connection, name: str, new: str) -> None:
    """Another name for the same work. Raises StoreProblem where it is taken."""
    _check_free(connection, new)
    change(connection, name, {"name": new})


def copy(connection: Connection, name: str, new: str, author: str) -> None:
    """The latest version as the first one of a new work. Raises StoreProblem where the new name is taken."""
    source = _latest(connection, name)
    if source is None:
        raise StoreProblem("gone", name)
    _check_free(connection, new)
    words: Words = {language: changes.of_copy(name, source["number"], language) for language in LANGUAGES}
    values = {"work_id": _new_work(connection, new), "number": 1, "author": author, "content": source["content"]}
    _insert(connection, values, words)


def _check_free(connection: Connection, name: str) -> None:
    if connection.execute(select(WORK.c.id).where(WORK.c.name == name)).first():
        raise StoreProblem("taken", name)


def entries(connection: Connection) -> tuple[Entry, ...]:
    """All saved work, the one saved last first."""
    newest: Select[Any] = select(VERSION.c.work_id, func.max(VERSION.c.number).label("number"))
    latest = newest.group_by(VERSION.c.work_id).subquery()
    query: Select[Any] = (
        select(WORK.c.name, WORK.c.archived_at, *_TOLD)
        .join(VERSION, VERSION.c.work_id == WORK.c.id)
        .join(latest, (latest.c.work_id == VERSION.c.work_id) & (latest.c.number == VERSION.c.number))
        .order_by(VERSION.c.saved_at.desc(), VERSION.c.id.desc())
    )
    rows = connection.execute(query).mappings()
    return tuple(Entry(row["name"], _version(row), row["archived_at"] is not None) for row in rows)


def versions(connection: Connection, name: str) -> tuple[Version, ...]:
    """Every version of a work, the newest first."""
    query: Select[Any] = select(*_TOLD).join(WORK).where(WORK.c.name == name).order_by(VERSION.c.number.desc())
    return tuple(map(_version, connection.execute(query).mappings()))


def opened(connection: Connection, name: str, number: int) -> SavedWork:
    """A version exactly as it was saved. Raises StoreProblem where there is none, or it is not whole; BadInput."""
    query = select(VERSION).join(WORK).where((WORK.c.name == name) & (VERSION.c.number == number))
    row = connection.execute(query).mappings().first()
    if row is None:
        raise StoreProblem("gone", name)
    return _read(connection, row)


def _read(connection: Connection, row: RowMapping) -> SavedWork:
    if _sum(row["content"]) != row["sha256"]:
        raise StoreProblem("changed", str(row["number"]))
    text = row["content"].encode()
    found = connection.execute(select(FILE).where(FILE.c.sha256.in_(named_files(text)))).mappings()
    files = {one["sha256"]: one["data"] for one in found if sha256(one["data"]).hexdigest() == one["sha256"]}
    return read(text, files, f"version {row['number']}")


def _version(row: RowMapping) -> Version:
    words = {language: tuple(told) for language, told in json.loads(row["changes"]).items()}
    return Version(row["number"], datetime.fromisoformat(row["saved_at"]), row["author"], words)


def now() -> str:
    """The time in UTC, as it stands in the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
