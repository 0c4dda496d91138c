"""The only contact with the solver: HiGHS through PuLP, its status, bound and answer read from HiGHS itself."""

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import highspy
import pulp

from optimiser.model import Model

Status = Literal["optimal", "feasible", "infeasible", "unknown"]

# One thread everywhere: changing the number within a process makes HiGHS return nothing, without a word.
_THREADS = 1
_TOLERANCE = 1e-9
_HALF = 0.5
_PROVEN: dict[Any, Status] = {
    highspy.HighsModelStatus.kOptimal: "optimal",
    highspy.HighsModelStatus.kModelEmpty: "optimal",
    highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kUnboundedOrInfeasible: "infeasible",
}
_STOPPED = {
    highspy.HighsModelStatus.kTimeLimit,
    highspy.HighsModelStatus.kSolutionLimit,
    highspy.HighsModelStatus.kInterrupt,
}


class SolverFailure(RuntimeError):
    """The solver ended in a way that is no answer, or gave one that does not keep the rules."""


@dataclass(frozen=True)
class Answer:
    """What the solver found. funded: ids, None without a portfolio; bound: proven, in the objective's units."""

    status: Status
    funded: tuple[str, ...] | None
    bound: float | None


class Clock:
    """The seconds left of a time limit; None is no limit."""

    def __init__(self, limit: float | None) -> None:
        self._end = None if limit is None else time.perf_counter() + limit

    def left(self) -> float | None:
        """Seconds left, at least a hundredth so that a solver can be told so; None without a limit."""
        return None if self._end is None else max(0.01, self._end - time.perf_counter())


def run(model: Model, clock: Clock, most_nodes: int | None = None) -> Answer:
    """Maximise the model's objective. `optimal` is said only where HiGHS has proven it, with no gap.

    most_nodes: stop after so many branch-and-bound nodes, which unlike seconds are the same on every machine.
    Raises SolverFailure where HiGHS reports an error.
    """
    options = {} if most_nodes is None else {"mip_max_nodes": most_nodes}
    with suppress(KeyError):  # PuLP 3 has no word for HiGHS's status at a node limit; `_answer` asks HiGHS itself
        model.problem.solve(
            _highs(timeLimit=clock.left(), gapRel=0, gapAbs=0, mip_feasibility_tolerance=_TOLERANCE, **options)
        )
    return _answer(model)


def row_prices(model: Model) -> tuple[float, ...] | None:
    """What one unit of each row's bound is worth in the objective when proposals may be split (the LP's duals).

    In the order of the model's constraints; None where the solver gives none. They serve to bound, so that
    a rough price costs speed and never a right answer.
    """
    model.problem.solve(_highs(mip=False))
    highs = model.problem.solverModel
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    return tuple(_as_greatest(highs, price) for price in highs.getSolution().row_dual)


def _highs(**options: Any) -> Any:
    """HiGHS with the options that every run has; restarting the search was measured to cost more than it gives."""
    return pulp.HiGHS(
        msg=False, threads=_THREADS, primal_feasibility_tolerance=_TOLERANCE, mip_allow_restart=False, **options
    )


def _answer(model: Model) -> Answer:
    highs = model.problem.solverModel
    status = highs.getModelStatus()
    if status not in _PROVEN and status not in _STOPPED:
        raise SolverFailure(f"HiGHS ended with {highs.modelStatusToString(status)}")
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    said = _PROVEN.get(status) or ("feasible" if found else "unknown")
    funded = _funded(model) if said in ("optimal", "feasible") else None
    return Answer(said, funded, None if said == "infeasible" else _as_greatest(highs, info.mip_dual_bound))


def _as_greatest(highs: Any, number: float) -> float:
    """A bound or price of what is maximised: PuLP 4 lets HiGHS maximise, PuLP 3 lets it minimise the negative."""
    _, sense = highs.getObjectiveSense()
    return number if sense == highspy.ObjSense.kMaximize else -number


def _funded(model: Model) -> tuple[str, ...]:
    """Ids whose variable is 1. PuLP gives HiGHS no column for a variable that is in no row: it has no value."""
    return tuple(id_ for id_, variable in model.funded.items() if (variable.varValue or 0) > _HALF)
