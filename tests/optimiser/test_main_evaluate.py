import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimiser.scenario import Scenario
from optimiser.scenario_file import read_scenario, scenario_json
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals
from scoring.proposal import Proposal
from tests.optimiser.test_main import SAMPLE, SCENARIO, command

KEYS = {
    "status", "value", "cost", "amounts", "broken", "best", "bound", "gap_to_best", "swaps", "additions",
    "unknown_benefit", "unassessed", "set_aside", "seconds",
}  # fmt: skip
AMOUNTS = {"P01": 480_000, "P03": 700_000}


@pytest.fixture
def with_list(tmp_path: Path) -> Callable[..., Path]:
    """The 2022 scenario at ten million with a list, and other values, in a file of its own."""

    def write(amounts: dict[str, Any], **changes: Any) -> Path:
        path = tmp_path / "lista.json"
        base = json.loads(SCENARIO.read_bytes()) | {"budget": 10_000_000, "amounts": amounts}
        path.write_text(json.dumps(base | changes), "utf-8")
        return path

    return write


def test_a_list_is_held_against_the_best_portfolio(with_list: Callable[..., Path]) -> None:
    best = command("solve", SAMPLE, with_list({})).result
    run = command("evaluate", SAMPLE, with_list(AMOUNTS))
    assert (run.code, run.err, set(run.result)) == (0, "", KEYS)
    result = run.result
    assert (result["status"], result["amounts"], result["cost"]) == ("optimal", AMOUNTS, 1_180_000)
    assert (result["best"], result["broken"]) == (best["value"], [])
    assert result["gap_to_best"] == pytest.approx(best["value"] - result["value"])
    assert [set(swap) for swap in result["swaps"][:1]] == [{"out", "in", "gain"}]
    assert {addition["in"] for addition in result["additions"]}.isdisjoint(AMOUNTS)
    same = command("evaluate", SAMPLE, with_list(best["funded"])).result
    assert (same["gap_to_best"], same["swaps"], same["additions"], same["cost"]) == (0, [], [], best["cost"])


def test_broken_rules_are_an_answer(with_list: Callable[..., Path]) -> None:
    run = command("evaluate", SAMPLE, with_list(AMOUNTS, budget=1_000_000, fund=["P02"]))
    assert run.code == 0
    assert [(rule["kind"], rule["key"]) for rule in run.result["broken"]] == [("budget", ""), ("fund", "P02")]
    assert run.result["broken"][0]["text"].startswith("Fördela högst 1")


def test_rules_that_collide_exit_with_3_and_the_list_is_still_reckoned(with_list: Callable[..., Path]) -> None:
    run = command("evaluate", SAMPLE, with_list(AMOUNTS, budget=0, fund=["P01"]))
    assert (run.code, set(run.result)) == (3, KEYS | {"conflict", "remedies"})
    assert (run.result["status"], run.result["gap_to_best"], run.result["cost"]) == ("infeasible", None, 1_180_000)
    assert run.result["value"] > 0
    assert {rule["kind"] for rule in run.result["conflict"]} == {"budget", "fund"}
    assert {remedy["kind"] for remedy in run.result["remedies"]} == {"budget", "fund"}


def test_without_proof_in_time_it_exits_with_4(
    tmp_path: Path, hard_case: tuple[Scenario, tuple[Proposal, ...]], make_scenario: Any
) -> None:
    proposals, scenario = tmp_path / "hard.csv", tmp_path / "hard.json"
    proposals.write_bytes(portfolio_csv(solve(make_scenario(0), hard_case[1]), hard_case[1], make_scenario(0)))
    scenario.write_bytes(scenario_json(hard_case[0]))
    run = command("evaluate", proposals, scenario, "--time-limit", "0.5")
    assert (run.code, run.result["value"], run.result["amounts"]) == (4, 0, {})
    assert run.result["status"] in ("feasible", "unknown")
    assert (run.result["gap_to_best"] is None) == (run.result["status"] == "unknown")


@pytest.mark.parametrize(
    ("amounts", "named"),
    [
        ({"P99": 5}, ["amounts", "P99"]),
        ({"P01": -5}, ["amounts", "-5"]),
        ({"P01": 0.5}, ["amounts", "0.5"]),
        ({"P01": "5"}, ["amounts", "hela kronor"]),
    ],
)
def test_a_list_that_cannot_be_read_exits_with_2(
    amounts: dict[str, Any], named: list[str], with_list: Callable[..., Path]
) -> None:
    run = command("evaluate", SAMPLE, with_list(amounts))
    assert (run.code, run.out) == (2, b"")
    assert all(name in run.err for name in ["lista.json", *named]), run.err
    assert "Traceback" not in run.err


def test_an_endless_number_exits_with_2(tmp_path: Path) -> None:
    file = tmp_path / "lista.json"
    file.write_text('{"weights": {}, "budget": ' + "1" * 5000 + "}", "utf-8")
    run = command("evaluate", SAMPLE, file)
    assert (run.code, run.out) == (2, b"")
    assert "lista.json" in run.err
    assert "Traceback" not in run.err


def test_output_writes_the_lists_own_table(tmp_path: Path, with_list: Callable[..., Path]) -> None:
    file = tmp_path / "ut.csv"
    assert command("evaluate", SAMPLE, with_list(AMOUNTS, budget=0, fund=["P02"]), "--output", file).code == 3
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))
    given = {row["id"]: int(row["Fördela: fördelat belopp"]) for row in rows}
    assert {id_: amount for id_, amount in given.items() if amount} == AMOUNTS
    assert all("Lista gjord för hand" in row["Fördela: förutsättningar"] for row in rows)
    assert all("Listan bryter mot: Ska ingå: P02" in row["Fördela: förutsättningar"] for row in rows)
    assert read_proposals(file.read_bytes(), "a.csv") == read_proposals(SAMPLE.read_bytes(), "a.csv")


def test_the_same_files_give_the_same_bytes(with_list: Callable[..., Path]) -> None:
    runs = [command("evaluate", SAMPLE, with_list(AMOUNTS)).result for _ in range(2)]
    assert len({json.dumps({key: run[key] for key in run if key != "seconds"}) for run in runs}) == 1


def test_amounts_are_written_and_read_back_with_a_scenario(with_list: Callable[..., Path]) -> None:
    scenario = read_scenario(with_list(AMOUNTS).read_bytes(), "lista.json")
    assert scenario.amounts == AMOUNTS
    assert read_scenario(scenario_json(scenario), "igen.json") == scenario
