"""Sheets as a file: numbers as numbers, texts as texts, and nothing that runs."""

import io
import zipfile
from fractions import Fraction
from typing import Any

import openpyxl
import pytest

from app.exports.sheets import Cell, Column, Row, Sheet, Shown
from app.exports.spreadsheet import plain, workbook

COLUMNS = (Column("Id", "id"), Column("Förslag"), Column("Belopp", "kronor"), Column("Poäng", "points"))
HEADING = 4


def sheet(*rows: tuple[Cell, ...], **fields: Any) -> Sheet:
    return Sheet("Blad", "En tabell", "Vad den är.", COLUMNS, [Row(row) for row in rows], **fields)


def written(*sheets: Sheet, mark: str = "", when: str = "2026-11-24T10:00:00+01:00") -> bytes:
    return workbook(sheets, "Fördelning", mark, "Fördela, beslutspost ab & cd", when)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def body(data: bytes) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in opened(data)["Blad"].iter_rows(min_row=HEADING + 1)]


def test_a_table_stands_under_its_title_and_numbers_are_numbers() -> None:
    page = opened(written(sheet(("P01", "Läxhjälp", 480_000, Fraction(4, 5)))))["Blad"]
    assert [page.cell(row, 1).value for row in (1, 2, 3)] == ["En tabell", "Vad den är.", None]
    assert [cell.value for cell in page[HEADING]] == ["Id", "Förslag", "Belopp", "Poäng"]
    cells = page[HEADING + 1]
    assert [cell.value for cell in cells] == ["P01", "Läxhjälp", 480_000, 0.8]
    assert [cell.data_type for cell in cells] == ["s", "s", "n", "n"]
    assert [cell.number_format for cell in cells] == ["@", "General", '#,##0\\ "kr"', "#,##0.00"]


def test_what_is_unknown_is_an_empty_cell_and_nothing_is_0() -> None:
    assert body(written(sheet(("P01", "", None, 0)))) == [["P01", None, None, 0]]


def test_a_figure_among_texts_is_shown_in_its_own_way() -> None:
    page = opened(written(sheet(("P01", Shown(15_000_000, "kronor"), None, Shown(3, "number")))))["Blad"]
    text, number = page.cell(HEADING + 1, 2), page.cell(HEADING + 1, 4)
    assert (text.value, text.number_format, number.number_format) == (15_000_000, '#,##0\\ "kr"', "#,##0")


@pytest.mark.parametrize(
    "text", ["=1+1", "=HYPERLINK(1)", "+46", "-1", "@SUM(A1)", "'=1", "#N/A", "#REF!", "=", "{=1}", "2024-01-31", "1E5"]
)
def test_a_text_that_a_spreadsheet_might_run_is_a_text(text: str) -> None:
    data = written(sheet((text, text, None, None)))
    for cell in opened(data)["Blad"][HEADING + 1][:2]:
        assert (cell.value, cell.data_type) == (text, "s")
        assert bool(cell.quotePrefix) is (text.lstrip("'")[:1] in ("=", "+", "-", "@"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist())


def test_a_heading_and_a_title_that_might_run_are_texts_too() -> None:
    risky = Sheet("Blad", "=1+1", "@x", (Column("=2+2"),), [Row(("a",))])
    page = opened(workbook([risky], "=T", "", "", ""))["Blad"]
    assert [page.cell(row, 1).data_type for row in (1, 2, HEADING)] == ["s", "s", "s"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x07c\x1b", "abc"),
        ("rad ett\r\nrad två\rtre", "rad ett\nrad två\ntre"),
        ("\t=1", " =1"),
        ("a\u202eb\u200bc\ufeff", "abc"),
        ("\ud800x\ufffe\uffff", "x"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("_x000D_", "_x005F_x000D_"),
        ("x" * 40_000, "x" * 32_766 + "…"),
        ("Åäö – ”é” 5 °", "Åäö – ”é” 5 °"),
    ],
)
def test_what_a_workbook_cannot_hold_or_nobody_sees_is_left_out(text: str, shown: str) -> None:
    assert plain(text) == shown
    assert body(written(sheet((text, "", None, None)))) == [[shown, None, None, None]]


def test_headings_stay_in_sight_and_filters_leave_the_sums_alone() -> None:
    total = Row(("", "Totalbelopp", 2, None), "total")
    page = opened(written(sheet(("P01", "a", 1, 1), ("P02", "b", 1, 1), closing=(total,), frozen=2)))["Blad"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("C5", "A4:D6")
    assert page.cell(7, 2).font.bold
    assert page.cell(7, 3).value == 2


def test_a_table_without_rows_has_no_filter() -> None:
    assert opened(written(sheet()))["Blad"].auto_filter.ref is None


def test_a_page_is_landscape_with_its_headings_and_its_number() -> None:
    page = opened(written(sheet(("P01", "a", 1, 1)), mark="Exempel"))["Blad"]
    assert page.page_setup.orientation == "landscape"
    assert (page.print_title_rows, page.page_setup.fitToWidth, page.page_setup.fitToHeight) == ("$4:$4", 1, 0)
    assert page.oddFooter.left.text == "Fördela, beslutspost ab && cd"
    assert page.oddFooter.right.text == "Sida &P av &N"
    assert page.oddHeader.right.text == "Exempel"


def test_a_wide_table_is_printed_on_larger_pages_with_its_first_columns_on_each() -> None:
    columns = tuple(Column(f"Kolumn {number}", "kronor") for number in range(20))
    wide = Sheet("Blad", "Bred", "", columns, [Row((1,) * 20)], frozen=2)
    page = opened(written(wide))["Blad"]
    assert (page.page_setup.paperSize, page.page_setup.fitToWidth) == (int(page.PAPERSIZE_A3), 2)
    assert page.print_title_cols == "$A:$B"


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    page = opened(written(sheet(("P01", "kort", 1, 1), ("P02", "ord " * 50, 1, 1), ("P03", "a\nb", 1, 1))))["Blad"]
    one, long, broken = (page.row_dimensions[HEADING + number].height for number in (1, 2, 3))
    assert (one, broken) == (15, 30)
    assert long > 60
    assert page.column_dimensions["B"].width == 40


def test_the_mark_stands_on_every_sheet() -> None:
    second = Sheet("Annat", "Annat", "", COLUMNS, ())
    book = opened(written(sheet(), second, mark="Exempel – inte beslutsunderlag"))
    assert [page.cell(3, 1).value for page in book] == ["Exempel – inte beslutsunderlag"] * 2


def test_the_file_says_what_it_is_in_which_language_and_when() -> None:
    properties = opened(written(sheet())).properties
    assert (properties.title, properties.language, properties.creator) == ("Fördelning", "sv-SE", "Fördela")
    assert properties.created.isoformat() == "2026-11-24T09:00:00"


def test_the_same_sheets_give_the_same_bytes_and_an_unknown_time_is_none() -> None:
    assert written(sheet(("P01", "a", 1, 1))) == written(sheet(("P01", "a", 1, 1)))
    data = written(sheet(), when="")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        assert b"dcterms" not in parts.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")
