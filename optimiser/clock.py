"""How long work may take, whether it has been called off, and how far it has come."""

import threading
import time
from collections.abc import Callable

_LEAST_SECONDS = 0.01
# A pause that nobody ends is none after this.
_LONGEST_PAUSE_SECONDS = 2.0


class Clock:
    """The time limit of one piece of work, which another thread may call off.

    gap: of the solve under way, how far the best found is from the proven bound, as a share of the bound; None before
    there is anything to compare. answered, questions: how many of how many are done, where the work is many questions.
    done: how much of work in several steps is done, as a share; None where not known. machines: how many other machines
    do some of it; 0 where they were asked and do not answer, None where none are asked.
    """

    def __init__(self, limit: float | None = None) -> None:
        """limit: seconds; None is no limit."""
        self._start = time.perf_counter()
        self._limit = limit
        self._cancelled = threading.Event()
        self._free = threading.Event()
        self._free.set()
        self.gap: float | None = None
        self.answered = 0
        self.questions = 0
        self.done: float | None = None
        self.machines: int | None = None

    def __reduce__(self) -> tuple[Callable[[float | None, bool], "Clock"], tuple[float | None, bool]]:
        """What another process gets of it: the seconds left, and whether it is called off by now."""
        return _elsewhere, (self.left(), self.cancelled)

    def begin(self) -> None:
        """Let the time run from now: the work has waited for its turn."""
        self._start = time.perf_counter()

    def elapsed(self) -> float:
        """Seconds since the work began."""
        return time.perf_counter() - self._start

    def left(self) -> float | None:
        """Seconds left, at least a hundredth so that a solver can be told so; None without a limit."""
        return None if self._limit is None else max(_LEAST_SECONDS, self._limit - self.elapsed())

    def cancel(self) -> None:
        """Call the work off; the solver stops at its next look."""
        self._cancelled.set()
        self._free.set()

    def pause(self) -> None:
        """Let the work stand still from its next look, for something that is wanted sooner; its time runs on."""
        if not self.cancelled:
            self._free.clear()

    def resume(self) -> None:
        """Let the work go on."""
        self._free.set()

    def hold(self) -> None:
        """Wait as long as the work is paused."""
        self._free.wait(_LONGEST_PAUSE_SECONDS)

    def rest(self, seconds: float) -> None:
        """Wait so long before the work begins, for it may be called off; its time begins to run then."""
        self._cancelled.wait(seconds)
        self.begin()

    @property
    def cancelled(self) -> bool:
        """True once the work has been called off."""
        return self._cancelled.is_set()

    @property
    def over(self) -> bool:
        """True where the work has been called off or its time is up; where it is paused, known when the pause ends."""
        self.hold()
        return self.cancelled or (self._limit is not None and self.elapsed() >= self._limit)


def _elsewhere(left: float | None, cancelled: bool) -> Clock:
    clock = Clock(left)
    if cancelled:
        clock.cancel()
    return clock
