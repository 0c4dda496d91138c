"""Other machines for the tests: a Dask scheduler and workers, each a process; and parcels for them to do."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from optimiser.clock import Clock

ROOT = Path(__file__).parents[2]
SECONDS_TO_START = 120


class Cluster:
    """A scheduler and its workers, one thread each."""

    def __init__(self, workers: int) -> None:
        # The scheduler takes a port itself: one that was free a second ago may be another process's by then.
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder) / "scheduler.json"
            where = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told))
            self.scheduler = _started("scheduler", *where, "--no-dashboard")
            self.address = until(lambda: _address_in(told))
        self.workers = [self._worker() for _ in range(workers)]

    def _worker(self) -> "subprocess.Popen[bytes]":
        return _started(
            "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60"
        )

    def refill(self, workers: int) -> None:
        """So many workers again."""
        self.workers = [one for one in self.workers if one.poll() is None]
        self.workers += [self._worker() for _ in range(workers - len(self.workers))]

    def end(self) -> None:
        """Kill all of it."""
        for one in (self.scheduler, *self.workers):
            with suppress(ProcessLookupError):
                one.kill()
            one.wait()


def _address_in(told: Path) -> str:
    """The scheduler's address, blank until it has written its file whole."""
    with suppress(FileNotFoundError, json.JSONDecodeError):
        return str(json.loads(told.read_text("utf-8"))["address"])
    return ""


def _started(what: str, *options: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until(true: Callable[[], Any], seconds: float = SECONDS_TO_START) -> Any:
    """Wait for it; what it gave."""
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def add(common: int, clock: Clock, parcel: int) -> tuple[int, int]:
    """The sum, and in which process."""
    return (-1 if clock.over else common + parcel), os.getpid()


def hold(folder: Path, clock: Clock, parcel: int) -> int:
    """Says in the folder which process has begun the parcel, and waits for `go` there."""
    if clock.over:
        return -1
    (folder / f"{parcel}-{os.getpid()}").touch()
    until(lambda: (folder / "go").exists() or clock.over)
    return parcel * parcel


def nap(folder: Path, clock: Clock, parcel: int) -> int:
    """Says that it has begun, and takes a fifth of a second."""
    if clock.over:
        return -1
    (folder / str(parcel)).touch()
    time.sleep(0.2)
    return parcel


def refuse(common: int, clock: Clock, parcel: int) -> int:
    """Raises for a parcel above `common`; for the first such one late, so that the next ones are told of before it."""
    if parcel > common:
        time.sleep(0.5 * (parcel == common + 1))
        raise ValueError(f"{parcel} is too much")
    return parcel * (not clock.over)


def refuse_early(late: int, clock: Clock, parcel: int) -> int:
    """Parcel `late` ends with the clock, in any case after ten seconds; the one after it raises at once."""
    if clock.over:
        return -1
    if parcel == late + 1:
        raise ValueError(f"{parcel} is too much")
    if parcel == late:
        until(lambda: clock.over, 10)
    return parcel


def fill(common: "np.ndarray[Any, Any]", clock: Clock, parcel: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Writes into what it is given, as the compiled search may."""
    common[:] = 1.0
    parcel += common * (not clock.over)
    return parcel


def begun_by(folder: Path) -> set[int]:
    """The processes that have begun a parcel of `hold`."""
    return {int(path.name.partition("-")[2]) for path in folder.iterdir() if "-" in path.name}


def kill(process: "subprocess.Popen[bytes]") -> None:
    """SIGKILL, and its end."""
    process.send_signal(signal.SIGKILL)
    process.wait()
