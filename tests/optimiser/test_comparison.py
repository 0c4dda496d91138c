"""Answers beside each other: reckoned by hand, and what always holds."""

import random
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimiser.comparison import Answer, answer_by_hand, compared, solved_answer
from optimiser.scenario import Limit
from optimiser.solve import solve
from scoring.proposal import Proposal
from tests.optimiser.random_cases import AREAS, random_case
from tests.optimiser.random_cases import proposal as make
from tests.optimiser.random_cases import scenario as asked

PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

HOUSING_ONLY = dict.fromkeys(AREAS, 0.0) | {"housing": 1.0}
THREE = (
    make("A", 600_000, [4, 0, 0, 0, 0], committee="Östra", department="Ö"),
    make("B", 500_000, [2, 5, 0, 0, 0], primary_area="education", committee="Miljö"),
    make("C", 400_000, [1, 0, 0, 0, 5], primary_area="crime"),
)


def by_hand(name: str, *ids: str, proposals: tuple[Proposal, ...] = THREE, **fields: Any) -> Answer:
    costs = {one.id: one.cost for one in proposals}
    return answer_by_hand(name, asked(1_000_000, **fields), proposals, {id_: costs[id_] for id_ in ids})


def test_each_answer_has_its_points_by_its_own_weights_and_by_those_of_the_first() -> None:
    told = compared([by_hand("Lika", "A", "C"), by_hand("Boende", "B", "C", weights=HOUSING_ONLY)])
    assert [one.points for one in told.measured] == [Fraction(10, 5), 3]
    assert [one.common for one in told.measured] == [2, Fraction(13, 5)]


def test_the_yardstick_is_the_first_answers_scores_and_way_of_counting_too() -> None:
    rescored = tuple(replace(one, scores=dict.fromkeys(AREAS, 5.0)) for one in THREE)
    told = compared([by_hand("Per krona", "B", benefit="per_krona"), by_hand("Höjd", "B", proposals=rescored)])
    assert [one.points for one in told.measured] == [Fraction(7, 5) / 2, 5]
    assert [one.common for one in told.measured] == [Fraction(7, 10)] * 2


def test_cost_and_what_is_left_over_are_each_answers_own() -> None:
    over = answer_by_hand("Över", asked(1_000_000), THREE, {"A": 700_000, "B": 500_000, "C": 0})
    told = compared([by_hand("Grund", "A"), over])
    assert [(one.cost, one.left_over) for one in told.answers] == [(600_000, 400_000), (1_200_000, -200_000)]
    assert "C" not in over.amounts
    assert told.criteria["housing"][1] == Fraction(4 + 2, 5)
    assert [[breach.kind for breach in one.breaches] for one in told.measured] == [[], ["above_cost", "budget"]]


def test_money_numbers_and_points_stand_by_area_and_by_committee_with_the_unknown_last() -> None:
    told = compared([by_hand("1", "A", "C"), by_hand("2", "B")])
    assert [(line.key[0], line.money, line.numbers, line.points) for line in told.areas][:2] == [
        ("housing", (600_000, 0), (1, 0), (Fraction(4, 5), 0)),
        ("education", (0, 500_000), (0, 1), (0, Fraction(7, 5))),
    ]
    assert [line.key for line in told.committees] == [("Miljö", ""), ("Östra", "Ö"), ("", "")]
    assert [line.money for line in told.committees] == [(0, 500_000), (600_000, 0), (400_000, 0)]


def test_what_each_criterion_adds_is_told_wherever_the_money_is_counted() -> None:
    told = compared([by_hand("1", "B"), by_hand("2", "A", "C")])
    assert told.criteria["housing"] == (Fraction(2, 5), 1)
    assert told.criteria["education"] == (1, 0)


def test_proposals_that_differ_are_told_with_every_amount_and_equal_ones_counted() -> None:
    part = answer_by_hand("Del", asked(), THREE, {"A": 600_000, "B": 200_000})
    told = compared([by_hand("1", "A", "B"), part, by_hand("3", "A", "B", "C")])
    assert [(one.id, one.amounts, one.in_all) for one in told.differing] == [
        ("B", (500_000, 200_000, 500_000), True), ("C", (0, 0, 400_000), False),
    ]  # fmt: skip
    assert told.differing[0].title == "Förslag B"
    assert told.alike == ("A",)


