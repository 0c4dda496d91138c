"""A store that an earlier version of Fördela made opens with all that is in it."""

import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.samples import Case, read_sample
from app.storage.as_text import files_of, written
from app.storage.database import engine_for
from app.storage.saved_work import SavedWork
from app.storage.schema import bring_up_to_date
from app.storage.store import Store
from app.uploads import Upload
from tests.app.conftest import ROOT

CASE = read_sample("malmo_2022")
FILE = Upload("förslag.csv", b"id;titel\n")
WORK = SavedWork(Case("förslag.csv", CASE.proposals, CASE.scenario, uploads=(FILE,)), CASE.scenario)
AT = "2026-11-01T12:00:00+00:00"


def insert(path: Path, table: str, values: dict[str, object]) -> None:
    """With plain SQL, as the Fördela of that time did."""
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    with sqlite3.connect(path) as plain:
        plain.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))  # noqa: S608 - our own


def fill_0001(path: Path) -> None:
    text = written(WORK).decode()
    insert(path, "saved_work", {"id": 1, "name": "Grund"})
    for sum_, data in files_of(WORK).items():
        insert(path, "saved_file", {"sha256": sum_, "data": data})
    for number in (1, 2):
        values = {"work_id": 1, "number": number, "saved_at": AT, "author": "Anna", "content": text}
        insert(path, "saved_version", values)


def fill_0002(path: Path) -> None:
    fill_0001(path)
    with sqlite3.connect(path) as plain:
        plain.execute("UPDATE saved_version SET sha256 = ?", (sha256(written(WORK)).hexdigest(),))
        plain.execute("UPDATE saved_work SET archived_at = ?", (AT,))


FILLED = {"0001": fill_0001, "0002": fill_0002}


@pytest.fixture
def engine(own_store: Path) -> Engine:
    own_store.parent.mkdir()
    return engine_for(f"sqlite:///{own_store}")


def test_every_migration_there_is_has_its_store_here() -> None:
    steps = (ROOT / "app/storage/migrations/versions").glob("v*.py")
    assert sorted(path.stem[1:5] for path in steps) == sorted(FILLED)


@pytest.mark.parametrize("revision", FILLED)
def test_a_store_of_every_migration_opens_with_its_content(engine: Engine, own_store: Path, revision: str) -> None:
    bring_up_to_date(engine, revision)
    FILLED[revision](own_store)
    store = Store(f"sqlite:///{own_store}")
    assert [(one.number, one.author, one.saved_at.isoformat()) for one in store.versions("Grund")] == [
        (2, "Anna", AT), (1, "Anna", AT),
    ]  # fmt: skip
    assert [written(store.open("Grund", number)) for number in (1, 2)] == [written(WORK)] * 2
    assert [entry.name for entry in store.entries()] == ["Grund"]
    assert store.save("Grund", "Bo", WORK) == 3
    assert store.versions("Grund")[0].changes["sv"] == ("Inget ändrat",)


def test_a_step_that_fails_leaves_the_store_as_it_was(
    engine: Engine, own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(engine, "0001")
    fill_0001(own_store)
    before = own_store.read_bytes()
    monkeypatch.setattr("sqlalchemy.update", lambda *_: pytest.fail("halfway"))
    with pytest.raises(pytest.fail.Exception):
        bring_up_to_date(engine)
    assert own_store.read_bytes() == before
