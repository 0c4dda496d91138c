"""The assessments file: to assessments or to every problem it has, and from them to the rows of a table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from scoring.areas import AREA_CODES, AREA_SCALE_MAX
from scoring.assessments import Assessment, contradictions, of_own_department, same_person
from scoring.columns import RESULT_PREFIX, Column, comparable, criterion_columns
from scoring.headings import spellings
from scoring.language import ENGINE_TEXTS
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.rows import ColumnOf, Layout, check_heading_row, heading_problems, layout_of, row_values
from scoring.table import read_rows

_OWN = f"{RESULT_PREFIX}egen förvaltnings förslag"


@dataclass(frozen=True)
class Asked:
    """What the assessors were asked about.

    ids: of the proposals, None where they are not at hand. criteria: the score columns; scale_max: the most points of a
    score, None for no upper bound.
    """

    ids: Collection[str] | None = None
    criteria: Sequence[str] = AREA_CODES
    scale_max: float | None = AREA_SCALE_MAX


def assessment_columns(criteria: Sequence[str]) -> tuple[Column, ...]:
    """Every column with a meaning of its own in an assessments file on these criteria."""
    return (
        Column("id", "id", "id", required=True),
        Column("assessor", "bedömare", "short", required=True),
        Column("department", "förvaltning", "short"),
        *criterion_columns(criteria),
        Column("comment", "kommentar", "text"),
    )


def _column_for(heading: str, named: Mapping[str, Column]) -> Column:
    """The column that a heading names, one of Fördela's own, or an unknown one."""
    wanted = comparable(heading)
    ours = wanted.startswith(comparable(RESULT_PREFIX) + " ")
    return named.get(wanted) or Column(heading, heading, "result" if ours else "unknown")


def read_assessments(
    data: bytes,
    file: str,
    asked: Asked = Asked(),
    sheet: str | None = None,
) -> tuple[Assessment, ...]:
    """The assessments of a CSV or XLSX file, in its order.

    sheet: the name of a workbook's sheet, the first that is not hidden where None.
    Names of one assessor that look the same get the first one's spelling. Raises BadInput with all problems of the
    file: those that a proposals file can have, an unknown id, an assessor who assesses a proposal twice, or who has
    two departments.
    """
    column_of = _columns_of(asked.criteria)
    rows = read_rows(data, file, lambda heading: column_of(heading).kind != "unknown", sheet)
    check_heading_row(rows, file, column_of)
    layout = layout_of(rows[0], file, column_of, asked.scale_max)
    problems = heading_problems(rows[0], layout, rows[1:], assessment_columns(asked.criteria))
    problems += [] if rows[1:] else [Problem(file, "assessments.none")]
    read = [row_values(row, layout) for row in rows[1:]]
    found = tuple(_assessments([values for values, _ in read], asked.criteria, file))
    problems += [fault for _, faults in read for fault in faults] + _problems_between(found, asked.ids, layout)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    return found


def _columns_of(criteria: Sequence[str]) -> ColumnOf:
    columns = assessment_columns(criteria)
    named = {comparable(name): column for column in reversed(columns) for name in (column.name, column.swedish)}
    return partial(_column_for, named=named)


def _assessments(rows: Sequence[Mapping[str, Any]], criteria: Sequence[str], file: str) -> Iterator[Assessment]:
    """Of the rows that say whose and of what; a blank cell leaves its field at the default, which means unknown."""
    spelled: dict[str, str] = {}
    for values in rows:
        if values.get("id") and (name := values.get("assessor")):
            fields = ("id", "row", "extra", "department", "comment")
            given = {field: values[field] for field in fields if values.get(field) is not None}
            scores = {criterion: values["scores"].get(criterion) for criterion in criteria}
            assessor = spelled.setdefault(same_person(name), name)
            yield Assessment(assessor=assessor, scores=scores, file=file, **given)


def _problems_between(found: Sequence[Assessment], ids: Collection[str] | None, layout: Layout) -> list[Problem]:
    """What no row shows by itself, under the headings that the file has."""
    headings = {column.swedish: heading for column, heading in zip(layout.columns, layout.headings, strict=True)}
    between = (*_unknown_ids(found, ids), *contradictions(found))
    return [replace(problem, column=headings.get(problem.column or "")) for problem in between]


def _unknown_ids(found: Sequence[Assessment], ids: Collection[str] | None) -> list[Problem]:
    if ids is None:
        return []
    return [Problem(one.file, "assessments.id_unknown", one.row, "id", one.id) for one in found if one.id not in ids]


def assessment_rows(
    assessments: Sequence[Assessment], proposals: Sequence[Proposal] = ()
) -> list[dict[str, str | float | None]]:
    """Each assessment as {heading: cell}, all with the same Swedish headings, for a table that reads back to the same.

    proposals: those that are assessed, for the mark on an assessor's own department's proposal. That column is
    Fördela's own, by which a table that Fördela wrote is told from others; it is left aside when read.
    """
    own = of_own_department(assessments, proposals)
    extra = spellings((heading for one in assessments for heading in one.extra), "")
    mark = ENGINE_TEXTS.say("template.yes", "sv")
    criteria = list(dict.fromkeys(criterion for one in assessments for criterion in one.scores))
    rows = []
    for one in assessments:
        fixed = {"id": one.id, "assessor": one.assessor, "department": one.department, "comment": one.comment}
        cells = {column.swedish: fixed.get(column.name, one.scores.get(column.name))
                 for column in assessment_columns(criteria)}  # fmt: skip
        unknown = {extra[heading]: text for heading, text in one.extra.items()}
        own_mark = {_OWN: mark if (one.id, one.assessor) in own else ""}
        rows.append(cells | own_mark | {heading: unknown.get(heading, "") for heading in dict.fromkeys(extra.values())})
    return rows
