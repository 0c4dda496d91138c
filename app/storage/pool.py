"""Proposals as saved work names them: each once, by its place."""

from collections.abc import Iterable

from scoring.proposal import Proposal


class Pool:
    """Proposals, each object once."""

    def __init__(self) -> None:
        self.proposals: list[Proposal] = []
        self._place: dict[int, int] = {}

    def places(self, proposals: Iterable[Proposal]) -> tuple[int, ...]:
        """Where each of them stands, which is at the end where it is new."""
        return tuple(self._put(one) for one in proposals)

    def _put(self, proposal: Proposal) -> int:
        place = self._place.setdefault(id(proposal), len(self.proposals))
        if place == len(self.proposals):
            self.proposals.append(proposal)
        return place
