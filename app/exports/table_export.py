"""A table of the screen as a CSV file for Swedish Excel, its figures as numbers."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from optimiser.table import Cell, csv_bytes

_AMOUNT = re.compile(r"([+±−-]?)(\d{1,3}(?: \d{3})*|\d+) kr")
# A spreadsheet takes a number with a true minus sign for text, and a text that begins with a hyphen is guarded.
_NEGATIVE = re.compile(r"[−-](\d+)[,.](\d+)")
_BREAKS = frozenset(["br", "small", "span", "div", "p"])


def table_csv(html: str, group_heading: str) -> bytes:
    """The table in the HTML that `app.html.table` makes: a row a row, amounts as whole kronor.

    A group's heading stands with each of its rows, in a column of its own under group_heading, so that the rows can be
    sorted.
    """
    reader = _Reader()
    reader.feed(html)
    headings = [_unused(text, reader.headings[:place]) for place, text in enumerate(reader.headings)]
    rows, group = [], ""
    for row in reader.rows:
        if len(row) == 1 and len(headings) > 1:
            group = row[0]
            continue
        cells: Sequence[Cell] = [_cell(text) for text in row] + [""] * (len(headings) - len(row))
        rows.append(dict(zip(headings, cells, strict=True)) | ({group_heading: group} if reader.grouped else {}))
    return csv_bytes(rows or [dict.fromkeys(headings, "")])


def _unused(heading: str, before: Sequence[str]) -> str:
    """The heading, with its place where an earlier column has the same."""
    return heading if heading not in before else f"{heading} ({len(before) + 1})"


def _cell(text: str) -> Cell:
    """Kronor and negative figures as numbers; everything else as it stands."""
    if (negative := _NEGATIVE.fullmatch(text)) is not None:
        return -float(f"{negative[1]}.{negative[2]}")
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return text
    amount = int(found[2].replace(" ", ""))
    return -amount if found[1] in ("−", "-") else amount


class _Reader(HTMLParser):
    """headings, and rows of texts; grouped: some row is a heading for those below."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._head = False

    @property
    def grouped(self) -> bool:
        return len(self.headings) > 1 and any(len(row) == 1 for row in self.rows)

    def handle_starttag(self, tag: str, _: Sequence[tuple[str, str | None]]) -> None:
        if tag in ("th", "td"):
            self._cell = []
        elif tag in ("thead", "tbody"):
            self._head = tag == "thead"
        elif tag == "tr" and not self._head:
            self.rows.append([])
        if tag in _BREAKS and self._cell:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td") and self._cell is not None:
            text = re.sub(r"\s+", " ", "".join(self._cell)).strip()
            (self.headings if self._head else self.rows[-1]).append(text)
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)
