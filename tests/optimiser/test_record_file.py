"""A record read back: to the same, or with every fault named."""

import json
from typing import Any

import pytest

from optimiser.decision import Decision, Override
from optimiser.record import Circumstances, record_json, record_of
from optimiser.record_file import Recorded, contradictions, read_record, rules_off
from optimiser.rules import Rule
from optimiser.solve import solve
from scoring.problems import BadInput, Problem

Tree = dict[str, Any]
ABOUT = Circumstances(off=(Rule("group", "A", ("P1",), "number", greatest=1),))


@pytest.fixture
def decision(make_proposal: Any, make_scenario: Any) -> Decision:
    proposals = (make_proposal("P1", 40, 4), make_proposal("P2", 50, 3))
    return Decision(make_scenario(60), proposals, solve(make_scenario(60), proposals), {"P2": Override(10, "lovat")})


@pytest.fixture
def tree(decision: Decision) -> Tree:
    """The record as JSON that a test may change."""
    found = json.loads(record_json(decision, ABOUT))
    assert isinstance(found, dict)
    return found


def read(tree: Tree) -> Recorded:
    return read_record(json.dumps(tree).encode(), "post.json")


def refused(tree: Tree) -> list[Problem]:
    with pytest.raises(BadInput) as refusal:
        read(tree)
    return list(refusal.value.problems)


def found_wrong(tree: Tree) -> dict[str, tuple[object, object]]:
    return {one.place: (one.recorded, one.expected) for one in contradictions(read(tree))}


def test_a_record_reads_back_as_it_was_written(decision: Decision) -> None:
    found = read_record(record_json(decision, ABOUT), "post.json")
    assert found == Recorded(record_of(decision, ABOUT), decision.scenario, "post.json")
    assert rules_off(found.record) == {("group", "A")}
    assert list(contradictions(found)) == []


@pytest.mark.parametrize(
    ("place", "value", "kind"),
    [
        (("format",), "annat", "record.format"),
        (("format_version",), 2, "record.format_version"),
        (("decided", "cost"), 1.5, "record.cost"),
        (("decided", "amounts", "P1"), -1, "record.amounts"),
        (("result", "status"), "bäst", "record.status"),
        (("result", "value"), "7", "record.value"),
        (("proposals_file", "sha256"), "abc", "record.sha256"),
        (("proposals", 0, "scores", "housing"), "fyra", "record.scores"),
        (("overrides", 0, "reason"), None, "record.reason"),
        (("made", "hour"), "12", "scenario.unknown_key"),
        (("scenario", "budget"), -5, "scenario.budget"),
        (("scenario", "weights"), {"housing": 1}, "scenario.weight_missing"),
        (("scenario",), [], "record.scenario"),
    ],
)
def test_a_value_that_is_none_is_refused_with_its_place(tree: Tree, place: Any, value: object, kind: str) -> None:
    part: Any = tree
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    problem = refused(tree)[0]
    named = ".".join(str(step + 1 if isinstance(step, int) else step) for step in place)
    assert (problem.file, problem.kind) == ("post.json", kind)
    assert (problem.column or "").startswith(named)
    assert "väntade" in problem.sentence("sv")


def test_a_key_that_is_missing_is_named(tree: Tree) -> None:
    del tree["decided"]
    (problem,) = refused(tree)
    assert (problem.kind, problem.column) == ("scenario.missing_key", "decided")


def test_an_id_that_stands_twice_is_named(tree: Tree) -> None:
    tree["proposals"].append(tree["proposals"][0])
    assert [(one.kind, one.column, one.value) for one in refused(tree)] == [("record.id_twice", "proposals", "P1")]


def test_an_altered_scenario_is_not_the_one_with_the_sum(tree: Tree) -> None:
    tree["scenario"]["budget"] = 70
    assert list(found_wrong(tree)) == ["scenario_file.sha256"]


def test_an_altered_amount_is_told_by_the_sums_and_by_what_was_decided(tree: Tree) -> None:
    tree["result"]["amounts"]["P1"] = 30
    assert found_wrong(tree) == {"result.cost": (40, 30), "decided.amounts.P1": (40, 30)}


def test_an_altered_decision_does_not_follow_from_its_overrides(tree: Tree) -> None:
    tree["decided"] = {"amounts": {"P1": 40}, "cost": 50}
    tree["overrides"][0]["computed"] = 5
    assert found_wrong(tree) == {
        "decided.cost": (50, 40),
        "decided.amounts.P2": (0, 10),
        "overrides.P2.computed": (5, 0),
    }
