"""The store in SQLite's file: what can happen to a file and the disk that it lies on."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app.storage import engine
from app.storage.engine import engine_for
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from tests.app.conftest import ROOT
from tests.app.storage.works import CASE, LATER, WORKED, refusal


@pytest.fixture
def kept(own_store: Path) -> Store:
    return Store(f"sqlite:///{own_store}")


def test_the_store_is_made_when_it_is_first_used(kept: Store, own_store: Path) -> None:
    assert not own_store.exists()
    assert kept.entries() == ()
    assert own_store.exists()


def test_saves_are_forced_to_disk(own_store: Path) -> None:
    own_store.parent.mkdir()
    with engine_for(f"sqlite:///{own_store}").connect() as connection:
        full = connection.exec_driver_sql("PRAGMA synchronous").scalar()
        assert (full, connection.exec_driver_sql("PRAGMA journal_mode").scalar()) == (2, "delete")


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
    monkeypatch.setattr(engine, "SECONDS_FOR_A_LOCK", 0.05)
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
