"""What is saved of an officer's work: all that was chosen, and nothing that can be computed again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.after_decision.held import After
from app.assessing.held import Round
from app.need.held import Need
from app.need.use import NeedUse
from app.ongoing.held import Held
from app.result import EqualChoice
from app.samples import Case
from optimiser.comparison import Answer
from optimiser.decision import Override
from optimiser.rules import RuleName
from optimiser.scenario import Scenario
from scoring.proposal import State

# As app.state.Identity: the file, id and title that a proposal is known by.
Identity = tuple[str, str, str]


@dataclass(frozen=True)
class View:
    """What the officer has looked at; it goes with the work, but to look at something else changes nothing.

    Fields as in app.state.Work.
    """

    cut_budgets: tuple[int, ...] = ()
    areas_pair: tuple[str, str] | None = None
    curve_to_the_end: bool = False
    recorded: tuple[str, str] = ("", "")
    weights_chosen: tuple[str, tuple[tuple[str, float], ...]] = ("", ())


@dataclass(frozen=True)
class SavedWork:
    """An officer's work as it stands at one moment; fields as in app.state.Work.

    own_amounts: {id: whole kr} of the list made by hand; own_unreadable: {id: what was typed}, where no amount was.
    """

    case: Case
    scenario: Scenario
    off: frozenset[RuleName] = frozenset()
    noted: Mapping[Identity, tuple[State, str]] = field(default_factory=dict)
    equal_choices: tuple[EqualChoice, ...] = ()
    own_amounts: Mapping[str, int] = field(default_factory=dict)
    own_unreadable: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[Identity, Override] = field(default_factory=dict)
    paper_texts: Mapping[str, str] = field(default_factory=dict)
    view: View = View()
    compared: tuple[Answer, ...] = ()
    round: Round = field(default_factory=Round)
    need: Need = field(default_factory=Need)
    need_use: NeedUse = field(default_factory=NeedUse)
    ongoing: Held = field(default_factory=Held)
    weight_range: Literal["", "near", "alike", "own"] = ""
    after: After = field(default_factory=After)


@dataclass(frozen=True)
class Kept:
    """Work as it was last saved or opened, and where: in the store under a name, or in a file.

    name, number: of the work and its version in the store; file: of the file, blank where it is in the store.
    """

    saved: SavedWork
    name: str = ""
    number: int = 0
    file: str = ""


def same_work(one: SavedWork, other: SavedWork) -> bool:
    """True where nothing that counts as a change tells them apart.

    Proposals and choices are the same only as the very same objects: to compare thousands would take its time.
    """
    if one.case is not other.case or len(one.equal_choices) != len(other.equal_choices):
        return False
    if any(left is not right for left, right in zip(one.equal_choices, other.equal_choices, strict=True)):
        return False
    names = (
        "scenario", "off", "noted", "own_amounts", "own_unreadable", "overrides", "paper_texts", "round", "need",
        "need_use", "ongoing", "weight_range", "after",
    )  # fmt: skip
    if [*map(_asked, one.compared)] != [*map(_asked, other.compared)]:
        return False
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _asked(answer: Answer) -> tuple[object, ...]:
    """What the officer has said of an answer that is compared; that it has been solved since is no change."""
    return answer.name, answer.scenario, answer.by_hand, dict(answer.amounts) if answer.by_hand else None


def untouched(saved: SavedWork) -> bool:
    """True for a sample as it opens, which nobody has done anything to."""
    return bool(saved.case.sample) and same_work(saved, SavedWork(saved.case, saved.case.scenario))
