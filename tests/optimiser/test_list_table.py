import csv
import io
from dataclasses import replace
from typing import Any

from optimiser.evaluate import evaluate
from optimiser.list_table import list_csv
from optimiser.portfolio import Portfolio
from scoring.intake import read_proposals


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def table_of(proposals: Any, scenario: Any) -> list[dict[str, str]]:
    return rows_of(list_csv(evaluate(scenario, proposals, best=Portfolio("unknown")), proposals, scenario))


def test_the_table_has_the_lists_amounts_and_says_that_it_is_made_by_hand(
    make_proposal: Any, make_scenario: Any
) -> None:
    proposals = (make_proposal("P1", 400_000), make_proposal("P2", 600_000))
    rows = table_of(proposals, make_scenario(amounts={"P2": 600_000}))
    assert [row["Fördela: fördelat belopp"] for row in rows] == ["0", "600000"]
    assert [row["Fördela: beslut"] for row in rows] == ["får inte medel", "får medel"]
    assert rows[0]["Fördela: förutsättningar"] == rows[1]["Fördela: förutsättningar"]
    assert rows[0]["Fördela: förutsättningar"].startswith("Lista gjord för hand | Poäng per förslag | Vikter: ")
    assert "bryter" not in rows[0]["Fördela: förutsättningar"]
    assert "Fördela: nytta av fördelat belopp" not in rows[0]


def test_every_rule_that_is_broken_is_said_on_every_row(make_proposal: Any, make_scenario: Any) -> None:
    proposals = (make_proposal("P1", 400_000), make_proposal("P2", 600_000))
    rows = table_of(proposals, make_scenario(500_000, amounts={"P2": 600_000}, fund=("P1",)))
    for row in rows:
        said = row["Fördela: förutsättningar"].replace("\xa0", " ").split(" | ")
        assert said[-2:] == [
            "Listan bryter mot: Fördela högst 500 000 kr, men listan har 600 000 kr",
            "Listan bryter mot: Ska ingå: P1 Förslag P1, men listan följer det inte",
        ]


def test_parts_and_what_is_above_the_amount_have_their_benefit_in_a_column_of_its_own(
    make_proposal: Any, make_scenario: Any
) -> None:
    proposals = tuple(make_proposal(id_, 400_000, 2) for id_ in ("P1", "P2", "P3"))
    rows = table_of(proposals, make_scenario(amounts={"P1": 100_000, "P2": 800_000}))
    assert [row["Fördela: nytta av fördelat belopp"] for row in rows] == ["0,5", "2", "0"]


def test_the_table_reads_back_as_the_same_proposals(make_proposal: Any, make_scenario: Any) -> None:
    proposals = (make_proposal("P1", 400_000), make_proposal("P2", 600_000, 2.5))
    scenario = make_scenario(amounts={"P2": 300_000})
    data = list_csv(evaluate(scenario, proposals), proposals, scenario)
    assert read_proposals(data, "lista.csv") == tuple(replace(one, row=0) for one in proposals)
