"""Bytes of an XLSX workbook to the same rows of text cells as those of a CSV file."""

import datetime
import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

from scoring.csv_table import Row
from scoring.limits import check_archive, check_length
from scoring.numbers import decimal_comma
from scoring.problems import BadInput, Problem
from scoring.xlsx_scan import Outline, outline

if not openpyxl.DEFUSEDXML:
    raise RuntimeError("openpyxl must read XML through defusedxml: install it, and do not set OPENPYXL_DEFUSEDXML")
# What openpyxl leaves out (charts, styles) is nothing that we read; dates out of range we report ourselves.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HEAD = 4096
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ESCAPED_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")


def is_workbook(data: bytes) -> bool:
    """True where the bytes begin as a workbook's do, XLSX or the old XLS; a file's name proves nothing."""
    return data[:4] in _ZIP or data[:8] == _OLD_EXCEL


def sheet_names(data: bytes, file: str) -> tuple[str, ...]:
    """The sheets to choose among, hidden ones left out; none for a CSV file. Raises BadInput."""
    if not is_workbook(data):
        return ()
    with _broken_told(file), _opened(data, file) as book:
        return tuple(sheet.title for sheet in _visible(book))


def read_sheet(data: bytes, file: str, sheet: str | None = None) -> tuple[Row, ...]:
    """Every row that holds something, the heading row first, all as wide as the widest of them.

    sheet: its name; the first that is not hidden where None. A cell's text is the value that the
    sheet shows, unrounded: numbers with a decimal comma and never ambiguous, dates as 2024-01-31.
    Raises BadInput with every cell that cannot be read: formulas never computed, error values, and
    merged cells in the heading row or below it.
    """
    with _broken_told(file), _opened(data, file) as book:
        chosen = _chosen(book, sheet, file)
        found = outline(book._archive.read(chosen._worksheet_path), file)
        cells = _cells(chosen, found, file)
    return _rows(cells, found, file)


@contextmanager
def _broken_told(file: str) -> Iterator[None]:
    try:
        yield
    except BadInput:
        raise
    except Exception as error:
        # A broken workbook makes zipfile, the XML parsers and openpyxl raise almost anything.
        raise BadInput([Problem(file, "broken_workbook")]) from error


@contextmanager
def _opened(data: bytes, file: str) -> Iterator[Any]:
    if data[:8] == _OLD_EXCEL:
        raise BadInput([Problem(file, "encrypted" if _ENCRYPTED in data else "old_excel")])
    check_archive(data, file)
    _check_unsized(data, file)
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def _check_unsized(data: bytes, file: str) -> None:
    """Hold sheets that do not say their size to the limits: openpyxl, opening them, reads them to the end."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                sheet = archive.read(name)
                if b"dimension" not in sheet[:_HEAD]:
                    outline(sheet, file)


def _visible(book: Any) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _chosen(book: Any, name: str | None, file: str) -> Any:
    visible = _visible(book)
    sheets = visible[:1] if name is None else [sheet for sheet in book.worksheets if sheet.title == name]
    if not sheets:
        names = ", ".join(sheet.title for sheet in visible)
        raise BadInput([Problem(file, "sheet_unknown", value=name, details={"names": names}) if names
                        else Problem(file, "no_sheet")])  # fmt: skip
    return sheets[0]


def _cells(sheet: Any, found: Outline, file: str) -> list[tuple[Any, ...]]:
    """The cells of each row up to the last that holds something, blank rows included.

    No more rows are asked for: what stands after the table (filters, checks, links) is not ours to parse.
    """
    if not found.last_row:
        return []
    rows = list(islice(sheet.iter_rows(max_row=found.last_row, max_col=found.width), found.last_row))
    if sum(cell.value is not None for row in rows for cell in row) != found.filled:
        # openpyxl did not understand cells that are there, as in a "Strict" workbook.
        raise BadInput([Problem(file, "broken_workbook")])
    return rows


def _rows(cells: Sequence[tuple[Any, ...]], found: Outline, file: str) -> tuple[Row, ...]:
    texts = [tuple(map(_text, row)) for row in cells]
    rows = [row for row in (Row(number, texts_) for number, texts_ in enumerate(texts, start=1)) if not row.blank]
    if not rows and not found.uncomputed:
        raise BadInput([Problem(file, "empty_file")])
    problems = _cell_problems(cells, rows, found, file) + _merged_problems(rows, found, file)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    width = max(place for row in rows for place, text in enumerate(row.cells, start=1) if text.strip())
    return tuple(Row(row.number, row.cells[:width]) for row in rows)


def _cell_problems(
    cells: Sequence[tuple[Any, ...]], rows: Sequence[Row], found: Outline, file: str
) -> list[Problem]:  # fmt: skip
    def heading(column: int) -> str:
        return (rows and rows[0].cells[column - 1].strip()) or get_column_letter(column)

    problems = [Problem(file, "uncomputed", row, heading(column), text) for row, column, text in found.uncomputed]
    for number, row in enumerate(cells, start=1):
        for column, cell in enumerate(row, start=1):
            if _is_error(cell):
                problems.append(Problem(file, "cell_error", number, heading(column), str(cell.value)))
            elif isinstance(cell.value, str):
                check_length(file, number, cell.value, lambda column=column: heading(column))  # type: ignore[misc]
    return problems


def _merged_problems(rows: Sequence[Row], found: Outline, file: str) -> list[Problem]:
    """Merged cells leave all but one of them blank: under which heading, or in which row, would be a guess."""
    touching = [area for area in found.merged if rows and range_boundaries(area)[3] >= rows[0].number]
    if not touching:
        return []
    return [Problem(file, "merged", range_boundaries(touching[0])[1], None, ", ".join(touching))]


def _is_error(cell: Any) -> bool:
    return cell.data_type == "e" or (isinstance(cell.value, float) and not math.isfinite(cell.value))


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or _is_error(cell):
        return "" if value is None else str(value)
    if isinstance(value, str):
        return _ESCAPED_CONTROL.sub(lambda match: chr(int(match[1], 16)), value)
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, int):
        # A column of ids that shows 007 has the number format 000.
        zeros = cell.number_format
        return str(value).zfill(len(zeros)) if zeros.strip("0") == "" else str(value)
    return decimal_comma(value) if isinstance(value, float) else _moment(value)


def _moment(value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta) -> str:
    """`2024-01-31`, `2024-01-31 13:30:00`, `13:30:00`; a duration in hours, `36:00:00`."""
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat()
