"""The store: every save a version, nothing overwritten, and a message for all that goes wrong."""

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from sqlalchemy import insert

from app.samples import read_sample
from app.storage import database, store
from app.storage.as_text import written
from app.storage.database import address, engine_for
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from app.storage.tables import METADATA, WORK
from app.uploads import Upload
from scoring.language import LANGUAGES
from tests.app.conftest import ROOT
from tests.app.storage.works import PATIENT, through_a_session, works

CASE = read_sample("malmo_2022")
WORKED = SavedWork(replace(CASE, uploads=(Upload("a.csv", b"innan"),)), CASE.scenario)
LATER = replace(WORKED, scenario=replace(CASE.scenario, budget=12_000_000))
SECOND = timedelta(seconds=2)


@pytest.fixture
def kept(store_url: str) -> Store:
    """The store on each database in turn."""
    return Store(store_url)


@pytest.fixture
def in_file(own_store: Path) -> Store:
    """For what is asked of SQLite's file alone."""
    return Store(f"sqlite:///{own_store}")


def refusal(act: object, *about: object) -> str:
    assert callable(act)
    with pytest.raises(StoreProblem) as refused:
        act(*about)
    for language in LANGUAGES:
        assert refused.value.sentence(language)
    return refused.value.kind


def test_the_store_is_made_when_it_is_first_used(kept: Store, own_store: Path) -> None:
    assert not own_store.exists()
    assert kept.entries() == ()
    assert own_store.exists()


def test_the_store_lies_in_the_officers_own_folder_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(database.VARIABLE)
    monkeypatch.setenv("HOME", "/nowhere")
    assert address() == "sqlite:////nowhere/.fordela/fordela.db"
    monkeypatch.setenv(database.VARIABLE, "postgresql://city/db")
    assert address() == "postgresql://city/db"


@given(works())
@settings(PATIENT, max_examples=25)
def test_work_is_the_same_after_store_and_session(tmp_path_factory: pytest.TempPathFactory, saved: SavedWork) -> None:
    kept = Store(f"sqlite:///{tmp_path_factory.mktemp('store') / 'f.db'}")
    kept.save("A", "B", through_a_session(saved))
    opened = through_a_session(kept.open("A", 1))
    assert opened == saved
    assert written(opened) == written(saved)


def test_every_save_is_a_version_and_none_is_overwritten(kept: Store) -> None:
    assert [kept.save("Grund", author, work) for author, work in (("Anna", WORKED), ("Bo", LATER))] == [1, 2]
    assert (kept.open("Grund", 1), kept.open("Grund", 2)) == (WORKED, LATER)
    told = [(one.number, one.author, one.changes["en"]) for one in kept.versions("Grund")]
    assert told == [
        (2, "Bo", ("To allocate: 15\xa0000\xa0000\xa0kr → 12\xa0000\xa0000\xa0kr",)),
        (1, "Anna", ("First version: 19 proposals, 15\xa0000\xa0000\xa0kr",)),
    ]
    assert all(datetime.now(UTC) - one.saved_at < 30 * SECOND for one in kept.versions("Grund"))


def test_all_that_is_saved_is_listed_by_its_latest_version_the_last_saved_first(kept: Store) -> None:
    for name in ("A", "B", "A"):
        kept.save(name, "Anna", WORKED)
    assert [(entry.name, entry.latest.number) for entry in kept.entries()] == [("A", 2), ("B", 1)]


def test_an_uploaded_file_is_kept_once(kept: Store, own_store: Path) -> None:
    for _ in range(3):
        kept.save("A", "Anna", WORKED)
    with sqlite3.connect(own_store) as plain:
        assert plain.execute("SELECT data FROM saved_file").fetchall() == [(b"innan",)]


def test_a_copy_is_work_of_its_own(kept: Store) -> None:
    kept.save("A", "Anna", WORKED)
    kept.save("A", "Anna", LATER)
    kept.copy("A", "B", "Bo")
    assert kept.open("B", 1) == LATER
    assert [(one.number, one.author, one.changes["sv"]) for one in kept.versions("B")] == [
        (1, "Bo", ("Kopia av A, version 2",))
    ]
    kept.save("B", "Bo", WORKED)
    assert len(kept.versions("A")) == 2


def test_a_name_that_is_taken_or_gone_is_said(kept: Store) -> None:
    kept.save("A", "Anna", WORKED)
    kept.save("B", "Anna", WORKED)
    assert refusal(kept.rename, "A", "B") == refusal(kept.copy, "A", "B", "x") == "taken"
    kept.rename("A", "C")
    for act, about in ((kept.rename, ("A", "D")), (kept.copy, ("A", "D", "x")), (kept.open, ("A", 1))):
        assert refusal(act, *about) == "gone"
    assert refusal(kept.archive, "A") == refusal(kept.unarchive, "A") == refusal(kept.open, "B", 2) == "gone"
    assert sorted(entry.name for entry in kept.entries()) == ["B", "C"]


def test_archived_work_keeps_its_versions_and_is_back_when_it_is_saved_again(kept: Store) -> None:
    kept.save("A", "Anna", WORKED)
    kept.archive("A")
    assert [entry.archived for entry in kept.entries()] == [True]
    assert kept.open("A", 1) == WORKED
    kept.unarchive("A")
    assert [entry.archived for entry in kept.entries()] == [False]
    kept.archive("A")
    assert kept.save("A", "Anna", WORKED) == 2
    assert [entry.archived for entry in kept.entries()] == [False]


