"""The proposals as a table of texts, and the table read back as a file is; no Streamlit here.

Cells are text, since what is pasted from Swedish Excel (`3,5`, `1 500 000`) is read wrongly by number columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from app.samples import Case
from optimiser.solve import check_answerable
from optimiser.table import csv_bytes, own_columns
from scoring.columns import OTHER_MONEY
from scoring.intake import read_proposals
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

# Where a row comes from: the place of its proposal among those that were there, None for a new one.
Origin = int | None
ID, TITLE = "id", "titel"


@dataclass(frozen=True, eq=False)
class Sheet:
    """A table as it is given to the editor. rows: texts under Fördela's own headings, numbered from 0."""

    rows: pd.DataFrame
    origins: tuple[Origin, ...]

    def origin(self, label: object) -> Origin:
        """Where a row that the editor gives back comes from; those that were added have numbers of their own."""
        return self.origins[label] if isinstance(label, int) and label < len(self.origins) else None


@dataclass(frozen=True)
class Edited:
    """The proposals as changed, and where each comes from."""

    proposals: tuple[Proposal, ...]
    origins: tuple[Origin, ...]


def sheet_of(proposals: Sequence[Proposal]) -> Sheet:
    """A row a proposal, a column a heading, every cell a text; other money has a column also where nobody has any."""
    rows = [row | {OTHER_MONEY.swedish: row.get(OTHER_MONEY.swedish, "")} for row in own_columns(proposals)]
    return Sheet(pd.DataFrame(rows, dtype=object), tuple(range(len(proposals))))


def as_edited(sheet: Sheet, table: pd.DataFrame) -> Sheet:
    """A new sheet of what the editor gives back for a sheet; rows without any text are left out."""
    rows = [(label, texts) for label, texts in _texts(table) if any(texts.values())]
    frame = pd.DataFrame([texts for _, texts in rows], columns=sheet.rows.columns, dtype=object)
    return Sheet(frame, tuple(sheet.origin(label) for label, _ in rows))


def _texts(table: pd.DataFrame) -> list[tuple[object, dict[str, str]]]:
    headings = [str(heading) for heading in table.columns]
    rows = table.itertuples(index=True, name=None)
    return [(row[0], dict(zip(headings, map(_text, row[1:]), strict=True))) for row in rows]


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def read_sheet(sheet: Sheet, case: Case) -> Edited:
    """What a sheet says, read as a file of the case's name would be.

    Proposals that were there keep what is not in the sheet: where they stood, their state and its reason. Raises
    BadInput with row, column, value and what was expected, also where no row is left; the first row is 1.
    """
    rows = [{str(key): str(cell) for key, cell in row.items()} for row in sheet.rows.to_dict("records")]
    scenario = case.scenario
    if not rows:
        raise BadInput([Problem(case.file, "no_proposals")])
    try:
        found = read_proposals(csv_bytes(rows), case.file, scenario.criteria, scenario.score_top)
        check_answerable(found)
    except BadInput as error:
        raise BadInput(replace(one, row=None if one.row is None else one.row - 1) for one in error.problems) from error
    listed = (_with_past(one, origin, case) for one, origin in zip(found, sheet.origins, strict=True))
    return Edited(tuple(listed), sheet.origins)


def _with_past(proposal: Proposal, origin: Origin, case: Case) -> Proposal:
    if origin is None:
        return proposal
    was = case.proposals[origin]
    return replace(
        proposal, file=was.file, row=was.row, origin=was.origin, state=was.state, state_reason=was.state_reason
    )


def with_row(sheet: Sheet, place: int | None, title: str = "") -> Sheet:
    """The sheet with one row more at its end, under the next free id: a blank one, or a copy of the row at a place.

    title: of the copy.
    """
    row = dict.fromkeys(map(str, sheet.rows.columns), "")
    if place is not None:
        row = {str(key): str(cell) for key, cell in sheet.rows.iloc[place].items()} | {TITLE: title}
    ids = [str(one) for one in sheet.rows[ID]]
    more = pd.DataFrame([row | {ID: next_id(ids)}], dtype=object)
    return Sheet(pd.concat([sheet.rows, more], ignore_index=True), (*sheet.origins, None))


def next_id(ids: Sequence[str]) -> str:
    """The next free id after the pattern of the last one: P20 after P19; 1 where there is no number in it."""
    last = ids[-1] if ids else ""
    stem = last.rstrip("0123456789")
    width = len(last) - len(stem)
    number = int(last[len(stem) :] or 0) + 1
    while f"{stem}{number:0{width}}" in ids:
        number += 1
    return f"{stem}{number:0{width}}"
