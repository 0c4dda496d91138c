"""Money by area and by committee, in the order of the city's own appendix."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.areas import AREAS
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Share:
    """What one area, or one committee with its department, gets.

    key: the area's code, or (committee, department); blank names are unknown.
    proposals: the funded ones in file order; total: Σ kr over them.
    """

    key: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    total: int


def by_area(amounts: Mapping[str, int], proposals: Sequence[Proposal]) -> tuple[Share, ...]:
    """One share for each of the five areas, those that get nothing too."""
    return tuple(
        _share((area.code,), [proposal for proposal in proposals if proposal.primary_area == area.code], amounts)
        for area in AREAS
    )


def by_committee(amounts: Mapping[str, int], proposals: Sequence[Proposal]) -> tuple[Share, ...]:
    """One share for each committee and department that has a proposal, in alphabetical order, unknown last."""
    keys = {(proposal.committee, proposal.department) for proposal in proposals}
    ordered = sorted(keys, key=lambda key: (key == ("", ""), swedish_order(key[0]), swedish_order(key[1])))
    return tuple(
        _share(key, [proposal for proposal in proposals if (proposal.committee, proposal.department) == key], amounts)
        for key in ordered
    )


def swedish_order(text: str) -> tuple[tuple[int, str], ...]:
    """A sort key in which å, ä and ö come last, in that order."""
    return tuple((("åäö".find(letter) + 1), letter) for letter in text.casefold())


def _share(key: tuple[str, ...], proposals: Sequence[Proposal], amounts: Mapping[str, int]) -> Share:
    funded = tuple(proposal for proposal in proposals if proposal.id in amounts)
    return Share(key, funded, sum(amounts[proposal.id] for proposal in funded))
