"""The register of what is going on: from a file to entries, or to every problem the file has."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scoring.areas import AREAS
from scoring.characters import alike
from scoring.columns import RESULT_PREFIX, Column, comparable
from scoring.headings import spellings
from scoring.problems import BadInput, Problem
from scoring.rows import Layout, check_heading_row, heading_problems, layout_of, row_values
from scoring.table import read_rows

COLUMNS = (
    Column("id", "id", "id", required=True),
    Column("committee", "nämnd eller bolag", "short", ("nämnd", "bolag")),
    Column("name", "namn", "text", required=True),
    Column("description", "beskrivning", "text"),
    Column("target_group", "målgrupp", "text"),
    Column("primary_area", "område", "area", ("primärt område",)),
    Column("partners", "samverkanspartner", "text", ("samverkanspartners", "parter")),
    Column("place", "plats", "short"),
    Column("where", "var i källan", "short", ("källa",)),
)
_OWN = f"{RESULT_PREFIX}register"
_NAMED = {
    comparable(name): column
    for column in reversed(COLUMNS)
    for name in (column.name, column.swedish, *column.also)
}  # fmt: skip
_FIELDS = ("id", "row", "extra", "committee", "name", "primary_area", "partners", "place", "where")


@dataclass(frozen=True)
class Ongoing:
    """Something that is going on. Blank text means that the source does not say.

    committee: the committee or company that runs it. primary_area: the code of an area, as of a proposal.
    where: where in its source it stands. extra: unknown columns under their own headings.
    file, row: where it was read, blank and 0 where it came from no file.
    """

    id: str
    name: str
    committee: str = ""
    description: str = ""
    target_group: str = ""
    primary_area: str = ""
    partners: str = ""
    place: str = ""
    where: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)


def read_register(data: bytes, file: str, sheet: str | None = None) -> tuple[Ongoing, ...]:
    """The entries of a CSV or XLSX file, in its order; only `id` and `namn` must be there.

    sheet: the name of a workbook's sheet, the first that is not hidden where None. Raises BadInput with all problems
    of the file: those of headings and cells that a proposals file can have, and ids that stand twice.
    """
    rows = read_rows(data, file, lambda heading: _column_for(heading).kind != "unknown", sheet)
    check_heading_row(rows, file, _column_for)
    layout = layout_of(rows[0], file, _column_for, None)
    problems = heading_problems(rows[0], layout, rows[1:], COLUMNS)
    problems += [] if rows[1:] else [Problem(file, "register.none")]
    read = [row_values(row, layout) for row in rows[1:]]
    problems += [fault for _, faults in read for fault in faults]
    problems += _same_ids([values for values, _ in read], layout)
    if problems:
        raise BadInput(sorted(problems, key=lambda problem: problem.row or 0))
    return tuple(_entry(values, file) for values, _ in read)


def register_rows(entries: Sequence[Ongoing]) -> list[dict[str, str]]:
    """Each entry as {heading: cell}, all with the same Swedish headings, for a table that reads back to the same.

    The last column is Fördela's own, by which a table that Fördela wrote is told from others; it is left aside when
    read.
    """
    extra = spellings((heading for one in entries for heading in one.extra), "")
    names = {area.code: area.swedish for area in AREAS}
    rows = []
    for one in entries:
        cells = {column.swedish: str(getattr(one, column.name)) for column in COLUMNS}
        unknown = {extra[heading]: text for heading, text in one.extra.items()}
        others = {heading: unknown.get(heading, "") for heading in dict.fromkeys(extra.values())}
        rows.append(cells | {"område": names.get(one.primary_area, "")} | others | {_OWN: ""})
    return rows


def _column_for(heading: str) -> Column:
    """The column that a heading names, one of Fördela's own, or an unknown one."""
    wanted = comparable(heading)
    ours = wanted.startswith(comparable(RESULT_PREFIX) + " ")
    return _NAMED.get(wanted) or Column(heading, heading, "result" if ours else "unknown")


def _same_ids(rows: Sequence[Mapping[str, Any]], layout: Layout) -> Iterator[Problem]:
    first: dict[str, Mapping[str, Any]] = {}
    for values in rows:
        if not values.get("id"):
            continue
        before = first.setdefault(alike(values["id"]), values)
        if before is not values:
            details = {"row": str(before["row"])}
            heading = layout.heading_of("id")
            yield Problem(layout.file, "register.id_twice", values["row"], heading, values["id"], details)


def _entry(values: Mapping[str, Any], file: str) -> Ongoing:
    """A blank cell leaves its field at the default, which means unknown."""
    given = {name: values[name] for name in _FIELDS if values.get(name) is not None}
    return Ongoing(file=file, **given, **values["texts"])
