"""Money from others than the city, kept apart from what the city is to find."""

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor
from scoring.proposal import Proposal


@dataclass(frozen=True)
class OtherMoney:
    """What some proposals have of it.

    known: how many have an amount above 0; total: Σ of these, whole kr; unknown: how many say in words that there is
    other money, and not how much.
    """

    known: int
    total: int
    unknown: int

    def __bool__(self) -> bool:
        """True where a proposal has other money."""
        return bool(self.known or self.unknown)


def amount_missing(proposal: Proposal) -> bool:
    """True where words stand under other money and no amount does. A text of signs alone, such as `–`, says nothing.

    What the words say is not interpreted: a proposal that has none says so with the amount 0.
    """
    return proposal.other_money_amount is None and any(map(str.isalnum, proposal.texts.get("other_money", "")))


def other_money(proposals: Iterable[Proposal]) -> OtherMoney:
    """Other money of these proposals together. Amounts are as given: they do not follow a part of the cost."""
    proposals = tuple(proposals)
    amounts = [one.other_money_amount for one in proposals if one.other_money_amount]
    return OtherMoney(len(amounts), sum(amounts), sum(map(amount_missing, proposals)))


def other_money_words(found: OtherMoney, language: Language) -> str:
    """`750 000 kr`, `750 000 kr, belopp okänt för 2`, `belopp okänt för 2`, or that none is told."""
    parts = [format_kronor(found.total, language)] if found.known else []
    parts += [ENGINE_TEXTS.say("other_money.unknown", language, number=found.unknown)] if found.unknown else []
    return ", ".join(parts) or ENGINE_TEXTS.say("other_money.none", language)


def own_other_money(proposal: Proposal, language: Language) -> str:
    """The amount of one proposal, `0 kr` too; that it is unknown where words say there is some; else blank."""
    if proposal.other_money_amount is not None:
        return format_kronor(proposal.other_money_amount, language)
    return ENGINE_TEXTS.say("other_money.own_unknown", language) if amount_missing(proposal) else ""
