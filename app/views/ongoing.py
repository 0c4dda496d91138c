"""Pågående: what is going on already that a proposal is like, and what the officer says of that."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from app import pages, progress, state, takeaway
from app.exports.register_export import register_csv
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.ongoing import tables, taking, words
from app.proposal_tables import problem_table
from app.texts import say, worded
from scoring.columns import comparable
from scoring.ongoing.register import Ongoing
from scoring.ongoing.relatives import Relative
from scoring.proposal import Proposal

_VERDICTS = ("open", "confirmed", "dismissed")
_ABOUT, _OTHER, _ALL = "ongoing_about", "ongoing_other", "–"


def show() -> None:
    """How much is alike, one proposal with its likely relatives, what is confirmed, and the register."""
    with progress.following(), pages.answering_errors():
        found = taking.found()
        _head(found)
        left, right = st.columns([0.62, 0.38], gap="large")
        with left, st.container(key="ongoing_relatives"):
            if state.work().proposals:
                _proposal(found)
            else:
                st.info(say("proposals.empty"))
        with right:
            _confirmed()
            _own_register()
        _register()


def _head(found: Mapping[str, Sequence[Relative]]) -> None:
    confirmed, dismissed = len(taking.said("confirmed")), len(taking.said("dismissed"))
    proposals = state.work().proposals
    headline = words.headline(found, len(proposals), confirmed, dismissed)
    show_html(
        f'<div role="status"><h2 class="fordela-headline">{escaped(headline)}</h2>'
        f'<p class="fordela-lines">{escaped(say("ongoing.about"))}</p></div>'
    )
    if lost := taking.elsewhere():
        st.warning(markdown_safe(say("ongoing.elsewhere", number=len(lost), names=", ".join(lost))))
    if len(found) < len(proposals):
        st.info(say("ongoing.stopped", number=len(found), all=len(proposals)))
        st.button(say("ongoing.search_again"), on_click=taking.search_again)


def _proposal(found: Mapping[str, Sequence[Relative]]) -> None:
    """The proposal that is looked at, and all that it may be related to."""
    proposals = {one.id: one for one in state.work().proposals}
    if state.widget(_ABOUT) not in proposals:
        state.set_widget(_ABOUT, _first(found, proposals))
    id_ = st.selectbox(
        say("ongoing.choose"),
        list(proposals),
        format_func=lambda id_: words.option(proposals[id_], found.get(id_, ())),
        key=_ABOUT,
        placeholder=say("choose.one"),
    )
    chosen = proposals[str(id_)]
    likely = found.get(chosen.id, ())
    listed: list[tuple[Ongoing, Relative | None]] = [(one.entry, one) for one in likely]
    listed += [(entry, None) for entry in _said_beside(chosen, likely)]
    if not listed:
        st.markdown(say("ongoing.none"))
    for place, (entry, relative) in enumerate(listed):
        with st.container(border=True, key=f"relative_{place}"):
            _relative(chosen, entry, relative)
    _add(chosen, [entry for entry, _ in listed])


def _first(found: Mapping[str, Sequence[Relative]], proposals: Mapping[str, Proposal]) -> str:
    """The first proposal that is clearly like something, else the first of all."""
    return next((id_ for id_, several in found.items() if any(one.strong for one in several)), next(iter(proposals)))


def _said_beside(chosen: Proposal, likely: Sequence[Relative]) -> list[Ongoing]:
    """What the officer has said something of though it is no likely relative."""
    known, held = {one.entry.id for one in likely}, state.work().ongoing
    which = state.identity(chosen)
    return [one for one in taking.entries() if one.id not in known and held.verdict(which, one) is not None]


def _relative(chosen: Proposal, entry: Ongoing, relative: Relative | None) -> None:
    which, held = state.identity(chosen), state.work().ongoing
    key = worded(f"verdict_{chosen.id}_{entry.id}")
    state.set_widget(key, held.verdict(which, entry) or "open")
    show_html(tables.relative_html(entry, relative))
    st.segmented_control(
        say("ongoing.verdict", name=words.unformatted(entry.name)),
        _VERDICTS,
        format_func=lambda one: say(f"ongoing.verdict_{one}"),
        key=key,
        required=True,
        on_change=_say_of,
        args=(key, which, entry),
        label_visibility="collapsed",
    )


def _say_of(key: str, which: state.Identity, entry: Ongoing) -> None:
    said = state.widget(key, "open")
    taking.say_of(which, entry, None if said == "open" else said)


def _add(chosen: Proposal, listed: Sequence[Ongoing]) -> None:
    """Anything else of the register that the officer knows of."""
    known = {one.id for one in listed}
    others = {one.id: one for one in taking.entries() if one.id not in known}
    st.selectbox(
        say("ongoing.other"),
        list(others),
        format_func=lambda id_: f"{id_} {taking.called(others[id_])}",
        index=None,
        key=_OTHER,
        on_change=_added,
        args=(state.identity(chosen), others),
        placeholder=say("choose.one"),
    )


def _added(which: state.Identity, others: Mapping[str, Ongoing]) -> None:
    entry = others.get(str(state.widget(_OTHER, "")))
    state.forget_widgets([_OTHER])
    if entry is not None:
        taking.say_of(which, entry, "confirmed")


def _confirmed() -> None:
    st.header(say("ongoing.confirmed_title"), anchor=False)
    said = taking.said("confirmed")
    if said:
        takeaway.table(tables.confirmed_table(said, taking.entries()), "samordnas", say("ongoing.confirmed_title"))
        st.caption(say("ongoing.in_papers"))
    else:
        st.markdown(say("ongoing.confirmed_empty"))


def _own_register() -> None:
    now = state.work()
    st.header(say("ongoing.own_title"), anchor=False)
    st.file_uploader(
        say("ongoing.upload"), type=["csv", "xlsx"], key="register_file", on_change=_uploaded,
        help=say("ongoing.upload_help"),
    )  # fmt: skip
    if now.register_problems:
        st.error(say("ongoing.refused", number=len(now.register_problems)))
        show_html(problem_table(now.register_problems))
    if now.ongoing.register.file:
        st.button(say("ongoing.use_shipped"), key="register_shipped", on_click=taking.use_shipped)
    name = f"register-{date.today().isoformat()}.csv"
    made = partial(register_csv, taking.entries())
    st.download_button(say("ongoing.download"), made, name, "text/csv", on_click="ignore", width="stretch")


def _uploaded() -> None:
    taking.take_file(state.widget("register_file"))


def _register() -> None:
    """Where it comes from, and the entries, by committee and by words."""
    entries, file = taking.entries(), state.work().ongoing.register.file
    st.header(say("ongoing.register_title"), anchor=False)
    origin = say("ongoing.own", file=file) if file else say("ongoing.shipped")
    st.caption(markdown_safe(origin))
    with st.expander(say("ongoing.register_open", number=len(entries)), key="register", on_change="rerun") as box:
        if box.open:
            _searched(entries)


def _searched(entries: Sequence[Ongoing]) -> None:
    by, words_ = st.columns(2)
    committees = [_ALL, *dict.fromkeys(one.committee for one in entries)]
    key = worded("register_committee")
    if state.widget(key, _ALL) not in committees:
        state.forget_widgets([key])
    with by:
        committee = st.selectbox(
            say("ongoing.committee"), committees, format_func=_committee_name, key=key, placeholder=say("choose.one")
        )
    with words_:
        wanted = comparable(st.text_input(say("ongoing.search"), key="register_search", max_chars=80))
    shown = [
        one for one in entries
        if committee in (_ALL, one.committee) and wanted in comparable(f"{one.id} {one.name} {one.description}")
    ]  # fmt: skip
    if shown:
        takeaway.table(tables.register_table(shown), "register", say("ongoing.register_title"))
    else:
        st.markdown(say("ongoing.no_match"))


def _committee_name(committee: str) -> str:
    return say("ongoing.all_committees") if committee == _ALL else committee or say("ongoing.unknown")


show()
