"""Efter beslutet: answers, money that comes back, recipients, follow-up and effect, written into a log."""

from functools import partial

import streamlit as st

from app import compute, focus, pages, state, takeaway, today, wording
from app.after_decision import controls, tables, taking, words
from app.after_decision.due import due
from app.after_decision.log import Log
from app.after_decision.money import money
from app.after_decision.second_round import given_back
from app.after_decision.standing import Standing, standings
from app.after_decision.together import contradictions
from app.exports.log_export import log_csv
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.result import Result
from app.texts import say


def show() -> None:
    """The whole in a sentence, what is due, where each measure stands, and the log; the fields to write in beside."""
    with pages.answering_errors():
        compute.current_result()
    with pages.answering_errors():
        now = state.work()
        log = now.after.log
        found = standings(log)
        _head(log, found)
        _gone(found)
        _contradicted(log)
        left, right = st.columns([0.73, 0.27], gap="medium")
        with left, st.container(key="after_main"):
            if found:
                _due(log)
                _measures(found)
            else:
                _to_be_written_in()
            if log.entries:
                _log(log)
            _second_round(log)
        with right, st.container(key="after_form"):
            with st.container(key=focus.OUTCOME):
                _told()
            focus.on_outcome(from_anywhere=True)
            _write_in(found, log)


def _head(log: Log, found: dict[str, Standing]) -> None:
    title, lines = say("after.empty_title"), [say("after.empty")]
    if found:
        title = words.headline(log, due(log), today.today())
        lines = [*words.decision_lines(log), words.money_line(log)]
    told = "".join(f'<p class="fordela-lines">{escaped(line)}</p>' for line in lines)
    show_html(f'<div role="status"><h2 class="fordela-headline">{escaped(title)}</h2>{told}</div>')


def _gone(found: dict[str, Standing]) -> None:
    """Measures that are decided on and not among the proposals."""
    here = {one.id for one in state.work().proposals}
    if gone := [f"{one.id} {one.title}" for one in found.values() if one.id not in here]:
        st.warning(markdown_safe(say("after.gone", number=len(gone), names=", ".join(gone))))


def _contradicted(log: Log) -> None:
    """What cannot all be true, for two have written in the same thing."""
    told = [say(f"after.contradicted_{what}", id=id_) for what, id_ in contradictions(log)]
    if told:
        st.warning(markdown_safe(" ".join([*told, say("after.contradicted")])))


def _due(log: Log) -> None:
    st.header(say("after.due_title"), anchor=False)
    several = due(log)
    if several:
        takeaway.table(tables.due_table(several, today.today()), "att-bevaka", say("after.due_title"))
    else:
        st.markdown(say("after.due_none"))


def _measures(found: dict[str, Standing]) -> None:
    st.header(say("after.measures_title"), anchor=False)
    listed = tables.measures_table(tuple(found.values()), _committees())
    takeaway.table(listed, "insatser", say("after.measures_title"))


def _to_be_written_in() -> None:
    """What the decision would write in; nothing where none is ready."""
    result = _ready()
    if result is not None and (grants := taking.grants_at_hand(result)):
        st.header(say("after.decide_list_title"), anchor=False)
        show_html(tables.grants_table(grants, _committees()))


def _ready() -> Result | None:
    """The answer to the present question, None where there is none."""
    now = state.work()
    return now.shown if now.shown is not None and state.same(now.shown.question, now.question) else None


def _committees() -> dict[str, str]:
    return {one.id: one.committee for one in state.work().proposals}


def _log(log: Log) -> None:
    st.header(say("after.log_title"), anchor=False)
    with st.expander(say("after.log_open", number=len(log.entries)), key="after_log", on_change="rerun") as box:
        if box.open:
            show_html(tables.log_table(log))
    stem = state.work().case.file.rsplit(".", 1)[0]
    name = f"logg-{stem}-{today.today().isoformat()}.csv"
    st.download_button(say("after.log_download"), partial(log_csv, log), name, "text/csv", on_click="ignore")


def _second_round(log: Log) -> None:
    if not log.entries:
        return
    st.header(say("after.second_title"), anchor=False)
    if contradictions(log):
        st.markdown(say("after.second_contradicted"))
        return
    free = money(log).free
    if free <= 0:
        st.markdown(say("after.second_nothing"))
        return
    st.markdown(markdown_safe(say("after.second_about", free=wording.kronor(free))))
    back = {one.id: f"{one.id} {one.title}" for one in given_back(log)}
    chosen: list[str] = []
    if back:
        chosen = st.multiselect(
            say("after.second_taken_in"), list(back), format_func=back.__getitem__, key="after_taken_in",
            placeholder=say("choose.one"),
        )  # fmt: skip
    st.button(say("after.second_open"), key="after_second", on_click=taking.open_second_round, args=(chosen,))


def _told() -> None:
    """What was done last, or why it was not."""
    now = state.work()
    if now.after_refused is not None:
        st.error(markdown_safe(say(f"after.refused_{now.after_refused.kind}", id=now.after_refused.id)))
    elif now.after_told.startswith("after."):  # not what was done last on the page Nästa år
        st.success(markdown_safe(say(now.after_told, **taking.told_values(now.after_told))))


def _write_in(found: dict[str, Standing], log: Log) -> None:
    if found:
        st.header(say("after.form_title"), anchor=False)
        controls.show(found, log)
    key = "after_deciding_again" if found else "after_deciding"
    with st.expander(say("after.decide_title"), expanded=not found, key=key):
        _decision(log)


def _decision(log: Log) -> None:
    """The decision on the page Beslut, to be written in; only where it answers the present question."""
    result = _ready()
    if result is None:
        st.info(say("after.decide_wait"))
        return
    st.markdown(markdown_safe(_decision_words(result, log)))
    controls.decide(log)


def _decision_words(result: Result, log: Log) -> str:
    grants = taking.grants_at_hand(result)
    if not grants:
        return say("after.decide_nothing")
    if log.entries:
        return say("after.decide_more", number=len(grants), ids=wording.some([one.id for one in grants]))
    total = wording.kronor(sum(one.kronor for one in grants))
    return say("after.decide_about", number=len(grants), kronor=total)


show()
