"""Results: solved once for each scenario, and remembered."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app import compute
from app.result import TIME_LIMIT_SECONDS, answer
from app.state import Work
from optimiser.clock import Clock
from optimiser.solve import solve
from optimiser.solver import SolverFailure


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@pytest.fixture
def log() -> Iterator[list[str]]:
    logger, lines = logging.getLogger("fordela.solve"), Lines()
    before = logger.level
    logger.addHandler(lines)
    logger.setLevel(logging.INFO)
    yield lines.said
    logger.removeHandler(lines)
    logger.setLevel(before)


def test_the_result_is_what_the_engine_gives_both_ways(work: Work) -> None:
    work.scenario = replace(work.scenario, budget=10_000_000)
    result = compute.current_result()
    other = solve(replace(work.scenario, benefit="per_krona"), work.proposals)
    assert result.portfolio.amounts == solve(work.scenario, work.proposals).amounts
    assert result.other_counting.amounts == other.amounts
    assert result.scenario is work.scenario


def test_the_other_way_of_per_krona_is_per_proposal(work: Work) -> None:
    scenario = replace(work.scenario, budget=10_000_000)
    one = answer(scenario, work.proposals)
    other = answer(replace(scenario, benefit="per_krona"), work.proposals)
    assert (one.portfolio.amounts, one.other_counting.amounts) == (
        other.other_counting.amounts,
        other.portfolio.amounts,
    )


def test_an_unchanged_scenario_is_not_solved_again(work: Work, log: list[str]) -> None:
    first = compute.current_result()
    assert compute.current_result() is first
    work.scenario = replace(work.scenario, budget=10_000_000)
    assert compute.current_result() is not first
    assert [line.split(",")[0] for line in log] == ["solve begins", "solve ends"] * 2


def test_the_result_before_is_remembered_for_the_change_line(work: Work) -> None:
    first = compute.current_result()
    assert (work.shown, work.before) == (first, None)
    work.scenario = replace(work.scenario, budget=10_000_000)
    second = compute.current_result()
    assert (work.shown, work.before) == (second, first)


def test_rules_that_cannot_hold_leave_the_last_valid_result_shown(work: Work) -> None:
    first = compute.current_result()
    work.scenario = replace(work.scenario, budget=0, fund=("P01",))
    second = compute.current_result()
    assert not second.portfolio.found
    assert (work.result, work.shown, work.before) == (second, first, None)


@pytest.mark.usefixtures("work")
def test_a_solve_that_fails_is_logged_as_ended(log: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise SolverFailure("no")

    monkeypatch.setattr("app.result.solve", fails)
    with pytest.raises(SolverFailure):
        compute.current_result()
    assert log == ["solve begins, 19 proposals", "solve ends"]


@pytest.mark.usefixtures("work")
def test_the_engine_always_has_a_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    limits: list[float] = []

    def spying(scenario: object, proposals: object, clock: Clock) -> object:
        limits.append(clock.left() or 0)
        return solve(scenario, proposals, clock)  # type: ignore[arg-type]

    monkeypatch.setattr("app.result.solve", spying)
    assert compute.current_result().other_counting.found
    assert len(limits) == 2
    assert all(TIME_LIMIT_SECONDS - 5 < limit <= TIME_LIMIT_SECONDS for limit in limits)
