"""A file of either kind, CSV or XLSX, to rows of text cells."""

from collections.abc import Callable

from scoring.csv_table import Row, read_table
from scoring.limits import check_file
from scoring.xlsx_book import is_workbook
from scoring.xlsx_table import read_sheet


def read_rows(data: bytes, file: str, known: Callable[[str], bool], sheet: str | None = None) -> tuple[Row, ...]:
    """Every row that holds something, the heading row first. The kind is told by the content, not by the name.

    known: says whether a heading is one that we know, which tells a CSV file's separator; sheet: the
    name of a workbook's sheet, the first that is not hidden where None. Raises BadInput.
    """
    check_file(data, file)
    return read_sheet(data, file, sheet) if is_workbook(data) else read_table(data, file, known)
