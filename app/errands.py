"""What is asked beside the answer: pieces of background work by name, remembered as long as the answer stands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from app import state
from app.jobs import Job
from app.result import TIME_LIMIT_SECONDS, Result
from optimiser.clock import Clock
from scoring.problems import BadInput

Found = TypeVar("Found")
# Work that is done within this is simply shown: the answer itself is on screen by then.
PATIENCE_SECONDS = 0.2
# With more proposals than this, what is reckoned with every answer takes so long that it would be in the way of the
# next move of a slider.
_MOST_AT_ONCE = 30
REST_SECONDS = 1.0


class Working(Exception):
    """What is asked takes its time: `job` is the work under way."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__("still working")
        self.job = job


@dataclass(frozen=True)
class Errand:
    """A piece of work. result: what it is about; about: what more it depends on."""

    result: Result
    about: tuple[object, ...]
    job: Job[Any]


def found(
    name: str,
    result: Result,
    work: Callable[[Clock], Found],
    about: tuple[object, ...] = (),
    limit: float = TIME_LIMIT_SECONDS,
) -> Found:
    """What the errand gave, begun where it is new or about something else than before; limit: seconds.

    Raises Working where it is not there in a moment, Busy where too many are waiting, and what the work raised.
    """
    errands = state.work().errands
    errand = errands.get(name)
    if errand is None or errand.result is not result or errand.about != about:
        if errand is not None:
            errand.job.cancel()
        errand = errands[name] = Errand(result, about, Job(work, limit, beside=True))
    errand.job.clock.resume()
    try:
        gave = errand.job.found(PATIENCE_SECONDS)
    except Exception:
        del errands[name]  # the next run of the page tries again
        raise
    if gave is None:
        raise Working(errand.job)
    return gave  # type: ignore[no-any-return] # an errand's name stands for one kind of work


def known(name: str, result: Result) -> Any | None:
    """What an errand about this answer has given already; None where it has not, and nothing is begun."""
    errand = state.work().errands.get(name)
    if errand is None or errand.result is not result or not errand.job.done:
        return None
    try:
        return errand.job.found(0)
    except BadInput:  # told where it was asked for
        return None


def at_rest(result: Result, work: Callable[[Clock], Found]) -> Callable[[Clock], Found]:
    """The same work, begun once the controls have been at rest for a while, where there are many proposals."""
    if len(result.proposals) <= _MOST_AT_ONCE:
        return work

    def rested(clock: Clock) -> Found:
        clock.rest(REST_SECONDS)
        return work(clock)

    return rested


def forget(name: str) -> None:
    """Let the errand be done anew, with the whole time limit; in callbacks."""
    state.work().errands.pop(name, None)


@contextmanager
def standing_still() -> Iterator[None]:
    """All of them wait while a page is drawn, each until the page asks for it: what the officer did comes first."""
    for errand in state.work().errands.values():
        errand.job.clock.pause()
    try:
        yield
    finally:
        for errand in state.work().errands.values():
            errand.job.clock.resume()


def call_off() -> None:
    """Stop all of them: there is a new question."""
    errands = state.work().errands
    for errand in errands.values():
        errand.job.cancel()
    errands.clear()
