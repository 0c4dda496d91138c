"""What is proposed to the board, as a table."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from optimiser.decision import Decision, Override
from optimiser.decision_table import decision_csv
from optimiser.portfolio import Portfolio
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals

OURS = ("Fördela: beräknat belopp", "Fördela: kontorets skäl", "Fördela: villkor")


@pytest.fixture
def computed(make_proposal: Any, make_scenario: Any) -> Decision:
    proposals = (make_proposal("P1", 400_000, texts={"condition": "som pilot"}), make_proposal("P2", 600_000))
    return Decision(make_scenario(), proposals, Portfolio("optimal", {"P1": 400_000, "P2": 600_000}))


def rows(decision: Decision, *notes: str) -> list[dict[str, str]]:
    text = decision_csv(decision, notes).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_without_a_word_from_the_office_it_is_the_computed_table(computed: Decision) -> None:
    table = portfolio_csv(computed.portfolio, computed.proposals, computed.scenario, notes=["så"])
    assert decision_csv(computed, ["så"]) == table


def test_the_offices_amounts_stand_beside_the_computed_with_reason_and_condition(computed: Decision) -> None:
    overrides = {"P2": Override(700_000, "=dyrare", "att lokalen blir klar")}
    found = rows(replace(computed, overrides=overrides), "Avstängda regler: ingen")
    assert [[row["Fördela: fördelat belopp"], *(row[name] for name in OURS)] for row in found] == [
        ["400000", "400000", "", "som pilot"],
        ["700000", "600000", "'=dyrare", "att lokalen blir klar"],
    ]
    said = found[0]["Fördela: förutsättningar"].replace("\xa0", " ").split(" | ")
    assert said[0] == "Kontorets förslag till beslut"
    assert said[-5:] == [
        "Beloppen är kontorets; 1 avviker från det beräknade",
        "Det beräknade: Ingen annan fördelning ger fler poäng med dessa vikter och regler",
        "Beslutet bryter mot: P2 Förslag P2 får 700 000 kr, mer än beloppet 600 000 kr",
        "Beslutet bryter mot: Fördela högst 1 000 000 kr, men beslutet har 1 100 000 kr",
        "Avstängda regler: ingen",
    ]


def test_a_condition_alone_has_its_column_and_the_amounts_are_still_the_computed(computed: Decision) -> None:
    found = rows(replace(computed, overrides={"P1": Override(condition="")}))
    assert [row["Fördela: villkor"] for row in found] == ["", ""]
    assert found[0]["Fördela: förutsättningar"].startswith("Ingen annan fördelning ger fler poäng")
    assert "kontorets" not in found[0]["Fördela: förutsättningar"]


def test_the_table_reads_back_as_the_same_proposals(computed: Decision) -> None:
    data = decision_csv(replace(computed, overrides={"P1": Override(0, "nej\nalls", "=om")}))
    assert read_proposals(data, "beslut.csv") == computed.proposals
