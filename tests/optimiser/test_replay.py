"""A record solved again: the same answer, or what is not as recorded."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimiser.clock import Clock
from optimiser.decision import Decision, Override
from optimiser.portfolio import Portfolio
from optimiser.record import Circumstances, fingerprint, record_json
from optimiser.record_file import read_record
from optimiser.replay import Mismatch, Replay, replay
from optimiser.rules import rules_of
from optimiser.scenario import Limit, Scenario
from optimiser.scenario_file import read_scenario
from optimiser.solve import solve
from optimiser.table import proposals_csv
from optimiser.without import without
from scoring.intake import read_proposals
from scoring.problems import BadInput
from scoring.proposal import Proposal

ROOT = Path(__file__).parents[2]
RECORDS = Path(__file__).parent / "records"
SAMPLES = ("malmo_2022", "exempel_60", "exempel_60_alla_regler", "exempel_tre_syften")
Alter = Callable[[dict[str, Any]], object]


def sample(name: str) -> tuple[Scenario, tuple[Proposal, ...]]:
    scenario = read_scenario((ROOT / "sample_data" / f"{name}.json").read_bytes(), f"{name}.json")
    data = (ROOT / "sample_data" / f"{name}.csv").read_bytes()
    return scenario, read_proposals(data, f"{name}.csv", scenario.criteria, scenario.score_top)


def replayed(
    decision: Decision,
    proposals: Sequence[Proposal] | None = None,
    about: Circumstances | None = None,
    alter: Alter = lambda _: None,
) -> Replay:
    """The record of a decision, altered, solved again with these proposals, else with its own."""
    tree = json.loads(record_json(decision, about or Circumstances()))
    alter(tree)
    given = tuple(proposals or decision.proposals)
    return replay(read_record(json.dumps(tree).encode(), "post.json"), given, fingerprint(proposals_csv(given)))


def told(found: Replay) -> list[tuple[str, str, str]]:
    return [(one.kind, one.key, one.column) for one in found.mismatches]


@pytest.fixture
def three(make_proposal: Any, make_scenario: Any) -> Decision:
    """Of P1, P2 and P3 the two first are best; the office gives P3 something too."""
    proposals = (make_proposal("P1", 40, 4), make_proposal("P2", 50, 3), make_proposal("P3", 45, 2))
    scenario = make_scenario(95)
    return Decision(scenario, proposals, solve(scenario, proposals), {"P3": Override(5, "lovat")})


@pytest.fixture
def tied(make_proposal: Any, make_scenario: Any) -> Decision:
    """P1 and P2 are as good and cost the same; the office has chosen P2, which would not be shown."""
    proposals = (make_proposal("P1", 40, 4), make_proposal("P2", 40, 4))
    scenario = make_scenario(50)
    portfolio = replace(solve(scenario, proposals), amounts={"P2": 40})
    return Decision(scenario, proposals, portfolio, chosen_because="närmare skolan")


def change(decision: Decision, id_: str, **fields: Any) -> tuple[Proposal, ...]:
    return tuple(replace(one, **fields) if one.id == id_ else one for one in decision.proposals)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_record_of_a_sample_gives_the_same_answer(name: str) -> None:
    scenario, proposals = sample(name)
    scenario = replace(scenario, budget=scenario.budget * 2 // 3) if name == "malmo_2022" else scenario
    decision = Decision(scenario, proposals, solve(scenario, proposals))
    found = replayed(decision)
    assert (found.mismatches, found.same, found.versions) == ((), True, {})
    assert found.decided == decision.amounts
    assert (found.value, found.breaches) == (decision.portfolio.value, ())


@pytest.mark.parametrize("name", ["malmo_2022_tio_miljoner", "delar_och_lika"])
def test_a_record_of_another_version_gives_the_same_answer_to_the_krona(name: str) -> None:
    recorded = read_record((RECORDS / f"{name}.json").read_bytes(), f"{name}.json")
    data = (RECORDS / f"{name}.csv").read_bytes()
    proposals = read_proposals(data, f"{name}.csv", recorded.scenario.criteria, recorded.scenario.score_top)
    found = replay(recorded, proposals, fingerprint(data))
    assert found.mismatches == ()
    assert proposals_csv(proposals) == data  # else every record's sum would be of a file that nobody can write again
    assert dict(found.found.amounts) == recorded.record.result.amounts
    assert found.decided == recorded.record.decided.amounts


def test_the_overrides_laid_on_again_give_what_was_decided(three: Decision) -> None:
    found = replayed(three)
    assert found.same
    assert found.decided == {"P1": 40, "P2": 50, "P3": 5}


def test_a_changed_cost_is_told_by_proposal_and_column_with_what_it_changes(three: Decision) -> None:
    found = replayed(three, change(three, "P2", cost=60))
    assert not found.same
    assert told(found) == [
        ("proposals_file", "forslag.csv", ""),
        ("proposal", "P2", "cost"),
        ("value", "", ""),
        ("cost", "", ""),
        ("amount", "P2", ""),
        ("amount", "P3", ""),
        ("decided", "P2", ""),
        ("decided_cost", "", ""),
    ]
    assert found.mismatches[1] == Mismatch("proposal", "P2", 50, 60, "cost")
    assert found.mismatches[4] == Mismatch("amount", "P2", 50, 0)
    assert {breach.kind for breach in found.breaches} == {"whole"}


def test_a_changed_score_is_told_by_its_criterion(three: Decision) -> None:
    changed = change(three, "P2", scores=three.proposals[1].scores | {"crime": 3.5})
    found = replayed(three, changed)
    assert told(found) == [("proposals_file", "forslag.csv", ""), ("proposal", "P2", "crime"), ("value", "", "")]
    assert found.mismatches[1] == Mismatch("proposal", "P2", 3, 3.5, "crime")
    assert not found.same


def test_a_change_that_does_not_touch_the_answer_is_told_and_the_answer_is_the_same(three: Decision) -> None:
    found = replayed(three, change(three, "P3", title="Annat namn", pool_costs={"2023": 5}))
    assert found.same
    assert told(found)[1:] == [("proposal", "P3", "title"), ("proposal", "P3", "cost_2023")]


def test_a_proposal_that_is_missing_or_new_is_told(three: Decision, make_proposal: Any) -> None:
    found = replayed(three, (*three.proposals[:1], *three.proposals[2:], make_proposal("P4", 1000, 1)))
    assert told(found)[1:3] == [("proposal_missing", "P2", ""), ("proposal_added", "P4", "")]
    assert (found.same, found.value) == (False, None)


def test_a_proposal_that_the_scenario_asks_for_must_be_there(three: Decision) -> None:
    scenario = replace(three.scenario, fund=("P2",))
    decision = replace(three, scenario=scenario, portfolio=solve(scenario, three.proposals))
    with pytest.raises(BadInput) as refusal:
        replayed(decision, three.proposals[:1])
    assert [(one.file, one.kind, one.value) for one in refusal.value.problems] == [
        ("post.json", "scenario.id_unknown", "P2")
    ]


def test_another_file_with_the_same_content_is_told_apart(three: Decision) -> None:
    recorded = read_record(record_json(three, Circumstances()), "post.json")
    found = replay(recorded, three.proposals, fingerprint(b"another file"))
    assert ([one.kind for one in found.mismatches], found.same) == (["proposals_file_same"], True)


def test_an_amount_altered_in_the_record_is_told_as_such_and_by_the_answer(three: Decision) -> None:
    found = replayed(three, alter=lambda tree: tree["result"]["amounts"].update(P1=30))
    assert told(found) == [("record", "result.cost", ""), ("record", "decided.amounts.P1", ""), ("amount", "P1", "")]
    assert not found.same


def test_a_record_altered_without_a_trace_in_its_sums_is_told_by_the_answer(three: Decision) -> None:
    def alter(tree: dict[str, Any]) -> None:
        tree["result"] |= {"amounts": {"P1": 40, "P3": 45}, "cost": 85}
        tree["decided"] = {"amounts": {"P1": 40, "P3": 5}, "cost": 45}
        tree["overrides"][0]["computed"] = 45

    found = replayed(three, alter=alter)
    assert told(found) == [
        ("cost", "", ""),
        ("amount", "P2", ""),
        ("amount", "P3", ""),
        ("decided", "P2", ""),
        ("decided_cost", "", ""),
    ]
    assert found.value == 6


def test_an_altered_scenario_is_not_called_the_same_though_its_answer_is(three: Decision) -> None:
    found = replayed(three, alter=lambda tree: tree["scenario"].update(budget=96))
    assert (told(found), found.same) == ([("record", "scenario_file.sha256", "")], False)


def test_a_chosen_equal_is_the_same_answer(tied: Decision) -> None:
    found = replayed(tied)
    assert (found.same, found.mismatches, dict(found.found.amounts)) == (True, (), {"P2": 40})


def test_one_that_was_not_chosen_is_not(tied: Decision) -> None:
    found = replayed(replace(tied, chosen_because=""))
    assert (found.same, told(found)[:2]) == (False, [("amount", "P1", ""), ("amount", "P2", "")])


@pytest.mark.parametrize("fields", [{"cost": 60}, {"scores": {"housing": 3.0}}, {"state": "withdrawn"}])
def test_a_chosen_equal_that_is_no_longer_allowed_or_as_good_is_not_the_same(
    tied: Decision, fields: dict[str, Any]
) -> None:
    fields = {name: tied.proposals[1].scores | value if name == "scores" else value for name, value in fields.items()}
    found = replayed(tied, change(tied, "P2", **fields))
    assert (found.same, dict(found.found.amounts)) == (False, {"P1": 40})


def test_rules_that_were_off_stay_off_also_with_the_proposals_as_they_were(
    make_proposal: Any, make_scenario: Any
) -> None:
    proposals = (make_proposal("P1", 40, 4, group="A"), make_proposal("P2", 50, 3, group="A", requires=(("P1",),)))
    names = frozenset([("group", "A"), ("requires", "P2=P1")])
    off = tuple(rule for rule in rules_of(make_scenario(95), proposals) if rule.name in names)
    asked = without(make_scenario(95), proposals, names)
    found = replayed(Decision(*asked, solve(*asked)), proposals, Circumstances(off=off))
    assert ([one.kind for one in found.mismatches], found.same) == (["proposals_file_same"], True)


def test_a_column_that_a_limit_looks_at_is_told_where_it_changed(three: Decision) -> None:
    proposals = tuple(replace(one, extra={"utförare": "förening"}) for one in three.proposals)
    scenario = replace(three.scenario, limits=(Limit("Utförare", "förening", max_count=2),))
    decision = Decision(scenario, proposals, solve(scenario, proposals))
    found = replayed(decision, change(decision, "P3", extra={"utförare": "staden"}))
    assert (told(found)[1:], found.same) == ([("proposal", "P3", "Utförare")], True)


def test_no_portfolio_then_and_none_now_is_the_same(three: Decision) -> None:
    scenario = replace(three.scenario, budget=10, fund=("P1",))
    found = replayed(Decision(scenario, three.proposals, solve(scenario, three.proposals)))
    assert (found.same, found.found.status, found.value, found.breaches) == (True, "infeasible", None, ())


def test_an_answer_that_was_not_proven_is_told_from_the_proven_one(three: Decision) -> None:
    stopped = replace(
        three.portfolio, status="feasible", amounts={"P1": 40}, value=three.portfolio.value - 3, tied=None
    )
    found = replayed(replace(three, portfolio=stopped, overrides={}))
    assert [(one.kind, one.recorded, one.now) for one in found.mismatches][:3] == [
        ("status", "feasible", "optimal"),
        ("value", 4, 7.0),
        ("cost", 40, 90),
    ]


def test_a_replay_that_is_stopped_in_time_has_another_status(hard_case: tuple[Scenario, tuple[Proposal, ...]]) -> None:
    said_proven = Portfolio("optimal", {hard_case[1][0].id: hard_case[1][0].cost}, Fraction(1))
    recorded = read_record(record_json(Decision(*hard_case, said_proven), Circumstances()), "post.json")
    found = replay(recorded, hard_case[1], "", Clock(0.2))
    assert found.found.status in ("feasible", "unknown")
    assert ("status", "optimal", found.found.status) in [(one.kind, one.recorded, one.now) for one in found.mismatches]
    assert not found.same


def test_versions_that_differ_are_told_and_are_no_difference_of_the_answer(three: Decision) -> None:
    found = replayed(three, alter=lambda tree: tree["versions"].update(pulp="2.0", solver="x"))
    assert found.versions["pulp"][0] == "2.0"
    assert found.versions["solver"] == ("x", "")
    assert (found.same, found.mismatches) == (True, ())
