"""Who does long work that falls into parcels: this machine's cores, and where FORDELA_DASK says so, other machines.

What is asked is the same wherever it is done, and so is the answer, to the byte; what fails elsewhere is done here.
"""

import logging
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from optimiser import machines
from optimiser.machines import Machines, in_words
from optimiser.parcels import Work, received, to_send

# Parcels quicker than this stay here: one costs 10 ms there and back (docs/performance.md).
WORTH_SECONDS = 0.03
# Where nothing has come for so long, the next parcel is done here too: the network can be dead without a word.
PATIENCE_SECONDS = 5.0
# When the time is up, what is under way elsewhere has this long to come with what it has.
_GRACE_SECONDS = 0.5
_LOOK_SECONDS = 0.05

_log = logging.getLogger("fordela.machines")


def executor_for(local: Executor | None = None) -> Executor | None:
    """The executor of one piece of work. local: this machine's; None does one parcel at a time.

    That itself where FORDELA_DASK names no other machines.
    """
    return Sharing(local) if machines.address() else local


class Sharing(Executor):
    """One piece of work's: shares parcels that take long among other machines, does quick ones here.

    The first parcel of each kind is done here, which tells how long they take. The clock's `machines` says who helps.
    """

    def __init__(self, local: Executor | None = None) -> None:
        self._local = local
        self._pace: dict[Callable[..., Any], float] = {}
        self._kept: dict[int, tuple[Any, bytes]] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        """Here: a single piece is not worth a journey."""
        if self._local is not None:
            return self._local.submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - that is how a future tells it
            future.set_exception(error)
        return future

    def map(self, fn: Callable[..., Any], *iterables: Iterable[Any], **_: Any) -> Iterator[Any]:
        """As `Executor.map`; what is `Work` may be done elsewhere."""
        if isinstance(fn, Work) and len(iterables) == 1:
            return self._mapped(fn, list(iterables[0]))
        return self._here(fn, *iterables)

    def _here(self, fn: Callable[..., Any], *iterables: Iterable[Any]) -> Iterator[Any]:
        return (self._local.map if self._local else map)(fn, *iterables)

    def _mapped(self, work: Work[Any, Any, Any], parcels: list[Any]) -> Iterator[Any]:
        if parcels and work.function not in self._pace:
            yield self._timed(work, parcels.pop(0))
        if len(parcels) > 1 and self._pace[work.function] >= WORTH_SECONDS and not work.clock.over:
            helpers = machines.reached()
            work.clock.machines = helpers.number if helpers else 0
            if helpers:
                yield from self._shared(helpers, work, parcels)
                return
        timed = _Timed(work)
        yield from self._here(timed, parcels)
        if timed.seconds:
            self._pace[work.function] = sum(timed.seconds) / len(timed.seconds)

    def _timed(self, work: Work[Any, Any, Any], parcel: Any) -> Any:
        start = time.perf_counter()
        found = work(parcel)
        self._pace[work.function] = time.perf_counter() - start
        return found

    def _shared(self, helpers: Machines, work: Work[Any, Any, Any], parcels: Sequence[Any]) -> Iterator[Any]:
        errand = _Errand(helpers, work, parcels, partial(self._common, work.common))
        try:
            for number in range(len(parcels)):
                if number not in errand.done and not errand.come(number):
                    errand.end()
                    rest = [one for one in range(number, len(parcels)) if one not in errand.done]
                    found = self._here(work, [parcels[one] for one in rest])
                    errand.done.update(zip(rest, found, strict=True))
                yield errand.done.pop(number)
        finally:
            errand.end()
        if errand.seconds:
            self._pace[work.function] = sum(errand.seconds) / len(errand.seconds)

    def _common(self, common: Any) -> bytes:
        """Pickled once for all maps of this piece of work."""
        kept = self._kept.get(id(common))
        if kept is None:
            kept = self._kept[id(common)] = (common, pickle.dumps(common))
        return kept[1]


