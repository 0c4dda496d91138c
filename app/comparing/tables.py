"""Answers side by side as HTML tables: what differs, and money and points by area and by committee."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from app import wording
from app.comparing import words
from app.html import Td, Tr, table
from app.texts import area_name, say
from optimiser.comparison import Comparison, Line

_FIGURES = ("cost", "left", "number", "own", "common", "rules")


def differing_table(told: Comparison) -> str:
    """The proposals that are not decided alike, and what each answer gives them."""
    rows = [
        Tr((Td(f"{one.id} {one.title}", header=True), *(Td(words.amount(kr), number=True) for kr in one.amounts)))
        for one in told.differing
    ]
    return table(say("compare.differing_caption"), _headings(told, say("list.proposal")), rows)


def alike_table(told: Comparison) -> str:
    """Those that every answer gives the same."""
    first = told.answers[0]
    titles = {one.id: one.title for one in first.proposals}
    rows = [
        Tr((Td(f"{id_} {titles.get(id_, '')}", header=True), Td(words.amount(first.amounts[id_]), number=True)))
        for id_ in told.alike
    ]
    return table(say("compare.alike_caption"), [Td(say("list.proposal")), Td(say("list.amount"), number=True)], rows)


def answer_table(told: Comparison, prices: Mapping[str, Fraction | None]) -> str:
    """Each answer's money, points by its own weights and by the first one's, and what it was asked.

    prices: {name: the points that its rules cost}, left out while that is not known.
    """
    headings = [Td(say("compare.answer"))]
    headings += [Td(say(f"compare.{name}"), number=True) for name in _FIGURES]
    rows = [
        Tr(
            (
                Td(one.name, header=True),
                Td(wording.kronor(one.cost), number=True),
                Td(wording.kronor(one.left_over), number=True),
                Td(str(len(one.amounts)), number=True),
                Td(wording.points(measured.points), number=True),
                Td(wording.points(measured.common), number=True),
                Td(_price(prices.get(one.name)), number=True),
                Td(words.about(one)),
            )
        )
        for one, measured in zip(told.answers, told.measured, strict=True)
    ]
    return table(say("compare.answer_caption"), [*headings, Td(say("compare.how"))], rows)


def _price(points: Fraction | None) -> str:
    return "–" if points is None else wording.signed_points(-points)


def area_table(told: Comparison) -> str:
    """Money and points by area."""
    return _lines(told, told.areas, lambda key: area_name(key[0]), say("compare.area_caption"))


def committee_table(told: Comparison) -> str:
    """Money and points by committee and department."""
    return _lines(told, told.committees, _committee, say("compare.committee_caption"))


def _committee(key: tuple[str, ...]) -> str:
    return " / ".join(part for part in key if part) or say("list.committee_unknown")


def _lines(told: Comparison, lines: Sequence[Line], name: Callable[[tuple[str, ...]], str], caption: str) -> str:
    """A row a line, and in each answer's cell its money, its number of proposals and its points."""
    rows = [
        Tr((Td(name(line.key), header=True), *(_cell(line, place) for place in range(len(told.answers)))))
        for line in lines
    ]
    return table(caption, _headings(told, say("compare.group")), rows)


def _cell(line: Line, place: int) -> Td:
    money = wording.kronor(line.money[place])
    if not line.money[place]:
        return Td(money, number=True)
    number, points = line.numbers[place], wording.points(line.points[place])
    return Td(say("compare.cell", money=money, number=number, points=points), number=True)


def _headings(told: Comparison, first: str) -> list[Td]:
    return [Td(first), *(Td(one.name, number=True) for one in told.answers)]
