"""What one officer's session remembers; the only user of st.session_state."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, cast

import streamlit as st

from app.after_decision.form import Refused
from app.after_decision.held import After
from app.assessing.held import Round
from app.coverage.held import View
from app.deciding import Draft
from app.jobs import Job
from app.link import Link
from app.need.held import Need
from app.need.use import NeedUse, reckoned
from app.ongoing.held import Held
from app.own_list import OwnList
from app.result import EqualChoice, Question, Result
from app.samples import SAMPLES, Case, read_sample
from app.storage.overtaken import Since
from app.storage.saved_work import Kept
from app.uploads import Pending, Upload
from optimiser.comparison import Answer
from optimiser.decision import Decision, Override
from optimiser.rules import Rule, RuleName, rules_of
from optimiser.scenario import BoundName, Scenario
from optimiser.without import without
from scoring.language import Language
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal, State

_KEY = "work"
# What a proposal is known by from one upload to the next: its file, id and title.
Identity = tuple[str, str, str]


@dataclass(frozen=True)
class LimitDraft:
    """A limit that is being filled in: column and value blank until chosen, number as typed."""

    column: str = ""
    value: str = ""
    bound: BoundName = "max_amount"
    number: str = ""


@dataclass
class Work:
    """case: the proposals and the scenario they opened with; scenario: as the officer has set it now.

    off: rules of the scenario and the proposals that are switched off, and can be switched on again.
    limit_draft: a limit that is not a rule yet.
    result: the answer to the present scenario; shown: the last answer with a portfolio; before: the one before it.
    job: the work on `job_question`, of which there is no result yet; errands: what is asked beside
    the answer (app.errands). followed: what the page being drawn waits for (app.progress).
    equal_choices: which of several equally good portfolios the officer chose; equal_incomplete: a choice or its reason
    was missing. unread: files have been uploaded and not yet read; pending: files read that leave doubts to settle;
    uploads: the files last uploaded, also where they were refused; waiting: a scenario, with its file's name, that fits
    no proposals yet. undecided, reason_missing: what a button found not yet given; contradictory: answers that
    cannot all be true. noted: states that the officer has set, with their reasons, also of proposals that are not at
    hand now. came_of_files: files, or what was written in, have just been taken in, or asked about, or refused.
    problems: of the last upload, which was refused. budget_unreadable, weights_all_zero, pools_unreadable: what a
    control holds cannot be used, so the scenario keeps its earlier value. limit_refused: why a limit was not added, the
    key of its text. made_by_hand: the last list made by hand, perhaps of other proposals.
    weight_range: which weightings are asked about, blank until it is chosen (app.robustness.allowed).
    chosen_step: what the step chosen on the frontier costs, in kr; None is the one at the budget. curve_to_the_end: the
    frontier goes on to what all proposals cost.
    asked_about: the id that the officer wants explained. cost_shown: and the cost at which it would get in.
    to_explain: an answer about many proposals, whose explanations the officer has asked for.
    cut_budgets: those the officer named for the list to cut or extend, empty for the usual ones; cut_refused: what was
    typed for them last, where it cannot be read. areas_pair: the two areas set against each other; areas_point: which
    choice between them is looked at, and among which.
    overrides: what the office decides otherwise, with reasons, also of proposals that are not at hand now.
    draft: what is being filled in about one of them.
    paper_texts: what the officer has written for the papers, by section (app.views.papers).
    recorded: the fingerprint of the decision record without its time, and when that was first so (ISO 8601).
    kept: the work as it was last saved or opened; to_open: what is to be opened once the officer has said that unsaved
    changes may go. author: whom the officer saves as. saving_told: what came of the last saving, opening or the like,
    the key of its text and what fills it in; saving_refused: why it failed, or the key of a text that says so.
    overtaken: what others have saved since, where that stopped the last save and the officer has not chosen yet.
    top: the head of the page (app.pages).
    weights_chosen: by which method the weights were chosen last, blank for none, and the answers; weights_refused:
    the answers lead to no weights.
    round: what assessors have said; assess_problems: why a file or a form of theirs was refused.
    need: what is known of the areas' need; need_problems: why a file of indicators or a weight was refused.
    need_use: what that is used for in the choice; need_refused: which of its numbers cannot be read.
    ongoing: the register of what is going on, and what is said of it; relatives: those last looked for
    (app.ongoing.taking); register_problems: why a register was refused.
    editing: the proposals as they are being changed (app.editing); edit_refused: why the changes were not taken.
    history: what the officer has done (app.history).
    controls_on: the page whose controls hold the scenario.
    link: what the address said, while the proposals that it is about are not at hand; link_tried: those that are not.
    link_problems: why a link cannot be used. came_by_link: what is shown came by one. arrived: the address was read.
    compared: answers that the officer has kept to be set beside others, unsolved ones as `unknown`.
    slide: which picture is presented, from 0. what_if: the decision that was presented when something else began to be
    tried out, None while nothing is.
    coverage: by what, and what, is counted on Täckning.
    after: what has been written in after the decision, and the earlier years; after_told: the key of what was done
    last there, blank for nothing; after_refused: why an entry was not written in.
    """

    case: Case
    scenario: Scenario
    off: frozenset[RuleName] = frozenset()
    language: Language = "sv"
    result: Result | None = None
    job: Job[Result] | None = None
    job_question: Question | None = None
    errands: dict[str, Any] = field(default_factory=dict)
    followed: list[Any] = field(default_factory=list)
    shown: Result | None = None
    before: Result | None = None
    problems: tuple[Problem, ...] = ()
    equal_choices: tuple[EqualChoice, ...] = ()
    equal_incomplete: bool = False
    unread: bool = False
    uploads: tuple[Upload, ...] = ()
    waiting: tuple[str, Scenario] | None = None
    pending: Pending | None = None
    undecided: bool = False
    contradictory: tuple[Problem, ...] = ()
    noted: dict[Identity, tuple[State, str]] = field(default_factory=dict)
    came_of_files: bool = False
    reason_missing: bool = False
    budget_unreadable: bool = False
    weights_all_zero: bool = False
    pools_unreadable: frozenset[str] = frozenset()
    limit_refused: str = ""
    limit_draft: LimitDraft = LimitDraft()
    made_by_hand: OwnList | None = None
    chosen_step: int | None = None
    weight_range: Literal["", "near", "alike", "own"] = ""
    curve_to_the_end: bool = False
    asked_about: str = ""
    to_explain: Result | None = None
    cost_shown: bool = False
    cut_budgets: tuple[int, ...] = ()
    cut_refused: str = ""
    areas_pair: tuple[str, str] | None = None
    areas_point: tuple[object, int] | None = None
    overrides: dict[Identity, Override] = field(default_factory=dict)
    draft: Draft = field(default_factory=Draft)
    paper_texts: dict[str, str] = field(default_factory=dict)
    recorded: tuple[str, str] = ("", "")
    kept: Kept | None = None
    to_open: Kept | None = None
    author: str = ""
    saving_told: tuple[str, dict[str, object]] | None = None
    saving_refused: Exception | str = ""
    overtaken: Since | None = None
    top: Any = None
    weights_chosen: tuple[str, tuple[tuple[str, float], ...]] = ("", ())
    weights_refused: bool = False
    round: Round = field(default_factory=Round)
    need: Need = field(default_factory=Need)
    need_problems: tuple[Problem, ...] = ()
    need_use: NeedUse = field(default_factory=NeedUse)
    need_refused: str = ""
    assess_problems: tuple[Problem, ...] = ()
    ongoing: Held = field(default_factory=Held)
    relatives: Any = None
    register_problems: tuple[Problem, ...] = ()
    editing: Any = None
    edit_refused: BadInput | None = None
    history: Any = None
    controls_on: str = ""
    link: Link | None = None
    link_tried: Case | None = None
    link_problems: tuple[Problem, ...] = ()
    came_by_link: bool = False
    arrived: bool = False
    compared: tuple[Answer, ...] = ()
    slide: int = 0
    what_if: Decision | None = None
    _needed: tuple[tuple[Proposal, ...], NeedUse, Need, tuple[Proposal, ...]] | None = field(default=None, repr=False)
    coverage: View = field(default_factory=View)
    after: After = field(default_factory=After)
    after_told: str = ""
    after_refused: Refused | None = None
    _asked: tuple[Question, frozenset[RuleName], Question] | None = field(default=None, repr=False)

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals at hand, in file order, with what need says of them where it is used.

        The very same as long as nothing has changed; those of the case where need is not used.
        """
        if not self.need_use.changes_proposals:
            return self.case.proposals
        given = (self.case.proposals, self.need_use, self.need)
        if self._needed is None or any(one is not other for one, other in zip(self._needed, given, strict=False)):
            self._needed = (*given, reckoned(*given))
        return self._needed[3]

    @property
    def question(self) -> Question:
        """The scenario and the proposals less the rules that are off; the very same as long as nothing has changed."""
        given = (self.scenario, self.proposals)
        if self._asked is None or not same(self._asked[0], given) or self._asked[1] != self.off:
            self._asked = (given, self.off, without(*given, self.off))
        return self._asked[2]

    @property
    def rules_off(self) -> tuple[Rule, ...]:
        """The rules that are switched off."""
        return tuple(rule for rule in rules_of(self.scenario, self.proposals) if rule.name in self.off)

    @property
    def own_list(self) -> OwnList:
        """The list made by hand of the proposals at hand; empty where none has been begun since they were opened."""
        kept = self.made_by_hand
        return kept if kept and kept.opened is self.case.scenario else OwnList(self.case.scenario)

    def decision(self, result: Result) -> Decision:
        """An answer with what the office decides otherwise."""
        proposals = result.proposals if self.overrides else ()
        said = {one.id: self.overrides[identity(one)] for one in proposals if identity(one) in self.overrides}
        return Decision(result.scenario, result.proposals, result.portfolio, said, result.chosen_because)


