"""A second round: what stands is locked at its amount, what came back is free, and the file's rules hold."""

from dataclasses import replace

import pytest

from app.after_decision.held import After, Applied
from app.after_decision.kinds import Answered, Decided, Grant
from app.after_decision.log import Log
from app.after_decision.money import money
from app.after_decision.second_round import as_applied, given_back, second_round
from app.samples import Case
from app.storage.saved_work import SavedWork
from optimiser.decision import Override
from optimiser.scenario import Limit, Scenario
from optimiser.solve import solve
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal
from tests.app.after_decision.logs import entry, log_of


def proposal(id_: str, cost: int, points: float, minimum: int | None = None) -> Proposal:
    scores: dict[str, float | None] = dict.fromkeys(AREA_CODES, 0.0)
    return Proposal(id_, id_, cost, "housing", scores | {"housing": points}, minimum=minimum, pool_costs={"2022": 50})


PROPOSALS = (
    proposal("A", 100, 1), proposal("B", 200, 5), proposal("C", 300, 1, minimum=100), proposal("D", 250, 4),
    proposal("E", 400, 5),
)  # fmt: skip
SCENARIO = Scenario(dict.fromkeys(AREA_CODES, 20.0), 700, fund=("B",), exclude=("A",), part_funding=True)
GRANTS = (Grant("A", "A", 100), Grant("B", "B", 200), Grant("C", "C", 300))


def begun(*entries: object, scenario: Scenario = SCENARIO, taken_in: tuple[str, ...] = ()) -> SavedWork:
    log = log_of(*entries, decided=Decided("KS", "", 700, GRANTS))
    case = Case("x.csv", PROPOSALS, scenario)
    said = {("", "C", "C"): Override(200, "för dyrt", "om"), ("", "D", "D"): Override(0, "vill inte", "om")}
    return second_round(SavedWork(case, scenario, overrides=said, after=After(log)), taken_in)


ALL_BACK = entry(Answered("returns", kronor=200), "B")
PART_BACK = entry(Answered("returns", kronor=120), "C")


def test_what_stands_is_funded_with_exactly_that_and_what_came_back_is_distributed_again() -> None:
    work = begun(ALL_BACK, PART_BACK)
    assert (work.scenario.budget, work.scenario.fund, work.scenario.exclude) == (700, ("A", "C"), ("B",))
    assert money(work.after.log).free == 420
    found = solve(work.scenario, work.case.proposals)
    assert dict(found.amounts) == {"A": 100, "C": 180, "E": 400}
    assert [one.minimum for one in work.case.proposals] == [None] * 5
    assert work.case.scenario == work.scenario


def test_nothing_that_is_locked_can_be_cut_though_parts_may_be_given() -> None:
    tight = replace(SCENARIO, fund=(), exclude=())
    found = solve(begun(PART_BACK, scenario=tight).scenario, begun(PART_BACK, scenario=tight).case.proposals)
    assert (found.amounts["A"], found.amounts["B"], found.amounts["C"]) == (100, 200, 180)


def test_what_was_given_back_is_out_unless_the_officer_takes_it_in() -> None:
    assert [one.id for one in given_back(begun(ALL_BACK).after.log)] == ["B"]
    taken_in = begun(ALL_BACK, PART_BACK, taken_in=("B",))
    assert taken_in.scenario.exclude == ()
    found = solve(taken_in.scenario, taken_in.case.proposals)
    assert dict(found.amounts) == {"A": 100, "B": 200, "C": 180}


def test_a_pool_takes_its_part_of_what_stands() -> None:
    costs = {one.id: one.pool_costs["2022"] for one in begun(PART_BACK).case.proposals}
    assert costs == {"A": 50, "B": 50, "C": 30, "D": 50, "E": 50}


def test_locked_amounts_that_break_a_rule_make_the_usual_conflict() -> None:
    limited = replace(SCENARIO, limits=(Limit("primary_area", "housing", max_amount=500),))
    work = begun(scenario=limited)
    assert solve(work.scenario, work.case.proposals).status == "infeasible"


def test_the_log_goes_along_and_only_conditions_of_what_stands_are_kept_of_the_first_decision() -> None:
    work = begun(ALL_BACK)
    assert len(work.after.log.entries) == 2
    assert work.overrides == {("", "C", "C"): Override(condition="om")}
    assert work.equal_choices == ()


@pytest.mark.parametrize("log", [Log(), log_of()])
def test_measures_that_are_not_at_hand_lock_nothing(log: Log) -> None:
    case = Case("x.csv", PROPOSALS[3:], replace(SCENARIO, fund=(), exclude=()))
    work = second_round(SavedWork(case, case.scenario, after=After(log)))
    assert (work.scenario.fund, work.scenario.exclude) == ((), ())
    assert work.scenario.budget == money(log).free  # what stands is not there to be given to others


def test_what_stands_of_a_measure_that_is_no_longer_received_is_not_given_to_others() -> None:
    log = log_of(decided=Decided("KS", "", 700, GRANTS))
    gone = tuple(replace(one, state="withdrawn") if one.id == "C" else one for one in PROPOSALS)
    work = second_round(SavedWork(Case("x.csv", gone, SCENARIO), SCENARIO, after=After(log)))
    assert (work.scenario.budget, work.scenario.fund) == (400, ("A", "B"))


def test_what_was_applied_for_is_kept_and_a_third_round_locks_from_it() -> None:
    second = begun(ALL_BACK, PART_BACK)
    assert second.after.applied == {
        "A": Applied(100, None, {"2022": 50}, 100), "C": Applied(300, 100, {"2022": 50}, 180),
    }  # fmt: skip
    log = second.after.log.added(entry(Answered("returns", kronor=180), "C"))
    third = second_round(replace(second, after=replace(second.after, log=log)), ("C",))
    assert as_applied(third.case.proposals, third.after.applied) == PROPOSALS
    assert [(one.cost, one.minimum) for one in third.case.proposals if one.id in ("B", "C")] == [
        (200, None),
        (300, 100),
    ]


def test_an_amount_that_the_officer_has_changed_since_is_the_one_applied_for() -> None:
    work = begun(PART_BACK)
    changed = tuple(replace(one, cost=500) if one.id == "C" else one for one in work.case.proposals)
    assert as_applied(changed, work.after.applied)[2].cost == 500
