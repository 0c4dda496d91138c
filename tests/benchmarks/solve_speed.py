"""Seconds of `solve` as multiples of one bare scipy.optimize.milp call on the same rules; and the process's memory.

    .venv/bin/python tests/benchmarks/solve_speed.py [SIZES…]

Made-up proposals, floors and caps on each area, half the money; median of five instances a size.
"""

import csv
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

AREAS = ("housing", "education", "labour_market", "democracy", "crime")
SIZES = (19, 200, 2_000, 10_000)
INSTANCES = 5
FLOOR, CAP = 0.08, 0.45
# Runs a command as a child and tells the greatest memory it held, which only its parent can ask for.
WATCH = (
    "import resource, subprocess, sys; found = subprocess.run(sys.argv[1:], capture_output=True, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); print(found.stdout.decode())"
)


def instance(seed: int, number: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Rows of a proposals file and a scenario with floors and caps on each area."""
    dice = random.Random(seed)
    rows = []
    for place in range(number):
        scores = {area: dice.randrange(11) / 2 for area in AREAS}
        cost = dice.randrange(50, 400) * 1000
        rows.append({"id": f"P{place:05}", "title": "T", "cost": cost, "primary_area": AREAS[place % 5], **scores})
    limits = [{"column": "primary_area", "value": area, "min_share": FLOOR, "max_share": CAP} for area in AREAS]
    weights = {area: dice.randrange(1, 40) for area in AREAS}
    return rows, {"weights": weights, "budget": sum(row["cost"] for row in rows) // 2, "limits": limits}


def bare_call(rows: list[dict[str, Any]], scenario: dict[str, Any]) -> tuple[float, float]:
    """(seconds, value) of the milp call alone, its arrays made beforehand, sparse."""
    costs = np.array([row["cost"] for row in rows]) / 1000
    weights = np.array([scenario["weights"][area] for area in AREAS], dtype=float)
    worth = np.array([[row[area] for area in AREAS] for row in rows]) @ (weights / weights.sum())
    inside = [costs * np.array([row["primary_area"] == area for row in rows]) for area in AREAS]
    budget = scenario["budget"] / 1000
    rules = LinearConstraint(
        csr_array(np.array([costs, *inside])), [-np.inf, *[FLOOR * budget] * 5], [budget, *[CAP * budget] * 5]
    )
    start = time.perf_counter()
    found = milp(
        -worth, constraints=rules, bounds=Bounds(0, 1), integrality=np.ones(len(rows)), options={"mip_rel_gap": 0}
    )
    return time.perf_counter() - start, -found.fun


def by_engine(rows: list[dict[str, Any]], scenario: dict[str, Any], folder: Path) -> tuple[dict[str, Any], float]:
    """(the JSON of `solve`, the process's greatest memory in MB)."""
    proposals, settings = folder / "p.csv", folder / "s.json"
    with proposals.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    settings.write_text(json.dumps(scenario))
    command = [sys.executable, "-m", "optimiser", "solve", str(proposals), str(settings)]
    told = subprocess.run([sys.executable, "-c", WATCH, *command], capture_output=True, text=True, check=True).stdout
    kilobytes, _, result = told.partition("\n")
    return json.loads(result), int(kilobytes) / 1024


def measured(number: int) -> None:
    """One line for a size: medians of the ratios, the greatest memory."""
    ratios, ties, memory = [], [], 0.0
    for seed in range(1, INSTANCES + 1):
        rows, scenario = instance(seed, number)
        with tempfile.TemporaryDirectory() as folder:
            found, megabytes = by_engine(rows, scenario, Path(folder))
        seconds, value = min(bare_call(rows, scenario) for _ in range(3))
        if abs(value - found["value"]) > 1e-6 * max(1, value):
            raise SystemExit(f"{number} proposals, seed {seed}: {found['value']}, but milp says {value}")
        ratios.append(found["seconds"] / seconds)
        ties.append(found["seconds_ties"] / seconds)
        memory = max(memory, megabytes)
    print(
        f"{number:6} proposals: solved in {statistics.median(ratios):.2f} (worst {max(ratios):.2f}), equals in "
        f"{statistics.median(ties):.2f} (worst {max(ties):.2f}) of one milp call; {memory:.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    bare_call(*instance(0, 19))  # the first call in a process is slow
    for size in map(int, sys.argv[1:] or SIZES):
        measured(size)
