"""The sentences that a page says about a result; each can be read out at a meeting."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from app.result import Result
from app.texts import language, say
from optimiser.difference import Difference, difference
from optimiser.portfolio import Portfolio
from scoring.need.said import notes
from scoring.numbers import format_kronor, format_millions, format_number, millions_number
from scoring.other_money import other_money, other_money_words
from scoring.proposal import Proposal

_FEW = 4


def kronor(amount: int) -> str:
    """`1 500 000 kr`, for tables."""
    return format_kronor(amount, language())


def millions(amount: int) -> str:
    """`1,50 mnkr`, for sentences; never rounded."""
    return format_millions(amount, language())


def points(value: Fraction, decimals: int = 2) -> str:
    """`18,00`: benefit as shown, rounded to hundredths."""
    return format_number(value, language(), decimals)


def percent(share: Fraction) -> str:
    """`20` or `33,3`: a share of 1 in percent."""
    hundredths = share * 100
    return format_number(hundredths, language(), 0 if hundredths.denominator == 1 else 1)


def signed_points(value: Fraction) -> str:
    """`+0,40` or `−0,40`, and `±0` where nothing changed."""
    if round(value, 2) == 0:
        return "±0"
    return f"{'+' if value > 0 else '−'}{points(abs(value))}"


def signed_kronor(amount: int) -> str:
    """`+7 000 kr` or `−7 000 kr`, and `±0 kr` where nothing changed."""
    sign = "±" if not amount else "+" if amount > 0 else "−"
    return f"{sign}{kronor(abs(amount))}"


def headline(result: Result, proposals: Sequence[Proposal]) -> str:
    """How many get money, and how much of it; or that none can."""
    portfolio, budget = result.portfolio, result.scenario.budget
    if not proposals:
        return say("proposals.empty")
    if not portfolio.amounts and not any(proposal.received and proposal.assessed for proposal in proposals):
        return say("result.none", number=len(proposals))
    if portfolio.cost == sum(proposal.cost for proposal in proposals):
        return say("result.all_fit", number=len(proposals), cost=millions(portfolio.cost), budget=millions(budget))
    cost = millions_number(portfolio.cost, language())
    return say(
        "result.headline", funded=len(portfolio.amounts), number=len(proposals), cost=cost, budget=millions(budget)
    )


def certainty(portfolio: Portfolio) -> str:
    """That no other choice gives more, or how far from proven that is."""
    if portfolio.status == "optimal":
        return say("result.optimal")
    gap = (
        say("result.gap_unknown") if portfolio.gap is None else say("result.gap", points=points(upwards(portfolio.gap)))
    )
    return say("result.feasible", gap=gap)


def upwards(value: Fraction) -> Fraction:
    """Rounded up to hundredths of a point: what may be missing is never shown as nothing."""
    return Fraction(-(-value * 100 // 1), 100)


def change(before: Result | None, now: Result) -> str:
    """What the last move did: who came in, who left, points up or down."""
    if before is None:
        return ""
    step = difference(before.portfolio, now.portfolio)
    if not step.decisions and not step.points:
        return say("change.nothing")
    return say("change.since", parts=", ".join(_change_parts(step, before.scenario.benefit == now.scenario.benefit)))


def _change_parts(step: Difference, same_counting: bool) -> Iterable[str]:
    if step.enters:
        yield say("change.in", ids=some(step.enters))
    if step.leaves:
        yield say("change.out", ids=some(step.leaves))
    if not step.decisions:
        yield say("change.same_proposals")
    if step.points is not None and same_counting:
        yield say("change.points", points=signed_points(step.points))


def counting_matters(result: Result, other: Portfolio) -> str:
    """Which proposals the way of counting decides. other: the portfolio under the other way."""
    if other.status != "optimal":
        return say("counting.other_unknown")
    decided = difference(result.portfolio, other).decisions
    return (
        say("counting.decides", number=len(decided), ids=", ".join(decided)) if decided else say("counting.no_matter")
    )


def other_money_line(portfolio: Portfolio, proposals: Sequence[Proposal]) -> str:
    """The city's money and other money of what is funded, apart; blank where no proposal has other money."""
    if not other_money(proposals):
        return ""
    found = other_money(one for one in proposals if one.id in portfolio.amounts)
    return say("other_money.line", city=kronor(portfolio.cost), words=other_money_words(found, language()))


def some(ids: Sequence[str]) -> str:
    """The first few ids, and how many more there are."""
    listed = ", ".join(ids[:_FEW])
    return listed if len(ids) <= _FEW else say("change.more", ids=listed, number=len(ids) - _FEW)


def score_notices(proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """What must be said of the scores wherever they are shown: derived, made up, missing, not used, or with need."""
    proposals = tuple(proposals)
    bases = {proposal.score_basis for proposal in proposals}
    notices = [say(f"basis.{basis}") for basis in ("derived", "made_up") if basis in bases]
    missing = [proposal.id for proposal in proposals if not proposal.assessed]
    if missing:
        notices.append(say("basis.unassessed", number=len(missing), ids=some(missing)))
    aside = [proposal.id for proposal in proposals if not proposal.received]
    if aside:
        notices.append(say("basis.set_aside", number=len(aside), ids=some(aside)))
    notices += [f"{note}." for note in notes(proposals, language())]
    return tuple(notices)
