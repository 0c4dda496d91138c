"""Where one stands on the frontier, by hand as in docs/method.md."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.tradeoffs.curve import Curve
from optimiser.frontier import Point

ByHand = Callable[..., Curve]
COSTS = (0, 400_000, 500_000, 600_000, 900_000, 1_000_000, 1_100_000, 1_500_000)


def ids(point: Point | None) -> str:
    return "none" if point is None else "".join(point.amounts)


def in_part(by_hand: ByHand) -> Curve:
    """A and a part of B: more points than the best of whole proposals for the money."""
    proposals = by_hand().result.proposals
    parts = tuple(replace(one, minimum=100_000) if one.id == "B" else one for one in proposals)
    return by_hand(proposals=parts, part_funding=True)


def test_the_steps_are_those_of_the_example_by_hand(by_hand: ByHand) -> None:
    made = by_hand()
    assert made.costs == COSTS
    assert (made.home, made.points[made.home].amounts) == (5, made.result.portfolio.amounts)


@pytest.mark.parametrize(
    ("budget", "stand", "up", "down"),
    [
        (1_000_000, "AC", "AB", "BC"),
        (950_000, "BC", "AC", "A"),
        (500_000, "B", "A", "C"),
        (1_499_999, "AB", "ABC", "AC"),
        (1_500_000, "ABC", "none", "AB"),
        (10, "", "C", "none"),
    ],
)
def test_what_is_next_is_next_to_the_allocation_shown(
    by_hand: ByHand, budget: int, stand: str, up: str, down: str
) -> None:
    made = by_hand(budget=budget)
    assert made.stand is made.shown
    assert [ids(point) for point in (made.stand, made.up, made.down)] == [stand, up, down]


def test_where_parts_are_given_one_stands_on_the_curve(by_hand: ByHand) -> None:
    made = in_part(by_hand)
    assert made.result.portfolio.amounts == {"A": 600_000, "B": 400_000}
    assert made.in_part == ("B",)
    assert made.stand is made.points[5]


def test_a_curve_cut_short_leaves_one_at_the_allocation_shown(by_hand: ByHand) -> None:
    made = by_hand(unfinished=3)
    assert made.stand is made.shown
    assert (ids(made.stand), ids(made.up), ids(made.down)) == ("AC", "none", "B")


def test_a_dearer_step_with_fewer_points_is_no_step_up(by_hand: ByHand) -> None:
    made = in_part(by_hand)
    worse = replace(made.points[-1], value=made.points[0].value)
    cut = Curve(replace(made.found, points=(*made.points[:3], worse), exact=False), made.result)
    assert cut.up is None


def test_where_money_does_not_reach_the_rules_one_stands_nowhere(by_hand: ByHand) -> None:
    made = by_hand(budget=300_000, fund=("B",))
    assert made.stand is None
    assert (ids(made.up), ids(made.down)) == ("B", "none")


@pytest.mark.parametrize(
    ("cost", "place"), [(None, 5), (0, 0), (399_999, 0), (400_000, 1), (999_999, 4), (9_000_000, 7)]
)
def test_a_step_is_chosen_by_its_cost(by_hand: ByHand, cost: int | None, place: int) -> None:
    assert by_hand().place_of(cost) == place


def test_a_cost_below_the_curve_chooses_its_first_step(by_hand: ByHand) -> None:
    made = by_hand(fund=("B",))
    assert (made.costs[0], made.place_of(3), made.beside(-1), made.beside(len(made.costs))) == (500_000, 0, None, None)
