"""What one officer's session remembers; the only user of st.session_state."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from app.jobs import Job
from app.own_list import OwnList
from app.result import EqualChoice, Question, Result
from app.samples import SAMPLES, Case, read_sample
from app.uploads import Pending
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from scoring.language import Language
from scoring.problems import Problem
from scoring.proposal import Proposal

_KEY = "work"


@dataclass
class Work:
    """case: the proposals and the scenario they opened with; scenario: as the officer has set it now.

    result: the answer to the present scenario; shown: the last answer with a portfolio; before: the one before it.
    job: the work on `job_question`, of which there is no result yet; other_job: the work on the other way of counting
    for the result `other_of`.
    equal_choices: which of several equally good portfolios the officer chose; equal_incomplete: a choice or its reason
    was missing. unread: files have been uploaded and not yet read; pending: files read that leave doubts to settle;
    undecided, reason_missing: what a button found not yet given.
    problems: of the last upload, which was refused. budget_unreadable, weights_all_zero: what a control holds cannot be
    used, so the scenario keeps its earlier value. made_by_hand: the last list made by hand, perhaps of other proposals.
    """

    case: Case
    scenario: Scenario
    language: Language = "sv"
    result: Result | None = None
    job: Job[Result] | None = None
    job_question: Question | None = None
    other_job: Job[Portfolio] | None = None
    other_of: Result | None = None
    shown: Result | None = None
    before: Result | None = None
    problems: tuple[Problem, ...] = ()
    equal_choices: tuple[EqualChoice, ...] = ()
    equal_incomplete: bool = False
    unread: bool = False
    pending: Pending | None = None
    undecided: bool = False
    reason_missing: bool = False
    budget_unreadable: bool = False
    weights_all_zero: bool = False
    made_by_hand: OwnList | None = None

    @property
    def question(self) -> Question:
        """What is asked now."""
        return self.scenario, self.proposals

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals at hand, in file order."""
        return self.case.proposals

    @property
    def own_list(self) -> OwnList:
        """The list made by hand of the proposals at hand; empty where none has been begun since they were opened."""
        kept = self.made_by_hand
        return kept if kept and kept.opened is self.case.scenario else OwnList(self.case.scenario)


def work() -> Work:
    """The session's work, begun with the first sample."""
    if _KEY not in st.session_state:
        case = read_sample(SAMPLES[0])
        st.session_state[_KEY] = Work(case, case.scenario)
    return cast(Work, st.session_state[_KEY])


def widget(key: str, missing: Any = None) -> Any:
    """What a widget holds; `missing` where another callback of the same run has let it be drawn anew."""
    return st.session_state.get(key, missing)


def has_widget(key: str) -> bool:
    """True where a widget with this key has been drawn, or given a value, on the present page."""
    return key in st.session_state


def set_widget(key: str, value: Any) -> None:
    """Put a value into a widget; only before it is drawn, so in callbacks."""
    st.session_state[key] = value


def forget_widgets(keys: Iterable[str]) -> None:
    """Let widgets take their first value again when they are next drawn.

    Not done by giving them values: what is given to a widget of another page is lost on the way (seen in Chromium).
    """
    for key in keys:
        st.session_state.pop(key, None)


def seed(key: str, value: Any) -> None:
    """A widget's first value, kept from then on as the officer moves it; Streamlit forgets it when the page changes."""
    if key not in st.session_state:
        st.session_state[key] = value
