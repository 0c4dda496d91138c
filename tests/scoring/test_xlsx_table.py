import contextlib
import datetime
import io
import re
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.csv_table import Row
from scoring.numbers import parse_decimal
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.xlsx_book import is_workbook
from scoring.xlsx_table import read_sheet, sheet_names

Workbook = Callable[..., bytes]
WithPart = Callable[..., bytes]
_SHEET = "xl/worksheets/sheet1.xml"


def _rows(data: bytes, sheet: str | None = None) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in read_sheet(data, "f.xlsx", sheet)]


def _problems(data: bytes, sheet: str | None = None) -> list[Problem]:
    with pytest.raises(BadInput) as refusal:
        read_sheet(data, "f.xlsx", sheet)
    return list(refusal.value.problems)


def _changed(data: bytes, change: Callable[[Any], object]) -> bytes:
    """The workbook after `change` was done to it with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _xml(cells: str) -> Callable[[bytes], bytes]:
    """Puts cells in place of the text `HÄR` in a sheet's second row."""
    return lambda sheet: sheet.replace(sheet[sheet.index(b'<c r="B2"') : sheet.index(b"</row></sheetData>")],
                                       cells.encode())  # fmt: skip


def _only(workbook: Workbook, with_part: WithPart, cell: str) -> bytes:
    return with_part(workbook(("id", "titel"), ("P01", "HÄR")), _SHEET, _xml(cell))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (480_000, "480000"), (480_000.0, "480000"), (1.234, "1,2340"), (3.5, "3,5"), (0.1, "0,1"), (-2, "-2"),
        (10**12, "1000000000000"), (1e-7, "0,0000001"), (True, "SANT"), (False, "FALSKT"),
        ("480 000", "480 000"), ("007", "007"), (" a ", " a "), ("rad ett\nrad två", "rad ett\nrad två"),
        ("#N/A som text", "#N/A som text"), (None, ""),
        (datetime.datetime(2024, 1, 31), "2024-01-31"), (datetime.date(2024, 1, 31), "2024-01-31"),
        (datetime.datetime(2024, 1, 31, 13, 30), "2024-01-31 13:30:00"), (datetime.time(13, 30), "13:30:00"),
        (datetime.timedelta(hours=36, minutes=5), "36:05:00"),
    ],
)  # fmt: skip
def test_a_cell_becomes_the_text_of_its_value(workbook: Workbook, value: object, text: str) -> None:
    assert _rows(workbook(("id", "värde", "slut"), ("P01", value, "x"))) == [
        (1, ("id", "värde", "slut")),
        (2, ("P01", text, "x")),
    ]


_NUMBERS = st.integers(-(10**12), 10**12)


@given(st.one_of(_NUMBERS, *(_NUMBERS.map(lambda n, k=k: n / 10**k) for k in (1, 2, 3, 4))))  # type: ignore[misc]
def test_every_number_reads_back_exactly_and_never_as_two(workbook: Workbook, number: float) -> None:
    (_, (_, text)) = _rows(workbook(("id", "n"), ("P01", number)))[1]
    assert float(parse_decimal(text)) == number


def test_a_number_that_shows_leading_zeros_keeps_them(workbook: Workbook) -> None:
    def format_ids(book: Any) -> None:
        book.active["A2"].number_format = "000"

    assert _rows(_changed(workbook(("id", "titel"), (7, "a")), format_ids))[1] == (2, ("007", "a"))


def test_the_value_that_a_formula_had_when_saved_is_read(workbook: Workbook, with_part: WithPart) -> None:
    for cell, text in (
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="str"><f>A2</f><v>P01</v></c>', "P01"),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        ('<c r="B2" t="b"><f>1=1</f><v>1</v></c>', "SANT"),
    ):
        assert (_rows(_only(workbook, with_part, cell + '<c r="C2"><v>9</v></c>'))[1][1]) == ("P01", text, "9")


@pytest.mark.parametrize(
    "cell", ['<c r="B2"><f>1+1</f></c>', '<c r="B2"><f>1+1</f><v/></c>', '<c r="B2" t="str"><f>1+1</f></c>']
)
def test_a_formula_never_computed_is_told_with_its_place(workbook: Workbook, with_part: WithPart, cell: str) -> None:
    assert _problems(_only(workbook, with_part, cell)) == [Problem("f.xlsx", "uncomputed", 2, "titel", "=1+1")]


def test_a_formula_without_a_heading_is_placed_by_its_letter(workbook: Workbook) -> None:
    assert _problems(workbook(("id",), ("P01", None, "=A2"))) == [Problem("f.xlsx", "uncomputed", 2, "C", "=A2")]


