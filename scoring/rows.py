"""Rows of text cells to values by column, or every fault of the headings and cells: alike for each kind of file."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoring.cells import (
    CellFault,
    check_characters,
    check_format,
    read_area,
    read_basis,
    read_factor,
    read_figure,
    read_invented,
    read_kronor,
    read_level,
    read_rank,
    read_requirements,
    read_score,
    read_sex,
    read_state,
    read_status,
    read_weight,
    read_year,
    read_yes_no,
)
from scoring.columns import Column, identity, known_columns
from scoring.csv_table import Row
from scoring.harmless import unguarded
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

# Which column a heading names, in files of one kind.
ColumnOf = Callable[[str], Column]

_TITLE_ROWS, _FEWEST_HEADINGS = 20, 3
_LEAST_KRONOR = {"cost": 1, "minimum": 1}
_NAMED_TEXTS = frozenset(column.name for column in known_columns(())) - set(Proposal.__dataclass_fields__)


@dataclass(frozen=True)
class Layout:
    """How one file is laid out: its name, its columns in order with their headings, and its scale."""

    file: str
    headings: tuple[str, ...]
    columns: tuple[Column, ...]
    scale_max: float | None

    @cached_property
    def our_export(self) -> bool:
        """True for a file that Fördela wrote: only there are guarded texts unguarded."""
        return any(column.kind == "result" for column in self.columns)

    def heading_of(self, name: str) -> str:
        """The heading under which the file has a column."""
        return next(h for h, column in zip(self.headings, self.columns, strict=True) if column.name == name)


def check_heading_row(rows: Sequence[Row], file: str, column_of: ColumnOf) -> None:
    """Raise BadInput where the headings seem to stand below the first row; a column missing each would not help."""

    def known(row: Row) -> int:
        columns = map(column_of, row.cells)
        return len({column.name for column in columns if column.kind != "unknown"})

    likeliest = max(rows[:_TITLE_ROWS], key=known)
    if known(likeliest) > max(known(rows[0]), _FEWEST_HEADINGS):
        found = " | ".join(filter(None, map(str.strip, rows[0].cells)))
        raise BadInput([Problem(file, "heading_row", rows[0].number, None, found, {"row": str(likeliest.number)})])


def layout_of(row: Row, file: str, column_of: ColumnOf, scale_max: float | None) -> Layout:
    """The layout that a heading row says. scale_max: the most points of a score, None for no upper bound."""
    headings = tuple(cell.strip() for cell in row.cells)
    if any(column_of(heading).kind == "result" for heading in headings):
        headings = tuple(unguarded(heading) for heading in headings)
    return Layout(file, headings, tuple(column_of(heading) for heading in headings), scale_max)


def heading_problems(heading: Row, layout: Layout, rows: Sequence[Row], wanted: Sequence[Column]) -> list[Problem]:
    """Every fault of the heading row. rows: those below it; wanted: columns, of which the required must be there."""
    twice = Counter(identity(column) for column in layout.columns)
    problems = _missing_columns(heading, layout, wanted)
    for position, (text, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        if not text:
            problems += _blank_heading(position, heading, layout, rows)
        elif twice[identity(column)] > 1:
            problems.append(Problem(layout.file, "heading_twice", heading.number, text, text))
        problems += _character_problems(heading.cells[position], layout.file, heading.number, text)
    return problems


def _missing_columns(heading: Row, layout: Layout, wanted: Sequence[Column]) -> list[Problem]:
    present = {column.name for column in layout.columns}
    return [
        Problem(layout.file, "missing_column", heading.number, column.swedish, None, {"names": _all_names(column)})
        for column in wanted
        if column.required and column.name not in present
    ]


def _all_names(column: Column) -> str:
    return " / ".join(dict.fromkeys((column.swedish, *column.also, column.name)))


def _blank_heading(position: int, heading: Row, layout: Layout, rows: Sequence[Row]) -> list[Problem]:
    """A column without a heading is a fault only where it holds something; spreadsheets leave empty ones behind."""
    if any(row.cells[position].strip() for row in rows if position < len(row.cells)):
        return [Problem(layout.file, "blank_heading", heading.number, str(position + 1), "")]
    return []


def _character_problems(text: str, file: str, row: int, column: str) -> list[Problem]:
    try:
        check_characters(text, breaks_allowed=False)
    except CellFault as fault:
        return [Problem(file, fault.kind, row, column, text, fault.details)]
    return []


def row_values(row: Row, layout: Layout) -> tuple[dict[str, Any], list[Problem]]:
    """The values of one row by column name, and its faults; a faulty cell has no value."""
    values: dict[str, Any] = {"row": row.number, "scores": {}, "extra": {}, "pool_costs": {}, "texts": {}}
    if len(row.cells) != len(layout.headings):
        details = {"expected": str(len(layout.headings)), "found": str(len(row.cells))}
        values["id"] = _id_of(row, layout)  # so that other rows' requirements on it are not called unknown
        return values, [Problem(layout.file, "row_length", row.number, None, " | ".join(row.cells), details)]
    problems = []
    cells = zip(row.cells, layout.headings, layout.columns, strict=True)
    for place, (text, heading, column) in enumerate(cells, start=1):
        try:
            check_format(row.formats.get(place, ""), column.kind)
            _store(values, column, heading, _cell_value(text, column, layout))
        except CellFault as fault:
            problems.append(Problem(layout.file, fault.kind, row.number, heading, text.strip(" "), fault.details))
    return values, problems


def _id_of(row: Row, layout: Layout) -> str:
    place = next((place for place, column in enumerate(layout.columns) if column.name == "id"), len(row.cells))
    return row.cells[place].strip() if place < len(row.cells) else ""


def _cell_value(text: str, column: Column, layout: Layout) -> Any:
    check_characters(text, breaks_allowed=column.kind in ("text", "unknown"))
    stripped = text.strip()
    if layout.our_export and column.kind not in ("kronor", "pool", "score", "rank", "figure", "factor"):
        stripped = unguarded(stripped)
    if not stripped:
        if column.required and column.kind not in ("score", "figure"):
            raise CellFault("blank")
        return None
    return _READERS.get(column.kind, _as_text)(stripped, column, layout)


def _as_text(text: str, _column: Column, _layout: Layout) -> Any:
    return text


_READERS: Mapping[str, Callable[[str, Column, Layout], Any]] = {
    "kronor": lambda text, column, _: read_kronor(text, _LEAST_KRONOR.get(column.name, 0)),
    "pool": lambda text, _column, _layout: read_kronor(text),
    "score": lambda text, _, layout: read_score(text, layout.scale_max),
    "area": lambda text, _column, _layout: read_area(text),
    "status": lambda text, _column, _layout: read_status(text),
    "basis": lambda text, _column, _layout: read_basis(text),
    "rank": lambda text, _column, _layout: read_rank(text),
    "requires": lambda text, _column, _layout: read_requirements(text),
    "state": lambda text, _column, _layout: read_state(text),
    "factor": lambda text, _column, _layout: read_factor(text),
    "level": lambda text, _column, _layout: read_level(text),
    "invented": lambda text, _column, _layout: read_invented(text),
    "figure": lambda text, _column, _layout: read_figure(text),
    "weight": lambda text, _column, _layout: read_weight(text),
    "year": lambda text, _column, _layout: read_year(text),
    "sex": lambda text, _column, _layout: read_sex(text),
    "yes_no": lambda text, _column, _layout: read_yes_no(text),
}


def _store(values: dict[str, Any], column: Column, heading: str, value: Any) -> None:
    if column.kind == "pool":
        values["pool_costs"][column.name.removeprefix("cost_")] = value or 0
    elif column.kind == "score":
        values["scores"][column.name] = value
    elif column.kind == "unknown" and heading:
        values["extra"][heading] = value or ""
    elif column.name in _NAMED_TEXTS:
        values["texts"] |= {column.name: value} if value else {}
    elif column.kind not in ("result", "unknown"):
        values[column.name] = value
