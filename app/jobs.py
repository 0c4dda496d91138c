"""Work in the background: a few pieces at a time, the others in a bounded queue, each with its clock."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as NotYet
from threading import BoundedSemaphore
from typing import Any, Generic, TypeVar

from optimiser.clock import Clock

Found = TypeVar("Found")

# The solver lets go of Python's lock: as many solves as there are cores go on at once, shared by all officers.
_WORKERS = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="solve")
# What is asked beside an answer has workers of its own, so that nobody's answer waits for it; more than one, so that
# the quick does not wait for the slow, nor for what waits until the controls are at rest.
_WORKERS_BESIDE = ThreadPoolExecutor(max(4, os.cpu_count() or 1), thread_name_prefix="errand")
# Where one piece of work asks many questions that do not wait for each other, on all cores: its parcels.
PARCELS = ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="parcel")
_MOST_UNFINISHED = 40
_PLACES = BoundedSemaphore(_MOST_UNFINISHED)


class Busy(Exception):
    """So much work is waiting that no more is taken on."""


class Job(Generic[Found]):
    """One piece of work, begun when it is made. Raises Busy where the queue is full.

    work: is given the job's clock, whose time begins to run when the work leaves the queue.
    """

    def __init__(self, work: Callable[[Clock], Found], limit: float, beside: bool = False) -> None:
        """limit: seconds that the work may take. beside: it is no answer, but something asked beside one."""
        if not _PLACES.acquire(blocking=False):
            raise Busy
        self.clock = Clock(limit)
        self._work = work
        self._found: Future[Found] = (_WORKERS_BESIDE if beside else _WORKERS).submit(self._run)
        self._found.add_done_callback(lambda _: _PLACES.release())

    def _run(self) -> Found:
        self.clock.begin()
        return self._work(self.clock)

    @property
    def done(self) -> bool:
        """True where the work has ended, however it did."""
        return self._found.done()

    @property
    def waiting(self) -> bool:
        """True while the work stands in the queue."""
        return not (self._found.running() or self._found.done())

    def found(self, seconds: float) -> Found | None:
        """What the work gave, or None where it still goes on after so many seconds. Raises what the work raised."""
        try:
            return self._found.result(seconds)
        except NotYet:
            return None

    def cancel(self) -> None:
        """Call the work off: it ends soon, with the best that it has; in the queue, as soon as it comes to its turn."""
        self.clock.cancel()


def first_done(jobs: "Sequence[Job[Any]]", seconds: float) -> bool:
    """Wait so long for any of the jobs to end; True where one has."""
    return bool(wait([job._found for job in jobs], seconds, FIRST_COMPLETED).done)
