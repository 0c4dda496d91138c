"""What files leave in doubt, asked on Förslag."""

import io
import re
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tests.app.conftest import GOOD_ROW, Officer

CsvFile = Callable[..., bytes]


@pytest.fixture
def on_proposals(officer: Officer) -> Officer:
    return officer.open("proposals")


def workbook(**sheets: tuple[str, str]) -> bytes:
    """A workbook with one proposal a sheet: {sheet: (id, title)}."""
    book, stream = Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, (id_, title) in sheets.items():
        sheet = book.create_sheet(name)
        sheet.append(list(GOOD_ROW))
        sheet.append(list((GOOD_ROW | {"id": id_, "titel": title}).values()))
    book.save(stream)
    return stream.getvalue()


def titles(officer: Officer) -> list[str]:
    return [one.title for one in officer.work.proposals]


def test_an_answer_is_not_carried_over_to_another_pair(on_proposals: Officer, csv_file: CsvFile) -> None:
    first = ("a.csv", csv_file({"titel": "Skolmat"}, {"titel": "Simskola"}))
    book = ("b.xlsx", workbook(S1=("P01", "Fotboll"), S2=("P02", "Badhus")))
    on_proposals.upload_all(first, book).answer("first")
    on_proposals.set(on_proposals.sheet("b.xlsx"), "S2")
    assert (on_proposals.answers, "P02 Badhus" in on_proposals.words) == ([None], True)


def test_an_answer_is_not_carried_over_to_a_file_of_the_same_name(on_proposals: Officer, csv_file: CsvFile) -> None:
    first, second = ("a.csv", csv_file({"titel": "Skolmat"})), ("b.csv", csv_file({"titel": "Fotboll"}))
    on_proposals.upload_all(first, second).answer("first")
    on_proposals.upload_all(first, ("b.csv", csv_file({"titel": "Badhus"})))
    assert on_proposals.answers == [None]


def test_answers_survive_a_change_of_language(on_proposals: Officer, csv_file: CsvFile) -> None:
    on_proposals.upload_all(("a.csv", csv_file({"titel": "Skolmat"})), ("b.csv", csv_file({"titel": "Fotboll"})))
    on_proposals.answer("second").set("language", "en")
    assert on_proposals.answers == ["second"]
    on_proposals.press("Merge the files")
    assert titles(on_proposals) == ["Fotboll"]


def test_contradictory_answers_are_told_and_nothing_is_merged(on_proposals: Officer, csv_file: CsvFile) -> None:
    names = ("Alfa", "Betel", "Grottan")
    on_proposals.upload_all(*((f"{name}.csv", csv_file({"titel": name})) for name in names))
    on_proposals.answer("second", "first", "second").press("Slå ihop filerna")
    (told,) = on_proposals.told("error")
    assert "P01 (Alfa.csv), P01 (Betel.csv), P01 (Grottan.csv) är enligt svaren ett och samma förslag" in told
    assert len(on_proposals.work.proposals) == 19
    on_proposals.answer("second", "first", "first").press("Slå ihop filerna")
    assert (titles(on_proposals), on_proposals.told("error")) == (["Betel"], [])


def test_an_export_beside_its_original_has_answers_that_can_be_told_apart(
    on_proposals: Officer, csv_file: CsvFile
) -> None:
    names = ("a.csv", "export.csv", "export2.csv")
    exported = {"titel": "Skolmat", "Fördela: fil": "a.csv"}
    on_proposals.upload_all(
        *((name, csv_file(exported if name != "a.csv" else {"titel": "Skolmat"})) for name in names)
    )
    radios = [control for control in on_proposals.test.radio if str(control.key).startswith("doubt_")]
    assert [control.options[1:] for control in radios] == [
        [f"Ett förslag: behåll det i {name}, rad 2" for name in pair]
        for pair in (
            (r"a\.csv", r"export\.csv"), (r"a\.csv", r"export2\.csv"), (r"export\.csv", r"export2\.csv"),
        )
    ]  # fmt: skip
    assert len({control.key for control in radios}) == 3
    assert "a.csv, rad 2 export.csv, rad 2" in re.sub(r"\s+", " ", on_proposals.words)


def test_a_sum_that_cannot_be_reckoned_with_is_told_where_the_files_are_merged(
    on_proposals: Officer, csv_file: CsvFile
) -> None:
    dear = [
        ("a.csv", {"titel": "Skolmat", "belopp": "4000000001"}),
        ("b.csv", {"titel": "Bad", "belopp": "4000000003"}),
    ]
    on_proposals.upload_all(*((name, csv_file(row)) for name, row in dear))
    on_proposals.answer("both").press("Slå ihop filerna")
    assert on_proposals.told("error")[0].startswith("a.csv, b.csv har 1 fel och lästes inte in.")
    assert "8 000 000 004 kr" in on_proposals.words
    assert "U+00A0" not in on_proposals.html
    assert len(on_proposals.work.proposals) == 19
    on_proposals.answer("first").press("Slå ihop filerna")
    assert (titles(on_proposals), on_proposals.told("error")) == (["Skolmat"], [])


def test_a_sum_that_cannot_be_reckoned_with_is_told_where_nothing_is_in_doubt(
    on_proposals: Officer, csv_file: CsvFile
) -> None:
    dear = [("a.csv", {"titel": "Mat", "belopp": "4000000001"}), ("b.csv", {"id": "B1", "belopp": "4000000003"})]
    on_proposals.upload_all(*((name, csv_file(row)) for name, row in dear))
    assert on_proposals.told("error")[0].startswith("a.csv, b.csv har 1 fel")
    assert len(on_proposals.work.proposals) == 19
