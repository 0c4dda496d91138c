"""Figures by indicator: which year counts, and what each area has that year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.need.indicators import SEXES, Indicator, Sex
from scoring.need.standard import Scale, Standard, scale_of
from scoring.numbers import exact

_SCALED_BY: tuple[tuple[Sex, ...], ...] = (("all",), ("women", "men"))


@dataclass(frozen=True)
class Series:
    """One indicator in the latest year that has a value; an area without one that year is missing, not filled in.

    year: None where the file gives none. left: earlier years that stand in the file and do not count. weight: within
    its index. sources: that year's. values: {sex: {area: value, None where missing}}, only of those sexes and areas
    that have a row.
    """

    index: str
    name: str
    unit: str
    higher_is_worse: bool
    weight: Fraction
    year: int | None
    left: tuple[int, ...]
    sources: tuple[str, ...]
    values: Mapping[Sex, Mapping[str, Fraction | None]] = field(hash=False)

    def value(self, area: str, sex: Sex = "all") -> Fraction | None:
        """What the area has, None where it is missing."""
        return self.values.get(sex, {}).get(area)

    def scale(self, by: Standard) -> Scale | None:
        """The scale of the values for all; of women's and men's together where none is given for all."""
        for sexes in _SCALED_BY:
            values = [value for sex in sexes for value in self.values.get(sex, {}).values() if value is not None]
            if values:
                return scale_of(values, by, self.higher_is_worse)
        return None

    @property
    def even(self) -> bool:
        """True where all values are the same, so that they tell no area from another."""
        scale = self.scale("min_max")
        return scale is not None and not scale.spread

    @property
    def sexes_only(self) -> bool:
        """True where it has values, for women or men, and none for all: it then enters no index."""
        return any(self._known(sex) for sex in ("women", "men")) and not self._known("all")

    def _known(self, sex: Sex) -> bool:
        return any(value is not None for value in self.values.get(sex, {}).values())

    @property
    def apart(self) -> bool:
        """True where some area has a value for women and one for men."""
        return any(self.value(area, "men") is not None and value is not None
                   for area, value in self.values.get("women", {}).items())  # fmt: skip


def areas_of(indicators: Iterable[Indicator]) -> tuple[str, ...]:
    """Each area once, as they first stand."""
    return tuple(dict.fromkeys(one.area for one in indicators))


def series_of(indicators: Iterable[Indicator]) -> tuple[Series, ...]:
    """Each indicator, in the order of the indices and indicators as they first stand.

    indicators: without contradictions, and each name in one spelling.
    """
    found: dict[tuple[str, str], list[Indicator]] = {}
    for one in indicators:
        found.setdefault((one.index, one.indicator), []).append(one)
    order = {index: place for place, index in enumerate(dict.fromkeys(index for index, _ in found))}
    return tuple(_series(found[name]) for name in sorted(found, key=lambda name: order[name[0]]))


def _series(rows: Sequence[Indicator]) -> Series:
    years = {one.year for one in rows if one.year is not None}
    with_value = {one.year for one in rows if one.year is not None and one.value is not None}
    year = max(with_value or years, default=None)
    values: dict[Sex, dict[str, Fraction | None]] = {
        sex: {one.area: None if one.value is None else exact(one.value)
              for one in rows if one.sex == sex and one.year == year}
        for sex in SEXES
    }  # fmt: skip
    one = rows[0]
    sources = dict.fromkeys(one.source for one in rows if one.source and one.year == year)
    return Series(
        one.index, one.indicator, one.unit, one.higher_is_worse, exact(one.weight), year,
        tuple(sorted(years - {year})), tuple(sources),
        {sex: found for sex, found in values.items() if found},
    )  # fmt: skip
