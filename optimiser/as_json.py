"""Results with the keys of the file format: points as numbers, money as whole kr, texts in Swedish."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from optimiser.breach_sentences import breach_sentence
from optimiser.conflict_sentences import remedy_sentence
from optimiser.evaluate import Evaluation
from optimiser.explain_sentences import price_sentence, reason_sentence
from optimiser.explanation import Explanation, Explanations
from optimiser.frontier import Frontier
from optimiser.portfolio import Portfolio
from optimiser.rank import Ranking
from optimiser.rule_prices import RulePrice
from optimiser.score_needed import Step
from optimiser.sentences import rule_sentence
from scoring.proposal import Proposal


def portfolio_json(portfolio: Portfolio, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What `solve` answers."""
    return {
        "status": portfolio.status,
        "value": number(portfolio.value),
        "bound": number(portfolio.bound),
        "gap": number(portfolio.gap),
        "cost": portfolio.cost if portfolio.found else None,
        "funded": dict(portfolio.amounts),
        "tied": portfolio.tied,
        **about(portfolio, proposals),
        "seconds": portfolio.seconds,
        "seconds_ties": portfolio.seconds_ties,
    }


def evaluation_json(found: Evaluation, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What `evaluate` answers."""
    return {
        "status": found.best.status,
        "value": number(found.value),
        "cost": found.cost,
        "amounts": dict(found.amounts),
        "broken": [
            {"kind": one.kind, "key": one.key, "text": breach_sentence(one, proposals, "sv")} for one in found.breaches
        ],
        "best": number(found.best.value),
        "bound": number(found.best.bound),
        "gap_to_best": number(found.gap_to_best),
        "swaps": [
            {"out": swap.out, "in": swap.into, "gain": number(swap.gain)}
            for swap in found.swaps
            if swap.out is not None
        ],
        "additions": [{"in": swap.into, "gain": number(swap.gain)} for swap in found.swaps if swap.out is None],
        "unknown_benefit": list(found.unknown_benefit),
        **about(found.best, proposals),
        "seconds": found.seconds,
    }


def explanations_json(found: Explanations, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What `explain` answers; `status` is `feasible` where not all was answered in time."""
    status = "feasible" if found.best.status == "optimal" and not found.complete else found.best.status
    return {
        "status": status,
        "value": number(found.best.value),
        "bound": number(found.best.bound),
        "gap": number(found.best.gap),
        "cost": found.best.cost if found.best.found else None,
        "proposals": {
            one.id: _explanation(one, proposals, found.larger_budgets)
            for one in found.proposals.values()
            if one.reason != "unassessed"
        },
        "rules": [
            {"kind": price.rules[0].kind, "key": price.rules[0].key, **_price(price, proposals)}
            for price in found.rules
        ],
        "overrides": None if found.overrides is None else _price(found.overrides, proposals),
        **about(found.best, proposals),
        "seconds": found.seconds,
    }


def _explanation(one: Explanation, proposals: Sequence[Proposal], larger_budgets: bool) -> dict[str, Any]:
    return {
        "funded": one.funded,
        "loss": number(one.loss),
        "benefit": number(one.benefit),
        "benefit_needed": number(one.benefit_needed),
        "cost_needed": one.cost_needed,
        **({"budget_needed": one.budget_needed} if larger_budgets else {}),
        "leaves": list(one.leaves),
        "enters": list(one.enters),
        "close": one.close,
        "close_score": None if one.close_step is None else _step(one.close_step),
        "scores_needed": {criterion: step and _step(step) for criterion, step in one.steps.items()},
        "reason": one.reason,
        "rules": [{"kind": rule.kind, "key": rule.key} for rule in one.rules],
        "text": reason_sentence(one, proposals, "sv"),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"criterion": step.criterion, "score": number(step.score), "to": number(step.to)}


def _price(price: RulePrice, proposals: Sequence[Proposal]) -> dict[str, Any]:
    return {
        "loss": number(price.loss),
        "enters": list(price.enters),
        "leaves": list(price.leaves),
        "text": price_sentence(price, proposals, "sv"),
    }


def frontier_json(found: Frontier, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What `frontier` answers."""
    return {
        "status": found.status,
        "points": [
            {"cost": point.cost, "value": number(point.value), "funded": dict(point.amounts)} for point in found.points
        ],
        "exact": found.exact,
        **({"whole_only": True} if found.whole_only else {}),
        **about(replace(found.nothing or Portfolio(found.status), unassessed=found.unassessed), proposals),
        "seconds": found.seconds,
    }


def ranking_json(found: Ranking, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What `rank` answers."""
    return {
        "status": found.status,
        "budgets": list(found.budgets),
        "order": list(found.order),
        "counts": list(found.counts),
        "nested": [number(points) for points in found.nested],
        "best": [number(points) for points in found.best],
        "price": number(found.price),
        "bound": number(found.bound),
        "gap": number(found.gap),
        **({"whole_only": True} if found.whole_only else {}),
        **about(replace(found.nothing or Portfolio(found.status), unassessed=found.unassessed), proposals),
        "seconds": found.seconds,
    }


def about(portfolio: Portfolio, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """What every result carries: who was not chosen among, and, where no portfolio keeps the rules, why."""
    about: dict[str, Any] = {
        "unassessed": list(portfolio.unassessed),
        "set_aside": {proposal.id: proposal.state for proposal in proposals if not proposal.received},
    }
    about |= _needs(proposals)
    if portfolio.status != "infeasible":
        return about
    about["conflict"] = [
        {"kind": rule.kind, "key": rule.key, "text": rule_sentence(rule, proposals, "sv")}
        for rule in portfolio.conflict
    ]
    about["remedies"] = [
        {
            "kind": remedy.rule.kind,
            "key": remedy.rule.key,
            "change_to": remedy.change_to,
            "text": remedy_sentence(remedy, proposals, "sv"),
        }
        for remedy in portfolio.remedies
    ]
    return about


def _needs(proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Whose benefit a need factor is counted in, and whose need is made up; nothing where need is not used."""
    factors = {one.id: one.need_factor for one in proposals if one.need_factor != 1}
    made_up = {one.id: one.need_basis for one in proposals if one.need_basis}
    return {name: found for name, found in (("need_factor", factors), ("need_basis", made_up)) if found}


def number(points: Fraction | None) -> float | None:
    """Points as JSON writes them; None where unknown."""
    return None if points is None else float(points)
