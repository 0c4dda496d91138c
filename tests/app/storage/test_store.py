"""The store: every save a version, nothing overwritten, and a message for all that goes wrong."""

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given, settings
from sqlalchemy import insert

from app.storage import database, store
from app.storage.as_text import written
from app.storage.database import address
from app.storage.engine import engine_for
from app.storage.overtaken import Overtaken, Since
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from app.storage.tables import METADATA, WORK
from app.uploads import Upload
from tests.app.storage.works import LATER, PATIENT, WORKED, plain, refusal, through_a_session, works

SECOND = timedelta(seconds=2)
NUMBERS = count()


@pytest.fixture
def kept(store_url: str) -> Store:
    """The store on each database in turn."""
    return Store(store_url)


def test_the_store_lies_in_the_officers_own_folder_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(database.VARIABLE)
    monkeypatch.setenv("HOME", "/nowhere")
    assert address() == "sqlite:////nowhere/.fordela/fordela.db"
    monkeypatch.setenv(database.VARIABLE, "postgresql://city/db")
    assert address() == "postgresql://city/db"


@given(works())
@settings(PATIENT, max_examples=25)
def test_work_is_the_same_after_store_and_session(kept: Store, saved: SavedWork) -> None:
    name = f"A {next(NUMBERS)}"
    kept.save(name, "B", through_a_session(saved))
    opened = through_a_session(kept.open(name, 1))
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


def test_an_uploaded_file_is_kept_once(kept: Store, store_url: str) -> None:
    for _ in range(3):
        kept.save("A", "Anna", WORKED)
    assert plain(store_url, "SELECT data FROM saved_file") == [(b"innan",)]


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


