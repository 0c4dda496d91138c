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
from optimiser.prices import Whole
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


def every_sum(sums: Sums, greatest: int) -> Whole:
    chosen = np.array(list(product([0, 1], repeat=NUMBER)), dtype=np.int64)
    lines = chosen @ sums.effects
    kept: Whole = lines[((chosen @ sums.rows) <= sums.bounds).all(axis=1) & (lines[:, SPENT] <= greatest)]
    return kept


def every_efficient(sums: Sums, greatest: int) -> list[list[int]]:
    lines = every_sum(sums, greatest)
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


def worth(sums: Sums, needed: float) -> Hope:
    """Worth at least so much, bounded without prices: everything of value still to come is added."""
    values = sums.effects[:, VALUE].astype(float)
    return Hope(1.0, 0.0, np.zeros(len(sums.bounds)), values, float(values.sum()), needed, 0.0)


def test_a_beam_keeps_no_more_than_it_may_and_gives_portfolios_within_the_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(states, "_FEW", 0)
    pair, sums = made(3)
    assert len(pair.choice.rows) > 0
    found = swept(Sweep(sums, range(NUMBER), (), 1000, 2, (worth(sums, -1.0),)), Clock(), beam=True)
    possible = {tuple(line) for line in every_sum(sums, 1000).tolist()}
    assert {tuple(line) for line in found.tolist()} <= possible
    with pytest.raises(TooManyStatesError):
        swept(Sweep(sums, range(NUMBER), (), 1000, 2, (worth(sums, -1.0),)), Clock())


def test_hope_drops_what_cannot_reach_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_FEW", 0)
    _, sums = made(5)
    best = every_efficient(sums, 1000)
    hopes = (worth(sums, float(best[-1][VALUE])),)
    assert swept(Sweep(sums, range(NUMBER), (), 1000, 10_000, hopes), Clock()).tolist() == best[-1:]


def test_what_spends_less_than_is_looked_for_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_FEW", 0)
    _, sums = made(5)
    best = every_efficient(sums, 1000)
    least = best[-2][SPENT]
    found = swept(Sweep(sums, range(NUMBER), (), 1000, 10_000, (), least), Clock()).tolist()
    assert [line for line in found if line[SPENT] >= least][-2:] == best[-2:]
