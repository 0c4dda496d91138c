"""Writers that save without pause and are killed, on either database: for test_killed and the benchmark killed.py."""

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace

from app.samples import read_sample
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from app.uploads import Upload

CASE = read_sample("malmo_2022")
WRITERS = 4
_MOST = 100_000
_PATIENCE_SECONDS = 120
SHARED = "Gemensamt"


def work(writer: int, number: int) -> SavedWork:
    """Work that differs from save to save, its uploaded file too."""
    upload = Upload("a.csv", f"writer {writer}, save {number}".encode() * 500)
    case = replace(CASE, proposals=CASE.proposals[:3], uploads=(upload,))
    return SavedWork(case, replace(CASE.scenario, budget=writer * _MOST + number))


@dataclass
class Writer:
    """A process that saves under a name of its own and under one that all share; what it was told is kept."""

    process: int
    told: int
    name: str
    lines: bytes = b""

    def confirmed(self) -> list[tuple[str, int, int]]:
        """(name, version, what its budget is) of each save that it has told of in full since this was last asked."""
        with contextlib.suppress(BlockingIOError):
            while part := os.read(self.told, 65536):
                self.lines += part
        whole, _, self.lines = self.lines.rpartition(b"\n")
        rows = [line.split() for line in whole.decode().splitlines()]
        return [(name, int(version), int(budget)) for name, version, budget in rows]

    def kill(self) -> None:
        """At once, in whatever it is doing."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def begun(url: str, writer: int) -> Writer:
    """A writer that goes on until it is killed."""
    told, tells = os.pipe()
    process = os.fork()
    if process:
        os.close(tells)
        os.set_blocking(told, False)
        return Writer(process, told, f"W{writer}")
    try:
        _write(Store(url), writer, tells)
    finally:
        os._exit(1)


def _write(store: Store, writer: int, tells: int) -> None:
    """While the server is away it is asked again and again, as an officer would."""
    for number in range(_MOST):
        name = SHARED if number % 2 else f"W{writer}"
        while True:
            try:
                version = store.save(name, "Anna", work(writer, number))
                break
            except StoreProblem:
                time.sleep(0.01)
        os.write(tells, f"{name} {version} {writer * _MOST + number}\n".encode())


@dataclass
class Load:
    """Several writers at once, and all that they have been told is saved: {(name, version): budget}."""

    url: str
    chance: random.Random
    writers: list[Writer] = field(default_factory=list)
    confirmed: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self, number: int) -> None:
        """Each writer that is begun saves work that no other has saved."""
        Store(self.url).entries()  # so that what is read once is read before the process is forked
        for _ in range(number):
            self.begun += 1
            self.writers.append(begun(self.url, self.begun))

    def gather(self) -> None:
        """Two that were told the same version would be a fault."""
        for writer in self.writers:
            for name, version, budget in writer.confirmed():
                if (name, version) in self.confirmed:
                    self.faults.append(f"{name} {version} was confirmed twice")
                self.confirmed[name, version] = budget

    def kill(self, writers: Sequence[Writer]) -> None:
        """What they told before is kept."""
        for writer in writers:
            writer.kill()
        self.gather()
        for writer in writers:
            os.close(writer.told)
            self.writers.remove(writer)

    def check(self, names: Collection[str] = (), newest: int | None = None) -> None:
        """Every confirmed save is there whole and under its number, and no number is left out.

        names: of which work, all where none is said; newest: how many versions are opened, else all.
        """
        self.gather()
        store, last = Store(self.url), dict.fromkeys(names, 0)
        for name, version in self.confirmed:
            if not names or name in names:
                last[name] = max(last.get(name, 0), version)
        for name, version in last.items():
            numbers = [one.number for one in store.versions(name)]
            if numbers != list(range(len(numbers), 0, -1)) or len(numbers) < version:
                self.faults.append(f"{name}: {version} were confirmed, there are {numbers[:5]}")
            for number in numbers[:newest]:
                self._check_version(store, name, number)

    def _check_version(self, store: Store, name: str, number: int) -> None:
        saved = store.open(name, number)
        budget = saved.scenario.budget
        whole = saved == work(*divmod(budget, _MOST))
        if not whole or self.confirmed.get((name, number), budget) != budget:
            self.faults.append(f"{name} {number} is not what was saved")


def app_kills(url: str, times: int, seed: int, longest: float = 0.15) -> Load:
    """One of the app's processes killed at so many random moments, while the others go on; then all is looked through.

    longest: seconds from one to the next.
    """
    load = Load(url, random.Random(seed))
    load.start(WRITERS)
    for _ in range(times):
        time.sleep(load.chance.uniform(0, longest))
        killed = load.chance.choice(load.writers)
        load.kill([killed])
        load.start(1)
        load.check((SHARED, killed.name), newest=1)
    load.kill(list(load.writers))
    load.check()
    return load


def server_kills(url: str, times: int, seed: int, fall: Callable[[], None], longest: float = 0.15) -> Load:
    """The database's server killed at so many random moments, while the same writers go on.

    fall: kills it and lets it begin again.
    """
    load = Load(url, random.Random(seed))
    load.start(WRITERS)
    for _ in range(times):
        time.sleep(load.chance.uniform(0, longest))
        fall()
        load.check((SHARED,), newest=1)
    load.kill(list(load.writers))
    load.check()
    return load


def two_writers(url: str, seconds: float) -> Load:
    """Two that save under one name, and under one of their own, for so long, and on a busy machine until each has."""
    load, end = Load(url, random.Random(1)), time.monotonic() + seconds
    load.start(2)
    wanted = {SHARED, *(writer.name for writer in load.writers)}
    while time.monotonic() < end or not wanted <= {name for name, _ in load.confirmed}:
        assert time.monotonic() < end + _PATIENCE_SECONDS
        time.sleep(0.1)
        load.gather()
    load.kill(list(load.writers))
    load.check()
    return load
