"""The only contact with the solver: HiGHS through PuLP, its status, bound and answer read from HiGHS itself.

The prices of a linear relaxation, where nothing is proven by them, come from the same HiGHS by way of SciPy,
which takes arrays and so no time to build.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

import highspy
import numpy as np
import numpy.typing as npt
import pulp
from scipy.optimize import linprog
from scipy.sparse import csr_array

from optimiser.clock import Clock
from optimiser.model import Model

Status = Literal["optimal", "feasible", "infeasible", "unknown"]

# One thread everywhere: changing the number within a process makes HiGHS return nothing, without a word.
_THREADS = 1
# HiGHS's finest tolerance: of the greatest amounts, billions, it is a krona or so.
_FINEST = 1e-9
# At its finest, HiGHS 1.15 can work on part amounts in whole kronor without an end, deaf to clock and cancel. Of ten
# million kronor the next is a tenth of a krona.
_FINE, _GREATEST_FOR_FINE = 1e-8, 10**7
# Split kronor can be too fine for it, and it gives up: then once more. What it answers is reckoned in whole numbers.
_COARSE = 1e-7
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
_LOOKS = [highspy.cb.HighsCallbackType.kCallbackMipInterrupt, highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt]


class SolverFailure(RuntimeError):
    """The solver ended in a way that is no answer, or gave one that does not keep the rules."""


@dataclass(frozen=True)
class Answer:
    """What the solver found.

    amounts: {id: whole kr} of the funded, None without a portfolio. bound: proven, in the objective's units.
    """

    status: Status
    amounts: Mapping[str, int] | None
    bound: float | None


def run(model: Model, clock: Clock, most_nodes: int | None = None) -> Answer:
    """Maximise the model's objective. `optimal` is said only where HiGHS has proven it, with no gap.

    most_nodes: stop after so many branch-and-bound nodes, which unlike seconds are the same on every machine.
    Raises SolverFailure where HiGHS reports an error.
    """
    clock.hold()
    if clock.cancelled:
        return Answer("unknown", None, None)
    for tolerance in (_fine(model), _COARSE):
        with suppress(KeyError):  # PuLP 3 has no word for HiGHS's status at a node limit; `_answer` asks HiGHS itself
            model.problem.solve(_highs(clock, most_nodes, tolerance))
        if model.problem.solverModel.getModelStatus() != highspy.HighsModelStatus.kSolveError:
            break
    return _answer(model)


def _fine(model: Model) -> float:
    small = max(model.choice.costs.values(), default=0) <= _GREATEST_FOR_FINE
    return _FINE if model.beyond and small else _FINEST


def _highs(clock: Clock, most_nodes: int | None, tolerance: float) -> Any:
    options = {} if most_nodes is None else {"mip_max_nodes": most_nodes}
    return pulp.HiGHS(
        msg=False,
        threads=_THREADS,
        timeLimit=clock.left(),
        gapRel=0,
        gapAbs=0,
        callbackTuple=(_look, clock),
        callbacksToActivate=_LOOKS,
        primal_feasibility_tolerance=tolerance,
        mip_feasibility_tolerance=tolerance,
        mip_allow_restart=False,  # measured to cost more than it gives
        **options,
    )


def _look(_kind: Any, _message: str, found: Any, told: Any, clock: Clock) -> None:
    """HiGHS asks now and then whether to go on, and tells how far it has come."""
    best, bound = found.mip_primal_bound, found.mip_dual_bound
    if math.isfinite(best) and math.isfinite(bound) and bound:
        clock.gap = abs(bound - best) / abs(bound)
    clock.hold()
    if clock.cancelled:
        told.user_interrupt = True


def relaxed_prices(
    values: npt.NDArray[np.float64], rows: csr_array, bounds: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64] | None:
    """What one unit of each bound is worth where proposals may be split: the duals λ ≥ 0.

    The problem is max values·y, rows·y ≤ bounds, 0 ≤ y ≤ 1: values [n], rows [m, n], bounds [m]. None where the solver
    gives none. They serve to bound, so that a rough price costs speed and never a right answer.
    """
    if not len(values):
        return np.zeros(len(bounds))
    found = linprog(-values, A_ub=rows, b_ub=bounds, bounds=(0, 1), method="highs")
    return np.maximum(-found.ineqlin.marginals, 0.0) if found.status == 0 else None


def _answer(model: Model) -> Answer:
    highs = model.problem.solverModel
    status = highs.getModelStatus()
    if status not in _PROVEN and status not in _STOPPED:
        raise SolverFailure(f"HiGHS ended with {highs.modelStatusToString(status)}")
    info = highs.getInfo()
    found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    said = _PROVEN.get(status) or ("feasible" if found else "unknown")
    amounts = _amounts(model) if said in ("optimal", "feasible") else None
    return Answer(said, amounts, None if said == "infeasible" else _as_greatest(highs, info.mip_dual_bound))


def _as_greatest(highs: Any, number: float) -> float:
    """A bound of what is maximised: PuLP 4 lets HiGHS maximise, PuLP 3 lets it minimise the negative."""
    _, sense = highs.getObjectiveSense()
    return number if sense == highspy.ObjSense.kMaximize else -number


def _amounts(model: Model) -> dict[str, int]:
    """{id: kr}, part amounts to the nearest krona.

    PuLP gives HiGHS no column for a variable that is in no row: it has no value, and nothing is funded by it.
    """
    funded = [id_ for id_, variable in model.funded.items() if (variable.varValue or 0) > _HALF]
    return {
        id_: model.choice.minimums[id_] + round(model.beyond[id_].varValue or 0)
        if id_ in model.beyond
        else model.choice.costs[id_]
        for id_ in funded
    }
