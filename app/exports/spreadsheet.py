"""Sheets as an XLSX file: real numbers, nothing that a spreadsheet program runs, the same bytes for the same sheets."""

import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE

from app.exports.sheets import Cell, Column, Kind, Row, Sheet, Shown
from scoring.harmless import guarded
from scoring.limits import MOST_CELL_CHARACTERS

_FONT = "Calibri"
_TITLE, _PLAIN, _BOLD = Font(name=_FONT, size=14, bold=True), Font(name=_FONT, size=11), Font(name=_FONT, bold=True)
_MARK = Font(name=_FONT, size=12, bold=True, color="9C0006")
_HEADING_FILL, _TOTAL_FILL = PatternFill("solid", fgColor="DCE6F1"), PatternFill("solid", fgColor="F2F2F2")
_TEXT = Alignment(wrap_text=True, vertical="top", horizontal="left")
_FIGURE = Alignment(vertical="top", horizontal="right", indent=1)
_FIGURE_HEADING = Alignment(wrap_text=True, vertical="top", horizontal="right", indent=1)
_LINE = Border(bottom=Side("thin", color="A6A6A6"))
_HEADING_ROW = 4
# Stored as every language has them; Swedish Excel shows 1 500 000 kr and 18,00.
_FORMATS: dict[Kind, str] = {
    "id": "@",
    "kronor": '#,##0\\ "kr"',
    "points": "#,##0.00",
    "score": "General",
    "share": "0.0\\ %",
    "number": "#,##0",
}
# In digits of the font: figures as wide as they get, texts at most so wide before they go on below.
_WIDTHS: dict[Kind, float] = {
    "id": 12,
    "short": 24,
    "text": 40,
    "long": 68,
    "kronor": 18,
    "points": 11,
    "score": 10,
    "share": 10,
    "number": 10,
}
_LETTERS = 1.05
_LINE_HEIGHT, _MOST_HEIGHT = 15.0, 409.0
# How many digits wide a page is where the letters are still easily read.
_A4_WIDE, _A3_WIDE = 190.0, 270.0
_TEXTS = ("id", "short", "text", "long")
_ESCAPED = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
# openpyxl writes no file without a time; where it is unknown it is taken out again.
_NO_MOMENT = datetime(1980, 1, 1)
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def workbook(sheets: Sequence[Sheet], title: str, mark: str, foot: str, when: str) -> bytes:
    """The sheets as a file.

    mark: stands on every sheet and every printed page, blank for none. foot: at the foot of every page. when: ISO 8601,
    as the file's own time; blank where unknown.
    """
    book = Workbook()
    book.remove(book.active)
    properties = book.properties
    properties.title, properties.creator, properties.language = plain(title), "Fördela", "sv-SE"
    properties.description = mark or None
    moment = _moment(when)
    properties.created = properties.modified = moment or _NO_MOMENT
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet, mark, foot)
    return _saved(book, dated=moment is not None)


