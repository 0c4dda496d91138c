"""A store that an earlier version of Fördela made opens with all that is in it."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from app.samples import Case, read_sample
from app.storage.as_text import files_of, written
from app.storage.engine import engine_for
from app.storage.saved_work import SavedWork
from app.storage.schema import bring_up_to_date
from app.storage.store import Store
from app.uploads import Upload
from tests.app.conftest import ROOT
from tests.app.storage.works import plain

CASE = read_sample("malmo_2022")
FILE = Upload("förslag.csv", b"id;titel\n")
WORK = SavedWork(Case("förslag.csv", CASE.proposals, CASE.scenario, uploads=(FILE,)), CASE.scenario)
AT = "2026-11-01T12:00:00+00:00"


def insert(url: str, table: str, values: dict[str, object]) -> None:
    """With plain SQL, as the Fördela of that time did."""
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    plain(url, f"INSERT INTO {table} ({names}) VALUES ({marks})", **values)  # noqa: S608 - our own


def fill_0001(url: str) -> None:
    content = written(WORK).decode()
    insert(url, "saved_work", {"name": "Grund"})
    for sum_, data in files_of(WORK).items():
        insert(url, "saved_file", {"sha256": sum_, "data": data})
    for number in (1, 2):
        values = {"work_id": 1, "number": number, "saved_at": AT, "author": "Anna", "content": content}
        insert(url, "saved_version", values)


def fill_0002(url: str) -> None:
    fill_0001(url)
    plain(url, "UPDATE saved_version SET sha256 = :sum", sum=sha256(written(WORK)).hexdigest())
    plain(url, "UPDATE saved_work SET archived_at = :at", at=AT)


def fill_0003(url: str) -> None:
    insert(url, "saved_work", {"name": "Grund", "archived_at": AT})
    for sum_, data in files_of(WORK).items():
        insert(url, "saved_file", {"sha256": sum_, "data": data})
    sum_ = sha256(written(WORK)).hexdigest()
    for number in (1, 2):
        told = {"work_id": 1, "number": number, "saved_at": AT, "author": "Anna", "changes": "{}", "sha256": sum_}
        insert(url, "saved_version", told)
        insert(url, "saved_content", {"version_id": number, "content": written(WORK).decode()})


FILLED = {"0001": fill_0001, "0002": fill_0002, "0003": fill_0003}


@pytest.fixture
def engine(own_store: Path, store_url: str) -> Engine:
    own_store.parent.mkdir()
    return engine_for(store_url)


def test_every_migration_there_is_has_its_store_here() -> None:
    steps = (ROOT / "app/storage/migrations/versions").glob("v*.py")
    assert sorted(path.stem[1:5] for path in steps) == sorted(FILLED)


@pytest.mark.parametrize("revision", FILLED)
def test_a_store_of_every_migration_opens_with_its_content(engine: Engine, store_url: str, revision: str) -> None:
    bring_up_to_date(engine, revision)
    FILLED[revision](store_url)
    store = Store(store_url)
    assert [(one.number, one.author, one.saved_at.isoformat()) for one in store.versions("Grund")] == [
        (2, "Anna", AT), (1, "Anna", AT),
    ]  # fmt: skip
    assert [written(store.open("Grund", number)) for number in (1, 2)] == [written(WORK)] * 2
    assert [entry.name for entry in store.entries()] == ["Grund"]
    assert store.save("Grund", "Bo", WORK) == 3
    assert store.versions("Grund")[0].changes["sv"] == ("Inget ändrat",)


def test_a_step_that_fails_leaves_the_store_as_it_was(
    engine: Engine, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(engine, "0001")
    fill_0001(store_url)
    before = everything(engine)
    with monkeypatch.context() as failing:
        failing.setattr("sqlalchemy.update", lambda *_: pytest.fail("halfway"))
        with pytest.raises(pytest.fail.Exception):
            bring_up_to_date(engine)
    assert everything(engine) == before
    assert Store(store_url).open("Grund", 2) == WORK


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """{table: its columns and all its rows}."""
    with engine.connect().execution_options(reading=True) as connection:
        tables = sorted(inspect(connection).get_table_names())
        found = {name: connection.exec_driver_sql(f"SELECT * FROM {name}") for name in tables}  # noqa: S608 - our own
        return {name: [tuple(rows.keys()), *map(tuple, rows)] for name, rows in found.items()}


def test_processes_that_begin_at_once_bring_the_store_up_to_date_once(store_url: str) -> None:
    code = "import sys; from app.storage.store import Store; print(Store(sys.argv[1]).entries())"
    command = [sys.executable, "-c", code, store_url]
    several = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert [one.communicate()[0] for one in several] == ["()\n"] * 4
