"""The decision list: each proposal with its decision, amount, benefit and what each area adds to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app import why_words
from app.html import Td, Tr, escaped, for_screen_readers, table
from app.need import choice_words
from app.result import Result
from app.texts import criterion_name, language, say
from app.theme import criterion_colour
from app.wording import kronor, points
from optimiser.explanation import Explanation
from scoring.numbers import format_number
from scoring.proposal import Proposal
from scoring.scores import benefits, contributions
from scoring.weights import weight_shares

_WIDEST_REM = 5.5
_FACTOR = re.compile(r"×\xa0[\d.,]*\d")
_NOTHING_TOLD: Mapping[str, Explanation] = {}
_MOST_ROWS = 1000  # as on Förslag: more take a browser long


def decision_table(
    result: Result, proposals: tuple[Proposal, ...], told: Mapping[str, Explanation] = _NOTHING_TOLD
) -> str:
    """The list as an HTML table: funded first, then by benefit, the unassessed last; the first 1 000 of many.

    told: {id: why}, empty while that is not known. Where need is shown, a column says what it is for each.
    """
    shares = weight_shares(result.scenario.weights)
    counting = result.scenario.benefit
    worth = benefits(proposals, shares, counting)
    greatest = max((points for points in worth.values() if points is not None), default=Fraction(0))
    ordered = sorted(proposals, key=lambda proposal: _order(proposal, result, worth[proposal.id]))
    listed = ordered[:_MOST_ROWS]
    reasons = _Reasons(told, proposals, choice_words.listed(proposals))
    rows = [_row(one, result, contributions(one, shares, counting), greatest, reasons) for one in listed]
    headings = [Td(say("list.decision")), Td(say("list.proposal")), Td(say("list.amount"), number=True)]
    headings += [Td(say("need_use.column"))] if reasons.needs else []
    headings += [Td(say("list.benefit"), number=True), Td(say("list.contributions"))]
    key = f'<p class="fordela-lines fordela-keys">{_key(result.scenario.criteria)}</p>'
    caption = _caption(len(ordered) - len(listed))
    return key + _parts_line(result, proposals) + table(caption, headings, rows)


def _caption(more: int) -> str:
    """What the list shows, and how many proposals it leaves out where it does."""
    return say("list.caption") + (say("list.more", number=format_number(more, language())) if more > 0 else "")


def _order(proposal: Proposal, result: Result, worth: Fraction | None) -> tuple[bool, bool, Fraction, str]:
    counted = (worth or Fraction(0)) * part_of(proposal, result.portfolio.amounts)
    return proposal.id not in result.portfolio.amounts, worth is None, -counted, proposal.id


def part_of(proposal: Proposal, amounts: Mapping[str, int]) -> Fraction:
    """The share of its amount that a proposal gets, and so of its benefit that is counted; 1 where it gets nothing."""
    return Fraction(amounts.get(proposal.id, proposal.cost), proposal.cost)


def _parts_line(result: Result, proposals: tuple[Proposal, ...]) -> str:
    """How many get a part, and what that is taken to mean; blank where all get the whole or nothing."""
    number = sum(part_of(proposal, result.portfolio.amounts) != 1 for proposal in proposals)
    return f'<p class="fordela-lines">{escaped(say("list.parts", number=number))}</p>' if number else ""


@dataclass(frozen=True)
class _Reasons:
    """What is told of each proposal, and of which proposals. needs: {id: the need}, empty where it is not shown."""

    told: Mapping[str, Explanation]
    proposals: Sequence[Proposal]
    needs: Mapping[str, str]

    def mark(self, id_: str) -> str:
        """The word for a close decision, as HTML; blank where it is not close, or not known."""
        close = id_ in self.told and why_words.is_close(self.told[id_])
        return f'<span class="where">{escaped(say("why.close_mark"))}</span>' if close else ""

    def need(self, id_: str) -> str:
        """The need as HTML, in which a factor stands on one line; blank where it is not shown."""
        words = escaped(self.needs.get(id_, ""))
        return _FACTOR.sub(lambda found: f'<span class="whole">{found[0]}</span>', words)

    def why(self, id_: str) -> str:
        """The reason as HTML; blank where it is not known."""
        if id_ not in self.told:
            return ""
        return f'<span class="why">{escaped(why_words.in_list(self.told[id_], self.proposals))}</span>'


def _row(
    proposal: Proposal, result: Result, parts: Mapping[str, Fraction], greatest: Fraction, reasons: _Reasons
) -> Tr:
    funded = proposal.id in result.portfolio.amounts
    part = part_of(proposal, result.portfolio.amounts)
    counted = {criterion: points * part for criterion, points in parts.items()}
    total, whole = sum(counted.values(), Fraction(0)), sum(parts.values(), Fraction(0))
    return Tr(
        (
            Td(html=escaped(_decision(proposal, result)) + reasons.mark(proposal.id), css="yes" if funded else "no"),
            Td(html=titled(proposal) + reasons.why(proposal.id), header=True),
            amount_cell(proposal, result.portfolio.amounts),
            *([Td(html=reasons.need(proposal.id))] if reasons.needs else []),
            _of_whole(points(total), points(whole), part) if parts else Td(say("list.unknown"), number=True),
            Td(html=_bar(counted, greatest), css="bars"),
        ),
        css="" if funded else "out",
    )


def amount_cell(proposal: Proposal, amounts: Mapping[str, int]) -> Td:
    """What a proposal gets, or would get; under a part of its amount the whole. More than it stands by itself."""
    amount = amounts.get(proposal.id, proposal.cost)
    return _of_whole(kronor(amount), kronor(proposal.cost), part_of(proposal, amounts))


def _of_whole(figure: str, whole: str, part: Fraction) -> Td:
    if part >= 1:
        return Td(figure, number=True)
    of = escaped(say("list.of_whole", whole=whole))
    return Td(html=f'{escaped(figure)}<span class="where">{of}</span>', number=True)


def _decision(proposal: Proposal, result: Result) -> str:
    """A sign and a word, and the rule that decided where one did."""
    if not proposal.received:
        return say("list.set_aside", state=say(f"state.{proposal.state}"))
    amounts = result.portfolio.amounts
    if proposal.id in amounts:
        return _funded(part_of(proposal, amounts) != 1, proposal.id in result.scenario.fund)
    if proposal.id in result.scenario.exclude:
        return say("list.excluded")
    if proposal.group and any(proposal.group == one.group for one in result.proposals if one.id in amounts):
        return say("list.group_funded")
    return say("list.not_funded") if proposal.assessed else say("list.unassessed")


def _funded(part: bool, by_rule: bool) -> str:
    if part:
        return say("list.funded_by_rule_part") if by_rule else say("list.funded_part")
    return say("list.funded_by_rule") if by_rule else say("list.funded")


def titled(proposal: Proposal) -> str:
    """Id, title and, under them, the committee and the group, as HTML."""
    where = proposal.committee or say("list.committee_unknown")
    where = f"{where} · {say('list.group', group=proposal.group)}" if proposal.group else where
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
