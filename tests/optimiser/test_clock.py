import threading
from copy import copy

import pytest

from optimiser import clock as clocks
from optimiser.clock import Clock


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the time is; a test sets it."""
    now = [100.0]
    monkeypatch.setattr(clocks.time, "perf_counter", lambda: now[0])
    return now


def test_without_a_limit_there_is_no_end(at: list[float]) -> None:
    clock = Clock()
    at[0] += 10**6
    assert (clock.left(), clock.over, clock.elapsed()) == (None, False, 10**6)


def test_the_time_left_runs_down_and_never_to_zero(at: list[float]) -> None:
    clock = Clock(20)
    assert clock.left() == 20
    at[0] += 15
    assert (clock.left(), clock.over) == (5, False)
    at[0] += 15
    assert (clock.left(), clock.over) == (0.01, True)


def test_what_is_called_off_is_over_though_there_is_time_left() -> None:
    clock = Clock()
    assert (clock.cancelled, clock.over, clock.gap) == (False, False, None)
    clock.cancel()
    assert (clock.cancelled, clock.over) == (True, True)


def test_a_look_waits_while_the_work_is_paused_and_goes_on_when_it_is_not() -> None:
    clock, looked = Clock(), threading.Event()
    clock.pause()
    worker = threading.Thread(target=lambda: (clock.over, looked.set()))
    worker.start()
    assert not looked.wait(0.05)
    clock.resume()
    assert looked.wait(30)
    worker.join()


def test_work_that_is_called_off_is_not_held_up_by_a_pause() -> None:
    clock = Clock()
    clock.pause()
    clock.cancel()
    clock.pause()
    assert clock.over


def test_a_pause_that_nobody_ends_is_none_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "_LONGEST_PAUSE_SECONDS", 0.01)
    clock = Clock(60)
    clock.pause()
    assert not clock.over


def test_work_rests_before_it_begins_and_not_at_all_once_it_is_called_off(at: list[float]) -> None:
    clock = Clock(5)
    at[0] += 3
    clock.rest(0.01)
    assert clock.left() == 5
    clock.cancel()
    clock.rest(3600)


def test_another_process_gets_the_seconds_left_and_whether_it_is_called_off() -> None:
    clock = Clock(100)
    sent = copy(clock)
    left = sent.left()
    assert left is not None
    assert 90 < left <= 100
    assert not sent.over
    clock.cancel()
    assert copy(clock).over
    assert copy(Clock()).left() is None
