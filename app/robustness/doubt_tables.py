"""What the assessors' disagreement means, as HTML tables."""

from collections.abc import Sequence
from fractions import Fraction

from app import wording
from app.html import Td, Tr, table
from app.result import Result
from app.texts import criterion_name, language, say
from optimiser.difference import difference
from optimiser.robustness.assessors import Drawn, Draws, OwnChoice
from optimiser.robustness.disagreement import Matters
from scoring.numbers import exact, format_number
from scoring.proposal import Proposal

_NONE = "–"


def own_table(found: Sequence[OwnChoice], result: Result) -> str:
    """Each assessor's own choice beside the one on the screen."""
    headings = [
        Td(say("scoring.assessor")),
        Td(say("doubt.assessed"), number=True),
        Td(say("doubt.funded"), number=True),
    ]
    headings += [Td(say("doubt.enters")), Td(say("doubt.leaves"))]
    return table(say("doubt.own_caption"), headings, [_own_row(one, result) for one in found])


def _own_row(one: OwnChoice, result: Result) -> Tr:
    head = [Td(one.assessor, header=True), Td(str(one.assessed), number=True)]
    if one.portfolio.status != "optimal":
        return Tr((*head, Td(_NONE, number=True), Td(_NONE), Td(_NONE)))
    step = difference(result.portfolio, one.portfolio)
    changes = [Td(", ".join(ids) or say("doubt.nobody")) for ids in (step.enters, step.leaves)]
    return Tr((*head, Td(str(len(one.portfolio.amounts)), number=True), *changes))


def matters_table(found: Matters, proposals: Sequence[Proposal]) -> str:
    """The scores whose spread changes the choice, the one that can cost most first."""
    titles = {one.id: one.title for one in proposals}
    rows = [
        Tr(
            (
                Td(f"{one.disagreement.id} {titles.get(one.disagreement.id, '')}", header=True),
                Td(criterion_name(one.disagreement.criterion)),
                Td(_range(one.disagreement.points), number=True),
                Td(wording.points(one.regret), number=True),
                Td(wording.kronor(one.moved), number=True),
            )
        )
        for one in found.found
    ]
    headings = [Td(say("list.proposal")), Td(say("scoring.area")), Td(say("doubt.range"), number=True)]
    headings += [Td(say("doubt.regret"), number=True), Td(say("doubt.moved"), number=True)]
    return table(say("doubt.matters_caption"), headings, rows)


def _range(points: Sequence[tuple[str, float]]) -> str:
    """`1–4,5`: the lowest and the highest that an assessor gave."""
    return "–".join(
        format_number(exact(number), language(), _decimals(number)) for number in (points[0][1], points[-1][1])
    )


def _decimals(number: float) -> int:
    return 0 if number == int(number) else 1


def draws_table(found: Draws, proposals: Sequence[Proposal]) -> str:
    """The proposals that some draws fund and others do not, the most often funded first."""
    titles = {one.id: one.title for one in proposals}
    between = sorted((one for one in found.proposals if 0 < one.funded < one.draws), key=lambda one: -one.funded)
    rows = [
        Tr(
            (
                Td(f"{one.id} {titles.get(one.id, '')}", header=True),
                Td(f"{_percent(one.share)} %", number=True),
                Td(_interval(one), number=True),
            )
        )
        for one in between
    ]
    headings = [Td(say("list.proposal")), Td(say("doubt.share"), number=True), Td(say("doubt.interval"), number=True)]
    return table(say("doubt.draws_caption"), headings, rows)


def _interval(one: Drawn) -> str:
    least, greatest = one.interval
    return f"{_percent(least)}–{_percent(greatest)} %"


def _percent(share: float) -> str:
    return format_number(Fraction(round(share * 1000), 10), language(), 1)
