"""Archived work that is disposed of is gone from the store and its files, and nothing else is."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from app.samples import read_sample
from app.storage.database import VARIABLE, Database
from app.storage.disposal import EXIT_REFUSED, EXIT_STORE, main
from app.storage.engine import engine_for
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from app.storage.tables import FILE, METADATA, VERSION, WORK
from app.uploads import Upload
from tests.app.storage.works import plain

CASE = read_sample("malmo_2022")
SHARED = Upload("gemensam.csv", b"alla")
OWN = Upload("egen.csv", b"Anna Andersson, hemmasittare" * 200)
OLD = SavedWork(replace(CASE, proposals=CASE.proposals[:3], uploads=(SHARED, OWN)), CASE.scenario)
KEPT = SavedWork(replace(CASE, proposals=CASE.proposals[:3], uploads=(SHARED,)), CASE.scenario)
DECISION = "STK-2030-12"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A store with two works archived and one at hand, on each kind of database."""
    address = f"sqlite:///{own_store}" if request.param == "sqlite" else request.getfixturevalue("city_database")
    monkeypatch.setenv(VARIABLE, address)
    store = Store(address)
    for name, work in (("Gammalt", OLD), ("Gammalt", replace(OLD, off=frozenset())), ("Nytt", KEPT), ("Äldre", KEPT)):
        store.save(name, "Anna", work)
    store.archive("Gammalt")
    store.archive("Äldre")
    with Database(address).writing() as connection:
        for name, at in (("Gammalt", "2028-05-01T10:00:00+00:00"), ("Äldre", "2027-01-31T10:00:00+00:00")):
            connection.execute(update(WORK).where(WORK.c.name == name).values(archived_at=at))
    yield address
    with Database(address).writing() as connection:
        METADATA.drop_all(connection)
        connection.exec_driver_sql("DROP TABLE alembic_version")


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "gallring.log"


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def number(url: str, name: str) -> str:
    with Database(url).reading() as connection:
        return str(connection.execute(select(WORK.c.id).where(WORK.c.name == name)).scalar_one())


def stands(url: str) -> tuple[list[str], int, list[bytes]]:
    """Names of the works, how many versions, the files."""
    with Database(url).reading() as connection:
        names = sorted(connection.scalars(select(WORK.c.name)))
        versions = len(connection.scalars(select(VERSION.c.id)).all())
        return names, versions, sorted(map(bytes, connection.scalars(select(FILE.c.data))))


EVERYTHING = (["Gammalt", "Nytt", "Äldre"], 4, sorted([SHARED.data, OWN.data]))


