"""What a need factor changes: the answer without it and with it, and money by the need of the area."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from app.result import Question
from optimiser.choice import choice_of
from optimiser.clock import Clock
from optimiser.portfolio import Portfolio
from optimiser.solve import solve
from scoring.need.factor import Figures
from scoring.need.places import Place, places_of
from scoring.proposal import Proposal

Row = tuple[str, ...]
SEVERAL, CITY, UNKNOWN = ("several",), ("city",), ("unknown",)


@dataclass(frozen=True)
class Outcome:
    """without, weighed: the best without the factor and with it.

    plain_points, weighed_points: (of the one without, of the one with), by the benefit without the factor and with it.
    """

    without: Portfolio
    weighed: Portfolio
    plain_points: tuple[Fraction, Fraction]
    weighed_points: tuple[Fraction, Fraction]

    @property
    def enters(self) -> tuple[str, ...]:
        """Ids that are funded with the factor alone, in text order."""
        return tuple(id_ for id_ in self.weighed.amounts if id_ not in self.without.amounts)

    @property
    def leaves(self) -> tuple[str, ...]:
        """Ids that are funded without it alone."""
        return tuple(id_ for id_ in self.without.amounts if id_ not in self.weighed.amounts)


def outcome(shown: Portfolio, counted: bool, plain: Question, weighed: Question, clock: Clock) -> Outcome | None:
    """Both answers. shown: the one at hand; counted: it counts the factor. None where either has no portfolio."""
    other = solve(*(plain if counted else weighed), clock)
    without, with_it = (other, shown) if counted else (shown, other)
    if not without.found or not with_it.found:
        return None
    return Outcome(without, with_it, _points(plain, without, with_it), _points(weighed, without, with_it))


def _points(question: Question, one: Portfolio, other: Portfolio) -> tuple[Fraction, Fraction]:
    value_of = choice_of(*question, ()).value_of
    return value_of(one.amounts), value_of(other.amounts)


def row_of(place: Place) -> Row:
    """Which row of a table by area a place belongs to: `("area", name)`, or one for what is in no single area."""
    if place.kind == "city":
        return CITY
    if not place.areas:
        return UNKNOWN
    return ("area", place.areas[0]) if len(place.areas) == 1 else SEVERAL


def rows(proposals: tuple[Proposal, ...], figures: Figures, most: int = 40) -> dict[Row, list[Proposal]]:
    """{row: its proposals}: the areas by falling need, those without a figure last; then several, whole city, unknown.

    Of more than `most` areas only those with proposals.
    """
    known = {area: figure for area, figure in figures.items() if figure is not None}
    ordered = [*sorted(known, key=lambda area: -known[area]), *(area for area in figures if area not in known)]
    keys: list[Row] = [("area", area) for area in ordered]
    found: dict[Row, list[Proposal]] = {key: [] for key in (*keys, SEVERAL, CITY, UNKNOWN)}
    places = places_of(proposals, figures)
    for one in proposals:
        found[row_of(places[one.id])].append(one)
    return {row: some for row, some in found.items() if some or (row[0] == "area" and len(keys) <= most)}


def money(some: list[Proposal], amounts: Mapping[str, int]) -> int:
    """What they get together, in kr."""
    return sum(amounts.get(one.id, 0) for one in some)
