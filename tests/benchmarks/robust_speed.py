"""All allowed weightings beside one bare `scipy.optimize.milp` call on the same rules, in processor seconds.

    .venv/bin/python tests/benchmarks/robust_speed.py

Floors and caps on the money of each area, half the money. Median of three made-up cases; exits 1 above a limit.
"""

import random
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

sys.path.insert(0, str(Path(__file__).parents[2]))
from optimiser.robustness.robustness import robustness
from optimiser.scenario import Limit, Scenario
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

# (proposals, least and greatest weight in percent, at most so many milp calls; None: only told)
CASES = ((19, (5, 50), 60), (40, (5, 50), 250), (60, (5, 50), 1000), (100, (15, 25), None), (200, (15, 25), None))


def made_up(seed: int, number: int) -> tuple[Scenario, tuple[Proposal, ...]]:
    """Proposals of 50 000 to 2 000 000 kr, points in halves; 8 to 45 percent of the money for each area."""
    dice = random.Random(seed)
    proposals = tuple(
        Proposal(
            f"P{place:03}",
            f"P{place:03}",
            dice.randrange(50, 2_000) * 1_000,
            dice.choice(AREA_CODES),
            {area: dice.randrange(11) / 2 for area in AREA_CODES},
        )
        for place in range(number)
    )
    limits = tuple(Limit("primary_area", area, min_share=0.08, max_share=0.45) for area in AREA_CODES)
    budget = sum(one.cost for one in proposals) // 2
    return Scenario(dict.fromkeys(AREA_CODES, 20.0), budget, limits=limits), proposals


def bare_call(scenario: Scenario, proposals: tuple[Proposal, ...]) -> float:
    """Processor seconds of one solve with equal weights; best of three."""
    costs = np.array([one.cost for one in proposals], dtype=float)
    points = np.array([sum(one.scores[area] or 0 for area in AREA_CODES) / 5 for one in proposals])
    rows = [costs, *(costs * [one.primary_area == area for one in proposals] for area in AREA_CODES)]
    least = [0.0, *[0.08 * scenario.budget] * 5]
    greatest = [float(scenario.budget), *[0.45 * scenario.budget] * 5]
    seconds = []
    for _ in range(3):
        start = time.process_time()
        milp(-points, constraints=LinearConstraint(np.array(rows), least, greatest), integrality=1, bounds=Bounds(0, 1))
        seconds.append(time.process_time() - start)
    return min(seconds)


def measured(number: int, limits: tuple[int, int], seed: int) -> tuple[float, int, float]:
    """(milp calls that it takes, parts, seconds)."""
    scenario, proposals = made_up(seed, number)
    asked = replace(scenario, weight_region=dict.fromkeys(AREA_CODES, limits))
    start = time.process_time()
    found = robustness(asked, proposals)
    seconds = time.process_time() - start
    if not found.exact:
        raise AssertionError(f"{number} proposals, seed {seed}: not exact")
    return seconds / bare_call(scenario, proposals), len(found.parts), seconds


def main() -> int:
    """Print each size; 1 where one is above its limit."""
    measured(19, (5, 50), 0)  # compiles
    above = False
    for number, limits, most in CASES:
        told = sorted(measured(number, limits, seed) for seed in range(3))
        calls, parts, seconds = (statistics.median(one[k] for one in told) for k in range(3))
        print(f"{number} proposals, {limits[0]}–{limits[1]} %: {parts:.0f} parts, {calls:.0f} calls, {seconds:.2f} s")
        above = above or (most is not None and calls > most)
    return int(above)


if __name__ == "__main__":
    sys.exit(main())
