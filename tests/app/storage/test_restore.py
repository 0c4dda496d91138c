"""A backup by the documented script and its restoring by the documented commands, on both kinds of database."""

import os
import re
import sqlite3
import subprocess
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from app.samples import read_sample
from app.storage.as_text import files_of, written
from app.storage.database import engine_for
from app.storage.saved_work import SavedWork
from app.storage.schema import bring_up_to_date
from app.storage.store import Store
from app.uploads import Upload
from tests.app.conftest import ROOT
from tests.app.hosted import HOSTING, program

CASE = read_sample("malmo_2022")
WORK = SavedWork(replace(CASE, uploads=(Upload("a.csv", b"innan"),)), CASE.scenario)
LATER = replace(WORK, scenario=replace(CASE.scenario, budget=12_000_000))


@pytest.fixture(scope="module")
def postgresql(city_database: str) -> str:
    program("pg_dump")
    return city_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, own_store: Path) -> str:
    program("sqlite3")
    if request.param == "sqlite":
        return f"sqlite:///{own_store}"
    address = str(request.getfixturevalue("postgresql"))
    with create_engine(address, poolclass=NullPool).begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    return address


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def backup(url: str, folder: Path, **more: str) -> Path:
    """Run the script as the timer does; the backup that it tells of."""
    own = os.environ | {"FORDELA_DATABASE_URL": url, "FORDELA_BACKUPS": str(folder)} | more
    told = subprocess.run([str(HOSTING / "fordela-backup")], env=own, capture_output=True, text=True, check=True)
    return Path(told.stdout.strip())


def documented(name: str) -> str:
    """The commands between a pair of markers in docs/hosting.md."""
    text = (ROOT / "docs" / "hosting.md").read_text("utf-8")
    return re.findall(rf"<!-- {name} -->\n```sh\n(.*?)```\n<!-- /{name} -->", text, re.DOTALL)[0]


def restore(url: str, backup: Path) -> None:
    """The documented commands with the paths of the test and without the service, the user and the environment file."""
    kind = "sqlite" if url.startswith("sqlite") else "postgresql"
    lines = documented(f"restore-{kind}").splitlines()
    kept = [line for line in lines if not line.startswith(("set -a", "BACKUP="))]
    text, services = re.subn(r"systemctl \w+ fordela", "true", "\n".join(kept))
    assert services == 2
    text = re.sub(r"runuser -u \w+ -- |-o fordela -g fordela ", "", text)
    own = os.environ | {"FORDELA_DATABASE_URL": url, "BACKUP": str(backup)}
    if kind == "sqlite":
        text = text.replace("/var/lib/fordela", str(Path(url.removeprefix("sqlite:///")).parent))
    else:
        own |= as_client(url)
        stopped(url)
    subprocess.run(["/bin/sh", "-euc", text], env=own, check=True)


def as_client(url: str) -> dict[str, str]:
    """The server as PostgreSQL's own programs are told of it."""
    address = make_url(url)
    where = {"PGHOST": str(address.query["host"]), "PGPORT": str(address.query["port"])}
    return where | {"PGUSER": address.username or "", "PGDATABASE": "postgres"}


def stopped(url: str) -> None:
    """As the service that is stopped lets go of the database."""
    with create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT").connect() as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'fordela'"
        connection.exec_driver_sql(f"{others} AND pid <> pg_backend_pid()")


def test_what_was_saved_before_the_backup_is_back_and_what_came_later_is_gone(url: str, folder: Path) -> None:
    store = Store(url)
    store.save("Före", "Anna", WORK)
    store.save("Före", "Bo", LATER)
    made = backup(url, folder)
    store.save("Efter", "Anna", WORK)
    store.rename("Före", "Omdöpt")
    restore(url, made)
    again = Store(url)
    assert [entry.name for entry in again.entries()] == ["Före"]
    assert [(one.number, one.author) for one in again.versions("Före")] == [(2, "Bo"), (1, "Anna")]
    assert (again.open("Före", 1), again.open("Före", 2)) == (WORK, LATER)
    assert again.save("Före", "Anna", WORK) == 3


@pytest.mark.parametrize("left", [None, 0, 3000])
def test_a_backup_that_is_not_whole_or_not_there_touches_nothing(url: str, folder: Path, left: int | None) -> None:
    """left: so many bytes of it; None where there is no such file."""
    Store(url).save("A", "Anna", WORK)
    made = backup(url, folder)
    if left is None:
        made.unlink()
    else:
        os.truncate(made, left)
    restore(url, made)
    assert Store(url).open("A", 1) == WORK
    assert made.exists() == (left is not None)


