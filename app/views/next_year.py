"""Nästa år: what is carried over into the next round, with what is known of it; several years beside each other."""

from collections.abc import Sequence

import streamlit as st

from app import focus, pages, state, takeaway, wording
from app.after_decision import carrying
from app.after_decision.held import Year
from app.after_decision.money import money
from app.after_decision.next_year import continuing, in_order, year_of
from app.after_decision.several_years import BY, By, years_picture, years_table
from app.after_decision.standing import Standing, standings
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.storage.session import unsaved
from app.texts import say, worded
from scoring.proposal import Proposal


def show() -> None:
    """How much continues, the measures and the fields for the new round, then several years."""
    with pages.answering_errors():
        found = standings(state.work().after.log)
        here = state.work().proposals if found else ()
        ids = {one.id for one in here}
        carried = [id_ for id_ in continuing(state.work().after.log) if id_ in ids]
        _head(found, carried)
        left, right = st.columns([0.7, 0.3], gap="large")
        with right, st.container(key="next_year_form"):
            with st.container(key=focus.OUTCOME):
                _told()
            focus.on_outcome(from_anywhere=True)
            chosen = _form(here, carried) if here else carried
        with left, st.container(key="next_year_main"):
            if here:
                _measures(here, found, chosen)
            _several()


def _head(found: dict[str, Standing], carried: Sequence[str]) -> None:
    title, line = say("next_year.empty_title"), say("next_year.empty")
    if found:
        known = sum(found[id_].effect is not None for id_ in carried)
        words = say("next_year.known", number=known) if known else say("next_year.known_none")
        title = say(
            "next_year.headline", carried=len(carried), all=len(found), decided=_settled(found, carried), known=words
        )
        line = say("next_year.about")
    show_html(
        f'<div role="status"><h2 class="fordela-headline">{escaped(title)}</h2>'
        f'<p class="fordela-lines">{escaped(line)}</p></div>'
    )


def _settled(found: dict[str, Standing], carried: Sequence[str]) -> str:
    """Of how many it has been written in that they continue; the others are carried since nobody has said otherwise."""
    number = sum(found[id_].outcome is not None for id_ in carried)
    if not number:
        return say("next_year.decided_none")
    return say("next_year.decided_all") if number == len(carried) else say("next_year.decided", number=number)


def _told() -> None:
    """That next year is open, or why it is not."""
    now = state.work()
    if now.after_told == "next_year.opened":
        st.success(markdown_safe(say(now.after_told, year=now.scenario.name)))
    elif now.after_told.startswith("next_year."):
        st.error(say(now.after_told))


def _measures(here: Sequence[Proposal], found: dict[str, Standing], chosen: Sequence[str]) -> None:
    """What was decided on, and what else is chosen to go along."""
    st.header(say("next_year.list_title"), anchor=False)
    listed = in_order([one for one in here if one.id in found or one.id in chosen], state.work().scenario)
    takeaway.table(carrying.measures_table(listed, found, chosen), "nasta-ar", say("next_year.list_title"))


def _form(here: Sequence[Proposal], carried: Sequence[str]) -> list[str]:
    """The fields; the ids that are chosen to go along."""
    st.header(say("next_year.form_title"), anchor=False)
    for name in ("year", "new_year"):
        st.text_input(say(f"next_year.{name}"), key=f"next_{name}", max_chars=40, help=say("next_year.year_help"))
    pot = wording.kronor(money(state.work().after.log).pot)
    state.seed("next_pot", pot)
    typed = st.text_input(say("next_year.pot"), key="next_pot", help=say("after.field_kronor_help"))
    st.caption(say("next_year.pot_same") if typed == pot else say("next_year.pot_other", pot=pot))
    titles = {one.id: f"{one.id} {one.title}" for one in here}
    state.seed("next_carried", list(carried))
    chosen = st.multiselect(
        say("next_year.choose"), list(titles), format_func=titles.__getitem__, key="next_carried",
        placeholder=say("choose.one"),
    )  # fmt: skip
    state.seed("next_scores", value=True)
    scores = st.toggle(say("next_year.with_scores"), key="next_scores")
    st.caption(say("next_year.with_scores_about") if scores else say("next_year.without_scores_about"))
    st.caption(say("next_year.rules"))
    if unsaved(state.work()):
        st.warning(say("next_year.unsaved"))
    st.button(say("next_year.open"), key="next_open", type="primary", on_click=_open)
    return chosen


def _open() -> None:
    year, new_year, pot = (str(state.widget(f"next_{name}", "")) for name in ("year", "new_year", "pot"))
    carried = state.widget("next_carried", [])
    carrying.open_next_year(year, new_year, pot, carried, bool(state.widget("next_scores", missing=True)))


def _several() -> None:
    st.header(say("next_year.several_title"), anchor=False)
    years = _years()
    if not years:
        st.markdown(say("next_year.several_empty"))
        return
    st.markdown(say("next_year.several_about"))
    key = worded("next_by")
    state.seed(key, BY[0])
    by: By = (
        st.segmented_control(
            say("next_year.by"), BY, format_func=lambda one: say(f"next_year.by_{one}"), key=key, required=True
        )
        or BY[0]
    )
    title = say("next_year.several_title")
    takeaway.chart(years_picture(years, by), "flera-ar", title, ())
    takeaway.table(years_table(years, by), "flera-ar-tabell", title)


def _years() -> tuple[Year, ...]:
    """The earlier years, and the present one where something is decided."""
    now = state.work()
    present = year_of(now.proposals, now.after.log, say("next_year.this_year"))
    return (*now.after.years, present) if present.areas else now.after.years


show()