def test_a_proposal_that_one_answer_does_not_have_is_unknown_there_and_not_measured_by_the_first() -> None:
    new = make("D", 100_000, 5.0, title="Nytt")
    told = compared([by_hand("1", "A"), by_hand("2", "A", "D", proposals=(*THREE, new))])
    assert [(one.id, one.title, one.amounts) for one in told.differing] == [("D", "Nytt", (None, 100_000))]
    assert [one.not_measured for one in told.measured] == [(), ("D",)]
    assert [one.common for one in told.measured] == [Fraction(4, 5)] * 2
    assert told.measured[1].points == Fraction(4, 5) + 5


def test_what_nobody_funds_differs_in_nothing_though_one_answer_does_not_know_it() -> None:
    told = compared([by_hand("1", "A"), by_hand("2", "A", proposals=(*THREE, make("D")))])
    assert (told.differing, told.alike) == ((), ("A",))


def test_an_unassessed_proposal_counts_0_and_is_named() -> None:
    unknown = (*THREE, make("U", 100_000, [1, None, 1, 1, 1]))
    told = compared([by_hand("1", "A", "U", proposals=unknown), by_hand("2", "A", proposals=unknown)])
    assert told.measured[0].unknown_benefit == told.measured[0].not_measured == ("U",)
    assert told.measured[0].common == told.measured[1].common


def test_an_answer_is_set_against_the_first() -> None:
    part = answer_by_hand("Del", asked(), THREE, {"A": 300_000, "C": 400_000})
    found = compared([by_hand("1", "A", "B"), part]).against_first(1)
    assert (found.enters, found.leaves, found.changed) == (("C",), ("B",), ("A",))
    assert (found.cost, found.points) == (-400_000, Fraction(2 + 6, 5) - Fraction(4 + 7, 5))


def test_a_solved_portfolio_says_how_certain_it_is_and_a_list_by_hand_that_it_is_one() -> None:
    floor = asked(1_000_000, limits=(Limit("primary_area", "crime", min_count=1),))
    solved = solved_answer("Löst", floor, THREE, solve(floor, THREE))
    told = compared([solved, by_hand("Listan", "A")])
    assert [(one.status, one.by_hand) for one in told.answers] == [("optimal", False), (None, True)]
    assert told.measured[0].points == solve(floor, THREE).value
    assert told.measured[0].breaches == ()


@pytest.mark.parametrize("number", [0, 1, 6])
def test_two_to_five_can_be_compared(number: int) -> None:
    with pytest.raises(ValueError, match=f"{number} answers to compare"):
        compared([by_hand("x", "A")] * number)


@PATIENT
@given(st.integers(0, 2**32), st.integers(2, 5))
def test_lines_and_criteria_add_up_to_each_answers_cost_and_points(seed: int, number: int) -> None:
    dice = random.Random(seed)
    question, proposals = random_case(seed)
    answers = []
    for place in range(number):
        amounts = {one.id: dice.randint(0, one.cost + 1) for one in proposals if dice.random() < 0.6}
        weights = {name: dice.randint(1, 9) for name in question.weights}
        answers.append(answer_by_hand(str(place), replace(question, weights=weights), proposals, amounts))
    told = compared(answers)
    for place, (answer, measured) in enumerate(zip(told.answers, told.measured, strict=True)):
        for lines in (told.areas, told.committees):
            assert sum(line.money[place] for line in lines) == answer.cost
            assert sum(line.numbers[place] for line in lines) == len(answer.amounts)
            assert sum(line.points[place] for line in lines) == measured.common
        assert sum(found[place] for found in told.criteria.values()) == measured.common
        funded = {one.id for one in told.differing if one.amounts[place]} | set(told.alike)
        assert funded == set(answer.amounts)
    assert told.measured[0].points == told.measured[0].common
