"""The decision record: everything that the decision rests on, readable as it stands."""

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from optimiser.decision import Decision, Override
from optimiser.record import Circumstances, NamedFile, fingerprint, printed, record_json
from optimiser.rules import Rule
from optimiser.scenario import Limit
from optimiser.scenario_file import scenario_json
from optimiser.solve import solve
from optimiser.table import proposals_csv

ABOUT = Circumstances(
    when="2026-11-24T10:00:00+01:00",
    by="Astrid Berg",
    counting_reason="Poängen är satta per förslag",
    off=(Rule("fund", "P2", ("P2",), "number", least=1),),
    files=(NamedFile("förslag.xlsx", "0" * 64),),
    versions={"fordela": "0.1.0", "python": "3.11.2", "pulp": "3.3.2", "highs": "1.15.1"},
)


@pytest.fixture
def decision(make_proposal: Any, make_scenario: Any) -> Decision:
    """P1 and P2 are computed; the office gives P1 less, and P3, which is not assessed, something."""
    proposals = (
        make_proposal("P2", 50, 3, extra={"utförare": "förening"}),
        make_proposal("P1", 40, 4, texts={"condition": "som pilot"}),
        make_proposal("P3", 10, [None, 1, 1, 1, 1]),
    )
    scenario = make_scenario(95, limits=(Limit("utförare", "förening", min_count=1),))
    overrides = {"P3": Override(5, "lovat"), "P1": Override(30, "avrundat", "om medel finns")}
    return Decision(scenario, proposals, solve(scenario, proposals), overrides, "billigare drift")


def written(decision: Decision) -> dict[str, Any]:
    found = json.loads(record_json(decision, ABOUT))
    assert isinstance(found, dict)
    return found


def test_the_record_says_what_it_is_and_who_made_it_with_what(decision: Decision) -> None:
    found = written(decision)
    assert (found["format"], found["format_version"]) == ("fordela-decision-record", 1)
    assert "utan Fördela" in found["about"][0]
    assert found["made"] == {"when": "2026-11-24T10:00:00+01:00", "by": "Astrid Berg"}
    assert found["versions"] == ABOUT.versions
    assert found["counting_reason"] == "Poängen är satta per förslag"


def test_what_is_not_given_is_blank_and_the_versions_are_this_machines(decision: Decision) -> None:
    found = json.loads(record_json(decision, Circumstances()))
    assert found["made"] == {"when": "", "by": ""}
    assert found["versions"]["highs"].startswith("1.")


def test_the_sums_are_those_of_the_files_that_go_with_it(decision: Decision) -> None:
    found = written(decision)
    proposals, scenario = proposals_csv(decision.proposals), scenario_json(decision.scenario)
    assert found["proposals_file"] == {"name": "forslag.csv", "sha256": hashlib.sha256(proposals).hexdigest()}
    assert found["scenario_file"] == {"name": "scenario.json", "sha256": hashlib.sha256(scenario).hexdigest()}
    assert found["uploaded_files"] == [{"name": "förslag.xlsx", "sha256": "0" * 64}]


def test_the_scenario_stands_whole_and_its_rules_in_words_too(decision: Decision) -> None:
    found = written(decision)
    assert found["scenario"] == json.loads(scenario_json(decision.scenario))
    assert [text.replace("\xa0", " ") for text in found["rules"]] == [
        "Fördela högst 95 kr",
        "förening: minst 1 förslag",
    ]
    assert found["rules_off"] == [{"kind": "fund", "key": "P2", "text": "Ska ingå: P2 Förslag P2"}]


def test_the_result_the_overrides_and_what_is_decided_stand_apart(decision: Decision) -> None:
    found = written(decision)
    assert found["result"] == {
        "status": "optimal",
        "value": 7.0,
        "bound": 7.0,
        "gap": 0.0,
        "cost": 90,
        "amounts": {"P1": 40, "P2": 50},
        "unassessed": ["P3"],
        "tied": False,
        "conflict": [],
    }
    assert found["chosen_because"] == "billigare drift"
    assert found["overrides"] == [
        {"id": "P1", "computed": 40, "amount": 30, "reason": "avrundat", "condition": "om medel finns"},
        {"id": "P3", "computed": 0, "amount": 5, "reason": "lovat", "condition": None},
    ]
    assert found["decided"] == {"amounts": {"P1": 30, "P2": 50, "P3": 5}, "cost": 85}


def test_each_proposal_stands_with_all_that_the_answer_rests_on(decision: Decision) -> None:
    first, _, unassessed = written(decision)["proposals"]
    assert (first["id"], first["cost"], first["benefit"]) == ("P2", 50, 3.0)
    assert first["other_columns"] == {"utförare": "förening"}
    assert unassessed["scores"]["housing"] is None
    assert unassessed["benefit"] is None


def test_where_no_portfolio_keeps_the_rules_the_record_says_which_collide(decision: Decision) -> None:
    scenario = replace(decision.scenario, budget=40)
    nothing = replace(decision, scenario=scenario, portfolio=solve(scenario, decision.proposals), overrides={})
    result = written(nothing)["result"]
    assert (result["status"], result["value"], result["cost"], result["amounts"]) == ("infeasible", None, None, {})
    assert [one["kind"] for one in result["conflict"]] == ["budget", "min_count"]


def test_the_same_decision_gives_the_same_bytes_and_another_gives_others(decision: Decision) -> None:
    data = record_json(decision, ABOUT)
    assert data == record_json(replace(decision), replace(ABOUT))
    other = replace(decision, overrides={**decision.overrides, "P2": Override(reason="ja")})
    assert fingerprint(data) != fingerprint(record_json(other, ABOUT))


def test_a_fingerprint_is_what_sha256sum_says_and_is_printed_in_groups() -> None:
    sum_ = fingerprint(b"abc")
    assert sum_ == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert printed(sum_) == "ba78 16bf 8f01 cfea 4141"
