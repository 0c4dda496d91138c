"""The two tables of the city's appendix: by area with notes, subtotals and counts; by committee with department."""

from collections.abc import Mapping

from app.decision_list import amount_cell
from app.html import Td, Tr, table
from app.texts import area_name, language, say
from app.wording import kronor
from optimiser.decision import Decision
from optimiser.totals import Share, by_area, by_committee
from scoring.other_money import other_money, other_money_words


def area_table(decision: Decision) -> str:
    """Funded proposals under their primary area, with the note, and each area's subtotal and number."""
    amounts = decision.amounts
    headings = [Td(say("appendix.proposal")), Td(say("appendix.money"), number=True), Td(say("appendix.note"))]
    rows = [row for share in by_area(amounts, decision.proposals) for row in _area_rows(share, amounts)]
    return table(say("appendix.area_caption"), headings, [*rows, *_closing_rows(decision, 3)])


def _area_rows(share: Share, amounts: Mapping[str, int]) -> list[Tr]:
    heading = Tr((Td(area_name(share.key[0], full=True), header=True, span=3),), "group")
    rows = [
        Tr(
            (
                Td(proposal.title, header=True),
                amount_cell(proposal, amounts),
                Td(proposal.texts.get("note", "")),
            )
        )
        for proposal in share.proposals
    ]
    number = say("appendix.number", number=len(share.proposals))
    total = Tr((Td(say("appendix.area_total"), header=True), Td(kronor(share.total), number=True), Td(number)), "total")
    return [heading, *rows, total]


def committee_table(decision: Decision) -> str:
    """Each committee and department with its sum and its funded proposals."""
    amounts = decision.amounts
    shares = [share for share in by_committee(amounts, decision.proposals) if share.proposals]
    headings = [Td(say("appendix.committee")), Td(say("appendix.money"), number=True)]
    rows = [row for share in shares for row in _committee_rows(share, amounts)]
    return table(say("appendix.committee_caption"), headings, [*rows, *_closing_rows(decision, 2)])


def _committee_rows(share: Share, amounts: Mapping[str, int]) -> list[Tr]:
    name = " / ".join(part for part in share.key if part) or say("list.committee_unknown")
    heading = Tr((Td(name, header=True), Td(kronor(share.total), number=True)), "total")
    return [heading] + [
        Tr((Td(proposal.title, header=True), amount_cell(proposal, amounts))) for proposal in share.proposals
    ]


def _closing_rows(decision: Decision, columns: int) -> list[Tr]:
    """The total, what there is to dispose of, and other money where there is any."""
    rest = [Td()] * (columns - 2)
    sums = {"appendix.total": decision.cost, "appendix.available": decision.scenario.budget}
    words = {say(key): kronor(amount) for key, amount in sums.items()}
    if other := other_money(one for one in decision.proposals if one.id in decision.amounts):
        words[say("other_money.beside")] = other_money_words(other, language())
    return [Tr((Td(name, header=True), Td(said, number=True), *rest), "total") for name, said in words.items()]
