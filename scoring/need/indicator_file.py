"""The indicators file: to the figures of areas or to every problem it has, and from them to the rows of a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from scoring.columns import RESULT_PREFIX, Column, comparable
from scoring.csv_table import Row
from scoring.headings import spellings
from scoring.language import ENGINE_TEXTS
from scoring.need.care_need_index import count_problems, direction_problems
from scoring.need.indicators import SEXES, Indicator, contradictions, with_one_spelling
from scoring.problems import BadInput, Problem
from scoring.rows import Layout, check_heading_row, heading_problems, layout_of, row_values
from scoring.table import read_rows

COLUMNS = (
    Column("area", "område", "short", required=True),
    Column("index", "index", "short", required=True),
    Column("indicator", "indikator", "short", required=True),
    Column("value", "värde", "figure", required=True),
    Column("unit", "enhet", "short"),
    Column("year", "år", "year"),
    Column("sex", "kön", "sex"),
    Column("source", "källa", "short"),
    Column("higher_is_worse", "högre är sämre", "yes_no", required=True),
    Column("weight", "vikt", "weight"),
    Column("made_up", "påhittad", "yes_no"),
)
_NAMED = {comparable(name): column for column in COLUMNS for name in (column.name, column.swedish)}
_NAMED_BY = ("area", "index", "indicator")


def read_indicators(data: bytes, file: str, sheet: str | None = None) -> tuple[Indicator, ...]:
    """The figures of a CSV or XLSX file, in its order.

    sheet: the name of a workbook's sheet, the first that is not hidden where None. Names that differ only in case and
    spacing get the first one's spelling. Raises BadInput with all problems of the file: those that a proposals file can
    have, and those between rows (`contradictions`).
    """
    rows = _rows(data, file, sheet)
    check_heading_row(rows, file, _column_for)
    layout = layout_of(rows[0], file, _column_for, None)
    problems = heading_problems(rows[0], layout, rows[1:], COLUMNS)
    problems += [] if rows[1:] else [Problem(file, "need.none")]
    read = [row_values(row, layout) for row in rows[1:]]
    found = with_one_spelling(_indicators([values for values, faults in read if not faults], file))
    problems += [fault for _, faults in read for fault in faults] + _between(found, layout)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    return found


def _rows(data: bytes, file: str, sheet: str | None) -> tuple[Row, ...]:
    """The rows; a file with nothing in it is told to need rows of values, as what it lacks elsewhere is proposals."""
    try:
        return read_rows(data, file, lambda heading: _column_for(heading).kind != "unknown", sheet)
    except BadInput as error:
        own = {"empty_file": "need.none"}
        raise BadInput([replace(one, kind=own.get(one.kind, one.kind)) for one in error.problems]) from error


def _column_for(heading: str) -> Column:
    """The column that a heading names, one of Fördela's own, or an unknown one."""
    wanted = comparable(heading)
    ours = wanted.startswith(comparable(RESULT_PREFIX) + " ")
    return _NAMED.get(wanted) or Column(heading, heading, "result" if ours else "unknown")


def _indicators(rows: Iterable[Mapping[str, Any]], file: str) -> Iterator[Indicator]:
    """Of rows without a fault that say what of where; a blank cell leaves its field at the default."""
    known = {one.name for one in fields(Indicator)}
    for values in rows:
        if all(values.get(name) for name in _NAMED_BY) and values.get("higher_is_worse") is not None:
            given = {name: value for name, value in values.items() if name in known and value is not None}
            yield Indicator(file=file, **{"value": None} | given)


def _between(found: Sequence[Indicator], layout: Layout) -> list[Problem]:
    """What no row shows by itself, under the headings that the file has."""
    headings = {column.swedish: heading for column, heading in zip(layout.columns, layout.headings, strict=True)}
    between = (*contradictions(found), *count_problems(found), *direction_problems(found))
    return [replace(one, column=headings.get(one.column or "", one.column)) for one in between]


def indicator_rows(indicators: Sequence[Indicator]) -> list[dict[str, str | float | None]]:
    """Each figure as {heading: cell}, all with the same Swedish headings, for a table that reads back to the same.

    The file that a figure stood in is a column of Fördela's own, by which a table that Fördela wrote is told from
    others; it is left aside when read.
    """
    extra = spellings((heading for one in indicators for heading in one.extra), "")
    return [
        {column.swedish: _cell(getattr(one, column.name)) for column in COLUMNS}
        | {f"{RESULT_PREFIX}fil": one.file}
        | dict.fromkeys(extra.values(), "")
        | {extra[heading]: text for heading, text in one.extra.items()}
        for one in indicators
    ]


def _cell(value: object) -> Any:
    if isinstance(value, bool):
        return ENGINE_TEXTS.say(f"template.{'yes' if value else 'no'}", "sv")
    return ENGINE_TEXTS.say(f"need.sex_{value}", "sv") if value in SEXES else value
