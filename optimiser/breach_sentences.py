"""What a list made by hand does that it may not, in an officer's words."""

from collections.abc import Sequence
from typing import Literal

from optimiser.evaluate import Breach
from optimiser.sentences import rule_sentence, titled
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor
from scoring.proposal import Proposal

# What breaks the rule: a list made by hand, or what the office proposes.
What = Literal["list", "decided"]


def breach_sentence(breach: Breach, proposals: Sequence[Proposal], language: Language, what: What = "list") -> str:
    """`Boende: högst 40 % av medlen (4 000 000 kr), men listan har 4 200 000 kr`."""
    if breach.rule is None:
        titles = {proposal.id: proposal.title for proposal in proposals}
        return ENGINE_TEXTS.say(
            f"breach.{breach.kind}",
            language,
            subject=titled(breach.key, titles),
            found=format_kronor(int(breach.found), language),
            allowed=format_kronor(breach.allowed, language),
        )
    words = {
        "rule": rule_sentence(breach.rule, proposals, language),
        "what": ENGINE_TEXTS.say(f"breach.{what}", language),
    }
    if breach.kind in ("fund", "exclude", "requires"):
        return ENGINE_TEXTS.say("breach.decision", language, **words)
    kronor = breach.rule.measure == "kronor"
    found = format_kronor(_upwards(breach), language) if kronor else str(int(breach.found))
    return ENGINE_TEXTS.say("breach.rule" if kronor else "breach.rule_number", language, **words, found=found)


def _upwards(breach: Breach) -> int:
    """Whole kronor; parts of a pool's krona count as one, so that what is too much does not look as if it fitted."""
    return -(-breach.found.numerator // breach.found.denominator)
