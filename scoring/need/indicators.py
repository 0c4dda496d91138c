"""The figures of areas: what one indicator is in one area, and what no figure shows by itself."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scoring.columns import comparable
from scoring.headings import spellings
from scoring.language import ENGINE_TEXTS
from scoring.problems import Problem

Sex = Literal["all", "women", "men"]
SEXES: tuple[Sex, ...] = ("all", "women", "men")
# Only these very words: any other name may be an area's. `Malmö totalt` and the like are how its own tables say it.
_WHOLE = frozenset(
    ("hela staden", "hela kommunen", "kommunen totalt", "staden totalt", "totalt", "total", "summa", "riket",
     "hela malmö", "malmö totalt", "malmö kommun", "malmö stad", "whole city", "the whole city")
)  # fmt: skip
_NAMES = ("area", "index", "indicator")
_ALIKE = {"unit": "enhet", "higher_is_worse": "högre är sämre", "weight": "vikt"}


@dataclass(frozen=True)
class Indicator:
    """One figure: what one indicator of one index is in one area. Blank text and None mean unknown, never zero.

    value: in `unit`, as the source prints it. year: None where none is given. sex: whom it is about. higher_is_worse:
    a greater value is a greater need. weight: of the indicator within its index, above 0. made_up: the figure is no
    statistics. extra: unknown columns under their own headings. file, row: where it was read.
    """

    area: str
    index: str
    indicator: str
    value: float | None
    higher_is_worse: bool
    unit: str = ""
    year: int | None = None
    sex: Sex = "all"
    source: str = ""
    weight: float = 1.0
    made_up: bool = False
    extra: Mapping[str, str] = field(default_factory=dict, hash=False)
    file: str = field(default="", compare=False)
    row: int = field(default=0, compare=False)


def with_one_spelling(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The same figures, with each area, index and indicator spelled as the first of them is; case and spacing apart."""
    listed = tuple(indicators)
    spelled = {name: spellings((getattr(one, name) for one in listed), "") for name in _NAMES}
    area, index, indicator = (spelled[name] for name in _NAMES)
    return tuple(
        replace(one, area=area[one.area], index=index[one.index], indicator=indicator[one.indicator]) for one in listed
    )


def names_the_whole(area: str) -> bool:
    """True for a name of the whole city or country, or of a sum: a row of it is no area among the others."""
    return comparable(area).strip(" .:") in _WHOLE


def contradictions(indicators: Iterable[Indicator]) -> Iterator[Problem]:
    """Figures that cannot all be right; of one file, or of several together.

    The same area, indicator, year and sex with two values; an indicator whose unit, direction or weight differs from
    row to row; one that has a year in some rows and none in others. The same figure twice is no problem.
    """
    figures: dict[tuple[object, ...], Indicator] = {}
    firsts: dict[tuple[str, str], Indicator] = {}
    for one in indicators:
        name = (comparable(one.index), comparable(one.indicator))
        before = figures.setdefault((comparable(one.area), *name, one.year, one.sex), one)
        if before.value != one.value:
            at = {"value": _shown(before.value), **_place(before)}
            yield Problem(one.file, "need.twice", one.row, "värde", _shown(one.value), at)
        yield from _unlike(one, firsts.setdefault(name, one))


def _unlike(one: Indicator, first: Indicator) -> Iterator[Problem]:
    at = {"indicator": one.indicator, **_place(first)}
    for name, column in _ALIKE.items():
        new, old = getattr(one, name), getattr(first, name)
        if comparable(_shown(new)) != comparable(_shown(old)):
            details = {"found": _shown(old) or ENGINE_TEXTS.say("need.blank", "sv"), **at}
            yield Problem(one.file, "need.unlike", one.row, column, _shown(new), details)
    if (one.year is None) != (first.year is None):
        yield Problem(one.file, "need.year_partly", one.row, "år", _shown(one.year), at)


def _shown(value: object) -> str:
    """As the file writes it."""
    if isinstance(value, bool):
        return ENGINE_TEXTS.say(f"template.{'yes' if value else 'no'}", "sv")
    if isinstance(value, float):
        return f"{value:.15g}".replace(".", ",")
    return "" if value is None else str(value)


def _place(one: Indicator) -> dict[str, str]:
    return {"file": one.file, "row": str(one.row)}
