"""Why proposals get nothing, what is close and where the office deviates: computed reasons kept from the office's."""

from collections.abc import Iterator

from app.exports.papers.facts import PaperFacts
from app.exports.papers.paper import Columns, Paper, Row
from app.exports.papers.tables import committee_name
from app.exports.papers.words import kronor, told
from app.why_words import close_decisions
from optimiser.explain_sentences import reason_in_short, step_sentence
from optimiser.explanation import Explanation
from optimiser.sentences import titled
from scoring.language import ENGINE_TEXTS
from scoring.proposal import Proposal

_MOST_ROWS = 300
_MOST_CLOSE = 20


def write_unfunded(paper: Paper, facts: PaperFacts) -> None:
    """Those that get nothing as a table, in file order, the first of them where they are very many; or that all do."""
    if not facts.unfunded:
        paper.lines([told("unfunded.none")])
        return
    given = any(office_reason(one, facts) for one in facts.unfunded)
    if not given:
        paper.lines([told("unfunded.no_reasons")])
    if facts.explanations:
        paper.lines([told("unfunded.how")])
    shown = facts.unfunded[:_MOST_ROWS]
    paper.table(told("unfunded.caption"), _unfunded_columns(given), [_unfunded_row(one, facts, given) for one in shown])
    if left := len(facts.unfunded) - len(shown):
        paper.lines([told("unfunded.more", shown=len(shown), number=left)])


def _unfunded_columns(given: bool) -> Columns:
    """A proposal with its committee and cost, the computed reason and, where it has given any, the office's."""
    names = ("proposal", "cost", "computed", "reason") if given else ("proposal", "cost", "computed")
    widths = (4.7, 2.3, 5.5, 3.5) if given else (5.2, 2.3, 8.5)
    return Columns(tuple(told(f"unfunded.{name}") for name in names), widths, frozenset({1}))


def _unfunded_row(one: Proposal, facts: PaperFacts, given: bool) -> Row:
    who = f"{one.id} {one.title}\n{committee_name(one.committee)}"
    own = (office_reason(one, facts) or told("unfunded.no_reason"),) if given else ()
    return Row((who, kronor(one.cost), computed_reason(one, facts), *own))


def computed_reason(proposal: Proposal, facts: PaperFacts) -> str:
    """Why the computed portfolio gives it nothing; that it gives it something, where the office does not."""
    if computed := facts.decision.portfolio.amounts.get(proposal.id):
        return told("unfunded.otherwise", amount=kronor(computed))
    if not proposal.received:
        return ENGINE_TEXTS.say(f"state_word.{proposal.state}", "sv").capitalize()
    if facts.explanations and (found := facts.explanations.proposals.get(proposal.id)):
        return reason_in_short(found, facts.proposals, "sv")
    return told("unfunded.unknown" if proposal.assessed else "unfunded.unassessed")


def office_reason(proposal: Proposal, facts: PaperFacts) -> str:
    """What the office itself has said of it; blank where it has said nothing."""
    return facts.decision.reason(proposal.id) or ("" if proposal.received else proposal.state_reason)


def close_items(facts: PaperFacts) -> list[str]:
    """Each close decision and what turns it, the least margin first; empty where none is or they are not known."""
    if facts.explanations is None:
        return []
    titles = {one.id: one.title for one in facts.proposals}
    found = close_decisions(facts.explanations)
    items = [told("close.item", proposal=titled(one.id, titles), turns=_turns(one)) for one in found[:_MOST_CLOSE]]
    return items + ([told("close.more", number=len(found) - _MOST_CLOSE)] if len(found) > _MOST_CLOSE else [])


def _turns(found: Explanation) -> str:
    decision = told("close.funded" if found.funded else "close.not_funded")
    if not found.loss or found.close_step is None:
        return told("close.equal", decision=decision)
    return told("close.step", decision=decision, step=step_sentence(found.close_step, "sv"))


def close_lines(facts: PaperFacts) -> list[str]:
    """What is said of close decisions before, or in place of, the list of them."""
    if facts.explanations is None:
        return [told("close.unknown")]
    lines = [told("close.intro") if close_items(facts) else told("close.none")] if facts.explanations.complete else []
    return lines or [told("close.incomplete")]


def deviation_columns() -> Columns:
    """A proposal, what is computed, what is proposed, and why."""
    names = ("proposal", "computed", "proposed", "reason")
    return Columns(tuple(told(f"deviation.{name}") for name in names), (5.4, 2.6, 2.6, 5.4), frozenset({1, 2}))


def deviation_rows(facts: PaperFacts) -> list[Row]:
    """Each amount that is another than the computed one, with the office's reason."""
    titles = {one.id: one.title for one in facts.proposals}
    computed = facts.decision.portfolio.amounts
    return [
        Row(
            (
                titled(id_, titles),
                kronor(computed.get(id_, 0)),
                kronor(facts.amounts.get(id_, 0)),
                facts.decision.reason(id_) or told("paper.missing"),
            )
        )
        for id_ in facts.decision.deviations
    ]


def deviation_notes(facts: PaperFacts) -> Iterator[str]:
    """What each deviation changes, and all of them."""
    yield from facts.effects.values()
    yield from facts.together