def test_of_officers_who_save_at_once_from_one_version_one_saves_and_the_others_are_told(kept: Store) -> None:
    kept.save("A", "Anna", WORKED)
    saved: list[int] = []
    told: list[Since] = []

    def save(author: str) -> None:
        try:
            saved.append(kept.save("A", author, LATER, 1))
        except Overtaken as overtaken:
            told.append(overtaken.since)

    threads = [threading.Thread(target=save, args=(f"Bo {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (saved, len(told)) == ([2], 7)
    assert all(
        (one.name, one.based_on, one.latest, one.opened, one.theirs) == ("A", 1, 2, WORKED, LATER) for one in told
    )
    assert [one.number for one in kept.versions("A")] == [2, 1]


def test_work_that_is_based_on_the_latest_or_on_nothing_is_saved(kept: Store) -> None:
    assert [kept.save("A", "Anna", work, based_on) for work, based_on in ((WORKED, 0), (LATER, 1), (WORKED, 2))] == [
        1,
        2,
        3,
    ]


def test_work_that_others_have_saved_renamed_or_begun_meanwhile_is_not_saved(kept: Store) -> None:
    for author in ("Anna", "Bo", "Cecilia"):
        kept.save("A", author, WORKED)
    for based_on, newer in ((0, [3, 2, 1]), (1, [3, 2]), (9, [3, 2, 1])):
        with pytest.raises(Overtaken) as overtaken:
            kept.save("A", "Anna", LATER, based_on)
        assert [one.number for one in overtaken.value.since.newer] == newer
    kept.rename("A", "B")
    with pytest.raises(Overtaken) as overtaken:
        kept.save("A", "Anna", LATER, 3)
    assert (overtaken.value.since.latest, overtaken.value.since.theirs) == (0, None)
    assert [one.number for one in kept.versions("B")] == [3, 2, 1]


def test_a_save_whose_answer_was_lost_is_the_same_save_when_it_is_asked_for_again(kept: Store) -> None:
    assert [kept.save("A", "Anna", work, based_on) for work, based_on in ((WORKED, 0), (LATER, 1), (LATER, 1))] == [
        1,
        2,
        2,
    ]
    kept.archive("A")
    assert kept.save("A", "Anna", LATER, 1) == 2
    assert kept.listed(0).names == ("A",)
    with pytest.raises(Overtaken):
        kept.save("A", "Bo", LATER, 1)


def test_what_cannot_be_read_of_the_others_work_does_not_hide_that_it_is_there(kept: Store, store_url: str) -> None:
    for author in ("Anna", "Bo"):
        kept.save("A", author, WORKED)
    plain(store_url, "UPDATE saved_content SET content = replace(content, '480000', '480001')")
    with pytest.raises(Overtaken) as overtaken:
        kept.save("A", "Anna", LATER, 1)
    since = overtaken.value.since
    assert ([one.author for one in since.newer], since.opened, since.theirs) == (["Bo"], None, None)


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


def test_the_tables_are_those_of_the_migrations(kept: Store, store_url: str) -> None:
    kept.entries()
    with engine_for(store_url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_damaged_version_is_not_opened_and_keeps_nobody_from_saving(kept: Store, store_url: str) -> None:
    kept.save("A", "Anna", WORKED)
    plain(store_url, "UPDATE saved_content SET content = replace(content, '480000', '480001')")
    assert refusal(kept.open, "A", 1) == "changed"
    assert kept.save("A", "Anna", LATER) == 2
    assert kept.versions("A")[0].changes == {}
    assert kept.open("A", 2) == LATER


@pytest.mark.parametrize("url", ["", "här", "nosuch://x", "mysql://anna:hemligt@db/fordela"])
def test_an_address_that_is_none_is_told(url: str) -> None:
    assert refusal(Store, url) == "address"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql+nosuch://anna:hemligt@db.example/fordela",
        "postgresql://anna:hemligt@127.0.0.1:1/fordela",
        "postgres:///fordela?host=127.0.0.1&port=1&user=anna&password=hemligt",
        "postgresql://anna:hemligt@127.0.0.1/fordela?sslmod=1",
    ],
)
def test_a_password_is_never_shown(url: str) -> None:
    with pytest.raises(StoreProblem) as refused:
        Store(url).entries()
    assert refused.value.kind in ("address", "server")
    assert "hemligt" not in refused.value.sentence("sv")


def test_only_so_much_is_listed_as_is_asked_for(kept: Store) -> None:
    for name in ("A", "B", "C", "A"):
        kept.save(name, "Anna", WORKED)
    kept.archive("C")
    one, all_, put_away = kept.listed(1), kept.listed(None), kept.listed(5, archived=True)
    assert [entry.name for entry in one.entries] == ["A"]
    assert [entry.name for entry in all_.entries] == ["A", "B"]
    assert [(entry.name, entry.archived) for entry in put_away.entries] == [("C", True)]
    assert one.names == all_.names == ("A", "B")
    assert put_away.names == ("C",)
    assert [one.number for one in kept.versions("A", after=1)] == [2]
    assert [one.number for one in kept.versions("A", most=1)] == [2]


def test_names_are_as_given_and_no_order_is_by_name(kept: Store) -> None:
    names = ["Ödåkra", "ö", "Ö", "O\u0308", "a b", "A%b", "a_b", "Åsa\u00a0", "zebra", "✓ 🎓", "'; DROP TABLE x --", ""]
    for name in names:
        kept.save(name, "Anna", WORKED)
    assert [entry.name for entry in kept.entries()] == [*kept.listed(0).names] == names[::-1]
    assert all([one.number for one in kept.versions(name)] == [1] for name in names)


@pytest.mark.parametrize("name", ["a\0b", "\ud83d", "x" * 501])
def test_a_name_that_cannot_be_written_is_told_on_either_database(kept: Store, name: str) -> None:
    kept.save("A", "Anna", WORKED)
    for act, about in (
        (kept.save, (name, "Anna", WORKED)), (kept.save, ("B", name, WORKED)), (kept.rename, ("A", name)),
        (kept.copy, ("A", name, "Anna")),
    ):  # fmt: skip
        assert refusal(act, *about) == "text"
    assert kept.listed(0).names == ("A",)


def test_a_large_file_comes_back_byte_by_byte(kept: Store) -> None:
    data = bytes(range(256)) * 80_000
    work = replace(WORKED, case=replace(WORKED.case, uploads=(Upload("stor.bin", data),)))
    kept.save("A", "Anna", work)
    assert kept.open("A", 1).case.uploads[0].data == data