def test_names_with_a_prefix_are_the_same_names(workbook: Workbook, with_part: WithPart) -> None:
    def prefixed(sheet: bytes) -> bytes:
        return re.sub(rb"<(/?)(\w)", rb"<\1x:\2", sheet).replace(b"xmlns=", b"xmlns:x=")

    good, faulty = workbook(("id",), ("P01",)), workbook(("id", "n"), ("P01", "=1+1"))
    assert _rows(with_part(good, _SHEET, prefixed)) == _rows(good)
    assert _problems(with_part(faulty, _SHEET, prefixed)) == [Problem("f.xlsx", "uncomputed", 2, "n", "=1+1")]


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?"])
def test_an_error_value_is_told_with_its_place(workbook: Workbook, error: str) -> None:
    assert _problems(workbook(("id", "belopp"), ("P01", error))) == [
        Problem("f.xlsx", "cell_error", 2, "belopp", error)
    ]


@pytest.mark.parametrize("value", ["1E+999", "-1e999"])
def test_a_number_without_end_is_an_error_value(workbook: Workbook, with_part: WithPart, value: str) -> None:
    (problem,) = _problems(_only(workbook, with_part, f'<c r="B2"><v>{value}</v></c>'))
    assert (problem.kind, problem.row, problem.column) == ("cell_error", 2, "titel")


def test_a_date_out_of_range_is_an_error_value(workbook: Workbook) -> None:
    def dated(book: Any) -> None:
        book.active["B2"].number_format = "yyyy-mm-dd"

    (problem,) = _problems(_changed(workbook(("id", "tid"), ("P01", 10**12)), dated))
    assert (problem.kind, problem.row, problem.column) == ("cell_error", 2, "tid")


def test_every_cell_that_cannot_be_read_is_told_at_once(workbook: Workbook) -> None:
    problems = _problems(workbook(("id", "n"), ("#N/A", 1), ("P02", "=1")))
    assert [(p.kind, p.row, p.column) for p in problems] == [("cell_error", 2, "id"), ("uncomputed", 3, "n")]


@pytest.mark.parametrize(("area", "row"), [("B1:C1", 1), ("A2:A3", 2), ("B5:C6", 5)])
def test_merged_cells_from_the_headings_down_are_refused_by_name(workbook: Workbook, area: str, row: int) -> None:
    data = _changed(workbook(("id", "titel"), ("P01", "a"), ("P02", "b")), lambda book: book.active.merge_cells(area))
    assert _problems(data) == [Problem("f.xlsx", "merged", row, None, area)]


def test_every_merged_area_is_named(workbook: Workbook) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("B1:C1")

    (problem,) = _problems(_changed(workbook(("id", "titel"), ("P01", "a")), merge))
    assert problem.value is not None
    assert set(problem.value.split(", ")) == {"A2:A3", "B1:C1"}


def test_merged_cells_in_blank_rows_above_the_headings_do_no_harm(workbook: Workbook) -> None:
    data = _changed(workbook((), (), ("id",), ("P01",)), lambda book: book.active.merge_cells("A1:C1"))
    assert _rows(data) == [(3, ("id",)), (4, ("P01",))]


def test_row_numbers_are_the_sheets_own_and_blank_rows_are_skipped(workbook: Workbook) -> None:
    assert [number for number, _ in _rows(workbook((), ("id",), (), (" ",), ("P01",)))] == [2, 5]


def test_ragged_and_padded_rows_become_as_wide_as_the_content(workbook: Workbook) -> None:
    data = workbook(("id", "titel", None, " "), ("P01",), ("P02", "b", None, None, None))
    assert _rows(data) == [(1, ("id", "titel")), (2, ("P01", "")), (3, ("P02", "b"))]
    assert _rows(workbook(("id",), ("P01", None, "x")))[0] == (1, ("id", "", ""))


def test_a_formatted_row_far_below_the_table_does_no_harm(workbook: Workbook, with_part: WithPart) -> None:
    far = b'<row r="1048576" ht="12.8"><c r="A1048576" s="0"/></row></sheetData>'
    data = with_part(workbook(("id",), ("P01",)), _SHEET, lambda sheet: sheet.replace(b"</sheetData>", far))
    assert _rows(data) == [(1, ("id",)), (2, ("P01",))]


def test_a_wrong_or_missing_dimension_does_not_hide_cells(workbook: Workbook, with_part: WithPart) -> None:
    data = workbook(("id", "n"), ("P01", 1), ("P02", 2))
    for said in (b'<dimension ref="A1"/>', b""):
        assert _rows(with_part(data, _SHEET, lambda s, d=said: s.replace(b'<dimension ref="A1:B3"/>', d))) == _rows(
            data
        )


@pytest.mark.parametrize(
    "cells",
    [
        '<c r="B2"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="C2"><v>1</v></c><c r="B2"><v>2</v></c>',
        '<c r="B3"><v>1</v></c>',
        '<c r="B2"><v>1</v></c></row><row r="2"><c r="A2"><v>3</v></c>',
        '<c r="B2" t="s"><v>99</v></c>',
        '<c r="B2"><v>tolv</v></c>',
        '<c r="B2" t="inlineStr"><v>text</v></c>',
    ],
)  # fmt: skip
def test_cells_out_of_order_or_unintelligible_are_refused(workbook: Workbook, with_part: WithPart, cells: str) -> None:
    assert [problem.kind for problem in _problems(_only(workbook, with_part, cells))] == ["broken_workbook"]


