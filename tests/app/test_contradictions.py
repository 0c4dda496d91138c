"""Answers to doubts that cannot all be true."""

import pytest

from app.contradictions import contradictory
from scoring.areas import AREA_CODES
from scoring.merging import Decision, Doubt
from scoring.proposal import Proposal

A, B, C = (Proposal("P01", file, 1, "crime", dict.fromkeys(AREA_CODES, 1.0), file=file) for file in "abc")
AB, AC, BC = Doubt("same_id", A, B), Doubt("same_id", A, C), Doubt("same_id", B, C)


@pytest.mark.parametrize(
    "answers",
    [
        ("both", "both", "both"),
        ("first", "first", "first"),
        ("first", "first", "second"),
        ("second", "first", "first"),
        ("second", "both", "both"),
        ("both", "both", "second"),
    ],
)
def test_answers_that_leave_one_of_those_alike_go_together(answers: tuple[Decision, ...]) -> None:
    assert contradictory((AB, AC, BC), answers) == ()


@pytest.mark.parametrize(
    "answers",
    [
        ("second", "first", "second"),  # none would stay
        ("second", "first", "both"),  # B and C are both A, and yet two
        ("first", "both", "first"),  # A and C are both B, and yet two
    ],
)
def test_answers_that_leave_none_or_make_one_two_are_all_told(answers: tuple[Decision, ...]) -> None:
    assert contradictory((AB, AC, BC), answers) == (AB, AC, BC)


def test_of_three_that_are_one_two_cannot_stay() -> None:
    assert contradictory((AB, BC), ("first", "second")) == (AB, BC)
    assert contradictory((AB, BC), ("second", "first")) == ()


def test_what_contradicts_does_not_touch_the_other_doubts() -> None:
    other = Doubt("near_title", *(Proposal("X", file, 1, "crime", {}, file=file) for file in "ab"))
    assert contradictory((AB, other, AC, BC), ("second", "first", "first", "second")) == (AB, AC, BC)


def test_nothing_in_doubt_is_no_contradiction() -> None:
    assert contradictory((), ()) == ()
