"""The pass over the proposals, against all subsets; the frontier's own tests hold it against formats.md."""

import random
from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from optimiser import states
from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.pairs import SPENT, VALUE, Pair, Sums, sums_of
from optimiser.states import Hope, Sweep, TooManyStatesError, swept

NUMBER = 9


def made(seed: int) -> tuple[Pair, Sums]:
    """Rows with coefficients of either sign, as floors, ceilings and both; spent of either sign too."""
    dice = random.Random(seed)
    ids = [f"P{number}" for number in range(NUMBER)]
    rows = []
    for _ in range(dice.randint(0, 4)):
        numbers = {id_: dice.randint(-3, 5) for id_ in dice.sample(ids, dice.randint(1, NUMBER))}
        bounds = sorted(dice.randint(-4, 12) for _ in range(2))
        rows.append(Row(numbers, *dice.choice([(bounds[0], None), (None, bounds[1]), (bounds[0], bounds[1])])))
    costs = {id_: dice.randint(1, 6) for id_ in ids}
    spent = costs if seed % 2 else {id_: dice.randint(-3, 4) for id_ in ids}
    pair = Pair(Choice(costs, {id_: Fraction(dice.randint(0, 5)) for id_ in ids}, tuple(rows)), spent)
    sums = sums_of(pair)
    assert sums is not None
    return pair, sums


def every_efficient(sums: Sums, greatest: int) -> list[list[int]]:
    chosen = np.array(list(product([0, 1], repeat=NUMBER)), dtype=np.int64)
    lines = chosen @ sums.effects
    lines = lines[((chosen @ sums.rows) <= sums.bounds).all(axis=1) & (lines[:, SPENT] <= greatest)]
    found: list[list[int]] = []
    for line in sorted(lines.tolist(), key=lambda one: (one[SPENT], -one[VALUE], *one[VALUE + 1 :])):
        if not found or line[VALUE] > found[-1][VALUE]:
            found.append(line)
    return found


@pytest.mark.parametrize("few", [2, 500])
@pytest.mark.parametrize("block", range(4))
def test_the_efficient_sums_are_those_of_all_subsets(block: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_FEW", few)
    for seed in range(block * 50, block * 50 + 50):
        _, sums = made(seed)
        order = random.Random(seed).sample(range(NUMBER), NUMBER)
        found = swept(Sweep(sums, order, (), 15, 10_000), Clock())
        assert found.tolist() == every_efficient(sums, 15), seed


def test_what_is_decided_beforehand_stays_so() -> None:
    _, sums = made(1)
    found = swept(Sweep(sums, [0, 1, 2], [4, 7], 1000, 10_000), Clock())
    base = sums.effects[[4, 7]].sum(axis=0)
    assert all((line - base)[VALUE] <= sums.effects[[0, 1, 2], VALUE].sum() for line in found)
    assert all(line[SPENT] >= base[SPENT] for line in found)


def test_too_many_states_or_no_time_left_end_the_pass() -> None:
    _, sums = made(1)
    with pytest.raises(TooManyStatesError):
        swept(Sweep(sums, range(NUMBER), (), 1000, 1), Clock())
    clock = Clock()
    clock.cancel()
    with pytest.raises(TooManyStatesError):
        swept(Sweep(sums, range(NUMBER), (), 1000, 10_000), clock)


def test_a_beam_keeps_no_more_than_it_may_and_gives_portfolios_within_the_rules() -> None:
    pair, sums = made(3)
    nothing = np.zeros(len(sums.bounds))
    hope = Hope(nothing, 0.0, sums.effects[:, VALUE].astype(float), -(10**6), -(10.0**6), 0.0)
    found = swept(Sweep(sums, range(NUMBER), (), 1000, states._FEW), Clock(), hope, beam=True)
    best = every_efficient(sums, 1000)
    assert len(pair.choice.rows) > 0
    assert {line[VALUE] for line in found.tolist()} <= {line[VALUE] for line in best}


def test_hope_drops_what_cannot_reach_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_FEW", 0)
    _, sums = made(5)
    best = every_efficient(sums, 1000)
    nothing = np.zeros(len(sums.bounds))
    hope = Hope(nothing, 0.0, sums.effects[:, VALUE].astype(float), -(10**6), float(best[-1][VALUE]), 0.0)
    assert swept(Sweep(sums, range(NUMBER), (), 1000, 10_000), Clock(), hope).tolist() == best[-1:]
