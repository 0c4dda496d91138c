"""The controls of the section Behovet i valet: how need is used, the factor, and floors for areas of high need."""

import streamlit as st

from app import state
from app.controls import limits
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.need import choice_taking, choice_words
from app.need.choice_taking import FLOORS
from app.need.use import HIGH_BY, MODES, MOST_AREAS, NeedUse, acknowledges, figures_of, stopped, uses_of
from app.texts import language, say, worded
from optimiser.rules import rules_of
from optimiser.sentences import rule_sentence
from scoring.cells import GREATEST_FACTOR
from scoring.need.factor import Figures, Known, high_areas
from scoring.numbers import decimal_comma

_HIGH_NAMES = {"": "high_none", "greatest": "high_greatest", "above": "high_above"}


def mode(known: Known) -> None:
    """Whether need is used and how; the factor's own controls where it is a factor."""
    now = state.work()
    key = worded("need_mode")
    _hold(key, now.need_use.mode)
    st.segmented_control(
        say("need_use.mode"), MODES, format_func=lambda one: say(_mode_text("mode", one)), key=key, required=True,
        on_change=_mode_chosen, args=(key,),
    )  # fmt: skip
    st.caption(say(_mode_text("about", now.need_use.mode)))
    own = sum(one.need_factor != 1 for one in now.case.proposals)
    if own and now.need_use.mode != "factor":
        st.info(say("need_use.own", number=own))
    if known.many_unknown:
        _acknowledge(known)
    if now.need_use.mode == "factor":
        _factor(known)


def _mode_text(kind: str, chosen: str) -> str:
    return choice_words.own(f"{kind}_off") if chosen == "off" else f"need_use.{kind}_{chosen}"


def _hold(key: str, value: object) -> None:
    """Let a control show what is held, also after it was undone; left alone where it does."""
    if state.widget(key) != value:
        state.set_widget(key, value)


def _mode_chosen(key: str) -> None:
    choice_taking.choose(mode=state.widget(key, "off"))


def _acknowledge(known: Known) -> None:
    """Asked for wherever too little is known, before the factor is chosen as well as after."""
    now = state.work()
    unknown = (len(known.unknown), len(now.case.proposals))
    _hold("need_acknowledged", acknowledges(now.need_use, *unknown))
    label = say("need_use.acknowledge", number=unknown[0], all=unknown[1])
    st.checkbox(label, key="need_acknowledged", on_change=_acknowledged, args=(unknown,))
    if stopped(now.need_use, now.case.proposals, now.need):
        st.warning(say("need_use.stopped"))


def _acknowledged(unknown: tuple[int, int]) -> None:
    said = bool(state.widget("need_acknowledged", False))
    choice_taking.choose(acknowledged=said, unknown=unknown if said else NeedUse.unknown)


def _factor(known: Known) -> None:
    """The strength, the formula in figures, and the whole city's factor with its reason."""
    now = state.work()
    use = now.need_use
    _hold("need_strength", use.strength)
    st.slider(
        say("need_use.strength"), 0, 50, key="need_strength", step=5, on_change=_strength_chosen,
        help=say("need_use.strength_help"),
    )  # fmt: skip
    lines = [*choice_words.formula_lines(figures_of(now.need), use.strength), say("need_use.unknown_one")]
    show_html("".join(f'<p class="fordela-lines fordela-under">{escaped(line)}</p>' for line in lines))
    if known.city:
        _city()


def _strength_chosen() -> None:
    choice_taking.choose(strength=int(state.widget("need_strength", state.work().need_use.strength)))


def _city() -> None:
    use = state.work().need_use
    refused = state.work().need_refused == "city_unreadable"
    if not refused:
        _hold("need_city", decimal_comma(use.whole_city))
    _hold("need_city_reason", use.reason)
    st.text_input(say("need_use.city"), key="need_city", max_chars=10, on_change=_city_typed)
    if refused:
        st.error(say("need_use.city_unreadable", most=GREATEST_FACTOR))
    st.text_input(say("need_use.city_reason"), key="need_city_reason", max_chars=300, on_change=_reason_typed)
    if not use.reason.strip():
        st.caption(say("need_use.city_missing"))


def _city_typed() -> None:
    choice_taking.set_city(str(state.widget("need_city", "1")))


def _reason_typed() -> None:
    choice_taking.choose(reason=str(state.widget("need_city_reason", "")))


def high(figures: Figures) -> None:
    """Which areas have high need, and floors for them."""
    now = state.work()
    use = now.need_use
    st.header(say("need_use.high_title"), anchor=False)
    key = worded("need_high")
    _hold(key, use.high)
    st.selectbox(
        say("need_use.high"), HIGH_BY, format_func=lambda one: say(f"need_use.{_HIGH_NAMES[one]}"), key=key,
        on_change=_high_chosen, args=(key,), placeholder=say("choose.one"),
    )  # fmt: skip
    if not use.high:
        st.caption(say("need_use.high_about"))
        return
    if use.high == "greatest":
        _hold("need_most", use.most)
        st.number_input(say("need_use.most"), 1, MOST_AREAS, key="need_most", on_change=_most_chosen)
    else:
        _above()
    _high_words(figures)
    _floors()


def _high_chosen(key: str) -> None:
    choice_taking.choose(high=state.widget(key, ""))


def _most_chosen() -> None:
    choice_taking.choose(most=int(state.widget("need_most", state.work().need_use.most)))


def _above() -> None:
    refused = state.work().need_refused == "above_unreadable"
    if not refused:
        _hold("need_above", decimal_comma(state.work().need_use.above))
    st.text_input(say("need_use.above"), key="need_above", max_chars=10, on_change=_above_typed)
    if refused:
        st.error(say("need_use.above_unreadable"))


def _above_typed() -> None:
    choice_taking.set_above(str(state.widget("need_above", "0")))


def _high_words(figures: Figures) -> None:
    now = state.work()
    areas = high_areas(figures, uses_of(now.need_use, now.need, False))
    number = sum(one.need_level == "high" for one in now.proposals)
    named = ", ".join(area for area in figures if area in areas)
    words = say("need_use.high_areas", areas=named, number=number, all=len(now.proposals))
    st.markdown(markdown_safe(words if areas else say("need_use.high_no_areas")))


def _floors() -> None:
    """The floors there are, each with a button that takes it away, and a new one."""
    now = state.work()
    for rule in rules_of(now.scenario, now.proposals):
        if rule.key.startswith("need_level="):
            sentence = markdown_safe(rule_sentence(rule, now.proposals, language()))
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(sentence)
                st.button(
                    say("need.remove"), key=f"need_floor_gone_{rule.kind}", type="tertiary", on_click=limits.remove,
                    args=(rule.name,), help=say("controls.remove", rule=sentence),
                )  # fmt: skip
    key = worded("need_floor")
    state.seed(key, FLOORS[0])
    bound = st.selectbox(
        say("need_use.floor"), FLOORS, format_func=lambda one: say(f"need_use.floor_{one}"), key=key,
        placeholder=say("choose.one"),
    ) or FLOORS[0]  # fmt: skip
    st.text_input(say(f"need_use.floor_{bound.split('_')[1]}"), key="need_floor_number", max_chars=20)
    if now.need_refused == "floor_unreadable":
        st.error(say("need_use.floor_unreadable"))
    st.button(say("need_use.floor_add"), key="need_floor_add", on_click=_floor_added, args=(key,))


def _floor_added(key: str) -> None:
    choice_taking.add_floor(state.widget(key, FLOORS[0]), str(state.widget("need_floor_number", "")))
