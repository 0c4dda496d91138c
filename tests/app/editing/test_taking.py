"""Edited proposals take the place of the earlier ones, and what was said of those follows."""

from dataclasses import replace

import pytest

from app.editing.table import Edited
from app.editing.taking import take
from app.state import Work, identity
from optimiser.decision import Override
from scoring.ongoing.register import Ongoing
from scoring.problems import BadInput


def edited(work: Work, *removed: str, **changes: dict[str, object]) -> Edited:
    kept = [(place, one) for place, one in enumerate(work.proposals) if one.id not in removed]
    listed = tuple(replace(one, **changes.get(one.id, {})) for _, one in kept)  # type: ignore[arg-type]
    return Edited(listed, tuple(place for place, _ in kept))


def test_the_case_says_that_it_has_been_changed_and_the_scenario_stays(work: Work) -> None:
    before = work.scenario
    take(edited(work, P01={"cost": 5}))
    assert (work.case.edited, work.proposals[0].cost, work.scenario) == (True, 5, before)
    assert work.case.file == "malmo_2022.csv"


def test_deviations_and_states_follow_a_new_title(work: Work) -> None:
    old = identity(work.proposals[0])
    work.overrides = {old: Override(5, "Skäl")}
    work.noted = {old: ("withdrawn", "Skäl")}
    take(edited(work, P01={"title": "Nytt namn"}))
    new = identity(work.proposals[0])
    assert new != old
    assert (list(work.overrides), list(work.noted)) == ([new], [new])


def test_what_is_said_of_something_going_on_follows_too(work: Work) -> None:
    work.ongoing = work.ongoing.with_verdict(identity(work.proposals[0]), Ongoing("R1", "Lotsen"), "confirmed")
    take(edited(work, P01={"title": "Nytt namn"}))
    assert [one.proposal for one in work.ongoing.said] == [identity(work.proposals[0])]


def test_a_proposal_that_a_rule_names_cannot_be_removed_unseen(work: Work) -> None:
    work.scenario = replace(work.scenario, fund=("P03",))
    before = work.case
    with pytest.raises(BadInput) as caught:
        take(edited(work, "P03"))
    assert "P03" in str(caught.value.problems[0].value)
    assert work.case is before


def test_what_was_said_of_a_removed_proposal_is_kept_for_when_it_comes_back(work: Work) -> None:
    work.overrides = {identity(work.proposals[2]): Override(5, "Skäl")}
    take(edited(work, "P03"))
    assert len(work.overrides) == 1