def plain(text: str) -> str:
    """The text without what a workbook cannot hold or a reader cannot see; line breaks stay.

    A text that happens to look like an escaped character (`_x000D_`) is escaped itself, so that it is shown as it is.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    shown = "".join(char for char in lines if char == "\n" or not _hidden(char))
    cut = shown if len(shown) <= MOST_CELL_CHARACTERS else shown[: MOST_CELL_CHARACTERS - 1] + "…"
    return _ESCAPED.sub(r"_x005F_\1", cut)


def _hidden(char: str) -> bool:
    joins = char == "\u200d"  # of composed pictures
    return char in "\ufffe\uffff" or (unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and not joins)


def _moment(when: str) -> datetime | None:
    """The time in UTC, as the file has it; None where it is unknown."""
    try:
        return datetime.fromisoformat(when).astimezone(UTC).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None


def _fill(page: Any, sheet: Sheet, mark: str, foot: str) -> None:
    _above(page, sheet, mark)
    for place, column in enumerate(sheet.columns, start=1):
        cell = page.cell(_HEADING_ROW, place)
        _put(cell, column.heading, column.kind, _BOLD)
        cell.fill, cell.border = _HEADING_FILL, _LINE
        cell.alignment = _TEXT if column.kind in _TEXTS else _FIGURE_HEADING
    for number, row in enumerate((*sheet.rows, *sheet.closing), start=_HEADING_ROW + 1):
        _put_row(page, number, row, sheet.columns)
    widths = [_width(column, place, sheet) for place, column in enumerate(sheet.columns)]
    _size(page, widths)
    _lay_out(page, sheet)
    _print(page, sheet, sum(widths), mark, foot)


def _width(column: Column, place: int, sheet: Sheet) -> float:
    """As wide as the longest word of the heading, and as its longest text, up to what its kind may be."""
    heading = max(map(len, column.heading.split())) + 4.0  # and the filter's button
    if column.kind not in _TEXTS:
        return max(_WIDTHS[column.kind], heading)
    texts = [str(row.cells[place]) for row in (*sheet.rows, *sheet.closing) if isinstance(row.cells[place], str)]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0) + 3.0
    return max(min(_WIDTHS[column.kind], longest), heading)


def _size(page: Any, widths: Sequence[float]) -> None:
    """Columns and rows as large as their texts need: not every program finds the height of a row by itself."""
    for place, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    for row in page.iter_rows(min_row=_HEADING_ROW):
        lines = max(_lines(cell.value, width) for cell, width in zip(row, widths, strict=True))
        page.row_dimensions[row[0].row].height = min(lines * _LINE_HEIGHT, _MOST_HEIGHT)


def _lines(value: Any, width: float) -> int:
    """On how many lines a text stands in a column; letters are narrower than digits, and words leave some room."""
    if not isinstance(value, str):
        return 1
    fits = width * _LETTERS
    return sum(1 if len(line) <= fits else math.ceil(len(line) * 1.1 / fits) for line in value.split("\n"))


def _above(page: Any, sheet: Sheet, mark: str) -> None:
    """Title, sentence and mark above the table; not wrapped, so that they run on over the columns."""
    for number, (text, font) in enumerate(((sheet.title, _TITLE), (sheet.about, _PLAIN), (mark, _MARK)), start=1):
        cell = page.cell(number, 1)
        _put(cell, text, "text", font)
        cell.alignment = Alignment(vertical="top")


def _put_row(page: Any, number: int, row: Row, columns: Sequence[Column]) -> None:
    for place, (content, column) in enumerate(zip(row.cells, columns, strict=True), start=1):
        value, kind = (content.value, content.kind) if isinstance(content, Shown) else (content, column.kind)
        cell = page.cell(number, place)
        _put(cell, value, kind, _BOLD if row.style == "total" else _PLAIN)
        cell.alignment = _TEXT if column.kind in _TEXTS else _FIGURE
        if row.style == "total":
            cell.fill, cell.border = _TOTAL_FILL, _LINE


def _put(cell: Any, value: Cell, kind: Kind, font: Font) -> None:
    """A number as a number, a text as a text whatever it begins with, nothing where there is nothing."""
    cell.font = font
    cell.alignment = _TEXT if kind in _TEXTS else _FIGURE
    if value is None or value == "":
        return
    if isinstance(value, str):
        shown = plain(value)
        cell.value = shown
        cell.data_type = "s"
        cell.number_format = "@" if kind == "id" else "General"
        cell.quotePrefix = int(guarded(shown) != shown)
        return
    cell.value = float(value) if isinstance(value, Fraction) else value
    cell.number_format = _FORMATS.get(kind, "General")


def _lay_out(page: Any, sheet: Sheet) -> None:
    page.freeze_panes = page.cell(_HEADING_ROW + 1, sheet.frozen + 1).coordinate
    page.sheet_view.showGridLines = False
    if sheet.rows:
        last = get_column_letter(len(sheet.columns))
        page.auto_filter.ref = f"A{_HEADING_ROW}:{last}{_HEADING_ROW + len(sheet.rows)}"


def _print(page: Any, sheet: Sheet, width: float, mark: str, foot: str) -> None:
    """In landscape, on A4 where that is wide enough, else over as many A3 as it takes."""
    pages = 1 if width <= _A4_WIDE else math.ceil(width / _A3_WIDE)
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4 if width <= _A4_WIDE else page.PAPERSIZE_A3
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = pages, 0
    page.page_margins.left = page.page_margins.right = 0.5
    page.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    if pages > 1 and sheet.frozen:
        page.print_title_cols = f"A:{get_column_letter(sheet.frozen)}"
    page.oddHeader.left.text, page.oddHeader.right.text = _printed(sheet.title), _printed(mark) or None
    page.oddFooter.left.text, page.oddFooter.right.text = _printed(foot), "Sida &P av &N"


def _printed(text: str) -> str:
    """As headers and footers have it, where & begins a command; they hold 255 characters together."""
    return plain(text).replace("\n", " ").replace("&", "&&")[:80]


def _saved(book: Workbook, dated: bool) -> bytes:
    """The file's bytes, every part of it with the same date."""
    written, stream = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, _NO_MOMENT.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            data = parts.read(name)
            archive.writestr(part, data if dated or name != ARC_CORE else _TIMES.sub(b"", data))
    return stream.getvalue()
