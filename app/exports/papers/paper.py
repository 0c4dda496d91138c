"""A paper being written: headings, paragraphs, lists, tables and pictures, each accessible and each text harmless."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from app.exports.papers import form
from app.exports.papers.facts import PaperFacts
from app.exports.papers.words import paragraphs, told
from scoring.characters import cleaned

_LINE = "9AA5B1"
_SHADE = "EEF2F6"
_RIGHT = 2
_PIXELS_PER_CM = 40.0
_SHORT = 600


@dataclass(frozen=True)
class Row:
    """A table's row; kind: `group` heads the rows below it, `total` sums those above it, blank is one among others."""

    cells: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True)
class Columns:
    """A table's columns: headings, widths in cm, and which hold numbers."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()


class Paper:
    """A document that is written from the top."""

    def __init__(self, facts: PaperFacts, kind: str) -> None:
        self._document = form.new_document(facts.title, f"{kind}, {facts.case}", facts.line("officer"), facts.today)
        mark = told("paper.example") if facts.marks else ""
        form.header(self._document, f"{kind} · {facts.case}", told("paper.page"), mark)
        if mark:
            self.add(f"{mark}. {' '.join(facts.marks)}", form.MARK)

    def add(self, text: str, style: str | None = None) -> Paragraph:
        """One paragraph."""
        return self._document.add_paragraph(_settled(text), style)

    def title(self, text: str) -> None:
        """The paper's title."""
        self.add(text, "Title")

    def heading(self, text: str, level: int) -> None:
        """A heading, 1 to 3."""
        self._document.add_heading(cleaned(text), level)

    def lines(self, texts: Sequence[str], style: str | None = None) -> None:
        """Paragraphs, and more of them where a text has several lines."""
        for text in texts:
            for line in paragraphs(text):
                self.add(line, style)

    def description(self, text: str) -> None:
        """What is said of a proposal; a short one stays with what follows."""
        for line in paragraphs(text):
            self.add(line).paragraph_format.keep_with_next = len(text) < _SHORT

    def items(self, texts: Sequence[str], numbered: bool = False) -> None:
        """A real list."""
        self.lines(texts, "List Number" if numbered else "List Bullet")

    def label(self, text: str) -> None:
        """Whose words come next."""
        self.add(text, form.LABEL)

    def computed(self, texts: Sequence[str] = (), items: Sequence[str] = ()) -> None:
        """What Fördela has computed, marked as such, then a list of it."""
        self.label(told("paper.computed"))
        self.more_computed(texts, items)

    def more_computed(self, texts: Sequence[str] = (), items: Sequence[str] = ()) -> None:
        """More of it, then a list of it, which begins on the page of what leads to it."""
        for place, text in enumerate(texts, start=1):
            self.add(text, form.COMPUTED).paragraph_format.keep_with_next = bool(items) and place == len(texts)
        self.lines(items, form.COMPUTED_ITEM)

    def comment(self, text: str) -> None:
        """The office's comment on what a department has written."""
        self.label(told("paper.comment"))
        self.lines([text], form.COMMENT)

    def fields(self, pairs: Iterable[tuple[str, str]]) -> None:
        """`Målgrupp: unga` and so on, the labels in bold, together on one page; none for a blank text."""
        said = [(label, " ".join(paragraphs(text))) for label, text in pairs if text.strip()]
        for place, (label, words) in enumerate(said, start=1):
            paragraph = self._document.add_paragraph(style=form.FIELD)
            paragraph.add_run(f"{_settled(label)}: ").bold = True
            paragraph.add_run(_settled(words))
            paragraph.paragraph_format.keep_with_next = place < len(said)

    def picture(self, png: bytes, alternative: str, pixels_wide: int) -> None:
        """A picture with what it shows in words."""
        width = min(form.TEXT_WIDTH_CM, pixels_wide / _PIXELS_PER_CM)
        shape = self._document.add_picture(io.BytesIO(png), width=Cm(width))
        properties = shape._inline.docPr  # python-docx has no alternative texts of its own
        properties.set("descr", cleaned(alternative))

    def table(self, caption: str, columns: Columns, rows: Sequence[Row]) -> None:
        """A table whose first row is repeated on each page and whose rows are not split between pages."""
        table = self._document.add_table(len(rows) + 1, len(columns.headings))
        _table_form(table, cleaned(caption), columns)
        heads = Row(columns.headings, "head")
        for made, row, following in zip(table.rows, [heads, *rows], [*rows, Row(())], strict=True):
            _fill(made, row, columns, keep=row.kind in ("head", "group") or following.kind == "total")
        self.add("", form.CELL)

    def bytes(self) -> bytes:
        """The finished file."""
        return form.document_bytes(self._document)


def _settled(text: str) -> str:
    """The text as a paper can hold it; a percent sign stays on its number's line."""
    return cleaned(text).replace(" %", "\u00a0%")


def _table_form(table: Table, caption: str, columns: Columns) -> None:
    table.autofit = False
    for column, width in zip(table.columns, columns.widths, strict=True):
        column.width = Cm(width)
    properties = table._tbl.tblPr  # python-docx has neither borders nor captions of tables
    properties.insert_element_before(_borders(), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(_room(), "w:tblLook")
    for name in ("w:tblCaption", "w:tblDescription"):
        said = OxmlElement(name)
        said.set(qn("w:val"), caption)
        properties.append(said)


def _borders() -> BaseOxmlElement:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    return borders


def _room() -> BaseOxmlElement:
    """Air above and below each row's text."""
    room = OxmlElement("w:tblCellMar")
    for side in ("top", "bottom"):
        air = OxmlElement(f"w:{side}")
        air.set(qn("w:w"), "45")
        air.set(qn("w:type"), "dxa")
        room.append(air)
    return room


def _fill(made: _Row, row: Row, columns: Columns, keep: bool) -> None:
    properties = made._tr.get_or_add_trPr()  # python-docx has no headings of tables
    properties.append(OxmlElement("w:cantSplit"))
    if row.kind == "head":
        properties.append(OxmlElement("w:tblHeader"))
    for place, (cell, text) in enumerate(zip(made.cells, row.cells, strict=True)):
        cell.width = Cm(columns.widths[place])
        _write(cell, text, bool(row.kind), keep, place in columns.numbers)
        if row.kind in ("head", "group"):
            _shade(cell)


def _write(cell: _Cell, text: str, bold: bool, keep: bool, number: bool) -> None:
    for place, line in enumerate(paragraphs(text) or ("",)):
        paragraph = cell.add_paragraph() if place else cell.paragraphs[0]
        paragraph.style = form.CELL
        paragraph.paragraph_format.keep_with_next = keep or None
        if number:
            paragraph.alignment = _RIGHT
        paragraph.add_run(_settled(line)).bold = bold or None


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # python-docx has no shading
