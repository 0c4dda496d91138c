"""Why a proposal is funded or not, what it would take, and what a rule changes, in an officer's words."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction

from optimiser.explanation import Explanation
from optimiser.rule_prices import RulePrice
from optimiser.score_needed import Step
from optimiser.sentences import listed, rule_sentence, titled
from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS, Language
from scoring.need.said import with_factor
from scoring.numbers import format_kronor, format_number
from scoring.proposal import Proposal

_LEAST_SHOWN = Fraction(1, 200)
_HUNDREDTHS = 100
# With more who enter and leave than so many, ids stand for titles.
FEW = 3


def reason_sentence(told: Explanation, proposals: Sequence[Proposal], language: Language) -> str:
    """Why, with who would enter and leave and the points it would cost where the decision could be another.

    Also that a need factor is counted, where the proposal has one and is chosen among.
    """
    reason = _reason("why", told, proposals, language)
    own = next((one for one in proposals if one.id == told.id), None)
    return reason if told.benefit is None else with_factor(reason, own, language)


def reason_in_short(told: Explanation, proposals: Sequence[Proposal], language: Language) -> str:
    """The same for a list in which the proposal and its decision stand; of one funded without who would enter."""
    return _reason("short", told, proposals, language)


def _reason(texts: str, told: Explanation, proposals: Sequence[Proposal], language: Language) -> str:
    titles = {proposal.id: proposal.title for proposal in proposals}
    kind = f"{told.reason}_funded" if told.funded else told.reason
    if told.reason == "beaten" and all(rule.kind == "budget" for rule in told.rules):
        kind = "beaten_money"
    return ENGINE_TEXTS.say(
        f"{texts}.{kind}",
        language,
        subject=titled(told.id, titles),
        rules="; ".join(rule_sentence(rule, proposals, language) for rule in told.rules),
        changes=_besides(told, titles, language),
        points=_points(told.loss or Fraction(0), language),
    )


def score_sentences(told: Explanation, language: Language) -> tuple[str, ...]:
    """For each criterion the score that would turn the decision: `Brottslighet 2 → 4`, or that none does."""
    return tuple(
        ENGINE_TEXTS.say("needed.unreachable", language, criterion=_criterion(criterion, language))
        if step is None
        else step_sentence(step, language)
        for criterion, step in told.steps.items()
    )


def step_sentence(step: Step, language: Language) -> str:
    """`Brottslighet 2 → 4`; the score needed is rounded to the hundredth that is enough."""
    further = math.ceil if step.to > step.score else math.floor
    to = Fraction(further(step.to * _HUNDREDTHS), _HUNDREDTHS)
    return ENGINE_TEXTS.say(
        "needed.step",
        language,
        criterion=_criterion(step.criterion, language),
        score=_score(step.score, language),
        to=_score(to, language),
    )


def close_sentence(told: Explanation, language: Language) -> str:
    """Which of its own scores turns the decision by half a step at most; blank where none does."""
    step = told.close_step
    return "" if step is None else ENGINE_TEXTS.say("needed.close", language, step=step_sentence(step, language))


def cost_sentence(told: Explanation, language: Language) -> str:
    """At which cost it gets in, with its note: for the officer; blank for one that is funded or not chosen among."""
    if told.funded or told.benefit is None:
        return ""
    if told.cost_needed is None:
        return ENGINE_TEXTS.say("needed.no_cost", language)
    return ENGINE_TEXTS.say("needed.cost", language, amount=format_kronor(told.cost_needed, language))


def budget_sentence(told: Explanation, language: Language) -> str:
    """At which larger budget it gets in, where that was asked for; blank for one funded or not chosen among."""
    if told.funded or told.benefit is None:
        return ""
    if told.budget_needed is None:
        return ENGINE_TEXTS.say("needed.no_budget", language)
    return ENGINE_TEXTS.say("needed.budget", language, amount=format_kronor(told.budget_needed, language))


def price_sentence(price: RulePrice, proposals: Sequence[Proposal], language: Language) -> str:
    """What changes without the rule, or without every override: who enters, who leaves, and the points."""
    titles = {proposal.id: proposal.title for proposal in proposals}
    if len(price.rules) == 1:
        about = rule_sentence(price.rules[0], proposals, language)
    else:
        about = ENGINE_TEXTS.say("price.overrides", language)
    return ENGINE_TEXTS.say(
        f"price.{_price_kind(price)}",
        language,
        rules=about,
        changes=_changes(price.enters, price.leaves, titles, language),
        points=_points(abs(price.loss or Fraction(0)), language),
    )


def changes_sentence(price: RulePrice, proposals: Sequence[Proposal], language: Language) -> str:
    """Who enters and leaves without the rule, as in the sentence of its price; blank for nobody."""
    return _changes(price.enters, price.leaves, {proposal.id: proposal.title for proposal in proposals}, language)


def _price_kind(price: RulePrice) -> str:
    if price.loss is None:
        return "needed"
    if price.loss:
        return "rule" if price.loss > 0 else "fewer"
    return "equal" if price.enters or price.leaves else "nothing"


def _besides(told: Explanation, titles: Mapping[str, str], language: Language) -> str:
    """In brackets, who else would enter and leave; blank for nobody."""
    enters, leaves = ([id_ for id_ in some if id_ != told.id] for some in (told.enters, told.leaves))
    said = _changes(enters, leaves, titles, language)
    return f" ({said})" if said else ""


def _changes(enters: Sequence[str], leaves: Sequence[str], titles: Mapping[str, str], language: Language) -> str:
    """Who enters and leaves: ids with their titles where they are few, else ids."""
    shown = titles if len(enters) + len(leaves) <= FEW else {}
    names = {
        "enters": [titled(id_, shown) for id_ in enters],
        "leaves": [titled(id_, shown) for id_ in leaves],
    }
    said = {side: listed(some, "and", language) for side, some in names.items() if some}
    if len(said) == len(names):
        return ENGINE_TEXTS.say("why.changes", language, **said)
    return ENGINE_TEXTS.say("why.changes_in" if enters else "why.changes_out", language, **said) if said else ""


def _points(points: Fraction, language: Language) -> str:
    if 0 < points < _LEAST_SHOWN:
        return ENGINE_TEXTS.say("why.points_few", language)
    return ENGINE_TEXTS.say("why.points", language, number=format_number(points, language, 2))


def _criterion(code: str, language: Language) -> str:
    named = (area.english if language == "en" else area.swedish for area in AREAS if area.code == code)
    return next(named, code)


def _score(score: Fraction, language: Language) -> str:
    """A score with the decimals that it has, at most two."""
    hundredths = score * _HUNDREDTHS
    decimals = 0 if score.denominator == 1 else 1 if (hundredths / 10).denominator == 1 else 2
    return format_number(score, language, decimals)
