"""Explanations beside the answer: those of the engine, reckoned once."""

from dataclasses import replace

import pytest

from app import compute, explaining
from app.state import Work
from optimiser.explain import explain
from optimiser.frontier import with_budget
from optimiser.solve import solve


@pytest.fixture(autouse=True)
def ten_million(work: Work) -> None:
    work.scenario = replace(work.scenario, budget=10_000_000)


def test_they_are_the_engines_and_reckoned_once(work: Work) -> None:
    result = compute.current_result()
    found = explaining.explanations(result)
    assert found.proposals == explain(work.scenario, work.proposals).proposals
    assert explaining.explanations(result) is found


def test_another_question_has_explanations_of_its_own(work: Work) -> None:
    first = explaining.explanations(compute.current_result())
    work.scenario = replace(work.scenario, budget=9_000_000)
    assert explaining.explanations(compute.current_result()) is not first


def test_the_least_larger_budget_is_one_at_which_it_gets_in(work: Work) -> None:
    needed, known = explaining.budget_needed(compute.current_result(), "P09")
    assert (needed, known) == (10_070_000, True)
    assert "P09" in _funded_at(work, 10_070_000)
    assert "P09" not in _funded_at(work, 10_069_999)


def _funded_at(work: Work, budget: int) -> set[str]:
    scenario = with_budget(work.scenario, budget)
    best = solve(scenario, work.proposals)
    return set(best.amounts).union(*best.equals)


def test_where_the_time_runs_out_the_larger_budget_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> int:
        raise explaining.OutOfTimeError

    monkeypatch.setattr("app.explaining.larger_budget", late)
    assert explaining.budget_needed(compute.current_result(), "P09") == (None, False)
