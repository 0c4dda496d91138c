"""The sentences and tables about two areas set against each other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app import wording
from app.html import Td, Tr, table
from app.texts import criterion_name, say
from app.tradeoffs.areas_choices import Choices
from app.wording import kronor, points, signed_points
from optimiser.areas_tradeoff import AreaPoint

MOST_ROWS = 200  # more than can be looked through; all can be chosen above the table


def sentences(told: Choices) -> Iterator[str]:
    """Where the allocation stands, how many choices there are, and what the nearest of them give and take."""
    yield f"{_reached('areas.shown', told, told.shown)} {_standing(told)}"
    if told.found.exact and len(told.found.points) > 1:  # else none is known to be the nearest
        yield from _steps(told)


def _standing(told: Choices) -> str:
    number, (first, second) = len(told.found.points), _names(told)
    if told.found.exact and number == 1:
        only = told.found.points[0]
        at = "" if told.present == 0 else " " + _reached("areas.only_at", told, only)
        return say("areas.only", first=first, second=second) + at
    if told.present is not None:
        return say("areas.efficient", number=number)
    return say("areas.surpassed" if told.surpassed else "areas.apart", number=number)


def _steps(told: Choices) -> Iterator[str]:
    ways = ((told.first, told.more_first), (told.second, told.more_second))
    for criterion, place in ways:
        name = criterion_name(criterion)
        if place is not None:
            yield say("areas.step", area=name, step=step(told, place), who=_who(told, place))
        elif not told.found.whole_only:
            yield say("areas.no_step", area=name)


def step(told: Choices, place: int) -> str:
    """`+2,00 poäng i Boende, −4,00 i Utbildning och −0,40 vägda poäng i alla områden`."""
    to, here = told.found.points[place], told.shown
    x, y = signed_points(to.first - here.first), signed_points(to.second - here.second)
    total = signed_points(told.totals[place] - told.total)
    first, second = _names(told)
    return say("areas.change", first=first, second=second, x=x, y=y, total=total)


def _who(told: Choices, place: int) -> str:
    named = (("change.in", told.enters(place)), ("change.out", told.leaves(place)))
    parts = [say(key, ids=wording.some(ids)) for key, ids in named if ids]
    return ", ".join(parts) or say("areas.same_proposals")


def option(told: Choices, place: int) -> str:
    """`20,00 i Boende, 34,00 i Utbildning`, and that it is the present one where it is."""
    words = _reached("areas.option", told, told.found.points[place])
    return say("areas.option_present", option=words) if place == told.present else words


def chosen(told: Choices, place: int) -> str:
    """What the choice comes to, and what it gives and takes beside the allocation."""
    one = told.found.points[place]
    money, number = wording.millions(one.cost), len(one.amounts)
    if place == told.present and not told.enters(place) and not told.leaves(place):
        return say("areas.chosen_present", number=number, cost=money)
    return say("areas.chosen", number=number, cost=money, step=step(told, place))


def exchange_table(told: Choices, place: int) -> str:
    """Who enters and leaves with the choice, compared with the allocation; blank where no one does."""
    titles = {one.id: (f"{one.id} {one.title}", one.cost) for one in told.result.proposals}
    rows = [
        Tr((Td(say(f"areas.{way}")), Td(titles[id_][0], header=True), Td(kronor(titles[id_][1]), number=True)))
        for way, ids in (("in", told.enters(place)), ("out", told.leaves(place)))
        for id_ in ids
    ]
    headings = [Td(say("areas.way")), Td(say("list.proposal")), Td(say("list.amount"), number=True)]
    return table(say("areas.exchange"), headings, rows) if rows else ""


def choices_table(told: Choices) -> str:
    """The allocation, then each choice: its points in both areas and weighted in all, its money, and who it changes."""
    names = [Td(name, number=True) for name in _names(told)]
    figures = [Td(say(f"areas.{name}"), number=True) for name in ("total", "money")]
    headings = [Td(say("areas.choice")), *names, *figures, Td(say("areas.enters")), Td(say("areas.leaves"))]
    here = Tr([Td(say("areas.here"), header=True), *_figures(told.shown, told.total), Td(), Td()], "total")
    return table(_caption(told), headings, [here, *(_row(told, place) for place in _listed(told))])


def _listed(told: Choices) -> Sequence[int]:
    return range(min(MOST_ROWS, len(told.found.points)))


def _caption(told: Choices) -> str:
    number = len(told.found.points)
    shown = say("areas.caption_part", shown=MOST_ROWS, number=number) if number > MOST_ROWS else say("areas.caption")
    return f"{shown} {say('areas.before_weights')}"


def _row(told: Choices, place: int) -> Tr:
    name = say("areas.choice_number", place=place + 1)
    name = say("areas.option_present", option=name) if place == told.present else name
    figures = _figures(told.found.points[place], told.totals[place])
    who = [Td(wording.some(ids)) for ids in (told.enters(place), told.leaves(place))]
    return Tr([Td(name, header=True), *figures, *who])


def _figures(one: AreaPoint, total: Fraction) -> list[Td]:
    texts = (points(one.first), points(one.second), points(total), kronor(one.cost))
    return [Td(text, number=True) for text in texts]


def _names(told: Choices) -> tuple[str, str]:
    return criterion_name(told.first), criterion_name(told.second)


def _reached(key: str, told: Choices, one: AreaPoint) -> str:
    first, second = _names(told)
    return say(key, first=first, second=second, x=points(one.first), y=points(one.second))
