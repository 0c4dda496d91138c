"""Before the choice: where a proposal stands, with the reason, as the officer sets it."""

from dataclasses import replace

from app import state
from scoring.proposal import State


def set_state(id_: str, new: State, reason: str) -> None:
    """Note where a proposal stands; one that is not received leaves *Ska ingå* and *Ska inte ingå*."""
    now = state.work()
    proposals = tuple(
        replace(one, state=new, state_reason=reason) if one.id == id_ else one for one in now.case.proposals
    )
    now.case = replace(now.case, proposals=proposals)
    if new != "received":
        fund, exclude = ((*(one for one in ids if one != id_),) for ids in (now.scenario.fund, now.scenario.exclude))
        now.scenario = replace(now.scenario, fund=fund, exclude=exclude)
    now.result = None
