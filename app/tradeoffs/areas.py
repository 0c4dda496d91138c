"""Area against area: what more points in one area would take from another, within the budget and the rules."""

from functools import partial

import streamlit as st

from app import errands, no_answer, state, takeaway
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.texts import criterion_name, say, worded
from app.tradeoffs import areas_words, section
from app.tradeoffs.areas_choices import Choices, choices
from app.tradeoffs.areas_picture import areas_picture
from optimiser.clock import Clock
from optimiser.frontier import whole
from optimiser.scenario import Scenario

_NAME = "areas"
_SIDES = ("first", "second")


def show(result: Result) -> None:
    """The section: which two areas, what the allocation has in each, and the other choices as chart and table."""
    section.heading(say("areas.title"), say("areas.about"))
    if len(result.scenario.criteria) < len(_SIDES):
        st.info(say("areas.only_one"))
        return
    pair = _pair(result.scenario)
    with section.working(_NAME):
        _answer(errands.found(_NAME, result, partial(_choices, result, pair), about=pair))


def _choices(result: Result, pair: tuple[str, str], clock: Clock) -> Choices:
    return choices(result, *pair, clock)


def usual_pair(scenario: Scenario) -> tuple[str, str]:
    """The two criteria of greatest weight; of equal ones those that stand first."""
    heaviest = sorted(scenario.criteria, key=lambda criterion: -scenario.weights[criterion])
    first, second, *_ = heaviest
    return first, second


def _pair(scenario: Scenario) -> tuple[str, str]:
    """The two select boxes, and what they hold."""
    kept = state.work().areas_pair
    pair = kept if kept and set(kept) <= set(scenario.criteria) else usual_pair(scenario)
    with st.container(horizontal=True):
        for side, criterion in zip(_SIDES, pair, strict=True):
            key = worded(f"areas_{side}")
            _hold(key, criterion)
            st.selectbox(
                say(f"areas.{side}"),
                scenario.criteria,
                format_func=criterion_name,
                key=key,
                on_change=_areas_changed,
                args=(side, pair),
                width=300,
                placeholder=say("choose.one"),
            )
    return pair


def _hold(key: str, value: object) -> None:
    """Let a select box that is about to be drawn hold a value."""
    if state.widget(key) != value:
        state.set_widget(key, value)


def _areas_changed(side: str, before: tuple[str, str]) -> None:
    """An area chosen on both sides goes to the side where it was chosen, and the other one to its place."""
    here = _SIDES.index(side)
    chosen, other = state.widget(worded(f"areas_{side}"), before[here]), before[1 - here]
    other = before[here] if chosen == other else other
    state.work().areas_pair = (chosen, other) if side == "first" else (other, chosen)


def _answer(told: Choices) -> None:
    found = told.found
    if found.nothing is not None:
        sentences = no_answer.conflicts(whole(told.result.scenario), told.result.proposals, found.nothing)
        st.error(markdown_safe(say("areas.whole_impossible")) + no_answer.bullets(sentences))
        return
    if not found.exact:
        section.incomplete(_NAME, say("areas.stopped", number=len(found.points)))
    if found.whole_only:
        st.caption(say("areas.whole"))
    if found.points:
        _told(told)


def _told(told: Choices) -> None:
    lines = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in areas_words.sentences(told))
    show_html(f'<div role="status">{lines}</div>')
    left, right = st.columns([0.58, 0.42], gap="medium")
    with right:
        place = _chosen(told)
        show_html(f'<p class="fordela-lines" role="status">{escaped(areas_words.chosen(told, place))}</p>')
        show_html(areas_words.exchange_table(told, place))
    picture = areas_picture(told, place)
    with left:
        takeaway.chart(picture, "omrade-mot-omrade", say("areas.title"))
        st.caption(say("areas.key"))
    with st.expander(say("areas.table", number=len(told.found.points)), key="areas_table"):
        takeaway.table(areas_words.choices_table(told), "lagen", say("areas.title"))


def _chosen(told: Choices) -> int:
    """The select box with the choices, and the place of the one it holds; other choices begin at the nearest."""
    now, key = state.work(), worded("areas_point")
    if now.areas_point is None or now.areas_point[0] is not told:
        now.areas_point = (told, told.nearest)
    _hold(key, now.areas_point[1])
    st.selectbox(
        say("areas.choose"),
        range(len(told.found.points)),
        format_func=lambda place: areas_words.option(told, place),
        key=key,
        on_change=_point_changed,
        args=(told,),
        placeholder=say("choose.one"),
    )
    return now.areas_point[1]


def _point_changed(told: Choices) -> None:
    now = state.work()
    before = now.areas_point[1] if now.areas_point else told.nearest
    now.areas_point = (told, state.widget(worded("areas_point"), before))
