"""A part of what may be spent gives the pairs that one pass over everything gives there."""

import random
from fractions import Fraction

import pytest

from optimiser import states
from optimiser.choice import Choice, Row
from optimiser.clock import Clock
from optimiser.pairs import SPENT, VALUE, Pair, sums_of
from optimiser.parts import Part, Question, efficient_lines
from optimiser.states import Sweep, swept


def made(seed: int) -> Pair:
    dice = random.Random(seed)
    costs = {f"P{number:02}": dice.randint(50, 400) for number in range(18)}
    ids = list(costs)
    floor = Row({id_: costs[id_] for id_ in ids[:6]}, 300, None)
    cap = Row({id_: costs[id_] for id_ in ids[4:12]}, None, 900)
    return Pair(Choice(costs, {id_: Fraction(dice.randint(1, 10), 2) for id_ in ids}, (floor, cap)), costs)


@pytest.mark.parametrize("few", [20, 500])
@pytest.mark.parametrize("seed", range(6))
def test_a_part_gives_what_one_pass_gives_there(seed: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "_FEW", few)
    pair = made(seed)
    sums = sums_of(pair)
    assert sums is not None
    everything = swept(Sweep(sums, range(18), (), 3000, 10**6), Clock()).tolist()
    for low in range(400, 3000, 200):
        below = max([line[VALUE] for line in everything if line[SPENT] < low], default=-1)
        wanted = [line for line in everything if low <= line[SPENT] < low + 200]
        assert efficient_lines(Question(pair, sums), Part(low, low + 199, below), Clock()).tolist() == wanted, low


def test_a_part_that_no_portfolio_reaches_is_empty() -> None:
    pair = made(0)
    sums = sums_of(pair)
    assert sums is not None
    assert efficient_lines(Question(pair, sums), Part(1, 200, -1), Clock()).tolist() == []


def test_what_can_be_spent_at_least_is_bounded_from_below() -> None:
    for seed in range(6):
        pair = made(seed)
        sums = sums_of(pair)
        assert sums is not None
        question = Question(pair, sums)
        cheapest = swept(Sweep(sums, range(18), (), 3000, 10**6), Clock())[0, SPENT]
        assert 0 < question.least <= cheapest
