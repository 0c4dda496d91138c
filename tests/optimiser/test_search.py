import random
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser import search
from optimiser.choice import Choice, Row, choice_of, equal_within
from optimiser.clock import Clock
from optimiser.model import build_model, maximise_value
from optimiser.prices import priced
from optimiser.search import searched
from optimiser.solver import run


def area_like(seed: int, number: int, scores: int = 50) -> Choice:
    """So many candidates in five areas, half the money, a floor and a cap on each area."""
    dice = random.Random(seed)
    ids = [f"P{place:03}" for place in range(number)]
    costs = {id_: dice.randrange(50, 400) * 1000 for id_ in ids}
    benefits = {id_: Fraction(dice.randrange(scores), 10) for id_ in ids}
    half = sum(costs.values()) // 2
    rows = [Row(costs, None, half)]
    for area in range(5):
        inside = {id_: costs[id_] for id_ in ids[area::5]}
        rows.append(Row(inside, half * 8 // 100, half * 45 // 100))
    return Choice(costs, benefits, tuple(rows))


@pytest.mark.parametrize("block", range(10))
def test_it_lists_every_best_portfolio(block: int, make_case: Callable[..., Any], reckon: Callable[..., Any]) -> None:
    for seed in range(5000 + block * 30, 5030 + block * 30):
        scenario, proposals = make_case(seed)
        every, found = reckon(scenario, proposals), searched(choice_of(scenario, proposals)).equals
        allowed = np.flatnonzero(every.allowed())
        if found is None:
            assert not allowed.size, seed
            continue
        best = int(every.value[allowed].max())
        least = best - int(equal_within(best * every.unit) / every.unit)
        wanted = [place for place in allowed if every.value[place] >= least]
        assert sorted(map(sorted, found)) == sorted(sorted(every.portfolio(int(place))) for place in wanted), seed


@pytest.mark.parametrize(("number", "seed"), [(60, 1), (60, 2), (200, 3), (200, 4), (600, 5)])
def test_it_finds_the_value_that_the_solver_proves(number: int, seed: int) -> None:
    choice = area_like(seed, number)
    model = build_model(choice)
    maximise_value(model)
    answer, found = run(model, Clock(None)), searched(choice).equals
    assert found is not None
    assert len({choice.value(funded) for funded in found}) == 1
    assert choice.value(found[0]) == choice.value(answer.amounts or ())


def test_it_gives_up_where_the_sets_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_MOST_SETS", 3)
    assert searched(area_like(6, 60)).equals is None


def test_it_gives_up_where_there_are_more_equals_than_can_be_told(monkeypatch: pytest.MonkeyPatch) -> None:
    costs = {f"P{place}": 10 for place in range(8)}
    alike = Choice(costs, dict.fromkeys(costs, Fraction(1)), (Row(costs, None, 40),))
    assert len(searched(alike).equals or ()) == 70  # 8 over 4
    monkeypatch.setattr(search, "_MOST_EQUALS", 69)
    assert searched(alike).equals is None


def test_values_that_cannot_be_held_exactly_are_left_to_the_solver() -> None:
    benefits = {"a": Fraction(1, 3**40), "b": Fraction(1, 7**30)}
    assert priced(Choice({"a": 1, "b": 1}, benefits, (Row({"a": 1, "b": 1}, None, 1),))) is None


def test_a_choice_that_cannot_hold_has_no_best_portfolio() -> None:
    assert searched(Choice({"a": 4}, {"a": Fraction(1)}, (Row({"a": 4}, 5, None),))).equals is None


def test_nothing_to_choose_among_is_one_empty_portfolio() -> None:
    assert searched(Choice({}, {}, (Row({}, None, 5),))).equals == [()]
