"""What every page has: its notice about the scores, its language switch, and a message in place of a traceback."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from app import arriving, controls, history, logs, progress, state, wording
from app.errands import Working
from app.html import escaped, markdown_safe
from app.html import show as show_html
from app.jobs import Busy
from app.proposal_tables import problem_table
from app.saved_words import saved_line
from app.storage.problems import StoreProblem
from app.texts import change_language, language, say
from app.theme import STYLE
from optimiser.solver import SolverFailure
from scoring.language import LANGUAGES
from scoring.problems import BadInput

_LOG = logging.getLogger("fordela")
_LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True)
class Top:
    """The head of a page: where it stands, and what does not change while the page's fragment runs."""

    place: DeltaGenerator
    heading: str
    notices: str


def frame(title: str) -> None:
    """The top of every page: its name, unseen, which proposals, what must be said of their scores, and the language."""
    _arrive()
    st.html(STYLE)
    st.html(f"<script>document.documentElement.lang='{language()}'</script>", unsafe_allow_javascript=True)
    with st.container(key="frame"):
        notices, switch = st.columns([0.7, 0.3], vertical_alignment="top")
    with notices:
        scores = "".join(_notice(text) for text in wording.score_notices(state.work().proposals))
        state.work().top = Top(st.empty(), _heading(title), scores)
        tell_saved()
        _tell_of_link()
    with switch, st.container(horizontal=True, horizontal_alignment="right", key="frame_buttons"):
        for name, step in (("undo", history.undo), ("redo", history.redo)):
            st.button(say(f"history.{name}"), key=f"history_{name}", type="tertiary", on_click=step,
                      help=say(f"history.{name}_help"))  # fmt: skip
        _language_switch()


def _arrive() -> None:
    """Once in a session: what the address says. A link that waits is looked at again when other proposals are open."""
    now = state.work()
    if not now.arrived:
        now.arrived = True
        query = {key: st.query_params.get_all(key) for key in st.query_params}
        arriving.take_address(query)
        if query:
            st.query_params.clear()
    arriving.open_where_it_fits()


def _tell_of_link() -> None:
    now = state.work()
    if now.came_by_link:
        st.caption(say("by_link.shown"))
    if words := arriving.waiting_words():
        st.info(markdown_safe(words))
    if words := arriving.broken_words():
        st.error(markdown_safe(words))
        show_html(problem_table(now.link_problems))
    if words or now.link_problems or now.link is not None:
        st.button(say("by_link.close"), key="link_close", on_click=arriving.let_go, type="tertiary")


def tell_saved() -> None:
    """Say on top of the page whether there are unsaved changes.

    Also first in every fragment, for a fragment draws no frame; and in each of its runs, else what it wrote is cleared.
    """
    now = state.work()
    history.observe()
    if isinstance(now.top, Top):
        told = " · ".join(filter(None, (_case_words(), _standing(), saved_line(now), history.kept().told)))
        now.top.place.html(f'{now.top.heading}<p class="fordela-case">{escaped(told)}</p>{now.top.notices}')


def _standing() -> str:
    """Whether what is shown answers the present question, and whether that is proven."""
    now = state.work()
    if now.result is None or not state.same(now.result.question, now.question):
        return say("frame.reckoning")
    return say(f"frame.{now.result.portfolio.status}")


def _heading(title: str) -> str:
    return f'<h1 class="fordela-hidden">{escaped(title)}</h1>'


def _case_words() -> str:
    case = state.work().case
    name = say(f"sample.{case.sample}") if case.sample else case.file
    told = say("frame.case", name=name, number=len(case.proposals))
    return f"{told} · {say('frame.edited')}" if case.edited else told


def _notice(text: str) -> str:
    return f'<p role="note" class="fordela-notice"><strong>{escaped(say("frame.notice"))}</strong> {escaped(text)}</p>'


def _language_switch() -> None:
    state.seed("language", language())
    st.segmented_control(
        say("frame.language"),
        LANGUAGES,
        format_func=_LANGUAGE_NAMES.__getitem__,
        key="language",
        required=True,
        on_change=_language_changed,
        label_visibility="collapsed",
    )


def _language_changed() -> None:
    change_language(state.widget("language", language()))
    controls.draw_anew()


@contextmanager
def answering_errors() -> Iterator[None]:
    """A message that an officer understands, in place of a traceback; the log has the rest."""
    try:
        yield
    except Working as working:
        progress.show(working.job)
    except Busy:
        st.warning(say("progress.busy"))
    except BadInput as error:
        for problem in error.problems:
            st.error(markdown_safe(problem.sentence(language())))
    except StoreProblem as store_problem:
        logs.store_failed(store_problem)
        st.error(markdown_safe(store_problem.sentence(language())))
    except SolverFailure:
        _LOG.exception("the solver's answer was refused")
        st.error(say("error.solver"))
    except Exception:  # noqa: BLE001 - whatever it is, the page must stay usable; it is logged, not swallowed
        _LOG.exception("a page failed")
        st.error(say("error.unexpected"))
