"""Time of `explain` beside other work of the same run, in processor seconds: other work on the machine counts little.

    .venv/bin/python tests/benchmarks/explain_speed.py [SIZES…]

At 19 proposals as a multiple of one bare scipy.optimize.milp call; at every size as a share of solving anew for each
of the same questions: every decision turned round, every rule left out, the greatest cost of each not funded. Made-up
proposals, floors and caps on each area, half the money, as in solve_speed.py; median of five instances.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from solve_speed import AREAS, bare_call, instance  # type: ignore[import-not-found]

from optimiser.clock import Clock
from optimiser.explain import explain
from optimiser.inquiry import CostOf, Inquiry, Turned
from optimiser.rule_prices import rule_questions
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal

INSTANCES = 5
SIZES = (19, 60, 200)


def processor_seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def as_engine(rows: list[dict[str, Any]], settings: dict[str, Any]) -> tuple[Scenario, tuple[Proposal, ...]]:
    proposals = tuple(
        Proposal(row["id"], "T", row["cost"], row["primary_area"], {area: float(row[area]) for area in AREAS})
        for row in rows
    )
    weights = {area: float(weight) for area, weight in settings["weights"].items()}
    limits = tuple(Limit(**limit) for limit in settings["limits"])
    return Scenario(weights, settings["budget"], limits=limits), proposals


def solved_anew(scenario: Scenario, proposals: tuple[Proposal, ...]) -> int:
    """Solve for every question by itself; how many there were."""
    inquiry = Inquiry(scenario, proposals, solve(scenario, proposals), Clock())
    turned = [Turned(one.id, one.id not in inquiry.best.amounts) for one in proposals]
    costs = [CostOf(one.id) for one in turned if one.funded]
    asked = [*turned, *costs, *rule_questions(inquiry)]
    for one in asked:
        one.solved(inquiry)
    return len(asked)


def measured(number: int) -> None:
    """One line for a size."""
    bare, shares, questions = [], [], 0
    for seed in range(INSTANCES):
        rows, settings = instance(seed, number)
        scenario, proposals = as_engine(rows, settings)
        explain(scenario, proposals)
        ours, _ = processor_seconds(lambda case=(scenario, proposals): explain(*case))
        anew, questions = processor_seconds(lambda case=(scenario, proposals): solved_anew(*case))
        milp, _ = processor_seconds(lambda case=(rows, settings): bare_call(*case))
        bare.append(ours / milp)
        shares.append(ours / anew)
    print(
        f"{number} proposals, {questions} questions: {statistics.median(bare):.1f} bare calls, "
        f"{statistics.median(shares):.3f} of solving anew (greatest {max(shares):.3f})"
    )


if __name__ == "__main__":
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        measured(size)
