"""A second round: what still stands is locked at its amount, and what has come back is free to distribute."""

from collections.abc import Collection, Mapping
from dataclasses import replace

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
    kept.
    """
    log = saved.after.log
    stands = {id_: one.stands for id_, one in standings(log).items() if one.stands}
    out = {one.id for one in given_back(log)} - {*taken_in}
    proposals = tuple(_locked(one, stands) for one in saved.case.proposals)
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
        overrides=overrides, equal_choices=(), own_amounts={}, own_unreadable={}, compared=(),
        off=frozenset(name for name in saved.off if name[0] not in ("fund", "exclude")),
    )  # fmt: skip


def _locked(one: Proposal, stands: Mapping[str, int]) -> Proposal:
    """The proposal at what stands, all or nothing; what it takes of a pool shrinks in step, rounded up to whole kr."""
    if one.id not in stands:
        return one
    cost = stands[one.id]
    pools = {name: -(-kronor * cost // one.cost) for name, kronor in one.pool_costs.items()}
    return replace(one, cost=cost, minimum=None, pool_costs=pools)


def _scenario(before: Scenario, pot: int, locked: Collection[str], out: Collection[str]) -> Scenario:
    fund = tuple(sorted({*before.fund, *locked} - {*out}))
    exclude = tuple(sorted(({*before.exclude} - {*locked}) | {*out}))
    return replace(before, budget=pot, fund=fund, exclude=exclude)
