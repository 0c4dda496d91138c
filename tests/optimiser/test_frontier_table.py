import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from optimiser.frontier import frontier
from optimiser.frontier_table import frontier_csv, rank_csv
from optimiser.rank import ranking


@pytest.fixture
def proposals(make_proposal: Callable[..., Any]) -> list[Any]:
    return [make_proposal("A", 100, 2.0), make_proposal("B", 70, 1.0), make_proposal("=C", 60, 0.5, title="=1+1")]


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def test_a_row_a_point_with_who_comes_in_and_who_goes_out(proposals: list[Any], make_scenario: Any) -> None:
    table = rows(frontier_csv(frontier(make_scenario(120), proposals), proposals, make_scenario(120)))
    assert table[0] == ["belopp", "poäng", "antal förslag", "tillkommer", "utgår", "får medel", "förutsättningar"]
    assert [row[:6] for row in table[1:]] == [
        ["0", "0", "0", "", "", ""],
        ["60", "0,5", "1", "'=C", "", "'=C"],
        ["70", "1", "1", "B", "'=C", "B"],
        ["100", "2", "1", "A", "B", "A"],
    ]


def test_a_row_says_what_it_rests_on(proposals: list[Any], make_scenario: Any) -> None:
    found = frontier(make_scenario(120), proposals, 90)
    (rests_on,) = {row[6] for row in rows(frontier_csv(found, proposals, make_scenario(120)))[1:]}
    assert "90\u00a0kr" in rests_on
    assert "120" not in rests_on
    assert "tiden räckte inte" not in rests_on
    cut_short = frontier_csv(replace(found, exact=False), proposals, make_scenario(120)).decode()
    assert "tiden räckte inte" in cut_short


def test_a_row_a_proposal_of_the_order_with_the_budget_it_enters_at(proposals: list[Any], make_scenario: Any) -> None:
    found = ranking(make_scenario(), proposals, [100, 170])
    table = rows(rank_csv(found, proposals, make_scenario()))
    assert [row[:6] for row in table] == [
        ["ordning", "id", "titel", "belopp", "belopp hittills", "ingår från budget"],
        ["1", "A", "Förslag A", "100", "100", "100"],
        ["2", "B", "Förslag B", "70", "170", "170"],
    ]
    assert all("inte en rangordning" in row[6] for row in table[1:])
    unproven = rank_csv(replace(found, status="feasible"), proposals, make_scenario()).decode()
    assert "det är inte bevisat" in unproven
