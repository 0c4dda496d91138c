"""One pass over a sheet's XML: the text of each cell, and what stands in the way of reading it."""

from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from scoring.limits import check_cells, check_row, check_width, refuse
from scoring.problems import BadInput, Problem
from scoring.xlsx_values import CellValues, ErrorValue

# A row is one element, a cell at most itself with its value and formula. All others of a sheet together: how wide its
# columns are, merged cells, the pieces of a text in several fonts.
_MOST_OTHER_ELEMENTS, _ELEMENTS_OF_A_CELL = 250_000, 3
_MOST_FORMULA_CHARACTERS = 200


@dataclass
class Sheet:
    """What a sheet holds; rows and columns are numbered from 1.

    rows: {row: the texts of its cells from the first column to the last with content}, rows with content only;
    uncomputed: (row, column, formula) of each formula without a stored value; errors: (row, column, value) of each
    error value; merged: ranges such as `B1:C1`; formats: {row: {column: number format}} of the numbers that are shown
    as something else than their text.
    """

    rows: dict[int, list[str]] = field(default_factory=dict)
    uncomputed: list[tuple[int, int, str]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    formats: dict[int, dict[int, str]] = field(default_factory=dict)


def scan_sheet(sheet: bytes, values: CellValues, file: str) -> Sheet:
    """Read a sheet's XML, whatever prefix its names have, and stop at the first limit that it breaks.

    Raises BadInput for a limit and for rows or cells out of order, which could be read in two ways; other
    faults raise what the XML parser or `values` raises.
    """
    # A first count without parsing, since it takes no time; a name with a prefix is counted below.
    check_cells(file, sum(map(sheet.count, (b"<c ", b"<c>", b"<c/"))))
    scan = _Scan(values, file)
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

    def __init__(self, values: CellValues, file: str) -> None:
        self.found = Sheet()
        self._values = values
        self._file = file
        self._rows = self._cells = self._elements = 0
        self._most_elements = _MOST_OTHER_ELEMENTS  # so far: each row and cell brings its own
        self._row = self._column = 0
        self._cell: _Cell | None = None
        self._texts: list[str] | None = None  # where characters go: to a part of a cell, or nowhere
        self._phonetic = False

    def doctype(self, *_: object) -> None:
        raise self._broken("<!DOCTYPE>")

    def start(self, name: str, attrs: dict[str, str]) -> None:
        self._elements += 1  # also one that no spreadsheet program writes
        if self._elements > self._most_elements:
            raise refuse(self._file, "limit_tags", f"> {self._most_elements}", self._row or None)
        tag = name.rpartition(":")[2]
        if self._texts is not None:
            raise self._broken(f"<{tag}>")  # a value in pieces could be read as any of them
        if tag == "c":
            self._start_cell(attrs)
        elif tag == "row":
            self._start_row(attrs)
        elif self._cell is not None:
            self._start_part(tag, self._cell)
        elif tag == "mergeCell":
            self.found.merged.append(attrs.get("ref", ""))

    def characters(self, content: str) -> None:
        if self._texts is not None:
            self._texts.append(content)

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag in ("v", "f", "t"):
            self._texts = None
        elif tag == "c" and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "rPh":
            self._phonetic = False

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = int(attrs["r"]) if "r" in attrs else self._row + 1
        self._in_order(self._row, number)
        self._rows += 1
        check_row(self._file, self._rows)
        self._row, self._column = number, 0
        self._most_elements += 1

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
        self._most_elements += _ELEMENTS_OF_A_CELL
        self._column, self._cell = column, _Cell(attrs.get("t", "n"), int(attrs.get("s", 0)))

    def _start_part(self, tag: str, cell: "_Cell") -> None:
        """The value, the formula, or the inline text; of the last, not how it is pronounced."""
        if {"v": cell.value, "f": cell.formula, "is": cell.inline}.get(tag) is not None:
            raise self._broken(f"<{tag}>")
        if tag == "v":
            cell.value = self._texts = []
        elif tag == "f":
            cell.formula = self._texts = []
        elif tag == "is":
            cell.inline = []
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "t" and not self._phonetic:
            self._texts = cell.inline

    def _in_order(self, before: int, now: int) -> None:
        if now <= before:
            raise self._broken(None)

    def _broken(self, found: str | None) -> BadInput:
        return BadInput([Problem(self._file, "broken_workbook", self._row or None, None, found)])

    def _end_cell(self, cell: "_Cell") -> None:
        text = cell.text
        if text is None and not cell.uncomputed:
            return
        check_row(self._file, self._row)
        check_width(self._file, self._row, self._column)
        row = self.found.rows.setdefault(self._row, [])
        row += [""] * (self._column - len(row))
        if text is None:
            formula = "".join(cell.formula or ())[:_MOST_FORMULA_CHARACTERS]
            self.found.uncomputed.append((self._row, self._column, f"={formula}"))
        else:
            row[-1] = self._read(cell, text)

    def _read(self, cell: "_Cell", text: str) -> str:
        try:
            if number_format := self._values.odd_format(cell.kind, cell.style, text):
                self.found.formats.setdefault(self._row, {})[self._column] = number_format
            return self._values.text(cell.kind, cell.style, text)
        except ErrorValue as error:
            self.found.errors.append((self._row, self._column, str(error)))
            return str(error)


@dataclass(slots=True)
class _Cell:
    """One cell: its kind (`t`), its style and the pieces of its value, formula and inline text; None where absent."""

    kind: str
    style: int
    value: list[str] | None = None
    formula: list[str] | None = None
    inline: list[str] | None = None

    @property
    def text(self) -> str | None:
        """What stands in the cell, not yet understood; None where nothing does. Raises ValueError."""
        inline = self.kind == "inlineStr"
        if self.value if inline else self.inline:
            raise ValueError(self.kind)  # the text stands where its kind says that none does
        if inline:
            return None if self.inline is None else "".join(self.inline)
        return "".join(self.value or ()) or None

    @property
    def uncomputed(self) -> bool:
        """A formula that gives no text has an empty `v`, but only a text may be empty."""
        return self.formula is not None and not (self.kind == "str" and self.value is not None)
