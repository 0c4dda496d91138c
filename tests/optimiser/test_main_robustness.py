"""`robustness` on the command line."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE, SCENARIO = ROOT / "sample_data" / "malmo_2022.csv", ROOT / "sample_data" / "malmo_2022.json"
KEYS = "status unassessed set_aside seconds exact portfolios always never depends score_basis verdicts"
ALWAYS = set(KEYS.split())
LIMITS = {name: [10, 30] for name in ("housing", "education", "labour_market", "democracy", "crime")}
ASSESSMENTS = (
    "id;bedömare;förvaltning;boende;utbildning;arbetsmarknad;demokrati;brottslighet\n"
    "P01;Anna;;5;1;0;0;0\nP01;Bo;;1;1;0;0;0\nP02;Anna;;2;0;0;0;0\n"
)


def command(*arguments: object) -> tuple[int, dict[str, Any], str]:
    """Exit code, the one JSON object on standard output, standard error."""
    line = [sys.executable, "-m", "optimiser", *map(str, arguments)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, check=False, timeout=240)
    return done.returncode, json.loads(done.stdout or b"{}"), done.stderr.decode()


@pytest.fixture
def with_changes(tmp_path: Path) -> Callable[..., Path]:
    """The 2022 scenario at 10 000 000 kr and with limits on the weights, in a file of its own."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "annat.json"
        usual = {"budget": 10_000_000, "weight_region": LIMITS}
        path.write_text(json.dumps(json.loads(SCENARIO.read_bytes()) | usual | changes), "utf-8")
        return path

    return write


def test_every_proposal_has_one_verdict_and_the_shares_make_up_the_whole(
    with_changes: Callable[..., Path], tmp_path: Path
) -> None:
    table = tmp_path / "ut.csv"
    code, result, _ = command("robustness", SAMPLE, with_changes(), "--output", table)
    assert (code, set(result), result["exact"], result["status"]) == (0, ALWAYS, True, "optimal")
    assert result["always"] == ["P06", "P08", "P12", "P18", "P19"]
    verdicts = [*result["always"], *result["never"], *result["depends"]]
    assert sorted(verdicts) == [f"P{number:02}" for number in range(1, 20)]
    assert sum(part["share"] for part in result["portfolios"]) == pytest.approx(1, abs=1e-6)
    lines = table.read_text("utf-8-sig").splitlines()
    assert lines[0] == "id;titel;utfall;andel minst;andel mest;omdöme;anmärkning;förutsättningar"
    assert lines[6].startswith("P06;Trygga barnet;alltid;1;1;")


def test_derived_points_are_marked_as_such_beside_the_verdicts(
    with_changes: Callable[..., Path], tmp_path: Path
) -> None:
    table = tmp_path / "ut.csv"
    _, result, _ = command("robustness", SAMPLE, with_changes(), "--output", table)
    assert set(result["score_basis"].values()) == {"derived"}
    assert len(result["score_basis"]) == 19
    marked = (
        "Med i alla tillåtna viktningar (varje område 10–30 %). Poängen är härledda ur stadens indelning och är ingen"
    )
    assert result["verdicts"]["P06"].replace("\xa0", " ").startswith(marked)
    assert all("härledda" in line for line in table.read_text("utf-8-sig").splitlines()[1:])


def test_the_same_files_give_the_same_answer(with_changes: Callable[..., Path]) -> None:
    answers = [command("robustness", SAMPLE, with_changes())[1] for _ in range(2)]
    assert [answer | {"seconds": 0} for answer in answers] == [answers[0] | {"seconds": 0}] * 2


def test_assessors_have_their_own_choices_draws_and_disagreements_that_matter(
    with_changes: Callable[..., Path], tmp_path: Path
) -> None:
    path = tmp_path / "bedomningar.csv"
    path.write_text(ASSESSMENTS, "utf-8")
    code, result, _ = command("robustness", SAMPLE, with_changes(), "--assessments", path)
    assert code == 0
    assert [one["assessor"] for one in result["assessors"]] == ["Anna", "Bo"]
    assert result["draws"]["number"] == 1000
    assert set(result["draws"]["shares"]) == {f"P{number:02}" for number in range(1, 20)}
    assert result["disagreements"]["asked"] == 1
    assert "bedömare" in result["verdicts"]["P06"]
    assert all(0 <= least <= share <= greatest <= 1 for share, least, greatest in result["draws"]["shares"].values())


def test_an_empty_region_is_bad_input(with_changes: Callable[..., Path]) -> None:
    path = with_changes(weight_region={"housing": [60, 100], "crime": [60, 100]})
    code, result, told = command("robustness", SAMPLE, path)
    assert (code, result) == (2, {})
    assert "annat.json, kolumn ”weight_region”: hittade ”housing 60–100, crime 60–100”" in told
    assert "minst en viktning (tillsammans 100 procent)" in told


def test_a_fault_in_the_assessments_is_named(with_changes: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "bedomningar.csv"
    path.write_text(ASSESSMENTS.replace("P02", "P99"), "utf-8")
    code, _, told = command("robustness", SAMPLE, with_changes(), "--assessments", path)
    assert code == 2
    assert "bedomningar.csv" in told
    assert "P99" in told


def test_rules_that_cannot_hold_exit_with_3(with_changes: Callable[..., Path]) -> None:
    path = with_changes(fund=["P01"], budget=100_000)
    code, result, _ = command("robustness", SAMPLE, path)
    assert code == 3
    assert result["conflict"]
    assert result["remedies"]


def test_where_parts_could_be_given_it_is_said_that_proposals_are_whole(with_changes: Callable[..., Path]) -> None:
    assert command("robustness", SAMPLE, with_changes(part_funding=True))[1]["whole_only"] is True


def test_stopped_early_it_exits_with_4_and_says_how_far_it_came(with_changes: Callable[..., Path]) -> None:
    sample = ROOT / "sample_data" / "exempel_60.csv"
    code, result, _ = command("robustness", sample, with_changes(weight_region={}), "--time-limit", "3")
    assert len(result["verdicts"]) == 60 - len(result["unassessed"]) - len(result["set_aside"]) == 58
    assert any(one.startswith("Inte avgjort för alla") for one in result["verdicts"].values())
    assert (code, result["status"], result["exact"]) == (4, "feasible", False)
    assert 0 <= result["certified"] < 1
    assert result["regret_bound"] >= 0
