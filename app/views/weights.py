"""Vikter och medel: the sliders, two ways of coming to weights by short questions, and how they were chosen."""

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import compute, controls, pages, progress, state, weights_chosen, wording
from app.controls import money, weights
from app.errands import Working
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.robustness import holding, reach
from app.texts import criterion_name, language, say, worded
from scoring.problems import BadInput
from scoring.weighting import Method, method_name, method_sentence, method_source

_WAYS = ("sliders", "swing", "rank_order")
_BEST, _HALF = 100, 50


@st.fragment
def show() -> None:
    """The controls on the left, what they lead to and the other ways on the right."""
    with progress.following(), pages.answering_errors():
        pages.tell_saved()
        controls.seed_from_scenario("weights")
        left, right = st.columns([0.42, 0.58], gap="large")
        with left, st.container(key="weights_side"):
            st.header(say("weighting.title"), anchor=False)
            money.budget(state.work().scenario)
            places = weights.show(state.work().scenario, with_lines=True)
        with right:
            _outcome(places)
            _ways()
            _holding()
        pages.tell_saved()


def _holding() -> None:
    """What holds whatever the weights, once there is an answer."""
    now = state.work()
    if now.result is not None and state.same(now.result.question, now.question):
        holding.show(now.result)


def _outcome(places: Mapping[str, DeltaGenerator]) -> None:
    """In a line, what the weights lead to, how they were chosen, and under each slider how far it can move."""
    now = state.work()
    try:
        result = compute.current_result()
    except Working as working:
        progress.show(working.job)
        return
    lines = [wording.certainty(result.portfolio) if result.portfolio.found else "", weights_chosen.words(language())]
    told = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in lines if line)
    headline = wording.headline(result, now.proposals) if result.portfolio.found else say("weighting.no_answer")
    show_html(f'<div role="status"><h2 class="fordela-headline">{escaped(headline)}</h2>{told}</div>')
    if result.portfolio.status == "optimal":
        st.caption(say("reach.about"))
        reach.fill(result, places)


def _ways() -> None:
    """Which way, and its questions."""
    st.header(say("weighting.ways"), anchor=False)
    key = worded("weighting_way")
    state.seed(key, "sliders")
    way = st.segmented_control(
        say("weighting.way"), _WAYS, format_func=_way_name, key=key, required=True, label_visibility="collapsed"
    )
    if way == "swing":
        _asked("swing", _swing_answers)
    elif way == "rank_order":
        _asked("rank_order", _places)
    else:
        st.markdown(say("weighting.sliders_about"))


def _way_name(way: str) -> str:
    return say("weighting.by_sliders") if way == "sliders" else method_name(way, language())  # type: ignore[arg-type]


def _asked(method: Method, ask: Callable[[], Mapping[str, float]]) -> None:
    """What the method does, its questions, its source, and the button that lets the sliders show what comes of it."""
    st.markdown(markdown_safe(method_sentence(method, language())))
    answers = ask()
    st.button(say("weighting.use"), type="primary", on_click=partial(_use, method, answers), key=f"use_{method}")
    if state.work().weights_refused:
        st.error(say("weighting.refused"))
    st.caption(say("weighting.source", source=markdown_safe(method_source(method, language()))))


def _use(method: Method, answers: Mapping[str, float]) -> None:
    now = state.work()
    now.weights_refused = False
    try:
        weights_chosen.use(method, answers)
    except BadInput:
        now.weights_refused = True


def _swing_answers() -> dict[str, float]:
    """Which step matters most, and how much the others do beside it."""
    criteria = state.work().scenario.criteria
    key = worded("swing_best")
    state.seed(key, criteria[0])
    best = st.selectbox(
        say("weighting.best"), criteria, format_func=criterion_name, key=key, placeholder=say("choose.one")
    )
    answers = {}
    for criterion in criteria:
        if criterion == best:
            answers[criterion] = float(_BEST)
            continue
        name = f"swing_{criterion}"
        state.seed(name, _HALF)
        label = say("weighting.beside", name=_label(criterion), best=_label(str(best)))
        answers[criterion] = float(st.slider(label, 0, _BEST, key=name))
    return answers


def _label(criterion: str) -> str:
    return markdown_safe(criterion_name(criterion))


def _places() -> dict[str, float]:
    """The place of each, where several may share one."""
    criteria = state.work().scenario.criteria
    answers = {}
    for place, criterion in enumerate(criteria, start=1):
        name = f"place_{criterion}"
        state.seed(name, place)
        answers[criterion] = float(
            st.selectbox(_label(criterion), range(1, len(criteria) + 1), key=name, placeholder=say("choose.one"))
            or place
        )
    st.caption(say("weighting.ties"))
    return answers


show()
