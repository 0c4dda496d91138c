"""What counts as a change since the work was saved."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.handling import set_state
from app.own_list import OwnList
from app.result import EqualChoice
from app.samples import read_sample
from app.state import Work
from app.storage.saved_work import Kept, SavedWork, same_work
from app.storage.session import from_work, unsaved
from optimiser.decision import Override
from scoring.proposal import Proposal

WHO = ("malmo_2022.csv", "P01", "x")


def set_scenario(now: Work) -> None:
    now.scenario = replace(now.scenario, budget=1)


def switch_off(now: Work) -> None:
    now.off = frozenset([("fund", "P01")])


def choose(now: Work) -> None:
    now.equal_choices = (EqualChoice(now.question, {}, "skäl"),)


def list_by_hand(now: Work) -> None:
    now.made_by_hand = OwnList(now.case.scenario, {"P01": 1})


def override(now: Work) -> None:
    now.overrides[WHO] = Override(0, "skäl")


def write(now: Work) -> None:
    now.paper_texts["summary"] = "text"


def open_files(now: Work) -> None:
    now.case = replace(now.case, sample="")


def note(_: Work) -> None:
    set_state("P01", "withdrawn", "skäl")


DOINGS = (set_scenario, switch_off, choose, list_by_hand, override, write, open_files, note)


@pytest.mark.parametrize("do", DOINGS)
def test_all_that_an_officer_does_is_unsaved_until_it_is_saved(work: Work, do: Callable[[Work], None]) -> None:
    assert not unsaved(work)
    do(work)
    assert unsaved(work)
    work.kept = Kept(from_work(work), "Grund", 1)
    assert not unsaved(work)


def test_what_was_kept_does_not_follow_what_is_done_later(work: Work) -> None:
    work.kept = Kept(from_work(work))
    override(work)
    note(work)
    assert (work.kept.saved.overrides, work.kept.saved.noted) == ({}, {})


def test_to_look_at_something_else_is_no_change(work: Work) -> None:
    work.cut_budgets, work.areas_pair, work.curve_to_the_end = (1,), ("housing", "crime"), True
    assert not unsaved(work)


def test_another_sample_as_it_opens_has_nothing_to_save(work: Work) -> None:
    work.kept = Kept(from_work(work))
    work.case = read_sample("exempel_60")
    work.scenario = work.case.scenario
    assert not unsaved(work)


def test_thousands_of_proposals_are_never_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    case = read_sample("exempel_60")
    choices = (EqualChoice((case.scenario, case.proposals), {}, ""),)
    saved = SavedWork(case, case.scenario, equal_choices=choices)
    other = replace(saved, case=replace(case))
    another = replace(saved, equal_choices=(replace(choices[0]),))

    def never(*_: object) -> bool:
        pytest.fail("compared")

    monkeypatch.setattr(Proposal, "__eq__", never)
    assert same_work(saved, replace(saved))
    assert not same_work(saved, other)
    assert not same_work(saved, another)
