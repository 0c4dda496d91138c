"""Sparat: save the work, open it again, take it along as a file."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from app import focus, link_making, logs, overtaken, pages, saving, state
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.saved_tables import entry_table, version_table
from app.saved_words import first_sentence, version_words, when
from app.storage.bundle import packed
from app.storage.listing import Listed
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.session import from_work, unsaved
from app.storage.store import store
from app.texts import language, say, worded
from scoring.characters import cleaned
from scoring.problems import BadInput

_CHOICE, _ARCHIVED, _NEW_NAME = "saved_choice", "saved_archived", "saved_new_name"
_ALL, _ALL_ARCHIVED, _ALL_VERSIONS = "saved_all", "saved_all_archived", "saved_all_versions"
_MOST_PROBLEMS = 5
# So many are told of in full until all are asked for: a page with hundreds takes seconds to draw.
_MOST_SHOWN = 20


def show() -> None:
    """What is saved, then saving and the file side by side, then all that is saved."""
    with pages.answering_errors():
        now = state.work()
        show_html(f'<p class="fordela-headline" role="status">{escaped(first_sentence(now))}</p>')
        if now.pending or now.waiting:
            st.caption(say("saved.halfway"))
        listed, problem = _listed()
        with st.container(key=focus.OUTCOME):
            _outcome(problem)
            _question()
            overtaken.show()
        focus.on_outcome(from_anywhere=True)
        left, right = st.columns(2, gap="large")
        with left:
            _save(listed)
        with right:
            _file()
        if problem is None:
            _list(*listed)


def _listed() -> tuple[tuple[Listed, Listed], StoreProblem | None]:
    """What is at hand and what is archived."""
    try:
        kept = store()
        most, most_archived = (None if state.widget(key) else _MOST_SHOWN for key in (_ALL, _ALL_ARCHIVED))
        return (kept.listed(most), kept.listed(most_archived, archived=True)), None
    except StoreProblem as problem:
        logs.store_failed(problem)
        return (Listed((), ()), Listed((), ())), problem


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


def _save(listed: Sequence[Listed]) -> None:
    now = state.work()
    st.header(say("saved.save_title"), anchor=False)
    state.seed(saving.NAME, now.kept.name if now.kept else "")
    state.seed(saving.AUTHOR, now.author)
    name = st.text_input(say("saved.name"), key=saving.NAME, help=say("saved.name_help"))
    typed = cleaned(name or "")
    asked = now.overtaken
    if (asked is None or asked.name != typed) and any(typed in part.names for part in listed):
        _what_becomes_of(typed)
    st.text_input(say("saved.author"), key=saving.AUTHOR, help=say("saved.author_help"))
    st.button(say("saved.save"), on_click=saving.save, key="save_work", type="primary")


def _what_becomes_of(name: str) -> None:
    """Which version a name that is there already would give, and whether someone else's work lies under it."""
    kept, versions = state.work().kept, store().versions(name, most=1)
    if not versions:
        return
    latest = versions[0]
    number, author, saved_at, after = latest.number, latest.author, when(latest.saved_at), latest.number + 1
    if kept is None or kept.name != name:
        st.warning(markdown_safe(say("saved.not_opened", name=name, author=author, latest=number, when=saved_at)))
    elif kept.number < number:
        words = say("saved.colleague", author=author, latest=number, name=name, version=kept.number, when=saved_at)
        st.warning(markdown_safe(words))
    else:
        st.caption(markdown_safe(say("saved.next_version", name=name, version=after)))


def _file() -> None:
    st.header(say("saved.file_title"), anchor=False)
    _download(from_work(state.work()))
    st.file_uploader(
        say("saved.upload"),
        type=["fordela"],
        key=saving.UPLOAD,
        on_change=saving.uploaded,
        help=say("saved.upload_help"),
    )
    link_making.show()


def _download(saved: SavedWork) -> None:
    """The work as a file, which counts as saved when it is taken.

    Packed before it is asked for: a file made on the press can be lost where the press also draws the page anew.
    """
    name = f"{_stem(saved)}-{date.today().isoformat()}.fordela"
    try:
        data = packed(saved)
    except BadInput:
        st.warning(say("saved.too_large"))
        return
    st.download_button(
        say("saved.download"),
        data,
        name,
        "application/zip",
        on_click=saving.downloaded,
        args=(saved, name),
        help=say("saved.download_help"),
    )


def _stem(saved: SavedWork) -> str:
    """A file's name: the work's, else the proposals'."""
    kept = state.work().kept
    name = kept.name if kept and kept.name else saved.case.file.rsplit(".", 1)[0]
    return "".join(char if char.isalnum() or char in " .-_" else "_" for char in name)


def _list(at_hand: Listed, archived: Listed) -> None:
    now = state.work()
    st.header(say("saved.list_title"), anchor=False)
    if at_hand.names:
        show_html(entry_table(say("saved.caption"), at_hand.entries, now.kept))
        _all(_ALL, len(at_hand.names))
        _one(_chosen(_CHOICE, say("saved.choose"), at_hand.names))
    else:
        st.info(say("saved.none"))
    if archived.names:
        with st.expander(say("saved.archived", number=len(archived.names)), key="archived_list"):
            show_html(entry_table(say("saved.archived_caption"), archived.entries, now.kept))
            _all(_ALL_ARCHIVED, len(archived.names))
            _archived(_chosen(_ARCHIVED, say("saved.choose_archived"), archived.names))


def _all(key: str, number: int) -> None:
    """Where there are more than are shown until they are asked for."""
    if number > _MOST_SHOWN:
        st.toggle(say("saved.show_all", number=number, shown=_MOST_SHOWN), key=key)


def _chosen(key: str, label: str, names: Sequence[str]) -> str:
    """The work that the officer has chosen; the one that is open, else the latest, until something is."""
    kept = state.work().kept
    if state.widget(key) not in names:
        state.set_widget(key, kept.name if kept and kept.name in names else names[0])
    return st.selectbox(label, list(names), key=key, placeholder=say("choose.one")) or names[0]


def _one(name: str) -> None:
    """What can be done with the work that is chosen, and its versions."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _button("open", saving.open_latest, name)
        _button("archive", saving.archive, name)
        st.text_input(say("saved.other_name"), key=_NEW_NAME, help=say("saved.other_name_help"), width=320)
        _button("rename", saving.rename, name, _NEW_NAME)
        _button("copy", saving.copy, name, _NEW_NAME)
    with st.expander(say("saved.versions", name=markdown_safe(name)), key="versions"):
        _versions(name)


def _versions(name: str) -> None:
    versions = {version.number: version for version in store().versions(name)}
    shown = list(versions.values())[: None if state.widget(_ALL_VERSIONS) else _MOST_SHOWN]
    show_html(version_table(name, shown, state.work().kept))
    _all(_ALL_VERSIONS, len(versions))
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


def _archived(name: str) -> None:
    with st.container(horizontal=True):
        _button("unarchive", saving.unarchive, name)
        _button("open_archived", saving.open_latest, name)


def _button(what: str, do: Callable[..., None], *about: object) -> None:
    st.button(say(f"saved.{what}"), on_click=do, args=about, key=f"saved_{what}")


show()