def test_what_was_put_aside_is_still_there_after_a_second_restoring(own_store: Path, folder: Path) -> None:
    program("sqlite3")
    url = f"sqlite:///{own_store}"
    Store(url).save("A", "Anna", WORK)
    made = backup(url, folder)
    Store(url).save("B", "Anna", WORK)
    restore(url, made)
    restore(url, made)
    first = own_store.parent / "replaced" / f"{own_store.name}.~1~"
    assert [entry.name for entry in Store(f"sqlite:///{first}").entries()] == ["B", "A"]


def test_a_store_that_is_lost_altogether_is_back(own_store: Path, folder: Path) -> None:
    program("sqlite3")
    url = f"sqlite:///{own_store}"
    Store(url).save("A", "Anna", WORK)
    made = backup(url, folder)
    own_store.unlink()
    restore(url, made)
    assert Store(url).open("A", 1) == WORK


def test_a_backup_while_officers_save_is_whole(url: str, folder: Path) -> None:
    store, go_on = Store(url), threading.Event()
    store.save("Hela tiden", "Anna", WORK)

    def saves() -> None:
        while not go_on.is_set():
            store.save("Hela tiden", "Anna", LATER)

    officer = threading.Thread(target=saves)
    officer.start()
    try:
        made = backup(url, folder)
    finally:
        go_on.set()
        officer.join()
    restore(url, made)
    numbers = [one.number for one in Store(url).versions("Hela tiden")]
    assert numbers == list(range(len(numbers), 0, -1))
    assert Store(url).open("Hela tiden", numbers[0]) in (WORK, LATER)


def test_a_backup_is_for_nobody_else_to_read_and_old_ones_go(url: str, folder: Path) -> None:
    Store(url).save("A", "Anna", WORK)
    made = backup(url, folder)
    assert made.stat().st_mode & 0o077 == folder.stat().st_mode & 0o077 == 0
    old, other = folder / "fordela-20200101T000000Z.db", folder / "annat.db"
    for path in (old, other):
        path.touch()
        os.utime(path, (0, 0))
    backup(url, folder, FORDELA_BACKUP_DAYS="30")
    assert not old.exists()
    assert other.exists()
    assert made.exists()


def test_where_there_is_no_store_the_backup_fails(own_store: Path, folder: Path) -> None:
    program("sqlite3")
    with pytest.raises(subprocess.CalledProcessError):
        backup(f"sqlite:///{own_store}", folder)
    assert not own_store.exists()
    with pytest.raises(subprocess.CalledProcessError):
        backup("mysql://x", folder)
    assert list(folder.iterdir()) == []


def test_an_upgrade_brings_an_old_store_along_and_its_backup_brings_it_back(own_store: Path, folder: Path) -> None:
    program("sqlite3")
    url = f"sqlite:///{own_store}"
    make_as_the_first_fordela_did(own_store)
    before = revision(url)
    made = backup(url, folder)
    assert Store(url).open("Grund", 1) == WORK
    assert revision(url) != before
    restore(url, made)
    assert revision(url) == before
    assert Store(url).open("Grund", 1) == WORK


def make_as_the_first_fordela_did(path: Path) -> None:
    path.parent.mkdir()
    bring_up_to_date(engine_for(f"sqlite:///{path}"), "0001")
    with sqlite3.connect(path) as plain:
        plain.execute("INSERT INTO saved_work (id, name) VALUES (1, 'Grund')")
        plain.executemany("INSERT INTO saved_file (sha256, data) VALUES (?, ?)", files_of(WORK).items())
        version = (1, 1, "2026-11-01T12:00:00+00:00", "Anna", written(WORK).decode())
        columns = "work_id, number, saved_at, author, content"
        plain.execute(f"INSERT INTO saved_version ({columns}) VALUES (?, ?, ?, ?, ?)", version)  # noqa: S608 - our own


def test_postgresqls_log_quotes_no_values_once_it_is_told_to(postgresql: str) -> None:
    def told_of(name: str) -> bool:
        """Whether the log has a name that stands in the way of another."""
        with create_engine(postgresql, poolclass=NullPool).connect() as connection:
            connection.exec_driver_sql("CREATE TEMPORARY TABLE names (name text UNIQUE)")
            connection.exec_driver_sql(f"INSERT INTO names VALUES ('{name}')")  # noqa: S608 - as if without parameters
            with pytest.raises(IntegrityError):
                connection.exec_driver_sql(f"INSERT INTO names VALUES ('{name}')")  # noqa: S608 - the same
        return name in (folder / "log").read_text("utf-8")

    folder = Path(str(make_url(postgresql).query["host"]))
    assert told_of("Anna Andersson")
    own = os.environ | as_client(postgresql)
    commands = re.sub(r"runuser -u \w+ -- ", "", documented("postgresql-log"))
    subprocess.run(["/bin/sh", "-euc", commands], env=own, check=True)
    assert not told_of("Bo Bengtsson")


def revision(url: str) -> str:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
