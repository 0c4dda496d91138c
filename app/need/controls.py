"""The controls of the page Behov: how indicators and indices are weighed, the Care Need Index, and the files."""

from datetime import date
from functools import partial

import streamlit as st

from app import state, takeaway, wording
from app.exports.indicators_export import indicators_csv
from app.html import markdown_safe
from app.html import show as show_html
from app.need import tables, taking, words
from app.need.held import Need
from app.proposal_tables import problem_table
from app.texts import language, say, worded
from scoring.need.care_need_index import VARIABLES, variable_name
from scoring.need.needs import CARE_NEED
from scoring.need.standard import STANDARDS, standard_name, standard_sentence
from scoring.numbers import decimal_comma
from scoring.weights import weight_shares

_FILES = "need_files"


def weighing(need: Need) -> None:
    """How indicators get a shared scale, and how much each index counts."""
    st.header(say("need.weighing_title"), anchor=False)
    key = worded("need_standard")
    _hold(key, need.choices.standard)
    st.segmented_control(
        say("need.standard"), STANDARDS, format_func=lambda one: standard_name(one, language()), key=key, required=True,
        on_change=_standard_chosen, args=(key,),
    )  # fmt: skip
    st.caption(markdown_safe(standard_sentence(need.choices.standard, language())))
    shares = weight_shares({index: float(weight) for index, weight in need.found.weights.items()})
    for place, (index, share) in enumerate(shares.items()):
        _hold(_weight_key(place), round(need.found.weights[index]))
        label = say("need.weight", index=markdown_safe(index), percent=wording.percent(share))
        st.slider(label, 0, 100, key=_weight_key(place), on_change=_weighed, args=(tuple(shares),))
    refused = [one for one in state.work().need_problems if not one.file]
    for problem in refused:
        st.error(markdown_safe(problem.sentence(language())))


def _hold(key: str, value: object) -> None:
    """Let a control show what is held, also after it was undone; left alone where it does, so that it can be pulled."""
    if state.widget(key) != value:
        state.set_widget(key, value)


def _weight_key(place: int) -> str:
    return f"need_weight_{place}"


def _standard_chosen(key: str) -> None:
    taking.choose(standard=state.widget(key, "z_score"))


def _weighed(indices: tuple[str, ...]) -> None:
    held = state.work().need.found.weights
    taking.weigh({index: float(state.widget(_weight_key(place), round(held[index])))
                  for place, index in enumerate(indices)})  # fmt: skip


def care_need(need: Need) -> None:
    """The Care Need Index: whether it counts, with country of birth or not, and with which weights."""
    st.header(CARE_NEED, anchor=False)
    st.markdown(markdown_safe(words.engine("birth_note")))
    if not need.found.care:
        st.caption(say("need.care_lacking"))
        return
    _switch("care_need", say("need.care_count"), need.choices.care_need)
    _switch("with_birth", say("need.care_birth"), need.choices.with_birth)
    if not need.choices.with_birth:
        st.caption(markdown_safe(words.engine("without_birth")))
    with st.expander(say("need.care_open"), key="need_care", on_change="rerun") as box:
        if box.open:
            _care_weights(need)


def _switch(name: str, label: str, on: bool) -> None:
    _hold(f"need_{name}", on)
    st.toggle(label, key=f"need_{name}", on_change=_switched, args=(name,))


def _switched(name: str) -> None:
    taking.choose(**{name: bool(state.widget(f"need_{name}", False))})


def _care_weights(need: Need) -> None:
    st.caption(markdown_safe(words.engine("formula")))
    for variable in VARIABLES:
        key = f"need_care_{variable}"
        _hold(key, decimal_comma(need.choices.care_need_weights[variable]))
        st.text_input(
            markdown_safe(variable_name(variable, language())), key=key, max_chars=10, on_change=_variable_weighed,
            args=(variable, key),
        )  # fmt: skip
    st.button(say("need.care_published"), on_click=taking.published_weights, key="need_published")
    st.caption(markdown_safe(words.engine("source")))
    takeaway.table(tables.care_table(need), "cni", CARE_NEED)


def _variable_weighed(variable: str, key: str) -> None:
    taking.weigh_variable(variable, str(state.widget(key, "")))


def files(need: Need) -> None:
    """Own files in, what was wrong with them, and the files at hand."""
    st.header(say("need.files_title"), anchor=False)
    st.file_uploader(
        say("need.upload"), type=["csv", "xlsx"], accept_multiple_files=True, key=_FILES, on_change=_uploaded,
        help=say("need.upload_help"),
    )  # fmt: skip
    if refused := [one for one in state.work().need_problems if one.file]:
        st.error(say("need.refused", number=len(refused)))
        show_html(problem_table(refused))
    if need.indicators:
        made = partial(indicators_csv, need.indicators)
        name = f"indikatorer-{date.today().isoformat()}.csv"
        st.download_button(say("need.download"), made, name, "text/csv", on_click="ignore", width="stretch")
    for file in need.files:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(markdown_safe(file))
            st.button(
                say("need.remove"), key=f"need_remove_{file}", type="tertiary", on_click=taking.remove, args=(file,),
                help=say("need.remove_help", name=markdown_safe(file)),
            )  # fmt: skip


def _uploaded() -> None:
    taking.take_files(state.widget(_FILES, []))
