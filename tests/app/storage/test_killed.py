"""Killed at any moment: every save that was confirmed is there whole, and nothing is half there."""

import os
import random
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

from app.samples import read_sample
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from app.uploads import Upload

KILLS = 100
CASE = read_sample("malmo_2022")


def work(number: int) -> SavedWork:
    """Work that differs from version to version, its uploaded file too."""
    upload = Upload("a.csv", f"version {number}".encode() * 500)
    case = replace(CASE, proposals=CASE.proposals[:3], uploads=(upload,))
    return SavedWork(case, replace(CASE.scenario, budget=number))


def saves_again_and_again(url: str, first: int) -> tuple[int, int]:
    """A process that does so and has just begun, and where it tells of each save that was confirmed."""
    told, tells = os.pipe()
    process = os.fork()
    if process:
        os.close(tells)
        os.read(told, 1)
        return process, told
    try:
        store = Store(url)
        os.write(tells, b".")
        for number in range(first, first + 10_000):
            os.write(tells, f"{store.save('A', 'Anna', work(number))}\n".encode())
    finally:
        os._exit(1)


def test_every_confirmed_save_survives_a_hundred_kills(own_store: Path) -> None:
    url, chance, confirmed = f"sqlite:///{own_store}", random.Random(6), 0
    store = Store(url)
    for _ in range(KILLS):
        process, told = saves_again_and_again(url, len(store.versions("A")) + 1)
        time.sleep(chance.uniform(0, 0.15))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with os.fdopen(told) as lines:
            confirmed = max([confirmed, *(int(line) for line in lines if line.endswith("\n"))])
        numbers = [one.number for one in store.versions("A")]
        assert numbers == list(range(len(numbers), 0, -1))
        assert len(numbers) in (confirmed, confirmed + 1)  # one may be safe and not yet told of
        assert all(store.open("A", number) == work(number) for number in numbers[:3])
        confirmed = len(numbers)
    assert confirmed > KILLS // 4
    assert all(store.open("A", number) == work(number) for number in range(1, confirmed + 1))
    with sqlite3.connect(own_store) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("SELECT count(*) FROM saved_file").fetchall() == [(confirmed,)]
