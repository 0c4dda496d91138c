"""Sparat: save the work, open it again, take it along as a file."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import streamlit as st

from app import focus, link_making, logs, pages, saving, state
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.saved_tables import entry_table, version_table
from app.saved_words import first_sentence, version_words
from app.storage.bundle import fits, packed
from app.storage.problems import StoreProblem
from app.storage.rows import Entry
from app.storage.saved_work import SavedWork
from app.storage.session import from_work, unsaved
from app.storage.store import store
from app.texts import language, say, worded
from scoring.characters import cleaned
from scoring.problems import BadInput

_CHOICE, _ARCHIVED, _NEW_NAME = "saved_choice", "saved_archived", "saved_new_name"
_MOST_PROBLEMS = 5


def show() -> None:
    """What is saved, then saving and the file side by side, then all that is saved."""
    with pages.answering_errors():
        now = state.work()
        show_html(f'<p class="fordela-headline" role="status">{escaped(first_sentence(now))}</p>')
        if now.pending or now.waiting:
            st.caption(say("saved.halfway"))
        entries, problem = _entries()
        with st.container(key=focus.OUTCOME):
            _outcome(problem)
            _question()
        focus.on_outcome(from_anywhere=True)
        left, right = st.columns(2, gap="large")
        with left:
            _save(entries)
        with right:
            _file()
        if problem is None:
            _list(entries)


def _entries() -> tuple[tuple[Entry, ...], StoreProblem | None]:
    try:
        return store().entries(), None
    except StoreProblem as problem:
        logs.store_failed(problem)
        return (), problem


def _outcome(problem: StoreProblem | None) -> None:
    """What came of the last button, and what is wrong with the store; each thing once."""
    now, told = state.work(), language()
    if now.saving_told:
        key, values = now.saving_told
        st.success(markdown_safe(say(key, **values)))
    refused = now.saving_refused
    sentences = [one.sentence(told) for one in (refused, problem) if isinstance(one, StoreProblem)]
    if isinstance(refused, BadInput):
        sentences += [fault.sentence(told) for fault in refused.problems[:_MOST_PROBLEMS]]
    elif isinstance(refused, str) and refused:
        sentences.append(say(refused, most=saving.MOST_CHARACTERS))
    for sentence in dict.fromkeys(sentences):
        st.error(markdown_safe(sentence))
    if problem or (isinstance(refused, StoreProblem) and unsaved(now)):
        st.info(say("store.safe"))


def _question() -> None:
    """Whether unsaved changes may go, where something else is to be opened."""
    kept = state.work().to_open
    if kept is None:
        return
    what = kept.file or f"{kept.name}, {say('saved.version').lower()} {kept.number}"
    st.warning(markdown_safe(say("saved.ask", what=what)))
    with st.container(horizontal=True):
        st.button(say("saved.open_anyway"), on_click=saving.open_anyway, key="open_anyway")
        st.button(say("saved.stay"), on_click=saving.stay, key="stay", type="primary")


def _save(entries: Sequence[Entry]) -> None:
    now = state.work()
    st.header(say("saved.save_title"), anchor=False)
    state.seed(saving.NAME, now.kept.name if now.kept else "")
    state.seed(saving.AUTHOR, now.author)
    name = st.text_input(say("saved.name"), key=saving.NAME, help=say("saved.name_help"))
    _what_becomes_of(cleaned(name or ""), entries)
    st.text_input(say("saved.author"), key=saving.AUTHOR, help=say("saved.author_help"))
    st.button(say("saved.save"), on_click=saving.save, key="save_work", type="primary")


def _what_becomes_of(name: str, entries: Sequence[Entry]) -> None:
    """Which version the name would give, and whether someone else's work lies under it."""
    kept = state.work().kept
    latest = next((entry.latest for entry in entries if entry.name == name), None)
    if latest is None:
        return
    number, author, after = latest.number, latest.author, latest.number + 1
    if kept is None or kept.name != name:
        st.warning(markdown_safe(say("saved.not_opened", name=name, version=after)))
    elif kept.number < number:
        words = say("saved.colleague", author=author, latest=number, name=name, version=kept.number, next=after)
        st.warning(markdown_safe(words))
    else:
        st.caption(markdown_safe(say("saved.next_version", name=name, version=after)))


