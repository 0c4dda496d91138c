"""The workbook's sheets on what is proposed: other money beside the city's."""

from dataclasses import replace

from tests.app.exports.test_workbook import NAMES, Book, decided


def test_other_money_has_columns_and_a_row_of_its_own_and_is_in_no_total() -> None:
    decision = decided("malmo_2022")
    first, *others = decision.proposals
    paid = replace(first, other_money_amount=250_000)
    told = replace(others[0], texts=others[0].texts | {"other_money": "ESF"})
    book = Book(replace(decision, proposals=(paid, told, *others[1:])))
    rows = book.table("Beslut")
    assert [row["Annan finansiering"] for row in rows[:3]] == [250_000, "belopp okänt", None]
    totals = [row for row in rows if row["Förslag"] == "Totalbelopp"]
    assert [(row["Föreslås"], row["Annan finansiering"]) for row in totals] == [(decision.cost, 250_000)]
    last = book.table("Per område")[-1]
    assert (last["Område"], last["Förslag"], last["Medel"]) == (
        "Annan finansiering, utöver totalbeloppet", "belopp okänt för 1", 250_000,
    )  # fmt: skip
    assert [row["Annan finansiering belopp"] for row in book.table("Förslag")[:2]] == [250_000, None]


def test_where_nobody_has_other_money_there_is_no_column_for_it() -> None:
    book = Book(decided("malmo_2022"))
    assert not any("finansiering" in str(cell.value) for name in NAMES[1:5] for cell in book.pages[name][4])
