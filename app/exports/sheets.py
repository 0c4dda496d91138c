"""What stands on one sheet of the workbook, before any spreadsheet is thought of."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

Kind = Literal["id", "short", "text", "long", "kronor", "points", "score", "share", "number"]
Style = Literal["", "total"]


class Shown(NamedTuple):
    """A figure in a column of texts: it is shown in its own way."""

    value: int | float | Fraction | None
    kind: Kind


# None and a blank text are an empty cell: what is unknown is never 0.
Cell = str | int | float | Fraction | None | Shown


@dataclass(frozen=True)
class Column:
    """A heading and what stands below it. kronor: whole kr; points: exact or as a number; share: of 1."""

    heading: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Row:
    """One row. style: `total` for a sum among the rows or below them."""

    cells: Sequence[Cell]
    style: Style = ""


@dataclass(frozen=True)
class Sheet:
    """One table under its title.

    name: on the tab; about: what the table is, in a sentence. closing: rows below the table, which no filter hides.
    frozen: how many columns stay in sight.
    """

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    closing: Sequence[Row] = ()
    frozen: int = 0
