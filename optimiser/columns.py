"""What a limit may look at: any column of the proposals file, in either language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scoring.areas import AREA_CODES
from scoring.cells import CellFault, read_area, read_basis, read_level, read_status
from scoring.columns import Column, column_for, comparable
from scoring.numbers import UnreadableNumber, parse_kronor
from scoring.proposal import Proposal

ALWAYS_VALUES = {"primary_area": AREA_CODES, "status": ("new", "ongoing")}
# Values of a column that only some files have.
_NAMED_VALUES = {"need_level": ("high", "other", "unknown")}
_WORDS = {"primary_area": read_area, "status": read_status, "score_basis": read_basis, "need_level": read_level}


@dataclass(frozen=True)
class LimitedColumn:
    """A column that a limit names, found in the proposals."""

    column: Column

    def cell(self, proposal: Proposal) -> str:
        """What the proposal has in this column, as text to compare; blank where unknown."""
        name = self.column.name
        if self.column.kind == "unknown":
            extras = {comparable(heading): text for heading, text in proposal.extra.items()}
            return extras.get(comparable(name), "")
        if self.column.kind == "pool":
            return str(proposal.pool_costs.get(name.removeprefix("cost_"), ""))
        if self.column.kind == "requires":
            return ";".join("|".join(alternatives) for alternatives in proposal.requires)
        if self.column.kind == "score":
            return _plain(proposal.scores.get(name))
        if name in proposal.texts:
            return proposal.texts[name]
        return _plain(getattr(proposal, name, ""))

    def wanted(self, value: str | float) -> str:
        """The limit's value as text to compare with `cell`; a word of either language becomes its code."""
        if self.column.kind in ("kronor", "pool", "score", "rank", "factor"):
            try:
                return _plain(parse_kronor(_plain(value)))
            except UnreadableNumber:
                return str(value)
        try:
            return _WORDS.get(self.column.name, str.strip)(_plain(value))
        except CellFault:
            return str(value)

    def members(self, value: str | float, proposals: Iterable[Proposal]) -> tuple[str, ...]:
        """Ids of the proposals whose cell equals the value, in their order."""
        wanted = self.wanted(value)
        return tuple(proposal.id for proposal in proposals if self.cell(proposal) == wanted)

    def known_value(self, value: str | float, proposals: Sequence[Proposal]) -> bool:
        """True where a row has the value, or where it is an area or a status."""
        wanted = self.wanted(value)
        named = {**ALWAYS_VALUES, **_NAMED_VALUES}.get(self.column.name, ())
        return wanted in named or bool(self.members(value, proposals))

    def in_file(self, proposals: Sequence[Proposal]) -> bool:
        """True where the proposals' file had the column, as far as its content shows."""
        if self.column.kind == "unknown":
            return any(comparable(self.column.name) in map(comparable, proposal.extra) for proposal in proposals)
        return self.column.name in ALWAYS_VALUES or any(self.cell(proposal) for proposal in proposals)


def limited_column(name: str, criteria: Sequence[str]) -> LimitedColumn:
    """The column under a Swedish or English name."""
    return LimitedColumn(column_for(name, criteria))


def _plain(value: object) -> str:
    """A value as text; whole numbers without decimals, None blank."""
    if value is None:
        return ""
    text = str(value)
    return text[:-2] if text.endswith(".0") else text
