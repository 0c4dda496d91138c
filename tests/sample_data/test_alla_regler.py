"""The made-up example that uses every kind of rule does so, and each of its rules can be broken."""

import csv
import json
import runpy
from pathlib import Path
from typing import get_args

import pytest

from app.samples import Case, read_sample
from optimiser.rules import Rule, RuleKind, rules_of
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.areas import AREA_CODES
from scoring.columns import known_columns

SAMPLES = Path(__file__).parents[2] / "sample_data"
NAME = "exempel_60_alla_regler"
ADDED = ("belopp_2023", "belopp_2024", "grupp", "kräver", "utförare")
PAIR = ("P16", "P61")


def rows(name: str) -> dict[str, dict[str, str]]:
    """Each row of a sample as {heading: cell}, by id."""
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter=";")}


@pytest.fixture(scope="module", name="case")
def every_rule() -> Case:
    """The sample as the app opens it."""
    return read_sample(NAME)


def the_rules(case: Case) -> tuple[Rule, ...]:
    return rules_of(case.scenario, case.proposals)


@pytest.mark.parametrize("name", [f"{NAME}.csv", f"{NAME}.json"])
def test_the_script_reproduces_the_file_byte_for_byte(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))
    script = runpy.run_path(str(SAMPLES / f"make_{NAME}.py"))
    assert script["build"]()[name] == (SAMPLES / name).read_bytes()


def test_the_sixty_are_those_of_the_other_example_with_columns_added() -> None:
    here, there = rows(NAME), rows("exempel_60")
    assert list(here) == [*there, PAIR[1]]
    for id_ in (id_ for id_ in there if id_ != PAIR[0]):
        assert {heading: cell for heading, cell in here[id_].items() if heading not in ADDED} == there[id_]


def test_every_row_is_marked_made_up() -> None:
    found = rows(NAME).values()
    assert {(row["poänggrund"], row["not"]) for row in found} == {("påhittad", "Påhittat exempel")}


def test_the_two_years_make_up_the_amount() -> None:
    for row in rows(NAME).values():
        assert int(row["belopp_2023"] or 0) + int(row["belopp_2024"] or 0) == int(row["belopp"])


def test_one_measure_stands_twice_each_time_paid_from_a_year_of_its_own(case: Case) -> None:
    one, other = (proposal for proposal in case.proposals if proposal.id in PAIR)
    assert one.title.partition(" (")[0] == other.title.partition(" (")[0]
    assert (one.cost, one.scores, one.group) == (other.cost, other.scores, other.group)
    assert one.pool_costs == {"2023": one.cost, "2024": 0}
    assert other.pool_costs == {"2023": 0, "2024": one.cost}


def test_every_kind_of_rule_is_there(case: Case) -> None:
    kinds = {kind for part in get_args(RuleKind) for kind in (get_args(part) or (part,))}
    assert len(kinds) == 12
    assert {rule.kind for rule in the_rules(case)} == kinds


def test_every_key_of_a_scenario_says_something(case: Case) -> None:
    given = json.loads((SAMPLES / f"{NAME}.json").read_text("utf-8"))
    assert set(given) == set(Scenario.__dataclass_fields__)
    assert all(given.values())
    assert given["benefit"] == "per_krona"
    assert sum(given["weights"].values()) == 100
    for criterion, (least, greatest) in case.scenario.weight_region.items():
        assert 0 < least <= case.scenario.weights[criterion] <= greatest < 100
    for more, less in case.scenario.weight_order:
        assert case.scenario.weights[more] >= case.scenario.weights[less]


def test_limits_are_set_on_several_columns_one_of_them_unknown_to_the_program(case: Case) -> None:
    named = {limit.column for limit in case.scenario.limits}
    known = {column.name for column in known_columns(AREA_CODES)}
    assert named - known == {"utförare"}
    assert {"primary_area", "committee", "status", "place"} <= named


def test_requirements_are_single_several_and_alternative(case: Case) -> None:
    requirements = [proposal.requires for proposal in case.proposals if proposal.requires]
    assert any(len(wanted) == 1 for wanted in requirements)
    assert any(len(wanted) > 1 for wanted in requirements)
    assert any(len(alternatives) > 1 for wanted in requirements for alternatives in wanted)


def test_a_part_may_be_funded_of_some_and_two_are_not_assessed(case: Case) -> None:
    assert any(proposal.minimum and proposal.minimum < proposal.cost for proposal in case.proposals)
    assert [proposal.id for proposal in case.proposals if not proposal.assessed] == ["P23", "P41"]


def test_every_rule_can_be_broken(case: Case) -> None:
    everything = {proposal.id: proposal.cost for proposal in case.proposals}
    for rule in the_rules(case):
        alone = {id_: everything[id_] for id_ in rule.ids}
        assert not all(rule.holds(amounts) for amounts in ({}, everything, alone)), rule


def test_the_best_is_proven_funds_a_part_and_stands_at_the_bound_of_rules_of_many_kinds(case: Case) -> None:
    best = solve(case.scenario, case.proposals)
    assert best.status == "optimal"
    assert len(set(best.amounts) & set(PAIR)) == 1
    costs = {proposal.id: proposal.cost for proposal in case.proposals}
    assert any(amount < costs[id_] for id_, amount in best.amounts.items())
    tight = {
        (rule.kind, rule.key) for rule in the_rules(case) if rule.amount(best.amounts) in (rule.least, rule.greatest)
    }
    assert {kind for kind, _ in tight} >= {"budget", "pool", "min_share", "max_count", "group", "requires", "fund"}
