"""The files that the officer takes away."""

import csv
import io
from dataclasses import replace

import pytest

from app.exports.csv_export import allocation_csv
from app.exports.own_list_export import own_list_scenario
from app.exports.scenario_export import scenario_bytes
from app.exports.template import template_csv
from app.own_list_file import read_list
from app.result import Result, answer
from app.samples import read_sample
from app.state import Work
from optimiser.decision import Decision, Override
from optimiser.evaluate import evaluate
from optimiser.scenario import Limit
from optimiser.scenario_file import read_scenario
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from scoring.areas import AREA_CODES
from scoring.columns import column_for
from scoring.intake import read_proposals
from scoring.problems import BadInput

CASE = read_sample("malmo_2022")


@pytest.fixture(scope="module")
def result() -> Result:
    scenario = replace(
        CASE.scenario,
        budget=10_000_000,
        limits=(Limit("primary_area", "housing", min_share=0.1),),
        fund=("P15",),
        exclude=("P19",),
    )
    return answer(scenario, CASE.proposals)


def decided(result: Result) -> Decision:
    """The computed amounts, with nothing said by the office."""
    return Decision(result.scenario, result.proposals, result.portfolio, chosen_because=result.chosen_because)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_allocation_is_the_engines_own_table(result: Result) -> None:
    data = allocation_csv(decided(result))
    assert data == portfolio_csv(result.portfolio, CASE.proposals, result.scenario)
    assert data.startswith(b"\xef\xbb\xbfid;titel;")


def test_the_allocation_has_every_proposal_with_its_decision_and_amount(result: Result) -> None:
    found = {row["id"]: row for row in rows(allocation_csv(decided(result)))}
    amounts = result.portfolio.amounts
    assert list(found) == [one.id for one in CASE.proposals]
    assert {id_: row["Fördela: beslut"] for id_, row in found.items()} == {
        id_: "får medel" if id_ in amounts else "får inte medel" for id_ in found
    }
    assert sum(int(row["Fördela: fördelat belopp"]) for row in found.values()) == result.portfolio.cost


def test_the_allocation_says_on_every_row_that_the_scores_are_derived_and_what_it_rests_on(result: Result) -> None:
    for row in rows(allocation_csv(decided(result))):
        assert row["Fördela: anmärkning"] == "Poängen är härledda ur stadens indelning och är ingen bedömning"
        conditions = row["Fördela: förutsättningar"].replace("\xa0", " ")
        assert "Fördela högst 10 000 000 kr" in conditions
        assert "Boende 20 (20,0 %)" in conditions
        assert "Boende: minst 10 % av medlen (1 000 000 kr)" in conditions


def test_the_allocation_names_the_rules_that_were_switched_off_and_replays_without_them() -> None:
    grouped = tuple(replace(one, group="A") if one.id in ("P18", "P19") else one for one in CASE.proposals)
    work = Work(CASE, replace(CASE.scenario, fund=("P15",)), frozenset([("group", "A"), ("fund", "P15")]))
    work.case = replace(CASE, proposals=grouped)
    result = answer(*work.question)
    data = allocation_csv(work.decision(result), work.rules_off)
    said = "Avstängda regler: Högst ett förslag i gruppen A; Ska ingå: P15 Samverkan Rosengård"
    assert {row["Fördela: förutsättningar"].rpartition(" | ")[2] for row in rows(data)} == {said}
    again = solve(read_scenario(scenario_bytes(result), "s.json"), read_proposals(data, "tillbaka.csv"))
    assert again.amounts == result.portfolio.amounts


def test_the_allocation_reads_back_as_the_same_proposals(result: Result) -> None:
    assert read_proposals(allocation_csv(decided(result)), "tillbaka.csv") == CASE.proposals


def test_the_allocation_has_the_offices_amounts_and_reads_back_as_the_same_proposals(result: Result) -> None:
    decision = replace(decided(result), overrides={"P05": Override(313_000, "som sökt", "=om")})
    data = allocation_csv(decision)
    row = next(row for row in rows(data) if row["id"] == "P05")
    assert (row["Fördela: fördelat belopp"], row["Fördela: kontorets skäl"]) == ("313000", "som sökt")
    assert "Beloppen är kontorets; 1 avviker från det beräknade" in row["Fördela: förutsättningar"]
    assert read_proposals(data, "tillbaka.csv") == CASE.proposals
    assert {id_: kronor for id_, kronor in read_list(data, "tillbaka.csv", CASE.proposals).items() if kronor} == (
        decision.amounts
    )


def test_the_scenario_reads_back_as_the_same_scenario(result: Result) -> None:
    assert read_scenario(scenario_bytes(result), "scenario.json") == result.scenario


def test_the_template_has_every_heading_once_and_each_is_known() -> None:
    text = template_csv(AREA_CODES).decode("utf-8-sig")
    headings = text.rstrip("\r\n").split(";")
    assert text.endswith("\r\n")
    assert len(headings) == len(set(headings))
    assert {column_for(heading, AREA_CODES).kind for heading in headings}.isdisjoint({"unknown", "pool", "result"})


def test_the_template_filled_in_is_read_and_empty_is_told_to_lack_proposals() -> None:
    template = template_csv(AREA_CODES)
    headings = template.decode("utf-8-sig").strip().split(";")
    cells = {"id": "1", "titel": "Läxhjälp", "belopp": "480 000", "primärt område": "Boende"}
    cells |= dict.fromkeys(("boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet"), "2,5")
    filled = template + ";".join(cells.get(heading, "") for heading in headings).encode()
    (proposal,) = read_proposals(filled, "mall.csv")
    assert (proposal.title, proposal.cost, proposal.assessed) == ("Läxhjälp", 480_000, True)
    with pytest.raises(BadInput) as refusal:
        read_proposals(template, "mall.csv")
    assert [problem.kind for problem in refusal.value.problems] == ["no_proposals"]


def test_a_list_goes_with_the_scenario_and_reads_back_to_the_same(result: Result) -> None:
    amounts = {"P03": 700_000, "P01": 480_000}
    found = evaluate(replace(result.scenario, amounts=amounts), CASE.proposals, best=result.portfolio)
    read = read_scenario(own_list_scenario(found, result.scenario), "s.json")
    assert read == replace(result.scenario, amounts=amounts)
    assert evaluate(read, CASE.proposals, best=result.portfolio).value == found.value
