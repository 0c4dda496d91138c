import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from optimiser.as_json import evaluation_json, number, portfolio_json
from optimiser.evaluate import evaluate
from optimiser.solve import solve
from tests.optimiser.test_evaluate import Case


@pytest.fixture
def three(make_proposal: Any, make_scenario: Any) -> Case:
    """Best is P1 and P2; P3 is not assessed and P4 is withdrawn."""
    proposals = (
        make_proposal("P2", 50, 3),
        make_proposal("P1", 40, 4),
        make_proposal("P3", 10, [None, 1, 1, 1, 1]),
        make_proposal("P4", 10, 5, state="withdrawn"),
    )
    return make_scenario(95), proposals


def test_a_portfolio_has_the_keys_of_the_format_in_the_same_order_always(three: Case) -> None:
    found = portfolio_json(solve(*three), three[1])
    assert (found["status"], found["value"], found["bound"], found["gap"], found["cost"]) == ("optimal", 7, 7, 0, 90)
    assert json.dumps(found["funded"]) == '{"P1": 40, "P2": 50}'
    assert (found["unassessed"], found["set_aside"], found["tied"]) == (["P3"], {"P4": "withdrawn"}, False)
    assert "conflict" not in found


def test_a_list_has_the_keys_of_the_format(three: Case) -> None:
    amounts = {"P3": 10, "P2": 100}
    found = evaluation_json(evaluate(replace(three[0], amounts=amounts), three[1]), three[1])
    del found["seconds"]
    assert found == {
        "status": "optimal",
        "value": 3.0,
        "cost": 110,
        "amounts": {"P2": 100, "P3": 10},
        "broken": [
            {"kind": "above_cost", "key": "P2", "text": "P2 Förslag P2 får 100\xa0kr, mer än beloppet 50\xa0kr"},
            {"kind": "budget", "key": "", "text": "Fördela högst 95\xa0kr, men listan har 110\xa0kr"},
        ],
        "best": 7.0,
        "bound": 7.0,
        "gap_to_best": 4.0,
        "swaps": [{"out": "P2", "in": "P1", "gain": 1.0}],
        "additions": [],
        "unknown_benefit": ["P3"],
        "unassessed": ["P3"],
        "set_aside": {"P4": "withdrawn"},
    }


def test_additions_stand_apart_from_swaps(three: Case) -> None:
    found = evaluation_json(evaluate(replace(three[0], amounts={"P2": 50}), three[1]), three[1])
    assert found["swaps"] == [{"out": "P2", "in": "P1", "gain": 1.0}]
    assert found["additions"] == [{"in": "P1", "gain": 4.0}]


def test_rules_that_collide_are_told_with_remedies_for_lists_and_portfolios_alike(three: Case) -> None:
    scenario = replace(three[0], budget=80, fund=("P1", "P2"), amounts={"P1": 40})
    by_hand = evaluation_json(evaluate(scenario, three[1]), three[1])
    portfolio = portfolio_json(solve(scenario, three[1]), three[1])
    assert {rule["kind"] for rule in by_hand["conflict"]} == {"budget", "fund"}
    assert {remedy["kind"]: remedy["change_to"] for remedy in by_hand["remedies"]}["budget"] == 90
    assert (by_hand["conflict"], by_hand["remedies"]) == (portfolio["conflict"], portfolio["remedies"])
    assert (by_hand["best"], by_hand["gap_to_best"], by_hand["value"]) == (None, None, 4.0)
    assert portfolio["value"] is portfolio["cost"] is None


def test_points_are_numbers_and_unknown_ones_null() -> None:
    assert (number(Fraction(1, 4)), number(None)) == (0.25, None)
