from collections.abc import Callable
from typing import Any

import pytest

from optimiser.columns import limited_column
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]


@pytest.fixture
def proposals(make_proposal: MakeProposal) -> list[Proposal]:
    one = make_proposal("P1", committee="Miljönämnden", status="new", place="Rosengård", score_basis="made_up")
    two = make_proposal("P2", 480_123, 3.5, primary_area="democracy", status="ongoing", extra={"Bolag ": "MKB"})
    three = make_proposal("P3", pool_costs={"2023": 50}, committee_rank=2, texts={"period": "2022"}, group="g")
    return [one, two, three]


@pytest.mark.parametrize(
    ("column", "value", "members"),
    [
        ("primary_area", "democracy", ("P2",)),
        ("Primärt område", "Demokrati och civilsamhälle", ("P2",)),
        ("primärt område", "demokrati", ("P2",)),
        ("status", "new", ("P1",)),
        ("STATUS", "Förstärkning", ("P2",)),
        ("status", "pågående", ("P2",)),
        ("nämnd", "Miljönämnden", ("P1",)),
        ("committee", "Miljönämnden", ("P1",)),
        ("plats", "Rosengård", ("P1",)),
        ("poänggrund", "påhittad", ("P1",)),
        ("score_basis", "assessed", ("P2", "P3")),
        ("bolag", "MKB", ("P2",)),
        ("belopp", "480 123 kr", ("P2",)),
        ("cost", 480_123, ("P2",)),
        ("cost", 480_123.0, ("P2",)),
        ("boende", 3.5, ("P2",)),
        ("housing", "3,5", ("P2",)),
        ("boende", 1, ("P1", "P3")),
        ("belopp_2023", 50, ("P3",)),
        ("cost_2023", "50", ("P3",)),
        ("nämndens prioritering", 2, ("P3",)),
        ("period", 2022, ("P3",)),
        ("grupp", "g", ("P3",)),
        ("id", "P3", ("P3",)),
        ("titel", "Förslag P1", ("P1",)),
        ("primary_area", "space", ()),
    ],
)
def test_a_limit_finds_its_rows_in_either_language(
    column: str, value: Any, members: tuple[str, ...], proposals: list[Proposal]
) -> None:
    found = limited_column(column, AREA_CODES)
    assert found.members(value, proposals) == members
    assert found.in_file(proposals)
    assert found.known_value(value, proposals) is bool(members)


@pytest.mark.parametrize("column", ["Färg", "department", "minsta belopp", "cost_2031", "beskrivning"])
def test_a_column_without_content_is_not_in_the_file(column: str, proposals: list[Proposal]) -> None:
    assert not limited_column(column, AREA_CODES).in_file(proposals)


def test_every_area_and_status_is_known_without_rows() -> None:
    area, status = limited_column("primary_area", AREA_CODES), limited_column("status", AREA_CODES)
    assert all(area.known_value(code, []) for code in AREA_CODES)
    assert status.known_value("ny", [])
    assert status.known_value("ongoing", [])
    assert not status.known_value("old", [])
    assert area.in_file([])


def test_criteria_of_ones_own_are_columns_too() -> None:
    one = Proposal("P1", "Ett", 1, "housing", {"nytta": 7.0})
    assert limited_column("Nytta", ("nytta",)).members("7", [one]) == ("P1",)
