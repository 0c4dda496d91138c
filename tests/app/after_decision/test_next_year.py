"""Next year begins in this one: what continues, in whose order, and what is known of it."""

from dataclasses import replace

import pytest

from app.after_decision.carrying import columns_of
from app.after_decision.held import After, Share, Year
from app.after_decision.kinds import Answered, Done, Effect, Grant, Outcome, Planned
from app.after_decision.log import Log
from app.after_decision.next_year import Choices, continuing, in_order, next_year, year_of
from app.after_decision.second_round import second_round
from app.after_decision.standing import standings
from app.assessing.held import Round
from app.assessing.taking import use_agreed
from app.samples import Case
from app.state import Work
from app.storage.as_text import files_of, read, written
from app.storage.saved_work import SavedWork
from app.uploads import read_uploads
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES
from scoring.assessments import Assessment
from scoring.merging import merged
from scoring.proposal import Proposal
from tests.app.after_decision.logs import DECIDED, entry, log_of


def proposal(id_: str, committee: str, points: float | None, rank: int | None, area: str = "housing") -> Proposal:
    scores: dict[str, float | None] = dict.fromkeys(AREA_CODES, 0.0)
    return Proposal(
        id_, f"Titel {id_}", 100, area, scores | {"housing": points}, committee=committee, committee_rank=rank,
        requires=(("D",),) if id_ == "A" else (), status="new",
    )  # fmt: skip


PROPOSALS = (
    proposal("A", "Kultur", 1, 2), proposal("B", "Fritid", 1, None, "crime"), proposal("C", "Fritid", 4, None),
    proposal("D", "Kultur", 5, None), proposal("E", "Kultur", 0, 1), proposal("F", "Fritid", None, None),
)  # fmt: skip
SCENARIO = Scenario(dict.fromkeys(AREA_CODES, 20.0), 1000, fund=("A",), exclude=("F",))
LOG = log_of(
    entry(Answered("returns", kronor=50), "C"),
    entry(Effect("good", "enkät"), "A"),
    entry(Outcome("continue"), "A"),
    entry(Planned("follow_up", "samtal"), "A"),
    entry(Done(5, 90), "A"),
)
SAVED = SavedWork(Case("i år.csv", PROPOSALS, SCENARIO), SCENARIO, after=After(LOG, (Year("2021", 5, (), ()),)))
CHOICES = Choices("2022", "2023", 900, frozenset("AC"))


def opened(choices: Choices = CHOICES) -> SavedWork:
    columns = columns_of(PROPOSALS, standings(LOG), choices.year, choices.with_scores)
    return next_year(SAVED, choices, columns)


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(("becomes", "goes_on"), [("continue", True), ("permanent", False), ("stop", False)])
def test_what_stands_continues_unless_it_stops_or_becomes_permanent(becomes: str, goes_on: bool) -> None:
    outcome = {"continue": Outcome("continue"), "permanent": Outcome("permanent"), "stop": Outcome("stop")}[becomes]
    assert ("B" in continuing(LOG.added(entry(outcome, "B")))) is goes_on
    assert "C" not in continuing(log_of(entry(Answered("returns", kronor=300), "C")))


def test_each_committees_own_order_comes_first_then_the_offices_and_the_unassessed_last() -> None:
    assert [one.id for one in in_order(PROPOSALS, SCENARIO)] == ["E", "A", "D", "C", "B", "F"]


def test_the_year_is_summed_by_area_and_committee_and_what_is_not_known_of_all_is_not_known() -> None:
    year = year_of(PROPOSALS, LOG, "2022")
    assert (year.label, year.pot, year.log) == ("2022", 1000, LOG.head)
    assert year.areas == (Share("housing", 400, 350), Share("crime", 200, 200))
    assert year.committees == (Share("Kultur", 100, 100, 90), Share("Fritid", 500, 450))


def test_a_new_work_holds_what_is_carried_over_as_ongoing_with_the_new_pot_and_the_year_behind_it() -> None:
    work = opened()
    assert [(one.id, one.status, one.committee_rank, one.requires) for one in work.case.proposals] == [
        ("A", "ongoing", None, ()), ("C", "ongoing", None, ()),
    ]  # fmt: skip
    assert (work.scenario.budget, work.scenario.fund, work.scenario.exclude) == (900, (), ())
    assert [one.label for one in work.after.years] == ["2021", "2022"]
    assert work.after.log == Log()


def test_what_is_known_of_the_effect_goes_along_as_columns_and_the_unknown_is_blank() -> None:
    first, second = (one.extra for one in opened().case.proposals)
    assert first == {
        "beviljat 2022": "100", "effekt 2022": "god, mätt med enkät", "nämndens ordning 2022": "2",
        "poäng från": "2022",
    }  # fmt: skip
    assert (second["beviljat 2022"], second["effekt 2022"], second["nämndens ordning 2022"]) == ("250", "", "")


def test_points_go_along_as_they_are_or_are_left_blank() -> None:
    assert [one.scores["housing"] for one in opened().case.proposals] == [1, 4]
    blank = opened(replace(CHOICES, with_scores=False))
    assert {score for one in blank.case.proposals for score in one.scores.values()} == {None}
    assert {one.extra["poäng från"] for one in blank.case.proposals} == {""}


def test_points_that_have_gone_along_before_stay_those_of_the_year_they_were_set() -> None:
    before = replace(PROPOSALS[0], extra={"poäng från": "2020"})
    told = columns_of((before, PROPOSALS[2]), standings(LOG), "2022", with_scores=True)
    assert [told[id_]["poäng från"] for id_ in "AC"] == ["2020", "2022"]


def test_points_that_assessors_set_anew_are_of_no_earlier_year(work: Work) -> None:
    work.case = opened().case
    work.round = Round((Assessment("A", "Anna", {"housing": 3.0}),))
    use_agreed()
    assert [one.extra["poäng från"] for one in work.case.proposals] == ["", "2022"]


def test_what_was_not_granted_can_be_carried_over_too() -> None:
    work = opened(replace(CHOICES, carried=frozenset("AF")))
    assert work.case.proposals[1].extra["beviljat 2022"] == ""


def test_after_a_second_round_the_amounts_are_those_that_were_applied_for() -> None:
    granted = {one.id: one.cost for one in opened().case.proposals}
    locked = second_round(SAVED)
    assert [one.cost for one in locked.case.proposals if one.id in granted] != [*granted.values()]
    work = next_year(locked, CHOICES, {})
    assert {one.id: one.cost for one in work.case.proposals} == granted
    assert work.after.applied == {}


@pytest.mark.parametrize("with_scores", [True, False])
def test_the_new_work_is_saved_opened_and_read_from_its_own_file_again(with_scores: bool) -> None:
    work = opened(replace(CHOICES, with_scores=with_scores))
    assert read(written(work), files_of(work), "x").after == work.after
    (again,) = (read_uploads(work.case.uploads, SCENARIO.criteria, SCENARIO.score_top),)
    assert [replace(one, extra={}) for one in merged(again, {})] == [
        replace(one, extra={}) for one in work.case.proposals
    ]


def test_a_grant_of_a_proposal_that_is_gone_is_of_an_unknown_area_and_committee() -> None:
    gone = replace(DECIDED, grants=(Grant("X", "X", 100),))
    year = year_of(PROPOSALS, log_of(decided=gone), "2022")
    assert year.areas == year.committees == (Share("", 100, 100),)
