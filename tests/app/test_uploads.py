import io
from collections.abc import Callable

import pytest
from openpyxl import Workbook, load_workbook

from app.exports.problems import problems_csv
from app.uploads import Pending, Upload, own_names, read_uploads, sheet_keys, sheets
from scoring.problems import BadInput

CsvFile = Callable[..., bytes]


def test_every_file_is_read_and_each_row_knows_its_file(csv_file: CsvFile) -> None:
    files = read_uploads([Upload("kultur.csv", csv_file({"id": "K1"})), Upload("skola.csv", csv_file({"id": "S1"}))])
    assert [(one.id, one.file, one.row) for file in files for one in file] == [
        ("K1", "kultur.csv", 2),
        ("S1", "skola.csv", 2),
    ]


def test_files_of_the_same_name_are_told_apart(csv_file: CsvFile) -> None:
    files = read_uploads([Upload("a.csv", csv_file({"id": "K1"})), Upload("a.csv", csv_file({"id": "S1"}))])
    assert [file[0].file for file in files] == ["a.csv", "a.csv (2)"]


def test_no_two_files_bear_one_name_whatever_they_are_called_or_hide(csv_file: CsvFile) -> None:
    names = ["a.csv", "a.csv (2)", "a.csv", "a\u200e.csv"]
    files = read_uploads([Upload(name, csv_file({"id": f"K{place}"})) for place, name in enumerate(names)])
    assert [file[0].file for file in files] == ["a.csv", "a.csv (2)", "a.csv (3)", "a.csv (4)"]


def test_an_export_beside_its_original_is_told_apart_from_it(csv_file: CsvFile) -> None:
    export = Upload("ut.csv", csv_file({"Fördela: fil": "a.csv"}))
    uploads = [Upload("a.csv", csv_file()), export, Upload("ut.csv", export.data)]
    found = Pending(read_uploads(uploads), own_names(uploads)).doubts
    assert {(one.file, other.file) for one, other in ((doubt.first, doubt.second) for doubt in found)} == {
        ("a.csv", "ut.csv"),
        ("a.csv", "ut.csv (2)"),
        ("ut.csv", "ut.csv (2)"),
    }
    assert len({doubt.key for doubt in found}) == len(found)


def test_the_problems_of_all_files_are_told_together(csv_file: CsvFile) -> None:
    bad = Upload("dålig.csv", csv_file({"belopp": "x"}))
    with pytest.raises(BadInput) as refusal:
        read_uploads([bad, Upload("bra.csv", csv_file()), Upload("tom.csv", b"")])
    assert [(one.file, one.kind) for one in refusal.value.problems] == [
        ("dålig.csv", "kronor"),
        ("tom.csv", "empty_file"),
    ]
    table = problems_csv(refusal.value.problems, "sv").decode("utf-8-sig").splitlines()
    assert table[0] == "Fil;Rad;Kolumn;Värde;Väntat"
    assert table[1] == "dålig.csv;2;belopp;x;hela kronor, till exempel 480 000"


def test_a_file_that_the_engine_cannot_reckon_with_is_refused_on_arrival(csv_file: CsvFile) -> None:
    with pytest.raises(BadInput) as refusal:
        read_uploads([Upload("a.csv", csv_file({"belopp": "999 999 999 999"}, {"belopp": "1"}))])
    assert [problem.kind for problem in refusal.value.problems] == ["too_large"]


def test_same_ids_and_near_titles_across_files_are_doubts(csv_file: CsvFile) -> None:
    files = read_uploads([Upload("a.csv", csv_file({})), Upload("b.csv", csv_file({"titel": "Något annat"}))])
    assert [doubt.reason for doubt in Pending(files, ("a.csv", "b.csv")).doubts] == ["same_id"]


def test_only_a_workbook_of_several_sheets_has_sheets_to_choose_among(csv_file: CsvFile) -> None:
    book, stream = Workbook(), io.BytesIO()
    book.create_sheet("2023")
    book.save(stream)
    assert sheets(Upload("a.xlsx", stream.getvalue())) == ("Sheet", "2023")
    single, one_sheet = load_workbook(io.BytesIO(stream.getvalue())), io.BytesIO()
    single.remove(single["2023"])
    single.save(one_sheet)
    assert sheets(Upload("a.xlsx", one_sheet.getvalue())) == ()
    assert sheets(Upload("a.csv", csv_file())) == ()
    assert sheets(Upload("a.xlsx", b"PK\x03\x04broken")) == ()


def test_a_sum_too_great_names_the_file_and_spells_nothing_out(csv_file: CsvFile) -> None:
    with pytest.raises(BadInput) as refusal:
        read_uploads([Upload("a.csv", csv_file({"belopp": "999 999 999 999"}, {"belopp": "1"}))])
    assert str(refusal.value).startswith("a.csv: hittade ”1 000 000 000 000 kr”")


def test_a_chosen_sheet_is_kept_under_the_file_and_not_its_place() -> None:
    one, other, copy = Upload("a.xlsx", b"1"), Upload("a.xlsx", b"2"), Upload("a.xlsx", b"1", "2023")
    assert sheet_keys([other, one]) == sheet_keys([one, other])[::-1]
    assert len(set(sheet_keys([one, other, copy]))) == 3


def test_a_proposal_stands_in_the_uploaded_file_whatever_file_it_came_from(csv_file: CsvFile) -> None:
    uploads = [Upload("a.csv", csv_file()), Upload("export.csv", csv_file({"Fördela: fil": "a.csv"}))]
    pending = Pending(read_uploads(uploads), own_names(uploads))
    assert [pending.name_of(one) for file in pending.files for one in file] == ["a.csv", "export.csv"]
