"""Mer eller mindre pengar: every allocation worth weighing against another, as a curve of steps to choose among."""

from collections.abc import Iterable
from functools import lru_cache

import streamlit as st

from app import errands, state, takeaway, wording
from app.html import escaped
from app.html import show as show_html
from app.result import TIME_LIMIT_SECONDS, Result
from app.texts import language, say, worded
from app.tradeoffs import frontier_words, section
from app.tradeoffs.curve import Curve
from app.tradeoffs.frontier_picture import frontier_picture
from app.tradeoffs.frontier_table import step_table
from optimiser.clock import Clock
from optimiser.frontier import frontier
from scoring.language import Language
from scoring.numbers import format_kronor

SECONDS = TIME_LIMIT_SECONDS
_NAME = "frontier"
_REACHES = ("near", "all")


def show(result: Result) -> None:
    """The section: sentences, the curve, and the step that is chosen."""
    section.heading(say("frontier.title"), say("frontier.about"))
    told, picture = st.container(), st.container()
    near, total = _reaches(result)
    if near < total:
        _reach(near, total)
    with section.working(_NAME):
        curve = curve_of(result)
        place = curve.place_of(state.work().chosen_step)
        with told:
            _told(curve)
        with picture:
            _picture(curve, place)
        if curve.points:
            _choice(curve, place)


def curve_of(result: Result) -> Curve:
    """The curve as far as the officer wants to see it. Raises as `errands.found`."""
    near, total = _reaches(result)
    most = total if state.work().curve_to_the_end else near

    def work(clock: Clock) -> Curve:
        return Curve(frontier(result.scenario, result.proposals, most, clock), result)

    return errands.found(_NAME, result, work, (most,), SECONDS)


def _reaches(result: Result) -> tuple[int, int]:
    """How far the curve goes at first, in kr: half as much again as there is to allocate; and what all would cost."""
    total = sum(one.cost for one in result.proposals)
    return min(total, result.scenario.budget * 3 // 2), total


def _reach(near: int, total: int) -> None:
    key, words = worded("frontier_reach"), {"near": wording.millions(near), "all": wording.millions(total)}
    state.seed(key, _REACHES[state.work().curve_to_the_end])
    st.segmented_control(
        say("frontier.reach"),
        _REACHES,
        format_func=lambda one: say(f"frontier.reach_{one}", most=words[one]),
        key=key,
        required=True,
        on_change=_reach_changed,
        args=(key,),
    )


def _reach_changed(key: str) -> None:
    state.work().curve_to_the_end = state.widget(key, _REACHES[0]) == "all"


def _told(curve: Curve) -> None:
    _paragraphs(escaped(line) for line in frontier_words.lines(curve))
    if not curve.found.exact:
        section.incomplete(_NAME, say("frontier.incomplete"))


def _picture(curve: Curve, place: int) -> None:
    if curve.points:
        picture = frontier_picture(curve, place)
        takeaway.chart(picture, "kurvan", say("frontier.title"))
    for line in frontier_words.reservations(curve):
        st.caption(line)


def _choice(curve: Curve, place: int) -> None:
    """What chooses a step, the chosen one in words, and all of them as a table."""
    if len(curve.points) > 1:
        _slider(curve, place)
    chosen = f'<strong role="status">{escaped(frontier_words.chosen(curve, place))}</strong>'
    told = frontier_words.comparisons(curve, place)
    _paragraphs([chosen, *(f"<strong>{escaped(to)}</strong> {escaped(what)}" for to, what in told)])
    with st.expander(say("frontier.table"), key="frontier_table", on_change="rerun") as box:
        if box.open:
            takeaway.table(step_table(curve), "steg", say("frontier.table"))


def _paragraphs(lines: Iterable[str]) -> None:
    show_html("".join(f'<p class="fordela-lines">{line}</p>' for line in lines))


def _slider(curve: Curve, place: int) -> None:
    """The steps by their cost, for a pointer and the arrow keys, and buttons for one step at a time."""
    key, labels = f"frontier_step_{curve.found.budget}", _labels(curve, language())
    if state.widget(key) != curve.costs[place]:
        state.set_widget(key, curve.costs[place])
    st.select_slider(
        say("frontier.step"),
        curve.costs,
        format_func=lambda cost: labels.get(cost, ""),
        key=key,
        on_change=_moved,
        args=(curve, key),
    )
    with st.container(horizontal=True):
        for name, to in (("previous", place - 1), ("next", place + 1), ("home", curve.home)):
            disabled = curve.beside(to) is None or to == place
            st.button(
                say(f"frontier.{name}"), key=f"frontier_{name}", on_click=_go, args=(curve, to), disabled=disabled
            )


def _moved(curve: Curve, key: str) -> None:
    _go(curve, curve.place_of(state.widget(key)))


def _go(curve: Curve, place: int) -> None:
    """Choose a step by its cost; that at the budget goes along when the budget is another."""
    state.work().chosen_step = None if place == curve.home else curve.costs[place]


@lru_cache(maxsize=16)
def _labels(curve: Curve, of: Language) -> dict[int, str]:
    """{kr: as it is written}, made once for a curve: the slider asks for all of them each time."""
    return {cost: format_kronor(cost, of) for cost in curve.costs}
