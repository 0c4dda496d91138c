"""Limits and pools set one number at a time, and what there is to limit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from optimiser.columns import ALWAYS_VALUES, LimitedColumn, limited_column
from optimiser.rules import limit_key
from optimiser.scenario import BOUND_NAMES, BoundName, Limit, Scenario
from optimiser.totals import swedish_order
from scoring.columns import BASE_COLUMNS, NEED_COLUMNS, TEXT_COLUMNS, comparable
from scoring.proposal import Proposal

_OFFERED_KINDS = ("area", "short", "status", "basis", "rank", "level")


def with_bound(scenario: Scenario, column: str, value: str, name: BoundName, number: float | None) -> Scenario:
    """The scenario with one bound of one limit set to a number, or taken away where that is None.

    The limit keeps its place; where several limits are on the same value, the first takes the number.
    """
    key = limit_key(Limit(column, value), scenario.criteria)
    left, limits = number, []
    for limit in scenario.limits:
        changed = limit
        if limit_key(limit, scenario.criteria) == key:
            bound: dict[str, Any] = {name: left}
            changed, left = replace(limit, **bound), None
        limits += [changed] if _bounds(changed) else []
    new: dict[str, Any] = {name: left}
    return replace(scenario, limits=(*limits, *([] if left is None else [Limit(column, value, **new)])))


def bound_of(scenario: Scenario, key: str, name: BoundName) -> float | None:
    """What a bound is set to, the first where several limits set it; None where none does. key: `column=value`."""
    own = (limit for limit in scenario.limits if limit_key(limit, scenario.criteria) == key)
    return next((bound for limit in own if (bound := _bounds(limit).get(name)) is not None), None)


def crosses(scenario: Scenario, key: str, name: BoundName) -> bool:
    """True where the least of a limit is above its greatest in the unit of the bound named."""
    unit = name.split("_")[1]
    least, greatest = (bound_of(scenario, key, one) for one in BOUND_NAMES if one.endswith(unit))
    return least is not None and greatest is not None and least > greatest


def _bounds(limit: Limit) -> Mapping[str, float]:
    return {name: bound for name in BOUND_NAMES if (bound := getattr(limit, name)) is not None}


def pools_of(proposals: Sequence[Proposal]) -> tuple[str, ...]:
    """The pools and years that the proposals take from, as their file names them."""
    names: dict[str, str] = {}
    for pool in (pool for proposal in proposals for pool in proposal.pool_costs):
        names.setdefault(comparable(pool), pool)
    return tuple(names.values())


def pool_limit(scenario: Scenario, pool: str) -> int | None:
    """The most that may be taken from a pool, in whole kr; None where nothing says."""
    return next((most for name, most in scenario.pools.items() if comparable(name) == comparable(pool)), None)


def with_pool(scenario: Scenario, pool: str, most: int | None) -> Scenario:
    """The scenario with the most that may be taken from a pool, in whole kr; None takes that limit away."""
    own = next((name for name in scenario.pools if comparable(name) == comparable(pool)), pool)
    pools = {name: most if name == own else limit for name, limit in (*scenario.pools.items(), (own, most))}
    return replace(scenario, pools={name: limit for name, limit in pools.items() if limit is not None})


def columns_to_limit(proposals: Sequence[Proposal], criteria: Sequence[str]) -> dict[LimitedColumn, tuple[str, ...]]:
    """Each column that a limit may look at, with the values that it has, as the columns write them.

    A free text or a column of the file's own is there only where some rows share one of several values.
    """
    known = [column.name for column in (*BASE_COLUMNS, *NEED_COLUMNS) if column.kind in _OFFERED_KINDS]
    own = [column.name for column in TEXT_COLUMNS] + [heading for one in proposals for heading in one.extra]
    found = {}
    for name in dict.fromkeys((*known, *own)):
        column = limited_column(name, criteria)
        cells = [cell for proposal in proposals if (cell := column.cell(proposal))]
        values = _values(column, set(cells))
        if values and (name in known or 1 < len(values) < len(cells)):
            found[column] = values
    return found


def _values(column: LimitedColumn, cells: Iterable[str]) -> tuple[str, ...]:
    always = ALWAYS_VALUES.get(column.column.name)
    if always is not None:
        return always
    found = [cell for cell in cells if column.wanted(cell) == cell]
    return tuple(sorted(found, key=lambda cell: (int(cell) if cell.isdecimal() else 0, swedish_order(cell))))
