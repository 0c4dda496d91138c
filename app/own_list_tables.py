"""A list made by hand beside the best portfolio, and what would improve it, as HTML."""

from collections.abc import Iterator, Mapping, Sequence

from app.decision_list import titled
from app.html import Td, Tr, escaped, table
from app.own_list import OwnList
from app.own_list_words import gain_words, how_many
from app.texts import language, say
from app.wording import kronor
from optimiser.breach_sentences import breach_sentence
from optimiser.evaluate import Evaluation
from optimiser.swaps import Swap
from scoring.proposal import Proposal

MOST_SHOWN = 10


def breach_list(found: Evaluation, proposals: Sequence[Proposal]) -> str:
    """Each rule that the list breaks as a sentence, or that it breaks none."""
    if not found.breaches:
        return f'<p class="fordela-lines">{escaped(say("own.keeps"))}</p>'
    items = "".join(f"<li>{escaped(breach_sentence(breach, proposals, language()))}.</li>" for breach in found.breaches)
    words = say("own.breaks")
    return f'<p class="fordela-lines">{escaped(words)}</p><ul class="fordela-lines">{items}</ul>'


def difference_table(found: Evaluation, proposals: Sequence[Proposal]) -> str:
    """Every proposal that gets another amount from the list than from the best portfolio, in file order."""
    headings = [Td(say("list.proposal")), Td(say("own.list"), number=True), Td(say("own.best"), number=True)]
    rows = [
        Tr((Td(html=titled(one), header=True), *(_amount(one.id, amounts) for amounts in _both(found))))
        for one in proposals
        if len({amounts.get(one.id, 0) for amounts in _both(found)}) > 1
    ]
    return table(say("own.difference_caption"), headings, rows)


def _both(found: Evaluation) -> Iterator[Mapping[str, int]]:
    yield from (found.amounts, found.best.amounts)


def _amount(id_: str, amounts: Mapping[str, int]) -> Td:
    return Td(kronor(amounts[id_]) if id_ in amounts else say("own.not_in"), number=True)


def change_table(found: Evaluation, kind: str, changes: Sequence[Swap], proposals: Sequence[Proposal]) -> str:
    """The best swaps or additions: who leaves or what it costs, who comes in, and the points gained.

    kind: `swaps` or `additions`.
    """
    named = {one.id: one for one in proposals}
    shown = changes[:MOST_SHOWN]
    first = [Td(say("own.out"))] if kind == "swaps" else []
    headings = [*first, Td(say("own.into")), Td(say("list.amount"), number=True), Td(say("own.gain"), number=True)]
    rows = [Tr([*_leaving(named, one), *_coming(named[one.into], one)]) for one in shown]
    return table(how_many(found, kind, len(shown), len(changes)), headings, rows)


def _leaving(named: Mapping[str, Proposal], change: Swap) -> list[Td]:
    return [] if change.out is None else [Td(_named(named[change.out]))]


def _coming(proposal: Proposal, change: Swap) -> list[Td]:
    return [Td(_named(proposal)), Td(kronor(proposal.cost), number=True), Td(gain_words(change), number=True)]


def _named(proposal: Proposal) -> str:
    return f"{proposal.id} {proposal.title}"


def field_heading() -> str:
    """The headings over the fields, one for each part of `field_row` and the field itself."""
    cells = (("list.proposal", "who"), ("list.amount", "much"), ("own.gives", "given"))
    spans = "".join(f'<span class="{css}">{escaped(say(key))}</span>' for key, css in cells)
    return f'<div class="fordela-field head">{spans}</div>'


def field_row(proposal: Proposal, own: OwnList) -> str:
    """The proposal and its amount, to stand before the field, and that what the field holds cannot be read."""
    fault = ""
    if proposal.id in own.unreadable:
        kept = kronor(own.amounts.get(proposal.id, 0))
        fault = f'<span class="fault">{escaped(say("own.fault", kept=kept))}</span>'
    return (
        f'<div class="fordela-field"><span class="who">{titled(proposal)}{fault}</span>'
        f'<span class="much">{escaped(kronor(proposal.cost))}</span></div>'
    )
