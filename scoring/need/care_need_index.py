"""Care Need Index: seven variables with published weights, CNI = Σ weight · number of persons.

Statistics Sweden, Care Need Index (CNI), scb.se: the variables, that the weights come of general practitioners' ratings
from 0 to 9 (so also Sundquist and others 2003, Journal of Epidemiology and Community Health 57, p. 347), and a printed
example of counts, population and index (`SCB_EXAMPLE`). The page does not print the weights. These give both index
figures of the example, 22 709 and 7 869 with decimals dropped; two sums cannot prove seven weights, which can be
changed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from scoring.columns import comparable
from scoring.language import ENGINE_TEXTS, LANGUAGES, Language
from scoring.need.indicators import Indicator
from scoring.need.series import series_of
from scoring.numbers import UnreadableNumber, exact, parse_decimal
from scoring.problems import BadInput, Problem

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "alone": 6.15,
        "born_abroad": 5.72,
        "unemployed": 5.13,
        "single_parent": 4.19,
        "moved_in": 4.19,
        "low_education": 3.97,
        "under_five": 3.23,
    }
)
VARIABLES = tuple(WEIGHTS)
BIRTH, POPULATION = "born_abroad", "population"
_INDEX_NAMES = frozenset(map(comparable, ("Care Need Index", "Care Need Index (CNI)", "CNI", "CNI-tal")))


@dataclass(frozen=True)
class CareNeed:
    """One unit's or area's index. points: Σ weight · persons; per_head: points divided by the population.

    None where one of the counts in use, or the population, is missing: a sum without one of its parts would say that
    the need is less than it is.
    """

    points: Fraction | None
    per_head: Fraction | None


# (unit, {variable: persons}, population, index without its decimals), as Statistics Sweden prints them.
SCB_EXAMPLE: Sequence[tuple[str, Mapping[str, int], int, int]] = (
    ("Enhet 1", dict(zip(VARIABLES, (484, 1391, 981, 167, 385, 632, 595), strict=True)), 5912, 22709),
    ("Enhet 2", dict(zip(VARIABLES, (215, 330, 300, 80, 240, 210, 293), strict=True)), 2407, 7869),
)


def care_need(
    counts: Mapping[str, Fraction | None],
    population: Fraction | None = None,
    weights: Mapping[str, float] = WEIGHTS,
    with_birth: bool = True,
) -> CareNeed:
    """CNI of counts by variable. with_birth: False leaves country of birth out, which is no longer the published CNI.

    A variable with weight 0 is left out too, and its count need not be known.
    """
    used = [variable for variable in VARIABLES if weights[variable] and (with_birth or variable != BIRTH)]
    parts = [(exact(weights[variable]), counts.get(variable)) for variable in used]
    if not used or any(count is None for _, count in parts):
        return CareNeed(None, None)
    points = sum((weight * count for weight, count in parts if count is not None), Fraction(0))
    return CareNeed(points, points / population if population else None)


def is_care_need(index: str) -> bool:
    """True for the name of an index whose rows are counts for the Care Need Index."""
    return comparable(index) in _INDEX_NAMES


def care_needs(
    indicators: Iterable[Indicator], weights: Mapping[str, float] = WEIGHTS, with_birth: bool = False
) -> dict[str, CareNeed]:
    """{area: its Care Need Index} of those among the indicators that are counts for it, for women and men together."""
    rows = [one for one in indicators if is_care_need(one.index)]
    series = {variable_of(one.name): one for one in series_of(rows)}
    areas = dict.fromkeys(one.area for one in rows)
    return {
        area: care_need(
            {name: one.value(area) for name, one in series.items() if name},
            series[POPULATION].value(area) if POPULATION in series else None,
            weights,
            with_birth,
        )
        for area in areas
    }


def variable_of(indicator: str) -> str | None:
    """The variable, or `population`, that an indicator of the index names in either language or as in the code."""
    return _named().get(comparable(indicator))


def _named() -> dict[str, str]:
    spoken = {comparable(variable_name(name, language)): name for name in (*VARIABLES, POPULATION)
              for language in LANGUAGES}  # fmt: skip
    return spoken | {comparable(name): name for name in (*VARIABLES, POPULATION)} | {"befolkning": POPULATION}


def variable_name(variable: str, language: Language) -> str:
    """What the variable is called."""
    return ENGINE_TEXTS.say(f"cni_variable.{variable}", language)


def read_care_weight(text: str) -> float:
    """A variable's weight as it is typed. Raises BadInput where it is no number."""
    try:
        return float(parse_decimal(text))
    except UnreadableNumber as error:
        raise BadInput([Problem("", "need.weights", value=text)]) from error


def count_problems(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    """Rows of the index that name none of its variables, or count no whole number of persons."""
    for one in indicators:
        if not is_care_need(one.index):
            continue
        if variable_of(one.indicator) is None:
            names = "; ".join(variable_name(name, "sv") for name in (*VARIABLES, POPULATION))
            yield Problem(one.file, "need.variable", one.row, "indikator", one.indicator, {"names": names})
        elif one.value is not None and (one.value < 0 or one.value % 1):
            yield Problem(one.file, "need.count", one.row, "värde", f"{one.value:g}".replace(".", ","))


def direction_problems(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    """Rows of the index that say a greater count is a lesser need: the index adds them, so the word would be ignored.

    The population divides, and may be said to be either.
    """
    for one in indicators:
        if is_care_need(one.index) and not one.higher_is_worse and variable_of(one.indicator) in VARIABLES:
            value = ENGINE_TEXTS.say("template.no", "sv")
            yield Problem(one.file, "need.direction", one.row, "högre är sämre", value)
