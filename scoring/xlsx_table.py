"""Bytes of an XLSX workbook to the same rows of text cells as those of a CSV file."""

from openpyxl.utils import get_column_letter, range_boundaries

from scoring.csv_table import Row
from scoring.limits import check_cells, check_length
from scoring.problems import BadInput, Problem
from scoring.xlsx_book import Book, SheetPart, is_workbook, opened
from scoring.xlsx_scan import Sheet, scan_sheet


def sheet_names(data: bytes, file: str) -> tuple[str, ...]:
    """The sheets to choose among, hidden ones left out; none for a CSV file. Raises BadInput."""
    if not is_workbook(data):
        return ()
    with opened(data, file) as book:
        return tuple(sheet.name for sheet in book.sheets if sheet.visible)


def read_sheet(data: bytes, file: str, sheet: str | None = None) -> tuple[Row, ...]:
    """Every row that holds something, the heading row first, all as wide as the widest of them.

    sheet: its name; the first that is not hidden where None. A cell's text is the value that the
    sheet shows, unrounded: numbers with a decimal comma and never ambiguous, dates as 2024-01-31.
    Raises BadInput with every cell that cannot be read: formulas never computed, error values, and
    merged cells in the heading row or below it.
    """
    with opened(data, file) as book:
        found = scan_sheet(book.xml(_chosen(book, sheet, file)), book.values(), file)
        return _rows(found, file)


def _chosen(book: Book, name: str | None, file: str) -> SheetPart:
    visible = [sheet for sheet in book.sheets if sheet.visible]
    sheets = visible[:1] if name is None else [sheet for sheet in book.sheets if sheet.name == name]
    if not sheets:
        names = ", ".join(sheet.name for sheet in visible)
        raise BadInput([Problem(file, "sheet_unknown", value=name, details={"names": names}) if names
                        else Problem(file, "no_sheet")])  # fmt: skip
    return sheets[0]


def _rows(sheet: Sheet, file: str) -> tuple[Row, ...]:
    rows = [row for row in (Row(number, tuple(texts)) for number, texts in sheet.rows.items()) if not row.blank]
    if not rows and not sheet.uncomputed:
        raise BadInput([Problem(file, "empty_file")])
    _check_lengths(rows, file)
    problems = _cell_problems(sheet, rows, file) + _merged_problems(sheet, rows, file)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    width = max(place for row in rows for place, text in enumerate(row.cells, start=1) if text.strip())
    check_cells(file, width * len(rows))  # one wide row makes all rows wide
    return tuple(_widened(row, width, sheet) for row in rows)


def _widened(row: Row, width: int, sheet: Sheet) -> Row:
    cells = (*row.cells[:width], *[""] * (width - len(row.cells)))
    return Row(row.number, cells, sheet.formats.get(row.number, {}))


def _check_lengths(rows: list[Row], file: str) -> None:
    for row in rows:
        for column, text in enumerate(row.cells, start=1):
            check_length(file, row.number, text, lambda column=column: _heading(rows, column))  # type: ignore[misc]


def _heading(rows: list[Row], column: int) -> str:
    """The text of the first row above a column, or the column's letter."""
    headings = rows[0].cells if rows else ()
    return (headings[column - 1].strip() if column <= len(headings) else "") or get_column_letter(column)


def _cell_problems(sheet: Sheet, rows: list[Row], file: str) -> list[Problem]:
    found = [("uncomputed", *place) for place in sheet.uncomputed] + [("cell_error", *place) for place in sheet.errors]
    return [Problem(file, kind, row, _heading(rows, column), value) for kind, row, column, value in found]


def _merged_problems(sheet: Sheet, rows: list[Row], file: str) -> list[Problem]:
    """Merged cells leave all but one of them blank: under which heading, or in which row, would be a guess."""
    touching = [area for area in sheet.merged if rows and range_boundaries(area)[3] >= rows[0].number]
    if not touching:
        return []
    return [Problem(file, "merged", range_boundaries(touching[0])[1], None, ", ".join(touching))]
