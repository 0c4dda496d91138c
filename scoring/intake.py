"""A proposals file to proposals, or to every problem it has."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from scoring.areas import AREA_CODES, AREA_SCALE_MAX
from scoring.characters import alike
from scoring.columns import HANDLING_COLUMNS, column_for, known_columns
from scoring.csv_table import Row, ends_inside_row
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.rows import Layout, check_heading_row, heading_problems, layout_of, row_values
from scoring.table import read_rows
from scoring.xlsx_book import is_workbook

_REASON = next(column for column in HANDLING_COLUMNS if column.name == "state_reason")


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
    rows, column_of = _rows(data, file, criteria, sheet), partial(column_for, criteria=criteria)
    check_heading_row(rows, file, column_of)
    layout = layout_of(rows[0], file, column_of, scale_max)
    problems = heading_problems(rows[0], layout, rows[1:], known_columns(criteria))
    if not rows[1:]:
        problems.append(Problem(file, "no_proposals"))
    proposals = []
    for row in rows[1:]:
        values, faults = row_values(row, layout)
        problems += faults + _minimum_problems(values, row, layout) + _reason_problems(values, layout)
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
