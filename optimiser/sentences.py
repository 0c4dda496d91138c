"""Rules in an officer's words."""

from collections.abc import Mapping, Sequence

from optimiser.rules import Rule
from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor
from scoring.proposal import Proposal


def rule_sentence(rule: Rule, proposals: Sequence[Proposal], language: Language) -> str:
    """What the rule demands, such as `Boende: minst 1 000 000 kr`."""
    titles = {proposal.id: proposal.title for proposal in proposals}
    bound = rule.greatest if rule.least is None else rule.least
    amount = format_kronor(bound or 0, language) if rule.measure == "kronor" else str(bound)
    about = subject(rule, titles, language)
    return ENGINE_TEXTS.say(f"rule.{rule.kind}", language, subject=about, amount=amount)


def subject(rule: Rule, titles: Mapping[str, str], language: Language) -> str:
    """What the rule is about: a proposal with its title, an area, a status, or what the column holds."""
    if rule.kind in ("fund", "exclude"):
        return f"{rule.key} {titles.get(rule.key, '')}".strip()
    column, _, value = rule.key.partition("=")
    if column == "primary_area":
        return next((area.english if language == "en" else area.swedish for area in AREAS if area.code == value), value)
    return ENGINE_TEXTS.say(f"status.{value}", language) if column == "status" else value
