"""A need factor in the workbook, and the mark that made-up need sets on all of it."""

from dataclasses import replace

from app.exports.workbook import EXAMPLE, mark_of
from tests.app.exports.test_workbook import ABOUT, Book, decided


def test_a_need_factor_stands_beside_its_proposal_and_made_up_need_marks_the_whole_book() -> None:
    plain = decided("malmo_2022")
    assessed = [replace(one, score_basis="assessed") for one in plain.proposals]
    assert mark_of(replace(plain, proposals=tuple(assessed))) == ""
    assessed[2] = replace(assessed[2], need_factor=1.25, need_level="high", need_basis="made_up")
    decision = replace(plain, proposals=tuple(assessed))
    assert mark_of(decision) == EXAMPLE
    book = Book(decision, replace(ABOUT, need=("Behovsfaktorn är 1 + 0,25 · d / 1.",)))
    rows = {row["Id"]: row for row in book.table("Förslag")}
    assert (rows["P03"]["Behovsfaktor"], rows["P01"]["Behovsfaktor"]) == (1.25, None)
    told = [row["Innehåll"] for row in book.table("Om") if row["Uppgift"] == "Om behovet"]
    assert told[0] == "Behovsfaktor är inräknad i nyttan för ett förslag (1,25)"
    assert told[1].startswith("Behovet bygger på påhittade")
    assert told[2:] == ["Behovsfaktorn är 1 + 0,25 · d / 1."]
    assert not any("ehov" in heading for heading in Book(plain).table("Förslag")[0])
