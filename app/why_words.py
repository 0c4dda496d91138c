"""What is said of one proposal's decision, and what it would take to turn it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from app.html import escaped
from app.texts import language, say
from app.wording import points
from optimiser.explain_sentences import (
    FEW,
    budget_sentence,
    close_sentence,
    cost_sentence,
    reason_in_short,
    reason_sentence,
    score_sentences,
    step_sentence,
)
from optimiser.explanation import Explanation, Explanations
from optimiser.sentences import rule_sentence, titled
from scoring.proposal import Proposal


def sentences(told: Explanation, proposals: Sequence[Proposal]) -> Iterator[str]:
    """The reason, then that it is close where it is."""
    yield f"{reason_sentence(told, proposals, language())}."
    if told.loss and (close := close_sentence(told, language())):
        yield f"{close}."


def figures(told: Explanation) -> dict[str, str]:
    """{key of the figure's name: the figure}: its benefit, the benefit that is needed, and the points it is about."""
    found: dict[str, Fraction | None] = {
        "benefit": told.benefit,
        "benefit_needed": told.benefit_needed if told.reason in ("beaten", "rule") else None,
        "loss": told.loss,
    }
    return {key: _figure(value) for key, value in found.items() if value is not None}


def _figure(value: Fraction) -> str:
    """Points; a loss that rounds to nothing is not shown as none."""
    return say("why.few") if value > 0 and round(value, 2) == 0 else points(value)


def score_list(told: Explanation) -> str:
    """The scores that would turn the decision, one at a time, as HTML; blank where no score is in question."""
    if not told.loss or not told.steps:
        return ""
    reached = any(step is not None for step in told.steps.values())
    kind = "none" if not reached else "lower" if told.funded else "higher"
    title = f'<p class="fordela-lines">{escaped(say(f"why.scores_{kind}"))}</p>'
    items = "".join(f"<li>{escaped(words)}</li>" for words in score_sentences(told, language())) if reached else ""
    return f'{title}<ul class="fordela-lines fordela-across">{items}</ul>' if items else title


def change_list(told: Explanation, proposals: Sequence[Proposal]) -> str:
    """Who else would come in and leave if the decision were turned round, as HTML.

    Blank where they are so few that the reason has their titles.
    """
    titles = {one.id: one.title for one in proposals}
    others = [[id_ for id_ in ids if id_ != told.id] for ids in (told.enters, told.leaves)]
    parts = []
    for key, ids in zip(("why.enters", "why.leaves"), others, strict=True):
        if ids and sum(map(len, others)) > FEW:
            items = "".join(f"<li>{escaped(titled(id_, titles))}</li>" for id_ in ids)
            parts.append(f'<p class="fordela-lines">{escaped(say(key))}</p><ul class="fordela-lines">{items}</ul>')
    return "".join(parts)


def rule_list(told: Explanation, proposals: Sequence[Proposal]) -> str:
    """The rules in the way of the other decision, as HTML; blank where there are none, or the budget alone."""
    rules = [rule for rule in told.rules if rule.kind != "budget"]
    if not rules:
        return ""
    items = "".join(f"<li>{escaped(rule_sentence(rule, proposals, language()))}</li>" for rule in rules)
    return f'<p class="fordela-lines">{escaped(say("why.rules"))}</p><ul class="fordela-lines">{items}</ul>'


def is_close(told: Explanation) -> bool:
    """True where half a step would turn the decision, or the other is as good for one that has a benefit."""
    return told.close and told.reason != "no_benefit"


def close_decisions(found: Explanations) -> list[Explanation]:
    """The decisions that half a step would turn, or that could as well be the other, the least margin first."""
    close = [told for told in found.proposals.values() if is_close(told)]
    return sorted(close, key=lambda told: (told.loss or Fraction(0), told.id))


def turns(told: Explanation, proposals: Sequence[Proposal]) -> str:
    """What turns a close decision: a score, or nothing, where the other is as good."""
    step = told.close_step
    if not told.loss or step is None:
        return in_list(told, proposals)
    return say("close.step", step=step_sentence(step, language()), points=points(told.loss))


def cost_words(told: Explanation) -> str:
    """At which cost it gets in, with its note; blank where that is no question."""
    return cost_sentence(told, language())


def budget_words(told: Explanation) -> str:
    """At which larger budget it gets in; blank where that is no question."""
    return budget_sentence(told, language())


def in_list(told: Explanation, proposals: Sequence[Proposal]) -> str:
    """The reason for a row of the decision list."""
    return reason_in_short(told, proposals, language())