def test_an_escaped_control_character_is_itself_again(workbook: Workbook, with_part: WithPart) -> None:
    cell = '<c r="B2" t="inlineStr"><is><t>a_x0007_b_x000D_</t></is></c>'
    assert _rows(_only(workbook, with_part, cell))[1][1] == ("P01", "a\ab\r")


def test_the_first_sheet_that_is_not_hidden_is_read_unless_one_is_chosen(workbook: Workbook) -> None:
    data = workbook(("dold",), Synlig=(("id",),), Annan=(("x",),))
    hidden = _changed(data, lambda book: setattr(book["Förslag"], "sheet_state", "hidden"))
    assert sheet_names(data, "f.xlsx") == ("Förslag", "Synlig", "Annan")
    assert sheet_names(hidden, "f.xlsx") == ("Synlig", "Annan")
    assert _rows(hidden) == [(1, ("id",))]
    assert _rows(hidden, "Annan") == [(1, ("x",))]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(workbook: Workbook) -> None:
    data = workbook(("id",), Blad2=())
    assert _problems(data, "Blad9") == [
        Problem("f.xlsx", "sheet_unknown", value="Blad9", details={"names": "Förslag, Blad2"})
    ]


def test_a_workbook_with_no_visible_sheet_is_refused(workbook: Workbook, with_part: WithPart) -> None:
    data = with_part(
        workbook(("id",)), "xl/workbook.xml", lambda xml: xml.replace(b'state="visible"', b'state="hidden"')
    )
    assert [problem.kind for problem in _problems(data)] == ["no_sheet"]


def test_an_empty_sheet_is_an_empty_file(workbook: Workbook) -> None:
    assert _problems(workbook()) == [Problem("f.xlsx", "empty_file")]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", "broken_workbook"),
        (b"PK\x05\x06" + bytes(18), "broken_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_workbook_we_read_is_refused_with_its_reason(data: bytes, kind: str) -> None:
    assert is_workbook(data)
    assert _problems(data) == [Problem("f.xlsx", kind)]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml", _SHEET])
@pytest.mark.parametrize("content", [b"", b"<a", b"<a></b>", b"\0" * 50])
def test_a_broken_part_is_a_broken_workbook(workbook: Workbook, with_part: WithPart, part: str, content: bytes) -> None:
    kinds = {problem.kind for problem in _problems(with_part(workbook(("id",), ("P01",)), part, lambda _: content))}
    assert kinds <= {"broken_workbook", "empty_file", "no_sheet"}


def test_a_csv_file_has_no_sheets() -> None:
    assert sheet_names(b"id;titel\n", "f.csv") == ()
    assert not is_workbook(b"PK;titel\n")


def test_the_same_proposals_are_read_from_a_workbook_as_from_csv(
    workbook: Workbook,
    as_excel: Callable[[bytes], bytes],
    written: Callable[..., bytes],
    read: Callable[..., tuple[Proposal, ...]],
) -> None:
    headings = ("id", "titel", "belopp", "primärt område", "boende", "utbildning", "arbetsmarknad", "demokrati",
                "brottslighet")  # fmt: skip
    rows = (headings, ("P01", "Läxhjälp", 480_000, "Utbildning", 1, 3.5, 0, 2.0, "0,5"))
    assert read(workbook(*rows)) == read(written({}))
    assert read(as_excel(workbook(*rows))) == read(written({}))
    assert read(workbook(("annat",), Blad2=rows), sheet="Blad2") == read(written({}))


def test_a_row_is_the_same_thing_as_in_a_csv_file(workbook: Workbook) -> None:
    assert read_sheet(workbook(("id",)), "f.xlsx") == (Row(1, ("id",)),)


@settings(max_examples=150)
@given(st.sampled_from([b"PK\x03\x04", b"PK\x05\x06"]), st.binary(max_size=500))
def test_bytes_that_begin_like_a_workbook_are_refused(beginning: bytes, rest: bytes) -> None:
    assert _problems(beginning + rest)


@settings(max_examples=150)
@given(st.sampled_from([_SHEET, "xl/workbook.xml"]), st.floats(0, 1), st.binary(min_size=1, max_size=4))
def test_damaged_xml_is_read_or_refused(
    workbook: Workbook, with_part: WithPart, part: str, place: float, piece: bytes
) -> None:
    def damaged(xml: bytes) -> bytes:
        start = int(place * len(xml))
        return xml[:start] + piece + xml[start + len(piece) :]

    with contextlib.suppress(BadInput):
        assert _rows(with_part(workbook(("id", "n"), ("P01", 1), ("P02", "b")), part, damaged))
