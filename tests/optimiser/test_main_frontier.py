"""`frontier` and `rank` on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE, SCENARIO = ROOT / "sample_data" / "malmo_2022.csv", ROOT / "sample_data" / "malmo_2022.json"
ALWAYS = {"status", "unassessed", "set_aside", "seconds"}


def command(*arguments: object) -> tuple[int, dict[str, Any], str]:
    """Exit code, the one JSON object on standard output, standard error."""
    line = [sys.executable, "-m", "optimiser", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False, timeout=120)
    return done.returncode, json.loads(done.stdout or b"{}"), done.stderr.decode()


@pytest.fixture
def with_changes(tmp_path: Path) -> Callable[..., Path]:
    """The 2022 scenario with other values, in a file of its own."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "annat.json"
        path.write_text(json.dumps(json.loads(SCENARIO.read_bytes()) | changes), "utf-8")
        return path

    return write


def test_the_frontier_of_2022_goes_from_nothing_to_all_nineteen(tmp_path: Path) -> None:
    table = tmp_path / "ut.csv"
    code, result, _ = command("frontier", SAMPLE, SCENARIO, "--output", table)
    assert (code, set(result), result["exact"]) == (0, ALWAYS | {"points", "exact"}, True)
    points = result["points"]
    assert points[0] == {"cost": 0, "value": 0.0, "funded": {}}
    assert (points[-1]["cost"], len(points[-1]["funded"])) == (15_000_000, 19)
    assert all(sum(point["funded"].values()) == point["cost"] for point in points)
    best = next(point for point in reversed(points) if point["cost"] <= 10_000_000)
    assert best["value"] == 18.0
    assert len(table.read_bytes().splitlines()) == len(points) + 1


def test_another_greatest_budget_replaces_only_the_budget(with_changes: Callable[..., Path]) -> None:
    limit = {"column": "primärt område", "value": "Boende", "min_share": 0.1}
    code, result, _ = command("frontier", SAMPLE, with_changes(limits=[limit]), "--max-budget", 5_000_000)
    assert code == 0
    assert result["points"][0]["cost"] >= 1_500_000
    assert result["points"][-1]["cost"] <= 5_000_000


def test_the_same_files_give_the_same_points() -> None:
    runs = [command("frontier", SAMPLE, SCENARIO)[1] for _ in range(2)]
    assert json.dumps(runs[0]["points"]) == json.dumps(runs[1]["points"])


def test_rules_that_cannot_hold_exit_with_3(with_changes: Callable[..., Path], tmp_path: Path) -> None:
    table = tmp_path / "ut.csv"
    code, result, _ = command("frontier", SAMPLE, with_changes(budget=0, fund=["P01"]), "--output", table)
    assert (code, result["status"], result["points"], table.exists()) == (3, "infeasible", [], False)
    assert {rule["kind"] for rule in result["conflict"]} == {"budget", "fund"}
    assert {rule["kind"] for rule in result["remedies"]} == {"budget", "fund"}
    code, result, _ = command(
        "rank", SAMPLE, with_changes(fund=["P01"]), "--budgets", "15000000,1000", "--output", table
    )
    assert (code, result["status"], result["order"], table.exists()) == (3, "infeasible", [], False)
    assert {rule["kind"] for rule in result["conflict"]} == {"budget", "fund"}


def test_one_order_for_three_budgets(tmp_path: Path) -> None:
    table = tmp_path / "ut.csv"
    code, result, _ = command("rank", SAMPLE, SCENARIO, "--budgets", "15000000,5000000,10000000", "--output", table)
    own = {"budgets", "order", "counts", "nested", "best", "price", "bound", "gap"}
    assert (code, set(result)) == (0, ALWAYS | own)
    assert (result["budgets"], result["counts"][-1], result["gap"]) == ([5_000_000, 10_000_000, 15_000_000], 19, 0)
    assert len(set(result["order"])) == 19
    assert result["price"] == pytest.approx(1 - sum(result["nested"]) / sum(result["best"]), abs=1e-12)
    assert len(table.read_bytes().splitlines()) == 20


@pytest.mark.parametrize("name", ["frontier", "rank"])
def test_with_part_funding_it_is_said_that_proposals_are_whole(name: str, with_changes: Callable[..., Path]) -> None:
    own = ("--budgets", "5000000") if name == "rank" else ()
    assert command(name, SAMPLE, with_changes(part_funding=True), *own)[1]["whole_only"] is True


@pytest.mark.parametrize(
    "arguments",
    [
        ("rank",),
        ("rank", "--budgets", "5000000,"),
        ("rank", "--budgets", "5e6"),
        ("frontier", "--max-budget", "-1"),
        ("frontier", "--max-budget", "1000000000001"),
        ("solve", "--max-budget", "5"),
    ],
)
def test_budgets_are_whole_kronor(arguments: tuple[str, ...]) -> None:
    code, result, error = command(arguments[0], SAMPLE, SCENARIO, *arguments[1:])
    assert (code, result) == (2, {})
    assert "udget" in error
