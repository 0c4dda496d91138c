"""A list made by hand: what typing, replacing, swapping and undoing do to it."""

from dataclasses import replace

import pytest

from app.own_list import OwnList
from app.state import Work
from optimiser.scenario import Scenario
from scoring.problems import Problem

OPENED = Scenario(weights={"housing": 1.0}, budget=0)
EMPTY = OwnList(OPENED)
TWO = EMPTY.of({"P01": 480_000, "P02": 500_000})


@pytest.mark.parametrize("text", ["250 000", "250 000 kr", "250000", "250 tkr", "0,25 mnkr", " 250\xa0000 "])
def test_amounts_are_read_as_officers_type_them(text: str) -> None:
    assert EMPTY.typed("P01", text).amounts == {"P01": 250_000}


@pytest.mark.parametrize("text", ["", " ", "0", "0 kr"])
def test_blank_or_0_is_not_funded(text: str) -> None:
    assert TWO.typed("P01", text).amounts == {"P02": 500_000}


@pytest.mark.parametrize("text", ["mycket", "1,234", "-5", "0,5", "10 000 000 000 000"])
def test_what_cannot_be_read_is_kept_to_be_seen_and_the_earlier_amount_stays(text: str) -> None:
    wrong = TWO.typed("P01", text)
    assert (wrong.amounts, wrong.unreadable, wrong.text_of("P01")) == (TWO.amounts, {"P01": text}, text)
    mended = wrong.typed("P01", "5")
    assert (mended.amounts["P01"], mended.unreadable, mended.text_of("P01")) == (5, {}, "5")


def test_a_field_shows_the_amount_as_it_can_be_typed_back() -> None:
    assert (TWO.text_of("P01"), TWO.text_of("P09")) == ("480\xa0000", "")
    assert TWO.typed("P09", TWO.text_of("P01")).amounts["P09"] == 480_000


def test_other_amounts_take_the_place_of_all_and_the_fields_show_them_anew() -> None:
    wrong = TWO.typed("P01", "mycket").refused((Problem("a.csv", "empty_file"),))
    other = wrong.of({"P03": 7, "P04": 0})
    assert (other.amounts, other.unreadable, other.problems) == ({"P03": 7}, {}, ())
    assert other.drawn > wrong.drawn


def test_typing_does_not_draw_the_fields_anew_for_that_would_take_the_focus() -> None:
    assert TWO.typed("P01", "5").drawn == TWO.drawn
    assert TWO.typed("P01", "5").version > TWO.version


def test_a_swap_takes_one_away_and_an_addition_none() -> None:
    assert TWO.swapped("P01", "P03", 7).amounts == {"P02": 500_000, "P03": 7}
    assert TWO.swapped(None, "P03", 7).amounts == {**TWO.amounts, "P03": 7}


def test_every_change_can_be_undone_back_to_the_beginning() -> None:
    changed = TWO.typed("P01", "5").typed("P01", "mycket").swapped("P02", "P03", 7)
    steps = [changed := changed.undone() for _ in range(3)]
    assert [step.amounts for step in steps] == [{"P01": 5, "P02": 500_000}, TWO.amounts, {}]
    assert steps[-1].earlier is None
    assert steps[-1].drawn > steps[0].drawn > TWO.drawn


def test_a_refused_file_leaves_the_list() -> None:
    assert replace(TWO.refused((Problem("a.csv", "empty_file"),)), problems=()) == TWO


def test_a_session_begins_with_an_empty_list_and_forgets_it_when_proposals_are_opened(work: Work) -> None:
    assert work.own_list.amounts == {}
    work.made_by_hand = work.own_list.of({"P01": 480_000})
    work.case = replace(work.case, proposals=work.proposals[:5])
    assert work.own_list.amounts == {"P01": 480_000}
    work.case = replace(work.case, scenario=replace(work.case.scenario))
    assert work.own_list.amounts == {}
