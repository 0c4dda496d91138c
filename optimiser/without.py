"""The same question with some of its rules switched off."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from optimiser.rules import RuleName, limit_key, requirement_key
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.proposal import Proposal


def without(
    scenario: Scenario, proposals: Sequence[Proposal], off: frozenset[RuleName]
) -> tuple[Scenario, tuple[Proposal, ...]]:
    """The scenario and its proposals less the rules named: `rules_of` then gives every other rule as before.

    off: (kind, key) as in Rule; a name that no rule has takes nothing away, and the budget cannot be taken away.
    Limits, pools, `fund` and `exclude` stand in the scenario, groups and requirements in the proposals.
    """
    if not off:
        return scenario, tuple(proposals)
    reduced = replace(
        scenario,
        pools={pool: most for pool, most in scenario.pools.items() if ("pool", pool) not in off},
        limits=tuple(left for limit in scenario.limits if (left := _limit(limit, scenario.criteria, off)) is not None),
        fund=tuple(id_ for id_ in scenario.fund if ("fund", id_) not in off),
        exclude=tuple(id_ for id_ in scenario.exclude if ("exclude", id_) not in off),
    )
    return reduced, tuple(_proposal(proposal, off) for proposal in proposals)


def _limit(limit: Limit, criteria: Sequence[str], off: frozenset[RuleName]) -> Limit | None:
    """The limit with the bounds that are on; None where none is."""
    key = limit_key(limit, criteria)
    bounds: dict[str, Any] = {name: None if (name, key) in off else getattr(limit, name) for name in BOUND_NAMES}
    return replace(limit, **bounds) if any(bound is not None for bound in bounds.values()) else None


def _proposal(proposal: Proposal, off: frozenset[RuleName]) -> Proposal:
    group = "" if ("group", proposal.group) in off else proposal.group
    requires = tuple(one for one in proposal.requires if ("requires", requirement_key(proposal, one)) not in off)
    if (group, requires) == (proposal.group, proposal.requires):
        return proposal
    return replace(proposal, group=group, requires=requires)
