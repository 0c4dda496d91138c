"""The command `explain`: its keys, its exit codes, and that the same files give the same bytes."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE, SCENARIO = ROOT / "sample_data" / "malmo_2022.csv", ROOT / "sample_data" / "malmo_2022.json"
OF_A_PROPOSAL = {"funded", "loss", "benefit_needed", "cost_needed", "leaves", "enters", "close"}


def explained(scenario: Path, *options: str) -> tuple[int, dict[str, Any]]:
    line = [sys.executable, "-m", "optimiser", "explain", str(SAMPLE), str(scenario), *options]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout)


@pytest.fixture
def scenario(tmp_path: Path) -> Any:
    def write(**changes: Any) -> Path:
        path = tmp_path / "scenario.json"
        path.write_text(json.dumps(json.loads(SCENARIO.read_text("utf-8")) | changes), "utf-8")
        return path

    return write


def test_every_assessed_proposal_and_every_rule_is_explained(scenario: Any) -> None:
    limits = [{"column": "primary_area", "value": "housing", "min_share": 0.1, "max_share": 0.4}]
    code, found = explained(scenario(budget=10_000_000, limits=limits, exclude=["P02"]), "--larger-budgets")
    assert (code, found["status"], found["unassessed"]) == (0, "optimal", [])
    assert len(found["proposals"]) == 19
    assert all(
        told.keys() >= OF_A_PROPOSAL | {"budget_needed", "text", "reason"} for told in found["proposals"].values()
    )
    assert [rule["kind"] for rule in found["rules"]] == ["min_share", "max_share", "exclude"]
    assert all(rule["loss"] >= 0 and rule["text"] for rule in found["rules"])
    assert found["overrides"]["loss"] == found["rules"][2]["loss"]
    assert found["proposals"]["P02"]["loss"] is None
    assert found["proposals"]["P02"]["rules"] == [{"kind": "exclude", "key": "P02"}]


def test_the_same_files_give_the_same_bytes(scenario: Any) -> None:
    path = scenario(budget=10_000_000)
    first, second = (json.dumps(explained(path)[1]) for _ in range(2))
    assert re.sub(r'"seconds": [^,}]+', "", first) == re.sub(r'"seconds": [^,}]+', "", second)


def test_rules_that_collide_are_told_instead(scenario: Any) -> None:
    code, found = explained(scenario(budget=1, fund=["P01"]))
    assert (code, found["status"], found["proposals"], found["rules"]) == (3, "infeasible", {}, [])
    assert found["conflict"]


def test_what_is_not_answered_in_time_is_not_said_to_be(scenario: Any) -> None:
    code, found = explained(scenario(budget=10_000_000), "--time-limit", "0.0001")
    assert (code, found["status"]) in [(4, "feasible"), (4, "unknown")]
