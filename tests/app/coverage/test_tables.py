"""The tables of coverage, read back as files."""

import csv
import io
from dataclasses import replace

from app.coverage.held import View
from app.coverage.tables import cross_table, group_table
from app.coverage.told import told_of
from app.exports.table_export import table_csv
from app.state import Work


def read_back(html: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table_csv(html, "Grupp").decode("utf-8-sig")), delimiter=";"))


def test_the_figures_of_the_areas_as_a_file(work: Work) -> None:
    rows = read_back(group_table(told_of(work.proposals, View("area"), None)))
    assert [(row["Område"], row["Förslag"], row["Belopp"]) for row in rows] == [
        ("Boende", "4", "2080000"),
        ("Utbildning", "8", "6620000"),
        ("Arbetsmarknad", "2", "1800000"),
        ("Demokrati och civilsamhälle", "2", "2330000"),
        ("Brottslighet", "3", "2170000"),
        ("Alla", "19", "15000000"),
    ]


def test_money_that_is_given_has_its_columns_once_there_is_an_answer(work: Work) -> None:
    without = read_back(group_table(told_of(work.proposals, View(), None)))
    assert "Medel" not in without[0]
    given = read_back(group_table(told_of(work.proposals, View(), {"P03": 350_000})))
    assert [(row["Plats"], row["Får medel"], row["Medel"]) for row in given] == [
        ("Rosengård", "1", "350000"), ("Nydala", "0", "0"), ("okänd plats", "0", "0"), ("Alla", "1", "350000"),
    ]  # fmt: skip


def test_what_nobody_says_was_asked_for_is_unknown_and_not_0(work: Work) -> None:
    silent = [replace(one, requested=None) if one.place == "Nydala" else one for one in work.proposals]
    rows = {row["Plats"]: row for row in read_back(group_table(told_of(silent, View(), None)))}
    assert (rows["Nydala"]["Sökt belopp"], rows["Nydala"]["Sökt okänt för"]) == ("okänt", "1")


def test_squares_have_number_and_money_and_a_bare_one_is_0(work: Work) -> None:
    rows = {row["Plats"]: row for row in read_back(cross_table(told_of(work.proposals, View(), None)))}
    plain = {name: cell.replace("\xa0", " ") for name, cell in rows["Rosengård"].items()}
    assert plain == {
        "Plats": "Rosengård", "Boende": "1 förslag, 700 000 kr", "Utbildning": "0", "Arbetsmarknad": "0",
        "Demokrati": "1 förslag, 2 030 000 kr", "Brottslighet": "0", "Alla": "2 förslag, 2 730 000 kr",
    }  # fmt: skip
    assert rows["Alla"]["Alla"].replace("\xa0", " ") == "19 förslag, 15 000 000 kr"
