"""Every step of the frontier as an HTML table, for those who do not see the curve."""

from functools import lru_cache

from app import wording
from app.html import Td, Tr, escaped, table
from app.texts import language, say
from app.tradeoffs.curve import Curve
from app.tradeoffs.frontier_words import gain
from optimiser.difference import difference
from optimiser.frontier import Point
from optimiser.portfolio import Portfolio
from scoring.language import Language

MOST_STEPS = 1000


def step_table(curve: Curve) -> str:
    """A row a step: its money, points, proposals, and what it changes in the step before; the first 1 000 of many."""
    return _step_table(curve, language())


@lru_cache(maxsize=4)
def _step_table(curve: Curve, _: Language) -> str:
    shown = curve.points[:MOST_STEPS]
    names = {one.id: f"{one.id} {one.title}" for one in curve.result.proposals}
    headings = [Td(say("frontier.cost"), number=True), Td(say("frontier.points"), number=True)]
    headings += [Td(say("frontier.proposals"), number=True), Td(say("frontier.more_money"), number=True)]
    headings += [Td(say("frontier.enters")), Td(say("frontier.leaves")), Td(say("frontier.gain"))]
    rows = [_row(curve, names, before, point) for before, point in zip((None, *shown), shown, strict=False)]
    return table(_caption(len(shown), len(curve.points)), headings, rows)


def _caption(shown: int, number: int) -> str:
    if number > shown:
        return say("frontier.caption_first", shown=shown, number=number)
    return say("frontier.caption", number=number)


def _row(curve: Curve, names: dict[str, str], before: Point | None, point: Point) -> Tr:
    cells = [
        Td(html=_cost(curve, point), number=True, header=True),
        Td(wording.points(point.value), number=True),
        Td(str(len(point.amounts)), number=True),
    ]
    if before is None:
        return Tr([*cells, Td(say("frontier.first_step")), Td(""), Td(""), Td("")])
    step = difference(Portfolio("optimal", before.amounts), Portfolio("optimal", point.amounts))
    changes = [Td(wording.some([names[id_] for id_ in ids])) for ids in (step.enters, step.leaves)]
    more = Td(wording.kronor(point.cost - before.cost), number=True)
    return Tr([*cells, more, *changes, Td(gain(point.value - before.value))])


def _cost(curve: Curve, point: Point) -> str:
    """What a step costs, and that it is the allocation shown where it is."""
    is_shown = curve.shown is not None and curve.shown.amounts == point.amounts
    where = f'<span class="where">{escaped(say("frontier.row_shown"))}</span>' if is_shown else ""
    return f"{escaped(wording.kronor(point.cost))}{where}"
