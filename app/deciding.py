"""What the officer is filling in about one proposal: how much it gets instead, why, and on which condition."""

from dataclasses import dataclass
from typing import Literal

from optimiser.decision import Override
from scoring.characters import cleaned
from scoring.numbers import UnreadableNumber, format_number, parse_budget
from scoring.proposal import Proposal

AmountChoice = Literal["computed", "nothing", "own"]
CHOICES: tuple[AmountChoice, ...] = ("computed", "nothing", "own")
Refusal = Literal["amount", "reason", "nothing_new"]


class Refused(ValueError):
    """What is filled in cannot be saved as it is; `kind` says why."""

    def __init__(self, kind: Refusal) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True)
class Draft:
    """Not saved yet.

    about: what the proposal is known by (state.Identity), None where none is chosen. kronor, reason, condition: as
    typed. refused: why it was not saved; told: `saved` or `removed`, what was done last; blank for neither.
    drawn: counts the times that the fields must show something else.
    """

    about: tuple[str, str, str] | None = None
    choice: AmountChoice = "computed"
    kronor: str = ""
    reason: str = ""
    condition: str = ""
    refused: Refusal | Literal[""] = ""
    told: Literal["", "saved", "removed"] = ""
    drawn: int = 0


def begun(about: tuple[str, str, str], proposal: Proposal, said: Override | None, drawn: int) -> Draft:
    """A draft that says what is saved about the proposal, or nothing yet."""
    said = said or Override()
    condition = proposal.texts.get("condition", "") if said.condition is None else said.condition
    kronor = format_number(said.amount, "sv") if said.amount else ""
    return Draft(about, _choice(said), kronor, said.reason, condition, drawn=drawn)


def _choice(said: Override) -> AmountChoice:
    if said.amount is None:
        return "computed"
    return "own" if said.amount else "nothing"


def override_of(draft: Draft, proposal: Proposal, computed: int) -> Override:
    """What the draft says. computed: whole kr that the proposal gets by itself.

    Raises Refused: an amount that cannot be read, a reason missing where the amount differs from the computed one, or
    nothing said at all.
    """
    amount, reason, condition = _amount(draft), cleaned(draft.reason), cleaned(draft.condition)
    own = None if condition == cleaned(proposal.texts.get("condition", "")) else condition
    if amount not in (None, computed) and not reason:
        raise Refused("reason")
    if (amount, reason, own) == (None, "", None):
        raise Refused("nothing_new")
    return Override(amount, reason, own)


def _amount(draft: Draft) -> int | None:
    if draft.choice != "own":
        return 0 if draft.choice == "nothing" else None
    try:
        return parse_budget(draft.kronor)
    except UnreadableNumber as error:
        raise Refused("amount") from error
