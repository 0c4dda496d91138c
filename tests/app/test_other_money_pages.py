"""Other money on the pages: read from a file, shown apart from the city's, changed in the table, saved."""

from collections.abc import Callable

import pytest

from app.editing.table import as_edited, read_sheet, sheet_of
from app.samples import read_sample
from app.state import Work
from app.wording import other_money_line
from optimiser.portfolio import Portfolio
from tests.app.conftest import Officer

COLUMN, TEXT = "annan finansiering belopp", "annan finansiering"


@pytest.fixture
def with_other(officer: Officer, csv_file: Callable[..., bytes]) -> Officer:
    """Three proposals: one with an amount of other money, one with words alone, one with nothing."""
    rows = {COLUMN: "250 000", TEXT: "Socialstyrelsen"}, {TEXT: "ESF, söks"}, {}
    return officer.open("proposals").upload(csv_file(*rows))


def test_the_pages_tell_it_apart_from_the_citys_money(with_other: Officer) -> None:
    assert "480 000 kr 250 000 kr" in with_other.words
    assert "480 000 kr belopp okänt" in with_other.words
    told = "Stadens medel: 1 440 000 kr. Annan finansiering av förslagen som får medel: 250 000 kr, belopp okänt för 1."
    with_other.open("allocation").set("budget", "2 mnkr")
    assert told in with_other.words
    appendix = with_other.open("appendix").words
    assert "Totalbelopp 1 440 000 kr" in appendix
    assert "Annan finansiering, utöver totalbeloppet 250 000 kr, belopp okänt för 1" in appendix
    decision = with_other.open("decision").set("decide_about", "P01").words
    assert "Annan finansiering, utöver stadens medel: 250 000 kr" in decision


def test_where_nobody_has_any_the_pages_say_nothing_of_it(officer: Officer) -> None:
    for page in ("proposals", "allocation", "appendix", "decision"):
        assert "finansiering" not in officer.open(page).words.lower()


def test_what_gets_no_money_is_not_in_the_line(work: Work) -> None:
    sheet = sheet_of(work.proposals)
    sheet.rows.loc[0, COLUMN] = "250 000"
    proposals = read_sheet(as_edited(sheet, sheet.rows), work.case).proposals
    line = other_money_line(Portfolio("optimal", {"P02": 500_000}), proposals).replace("\xa0", " ")
    assert line == "Stadens medel: 500 000 kr. Annan finansiering av förslagen som får medel: ingen angiven."
    assert other_money_line(Portfolio("optimal", {"P02": 500_000}), work.proposals) == ""


def test_the_table_has_the_column_also_where_nobody_has_any_and_leaves_it_unknown() -> None:
    case = read_sample("malmo_2022")
    sheet = sheet_of(case.proposals)
    assert set(sheet.rows[COLUMN]) == {""}
    assert {one.other_money_amount for one in read_sheet(as_edited(sheet, sheet.rows), case).proposals} == {None}
