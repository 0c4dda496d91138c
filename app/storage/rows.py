"""What stands in the store's tables: written and read on a connection that app.storage.store has opened."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, RowMapping, insert, select, update

from app.storage import changes
from app.storage.append_only import check_log
from app.storage.as_text import files_of, named_files, read, written
from app.storage.listing import Words, versions
from app.storage.overtaken import Overtaken, Since
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.tables import CONTENT, FILE, VERSION, WORK
from scoring.language import LANGUAGES
from scoring.problems import BadInput

# More could not be found again by an index on PostgreSQL.
_MOST_CHARACTERS = 500


@dataclass(frozen=True)
class ToSave:
    """Work made ready to be saved before anyone is kept waiting for the store: its text, and the files it names."""

    saved: SavedWork
    text: str
    files: Mapping[str, bytes]


def ready(saved: SavedWork) -> ToSave:
    """The work with its text and files."""
    return ToSave(saved, written(saved).decode(), files_of(saved))


def save(connection: Connection, name: str, author: str, work: ToSave, based_on: int | None = None) -> int:
    """The next version of a name, new or not; its number. Archived work is at hand again.

    based_on: the version that the work was opened from, 0 for none. Raises Overtaken where that is not the latest,
    None asks for no such thing. StoreProblem for a name that cannot be written, and where the log after the decision
    lacks what the latest version has.
    """
    _check_text(name, author)
    latest = _latest(connection, name)
    if based_on is not None and (latest["number"] if latest else 0) != based_on:
        if not latest or not _is_this(latest, author, work, based_on):
            raise _overtaken(connection, name, based_on, latest)
        change(connection, name, {"archived_at": None})
        return based_on + 1
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
    _insert(connection, {"work_id": key, "number": number, "author": author}, work.text, words)
    return number


def _check_text(*texts: str) -> None:
    """PostgreSQL takes no NUL, and no database half a character."""
    for text in texts:
        if len(text) > _MOST_CHARACTERS or "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
            raise StoreProblem("text", changes.cut(text.encode(errors="replace").decode().replace("\0", "?")))


def _is_this(latest: RowMapping, author: str, work: ToSave, based_on: int) -> bool:
    """True where the latest version is this very save, of which the connection was lost before it was told."""
    return (latest["author"], latest["sha256"], latest["number"]) == (author, _sum(work.text), based_on + 1)


def _overtaken(connection: Connection, name: str, based_on: int, latest: RowMapping | None) -> Overtaken:
    after = based_on if latest and latest["number"] > based_on else 0  # fewer where another work has got the name
    opened = _row(connection, name, based_on) if after else None
    contents = [_before(connection, row) if row else None for row in (opened, latest)]
    return Overtaken(Since(name, based_on, contents[0], versions(connection, name, after), contents[1]))


def _before(connection: Connection, latest: RowMapping) -> SavedWork | None:
    """A version before, where it can be read: that it cannot must not keep anyone from saving."""
    try:
        return _read(connection, latest)
    except (BadInput, StoreProblem):
        return None


def _insert(connection: Connection, values: Mapping[str, Any], content: str, words: Words) -> None:
    told = {"changes": json.dumps(words, ensure_ascii=False), "sha256": _sum(content), "saved_at": now()}
    key = connection.execute(insert(VERSION).values(**values, **told).returning(VERSION.c.id)).scalar_one()
    connection.execute(insert(CONTENT).values(version_id=key, content=content))


def _content(connection: Connection, version: RowMapping) -> str:
    query = select(CONTENT.c.content).where(CONTENT.c.version_id == version["id"])
    return str(connection.execute(query).scalar_one())


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
    _check_text(new)
    _check_free(connection, new)
    change(connection, name, {"name": new})


def copy(connection: Connection, name: str, new: str, author: str) -> None:
    """The latest version as the first one of a new work. Raises StoreProblem where the new name is taken."""
    source = _latest(connection, name)
    if source is None:
        raise StoreProblem("gone", name)
    _check_text(new, author)
    _check_free(connection, new)
    words: Words = {language: changes.of_copy(name, source["number"], language) for language in LANGUAGES}
    values = {"work_id": _new_work(connection, new), "number": 1, "author": author}
    _insert(connection, values, _content(connection, source), words)


def _check_free(connection: Connection, name: str) -> None:
    if connection.execute(select(WORK.c.id).where(WORK.c.name == name)).first():
        raise StoreProblem("taken", name)


def opened(connection: Connection, name: str, number: int) -> SavedWork:
    """A version exactly as it was saved. Raises StoreProblem where there is none, or it is not whole; BadInput."""
    row = _row(connection, name, number)
    if row is None:
        raise StoreProblem("gone", name)
    return _read(connection, row)


def _row(connection: Connection, name: str, number: int) -> RowMapping | None:
    query = select(VERSION).join(WORK).where((WORK.c.name == name) & (VERSION.c.number == number))
    return connection.execute(query).mappings().first()


def _read(connection: Connection, row: RowMapping) -> SavedWork:
    content = _content(connection, row)
    if _sum(content) != row["sha256"]:
        raise StoreProblem("changed", str(row["number"]))
    text = content.encode()
    found = connection.execute(select(FILE).where(FILE.c.sha256.in_(named_files(text)))).mappings()
    files = {one["sha256"]: one["data"] for one in found if sha256(one["data"]).hexdigest() == one["sha256"]}
    return read(text, files, f"version {row['number']}")


def now() -> str:
    """The time in UTC, as it stands in the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()
