"""`python -m optimiser replay RECORD PROPOSALS`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from optimiser.decision import Decision
from optimiser.portfolio import Portfolio
from optimiser.record import Circumstances, record_json
from optimiser.scenario import Scenario
from optimiser.table import proposals_csv
from scoring.intake import read_proposals
from scoring.proposal import Proposal
from tests.optimiser.test_main import SAMPLE, command

RECORDS = Path(__file__).parent / "records"
RECORD, PROPOSALS = RECORDS / "malmo_2022_tio_miljoner.json", RECORDS / "malmo_2022_tio_miljoner.csv"


@pytest.fixture
def altered(tmp_path: Path) -> Callable[..., Path]:
    """The record with other keys, in a file of its own."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "post.json"
        path.write_text(json.dumps(json.loads(RECORD.read_bytes()) | changes), "utf-8")
        return path

    return write


def test_a_record_and_its_proposals_give_the_same_answer() -> None:
    run = command("replay", RECORD, PROPOSALS)
    assert (run.code, run.err) == (0, "")
    assert (run.result["status"], run.result["same"], run.result["differences"]) == ("optimal", True, [])
    assert (run.result["value"], run.result["funded"]) == (18.0, json.loads(RECORD.read_bytes())["result"]["amounts"])
    assert run.result["decided"] == json.loads(RECORD.read_bytes())["decided"]


def test_the_file_that_the_proposals_came_from_does_as_well_and_that_is_told() -> None:
    run = command("replay", RECORD, SAMPLE)
    assert (run.code, run.result["same"]) == (0, True)
    (difference,) = run.result["differences"]
    assert difference["kind"] == "proposals_file"
    assert difference["text"].endswith("men innehållet är detsamma")


def test_another_answer_is_an_answer_with_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "dyrare.csv"
    file.write_text(SAMPLE.read_text("utf-8-sig").replace(";1370000;1370000;", ";2370000;2370000;"), "utf-8")
    run = command("replay", RECORD, file)
    assert (run.code, run.result["same"]) == (0, False)
    told = {(one["kind"], one["key"]) for one in run.result["differences"]}
    assert ("proposal", "P18") in told
    assert ("amount", "P18") in told


def test_rules_that_no_longer_hold_exit_with_3_and_name_the_conflict(altered: Callable[..., Path]) -> None:
    scenario = json.loads(RECORD.read_bytes())["scenario"] | {"budget": 100, "fund": ["P01"]}
    run = command("replay", altered(scenario=scenario), PROPOSALS)
    assert (run.code, run.result["status"], run.result["same"]) == (3, "infeasible", False)
    assert {one["kind"] for one in run.result["conflict"]} == {"budget", "fund"}
    assert run.result["remedies"]


def test_a_time_limit_without_proof_exits_with_4(
    tmp_path: Path, hard_case: tuple[Scenario, tuple[Proposal, ...]]
) -> None:
    record, proposals = tmp_path / "post.json", tmp_path / "forslag.csv"
    record.write_bytes(record_json(Decision(*hard_case, Portfolio("unknown")), Circumstances()))
    proposals.write_bytes(proposals_csv(hard_case[1]))
    run = command("replay", record, proposals, "--time-limit", "0.5")
    assert run.code == 4
    assert run.result["status"] in ("feasible", "unknown")
    assert run.result["same"] == (run.result["status"] == "unknown")


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"format": "annat"}, ["post.json", "format", "annat", "väntade fordela-decision-record"]),
        ({"format_version": 2}, ["format_version", "2", "väntade 1"]),
        ({"scenario": {"weights": {}, "budget": -1}}, ["scenario.budget", "-1", "hela kronor"]),
        ({"proposals_file": {"name": "x", "sha256": "12"}}, ["proposals_file.sha256", "64 tecken"]),
        ({"mer": 1}, ["mer", "en nyckel som formatet har"]),
    ],
)
def test_a_record_that_is_none_exits_with_2_and_names_the_place(
    changes: dict[str, Any], named: list[str], altered: Callable[..., Path]
) -> None:
    run = command("replay", altered(**changes), PROPOSALS)
    assert (run.code, run.out) == (2, b"")
    assert all(word in run.err for word in named), run.err
    assert "Traceback" not in run.err


def test_files_that_are_not_there_or_cannot_be_read_exit_with_2(tmp_path: Path) -> None:
    assert "borta.json" in command("replay", tmp_path / "borta.json", PROPOSALS).err
    bad = tmp_path / "fel.csv"
    bad.write_text("id;titel\nP1;a\n", "utf-8")
    run = command("replay", RECORD, bad)
    assert (run.code, run.out) == (2, b"")
    assert "fel.csv" in run.err
    assert "Förslag" not in command("replay", RECORD, RECORD).out.decode()


def test_output_writes_the_table_of_what_was_found(tmp_path: Path) -> None:
    file = tmp_path / "ut.csv"
    assert command("replay", RECORD, PROPOSALS, "--output", file).code == 0
    assert read_proposals(file.read_bytes(), "ut.csv") == read_proposals(PROPOSALS.read_bytes(), "in.csv")
