from dataclasses import replace

from app import compute
from app.handling import set_state
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
