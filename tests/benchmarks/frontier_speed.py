"""The frontier of 60 proposals beside a sweep of separate solves at the same points' costs, in processor seconds.

    .venv/bin/python tests/benchmarks/frontier_speed.py

Only the budget (the bar: at most a tenth of the sweep), and the made-up example with its rules. Exits 1 above the bar.
"""

import random
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from app.samples import read_sample
from optimiser.frontier import frontier, with_budget
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

MOST = 0.1


def made_up(seed: int) -> tuple[Scenario, tuple[Proposal, ...]]:
    """60 proposals of 50 000 to 400 000 kr, points in halves, and half the money."""
    dice = random.Random(seed)
    proposals = tuple(
        Proposal(
            f"P{number:02}",
            f"P{number:02}",
            dice.randrange(50_000, 400_000),
            dice.choice(AREA_CODES),
            {area: dice.randrange(11) / 2 for area in AREA_CODES},
        )
        for number in range(60)
    )
    weights = {area: float(dice.randrange(1, 40)) for area in AREA_CODES}
    return Scenario(weights, sum(one.cost for one in proposals) // 2), proposals


def ratio(scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[int, float]:
    """(number of points, seconds of the frontier as a share of the sweep's); the two must agree."""
    start = time.process_time()
    found = frontier(scenario, proposals)
    between = time.process_time()
    for point in found.points:
        if solve(with_budget(scenario, point.cost), proposals).value != point.value:
            raise AssertionError(f"at {point.cost} kr the sweep has another value")
    return len(found.points), (between - start) / (time.process_time() - between)


def main() -> int:
    """Print every ratio; 1 where one without rules is above the bar."""
    ratios = []
    for seed in range(3):
        for counting in ("per_proposal", "per_krona"):
            scenario, proposals = made_up(seed)
            number, share = ratio(replace(scenario, benefit=counting), proposals)
            print(f"only the budget, seed {seed}, {counting}: {number} points, {share:.4f} of the sweep")
            ratios.append(share)
    sample = read_sample("exempel_60")
    number, share = ratio(sample.scenario, sample.proposals)
    print(f"the made-up example with its rules: {number} points, {share:.4f} of the sweep")
    return int(max(ratios) > MOST)


if __name__ == "__main__":
    sys.exit(main())
