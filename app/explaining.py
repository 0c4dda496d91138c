"""Explanations of the answer on screen, reckoned beside it and remembered as long as it stands."""

from functools import partial

from app import errands, state
from app.errands import at_rest
from app.jobs import PARCELS
from app.result import Result
from optimiser.clock import Clock
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.executors import executor_for
from optimiser.explain import explain, larger_budget
from optimiser.explanation import Explanations

EXPLAIN, BUDGET = "explain", "budget_needed"
# Some hundred proposals under tight rules are as many questions to the solver.
_LIMIT_SECONDS = 120.0
# With more proposals the explanations take long enough to be asked for.
MOST_UNASKED = 300


def unasked(result: Result) -> bool:
    """True where explanations are reckoned as soon as there is an answer: few proposals, or the officer has asked."""
    return len(result.proposals) <= MOST_UNASKED or state.work().to_explain is result


def ask(result: Result) -> None:
    """Have this answer explained however many proposals there are; in callbacks."""
    state.work().to_explain = result


def explanations(result: Result) -> Explanations:
    """Why each proposal is funded or not, and what each rule changes. Raises as `errands.found`."""
    return errands.found(EXPLAIN, result, at_rest(result, partial(_explained, result)), limit=_LIMIT_SECONDS)


def _explained(result: Result, clock: Clock) -> Explanations:
    executor = executor_for(PARCELS)
    return explain(result.scenario, result.proposals, clock, result.portfolio, executor=executor)


def budget_needed(result: Result, id_: str) -> tuple[int | None, bool]:
    """(the least larger budget at which a proposal not funded gets in, None for none; whether that is known).

    Raises as `errands.found`.
    """
    return errands.found(BUDGET, result, partial(_budget, result, id_), (id_,))


def _budget(result: Result, id_: str, clock: Clock) -> tuple[int | None, bool]:
    try:
        return larger_budget(result.scenario, result.proposals, result.portfolio, id_, clock), True
    except OutOfTimeError:
        return None, False
