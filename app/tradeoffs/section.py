"""What sections have in common: a heading with a line that explains it, and what stands there while work goes on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import streamlit as st

from app import errands, progress
from app.errands import Working
from app.jobs import Job
from app.texts import say


def heading(title: str, about: str) -> None:
    """The section's title, and in a line what it is."""
    st.header(title, anchor=False)
    st.caption(about)


@contextmanager
def working(name: str, words: Callable[[Job[Any]], str] = progress.sentence) -> Iterator[None]:
    """How far the errand `name` has come, where it is not there yet, in the place of what depends on it.

    words: what says so.
    """
    try:
        yield
    except Working as under_way:
        progress.show(under_way.job, words, f"cancel_{name}")


def incomplete(name: str, words: str) -> None:
    """That the errand `name` stopped before its end, and the button that lets it be done anew."""
    st.warning(words)
    st.button(say("result.again"), key=f"again_{name}", on_click=errands.forget, args=(name,))
