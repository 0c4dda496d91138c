"""What the papers are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.exports.papers.words import paragraphs, told
from app.texts import SCREEN_TEXTS
from optimiser.decision import Decision
from optimiser.explanation import Explanations
from optimiser.robustness.robustness import Robustness
from optimiser.rules import Rule
from optimiser.scenario import Scenario
from scoring.need.said import made_up_notes
from scoring.proposal import Proposal


@dataclass(frozen=True)
class Holding:
    """What holds over a region of weightings. scenario: with the region, as it was asked about."""

    scenario: Scenario
    found: Robustness


@dataclass(frozen=True)
class PaperFacts:
    """A decision and what is known about it.

    texts: what the office has written, {section: text}, blank or left out where it has written nothing.
    explanations: None where they are not reckoned. rules_off: rules that were switched off.
    fingerprint: of the decision's record, SHA-256 in hexadecimal, blank for none.
    component_notes: {id: what its cost is made of, and whether that adds up}; order_notes: {id: that it is funded
    before what its committee ranks better}; effects: {id: what its deviation changes}; each a sentence, in Swedish.
    weights_chosen: how the weights came about, blank where the sliders were moved.
    before what its committee ranks better}; effects: {id: what its deviation changes}; together: what all of them
    change, and which rules they break; each a sentence, in Swedish.
    need: how the need in the places was used, in words; none where it was not.
    holding: what holds however the areas are weighted, None where it is not reckoned.
    coordinated: {id: what is going on already that the office wants it coordinated with}.
    with_unfunded: the appendix also lists the proposals that get nothing. with_coverage: and where the money goes.
    """

    decision: Decision
    today: date
    texts: Mapping[str, str] = field(default_factory=dict)
    explanations: Explanations | None = None
    rules_off: tuple[Rule, ...] = ()
    fingerprint: str = ""
    component_notes: Mapping[str, str] = field(default_factory=dict)
    order_notes: Mapping[str, str] = field(default_factory=dict)
    effects: Mapping[str, str] = field(default_factory=dict)
    weights_chosen: str = ""
    need: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    holding: Holding | None = None
    coordinated: Mapping[str, Sequence[str]] = field(default_factory=dict)
    with_unfunded: bool = True
    with_coverage: bool = False

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """All proposals, in file order."""
        return self.decision.proposals

    @cached_property
    def amounts(self) -> dict[str, int]:
        """{id: whole kr} of those that are proposed to get money."""
        return self.decision.amounts

    @cached_property
    def cost(self) -> int:
        """Σ amounts, in kr."""
        return sum(self.amounts.values())

    @property
    def left(self) -> int:
        """What remains of the budget, in kr; below 0 where the office proposes more than there is."""
        return self.decision.scenario.budget - self.cost

    @cached_property
    def funded(self) -> tuple[Proposal, ...]:
        """Those that are proposed to get money, in file order."""
        return tuple(one for one in self.proposals if one.id in self.amounts)

    @cached_property
    def unfunded(self) -> tuple[Proposal, ...]:
        """Those that are not, in file order."""
        return tuple(one for one in self.proposals if one.id not in self.amounts)

    def written(self, section: str) -> tuple[str, ...]:
        """The office's own paragraphs for a section; none where it has written nothing."""
        return paragraphs(self.texts.get(section, ""))

    def line(self, section: str) -> str:
        """What the office has written, in one line."""
        return " ".join(self.written(section))

    @property
    def title(self) -> str:
        """What the matter is called."""
        return self.line("title") or told("paper.title")

    @property
    def date(self) -> str:
        """The papers' date, as the office has written it, or today's."""
        return self.line("date") or self.today.isoformat()

    @property
    def case(self) -> str:
        """`Ärende STK-2018-1233`, or that the number is missing."""
        number = self.line("case_number")
        return told("paper.case", number=number) if number else told("paper.case_missing")

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """What must be said of scores that are no assessment, and of need that is made up; none for neither."""
        bases = {one.score_basis for one in self.proposals}
        told_of = [SCREEN_TEXTS.say(f"basis.{basis}", "sv") for basis in ("derived", "made_up") if basis in bases]
        return (*told_of, *(f"{note}." for note in made_up_notes(self.proposals, "sv")))