def test_officers_who_save_under_one_name_at_once_get_a_version_each(kept: Store) -> None:
    numbers: list[int] = []
    threads = [
        threading.Thread(target=lambda: numbers.append(kept.save("A", "Anna", WORKED))) for _ in range(8)
    ]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 9)) == sorted(one.number for one in kept.versions("A"))


def test_where_another_was_quicker_than_the_lock_it_is_tried_again(
    kept: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tries = store.rows.save, []

    def beaten_once(connection: object, *about: object) -> int:
        tries.append(about)
        if len(tries) == 1:
            for _ in range(2):
                connection.execute(insert(WORK).values(name="A"))  # type: ignore[attr-defined]
        return save(connection, *about)  # type: ignore[arg-type]

    monkeypatch.setattr(store.rows, "save", beaten_once)
    assert (kept.save("A", "Anna", WORKED), len(tries)) == (1, 2)


def test_the_tables_are_those_of_the_migrations(kept: Store, own_store: Path) -> None:
    kept.entries()
    with engine_for(f"sqlite:///{own_store}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_saves_are_forced_to_disk(own_store: Path) -> None:
    own_store.parent.mkdir()
    with engine_for(f"sqlite:///{own_store}").connect() as connection:
        full = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        assert (full, connection.exec_driver_sql("PRAGMA journal_mode").scalar()) == (2, "delete")


def test_a_damaged_version_is_not_opened_and_keeps_nobody_from_saving(kept: Store, own_store: Path) -> None:
    kept.save("A", "Anna", WORKED)
    with sqlite3.connect(own_store) as plain:
        plain.execute("UPDATE saved_version SET content = replace(content, '480000', '480001')")
    assert refusal(kept.open, "A", 1) == "changed"
    assert kept.save("A", "Anna", LATER) == 2
    assert kept.versions("A")[0].changes == {}
    assert kept.open("A", 2) == LATER


def damage(path: Path) -> None:
    path.write_bytes(b"x" * 4096)


def make_newer(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize(("spoil", "kind"), [(damage, "damaged"), (make_newer, "newer")])
def test_a_store_that_is_damaged_or_newer_is_left_alone(kept: Store, own_store: Path, spoil: object, kind: str) -> None:
    kept.save("A", "Anna", WORKED)
    assert callable(spoil)
    spoil(own_store)
    before = own_store.read_bytes()
    assert refusal(kept.entries) == refusal(kept.save, "A", "Anna", WORKED) == kind
    assert own_store.read_bytes() == before


def test_a_store_that_another_program_holds_is_waited_for_and_then_told(
    kept: Store, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save("A", "Anna", WORKED)
    monkeypatch.setattr(database, "_SECONDS_FOR_A_LOCK", 0.05)
    impatient = Store(f"sqlite:///{own_store}")
    with sqlite3.connect(own_store, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert refusal(impatient.save, "A", "Anna", WORKED) == "locked"
        other.execute("ROLLBACK")
    assert impatient.save("A", "Anna", WORKED) == 2


def test_a_store_that_may_only_be_read_can_be_opened_from_and_not_saved_in(kept: Store, own_store: Path) -> None:
    kept.save("A", "Anna", WORKED)
    readable = Store(f"sqlite:///file:{own_store}?mode=ro&uri=true")
    assert readable.open("A", 1) == WORKED
    assert refusal(readable.save, "A", "Anna", LATER) == "readonly"


def test_a_folder_that_cannot_be_made_is_told(own_store: Path) -> None:
    own_store.parent.write_text("a file stands in the way")
    assert refusal(Store(f"sqlite:///{own_store}").save, "A", "Anna", WORKED) == "unreachable"


def test_a_folder_in_the_place_of_the_file_is_told(own_store: Path) -> None:
    own_store.mkdir(parents=True)
    assert refusal(Store(f"sqlite:///{own_store}").entries) == "unreachable"


@pytest.mark.parametrize("url", ["", "här", "nosuch://x"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    assert refusal(Store, url) == "address"


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreProblem) as refused:
        Store("postgresql+nosuch://anna:hemligt@db.example/fordela").entries()
    assert "hemligt" not in refused.value.sentence("sv")


DISK_FULL = """
import resource, sys
from app.storage.problems import StoreProblem
from app.storage.store import Store
from app.samples import read_sample
from app.storage.saved_work import SavedWork
case = read_sample("malmo_2022")
store, number = Store(sys.argv[1]), 0
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
try:
    while True:
        number = store.save("A", "Anna", SavedWork(case, case.scenario))
except StoreProblem as problem:
    print(number, problem.kind)
"""


def test_a_full_disk_is_told_and_all_that_was_saved_is_there(kept: Store, own_store: Path) -> None:
    command = [sys.executable, "-c", DISK_FULL, f"sqlite:///{own_store}", str(500_000)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert told[1] == "full"
    assert int(told[0]) == len(kept.versions("A")) > 3
    assert all(kept.open("A", number + 1) == SavedWork(CASE, CASE.scenario) for number in range(int(told[0])))
    assert kept.save("A", "Anna", LATER) == int(told[0]) + 1
