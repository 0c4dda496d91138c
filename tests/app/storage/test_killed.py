"""Killed at any moment: every save that was confirmed is there whole, and nothing is half there.

So many kills as take less than a minute; tests/benchmarks/killed.py does more of them, and on a server that forces
every commit to disk (docs/decisions/028-postgresql-and-two-officers.md).
"""

import os
import random
import signal
import sqlite3
import time
from pathlib import Path

from app.storage.engine import engine_for
from app.storage.schema import bring_up_to_date
from app.storage.store import Store
from tests import postgres
from tests.app.storage.loads import SHARED, Load, app_kills, server_kills, two_writers, work
from tests.app.storage.test_schema import WORK, fill_0001
from tests.app.storage.works import plain
from tests.conftest import need_postgresql

KILLS, FALLS, MIGRATIONS, SECONDS = 60, 40, 30, 3.0


def test_every_confirmed_save_survives_that_the_app_is_killed(store_url: str) -> None:
    load = app_kills(store_url, KILLS, seed=6)
    assert load.faults == []
    assert len(load.confirmed) > KILLS
    stored = sum(len(Store(store_url).versions(entry.name)) for entry in Store(store_url).entries())
    assert plain(store_url, "SELECT count(*) FROM saved_content") == [(stored,)]
    assert plain(store_url, "SELECT count(*) FROM saved_file") == [(stored,)]


def test_the_file_is_sound_after_kills(own_store: Path) -> None:
    app_kills(f"sqlite:///{own_store}", 5, seed=7)
    with sqlite3.connect(own_store) as file:
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_every_confirmed_save_survives_that_the_server_is_killed() -> None:
    need_postgresql()
    with postgres.running() as own:

        def fall() -> None:
            own.kill()
            own.start()

        load = server_kills(own.database(), FALLS, seed=8, fall=fall)
    assert load.faults == []
    assert len(load.confirmed) > FALLS


def test_a_store_killed_while_it_is_brought_up_to_date_is_as_before_or_as_after(
    store_url: str, own_store: Path
) -> None:
    own_store.parent.mkdir()
    engine, chance = engine_for(store_url), random.Random(9)
    bring_up_to_date(engine, "0001")
    fill_0001(store_url)
    engine.dispose()
    for _ in range(MIGRATIONS):
        process = os.fork()
        if not process:
            bring_up_to_date(engine_for(store_url))
            os._exit(0)
        time.sleep(chance.uniform(0, 0.08))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        ((revision,),) = plain(store_url, "SELECT version_num FROM alembic_version")
        assert revision in ("0001", "0003")
        if revision == "0003":
            break
    store = Store(store_url)
    assert [store.open("Grund", number) for number in (1, 2)] == [WORK] * 2


def test_two_who_write_at_once_get_every_version_that_was_confirmed(store_url: str) -> None:
    load = two_writers(store_url, SECONDS)
    assert load.faults == []
    assert {name for name, _ in load.confirmed} == {SHARED, "W1", "W2"}


def test_a_fault_would_be_found(store_url: str) -> None:
    Store(store_url).save("A", "Anna", work(1, 1))
    load = Load(store_url, random.Random(1), confirmed={("A", 1): work(1, 2).scenario.budget, ("A", 2): 5})
    load.check()
    assert len(load.faults) == 2
