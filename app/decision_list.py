"""The decision list: each proposal with its decision, amount, benefit and what each area adds to it."""

from collections.abc import Mapping
from fractions import Fraction

from app.html import Td, Tr, escaped, for_screen_readers, table
from app.result import Result
from app.texts import criterion_name, language, say
from app.theme import criterion_colour
from app.wording import kronor, points
from scoring.numbers import format_number
from scoring.proposal import Proposal
from scoring.scores import benefits, contributions
from scoring.weights import weight_shares

_WIDEST_REM = 5.5
_MOST_ROWS = 1000  # as on Förslag: more take a browser long


def decision_table(result: Result, proposals: tuple[Proposal, ...]) -> str:
    """The list as an HTML table: funded first, then by benefit, the unassessed last; the first 1 000 of many."""
    shares = weight_shares(result.scenario.weights)
    counting = result.scenario.benefit
    worth = benefits(proposals, shares, counting)
    greatest = max((points for points in worth.values() if points is not None), default=Fraction(0))
    ordered = sorted(proposals, key=lambda proposal: _order(proposal, result, worth[proposal.id]))
    listed = ordered[:_MOST_ROWS]
    rows = [_row(proposal, result, contributions(proposal, shares, counting), greatest) for proposal in listed]
    headings = [Td(say("list.decision")), Td(say("list.proposal")), Td(say("list.amount"), number=True)]
    headings += [Td(say("list.benefit"), number=True), Td(say("list.contributions"))]
    return f'<p class="fordela-lines fordela-keys">{_key(result.scenario.criteria)}</p>' + table(
        _caption(len(ordered) - len(listed)), headings, rows
    )


def _caption(more: int) -> str:
    """What the list shows, and how many proposals it leaves out where it does."""
    return say("list.caption") + (say("list.more", number=format_number(more, language())) if more > 0 else "")


def _order(proposal: Proposal, result: Result, worth: Fraction | None) -> tuple[bool, bool, Fraction, str]:
    return proposal.id not in result.portfolio.amounts, worth is None, -(worth or Fraction(0)), proposal.id


def _row(proposal: Proposal, result: Result, parts: Mapping[str, Fraction], greatest: Fraction) -> Tr:
    funded = proposal.id in result.portfolio.amounts
    amount = result.portfolio.amounts.get(proposal.id, proposal.cost)
    total = sum(parts.values(), Fraction(0))
    return Tr(
        (
            Td(_decision(proposal, result), css="yes" if funded else "no"),
            Td(html=titled(proposal), header=True),
            Td(kronor(amount), number=True),
            Td(points(total) if parts else say("list.unknown"), number=True),
            Td(html=_bar(parts, greatest), css="bars"),
        ),
        css="" if funded else "out",
    )


def _decision(proposal: Proposal, result: Result) -> str:
    """A sign and a word, and the rule that decided where one did."""
    if not proposal.received:
        return say("list.set_aside", state=say(f"state.{proposal.state}"))
    if proposal.id in result.portfolio.amounts:
        return say("list.funded_by_rule") if proposal.id in result.scenario.fund else say("list.funded")
    if proposal.id in result.scenario.exclude:
        return say("list.excluded")
    return say("list.not_funded") if proposal.assessed else say("list.unassessed")


def titled(proposal: Proposal) -> str:
    """Id, title and, under them, the committee, as HTML."""
    where = proposal.committee or say("list.committee_unknown")
    return f'{escaped(proposal.id)} {escaped(proposal.title)}<span class="where">{escaped(where)}</span>'


def _bar(parts: Mapping[str, Fraction], greatest: Fraction) -> str:
    """Stacked contributions, as wide as the benefit; the same in words for those who do not see them."""
    if not parts:
        return for_screen_readers(say("list.unknown"))
    spans = [
        f'<span class="fordela-bar" style="width:{_WIDEST_REM * float(part / greatest):.2f}rem;'
        f'background:{criterion_colour(criterion, place)}"></span>'
        for place, (criterion, part) in enumerate(parts.items())
        if part > 0 and greatest > 0
    ]
    words = ", ".join(f"{criterion_name(criterion)} {points(part)}" for criterion, part in parts.items() if part > 0)
    return f'<span title="{escaped(words)}">{"".join(spans)}</span>{for_screen_readers(words)}'


def _key(criteria: tuple[str, ...]) -> str:
    """Which colour is which area."""
    return "".join(
        f'<span class="fordela-key" style="background:{criterion_colour(criterion, place)}"></span>'
        f"<span>{escaped(criterion_name(criterion))}</span>"
        for place, criterion in enumerate(criteria)
    )
