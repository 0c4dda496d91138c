"""What is said of answers side by side; each sentence can be read out at a meeting."""

from collections.abc import Sequence
from fractions import Fraction

from app import wording
from app.texts import language, say
from optimiser.comparison import Answer, Comparison
from optimiser.rules import rules_of
from optimiser.sentences import titled
from scoring.need.said import notes
from scoring.proposal import Proposal
from scoring.weights import weight_shares

_FEW = 4


def headline(told: Comparison) -> str:
    """How many proposals the answers do not agree about."""
    number = len(told.differing)
    return say("compare.headline", number=number, answers=len(told.answers)) if number else say("compare.alike")


def line(told: Comparison, place: int) -> str:
    """What an answer wins and costs against the first; of the first, what it is."""
    one = told.answers[place]
    if place == 0:
        points = wording.points(told.measured[0].common)
        cost = wording.millions(one.cost)
        return say("compare.first", name=one.name, number=len(one.amounts), cost=cost, points=points)
    against = told.against_first(place)
    parts = [
        say("compare.same_money") if not against.cost else _money(against.cost),
        say("compare.points", points=_points(against.points)),
    ]
    for key, ids in (("in", against.enters), ("out", against.leaves), ("other", against.changed)):
        if ids:
            parts.append(say(f"compare.{key}", names=_named(ids, one.proposals or told.answers[0].proposals)))
    return say("compare.line", name=one.name, parts="; ".join(parts))


def _money(kronor: int) -> str:
    return say("compare.dearer" if kronor > 0 else "compare.cheaper", amount=wording.millions(abs(kronor)))


def _points(points: Fraction) -> str:
    """A difference is never shown as none."""
    if points and round(points, 2) == 0:
        return say("compare.tiny_more" if points > 0 else "compare.tiny_less")
    return wording.signed_points(points)


def _named(ids: Sequence[str], proposals: Sequence[Proposal]) -> str:
    titles = {one.id: one.title for one in proposals}
    named = [titled(id_, titles) for id_ in ids[:_FEW]]
    more = len(ids) - len(named)
    return ", ".join(named) + (say("compare.and_more", number=more) if more else "")


def caveats(told: Comparison) -> list[str]:
    """What must be known of single answers: rules that are broken, no proof, no allocation at all."""
    found = []
    for one, measured in zip(told.answers, told.measured, strict=True):
        if one.status in ("infeasible", "unknown"):
            found.append(say(f"compare.{one.status}", name=one.name))
        elif one.status == "feasible":
            found.append(say("compare.unproven", name=one.name))
        elif measured.breaches:
            found.append(say("compare.breaks", name=one.name, number=len(measured.breaches)))
    return found


def about(one: Answer) -> str:
    """How an answer came about: by hand, or from what money, weights and rules."""
    if one.by_hand:
        return say("compare.by_hand")
    weights = ", ".join(f"{wording.percent(share)}\xa0%" for share in weight_shares(one.scenario.weights).values())
    rules = len(rules_of(one.scenario, one.proposals)) - 1
    budget = wording.millions(one.scenario.budget)
    counting = say(f"compare.{one.scenario.benefit}")
    asked = say("compare.asked", budget=budget, weights=weights, rules=rules, counting=counting)
    return ". ".join([asked, *notes(one.proposals, language())])


def amount(kronor: int | None) -> str:
    """What a proposal gets in an answer; in words where it gets nothing or is not there."""
    if kronor is None:
        return say("compare.missing")
    return wording.kronor(kronor) if kronor else say("compare.nothing")
