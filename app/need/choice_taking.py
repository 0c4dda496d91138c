"""What officers do about need in the choice: how it is used, the whole city's factor, high need, and floors for it."""

from dataclasses import replace
from typing import Any

from app import controls, state
from app.controls.limits import typed_number
from app.need.use import figures_of, uses_of
from optimiser.limits import crosses, with_bound
from optimiser.rules import limit_key
from optimiser.scenario import BoundName, Limit, Scenario
from scoring.cells import CellFault, read_factor
from scoring.need.factor import high_areas
from scoring.numbers import UnreadableNumber, parse_decimal

_LEVEL, _HIGH = "need_level", "high"
FLOORS: tuple[BoundName, ...] = ("min_share", "min_amount", "min_count")


def choose(**changes: Any) -> None:
    """Use need otherwise; floors for areas of high need go where no such areas are chosen. In callbacks."""
    now = state.work()
    now.need_refused = ""
    now.need_use = replace(now.need_use, **changes)
    if not now.need_use.high:
        _without_floors()


def without_lost_floors() -> None:
    """Take away the floors for areas of high need where none is left: they could not hold. In callbacks."""
    now = state.work()
    if now.need_use.high and not high_areas(figures_of(now.need), uses_of(now.need_use, now.need, False)):
        _without_floors()


def _without_floors() -> None:
    now = state.work()
    left = tuple(one for one in now.scenario.limits if not on_level(one, now.scenario))
    if left != now.scenario.limits:
        controls.set_scenario(replace(now.scenario, limits=left))


def on_level(limit: Limit, scenario: Scenario) -> bool:
    """True for a limit on the level of need."""
    return limit_key(limit, scenario.criteria).partition("=")[0] == _LEVEL


def set_city(text: str) -> None:
    """The factor for the whole city, as it was typed; one that cannot be read is refused and the earlier one stays."""
    try:
        choose(whole_city=read_factor(text.strip()))
    except CellFault:
        state.work().need_refused = "city_unreadable"


def set_above(text: str) -> None:
    """The least figure of high need, as it was typed."""
    try:
        choose(above=float(parse_decimal(text)))
    except UnreadableNumber:
        state.work().need_refused = "above_unreadable"


def add_floor(bound: BoundName, text: str) -> None:
    """An ordinary limit on the level of need, with a share in percent, kronor or a number of proposals as typed."""
    now = state.work()
    now.need_refused = ""
    try:
        number = typed_number(bound.split("_")[1], text)
    except UnreadableNumber:
        now.need_refused = "floor_unreadable"
        return
    scenario = with_bound(now.scenario, _LEVEL, _HIGH, bound, number)
    if crosses(scenario, limit_key(Limit(_LEVEL, _HIGH), scenario.criteria), bound):
        now.need_refused = "floor_unreadable"
        return
    controls.set_scenario(scenario)
    state.set_widget("need_floor_number", "")
