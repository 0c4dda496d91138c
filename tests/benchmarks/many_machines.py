"""Long work shared among two worker processes of Dask, beside this process's threads and beside one core.

    .venv/bin/python tests/benchmarks/many_machines.py

Seconds by the clock, so only to be compared within a run, and only on an otherwise quiet machine. The workers are on
the same cores: what is measured is what sharing costs, not what more machines would gain.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from distributed import LocalCluster

sys.path.insert(0, str(Path(__file__).parents[2]))
from app.samples import read_sample
from optimiser import executors, machines
from optimiser.clock import Clock
from optimiser.explain import explain
from optimiser.parcels import Work, each
from optimiser.robustness.assessors import draws
from optimiser.robustness.robustness import robustness
from scoring.areas import AREA_CODES
from scoring.assessments import Assessment
from tests.benchmarks.robust_speed import made_up

CORES = 2
REGIONS = ((19, (5, 50)), (60, (5, 50)), (60, (0, 100)), (200, (15, 25)))
Asked = Callable[[Clock, Executor | None], Any]


def nothing(common: bytes, clock: Clock, parcel: int) -> int:
    """A parcel that takes no time; what it takes is the journey."""
    return parcel + len(common) * clock.over


def asked() -> dict[str, Asked]:
    """What is asked, by name."""
    found: dict[str, Asked] = {}
    for number, limits in REGIONS:
        scenario, proposals = made_up(1, number)
        wide = replace(scenario, weight_region=dict.fromkeys(AREA_CODES, limits))
        found[f"all weightings, {number} at {limits[0]}–{limits[1]} %"] = partial(robustness, wide, proposals)
    for number in (19, 60, 200):
        scenario, proposals = made_up(1, number)
        said = [
            Assessment(one.id, name, {area: min(5.0, (points or 0) + more) for area, points in one.scores.items()})
            for one in proposals
            for name, more in (("A", 0.0), ("B", 0.5), ("C", 1.0))
        ]
        found[f"1 000 draws, {number}"] = lambda clock, executor, about=(scenario, proposals, said): draws(
            *about, clock=clock, executor=executor
        )
    for name in ("exempel_60", "exempel_60_alla_regler"):
        sample = read_sample(name)
        found[f"explanations, {name}"] = lambda clock, executor, about=(sample.scenario, sample.proposals): explain(
            *about, clock=clock, executor=executor
        )
    return found


def seconds(work: Asked, executor: Executor | None) -> tuple[float, int | None]:
    """By the clock, and on how many machines."""
    clock, start = Clock(), time.perf_counter()
    work(clock, executor)
    return time.perf_counter() - start, clock.machines


def journey(number: int = 400) -> float:
    """Seconds that a parcel which takes no time takes there and back."""
    work = Work(nothing, b"x" * 50_000, Clock())
    list(each(work, range(10), executors.Sharing()))
    start = time.perf_counter()
    list(each(work, range(number), executors.Sharing()))
    return (time.perf_counter() - start) / number


def main() -> None:
    """Print each."""
    with (
        LocalCluster(n_workers=CORES, threads_per_worker=1, processes=True, dashboard_address=None) as cluster,
        ThreadPoolExecutor(CORES) as threads,
    ):
        os.environ[machines.VARIABLE] = cluster.scheduler_address
        worth = executors.WORTH_SECONDS
        executors.WORTH_SECONDS = 0.0
        print(f"a parcel there and back: {1000 * journey():.1f} ms")
        for name, work in asked().items():
            executors.WORTH_SECONDS = 0.0
            seconds(work, executors.Sharing(threads))  # compiles, also there
            alone, in_threads = seconds(work, None)[0], seconds(work, threads)[0]
            sent = seconds(work, executors.Sharing(threads))[0]
            executors.WORTH_SECONDS = worth
            as_it_is, used = seconds(work, executors.Sharing(threads))
            print(
                f"{name}: one core {alone:.2f} s; {CORES} threads {in_threads / alone:.2f}; "
                f"all sent to {CORES} workers {sent / alone:.2f}; as it is {as_it_is / alone:.2f}, "
                f"{'partly there' if used else 'here'}",
                flush=True,
            )
        machines.close()


if __name__ == "__main__":
    main()