class _Timed:
    """Work that notes how long its parcels take."""

    def __init__(self, work: Work[Any, Any, Any]) -> None:
        self._work = work
        self.seconds: list[float] = []

    def __call__(self, parcel: Any) -> Any:
        start = time.perf_counter()
        found = self._work(parcel)
        self.seconds.append(time.perf_counter() - start)
        return found


class _Errand:
    """Parcels sent to other machines, a few at a time.

    done {number: what the parcel gave}, as they come. seconds: what each took there.
    """

    def __init__(
        self, helpers: Machines, work: Work[Any, Any, Any], parcels: Sequence[Any], common: Callable[[], bytes]
    ) -> None:
        self.done: dict[int, Any] = {}
        self.seconds: list[float] = []
        self._helpers, self._work, self._parcels = helpers, work, parcels
        self._waiting = deque(range(len(parcels)))
        self._under_way: dict[int, Any] = {}
        self._inbox: SimpleQueue[int] = SimpleQueue()
        self._heard = time.monotonic()
        self._failed = ""
        self._amiss: dict[int, str] = {}
        self._kept = self._tried(lambda: helpers.keep(common()))

    def come(self, number: int) -> bool:
        """Wait for a parcel; False where the rest must be done here."""
        late: float | None = None
        while number not in self.done:
            if self._failed or self._helpers.lost:
                machines.away(self._helpers, self._failed or "the connection to it was lost")
                self._work.clock.machines = 0
                return False
            self._send()
            if self._work.clock.over:
                late = late or time.monotonic() + _GRACE_SECONDS
                if self._work.clock.cancelled or time.monotonic() > late:
                    return False
            if number in self._amiss:
                self._do_again(number)
            else:
                self._receive(number)
        return True

    def _send(self) -> None:
        while self._waiting and len(self._under_way) < self._helpers.at_once and not self._work.clock.over:
            number = self._waiting.popleft()
            if number not in self.done:
                self._under_way[number] = self._tried(partial(self._ask, number))

    def _ask(self, number: int) -> Any:
        sent = to_send(self._work, self._parcels[number])
        return self._helpers.ask(self._kept, sent, number, self._inbox)

    def _tried(self, asked: Callable[[], Any]) -> Any:
        """What is asked of Dask; what goes wrong is noted, and then the rest is done here."""
        try:
            return asked()
        except Exception as error:  # noqa: BLE001 - a network has many ways to fail, and none of them is the officer's
            self._failed = in_words(error)
            return None

    def _receive(self, wanted: int) -> None:
        """Take what has come, or, where nothing has come for long, do the wanted parcel here."""
        try:
            number = self._inbox.get(timeout=_LOOK_SECONDS)
        except Empty:
            if time.monotonic() - self._heard > PATIENCE_SECONDS:
                self._do_here(wanted)
            return
        future = self._under_way.pop(number, None)
        if future is None:
            return
        try:
            seconds, self.done[number] = received(self._helpers.fetch(future))
            self.seconds.append(seconds)
        except TimeoutError as error:  # who has it does not give it: not waited for with one parcel after another
            self._failed = in_words(error)
        except Exception as error:  # noqa: BLE001 - the parcel's own or a network's: done here, in its turn, it shows
            self._amiss[number] = in_words(error)
        self._heard = time.monotonic()

    def _do_again(self, number: int) -> None:
        """What went wrong there: where it goes well here, those machines are to blame; out of time nobody knows."""
        self._do_here(number)
        if not self._work.clock.over:
            self._failed = self._amiss[number]

    def _do_here(self, number: int) -> None:
        """Raises what the parcel itself raises, wherever it is done."""
        future = self._under_way.pop(number, None)
        self.done[number] = self._work(self._parcels[number])
        if future is not None:
            self._helpers.call_off(future)

    def end(self) -> None:
        """Call off what is still under way."""
        for future in self._under_way.values():
            self._helpers.call_off(future)
        self._under_way.clear()
