"""The need factor of a proposal, and whether it works where the need is greatest: from the need figures of its areas.

f = 1 + s · d / max_k |d_k|, where d is the area's need figure less the mean over the areas with a figure, and s the
strength: f lies within 1 − s … 1 + s, and is 1 on average over the areas.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scoring.need.places import Place, places_of
from scoring.proposal import NeedBasis, NeedLevel, Proposal

Figures = Mapping[str, float | None]
HighBy = Literal["", "greatest", "above"]
GREATEST_STRENGTH = Fraction(1, 2)
USUAL_STRENGTH = Fraction(1, 4)
# As many as papers print; more would make the solver's whole numbers great, and the figures are not that exact.
_DECIMALS = 4


@dataclass(frozen=True)
class Uses:
    """What the need figures are used for.

    factor: their factors are counted in benefit. strength: s, 0 to 0.5. whole_city: the officer's factor for what is
    for the whole city. high: which areas have high need: the `most` with the greatest figures, those with a figure of
    at least `above`, or blank where nobody asked. made_up: the figures are no statistics.
    """

    factor: bool = False
    strength: Fraction = USUAL_STRENGTH
    whole_city: float = 1.0
    high: HighBy = ""
    most: int = 3
    above: float = 0.0
    made_up: bool = False

    @property
    def any(self) -> bool:
        """True where proposals are changed."""
        return self.factor or bool(self.high)


def deviations(figures: Figures) -> dict[str, Fraction]:
    """{area: d / max_k |d_k|}, −1 to 1, of the areas with a figure; all 0 where none differs from their mean."""
    known = {area: Fraction(figure) for area, figure in figures.items() if figure is not None}
    if not known:
        return {}
    mean = sum(known.values(), Fraction(0)) / len(known)
    most = max(abs(figure - mean) for figure in known.values())
    return {area: (figure - mean) / most if most else Fraction(0) for area, figure in known.items()}


def area_factors(figures: Figures, strength: Fraction) -> dict[str, Fraction]:
    """{area: f}, exact, of the areas with a figure. strength: 0 to 0.5."""
    return {area: 1 + strength * deviation for area, deviation in deviations(figures).items()}


def factor_of(place: Place, factors: Mapping[str, Fraction], whole_city: float = 1.0) -> float:
    """The factor of a proposal for a place, with four decimals; of several areas the mean of theirs.

    1 where the place is unknown, or any of its areas has no figure.
    """
    if place.kind == "city":
        return whole_city
    own = [factors[area] for area in place.areas if area in factors]
    if not own or len(own) < len(place.areas):
        return 1.0
    return float(round(sum(own, Fraction(0)) / len(own), _DECIMALS))


def high_areas(figures: Figures, uses: Uses) -> frozenset[str]:
    """The areas of high need; of the greatest `most`, all that share the last one's figure."""
    known = {area: figure for area, figure in figures.items() if figure is not None}
    if uses.high == "greatest":
        ordered = sorted(known.values(), reverse=True)[: uses.most]
        return frozenset(area for area, figure in known.items() if ordered and figure >= ordered[-1])
    return frozenset(area for area, figure in known.items() if uses.high and figure >= uses.above)


def level_of(place: Place, figures: Figures, high: frozenset[str]) -> NeedLevel:
    """`high` where all of the place's areas have high need, so that no other area's money is counted as theirs.

    Unknown where the place is, or any of its areas has no figure; what is for the whole city is `other`.
    """
    if place.kind == "city":
        return "other"
    if place.kind == "unknown" or any(figures.get(area) is None for area in place.areas):
        return "unknown"
    return "high" if high.issuperset(place.areas) else "other"


def with_need(proposals: Sequence[Proposal], figures: Figures, uses: Uses) -> tuple[Proposal, ...]:
    """The proposals with the factor and the level that the need where they work gives them.

    A factor or a level that their file had gives way to what is used here. The very same proposals where nothing is.
    """
    if not uses.any:
        return tuple(proposals)
    places = places_of(proposals, figures)
    factors, high = area_factors(figures, uses.strength), high_areas(figures, uses)
    basis: NeedBasis = "made_up" if uses.made_up else ""
    changed = []
    for one in proposals:
        place = places[one.id]
        factor = factor_of(place, factors, uses.whole_city) if uses.factor else one.need_factor
        level: NeedLevel = level_of(place, figures, high) if uses.high else one.need_level
        used = (uses.factor and factor != 1 and place.kind != "city") or (uses.high and place.kind == "areas")
        changed.append(replace(one, need_factor=factor, need_level=level, need_basis=basis if used else one.need_basis))
    return tuple(changed)


@dataclass(frozen=True)
class Known:
    """Ids of the proposals by what is known of the need where they work.

    areas: in areas with figures. city: for the whole city. nowhere: blank places, or such as are no area. unfigured: in
    areas, one of which has no figure.
    """

    areas: tuple[str, ...]
    city: tuple[str, ...]
    nowhere: tuple[str, ...]
    unfigured: tuple[str, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Those of which no need is known: their factor is 1."""
        return (*self.nowhere, *self.unfigured)

    @property
    def many_unknown(self) -> bool:
        """True where the need is unknown for more than a quarter of the proposals."""
        all_ = len(self.areas) + len(self.city) + len(self.unknown)
        return 4 * len(self.unknown) > all_


def known_of(proposals: Iterable[Proposal], figures: Figures) -> Known:
    """What is known of the proposals' places."""
    found: dict[str, list[str]] = {"areas": [], "city": [], "nowhere": [], "unfigured": []}
    for id_, place in places_of(proposals, figures).items():
        kind: str = "nowhere" if place.kind == "unknown" else place.kind
        if place.kind == "areas" and any(figures[area] is None for area in place.areas):
            kind = "unfigured"
        found[kind].append(id_)
    return Known(*(tuple(found[kind]) for kind in ("areas", "city", "nowhere", "unfigured")))
