"""Every step of the frontier as an HTML table, for those who do not see the curve."""

from fractions import Fraction
from functools import lru_cache

from app import wording
from app.html import Td, Tr, escaped, table
from app.texts import language, say
from app.tradeoffs import frontier_words
from app.tradeoffs.curve import Curve
from optimiser.difference import difference
from optimiser.frontier import Point
from optimiser.portfolio import Portfolio
from scoring.language import Language

MOST_STEPS = 1000
_NOTHING = Point({}, Fraction(0))


def step_table(curve: Curve) -> str:
    """A row a step: its money, points, proposals, and what it changes in the step before; the first 1 000 of many."""
    return _step_table(curve, language())


@lru_cache(maxsize=4)
def _step_table(curve: Curve, _: Language) -> str:
    shown = curve.points[:MOST_STEPS]
    names = {one.id: f"{one.id} {one.title}" for one in curve.result.proposals}
    figures = ("cost", "points", "proposals", "more_money", "more_points")
    headings = [Td(say(f"frontier.{name}"), number=True) for name in figures]
    headings += [Td(say("frontier.enters")), Td(say("frontier.leaves"))]
    steps = zip((_NOTHING, *shown), shown, strict=False)
    rows = [_row(curve, names, before, point) for before, point in steps]
    return table(_caption(len(shown), len(curve.points)), headings, rows)


def _caption(shown: int, number: int) -> str:
    if number > shown:
        return say("frontier.caption_first", shown=shown, number=number)
    return say("frontier.caption", number=number)


def _row(curve: Curve, names: dict[str, str], before: Point, point: Point) -> Tr:
    step = difference(Portfolio("optimal", before.amounts), Portfolio("optimal", point.amounts))
    figures = [
        wording.points(point.value),
        str(len(point.amounts)),
        wording.kronor(point.cost - before.cost),
        frontier_words.more_points(point.value - before.value),
    ]
    changes = [Td(wording.some([names[id_] for id_ in ids])) for ids in (step.enters, step.leaves)]
    return Tr(
        [Td(html=_cost(curve, point), number=True, header=True), *(Td(one, number=True) for one in figures), *changes]
    )


def _cost(curve: Curve, point: Point) -> str:
    """What a step costs, and that it is the allocation shown where it is."""
    is_shown = curve.shown is not None and curve.shown.amounts == point.amounts
    where = f'<span class="where">{escaped(say("frontier.row_shown"))}</span>' if is_shown else ""
    return f"{escaped(wording.kronor(point.cost))}{where}"
