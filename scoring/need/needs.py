"""All that is said of the areas' need under the officer's choices."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.language import ENGINE_TEXTS
from scoring.need.care_need_index import WEIGHTS, CareNeed, care_needs, is_care_need
from scoring.need.dependence import Dependence, dependence
from scoring.need.index import Figure, apart_figures, index_figures, need_figures, ready_index
from scoring.need.indicators import Indicator, names_the_whole
from scoring.need.series import Series, areas_of, series_of
from scoring.need.standard import Standard
from scoring.numbers import GREATEST_KRONOR, exact
from scoring.problems import BadInput, Problem

USUAL_WEIGHT, GREATEST_WEIGHT = 50.0, 100.0
CARE_NEED = ENGINE_TEXTS.say("cni.name", "sv")


@dataclass(frozen=True)
class Choices:
    """What the officer chooses; the published weights and equal weights until then.

    standard: how indicators get a shared scale. weights: {index: 0–100}; an index that is not there has 50.
    care_need: the Care Need Index counts as one of the indices. with_birth: and country of birth as one of its
    variables. care_need_weights: {variable: points a person}.
    """

    standard: Standard = "z_score"
    weights: Mapping[str, float] = field(default_factory=dict)
    care_need: bool = False
    with_birth: bool = False
    care_need_weights: Mapping[str, float] = field(default_factory=lambda: dict(WEIGHTS))


@dataclass(frozen=True)
class Needs:
    """areas: as they first stand. series: the indicators, in order. indices: {index: {area: figure}}, those that count.

    weights: {index: weight}, exact. need: {area: figure}. depends: {area: how its rank depends on the weights}. apart:
    {index: {area: (women's, men's)}}. care: {area: Care Need Index}, empty where the file has none. set_aside: names of
    the whole city, whose rows count in nothing.
    """

    areas: tuple[str, ...]
    series: tuple[Series, ...]
    indices: Mapping[str, Mapping[str, Figure]]
    weights: Mapping[str, Fraction]
    need: Mapping[str, Figure]
    depends: Mapping[str, Dependence]
    apart: Mapping[str, Mapping[str, tuple[Figure, Figure]]]
    care: Mapping[str, CareNeed]
    set_aside: tuple[str, ...]

    @property
    def by_need(self) -> tuple[str, ...]:
        """The areas, the greatest need first, those whose need is missing last."""
        values = {area: self.need[area].value for area in self.areas}
        return tuple(sorted(self.areas, key=lambda area: (values[area] is None, -(values[area] or 0))))


def check_weights(weights: Mapping[str, float]) -> None:
    """Raise BadInput for weights, of indices or of the Care Need Index's variables, that cannot be used.

    They are from 0 to 10^12, at least one of them above 0.
    """
    wrong = [f"{weight:g}" for weight in weights.values() if not 0 <= weight <= GREATEST_KRONOR]
    if wrong or not any(weights.values()):
        raise BadInput([Problem("", "need.weights", value=wrong[0] if wrong else None)])


def index_weights(chosen: Mapping[str, float], indices: Iterable[str]) -> dict[str, Fraction]:
    """{index: its weight}, exact; all alike where none of those that count has a weight above 0."""
    weights = {index: exact(chosen.get(index, USUAL_WEIGHT)) for index in indices}
    return weights if any(weights.values()) else dict.fromkeys(weights, exact(USUAL_WEIGHT))


def needs(indicators: Sequence[Indicator], choices: Choices = Choices()) -> Needs:
    """The need of every area that the indicators name; the whole city is none of them.

    indicators: without contradictions, and each name in one spelling.
    """
    of_areas = [one for one in indicators if not names_the_whole(one.area)]
    areas = areas_of(of_areas)
    series = series_of(one for one in of_areas if not is_care_need(one.index))
    indices = index_figures(series, areas, choices.standard)
    care = care_needs(of_areas, choices.care_need_weights, choices.with_birth)
    if care and choices.care_need:
        indices[CARE_NEED] = ready_index({area: one.per_head for area, one in care.items()}, areas, choices.standard)
    weights = index_weights(choices.weights, indices)
    set_aside = tuple(area for area in areas_of(indicators) if names_the_whole(area))
    return Needs(
        areas, series, indices, weights, need_figures(indices, weights, areas), dependence(indices, weights, areas),
        apart_figures(series, choices.standard), care, set_aside,
    )  # fmt: skip
