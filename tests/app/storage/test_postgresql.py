"""The store on a PostgreSQL server: what can happen to a server, and what it must be asked for."""

import sys

import pytest
from sqlalchemy.exc import DBAPIError

from app.storage import engine
from app.storage.engine import engine_for, place_of, url_of
from app.storage.problems import StoreProblem
from app.storage.store import Store
from tests import postgres
from tests.app.storage.works import LATER, WORKED, plain, refusal


@pytest.fixture
def kept(postgresql_url: str) -> Store:
    return Store(postgresql_url)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_the_address_may_be_written_as_it_usually_is(
    cluster: postgres.Cluster, postgresql_url: str, scheme: str
) -> None:
    by_network = cluster.by_network(postgresql_url).replace("postgresql", scheme, 1)
    assert Store(by_network).save("A", "Anna", WORKED) == 1
    assert Store(postgresql_url).open("A", 1) == WORKED


def test_where_the_store_lies_is_told_without_passwords_and_drivers() -> None:
    told = place_of(url_of("postgres://anna:hemligt@db.example:5433/fordela?password=x&sslmode=require"))
    assert told == "postgresql://anna:***@db.example:5433/fordela"


@pytest.mark.parametrize("wrong", ["anna:hem@ligt@db.example", "anna:hem@lig:t@db.example", "anna@db.example:port"])
def test_an_address_that_would_show_a_part_of_the_password_is_refused(wrong: str) -> None:
    with pytest.raises(StoreProblem) as told:
        Store(f"postgresql://{wrong}/fordela")
    assert (told.value.kind, told.value.place) == ("address", "postgresql")
    assert told.value.__cause__ is not None
    assert "lig" not in f"{told.value.__cause__}{told.value.__cause__.__cause__}"
    assert "%40" in told.value.sentence("sv")


def test_a_wrong_password_and_a_database_that_is_none_are_told(cluster: postgres.Cluster, postgresql_url: str) -> None:
    assert refusal(Store(cluster.by_network(postgresql_url, "fel")).entries) == "server"
    assert refusal(Store(postgresql_url.replace("@/fordela_", "@/ingen_")).entries) == "server"


def test_without_the_driver_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert refusal(Store, "postgresql://anna:hemligt@db/fordela") == "driver"


def test_a_store_that_is_newer_is_left_alone(kept: Store, postgresql_url: str) -> None:
    kept.save("A", "Anna", WORKED)
    plain(postgresql_url, "UPDATE alembic_version SET version_num = '9999'")
    assert refusal(kept.entries) == refusal(kept.save, "A", "Anna", WORKED) == "newer"


def test_a_store_that_another_program_holds_is_waited_for_and_then_told(
    kept: Store, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save("A", "Anna", WORKED)
    monkeypatch.setattr(engine, "SECONDS_FOR_A_LOCK", 1)
    impatient = Store(postgresql_url)
    with engine_for(postgresql_url).begin():
        assert refusal(impatient.save, "A", "Anna", WORKED) == "locked"
        assert impatient.open("A", 1) == WORKED
    assert impatient.save("A", "Anna", WORKED) == 2


def test_a_store_that_may_only_be_read_can_be_opened_from_and_not_saved_in(kept: Store, postgresql_url: str) -> None:
    kept.save("A", "Anna", WORKED)
    readable = Store(f"{postgresql_url}&options=-c%20default_transaction_read_only%3Don")
    assert readable.open("A", 1) == WORKED
    assert refusal(readable.save, "A", "Anna", LATER) == "readonly"


def test_a_reading_connection_cannot_write_and_sees_one_moment(kept: Store, postgresql_url: str) -> None:
    kept.save("A", "Anna", WORKED)
    count = "SELECT count(*) FROM saved_version"
    with engine_for(postgresql_url).connect().execution_options(reading=True) as connection:
        assert connection.exec_driver_sql(count).scalar() == 1
        kept.save("A", "Anna", LATER)
        assert connection.exec_driver_sql(count).scalar() == 1
        with pytest.raises(DBAPIError, match="read-only"):
            connection.exec_driver_sql("DELETE FROM saved_content")


def test_saves_are_forced_to_disk_and_nobody_waits_for_ever(postgresql_url: str) -> None:
    careless = engine_for(f"{postgresql_url}&options=-c%20synchronous_commit%3Doff")
    with careless.connect() as connection:
        settings = ("synchronous_commit", "lock_timeout", "idle_in_transaction_session_timeout")
        assert [connection.exec_driver_sql(f"SHOW {name}").scalar() for name in settings] == ["on", "5s", "30s"]


def test_a_connection_that_was_lost_is_made_anew(kept: Store, cluster: postgres.Cluster, postgresql_url: str) -> None:
    kept.save("A", "Anna", WORKED)
    name = postgresql_url.partition("@/")[2].partition("?")[0]
    cluster.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")  # noqa: S608 - our own
    assert kept.save("A", "Anna", LATER) == 2


def test_a_database_that_cannot_hold_every_character_says_so(cluster: postgres.Cluster) -> None:
    url = cluster.database("ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
    assert refusal(Store(url).save, "✓", "Anna", WORKED) == "characters"
    cluster.drop(url)