def identity(proposal: Proposal) -> Identity:
    """What a proposal is known by."""
    return proposal.file, proposal.id, proposal.title


def same(one: Question | None, other: Question) -> bool:
    """True where both are the very same objects; comparing thousands of proposals would take its time."""
    return one is not None and one[0] is other[0] and one[1] is other[1]


def work() -> Work:
    """The session's work, begun with the first sample."""
    if _KEY not in st.session_state:
        case = read_sample(SAMPLES[0])
        st.session_state[_KEY] = Work(case, case.scenario)
    return cast(Work, st.session_state[_KEY])


def widget(key: str, missing: Any = None) -> Any:
    """What a widget holds; `missing` where another callback of the same run has let it be drawn anew.

    Also where it holds nothing: a browser that is quick to act on a page just opened may say so of any widget.
    """
    held = st.session_state.get(key)
    return missing if held is None else held


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


def in_language(key: str, language: Language) -> str:
    """A widget's key, for the one that speaks this language."""
    return f"{key}@{language}"


def carry_words(old: Language, new: Language) -> None:
    """Give what the present page's widgets of one language hold to those of another; in callbacks."""
    ending = in_language("", old)
    for key in [str(key) for key in st.session_state if str(key).endswith(ending)]:
        st.session_state[in_language(key.removesuffix(ending), new)] = st.session_state[key]


def seed(key: str, value: Any) -> None:
    """A widget's first value, kept from then on as the officer moves it; Streamlit forgets it when the page changes."""
    if st.session_state.get(key) is None:
        st.session_state[key] = value
