"""Indicators to indices, indices to one need figure: weighted means of what is known, with how much that is.

Index k of area j: I_kj = Σ_i w_i z_ij / Σ_i w_i over the indicators i of the index that are known for the area. Need
of area j: N_j = Σ_k W_k I_kj / Σ_k W_k over its known indices. What is missing is left out of both sums, never 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scoring.need.indicators import Sex
from scoring.need.series import Series
from scoring.need.standard import Standard, scale_of

_Pairs = Iterable[tuple[Fraction, Fraction | None]]


@dataclass(frozen=True)
class Figure:
    """value: None where nothing is known. known, of: on how many of how many parts with a weight it rests."""

    value: Fraction | None
    known: int
    of: int

    @property
    def whole(self) -> bool:
        """True where nothing is missing."""
        return self.known == self.of and self.value is not None


def mean_of(pairs: _Pairs) -> Figure:
    """The weighted mean of (weight, value) over the values that are known; parts with weight 0 do not count."""
    counted = [(weight, value) for weight, value in pairs if weight]
    known = [(weight, value) for weight, value in counted if value is not None]
    total = sum((weight for weight, _ in known), Fraction(0))
    value = sum((weight * value for weight, value in known), Fraction(0)) / total if known else None
    return Figure(value, len(known), len(counted))


def index_figures(series: Sequence[Series], areas: Iterable[str], by: Standard) -> dict[str, dict[str, Figure]]:
    """{index: {area: its figure}}, greater is a greater need."""
    placed = [(one, placed_values(one, by)) for one in series]
    indices = dict.fromkeys(one.index for one in series)
    listed = tuple(areas)
    return {
        index: {area: mean_of((one.weight, values.get(area)) for one, values in placed if one.index == index)
                for area in listed}
        for index in indices
    }  # fmt: skip


def placed_values(series: Series, by: Standard, sex: Sex = "all") -> dict[str, Fraction]:
    """{area: its value on the shared scale}, of the areas that have one."""
    scale = series.scale(by)
    values = series.values.get(sex, {})
    return {area: scale.place(value) for area, value in values.items() if scale and value is not None}


def ready_index(values: Mapping[str, Fraction | None], areas: Iterable[str], by: Standard) -> dict[str, Figure]:
    """{area: figure} of an index that comes ready-made, one value an area, greater being a greater need."""
    scale = scale_of((value for value in values.values() if value is not None), by, higher_is_worse=True)
    known = {area: scale.place(value) for area, value in values.items() if scale and value is not None}
    return {area: mean_of([(Fraction(1), known.get(area))]) for area in areas}


def apart_figures(series: Sequence[Series], by: Standard) -> dict[str, dict[str, tuple[Figure, Figure]]]:
    """{index: {area: (women's figure, men's)}}, of the indices that have an indicator given apart.

    Both are over the same indicators, those that the area has for women and for men, on the scale of the values for
    all: so the two can be compared with each other, and with the index where all its indicators are given apart.
    """
    found: dict[str, dict[str, list[tuple[Fraction, Fraction, Fraction]]]] = {}
    for one in (one for one in series if one.apart):
        women, men = placed_values(one, by, "women"), placed_values(one, by, "men")
        for area in (area for area in women if area in men):
            found.setdefault(one.index, {}).setdefault(area, []).append((one.weight, women[area], men[area]))
    sizes = {index: sum(one.index == index for one in series) for index in found}
    return {
        index: {area: (_of(rows, 1, sizes[index]), _of(rows, 2, sizes[index])) for area, rows in areas.items()}
        for index, areas in found.items()
    }


def _of(rows: Sequence[tuple[Fraction, Fraction, Fraction]], place: int, size: int) -> Figure:
    return Figure(mean_of((row[0], row[place]) for row in rows).value, len(rows), size)


def need_figures(
    indices: Mapping[str, Mapping[str, Figure]], weights: Mapping[str, Fraction], areas: Iterable[str]
) -> dict[str, Figure]:
    """{area: its need}. weights: of each index, from 0 up; with none above 0 nothing is known of any area."""
    return {area: mean_of((weights[index], indices[index][area].value) for index in indices) for area in areas}


def ranks(figures: Mapping[str, Fraction | None]) -> dict[str, int | None]:
    """{area: 1 + the number of areas with greater need}; equal needs share a rank, None where the need is missing."""
    known = sorted((value for value in figures.values() if value is not None), reverse=True)
    first: dict[Fraction, int] = {}
    for place, value in enumerate(known, start=1):
        first.setdefault(value, place)
    return {area: None if value is None else first[value] for area, value in figures.items()}