def test_work_archived_before_a_date_is_listed_the_oldest_first(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archived-before", "2028-05-01"]) == 0
    assert [(one["name"], one["versions"]) for one in told(capsys)] == [("Äldre", 1)]
    assert main(["--archived-before", "2028-05-02"]) == 0
    assert [(one["name"], one["versions"]) for one in told(capsys)] == [("Äldre", 1), ("Gammalt", 2)]


def test_what_would_be_disposed_of_is_said_and_nothing_done(
    url: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--work", number(url, "Gammalt"), "--decision", DECISION, "--record", str(record)]
    assert main(asked) == 0
    (line,) = told(capsys)
    assert (line["would_dispose_of"]["name"], line["decision"]) == ("Gammalt", DECISION)
    assert stands(url) == EVERYTHING
    assert not record.exists()


def test_disposed_of_are_all_versions_and_the_files_that_no_other_work_names(
    url: str, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = number(url, "Gammalt")
    record.write_text('{"at": "before"}\n')
    assert main(["--work", gone, "--decision", DECISION, "--record", str(record), "--dispose"]) == 0
    assert stands(url) == (["Nytt", "Äldre"], 2, [SHARED.data])
    assert Store(url).open("Nytt", 1) == KEPT
    before, line = map(json.loads, record.read_text("utf-8").splitlines())
    assert before == {"at": "before"}
    assert told(capsys) == [line, {"works": 1, "files": 1}]
    assert (line["work"], line["decision"], line["versions"]) == (int(gone), DECISION, 2)
    assert line["archived"] == "2028-05-01T10:00:00+00:00"
    assert line["first_saved"] <= line["last_saved"] <= line["at"]
    assert "Gammalt" not in record.read_text("utf-8")
    assert "Anna" not in record.read_text("utf-8")


def test_what_is_disposed_of_can_no_longer_be_read_in_the_file(own_store: Path, record: Path) -> None:
    store = Store(f"sqlite:///{own_store}")
    store.save("Hemligt namn", "Anna Andersson", OLD)
    store.archive("Hemligt namn")
    assert OWN.data[:60] in own_store.read_bytes()
    asked = ["--work", "1", "--decision", DECISION, "--record", str(record), "--dispose"]
    assert main(asked) == 0
    left = b"".join(path.read_bytes() for path in own_store.parent.iterdir())
    for private in (OWN.data[:60], b"Anna", b"Hemligt namn", CASE.proposals[0].title.encode()):
        assert private not in left


@pytest.mark.parametrize("others", [True, False])
def test_what_postgresql_remembers_to_plan_by_is_forgotten_with_it(
    city_database: str, record: Path, others: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its statistics hold names and authors, and those of a table that is now empty would stand for ever."""
    monkeypatch.setenv(VARIABLE, city_database)
    store = Store(city_database)
    for name, author in (("Hemligt", "Anna Andersson"), *((("Öppet", "Bo"), ("Kvar", "Bo")) if others else ())):
        store.save(name, author, KEPT)
        store.save(name, author, OLD)
    store.archive("Hemligt")
    remembered = "SELECT concat(most_common_vals, histogram_bounds) FROM pg_stats WHERE schemaname = 'public'"
    try:
        plain(city_database, "ANALYZE")
        with Database(city_database).reading() as connection:
            assert "Anna Andersson" in "".join(connection.exec_driver_sql(remembered).scalars())
        asked = [
            "--work",
            number(city_database, "Hemligt"),
            "--decision",
            DECISION,
            "--record",
            str(record),
            "--dispose",
        ]
        assert main(asked) == 0
        with Database(city_database).reading() as connection:
            left = "".join(connection.exec_driver_sql(remembered).scalars())
        assert ("Anna" in left, "Hemligt" in left, "Bo" in left) == (False, False, others)
    finally:
        with Database(city_database).writing() as connection:
            METADATA.drop_all(connection)
            connection.exec_driver_sql("DROP TABLE alembic_version")


def test_files_that_could_not_be_written_anew_are_so_later(
    url: str, record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.storage.engine.SECONDS_FOR_A_LOCK", 1)
    asked = ["--work", number(url, "Gammalt"), "--decision", DECISION, "--record", str(record), "--dispose"]
    with monkeypatch.context() as busy:

        def fails(_: Database) -> None:
            raise StoreProblem("locked", "here")

        busy.setattr(Database, "purge", fails)
        assert main(asked) == EXIT_STORE
    assert "--purge" in capsys.readouterr().err
    with engine_for(url).connect().execution_options(reading=True) as reader:
        reader.execute(select(WORK)).all()
        if "postgresql" in url:
            assert main(["--purge"]) == EXIT_STORE
    assert main(["--purge"]) == 0
    assert stands(url) == (["Nytt", "Äldre"], 2, [SHARED.data])


def test_to_dispose_of_what_is_only_listed_is_refused(own_store: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--archived-before", "2030-01-01", "--dispose"])
    assert not own_store.exists()


@pytest.mark.parametrize("name", ["Nytt", "0"])
def test_work_that_is_at_hand_or_not_there_is_refused_and_all_with_it(
    url: str, record: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    works = ["--work", number(url, "Gammalt"), "--work", "0" if name == "0" else number(url, name)]
    assert main([*works, "--decision", DECISION, "--record", str(record), "--dispose"]) == EXIT_REFUSED
    assert works[3] in capsys.readouterr().err
    assert stands(url) == EVERYTHING
    assert not record.exists()


def test_without_a_record_that_can_be_written_nothing_is_disposed_of(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--work", number(url, "Gammalt"), "--decision", DECISION, "--dispose"]
    assert main([*asked, "--record", str(tmp_path / "nowhere" / "gallring.log")]) == EXIT_REFUSED
    assert "gallring.log" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(asked)
    assert stands(url) == EVERYTHING


@pytest.mark.parametrize("decision", ["", "  ", "x" * 121, "a\nb"])
def test_without_a_decision_nothing_is_disposed_of(own_store: Path, record: Path, decision: str) -> None:
    with pytest.raises(SystemExit):
        main(["--work", "1", "--decision", decision, "--record", str(record), "--dispose"])
    assert not own_store.exists()


def test_where_a_delete_fails_all_is_left_and_the_record_too(
    url: str, record: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> bool:
        raise StoreProblem("locked", "here")

    monkeypatch.setattr("app.storage.disposal._named_elsewhere", fails)
    asked = ["--work", number(url, "Gammalt"), "--decision", DECISION, "--record", str(record), "--dispose"]
    assert main(asked) == EXIT_STORE
    assert "here" in capsys.readouterr().err
    assert stands(url) == EVERYTHING
    assert not record.exists()
