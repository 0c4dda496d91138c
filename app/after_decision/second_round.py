"""A second round: what still stands is locked at its amount, and what has come back is free to distribute."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from app.after_decision.held import Applied
from app.after_decision.log import Log
from app.after_decision.money import money
from app.after_decision.standing import Standing, standings
from app.storage.saved_work import SavedWork
from optimiser.decision import Override
from optimiser.scenario import Scenario
from scoring.proposal import Proposal


def given_back(log: Log) -> tuple[Standing, ...]:
    """The measures of which nothing stands any more."""
    return tuple(one for one in standings(log).values() if not one.stands)


def second_round(saved: SavedWork, taken_in: Collection[str] = ()) -> SavedWork:
    """The work as it is to be solved anew, with its log.

    What stands must be funded with exactly that amount; what was given back must not be, but for the ids `taken_in`;
    the budget is the pot of the last decision, less what stands of measures that cannot be chosen: those that are not
    among the proposals, or not received. The other proposals, the rules and the weights are as they were. What
    the office said of amounts and reasons is left out, for it was of the first round; conditions on what stands are
    kept, and so is what was applied for.
    """
    log = saved.after.log
    stands = {id_: one.stands for id_, one in standings(log).items() if one.stands}
    out = {one.id for one in given_back(log)} - {*taken_in}
    before = as_applied(saved.case.proposals, saved.after.applied)
    applied = {one.id: _applied(one, stands[one.id]) for one in before if one.id in stands}
    proposals = tuple(_locked(one, applied[one.id]) if one.id in applied else one for one in before)
    here = {one.id for one in proposals}
    locked = {one.id for one in proposals if one.received and one.id in stands}
    beside = sum(kronor for id_, kronor in stands.items() if id_ not in locked)
    scenario = _scenario(saved.scenario, max(0, money(log).pot - beside), locked, out & here)
    overrides = {
        which: Override(condition=said.condition)
        for which, said in saved.overrides.items()
        if said.condition is not None and which[1] in stands
    }
    return replace(
        saved, case=replace(saved.case, proposals=proposals, scenario=scenario, edited=True), scenario=scenario,
        after=replace(saved.after, applied=applied), overrides=overrides, equal_choices=(), own_amounts={},
        own_unreadable={}, compared=(),
        off=frozenset(name for name in saved.off if name[0] not in ("fund", "exclude")),
    )  # fmt: skip


def as_applied(proposals: Iterable[Proposal], applied: Mapping[str, Applied]) -> tuple[Proposal, ...]:
    """The proposals with the amounts that were applied for, but where the officer has changed the locked ones since."""
    return tuple(_unlocked(one, applied.get(one.id)) for one in proposals)


def _unlocked(one: Proposal, applied: Applied | None) -> Proposal:
    if applied is None or _locked(one, applied) != one:
        return one
    return replace(one, cost=applied.cost, minimum=applied.minimum, pool_costs=applied.pool_costs)


def _applied(one: Proposal, stands: int) -> Applied:
    return Applied(one.cost, one.minimum, one.pool_costs, stands)


def _locked(one: Proposal, applied: Applied) -> Proposal:
    """The proposal at what stands, all or nothing; what it takes of a pool shrinks in step, rounded up to whole kr."""
    cost = applied.locked
    pools = {name: -(-kronor * cost // applied.cost) for name, kronor in applied.pool_costs.items()}
    return replace(one, cost=cost, minimum=None, pool_costs=pools)


def _scenario(before: Scenario, pot: int, locked: Collection[str], out: Collection[str]) -> Scenario:
    fund = tuple(sorted({*before.fund, *locked} - {*out}))
    exclude = tuple(sorted(({*before.exclude} - {*locked}) | {*out}))
    return replace(before, budget=pot, fund=fund, exclude=exclude)
