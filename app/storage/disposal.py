"""Archived work disposed of (gallring) by those who run the server, once the city has decided that it shall be.

    python -m app.storage.disposal --archived-before 2030-01-01
    python -m app.storage.disposal --work 3 --decision "STK-2030-12" --record FILE [--dispose]
    python -m app.storage.disposal --purge

The first lists archived work. The second says what would be disposed of, and does it with `--dispose`: every version of
the work, and the uploaded files that no other work names. Each piece of work is one JSON object a line. FILE is added
to with one line for each, by number and times and without its name: the account of what was done, and what says which
work to dispose of again after a backup has been restored. Only archived work, all that is named or none of it. The
third writes the database's files anew, where that could not be done at once because someone used the store.
"""

import argparse
import json
import os
import sys
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, delete, false, func, or_, select

from app.storage.as_text import named_files
from app.storage.database import Database, address
from app.storage.problems import StoreProblem
from app.storage.rows import now
from app.storage.tables import FILE, METADATA, VERSION, WORK

EXIT_REFUSED, EXIT_STORE = 2, 1
MOST_CHARACTERS = 120
# The text of a version, in whichever table it lies.
_CONTENT = next(table.c.content for table in METADATA.sorted_tables if "content" in table.c)


@dataclass(frozen=True)
class Archived:
    """Archived work. work: its number in the store; times in UTC as text; versions: how many."""

    work: int
    archived: str
    first_saved: str
    last_saved: str
    versions: int
    name: str

    def without_name(self) -> dict[str, Any]:
        """What is said of it once it is gone."""
        return {key: value for key, value in asdict(self).items() if key != "name"}


class Refused(Exception):
    """Nothing was disposed of, and why."""


def archived(connection: Connection) -> tuple[Archived, ...]:
    """All archived work, the one archived first first."""
    query = (
        select(
            WORK.c.id,
            WORK.c.archived_at,
            func.min(VERSION.c.saved_at),
            func.max(VERSION.c.saved_at),
            func.count(),
            WORK.c.name,
        )
        .join(VERSION, VERSION.c.work_id == WORK.c.id)
        .where(WORK.c.archived_at.is_not(None))
        .group_by(WORK.c.id, WORK.c.archived_at, WORK.c.name)
        .order_by(WORK.c.archived_at, WORK.c.id)
    )
    return tuple(Archived(*row) for row in connection.execute(query))


def chosen(connection: Connection, works: Collection[int]) -> tuple[Archived, ...]:
    """The archived work with these numbers. Raises Refused where one is not there or not archived."""
    found = tuple(one for one in archived(connection) if one.work in works)
    if lacking := sorted(set(works) - {one.work for one in found}):
        raise Refused(f"no archived work has the number {', '.join(map(str, lacking))}")
    return found


def dispose(connection: Connection, works: Collection[int]) -> int:
    """Delete the work with these numbers, all that refers to it, and the files that no other names; how many files."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    texts = connection.scalars(select(_CONTENT).where(_of(_CONTENT.table, works)))
    named = {sum_ for text in texts for sum_ in named_files(text.encode())}
    for table in reversed(METADATA.sorted_tables):  # what refers to another goes before it
        if table is WORK or table.foreign_keys:
            connection.execute(delete(table).where(_of(table, works)))
    alone = [sum_ for sum_ in named if not _named_elsewhere(connection, sum_)]
    return connection.execute(delete(FILE).where(FILE.c.sha256.in_(alone))).rowcount


def _of(table: FromClause, works: Collection[int]) -> ColumnElement[bool]:
    """The rows of a table that belong to these works, by what they refer to."""
    if table is WORK:
        return WORK.c.id.in_(works)
    belongs = [
        key.parent.in_(select(key.column).where(_of(key.column.table, works))) for key in table.foreign_keys
    ]  # fmt: skip
    return or_(false(), *belongs)


def _named_elsewhere(connection: Connection, sum_: str) -> bool:
    """By the checksum anywhere in the text, so also in a text that a newer Fördela wrote."""
    return connection.execute(select(_CONTENT).where(_CONTENT.contains(sum_)).limit(1)).first() is not None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; 0 where it did what was asked, 2 where it was refused, 1 where the store failed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.work and not (options.decision and options.record):
        parser.error("--work needs --decision and --record")
    if options.dispose and not options.work:
        parser.error("--dispose needs --work")
    try:
        database = Database(address())
        if options.archived_before:
            _list(database, options.archived_before)
        elif options.purge:
            database.purge()
        else:
            _dispose(database, options)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return EXIT_REFUSED
    except StoreProblem as problem:
        sys.stderr.write(f"{problem.sentence('sv')}\n")
        return EXIT_STORE
    return 0


def _list(database: Database, before: date) -> None:
    with database.reading() as connection:
        for one in archived(connection):
            if one.archived < before.isoformat():
                _tell(asdict(one))


def _dispose(database: Database, options: argparse.Namespace) -> None:
    if not options.dispose:
        with database.reading() as connection:
            for one in chosen(connection, options.work):
                _tell({"would_dispose_of": asdict(one), "decision": options.decision})
        return
    with database.writing() as connection:
        found = chosen(connection, options.work)
        files = dispose(connection, options.work)
        lines = [{"at": now(), "decision": options.decision} | one.without_name() for one in found]
        # Before the store has it for certain: what is gone must never lack its line.
        with _opened(options.record) as record:
            record.write("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines))
            record.flush()
            os.fsync(record.fileno())
    for line in lines:
        _tell(line)
    _tell({"works": len(lines), "files": files})
    try:
        database.purge()
    except StoreProblem:
        sys.stderr.write("disposed of, but still in the database's files: run it again with only --purge\n")
        raise


def _opened(path: Path) -> Any:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        raise Refused(f"the record cannot be written: {path}, {error.strerror}") from error


def _tell(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m app.storage.disposal", description=(__doc__ or "").split("\n\n")[0]
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--archived-before", type=date.fromisoformat, metavar="DATE", help="list work archived before it")
    what.add_argument("--work", type=int, action="append", metavar="NUMBER", help="work to dispose of; may be repeated")
    what.add_argument("--purge", action="store_true", help="write the database's files anew, where that failed")
    parser.add_argument("--decision", type=_decision, help="the decision's diary number")
    parser.add_argument("--record", type=Path, metavar="FILE", help="the account of what was disposed of")
    parser.add_argument("--dispose", action="store_true", help="do it; else it is only said what would be done")
    return parser


def _decision(text: str) -> str:
    if not text.strip() or len(text) > MOST_CHARACTERS or not text.isprintable():
        raise argparse.ArgumentTypeError(f"a diary number, at most {MOST_CHARACTERS} characters")
    return text.strip()


if __name__ == "__main__":
    sys.exit(main())
