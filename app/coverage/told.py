"""What is shown of coverage: the groups, what is counted in them, and small ones together where there are many."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.coverage.held import View
from app.texts import language, say
from scoring.coverage import GAPPED, UNKNOWN, Coverage, Gap, Group, Tally, bare_areas, coverage, gaps
from scoring.coverage_sentences import group_name
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Line:
    """A group, or several together, under its name on screen."""

    name: str
    tally: Tally
    by_area: Mapping[str, Tally]


@dataclass(frozen=True)
class Told:
    """Coverage as the officer looks at it. answered: there are amounts, so that what gets money is known."""

    view: View
    found: Coverage
    answered: bool

    @property
    def funded(self) -> bool:
        """True where what gets money is counted."""
        return self.view.count == "funded"

    def number(self, tally: Tally) -> int:
        """How many of a tally are counted."""
        return tally.funded_number if self.funded else tally.number

    def money(self, tally: Tally) -> int:
        """The kr that are counted: the amounts given, else the costs."""
        return tally.funded if self.funded else tally.cost

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """What is bare; none by a dimension in which that says nothing of a need."""
        return gaps(self.found, self.funded) if self.found.dimension in GAPPED else ()

    @property
    def bare(self) -> tuple[str, ...]:
        """The areas that nothing counted is for."""
        return bare_areas(self.found, self.funded)

    def lines(self, most: int) -> list[Line]:
        """The groups in their order, the known ones after the first `most` together, the unknown last."""
        shown, rest = self.found.known[:most], self.found.known[most:]
        lost = [group for group in self.found.groups if group.key == UNKNOWN]
        folded = [_together(rest)] if rest else []
        return [*map(self._line, shown), *folded, *map(self._line, lost)]

    def _line(self, group: Group) -> Line:
        return Line(group_name(group.key, group.name, self.found.dimension, language()), group.tally, group.by_area)


def _together(groups: Sequence[Group]) -> Line:
    whole = Coverage("place", tuple(groups))
    return Line(say("coverage.others", number=len(groups)), whole.total, whole.total_by_area)


def told_of(proposals: Iterable[Proposal], view: View, amounts: Mapping[str, int] | None) -> Told:
    """Coverage of the proposals that are chosen among. amounts: {id: whole kr}, None while there is no answer."""
    received = [one for one in proposals if one.received]
    return Told(view, coverage(received, view.dimension, amounts), amounts is not None)
