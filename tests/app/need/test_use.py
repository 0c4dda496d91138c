"""What need is used for: the very same proposals where it is not, and nothing silently."""

import pytest

from app.need.held import Need
from app.need.use import NeedUse, figures_of, reckoned, sound, stopped, with_number_acknowledged
from scoring.need.indicators import Indicator
from tests.optimiser.random_cases import proposal

NEED = Need(tuple(
    Indicator(area, "Skola", "Frånvaro", value, higher_is_worse=True) for area, value in (("Norr", 3.0), ("Söder", 1.0))
))  # fmt: skip
SOME = (proposal("P1", place="Norr"), proposal("P2", place="Söder"), proposal("P3"), proposal("P4", place="Norr"))


@pytest.mark.parametrize("use", [NeedUse(), NeedUse("column"), NeedUse(strength=50, reason="Så")])
def test_the_very_same_proposals_are_reckoned_with_where_need_is_not_used(use: NeedUse) -> None:
    assert reckoned(SOME, use, NEED) is SOME


def test_a_factor_is_counted_where_three_quarters_are_known() -> None:
    assert [one.need_factor for one in reckoned(SOME, NeedUse("factor"), NEED)] == [1.25, 0.75, 1.0, 1.25]
    assert not stopped(NeedUse("factor"), SOME, NEED)


def test_with_less_known_it_must_be_acknowledged() -> None:
    fewer = SOME[1:]
    assert stopped(NeedUse("factor"), fewer, NEED)
    assert {one.need_factor for one in reckoned(fewer, NeedUse("factor"), NEED)} == {1.0}
    said = NeedUse("factor", acknowledged=True, unknown=(1, 3))
    assert {one.need_factor for one in reckoned(fewer, said, NEED)} == {0.75, 1.0, 1.25}


def test_what_was_acknowledged_does_not_cover_more_unknown_than_then() -> None:
    said = NeedUse("factor", acknowledged=True, unknown=(1, 3))
    assert not stopped(said, SOME[1:], NEED)
    assert stopped(said, SOME[2:], NEED), "one of two is a greater share than one of three"
    assert stopped(said, (*SOME, *(proposal(f"Q{number}") for number in range(3))), NEED), "four of seven are more"
    assert stopped(said, SOME[1:], Need(NEED.indicators[:1])), "an area file without the place of P2"


def test_work_saved_before_the_number_was_kept_acknowledges_its_own() -> None:
    older = NeedUse("factor", acknowledged=True)
    assert with_number_acknowledged(older, SOME[1:], NEED).unknown == (1, 3)
    assert with_number_acknowledged(NeedUse("factor"), SOME[1:], NEED) == NeedUse("factor")
    later = NeedUse("factor", acknowledged=True, unknown=(2, 3))
    assert with_number_acknowledged(later, SOME[1:], NEED) == later


def test_without_figures_no_factor_is_counted() -> None:
    assert figures_of(Need()) == {}
    assert {
        one.need_factor for one in reckoned(SOME, NeedUse("factor", acknowledged=True, unknown=(4, 4)), Need())
    } == {1.0}


def test_factors_of_the_file_stay_until_the_officer_chooses_a_factor() -> None:
    own = (proposal("P1", place="Söder", need_factor=1.5),)
    assert reckoned(own, NeedUse(high="greatest"), NEED)[0].need_factor == 1.5
    assert reckoned(own, NeedUse("factor"), NEED)[0].need_factor == 0.75


NOWHERE = float("nan")
UNSOUND = [
    NeedUse(strength=51),
    NeedUse(strength=-1),
    NeedUse(whole_city=0),
    NeedUse(most=0),
    NeedUse(above=NOWHERE),
    NeedUse(unknown=(2, 1)),
]


@pytest.mark.parametrize("use", UNSOUND)
def test_what_no_control_could_have_said_is_not_sound(use: NeedUse) -> None:
    assert sound(NeedUse())
    assert not sound(use)
