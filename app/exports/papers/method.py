"""What the letter says of money, method and what is unknown, in plain words."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Row
from app.exports.papers.words import kronor, listed, told
from app.wording import upwards
from optimiser.rules import Rule, rules_of, taken_from
from optimiser.sentences import rule_sentence, titled
from scoring.areas import AREAS
from scoring.components import components_of
from scoring.need.said import notes
from scoring.numbers import decimal_comma, format_number
from scoring.other_money import other_money, other_money_words
from scoring.proposal import Proposal
from scoring.weights import weight_shares

_FEW = 10
_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}


def money_lines(facts: PaperFacts) -> Iterator[str]:
    """What there is, what is sought, and pools."""
    asked = [one.requested for one in facts.proposals if one.requested is not None]
    yield told("money.available", budget=kronor(facts.decision.scenario.budget))
    yield told("money.proposals", number=len(facts.proposals), sum=kronor(sum(one.cost for one in facts.proposals)))
    yield told("money.requested", number=len(asked), sum=kronor(sum(asked)))
    for pool, limit in facts.decision.scenario.pools.items():
        yield told("money.pool", pool=pool, amount=kronor(limit))


def weight_items(facts: PaperFacts) -> list[str]:
    """Each criterion's weight, and what that is in percent."""
    weights = facts.decision.scenario.weights
    return [
        told(
            "method.weight",
            name=_AREA_NAMES.get(criterion, criterion),
            weight=decimal_comma(weights[criterion]),
            percent=format_number(share * 100, "sv", 1),
        )
        for criterion, share in weight_shares(weights).items()
    ]


def counting_lines(facts: PaperFacts) -> Iterator[str]:
    """How points become benefit."""
    yield told("method.per_krona" if facts.decision.scenario.benefit == "per_krona" else "method.per_proposal")
    if facts.decision.scenario.part_funding:
        yield told("method.part")
    yield from (f"{note}." for note in notes(facts.proposals, "sv"))
    yield from facts.need


def rule_items(facts: PaperFacts) -> list[str]:
    """Each rule that holds beside the budget."""
    rules = rules_of(facts.decision.scenario, facts.proposals)
    return _sentences([rule for rule in rules if rule.kind != "budget"], facts)


def off_items(facts: PaperFacts) -> list[str]:
    """Each rule that was switched off."""
    return _sentences(facts.rules_off, facts)


def _sentences(rules: Sequence[Rule], facts: PaperFacts) -> list[str]:
    return [rule_sentence(rule, facts.proposals, "sv") for rule in rules]


def certainty_lines(facts: PaperFacts) -> Iterator[str]:
    """How many points, how certain that no other gives more, which of several equally good, and who is not in it."""
    portfolio = facts.decision.portfolio
    yield told("method.value", points=_points(portfolio.value or Fraction(0)))
    if portfolio.status == "optimal":
        yield told("method.optimal")
    elif portfolio.gap is None:
        yield told("method.feasible_unknown")
    else:
        yield told("method.feasible", gap=_points(upwards(portfolio.gap)))
    if facts.decision.chosen_because:
        yield told("method.chosen", reason=facts.decision.chosen_because)
    elif portfolio.tied is not False:
        yield told("method.tied" if portfolio.tied else "method.tied_unknown")
    if ids := [one.id for one in facts.proposals if not one.assessed]:
        more = [f"… (+{len(ids) - _FEW})"] if len(ids) > _FEW else []
        yield told("method.unassessed", number=len(ids), ids=", ".join([*ids[:_FEW], *more]))


def _points(value: Fraction) -> str:
    return format_number(value, "sv", 2)


def unknown_items(facts: PaperFacts) -> list[str]:
    """What the source does not say, each with its number; what is known of all is left out."""
    found = [*_blank_in_all(facts), *_parts_that_differ(facts), *_missing_reasons(facts), *_blank_in_funded(facts)]
    if not facts.unfunded:
        found.append(told("unknown.rejected"))
    return found or [told("unknown.none")]


def _blank_in_all(facts: PaperFacts) -> Iterator[str]:
    checks: dict[str, Callable[[Proposal], bool]] = {
        "unknown.committee": lambda one: not one.committee,
        "unknown.place": lambda one: not one.place,
        "unknown.requested": lambda one: one.requested is None,
        "unknown.unassessed": lambda one: not one.assessed,
    }
    for key, blank in checks.items():
        if number := sum(blank(one) for one in facts.proposals):
            yield told(key, number=number, all=len(facts.proposals))


def _parts_that_differ(facts: PaperFacts) -> Iterator[str]:
    """Those whose cost's parts do not add up to what they are said to cost."""
    titles = {one.id: one.title for one in facts.proposals}
    if wrong := [titled(one.id, titles) for one in facts.proposals if _parts_differ(one)]:
        yield told("unknown.components", proposals=listed(wrong))


def _parts_differ(proposal: Proposal) -> bool:
    parts = components_of(proposal)
    return parts is not None and parts.verdict in ("more", "less")


def _missing_reasons(facts: PaperFacts) -> Iterator[str]:
    unsaid = [one for one in facts.funded if differs(one, facts) and not facts.decision.reason(one.id)]
    if unsaid:
        yield told("unknown.differs", number=len(unsaid))
    if deviating := [id_ for id_ in facts.decision.deviations if not facts.decision.reason(id_)]:
        yield told("unknown.deviates", number=len(deviating))


def _blank_in_funded(facts: PaperFacts) -> Iterator[str]:
    for name in ("child", "gender"):
        missing = sum(not one.texts.get(f"{name}_perspective", "").strip() for one in facts.funded)
        if missing and not facts.written(name):
            yield told(f"unknown.{name}", number=missing, all=len(facts.funded))


def differs(proposal: Proposal, facts: PaperFacts) -> bool:
    """True where it is proposed to get another amount than was asked for, or one that nobody asked for."""
    return proposal.requested != facts.amounts.get(proposal.id, 0)


def pool_takes(facts: PaperFacts) -> dict[str, int]:
    """{pool or year: whole kr that the funded take of it}, of every pool that a proposal names."""
    pools = dict.fromkeys(pool for one in facts.proposals for pool in one.pool_costs)
    return {
        pool: round(sum(Fraction(taken_from(pool, one), one.cost) * facts.amounts[one.id] for one in facts.funded))
        for pool in pools
    }


def money_rows(facts: PaperFacts) -> Iterator[Row]:
    """What is granted, of which pools, what there is, what is left or lacking, and other money apart."""
    yield Row((told("economy.granted"), kronor(facts.cost)), "total")
    limits = facts.decision.scenario.pools
    for pool, taken in pool_takes(facts).items():
        yield Row((told("economy.pool", pool=pool), kronor(taken)))
        if pool in limits:
            yield Row((told("economy.pool_limit", pool=pool), kronor(limits[pool])))
    yield Row((told("economy.available"), kronor(facts.decision.scenario.budget)))
    yield Row((told("economy.over" if facts.left < 0 else "economy.left"), kronor(abs(facts.left))), "total")
    if other := other_money(facts.funded):
        yield Row((told("economy.other"), other_money_words(other, "sv")))
