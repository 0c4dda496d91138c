"""A proposals file to proposals, or to every problem it has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from scoring.areas import AREA_CODES, AREA_SCALE_MAX
from scoring.cells import (
    CellFault,
    check_characters,
    check_format,
    read_area,
    read_basis,
    read_kronor,
    read_rank,
    read_requirements,
    read_score,
    read_state,
    read_status,
)
from scoring.characters import alike
from scoring.columns import HANDLING_COLUMNS, Column, column_for, identity, known_columns
from scoring.csv_table import Row, ends_inside_row
from scoring.harmless import unguarded
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.table import read_rows
from scoring.xlsx_book import is_workbook

_TITLE_ROWS, _FEWEST_HEADINGS = 20, 3
_LEAST_KRONOR = {"cost": 1, "minimum": 1}
_REASON = next(column for column in HANDLING_COLUMNS if column.name == "state_reason")
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


def read_proposals(
    data: bytes,
    file: str,
    criteria: Sequence[str] = AREA_CODES,
    scale_max: float | None = AREA_SCALE_MAX,
    sheet: str | None = None,
) -> tuple[Proposal, ...]:
    """The proposals of a CSV or XLSX file, in its order.

    criteria: the score columns; scale_max: the most points of a score, None for no upper bound;
    sheet: the name of a workbook's sheet, the first that is not hidden where None.
    Raises BadInput with all problems of the file, so that it can be mended in one go.
    """
    rows = _rows(data, file, criteria, sheet)
    _check_heading_row(rows, file, criteria)
    layout = _layout(rows[0], file, criteria, scale_max)
    problems = _heading_problems(rows[0], layout, rows[1:], criteria)
    if not rows[1:]:
        problems.append(Problem(file, "no_proposals"))
    proposals = []
    for row in rows[1:]:
        values, faults = _row_values(row, layout)
        problems += faults
        proposals.append(values)
    problems += _cross_problems(proposals, layout)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    return tuple(_proposal(values, criteria, file) for values in proposals)


def row_without_end(data: bytes, file: str, criteria: Sequence[str] = AREA_CODES) -> Row | None:
    """The last row of a good CSV file that no line break ends, None for any other file.

    Cut off inside its last cell such a file reads as if it were whole, perhaps with another figure there.
    """
    return None if is_workbook(data) or not ends_inside_row(data) else _rows(data, file, criteria, None)[-1]


def _rows(data: bytes, file: str, criteria: Sequence[str], sheet: str | None) -> tuple[Row, ...]:
    return read_rows(data, file, lambda heading: column_for(heading, criteria).kind != "unknown", sheet)


def _check_heading_row(rows: Sequence[Row], file: str, criteria: Sequence[str]) -> None:
    """Raise BadInput where the headings seem to stand below the first row; a column missing each would not help."""

    def known(row: Row) -> int:
        columns = (column_for(cell, criteria) for cell in row.cells)
        return len({column.name for column in columns if column.kind != "unknown"})

    likeliest = max(rows[:_TITLE_ROWS], key=known)
    if known(likeliest) > max(known(rows[0]), _FEWEST_HEADINGS):
        found = " | ".join(filter(None, map(str.strip, rows[0].cells)))
        raise BadInput([Problem(file, "heading_row", rows[0].number, None, found, {"row": str(likeliest.number)})])


def _layout(row: Row, file: str, criteria: Sequence[str], scale_max: float | None) -> Layout:
    headings = tuple(cell.strip() for cell in row.cells)
    if any(column_for(heading, criteria).kind == "result" for heading in headings):
        headings = tuple(unguarded(heading) for heading in headings)
    return Layout(file, headings, tuple(column_for(heading, criteria) for heading in headings), scale_max)


def _heading_problems(heading: Row, layout: Layout, rows: Sequence[Row], criteria: Sequence[str]) -> list[Problem]:
    twice = Counter(identity(column) for column in layout.columns)
    problems = _missing_columns(heading, layout, criteria)
    for position, (text, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        if not text:
            problems += _blank_heading(position, heading, layout, rows)
        elif twice[identity(column)] > 1:
            problems.append(Problem(layout.file, "heading_twice", heading.number, text, text))
        problems += _character_problems(heading.cells[position], layout.file, heading.number, text)
    return problems


def _missing_columns(heading: Row, layout: Layout, criteria: Sequence[str]) -> list[Problem]:
    present = {column.name for column in layout.columns}
    return [
        Problem(layout.file, "missing_column", heading.number, column.swedish, None, {"names": _all_names(column)})
        for column in known_columns(criteria)
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


def _row_values(row: Row, layout: Layout) -> tuple[dict[str, Any], list[Problem]]:
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
    return values, problems + _minimum_problems(values, row, layout) + _reason_problems(values, layout)


def _id_of(row: Row, layout: Layout) -> str:
    place = next((place for place, column in enumerate(layout.columns) if column.name == "id"), len(row.cells))
    return row.cells[place].strip() if place < len(row.cells) else ""


def _cell_value(text: str, column: Column, layout: Layout) -> Any:
    check_characters(text, breaks_allowed=column.kind in ("text", "unknown"))
    stripped = text.strip()
    if layout.our_export and column.kind not in ("kronor", "pool", "score", "rank"):
        stripped = unguarded(stripped)
    if not stripped:
        if column.required and column.kind != "score":
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


def _minimum_problems(values: Mapping[str, Any], row: Row, layout: Layout) -> list[Problem]:
    cost, minimum = values.get("cost"), values.get("minimum")
    if cost is None or minimum is None or minimum <= cost:
        return []
    heading = layout.heading_of("minimum")
    found = row.cells[layout.headings.index(heading)].strip()
    return [Problem(layout.file, "minimum", row.number, heading, found, {"cost": str(cost)})]


def _reason_problems(values: Mapping[str, Any], layout: Layout) -> list[Problem]:
    """A proposal is set aside for a reason, in a file as on the page."""
    faulty = _REASON in layout.columns and "state_reason" not in values
    if (values.get("state") or "received") == "received" or values.get("state_reason") or faulty:
        return []
    return [Problem(layout.file, "state_reason", values["row"], _REASON.swedish, "")]


def _cross_problems(rows: Iterable[Mapping[str, Any]], layout: Layout) -> list[Problem]:
    """Ids that stand twice or look like another, and requirements on ids that no row has or on the row's own."""
    rows = [row for row in rows if row.get("id")]
    problems = _same_ids(rows, layout)
    ids = {row["id"] for row in rows}
    for row in rows:
        for wanted in [id_ for alternatives in row.get("requires") or () for id_ in alternatives]:
            if wanted == row["id"] or wanted not in ids:
                kind = "requires_itself" if wanted == row["id"] else "requires_unknown"
                problems.append(Problem(layout.file, kind, row["row"], layout.heading_of("requires"), wanted))
    return problems


def _same_ids(rows: Iterable[Mapping[str, Any]], layout: Layout) -> list[Problem]:
    first: dict[str, Mapping[str, Any]] = {}
    problems = []
    for row in rows:
        before = first.setdefault(alike(row["id"]), row)
        if before is not row:
            kind, details = "id_twice" if before["id"] == row["id"] else "id_alike", {"row": str(before["row"])}
            problems.append(Problem(layout.file, kind, row["row"], layout.heading_of("id"), row["id"], details))
    return problems


def _proposal(values: Mapping[str, Any], criteria: Sequence[str], file: str) -> Proposal:
    """A blank cell leaves its field at the default, which means unknown."""
    given = {name: value for name, value in values.items() if value is not None}
    return Proposal(file=file, **given | {"scores": {criterion: values["scores"][criterion] for criterion in criteria}})
