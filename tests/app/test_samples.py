"""The samples open as they were made."""

from pathlib import Path

import pytest

from app.samples import SAMPLES, read_sample
from app.texts import SCREEN_TEXTS
from scoring.weights import weight_shares


def test_the_2022_sample_opens_with_19_proposals_equal_weights_and_15_million() -> None:
    case = read_sample("malmo_2022")
    assert (len(case.proposals), case.scenario.budget, case.sample) == (19, 15_000_000, "malmo_2022")
    assert len(set(weight_shares(case.scenario.weights).values())) == 1
    assert {proposal.score_basis for proposal in case.proposals} == {"derived"}
    assert sum(proposal.cost for proposal in case.proposals) == 15_000_000


def test_the_made_up_sample_opens_with_60_proposals_marked_as_made_up() -> None:
    case = read_sample("exempel_60")
    assert len(case.proposals) == 60
    assert {proposal.score_basis for proposal in case.proposals} == {"made_up"}
    assert case.scenario.limits
    assert case.scenario.fund


def test_every_file_of_proposals_that_comes_with_fordela_can_be_chosen_by_a_name_in_each_language() -> None:
    # Proposals have a scenario beside them; indicators of areas and the register have not.
    files = (Path(__file__).parents[2] / "sample_data").glob("*.json")
    assert sorted(SAMPLES) == sorted(file.stem for file in files)
    for texts in SCREEN_TEXTS.texts.values():
        names = [texts[f"sample.{name}"] for name in SAMPLES]
        assert len(set(names)) == len(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES[1:])
def test_the_name_of_a_made_up_sample_says_so(name: str) -> None:
    assert {proposal.score_basis for proposal in read_sample(name).proposals} == {"made_up"}
    assert SCREEN_TEXTS.texts["sv"][f"sample.{name}"].startswith("Påhittat")
    assert SCREEN_TEXTS.texts["en"][f"sample.{name}"].startswith("Made-up")


def test_the_2022_sample_comes_first() -> None:
    assert SAMPLES[0] == "malmo_2022"


def test_there_is_no_other_sample() -> None:
    with pytest.raises(FileNotFoundError):
        read_sample("malmo_2023")
