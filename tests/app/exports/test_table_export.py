"""Tables of the screen as CSV: row for row, amounts as numbers, groups with their rows, nothing that is run."""

import csv
import io

from app.appendix_tables import area_table
from app.exports.table_export import table_csv
from app.html import Td, Tr, table
from app.result import answer
from app.samples import read_sample
from optimiser.decision import Decision


def rows(html: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table_csv(html, "Grupp").decode("utf-8-sig"), newline=""), delimiter=";"))


def made(*listed: Tr) -> str:
    return table("Tabell", [Td("Namn"), Td("Belopp", number=True)], listed)


def test_a_row_is_a_row_and_kronor_are_numbers() -> None:
    html = made(Tr((Td("A & B", header=True), Td("1\xa0500\xa0000\xa0kr"))), Tr((Td("C"), Td("−7\xa0000\xa0kr"))))
    assert rows(html) == [["Namn", "Belopp"], ["A & B", "1500000"], ["C", "-7000"]]


def test_what_is_no_amount_stays_as_it_stands() -> None:
    assert rows(made(Tr((Td("12,5 %"), Td("okänt"))), Tr((Td("P01"), Td("2,40"))))) == [
        ["Namn", "Belopp"],
        ["12,5 %", "okänt"],
        ["P01", "2,40"],
    ]


def test_a_groups_heading_goes_with_its_rows() -> None:
    group = Tr((Td("Boende", header=True, span=2),), "group")
    assert rows(made(group, Tr((Td("A"), Td("5\xa0kr"))))) == [["Namn", "Belopp", "Grupp"], ["A", "5", "Boende"]]


def test_parts_of_a_cell_are_kept_apart_and_formulas_are_harmless() -> None:
    html = made(Tr((Td(html='P01 X<span class="where">Nämnden</span>'), Td("=1+1"))))
    assert rows(html)[1] == ["P01 X Nämnden", "'=1+1"]


def test_two_columns_of_one_name_are_told_apart_and_an_empty_table_has_its_headings() -> None:
    html = table("Tabell", [Td("A"), Td("A")], [Tr((Td("1"), Td("2")))])
    assert rows(html) == [["A", "A (2)"], ["1", "2"]]
    assert rows(made()) == [["Namn", "Belopp"], ["", ""]]


def test_the_appendix_adds_up_in_the_file() -> None:
    case = read_sample("malmo_2022")
    portfolio = answer(case.scenario, case.proposals).portfolio
    found = rows(area_table(Decision(case.scenario, case.proposals, portfolio)))
    amounts = [int(row[1]) for row in found[1:] if row[0] in {one.title for one in case.proposals}]
    assert len(amounts) == 19
    assert sum(amounts) == 15_000_000


def test_a_negative_figure_is_a_number_in_the_file() -> None:
    assert rows(made(Tr((Td("P01"), Td("−0,40")))))[1] == ["P01", "-0,4"]
    assert rows(made(Tr((Td("P01"), Td("−0,40 poäng")))))[1] == ["P01", "−0,40 poäng"]
