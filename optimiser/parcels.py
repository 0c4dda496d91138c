"""Work that falls into parcels which do not wait for each other, and how a parcel is done in another process."""

import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from optimiser.clock import Clock
from optimiser.versions import build_here

Common = TypeVar("Common")
Parcel = TypeVar("Parcel")
Found = TypeVar("Found")


@dataclass(frozen=True)
class Work(Generic[Common, Parcel, Found]):
    """What is done with each parcel: `function(common, clock, parcel)`.

    function: of a module, so that another process finds it; once the clock is over it returns at once, with what says
    that it was not done. common: what all parcels need, sent elsewhere once.
    """

    function: Callable[[Common, Clock, Parcel], Found]
    common: Common
    clock: Clock

    def __call__(self, parcel: Parcel) -> Found:
        """The parcel done here."""
        return self.function(self.common, self.clock, parcel)


def each(
    work: Work[Common, Parcel, Found], parcels: Sequence[Parcel], executor: Executor | None = None
) -> Iterator[Found]:
    """What each parcel gives, in their order; executor: does several at a time, the answer is the same without."""
    return (executor.map if executor else map)(work, parcels)


class OtherBuildError(Exception):
    """The code or a library elsewhere is not what it is here, so that the answer could be another one."""


def to_send(work: Work[Any, Any, Any], parcel: Any) -> bytes:
    """A parcel for `done_elsewhere`, without what is common; the clock goes with the seconds that it has left now."""
    return pickle.dumps((work.function, work.clock, parcel))


def done_elsewhere(common: bytes, sent: bytes, build: str) -> bytes:
    """A parcel done in another process: (seconds that it took, what it gave), pickled.

    As bytes both ways, so that arrays can be written to, as here: the compiled search would else be compiled anew.
    Raises OtherBuildError where `build` is not this process's.
    """
    if build != build_here():
        raise OtherBuildError(build_here())
    function, clock, parcel = pickle.loads(sent)  # noqa: S301 - from whom this process takes its work
    start = time.perf_counter()
    found = function(_opened(common), clock, parcel)
    return pickle.dumps((time.perf_counter() - start, found))


def received(data: bytes) -> tuple[float, Any]:
    """What `done_elsewhere` gave."""
    found: tuple[float, Any] = pickle.loads(data)  # noqa: S301 - from the machines that IT has named
    return found


@lru_cache(maxsize=8)
def _opened(common: bytes) -> Any:
    """Kept from one parcel to the next, with all that has been reckoned from it."""
    return pickle.loads(common)  # noqa: S301 - as above
