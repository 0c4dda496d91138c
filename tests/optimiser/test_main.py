import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from optimiser.__main__ import main
from optimiser.scenario import Scenario
from optimiser.scenario_file import scenario_json
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals
from scoring.proposal import Proposal

ROOT = Path(__file__).parents[2]
SAMPLE, SCENARIO = ROOT / "sample_data" / "malmo_2022.csv", ROOT / "sample_data" / "malmo_2022.json"
KEYS = {
    "status",
    "value",
    "bound",
    "gap",
    "cost",
    "funded",
    "tied",
    "unassessed",
    "set_aside",
    "seconds",
    "seconds_ties",
}


@dataclass(frozen=True)
class Run:
    code: int
    out: bytes
    err: str

    @property
    def result(self) -> dict[str, Any]:
        """Standard output, which is one JSON object and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def command(*arguments: object) -> Run:
    line = [sys.executable, "-m", "optimiser", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False, timeout=120)
    return Run(done.returncode, done.stdout, done.stderr.decode())


@pytest.fixture
def with_changes(tmp_path: Path) -> Callable[..., Path]:
    """The 2022 scenario with other values, in a file of its own."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "annat.json"
        path.write_text(json.dumps(json.loads(SCENARIO.read_bytes()) | changes), "utf-8")
        return path

    return write


def test_ten_million_gives_18_points(with_changes: Callable[..., Path]) -> None:
    run = command("solve", SAMPLE, with_changes(budget=10_000_000))
    assert (run.code, run.err, set(run.result)) == (0, "", KEYS)
    result = run.result
    assert (result["status"], result["value"], result["bound"], result["gap"]) == ("optimal", 18.0, 18.0, 0)
    assert result["cost"] == sum(result["funded"].values()) <= 10_000_000
    assert result["seconds"] > 0
    assert list(result["funded"]) == sorted(result["funded"])


def test_fifteen_million_funds_all_nineteen() -> None:
    run = command("solve", SAMPLE, SCENARIO)
    assert run.code == 0
    assert len(run.result["funded"]) == 19
    assert (run.result["cost"], run.result["tied"], run.result["unassessed"]) == (15_000_000, False, [])


def test_the_same_files_give_the_same_bytes_and_row_order_does_not_matter(
    tmp_path: Path, with_changes: Callable[..., Path]
) -> None:
    lines = SAMPLE.read_text("utf-8-sig").splitlines()
    turned = tmp_path / SAMPLE.name
    turned.write_text("\n".join([lines[0], *reversed(lines[1:])]), "utf-8")
    scenario = with_changes(budget=10_000_000)
    runs = [command("solve", file, scenario).result for file in (SAMPLE, SAMPLE, turned)]
    texts = [json.dumps({key: run[key] for key in run if not key.startswith("seconds")}) for run in runs]
    assert texts[0] == texts[1] == texts[2]


def test_rules_that_cannot_hold_exit_with_3_and_name_the_conflict(with_changes: Callable[..., Path]) -> None:
    limit = {"column": "primärt område", "value": "Boende", "min_amount": 9_000_000}
    run = command("solve", SAMPLE, with_changes(limits=[limit]))
    assert (run.code, run.result["status"], run.result["value"], run.result["cost"]) == (3, "infeasible", None, None)
    (rule,) = run.result["conflict"]
    assert (rule["kind"], rule["key"]) == ("min_amount", "primary_area=housing")
    assert rule["text"].startswith("Boende: minst 9")


def test_a_time_limit_without_proof_exits_with_4(
    tmp_path: Path, hard_case: tuple[Scenario, tuple[Proposal, ...]], without_proof: Path
) -> None:
    scenario = tmp_path / "hard.json"
    scenario.write_bytes(scenario_json(hard_case[0]))
    run = command("solve", without_proof, scenario, "--time-limit", "0.5")
    assert (run.code, run.result["tied"]) == (4, None)
    assert run.result["status"] in ("feasible", "unknown")
    assert (run.result["value"] is None) == (run.result["status"] == "unknown")
    if run.result["value"] is not None:
        assert run.result["bound"] >= run.result["value"]


@pytest.fixture
def without_proof(tmp_path: Path, hard_case: tuple[Scenario, tuple[Proposal, ...]], make_scenario: Any) -> Path:
    """The proposals of a case too hard to prove, as a file."""
    path = tmp_path / "hard.csv"
    path.write_bytes(portfolio_csv(solve(make_scenario(0), hard_case[1]), hard_case[1], make_scenario(0)))
    return path


