"""Bytes of a CSV file, from Swedish Excel or a script, to rows of text cells with their row numbers."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice

from scoring.characters import garbled_throughout
from scoring.limits import MOST_COLUMNS, MOST_FILE_BYTES, check_cells, check_length, check_row, check_width
from scoring.problems import BadInput, Problem

SEPARATORS = (";", ",", "\t")
_HEAD = 1000
_TITLE_ROWS = 20  # so many rows may stand above the headings
_HEADING_CHARACTERS = 2**18  # enough to tell the separator, however long the file's first record is


@dataclass(frozen=True)
class Row:
    """One record; number is its row in a spreadsheet, where an opening line `sep=;` is not shown.

    formats: {column from 1: number format} of a workbook's numbers that are shown as something else than the text here.
    """

    number: int
    cells: tuple[str, ...]
    formats: Mapping[int, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """True where no cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


def read_table(data: bytes, file: str, known: Callable[[str], bool]) -> tuple[Row, ...]:
    """Every row that holds something, the heading row first.

    known: says whether a heading is one that we know, which tells the separator.
    Raises BadInput for a file that is no CSV text, has a broken quote or nothing in it.
    """
    text, separator = _without_separator_line(_proper(_decoded(data, file), file), file)
    if separator is None:
        separator = max(SEPARATORS, key=lambda mark: _known_headings(text, mark, known))
    rows = tuple(row for row in _records(text, separator, file) if not row.blank)
    if not rows:
        raise BadInput([Problem(file, "empty_file")])
    return rows


def ends_inside_row(data: bytes) -> bool:
    """True where no line break ends the last row that holds something, as programs for spreadsheets end it."""
    return not data.rstrip(b";,\t ").endswith((b"\n", b"\r"))


def _decoded(data: bytes, file: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_like_utf_16(data[:_HEAD]):
        raise BadInput([Problem(file, "not_csv")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if data.decode("utf-8", errors="ignore").isascii() and (text := _windows_1252(data)) is not None:
            return text
        # Some letters are UTF-8 and some are not: reading either way would garble the others.
        raise BadInput([Problem(file, "encoding", value=f"byte {error.start + 1}")]) from error


def _looks_like_utf_16(head: bytes) -> bool:
    """True where nearly every other byte is zero, as in UTF-16 that does not say that it is."""
    return max(head[0::2].count(0), head[1::2].count(0)) * 3 > len(head) > 0


def _proper(text: str, file: str) -> str:
    """The text, unless it can be seen that its letters were read in another code page than they were written in."""
    if (word := garbled_throughout(text)) is not None:
        raise BadInput([Problem(file, "encoding", value=word)])
    return text


def _windows_1252(data: bytes) -> str | None:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _without_separator_line(text: str, file: str) -> tuple[str, str | None]:
    first, *rest = re.split("\r\n|\n|\r", text, maxsplit=1)
    if not first.strip().casefold().startswith("sep="):
        return text, None
    separator = first[len("sep=") :].strip(" ")[:1]
    if separator not in SEPARATORS:
        raise BadInput([Problem(file, "separator", row=1, value=first.strip())])
    return "".join(rest), separator


def _known_headings(text: str, separator: str, known: Callable[[str], bool]) -> tuple[int, int]:
    """How many headings are known in the first row, and at most in a row near it: a title may stand above them."""
    records = csv.reader(io.StringIO(text[:_HEADING_CHARACTERS], newline=""), delimiter=separator)
    found = []
    with suppress(csv.Error):
        for cells in islice((cells for cells in records if any(map(str.strip, cells))), _TITLE_ROWS):
            found.append(sum(map(known, cells[:MOST_COLUMNS])))
    return (found[0], max(found)) if found else (0, 0)


def _records(text: str, separator: str, file: str) -> list[Row]:
    csv.field_size_limit(MOST_FILE_BYTES)  # the file's own limit: a long cell is told below, with its length
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    cells_so_far = 0
    try:
        for number, cells in enumerate(reader, start=1):
            cells_so_far += len(cells)
            check_row(file, number)
            check_width(file, number, len(cells))
            check_cells(file, cells_so_far)
            _check_lengths(file, number, cells, rows)
            rows.append(Row(number, tuple(cells)))
    except csv.Error as error:
        raise BadInput([Problem(file, "quotes", row=len(rows) + 1)]) from error
    return rows


def _check_lengths(file: str, number: int, cells: list[str], rows: list[Row]) -> None:
    headings = next((row.cells for row in rows if not row.blank), ())
    for place, text in enumerate(cells):
        check_length(file, number, text, lambda place=place: dict(enumerate(headings)).get(place, str(place + 1)))  # type: ignore[misc]
