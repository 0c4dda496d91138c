"""The log where a step is undone and where other proposals are opened."""

from dataclasses import replace

import pytest

from app import controls, history
from app.after_decision.following import followed, with_all_written
from app.after_decision.held import After, Applied, Year
from app.after_decision.kinds import Answered, Decided, Grant, Outcome
from app.after_decision.log import Log
from app.samples import read_sample
from app.storage.saved_work import Kept
from app.storage.session import from_work, open_saved, unsaved
from tests.app.after_decision.logs import entry, log_of
from tests.app.storage.works import session

MALMO, OTHER = read_sample("malmo_2022"), read_sample("exempel_60")
LOG = log_of(entry(Answered("accepts"), "A"))


def test_undo_takes_back_what_was_done_and_leaves_the_log_alone() -> None:
    with session() as now:
        history.observe()
        now.scenario = replace(now.scenario, budget=10_000_000)
        history.observe()
        now.after = After(LOG)
        history.observe()
        assert unsaved(now)
        history.undo()
        assert (now.scenario.budget, now.after.log) == (15_000_000, LOG)
        assert "Att fördela" in history.kept().told
        history.redo()
        assert (now.scenario.budget, now.after.log) == (10_000_000, LOG)


def test_to_write_in_is_no_step_to_undo_and_keeps_what_can_be_done_again() -> None:
    with session() as now:
        history.observe()
        now.scenario = replace(now.scenario, budget=10_000_000)
        history.observe()
        history.undo()
        now.after = After(LOG)
        history.observe()
        history.redo()
        assert (now.scenario.budget, now.after.log) == (10_000_000, LOG)
        history.undo()
        history.undo()
        assert (history.kept().told, now.after.log) == ("Inget finns att ångra", LOG)


def test_other_proposals_begin_with_an_empty_log_and_undo_brings_the_log_back() -> None:
    with session() as now:
        now.after = After(LOG)
        history.observe()
        controls.open_case(OTHER)
        history.observe()
        assert now.after == After()
        history.undo()
        assert now.after.log == LOG
        history.redo()
        assert now.after == After()


def test_opened_work_has_its_own_log_also_a_shorter_one() -> None:
    with session() as now:
        now.after = After(LOG)
        open_saved(Kept(replace(from_work(now), after=After(log_of()))))
        assert now.after.log == log_of()


@pytest.mark.parametrize(("title", "goes_along"), [(MALMO.proposals[0].title, True), ("Något annat", False)])
def test_the_log_goes_along_to_a_corrected_file_where_all_that_is_decided_on_is_found(
    title: str, goes_along: bool
) -> None:
    log = log_of(decided=Decided("KS", "", 1, (Grant("P01", title, 1),)))
    after = After(log, applied={"P01": Applied(2, None, {}, 1)})
    new = replace(MALMO, file="rattad.csv", sample="")
    assert followed(after, MALMO, new) == (After(log) if goes_along else After()), "a file says what is applied for"
    assert followed(after, MALMO, replace(MALMO, edited=True)) == after


def test_the_earlier_years_go_along_to_a_new_years_file_and_not_to_a_sample() -> None:
    years = (Year("2021", 1, (), ()),)
    assert followed(After(LOG, years), MALMO, OTHER) == After()
    assert followed(After(LOG, years), MALMO, replace(OTHER, sample="")) == After(Log(), years)


def test_of_two_logs_that_differ_the_one_of_the_step_stands() -> None:
    other = log_of(entry(Outcome("stop"), "A"))
    assert with_all_written(After(LOG), After(other)).log == other
    assert with_all_written(After(LOG), After(log_of())).log == LOG
