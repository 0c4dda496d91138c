"""The proposals that come with Fördela."""

from dataclasses import dataclass
from pathlib import Path

from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from scoring.intake import read_proposals
from scoring.proposal import Proposal

_FOLDER = Path(__file__).parents[1] / "sample_data"
SAMPLES = ("malmo_2022", "exempel_60", "exempel_60_alla_regler", "exempel_tre_syften")


@dataclass(frozen=True)
class Case:
    """Proposals with the scenario they open in. file: the name shown; sample: one of SAMPLES, blank for an upload."""

    file: str
    proposals: tuple[Proposal, ...]
    scenario: Scenario
    sample: str = ""


def read_sample(name: str) -> Case:
    """One of SAMPLES with its scenario."""
    file, scenario_file = f"{name}.csv", f"{name}.json"
    scenario = read_scenario((_FOLDER / scenario_file).read_bytes(), scenario_file)
    proposals = read_proposals((_FOLDER / file).read_bytes(), file, scenario.criteria, scenario.score_top)
    check_against(scenario, proposals, scenario_file)
    return Case(file, proposals, scenario, name)