def _file() -> None:
    st.header(say("saved.file_title"), anchor=False)
    saved = from_work(state.work())
    if fits(saved):
        name = f"{_stem(saved)}-{date.today().isoformat()}.fordela"
        st.download_button(
            say("saved.download"),
            partial(packed, saved),
            name,
            "application/zip",
            on_click=saving.downloaded,
            args=(saved, name),
            help=say("saved.download_help"),
        )
    else:
        st.warning(say("saved.too_large"))
    st.file_uploader(
        say("saved.upload"),
        type=["fordela"],
        key=saving.UPLOAD,
        on_change=saving.uploaded,
        help=say("saved.upload_help"),
    )
    link_making.show()


def _stem(saved: SavedWork) -> str:
    """A file's name: the work's, else the proposals'."""
    kept = state.work().kept
    name = kept.name if kept and kept.name else saved.case.file.rsplit(".", 1)[0]
    return "".join(char if char.isalnum() or char in " .-_" else "_" for char in name)


def _list(entries: Sequence[Entry]) -> None:
    now = state.work()
    st.header(say("saved.list_title"), anchor=False)
    at_hand = [entry for entry in entries if not entry.archived]
    if at_hand:
        show_html(entry_table(say("saved.caption"), at_hand, now.kept))
        _one(_chosen(_CHOICE, say("saved.choose"), at_hand))
    else:
        st.info(say("saved.none"))
    archived = [entry for entry in entries if entry.archived]
    if archived:
        with st.expander(say("saved.archived", number=len(archived)), key="archived_list"):
            show_html(entry_table(say("saved.archived_caption"), archived, now.kept))
            _archived(_chosen(_ARCHIVED, say("saved.choose_archived"), archived))


def _chosen(key: str, label: str, entries: Sequence[Entry]) -> Entry:
    """The work that the officer has chosen; the one that is open, else the latest, until something is."""
    now, named = state.work(), {entry.name: entry for entry in entries}
    if state.widget(key) not in named:
        opened = now.kept.name if now.kept and now.kept.name in named else entries[0].name
        state.set_widget(key, opened)
    name = st.selectbox(label, list(named), key=key, placeholder=say("choose.one"))
    return named.get(name, entries[0])


def _one(entry: Entry) -> None:
    """What can be done with the work that is chosen, and its versions."""
    name, latest = entry.name, entry.latest
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _button("open", saving.open_version, name, latest.number)
        _button("archive", saving.archive, name)
        st.text_input(say("saved.other_name"), key=_NEW_NAME, help=say("saved.other_name_help"), width=320)
        _button("rename", saving.rename, name, _NEW_NAME)
        _button("copy", saving.copy, name, _NEW_NAME)
    with st.expander(say("saved.versions", name=markdown_safe(name)), key="versions"):
        _versions(name)


def _versions(name: str) -> None:
    versions = {version.number: version for version in store().versions(name)}
    show_html(version_table(name, list(versions.values()), state.work().kept))
    key = worded("saved_version")
    if state.widget(key) not in versions:
        state.forget_widgets([key])
    number = st.selectbox(
        say("saved.choose_version"),
        list(versions),
        format_func=lambda one: markdown_safe(version_words(versions[one])),
        key=key,
        placeholder=say("choose.one"),
    )
    _button("open_version", saving.open_version, name, number)


def _archived(entry: Entry) -> None:
    with st.container(horizontal=True):
        _button("unarchive", saving.unarchive, entry.name)
        _button("open_archived", saving.open_version, entry.name, entry.latest.number)


def _button(what: str, do: Callable[..., None], *about: object) -> None:
    st.button(say(f"saved.{what}"), on_click=do, args=about, key=f"saved_{what}")


show()
