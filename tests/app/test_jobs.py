"""Work in the background: it gives what it gives, waits its turn, and can be called off."""

import threading
from collections.abc import Callable, Iterator

import pytest

from app import jobs
from app.jobs import Busy, Job, first_done
from optimiser.clock import Clock


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Opened at the end, so that no worker is left waiting."""
    event = threading.Event()
    yield event
    event.set()


def held_work(gate: threading.Event) -> Callable[[Clock], str]:
    """Work that lasts until the gate is opened or it is called off."""

    def work(clock: Clock) -> str:
        while not (gate.wait(0.01) or clock.cancelled):
            pass
        return "cancelled" if clock.cancelled else "done"

    return work


def held(gate: threading.Event) -> Job[str]:
    """Such work, begun."""
    return Job(held_work(gate), 60)


def test_work_gives_what_it_gives() -> None:
    assert Job(lambda clock: clock.left() or 0, 60).found(30) == pytest.approx(60, abs=5)


def test_work_that_fails_raises_what_it_raised() -> None:
    job: Job[int] = Job(lambda _: {}["nothing"], 60)
    with pytest.raises(KeyError):
        job.found(30)
    assert job.done


def test_work_under_way_is_not_there_yet(gate: threading.Event) -> None:
    job = held(gate)
    assert job.found(0.01) is None
    assert not job.done
    gate.set()
    assert job.found(30) == "done"
    assert (job.done, job.waiting) == (True, False)


def test_work_that_is_called_off_ends_with_what_it_has(gate: threading.Event) -> None:
    job = held(gate)
    job.cancel()
    assert job.found(30) == "cancelled"


def test_only_so_many_go_on_at_once_and_the_others_wait_their_turn(gate: threading.Event) -> None:
    workers = jobs._WORKERS._max_workers
    running = [held(gate) for _ in range(workers)]
    waiting = held(gate)
    while any(job.waiting for job in running):
        pass
    assert waiting.waiting
    running[0].cancel()
    assert running[0].found(30) == "cancelled"
    gate.set()
    assert waiting.found(30) == "done"


def test_time_does_not_run_while_the_work_waits(gate: threading.Event) -> None:
    running = [held(gate) for _ in range(jobs._WORKERS._max_workers)]
    waiting: Job[float] = Job(lambda clock: clock.elapsed(), 60)
    assert waiting.found(0.3) is None
    gate.set()
    assert (waiting.found(30) or 0) < 0.2
    assert [job.found(30) for job in running] == ["done"] * len(running)


def test_a_full_queue_takes_no_more_until_there_is_room(gate: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_PLACES", threading.BoundedSemaphore(2))
    first, second = held(gate), held(gate)
    with pytest.raises(Busy):
        held(gate)
    gate.set()
    assert (first.found(30), second.found(30)) == ("done", "done")
    assert held(gate).found(30) == "done"


def test_waiting_for_several_ends_when_the_first_of_them_does(gate: threading.Event) -> None:
    slow = held(gate)
    assert not first_done([slow], 0.01)
    quick = held(gate)
    quick.cancel()
    assert first_done([slow, quick], 30)
    assert not slow.done


def test_no_answer_waits_for_what_is_asked_beside_another(gate: threading.Event) -> None:
    beside = [Job(held_work(gate), 60, beside=True) for _ in range(5)]
    assert Job(lambda _: "answer", 60).found(30) == "answer"
    assert not any(job.done for job in beside)
