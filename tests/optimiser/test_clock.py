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
