"""Saved work and its proposals, as they were written before they came to carry more."""

from typing import Annotated, Any

from pydantic import SerializerFunctionWrapHandler, WrapSerializer

from app.after_decision.held import After
from scoring.proposal import Proposal

# What a proposal has come to carry since works were first saved, and what it holds where nobody has said anything.
_LATER = {"other_money_amount": None, "need_factor": 1.0, "need_level": "", "need_basis": ""}


def _as_before(proposal: Proposal, as_json: SerializerFunctionWrapHandler) -> dict[str, Any]:
    """A proposal without the later fields that say nothing, so that the same work still gives the same bytes."""
    told: dict[str, Any] = as_json(proposal)
    return {name: value for name, value in told.items() if name not in _LATER or value != _LATER[name]}


StoredProposal = Annotated[Proposal, WrapSerializer(_as_before)]


def _without_after(document: Any, as_json: SerializerFunctionWrapHandler) -> dict[str, Any]:
    """A document without the time after the decision, or the second round, that there is not: for the same bytes."""
    told: dict[str, Any] = as_json(document)
    if not document.after.applied:
        del told["after"]["applied"]
    return {name: value for name, value in told.items() if name != "after" or document.after != After()}


WITHOUT_AFTER = WrapSerializer(_without_after)
