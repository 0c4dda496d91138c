"""Many solves at once: the same answers as one after the other, memory given back; any of them can be called off."""

import gc
import random
import resource
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.search import Searched
from optimiser.solve import solve

AT_ONCE, ROUNDS = 20, 5
MOST_LEFT_MB = 40


def resident() -> float:
    """What the process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 2**20


def told(portfolio: Portfolio) -> tuple[Any, ...]:
    return portfolio.status, portfolio.value, dict(portfolio.amounts), portfolio.tied, portfolio.conflict


@pytest.mark.usefixtures("either_way")
def test_twenty_at_once_answer_as_one_after_the_other_and_give_memory_back(make_case: Callable[..., Any]) -> None:
    cases = [make_case(seed) for seed in range(70_000, 70_000 + AT_ONCE)]
    wanted = [told(solve(*case)) for case in cases]
    held = []
    with ThreadPoolExecutor(AT_ONCE) as workers:
        for _ in range(ROUNDS):
            assert [told(found) for found in workers.map(lambda case: solve(*case), cases)] == wanted
            gc.collect()
            held.append(resident())
    assert held[-1] - held[0] < MOST_LEFT_MB


def test_a_solve_that_is_called_off_stops_the_solver_with_what_it_has(make_proposal: Any, make_scenario: Any) -> None:
    """Worth that follows cost to four decimals: many seconds of branch and bound, called off once they have begun."""
    dice, clock = random.Random(7), Clock()
    costs = [dice.randint(500_000, 999_999) for _ in range(120)]
    hard = [make_proposal(f"H{n:03}", cost, round(cost / 220_000 + 0.25, 4)) for n, cost in enumerate(costs)]

    def call_off() -> None:
        while clock.gap is None:
            time.sleep(0.005)
        clock.cancel()

    threading.Thread(target=call_off, daemon=True).start()
    found = solve(make_scenario(sum(costs) // 2), hard, clock)
    assert found.status == "feasible"
    assert found.bound is not None
    assert found.value is not None
    assert found.bound > found.value
    assert found.tied is None


def test_work_called_off_before_it_begins_finds_nothing(hard_case: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optimiser.solve.searched", lambda _: Searched())
    clock = Clock()
    clock.cancel()
    assert solve(*hard_case, clock).status == "unknown"
