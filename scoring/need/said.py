"""What must be said wherever need has been used: for how many proposals, by how much, and on what figures."""

from collections.abc import Iterable

from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import decimal_comma
from scoring.proposal import Proposal


def notes(proposals: Iterable[Proposal], language: Language) -> tuple[str, ...]:
    """That factors are counted in the benefit, and that the need is made up where it is; none where it is not used."""
    proposals = tuple(proposals)
    factors = [one.need_factor for one in proposals if one.need_factor != 1]
    found = []
    if factors:
        key = "need_use.counted_one" if len(factors) == 1 else "need_use.counted"
        ends = (factor_words(one, language) for one in sorted({min(factors), max(factors)}))
        found.append(ENGINE_TEXTS.say(key, language, number=len(factors), factors="–".join(ends)))
    return (*found, *made_up_notes(proposals, language))


def made_up_notes(proposals: Iterable[Proposal], language: Language) -> tuple[str, ...]:
    """That the need is made up, where it is."""
    made_up = any(one.need_basis == "made_up" for one in proposals)
    return (ENGINE_TEXTS.say("need_use.made_up", language),) if made_up else ()


def factor_words(factor: float, language: Language) -> str:
    """`1,25`, or `1.25` in English, with all its decimals."""
    return decimal_comma(factor) if language == "sv" else f"{factor:.10g}"


def with_factor(reason: str, proposal: Proposal | None, language: Language) -> str:
    """A sentence on a decision, and that a need factor is counted in the benefit, where one is."""
    if proposal is None or proposal.need_factor == 1:
        return reason
    factor = factor_words(proposal.need_factor, language)
    return ENGINE_TEXTS.say("need_use.reason", language, reason=reason, factor=factor)
