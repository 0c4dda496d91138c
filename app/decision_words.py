"""The sentences that are said about what the office proposes; each can be read out at a meeting."""

from collections.abc import Iterator, Sequence

from app import wording
from app.texts import language, say
from optimiser.breach_sentences import breach_sentence
from optimiser.decision import Decision
from optimiser.deviations import Deviations, Effect, Grant, asked_told
from scoring.components import Components, components_of
from scoring.numbers import millions_number
from scoring.proposal import Proposal


def headline(decision: Decision) -> str:
    """How many proposals, how much of the money, and how many deviations."""
    cost = millions_number(decision.cost, language())
    budget = wording.millions(decision.scenario.budget)
    return say(
        "decide.headline",
        number=len(decision.amounts),
        cost=cost,
        budget=budget,
        deviations=_number_of_deviations(decision),
    )


def _number_of_deviations(decision: Decision) -> str:
    number = len(decision.deviations)
    return say("decide.deviations", number=number) if number else say("decide.no_deviations")


def pointer(decision: Decision) -> str:
    """For pages that show computed amounts: that the office deviates, and where that is; blank where it does not."""
    number = len(decision.deviations)
    return say("decide.pointer", number=number) if number else ""


def ours(decision: Decision) -> str:
    """For pages and papers with decided amounts: whose they are; blank where all are the computed ones."""
    number = len(decision.deviations)
    return say("decide.ours", number=number) if number else ""


def changes(effect: Effect) -> str:
    """What amounts cost or give against the computed ones, in points and money, and what is left."""
    left = say("decide.left", left=wording.kronor(effect.left)) if effect.left >= 0 else say("decide.none_left")
    return say("decide.changes", points=points_changed(effect), kronor=wording.signed_kronor(effect.kronor), left=left)


def points_changed(effect: Effect) -> str:
    """`+0,40`; a change is never shown as none."""
    if effect.points and round(effect.points, 2) == 0:
        return say("decide.tiny_more" if effect.points > 0 else "decide.tiny_less")
    return wording.signed_points(effect.points)


def over_budget(decision: Decision) -> str:
    """That the sum is more than there is, loudly; blank where it is not."""
    over = decision.cost - decision.scenario.budget
    if over <= 0:
        return ""
    cost, budget = wording.kronor(decision.cost), wording.kronor(decision.scenario.budget)
    return say("decide.over_budget", over=wording.kronor(over), cost=cost, budget=budget)


def broken(effect: Effect, proposals: Sequence[Proposal], budget_too: bool = False) -> list[str]:
    """What the amounts may not, a sentence each; the budget only where asked for: it is said by itself."""
    kept = [one for one in effect.breaches if budget_too or one.kind != "budget"]
    return [breach_sentence(one, proposals, language(), "decided") for one in kept]


def notes(deviations: Deviations) -> Iterator[str]:
    """What else must be known of the whole: against an order, asked for by nobody, parts that do not add up."""
    decision = deviations.decision
    missing = [id_ for id_ in decision.deviations if not decision.reason(id_)]
    wrong = [one.id for one in decision.proposals if (parts := components_of(one)) and adds_wrong(parts)]
    asked = asked_told(decision.proposals)
    if not asked:
        yield say("decide.notes_requested_unknown")
    named = {
        "no_reason": missing,
        "unknown": _unknown(deviations),
        "against_order": list(deviations.against_order),
        "unrequested": [one.proposal.id for one in deviations.grants if one.unrequested and asked],
        "wrong_parts": wrong,
    }
    for key, ids in named.items():
        if ids:
            yield say(f"decide.notes_{key}", number=len(ids), ids=wording.some(ids))


def _unknown(deviations: Deviations) -> list[str]:
    amounts = deviations.decision.amounts
    return sorted(one.id for one in deviations.decision.proposals if one.id in amounts and not one.assessed)


def marks(grant: Grant, deviations: Deviations) -> Iterator[str]:
    """What is to be noticed about one proposal."""
    decision, one = deviations.decision, grant.proposal
    said = decision.overrides.get(one.id)
    if grant.granted != grant.computed:
        yield say("decide.mark_deviates") if grant.reason else say("decide.mark_no_reason")
    elif said and said.amount is not None:
        yield say("decide.mark_same")
    if grant.unrequested and asked_told(decision.proposals):
        yield say("decide.mark_unrequested")
    if passed := deviations.against_order.get(one.id):
        yield say("decide.mark_order", ids=wording.some(passed.ids))
    if (parts := components_of(one)) and adds_wrong(parts):
        yield wrong_sum(parts)
    if grant.granted and not one.received:
        yield say("decide.mark_state", state=say(f"state.{one.state}"))
    if grant.granted and not one.assessed:
        yield say("decide.mark_unassessed")


def adds_wrong(parts: Components) -> bool:
    """True where the parts of a cost are known not to come to what is stated."""
    return parts.verdict in ("more", "less")


def wrong_sum(parts: Components) -> str:
    """`delarna går inte ihop: minst 1 800 000 kr mot 1 370 000 kr`."""
    return say("decide.mark_parts", total=_total(parts), stated=wording.kronor(parts.stated))


def parts_words(parts: Components) -> str:
    """All parts and what they come to, or the text that cannot be read as parts."""
    if not parts.readable:
        return say("decide.parts_unreadable", text=parts.text)
    listed = "; ".join(
        f"{part.label}: {say('decide.unpriced') if part.amount is None else wording.kronor(part.amount)}"
        for part in parts.parts
    )
    stated = wording.kronor(parts.stated)
    verdict = say(
        f"decide.parts_{parts.verdict}", total=_total(parts), stated=stated, by=wording.kronor(abs(parts.difference))
    )
    return say("decide.parts", listed=listed, verdict=verdict)


def _total(parts: Components) -> str:
    total = wording.kronor(parts.total)
    return say("decide.at_least", total=total) if parts.at_least else total
