"""Coverage as HTML tables: the groups with their money, and the groups against the areas."""

from collections.abc import Mapping

from app.coverage.told import Line, Told
from app.html import Td, Tr, escaped, for_screen_readers, table
from app.texts import area_name, say
from app.wording import kronor
from scoring.areas import AREA_CODES
from scoring.coverage import Tally

_MOST = 200


def group_table(told: Told) -> str:
    """Proposals and money by group: asked for, amount, and what is given where that is known."""
    some_unasked = told.found.total.asked_unknown > 0
    headings = [Td(say(f"coverage.{told.found.dimension}"))]
    headings += [Td(say(f"coverage.{name}"), number=True) for name in ("number", "asked")]
    headings += [Td(say("coverage.asked_unknown"), number=True)] if some_unasked else []
    headings += [Td(say("list.amount"), number=True)]
    headings += (
        [Td(say(f"coverage.{name}"), number=True) for name in ("given_number", "given")] if told.answered else []
    )
    total = Line(say("coverage.total"), told.found.total, {})
    rows = [Tr(_cells(line, some_unasked, told.answered)) for line in told.lines(_MOST)]
    return table(_caption("group", told), headings, [*rows, Tr(_cells(total, some_unasked, told.answered), "total")])


def _cells(line: Line, some_unasked: bool, answered: bool) -> list[Td]:
    """Where nobody says what was asked for, that is unknown and not nothing."""
    tally = line.tally
    nobody_asked = tally.number > 0 and tally.asked_unknown == tally.number
    figures = [str(tally.number), say("list.unknown") if nobody_asked else kronor(tally.asked)]
    figures += [str(tally.asked_unknown)] if some_unasked else []
    figures += [kronor(tally.cost)]
    figures += [str(tally.funded_number), kronor(tally.funded)] if answered else []
    return [Td(line.name, header=True), *(Td(figure, number=True) for figure in figures)]


def cross_table(told: Told) -> str:
    """Each group against the five areas: how many proposals and how much money."""
    headings = [Td(say(f"coverage.{told.found.dimension}"))]
    headings += [Td(area_name(code), number=True) for code in AREA_CODES] + [Td(say("coverage.total"), number=True)]
    total = Line(say("coverage.total"), told.found.total, told.found.total_by_area)
    rows = [Tr(_crossed(line, told)) for line in told.lines(_MOST)]
    return table(_caption("cross", told), headings, [*rows, Tr(_crossed(total, told), "total")])


def _crossed(line: Line, told: Told) -> list[Td]:
    tallies: Mapping[str, Tally] = line.by_area
    cells = [_square(tallies[code], told) for code in AREA_CODES]
    return [Td(line.name, header=True), *cells, _square(line.tally, told)]


def _square(tally: Tally, told: Told) -> Td:
    """`2`, and below it the money; a bare one is 0."""
    number = told.number(tally)
    if not number:
        return Td("0", number=True)
    words = for_screen_readers(f" {say('coverage.proposals')}, ")
    return Td(html=f'{number}{words}<span class="where">{escaped(kronor(told.money(tally)))}</span>', number=True)


def _caption(kind: str, told: Told) -> str:
    return say(f"coverage.{kind}_caption", count=say(f"coverage.count_{told.view.count}").lower())
