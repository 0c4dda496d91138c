"""Where no proposal has a need factor, every output is what it was before there was one, to the byte."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from app.samples import SAMPLES, read_sample
from optimiser.__main__ import main
from optimiser.decision import Decision
from optimiser.record import Circumstances, record_json
from optimiser.solve import solve
from optimiser.table import proposals_csv

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "sample_data"
SUMS: dict[str, str] = json.loads((HERE / "unchanged.json").read_text("utf-8"))
COMMANDS = {
    "malmo_2022": ("solve", "explain", "frontier", "rank --budgets 5000000,8000000"),
    "exempel_60": ("solve", "frontier"),
    "exempel_60_alla_regler": ("solve",),
    "exempel_tre_syften": ("solve", "explain", "frontier"),
}
ASKED = [(name, command) for name, commands in COMMANDS.items() for command in commands]


def fingerprint(data: bytes) -> str:
    return sha256(data).hexdigest()


@pytest.mark.parametrize(("name", "command"), ASKED)
def test_the_command_line_says_the_same(
    name: str, command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "table.csv"
    which, *options = command.split()
    assert main([which, f"{DATA / name}.csv", f"{DATA / name}.json", *options, "--output", str(table)]) == 0
    said = re.sub(r'"seconds(_ties)?": [^,}]+', "", capfd.readouterr().out)
    assert fingerprint(said.encode()) == SUMS[f"{name} {command}"]
    assert fingerprint(table.read_bytes()) == SUMS[f"{name} {command} table"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_record_and_the_proposals_file_are_the_same(name: str) -> None:
    case = read_sample(name)
    decision = Decision(case.scenario, case.proposals, solve(case.scenario, case.proposals))
    about = Circumstances(when="2026-11-24T10:00:00+01:00", by="Astrid Berg", versions={})
    assert fingerprint(record_json(decision, about)) == SUMS[f"{name} record"]
    assert fingerprint(proposals_csv(case.proposals)) == SUMS[f"{name} proposals"]
