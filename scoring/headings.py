"""Unknown columns and pools of several files under one heading each, so that the table they become reads back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scoring.columns import comparable
from scoring.proposal import Proposal


def one_heading_each(proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The proposals with each unknown column and pool spelled as the first of them spells it.

    `Kommentar` and `kommentar` are one column, and a file would be refused that had both. An unknown column `cost 2023`
    beside a pool `cost_2023` keeps its content under `cost 2023 (2)`.
    """
    pools = spellings((pool for one in proposals for pool in one.pool_costs), "cost_")
    extra = spellings((heading for one in proposals for heading in one.extra), "")
    of_pools = {comparable(f"cost_{pool}") for pool in pools}
    extra = {heading: f"{one} (2)" if comparable(one) in of_pools else one for heading, one in extra.items()}
    return tuple(
        replace(
            one,
            pool_costs={pools[pool]: cost for pool, cost in one.pool_costs.items()},
            extra={extra[heading]: text for heading, text in one.extra.items()},
        )
        for one in proposals
    )


def spellings(names: Iterable[str], prefix: str) -> dict[str, str]:
    """{each name: the first that compares equal to it}."""
    first: dict[str, str] = {}
    return {name: first.setdefault(comparable(prefix + name), name) for name in dict.fromkeys(names)}
