"""The proposals that come with Fördela."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from app.uploads import OpenEnd, Upload
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from scoring.intake import read_proposals
from scoring.merging import Decision
from scoring.proposal import Proposal

_FOLDER = Path(__file__).parents[1] / "sample_data"
SAMPLES = ("malmo_2022", "exempel_60", "exempel_60_alla_regler", "exempel_tre_syften")


@dataclass(frozen=True)
class Case:
    """Proposals with the scenario they open in. file: the name shown; sample: one of SAMPLES, blank for an upload.

    uploads, decisions: the files that were uploaded and how their doubts were settled, to read them again.
    scenario_file: the file that the scenario was opened from. told: what is said of the weights and the rules.
    open_ends: files that may have been cut off. edited: the proposals have been changed in the app.
    """

    file: str
    proposals: tuple[Proposal, ...]
    scenario: Scenario
    sample: str = ""
    uploads: tuple[Upload, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    scenario_file: str = ""
    told: Literal["", "kept", "equal", "scenario"] = ""
    open_ends: tuple[OpenEnd, ...] = ()
    edited: bool = False


def read_sample(name: str) -> Case:
    """One of SAMPLES with its scenario."""
    scenario_file = f"{name}.json"
    scenario = read_scenario((_FOLDER / scenario_file).read_bytes(), scenario_file)
    proposals = sample_proposals(name, scenario)
    check_against(scenario, proposals, scenario_file)
    return Case(f"{name}.csv", proposals, scenario, name)


def sample_proposals(name: str, scenario: Scenario) -> tuple[Proposal, ...]:
    """The proposals of one of SAMPLES, scored on a scenario's criteria. Raises BadInput where it has not got them."""
    file = f"{name}.csv"
    return read_proposals((_FOLDER / file).read_bytes(), file, scenario.criteria, scenario.score_top)
