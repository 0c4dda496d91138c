"""What the page on what is going on says first, and what it calls a proposal."""

from collections.abc import Mapping, Sequence

from app.texts import say
from scoring.ongoing.relatives import Relative
from scoring.proposal import Proposal


def headline(found: Mapping[str, Sequence[Relative]], proposals: int, confirmed: int, dismissed: int) -> str:
    """How many proposals are clearly like something going on, and how much the officer has said of that."""
    alike = sum(any(one.strong for one in several) for several in found.values())
    said = say("ongoing.said", confirmed=_number("confirmed", confirmed), dismissed=_number("dismissed", dismissed))
    return say("ongoing.headline", number=alike, all=proposals, said=said)


def _number(verdict: str, number: int) -> str:
    return say(f"ongoing.{verdict}_number", number=number) if number else say(f"ongoing.{verdict}_none")


def unformatted(name: str) -> str:
    """A name within a label that is only read out, as it is sent: without the signs that could mean formatting."""
    return " ".join("".join(char if char.isalnum() or char in ",.-–/" else " " for char in name).split())


def option(proposal: Proposal, several: Sequence[Relative]) -> str:
    """The proposal, and how many clear likenesses it has where it has any."""
    clear = sum(one.strong for one in several)
    called = f"{proposal.id} {proposal.title}"
    return say("ongoing.option", proposal=called, number=clear) if clear else called