@pytest.mark.parametrize(
    ("proposals", "scenario", "named"),
    [
        (b"id;titel\nP1;a\n", None, ["förslag.csv", "rad 1", "belopp"]),
        (None, b'{"weights": {}, "budget": -5}', ["s.json", "budget", "-5"]),
        (None, b'{"budget": 5,}', ["s.json", "rad 1"]),
        (
            None,
            b'{"weights": {"housing": 1}, "budget": 5, "criteria": ["housing"], "fund": ["P99"]}',
            ["s.json", "P99"],
        ),
    ],
)
def test_bad_input_exits_with_2_and_names_file_and_place(
    proposals: bytes | None, scenario: bytes | None, named: list[str], tmp_path: Path
) -> None:
    files = (tmp_path / "förslag.csv", tmp_path / "s.json")
    for file, data, good in zip(files, (proposals, scenario), (SAMPLE, SCENARIO), strict=True):
        file.write_bytes(good.read_bytes() if data is None else data)
    run = command("solve", *files)
    assert (run.code, run.out) == (2, b"")
    assert all(name in run.err for name in named), run.err
    assert "Traceback" not in run.err


def test_a_value_in_a_row_is_named_with_row_and_column(tmp_path: Path) -> None:
    file = tmp_path / "fel.csv"
    file.write_text(SAMPLE.read_text("utf-8-sig").replace("P03;Hållbara Rosengård;700000", "P03;X;1,234"), "utf-8")
    run = command("solve", file, SCENARIO)
    assert run.code == 2
    for word in ("fel.csv", "rad 4", "belopp", "1,234", "väntade"):
        assert word in run.err


def test_a_file_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    run = command("solve", tmp_path / "borta.csv", SCENARIO)
    assert (run.code, run.out) == (2, b"")
    assert "borta.csv" in run.err
    assert command("solve", SAMPLE, tmp_path).code == 2


@pytest.mark.parametrize("arguments", [(), ("solve",), ("dance", SAMPLE, SCENARIO)])
def test_a_command_that_is_none_exits_with_2(arguments: tuple[object, ...]) -> None:
    run = command(*arguments)
    assert (run.code, run.out) == (2, b"")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "soon"])
def test_a_time_limit_is_a_number_of_seconds_above_0(seconds: str) -> None:
    run = command("solve", SAMPLE, SCENARIO, "--time-limit", seconds)
    assert (run.code, run.out) == (2, b"")
    assert "--time-limit" in run.err


def test_of_a_group_in_the_file_one_proposal_is_funded(tmp_path: Path) -> None:
    file = tmp_path / "grupp.csv"
    lines = SAMPLE.read_text("utf-8-sig").splitlines()
    file.write_text("\n".join([f"{lines[0]};grupp", *(f"{line};g" for line in lines[1:])]), "utf-8")
    run = command("solve", file, SCENARIO)
    assert run.code == 0
    assert len(run.result["funded"]) == 1


def test_output_writes_a_table_that_reads_back(tmp_path: Path, with_changes: Callable[..., Path]) -> None:
    file, source = tmp_path / "ut.csv", tmp_path / "in.csv"
    source.write_text(SAMPLE.read_text("utf-8-sig").replace("Hållbara Rosengård;700000", "=1+1;700000"), "utf-8")
    run = command("solve", source, with_changes(budget=10_000_000), "--output", file)
    assert run.code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;titel;")
    assert b";'=1+1;" in data
    assert b";0,8;" in data
    assert data.decode("utf-8").count("får medel") == len(run.result["funded"])
    assert read_proposals(data, file.name) == read_proposals(source.read_bytes(), source.name)


def test_no_table_is_written_where_there_is_no_portfolio(tmp_path: Path, with_changes: Callable[..., Path]) -> None:
    file = tmp_path / "ut.csv"
    run = command("solve", SAMPLE, with_changes(budget=0, fund=["P01"]), "--output", file)
    assert (run.code, file.exists()) == (3, False)


def test_a_place_that_cannot_be_written_to_exits_with_2(tmp_path: Path) -> None:
    run = command("solve", SAMPLE, SCENARIO, "--output", tmp_path / "finns inte" / "ut.csv")
    assert (run.code, run.out) == (2, b"")
    assert "finns inte" in run.err
    assert command("solve", SAMPLE, SCENARIO, "--output", tmp_path).code == 2
    assert "Traceback" not in run.err


def test_what_the_solver_prints_stays_out_of_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    code = main(["solve", str(SAMPLE), str(SCENARIO)])
    assert code == 0
    assert set(json.loads(capfd.readouterr().out)) == KEYS
