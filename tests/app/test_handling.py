from dataclasses import replace

import pytest

from app import compute, controls
from app.handling import noted_elsewhere, set_state, with_noted_states
from app.samples import read_sample
from app.state import Work
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals


def test_a_proposal_that_is_not_received_is_shown_and_not_chosen(work: Work) -> None:
    work.scenario = replace(work.scenario, fund=("P01", "P02"))
    compute.current_result()
    set_state("P01", "withdrawn", "Nämnden har tagit tillbaka den")
    result = compute.current_result()
    assert "P01" not in result.portfolio.amounts
    assert work.scenario.fund == ("P02",)
    assert len(work.proposals) == 19


def test_the_state_with_its_reason_is_exported_and_read_back(work: Work) -> None:
    set_state("P03", "off_purpose", "=Faller utanför syftet")
    result = compute.current_result()
    table = portfolio_csv(result.portfolio, work.proposals, result.scenario)
    again = read_proposals(table, "tillbaka.csv")
    assert again == work.proposals
    assert (again[2].state, again[2].state_reason, again[2].origin) == (
        "off_purpose",
        "=Faller utanför syftet",
        "malmo_2022.csv",
    )
    assert "uppfyller inte syftet" in table.decode("utf-8-sig")


def test_a_proposal_received_again_is_chosen_among_again(work: Work) -> None:
    set_state("P03", "completion_requested", "Budget saknas")
    assert "P03" not in compute.current_result().portfolio.amounts
    set_state("P03", "received", "")
    assert "P03" in compute.current_result().portfolio.amounts


def test_a_noted_state_comes_back_with_the_proposal_and_is_told_meanwhile(work: Work) -> None:
    first, other = work.case, read_sample("exempel_60")
    set_state("P01", "withdrawn", "Nämnden har tagit tillbaka den")
    controls.open_case(other)
    assert all(one.received for one in work.proposals if one.id == "P01")
    assert list(noted_elsewhere().values()) == [("withdrawn", "Nämnden har tagit tillbaka den")]
    controls.open_case(first)
    assert (work.proposals[0].state, work.proposals[0].state_reason) == ("withdrawn", "Nämnden har tagit tillbaka den")
    assert noted_elsewhere() == {}


def test_a_noted_state_leaves_ska_inga_also_when_it_comes_back(work: Work) -> None:
    set_state("P01", "withdrawn", "Tillbaka")
    opened = with_noted_states(replace(read_sample("malmo_2022"), scenario=replace(work.scenario, fund=("P01", "P02"))))
    assert opened.scenario.fund == ("P02",)


@pytest.mark.parametrize("changed", [{"file": "annan.csv"}, {"id": "P99"}, {"title": "Något annat"}])
def test_a_noted_state_is_kept_by_no_proposal_with_another_file_id_or_title(
    work: Work, changed: dict[str, str]
) -> None:
    set_state("P01", "withdrawn", "Tillbaka")
    case = read_sample("malmo_2022")
    other = replace(case, proposals=(replace(case.proposals[0], **changed),))  # type: ignore[arg-type]
    assert with_noted_states(other).proposals[0].received


def test_a_proposal_that_its_file_sets_aside_stays_received_where_the_officer_said_so(work: Work) -> None:
    set_state("P01", "received", "")
    case = read_sample("malmo_2022")
    aside = replace(case.proposals[0], state="withdrawn", state_reason="I filen")
    assert with_noted_states(replace(case, proposals=(aside,))).proposals[0].received
