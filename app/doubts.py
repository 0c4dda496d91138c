"""What files leave in doubt: each pair side by side with its answers, and nothing merged until they go together."""

from collections.abc import Callable
from hashlib import sha256

import streamlit as st

from app import opening, state
from app.html import markdown_safe
from app.html import show as show_html
from app.proposal_tables import doubt_table
from app.texts import language, say, worded
from app.uploads import Pending
from scoring.merging import Decision, Doubt, contradictions
from scoring.problems import BadInput

_DECISIONS: tuple[Decision, ...] = ("both", "first", "second")


def show() -> None:
    """Each doubt side by side with its three answers; nothing is merged until all are given."""
    now = state.work()
    if now.pending is None:
        return
    st.warning(say("doubts.title", number=len(now.pending.doubts)))
    for doubt, key in zip(now.pending.doubts, _keys(now.pending), strict=True):
        places = _places(now.pending, doubt)
        show_html(doubt_table(doubt, places))
        words = _answer_words(doubt, places)
        st.radio(say("doubts.question"), _DECISIONS, index=None, format_func=words, key=worded(key))
    st.button(say("doubts.merge"), on_click=_merge, type="primary", key="merge")
    if now.undecided:
        st.error(say("doubts.undecided"))
    for problem in now.contradictory:
        st.error(markdown_safe(problem.sentence(language())))


def _keys(pending: Pending) -> list[str]:
    """What each doubt's answer is kept under: the pair itself, so that no other pair ever takes the answer over."""
    names = [(pending.name_of(doubt.first), pending.name_of(doubt.second)) for doubt in pending.doubts]
    texts = [f"{pair} {doubt}" for pair, doubt in zip(names, pending.doubts, strict=True)]
    return [f"doubt_{sha256(text.encode()).hexdigest()}" for text in texts]


def _answer_keys(pending: Pending) -> list[str]:
    return [worded(key) for key in _keys(pending)]


def _places(pending: Pending, doubt: Doubt) -> tuple[str, str]:
    first, second = (say("doubts.place", file=pending.name_of(one), row=one.row) for one in (doubt.first, doubt.second))
    return first, second


def _answer_words(doubt: Doubt, places: tuple[str, str]) -> Callable[[Decision], str]:
    first, second = (say("doubts.keep", place=markdown_safe(place)) for place in places)
    words: dict[Decision, str] = {"both": say(f"doubts.both_{doubt.reason}"), "first": first, "second": second}
    return words.__getitem__


def _merge() -> None:
    now = state.work()
    pending = now.pending
    if pending is None:
        return
    answers = dict(zip([doubt.key for doubt in pending.doubts], map(state.widget, _answer_keys(pending)), strict=True))
    now.problems, now.undecided = (), None in answers.values()
    now.contradictory = () if now.undecided else contradictions(pending.doubts, answers)
    if now.undecided or now.contradictory:
        return
    now.came_of_files = True
    try:
        opening.open_files(pending, answers)
        state.forget_widgets([worded("sample")])
    except BadInput as error:
        now.problems = error.problems
