"""The papers' tables: the city's appendix by area and by committee, and the money."""

from collections.abc import Iterator

from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Columns, Row
from app.exports.papers.words import kronor, told
from optimiser.totals import Share, by_area, by_committee
from scoring.areas import AREAS
from scoring.other_money import other_money, other_money_words
from scoring.proposal import Proposal

_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}
AREA_WIDTHS, COMMITTEE_WIDTHS = (8.2, 3.0, 4.8), (13.0, 3.0)


def area_columns() -> Columns:
    """A measure, its money and the note on linked areas."""
    return Columns((told("table.measure"), told("table.money"), told("table.note")), AREA_WIDTHS, frozenset({1}))


def area_rows(facts: PaperFacts) -> list[Row]:
    """Funded proposals under their primary area, each area's subtotal and number, then the total."""
    rows = [row for share in by_area(facts.amounts, facts.proposals) for row in _one_area(share, facts)]
    return [*rows, *(Row((*cells, ""), "total") for cells in _closing(facts))]


def _one_area(share: Share, facts: PaperFacts) -> Iterator[Row]:
    yield Row((_AREA_NAMES[share.key[0]], "", ""), "group")
    for one in share.proposals:
        yield Row((one.title, amount_words(one, facts), one.texts.get("note", "")))
    number = told("table.number", number=len(share.proposals))
    yield Row((told("table.area_total"), kronor(share.total), number), "total")


def committee_columns() -> Columns:
    """A committee with its department, or a measure; and the money."""
    return Columns((told("table.committee"), told("table.money")), COMMITTEE_WIDTHS, frozenset({1}))


def committee_rows(facts: PaperFacts) -> list[Row]:
    """Each committee and department with its sum, its funded proposals below, then the total."""
    rows: list[Row] = []
    for share in committee_shares(facts):
        rows.append(Row((both_names(share), kronor(share.total)), "group"))
        rows += [Row((one.title, amount_words(one, facts))) for one in share.proposals]
    return [*rows, *(Row(cells, "total") for cells in _closing(facts))]


def committee_shares(facts: PaperFacts) -> list[Share]:
    """What each committee and department gets, those that get nothing left out."""
    return [share for share in by_committee(facts.amounts, facts.proposals) if share.proposals]


def both_names(share: Share) -> str:
    """`Fritidsnämnden / Fritidsförvaltningen`, or the one that is known."""
    committee, department = share.key
    if committee and department:
        return told("table.both", committee=committee, department=department)
    return department or committee_name(committee)


def committee_name(committee: str) -> str:
    """The committee's name, or that it is unknown."""
    return committee or told("paper.committee_unknown")


def amount_words(proposal: Proposal, facts: PaperFacts) -> str:
    """`300 000 kr`, or `300 000 kr av 500 000 kr` where it is a part."""
    amount = facts.amounts[proposal.id]
    if amount >= proposal.cost:
        return kronor(amount)
    return told("table.part", amount=kronor(amount), whole=kronor(proposal.cost))


def _closing(facts: PaperFacts) -> list[tuple[str, str]]:
    other = other_money(facts.funded)
    return [
        (told("table.total"), kronor(facts.cost)),
        (told("table.available"), kronor(facts.decision.scenario.budget)),
        *([(told("table.other"), other_money_words(other, "sv"))] if other else []),
    ]
