"""Errands: done once for an answer, called off when there is another, begun anew when asked."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event

import pytest

from app import compute, errands
from app.errands import Working
from app.state import Work
from optimiser.clock import Clock


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Opened at the end, so that no worker is left waiting; an errand that waits for it is not waited for."""
    monkeypatch.setattr(errands, "PATIENCE_SECONDS", 0.01)
    event = Event()
    yield event
    event.set()


def until(gate: Event) -> Callable[[Clock], str]:
    """Work that lasts until the gate is opened or it is called off."""

    def work(clock: Clock) -> str:
        while not (gate.wait(0.01) or clock.cancelled):
            pass
        return "cancelled" if clock.cancelled else "done"

    return work


@pytest.mark.usefixtures("work")
def test_an_errand_is_done_once_for_an_answer_and_what_it_depends_on() -> None:
    result, done = compute.current_result(), []

    def counted(_: Clock) -> int:
        done.append(1)
        return len(done)

    given = [errands.found("counted", result, counted, about) for about in ((), (), ("crime",), ("crime",))]
    assert given == [1, 1, 2, 2]


@pytest.mark.usefixtures("work")
def test_what_takes_its_time_is_under_way_and_is_told_when_it_is_there(gate: Event) -> None:
    result = compute.current_result()
    with pytest.raises(Working) as told:
        errands.found("slow", result, until(gate))
    gate.set()
    assert told.value.job.found(30) == "done"
    assert errands.found("slow", result, until(gate)) == "done"


@pytest.mark.usefixtures("work")
def test_an_errand_about_something_else_calls_the_earlier_one_off(gate: Event) -> None:
    result = compute.current_result()
    with pytest.raises(Working) as first:
        errands.found("slow", result, until(gate), ("housing",))
    with pytest.raises(Working):
        errands.found("slow", result, until(gate), ("crime",))
    assert first.value.job.found(30) == "cancelled"


def test_a_new_question_calls_all_off(work: Work, gate: Event) -> None:
    result = compute.current_result()
    with pytest.raises(Working) as first:
        errands.found("slow", result, until(gate))
    work.scenario = replace(work.scenario, budget=10_000_000)
    compute.current_result()
    assert first.value.job.found(30) == "cancelled"
    assert work.errands == {}


def test_what_failed_is_tried_again_the_next_time(work: Work) -> None:
    result = compute.current_result()

    def fails(_: Clock) -> int:
        raise KeyError("nothing")

    with pytest.raises(KeyError):
        errands.found("failing", result, fails)
    assert work.errands == {}
    assert errands.found("failing", result, lambda _: 5) == 5


@pytest.mark.usefixtures("work")
def test_an_errand_that_is_forgotten_is_done_anew() -> None:
    result = compute.current_result()
    assert errands.found("number", result, lambda _: 1) == 1
    errands.forget("number")
    assert errands.found("number", result, lambda _: 2) == 2


@pytest.mark.usefixtures("work")
def test_errands_stand_still_while_a_page_is_drawn_until_they_are_asked_for(gate: Event) -> None:
    result, looked = compute.current_result(), Event()

    def looking(clock: Clock) -> str:
        while not gate.wait(0.01):
            if not clock.over:
                looked.set()
        return "done"

    with pytest.raises(Working):
        errands.found("looking", result, looking)
    with errands.standing_still():
        gate_closed_for(looked)
        with pytest.raises(Working):
            errands.found("looking", result, looking)
        assert looked.wait(30)
    looked.clear()
    assert looked.wait(30)


def gate_closed_for(looked: Event) -> None:
    """No look comes through, but for the one that was under way."""
    looked.wait(0.1)
    looked.clear()
    assert not looked.wait(0.2)
