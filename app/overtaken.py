"""The question on the page Sparat where others have saved since the work was opened: who, what, and what to do.

Whatever the officer chooses, both works stand in the store afterwards.
"""

from collections.abc import Iterator

import streamlit as st

from app import saving, state
from app.html import Td, Tr, markdown_safe, table
from app.html import show as show_html
from app.saved_words import version_words, when
from app.storage.changes import words
from app.storage.overtaken import Since
from app.storage.session import from_work
from app.texts import language, say

_MOST_VERSIONS = 5


def show() -> None:
    """Who saved what, how it differs from what is on the screen, and the choices; nothing where nobody has."""
    since = state.work().overtaken
    if since is None:
        return
    st.warning(markdown_safe(_sentence(since)))
    if since.newer:
        show_html(
            table(say("overtaken.caption"), [Td(say("overtaken.whose")), Td(say("overtaken.what"))], _rows(since))
        )
    _choices(since)


def _sentence(since: Since) -> str:
    if not since.newer:
        return say("overtaken.gone", name=since.name)
    latest = since.newer[0]
    name, author, number, at = since.name, latest.author, latest.number, when(latest.saved_at)
    if since.based_on:
        return say("overtaken.since", author=author, latest=number, name=name, when=at, version=since.based_on)
    return say("overtaken.other", author=author, latest=number, name=name, when=at)


def _rows(since: Since) -> Iterator[Tr]:
    """What each of the others' versions changed, what the officer did, and the difference between the two."""
    mine, told = from_work(state.work()), language()
    for version in since.newer[:_MOST_VERSIONS]:
        yield _row(version_words(version), version.changes.get(told, ()))
    if since.opened is not None:
        yield _row(say("overtaken.mine", version=since.based_on), words(since.opened, mine, told))
    difference = words(since.theirs, mine, told) if since.theirs else ()
    yield _row(say("overtaken.between", version=since.latest), difference)


def _row(whose: str, sentences: tuple[str, ...]) -> Tr:
    return Tr((Td(whose, header=True), Td("\n".join(sentences) or say("saved.changed_unknown"))))


def _choices(since: Since) -> None:
    after = say("overtaken.save_after", version=since.latest + 1, name=markdown_safe(since.name))
    with st.container(horizontal=True):
        st.button(after, on_click=saving.save_after, key="save_after")
        st.button(say("saved.stay"), on_click=saving.stay, key="stay_overtaken")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(say("overtaken.own_name"), key=saving.OWN_NAME, width=320)
        st.button(say("overtaken.save_beside"), on_click=saving.save_beside, key="save_beside")
        if since.newer:
            theirs = say("overtaken.open_theirs", version=since.latest)
            st.button(theirs, on_click=saving.open_theirs, key="open_theirs")
