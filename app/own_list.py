"""A list made by hand: what it gives each proposal, as typed, read from a file or changed by a swap."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from optimiser.scenario import Scenario
from scoring.numbers import UnreadableNumber, format_number, parse_budget
from scoring.problems import Problem


@dataclass(frozen=True)
class OwnList:
    """The list as it stands; every change gives another.

    opened: the scenario that its proposals opened with, which tells them from others opened later.
    amounts: {id: whole kr}, above 0. unreadable: {id: what was typed}, where the earlier amount is kept.
    problems: of a file that was refused. version: counts the changes; drawn: those that the fields must show anew.
    earlier: the list before the last change, None at the beginning.
    """

    opened: Scenario
    amounts: Mapping[str, int] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    version: int = 0
    drawn: int = 0
    earlier: "OwnList | None" = field(default=None, repr=False, compare=False)

    def typed(self, id_: str, text: str) -> "OwnList":
        """The list after something was typed for a proposal: blank or 0 is not funded."""
        unreadable = {other: kept for other, kept in self.unreadable.items() if other != id_}
        try:
            amount = parse_budget(text) if text.strip() else 0
        except UnreadableNumber:
            return replace(self, unreadable=unreadable | {id_: text}, version=self.version + 1)
        return self._changed(self._with(id_, amount), unreadable)

    def of(self, amounts: Mapping[str, int]) -> "OwnList":
        """Other amounts, {id: whole kr}, in place of these."""
        changed = self._changed({id_: amount for id_, amount in amounts.items() if amount}, {})
        return replace(changed, problems=(), drawn=self.drawn + 1)

    def swapped(self, out: str | None, into: str, amount: int) -> "OwnList":
        """`out` taken away, where there is one, and `into` given its amount in kr."""
        return self.of({id_: kept for id_, kept in self.amounts.items() if id_ != out} | {into: amount})

    def refused(self, problems: tuple[Problem, ...]) -> "OwnList":
        """The same list, with what is wrong with a file that was to take its place."""
        return replace(self, problems=problems)

    def undone(self) -> "OwnList":
        """The list before the last change."""
        return replace(self.earlier or self, version=self.version + 1, drawn=self.drawn + 1, problems=())

    def text_of(self, id_: str) -> str:
        """What the proposal's field shows, as Swedes write it in both languages, for that is what it reads."""
        amount = self.amounts.get(id_, 0)
        return self.unreadable.get(id_) or (format_number(amount, "sv") if amount else "")

    def _with(self, id_: str, amount: int) -> dict[str, int]:
        others = {other: kept for other, kept in self.amounts.items() if other != id_}
        return others | ({id_: amount} if amount else {})

    def _changed(self, amounts: Mapping[str, int], unreadable: Mapping[str, str]) -> "OwnList":
        earlier = self if amounts != self.amounts else self.earlier
        return replace(self, amounts=amounts, unreadable=unreadable, version=self.version + 1, earlier=earlier)
