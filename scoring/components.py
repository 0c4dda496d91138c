"""The parts that a proposal's cost is said to be made of, and whether they add up.

A file's column `kostnadsdelar` (`cost_components`) has them as `label=amount;label=amount`.
"""

from dataclasses import dataclass
from typing import Literal

from scoring.columns import comparable
from scoring.numbers import UnreadableNumber, parse_budget
from scoring.proposal import Proposal

Verdict = Literal["adds_up", "more", "less", "unknown"]
_HEADINGS = frozenset(map(comparable, ("kostnadsdelar", "cost_components")))


@dataclass(frozen=True)
class Component:
    """One part of a cost. amount: whole kr, None where it is not priced; said: the words in place of an amount."""

    label: str
    amount: int | None = None
    said: str = ""


@dataclass(frozen=True)
class Components:
    """The column's text as it stands, and its parts; none where the text cannot be read as such.

    stated: what they should come to in whole kr: what was asked for, else the cost.
    """

    text: str
    parts: tuple[Component, ...]
    stated: int

    @property
    def readable(self) -> bool:
        """True where the text is a list of parts."""
        return bool(self.parts)

    @property
    def total(self) -> int:
        """Σ amounts of the parts that are priced, in kr."""
        return sum(part.amount or 0 for part in self.parts)

    @property
    def at_least(self) -> bool:
        """True where a part is not priced, so that the whole is `total` at least."""
        return any(part.amount is None for part in self.parts)

    @property
    def difference(self) -> int:
        """`total` less `stated`, in kr."""
        return self.total - self.stated

    @property
    def verdict(self) -> Verdict:
        """Whether the parts come to what is stated; unknown where a part that is not priced may be what is missing."""
        if self.readable and self.difference > 0:
            return "more"
        if not self.readable or self.at_least:
            return "unknown"
        return "less" if self.difference else "adds_up"


def components_of(proposal: Proposal) -> Components | None:
    """The parts of a proposal's cost; None where its file says nothing of them."""
    told = (text.strip() for heading, text in proposal.extra.items() if comparable(heading) in _HEADINGS)
    text = next(filter(None, told), "")
    if not text:
        return None
    return Components(text, _parts(text), proposal.cost if proposal.requested is None else proposal.requested)


def _parts(text: str) -> tuple[Component, ...]:
    """Empty where any part is not `label=amount`: the rest of a list that is half understood says nothing."""
    parts = [_part(item) for item in text.split(";") if item.strip()]
    read = tuple(part for part in parts if part is not None)
    return read if len(read) == len(parts) else ()


def _part(item: str) -> Component | None:
    """A blank amount, or words with no figure in them (`ej uppskattat`), is one that is not priced."""
    label, mark, amount = (piece.strip() for piece in item.rpartition("="))
    if not mark or not label:
        return None
    if not any(char.isnumeric() for char in amount):
        return Component(label, None, amount)
    try:
        return Component(label, parse_budget(amount))
    except UnreadableNumber:
        return None
