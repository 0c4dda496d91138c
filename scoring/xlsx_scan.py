"""One pass over a sheet's XML for what openpyxl passes over: its size, merged cells, formulas never computed."""

from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from scoring.limits import check_cells, check_row, check_width, refuse
from scoring.problems import BadInput, Problem

_MOST_BETWEEN_ROWS = 100_000
_MOST_FORMULA_CHARACTERS = 200


@dataclass
class Outline:
    """What a sheet holds; rows and columns are numbered from 1.

    last_row, width: the last row and column with content, 0 where there is none; filled: cells with
    a value; uncomputed: (row, column, formula) of each formula without a stored value; merged:
    ranges such as `B1:C1`.
    """

    last_row: int = 0
    width: int = 0
    filled: int = 0
    uncomputed: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def outline(sheet: bytes, file: str) -> Outline:
    """Read a sheet's XML, whatever prefix its names have, and stop at the first limit that it breaks.

    Raises BadInput for a limit and for rows or cells out of order, of which openpyxl would drop some
    without a word; other faults raise what the XML parser raises.
    """
    # A first count without parsing, since it takes no time; a name with a prefix is counted below.
    check_cells(file, sum(map(sheet.count, (b"<c ", b"<c>", b"<c/"))))
    scan = _Scan(file)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = scan.doctype
    parser.StartElementHandler = scan.start
    parser.CharacterDataHandler = scan.characters
    parser.EndElementHandler = scan.end
    parser.Parse(sheet, True)
    return scan.found


class _Scan:
    """What expat calls; plain expat, since defusedxml's slower reader forbids nothing more than `doctype` does."""

    def __init__(self, file: str) -> None:
        self.found = Outline()
        self._file = file
        self._rows = self._cells = self._between_rows = 0
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._part = ""

    def doctype(self, *_: object) -> None:
        raise self._broken("<!DOCTYPE>")

    def start(self, name: str, attrs: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        self._between_rows += 1
        if self._between_rows > _MOST_BETWEEN_ROWS:
            raise refuse(self._file, "limit_tags", f"> {_MOST_BETWEEN_ROWS}", self._row or None)
        if tag == "c":
            self._start_cell(attrs)
        elif tag == "row":
            self._start_row(attrs)
        elif tag in ("v", "f", "is") and self._cell is not None:
            self._part = tag
            self._cell.parts[tag] = ""
        elif tag == "mergeCell":
            self.found.merged.append(attrs.get("ref", ""))

    def characters(self, content: str) -> None:
        if self._part and self._cell is not None and len(self._cell.parts[self._part]) < _MOST_FORMULA_CHARACTERS:
            self._cell.parts[self._part] += content

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == self._part:
            self._part = ""
        elif tag == "c" and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = int(attrs["r"]) if "r" in attrs else self._row + 1
        self._in_order(self._row, number)
        self._rows += 1
        check_row(self._file, self._rows)
        self._row, self._column, self._between_rows = number, 0, 0

    def _start_cell(self, attrs: dict[str, str]) -> None:
        column = self._column + 1
        if "r" in attrs:
            letters = attrs["r"].rstrip("0123456789")
            if attrs["r"] != f"{letters}{self._row}":
                raise self._broken(attrs["r"])
            column = column_index_from_string(letters)
        self._in_order(self._column, column)
        self._cells += 1
        check_cells(self._file, self._cells)
        self._column, self._cell = column, _Cell(attrs.get("t", "n"))

    def _in_order(self, before: int, now: int) -> None:
        if now <= before:
            raise self._broken(None)

    def _broken(self, found: str | None) -> BadInput:
        return BadInput([Problem(self._file, "broken_workbook", self._row or None, None, found)])

    def _end_cell(self, cell: "_Cell") -> None:
        if cell.uncomputed:
            self.found.uncomputed.append((self._row, self._column, f"={cell.parts['f']}"))
        if cell.filled or cell.uncomputed:
            check_row(self._file, self._row)
            check_width(self._file, self._row, self._column)
            self.found.last_row, self.found.width = self._row, max(self.found.width, self._column)
            self.found.filled += cell.filled


@dataclass
class _Cell:
    """One cell: its type (`t`) and the beginning of the text of its value, formula and inline text."""

    type: str
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        return bool(self.parts.get("v")) or "is" in self.parts

    @property
    def uncomputed(self) -> bool:
        """A formula that gives no text has an empty `v`, but only a text may be empty."""
        return "f" in self.parts and not self.filled and not (self.type == "str" and "v" in self.parts)
