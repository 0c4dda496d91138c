"""Before the choice: where a proposal stands, with the reason, as the officer sets it."""

from collections.abc import Collection
from dataclasses import replace

from app import state
from app.samples import Case
from app.state import Identity
from optimiser.scenario import Scenario
from scoring.proposal import Proposal, State


def set_state(id_: str, new: State, reason: str) -> None:
    """Note where a proposal stands; one that is not received leaves *Ska ingå* and *Ska inte ingå*."""
    now = state.work()
    now.noted |= {state.identity(one): (new, reason) for one in now.case.proposals if one.id == id_}
    now.case = replace(now.case, proposals=tuple(map(_as_noted, now.case.proposals)))
    if new != "received":
        now.scenario = _without(now.scenario, {id_})
    now.result = None


def with_noted_states(case: Case) -> Case:
    """A case with the states that the officer has set, in this session, for the same proposals."""
    proposals = tuple(map(_as_noted, case.proposals))
    aside = {new.id for old, new in zip(case.proposals, proposals, strict=True) if old is not new and not new.received}
    return replace(case, proposals=proposals, scenario=_without(case.scenario, aside))


def noted_elsewhere() -> dict[Identity, tuple[State, str]]:
    """The states that the officer has set for proposals that are not at hand, or not by the same id, file and title."""
    now = state.work()
    here = {state.identity(one) for one in now.proposals} if now.noted else set()
    return {which: noted for which, noted in now.noted.items() if which not in here and noted[0] != "received"}


def _as_noted(proposal: Proposal) -> Proposal:
    noted = state.work().noted.get(state.identity(proposal))
    return proposal if noted is None else replace(proposal, state=noted[0], state_reason=noted[1])


def _without(scenario: Scenario, ids: Collection[str]) -> Scenario:
    fund, exclude = ((*(one for one in listed if one not in ids),) for listed in (scenario.fund, scenario.exclude))
    return replace(scenario, fund=fund, exclude=exclude)
