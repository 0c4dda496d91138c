"""The need factor and the level of need, against figures worked by hand in docs/method.md."""

from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.solve import solve
from scoring.need.factor import (
    Uses,
    area_factors,
    deviations,
    factor_of,
    high_areas,
    known_of,
    level_of,
    with_need,
)
from scoring.need.places import Place
from scoring.numbers import exact
from scoring.scores import benefits
from scoring.weights import weight_shares
from tests.optimiser.random_cases import AREAS, proposal, scenario

METHOD = Path(__file__).parents[3] / "docs" / "method.md"

QUARTER = Fraction(1, 4)
# The mean of the three is 0.3, the deviations are 0.9, −0.3 and −0.6, and the greatest is 0.9.
FIGURES = {"Rosengård": 1.2, "Hyllie": 0.0, "Oxie": -0.3, "Nydala": None}
SOME = [
    proposal("P1", place="Rosengård"),
    proposal("P2", place="Oxie"),
    proposal("P3", place="Rosengård och Hyllie"),
    proposal("P4", place="hela staden"),
    proposal("P5", place="Nydala"),
    proposal("P6"),
]


def test_the_factors_are_those_worked_by_hand() -> None:
    factors = {area: round(float(factor), 4) for area, factor in area_factors(FIGURES, QUARTER).items()}
    assert factors == {"Rosengård": 1.25, "Hyllie": 0.9167, "Oxie": 0.8333}


@pytest.mark.parametrize("strength", [Fraction(0), QUARTER, Fraction(1, 2)])
def test_factors_lie_within_the_strength_and_are_one_on_average(strength: Fraction) -> None:
    factors = list(area_factors({"A": 3.5, "B": 1.25, "C": -7.0, "D": 0.1}, strength).values())
    assert sum(factors) == len(factors)
    assert max(abs(factor - 1) for factor in factors) == strength


def test_areas_that_do_not_differ_all_have_one() -> None:
    assert area_factors({"A": 2.0, "B": 2.0}, QUARTER) == {"A": 1, "B": 1}
    assert deviations({"A": None}) == {}


def test_a_proposal_has_the_factor_of_its_place_and_one_where_that_is_unknown() -> None:
    found = with_need(SOME, FIGURES, Uses(factor=True, whole_city=1.1))
    assert {one.id: one.need_factor for one in found} == {
        "P1": 1.25, "P2": 0.8333, "P3": 1.0833, "P4": 1.1, "P5": 1.0, "P6": 1.0,
    }  # fmt: skip
    assert {one.need_level for one in found} == {""}


def test_the_factor_is_a_decimal_that_a_file_can_hold() -> None:
    for factor in (factor_of(Place("areas", (area,)), area_factors(FIGURES, QUARTER)) for area in ("Hyllie", "Oxie")):
        assert (exact(factor) * 10_000).denominator == 1


def test_high_need_is_the_greatest_figures_or_those_above_a_threshold() -> None:
    assert high_areas(FIGURES, Uses(high="greatest", most=1)) == {"Rosengård"}
    assert high_areas(FIGURES, Uses(high="greatest", most=2)) == {"Rosengård", "Hyllie"}
    assert high_areas(FIGURES, Uses(high="above", above=0.0)) == {"Rosengård", "Hyllie"}
    assert high_areas(FIGURES, Uses(high="above", above=2.0)) == frozenset()
    assert high_areas({"A": 1.0, "B": 1.0, "C": 0.0}, Uses(high="greatest", most=1)) == {"A", "B"}
    assert high_areas({"A": None}, Uses(high="greatest")) == frozenset()
    assert high_areas(FIGURES, Uses()) == frozenset()


def test_a_level_is_high_only_where_all_of_its_areas_are() -> None:
    found = with_need(SOME, FIGURES, Uses(high="greatest", most=1))
    assert {one.id: one.need_level for one in found} == {
        "P1": "high", "P2": "other", "P3": "other", "P4": "other", "P5": "unknown", "P6": "unknown",
    }  # fmt: skip
    assert {one.need_factor for one in found} == {1.0}
    assert level_of(Place("areas", ("Rosengård", "Hyllie")), FIGURES, frozenset(("Rosengård", "Hyllie"))) == "high"


def test_made_up_need_is_marked_wherever_it_has_gone_and_nowhere_else() -> None:
    factors = with_need(SOME, FIGURES, Uses(factor=True, whole_city=1.1, made_up=True))
    assert [one.id for one in factors if one.need_basis == "made_up"] == ["P1", "P2", "P3"]
    levels = with_need(SOME, FIGURES, Uses(high="greatest", made_up=True))
    assert [one.id for one in levels if one.need_basis == "made_up"] == ["P1", "P2", "P3", "P5"]
    assert not any(one.need_basis for one in with_need(SOME, FIGURES, Uses(factor=True)))


def test_nothing_is_changed_where_nothing_is_used() -> None:
    same = with_need(SOME, FIGURES, Uses())
    assert all(one is other for one, other in zip(same, SOME, strict=True))


def test_it_is_counted_of_whom_the_need_is_unknown() -> None:
    known = known_of(SOME, FIGURES)
    assert (known.areas, known.city, known.nowhere, known.unfigured) == (("P1", "P2", "P3"), ("P4",), ("P6",), ("P5",))
    assert known.unknown == ("P6", "P5")
    assert known.many_unknown
    assert not known_of(SOME[:4] + SOME[5:], FIGURES).many_unknown
    quarter = known_of([SOME[0], SOME[1], SOME[3], SOME[5]], FIGURES)
    assert len(quarter.unknown) == 1
    assert not quarter.many_unknown


def test_the_example_by_hand_in_the_method_is_what_the_engine_gives() -> None:
    """B comes in and A goes out; the weights are those of the example: 0,75 for housing and 0,25 for education."""
    weights = dict.fromkeys(AREAS, 0.0) | {"housing": 30.0, "education": 10.0}
    some = [
        proposal("A", 600_000, [4.0, 0.0, 0.0, 0.0, 0.0], place="Oxie"),
        proposal("B", 500_000, [2.0, 4.0, 0.0, 0.0, 0.0], place="Rosengård"),
        proposal("C", 400_000, [1.0, 2.0, 0.0, 0.0, 0.0], place="Hyllie"),
    ]
    found = with_need(some, FIGURES, Uses(factor=True))
    worth = benefits(found, weight_shares(weights), "per_proposal")
    assert worth == {"A": Fraction("2.4999"), "B": Fraction("3.125"), "C": Fraction("1.145875")}
    best = solve(scenario(1_000_000, weights=weights), found)
    assert (list(best.amounts), best.value) == (["B", "C"], Fraction("4.270875"))
    text = METHOD.read_text("utf-8")
    for figure in (*worth.values(), best.value, Fraction("3.645775")):
        assert str(float(figure or 0)).replace(".", ",") in text
