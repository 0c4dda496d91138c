"""CBC, another solver, agrees on the very same models; PuLP 3 brings it along, PuLP 4 does not."""

from collections.abc import Callable
from typing import Any

import pulp
import pytest

from optimiser.choice import Choice, choice_of
from optimiser.model import build_model, maximise_value, scale_of
from optimiser.solve import solve

SEEDS = range(80_000, 80_060)


def by_cbc(choice: Choice) -> float | None:
    """The greatest value in points; None where CBC finds that there is none."""
    model = build_model(choice)
    maximise_value(model)
    model.problem.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0, gapAbs=0))
    if pulp.LpStatus[model.problem.status] != "Optimal":
        return None
    return float((pulp.value(model.problem.objective) or 0) / scale_of(choice))


@pytest.mark.skipif(not hasattr(pulp, "PULP_CBC_CMD"), reason="this PuLP brings no CBC")
def test_cbc_finds_the_same_values_on_a_sample(make_case: Callable[..., Any]) -> None:
    feasible = 0
    for seed in SEEDS:
        scenario, proposals = make_case(seed)
        found, other = solve(scenario, proposals), by_cbc(choice_of(scenario, proposals))
        assert (found.status == "infeasible") == (other is None), seed
        if other is not None:
            feasible += 1
            assert other == pytest.approx(float(found.value or 0), rel=1e-6, abs=1e-6), seed
    assert feasible > len(SEEDS) / 3
