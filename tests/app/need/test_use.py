"""What need is used for: the very same proposals where it is not, and nothing silently."""

import pytest

from app.need.held import Need
from app.need.use import NeedUse, figures_of, reckoned, sound, stopped
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
    assert {one.need_factor for one in reckoned(fewer, NeedUse("factor", acknowledged=True), NEED)} == {0.75, 1.0, 1.25}


def test_without_figures_no_factor_is_counted() -> None:
    assert figures_of(Need()) == {}
    assert {one.need_factor for one in reckoned(SOME, NeedUse("factor", acknowledged=True), Need())} == {1.0}


def test_factors_of_the_file_stay_until_the_officer_chooses_a_factor() -> None:
    own = (proposal("P1", place="Söder", need_factor=1.5),)
    assert reckoned(own, NeedUse(high="greatest"), NEED)[0].need_factor == 1.5
    assert reckoned(own, NeedUse("factor"), NEED)[0].need_factor == 0.75


NOWHERE = float("nan")
UNSOUND = [NeedUse(strength=51), NeedUse(strength=-1), NeedUse(whole_city=0), NeedUse(most=0), NeedUse(above=NOWHERE)]


@pytest.mark.parametrize("use", UNSOUND)
def test_what_no_control_could_have_said_is_not_sound(use: NeedUse) -> None:
    assert sound(NeedUse())
    assert not sound(use)
