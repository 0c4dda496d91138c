"""What the office proposes as HTML tables: committee by committee, and each deviation by itself."""

from collections.abc import Sequence
from itertools import groupby

from app import decision_words, wording
from app.html import Td, Tr, escaped, table
from app.texts import language, say
from optimiser.decision import Decision
from optimiser.deviations import Deviations, Effect, Grant
from scoring.columns import comparable
from scoring.numbers import format_number

_MOST_ROWS = 1000  # as on Förslag: more take a browser long


def decision_table(deviations: Deviations) -> str:
    """Each committee with its sums and its proposals in its own order, then the total; the first 1 000 of many."""
    grants = by_committee(deviations.grants)
    ranked = any(one.proposal.committee_rank is not None for one in grants)
    rows, room = list[Tr](), _MOST_ROWS
    for _, group in groupby(grants, _committee):
        whole = list(group)
        if room > 0:
            name = whole[0].proposal.committee or say("list.committee_unknown")
            rows += [_sums(name, whole, ranked, "group"), *(_row(one, deviations, ranked) for one in whole[:room])]
        room -= len(whole)
    return table(_caption(ranked, -room), _headings(ranked), [*rows, *_closing_rows(deviations, ranked)])


def by_committee(grants: Sequence[Grant]) -> list[Grant]:
    """Committees as they first come in the file, and in each its own order, those without a rank last."""
    places = {name: place for place, name in enumerate(dict.fromkeys(map(_committee, grants)))}
    last = len(grants) + max((one.proposal.committee_rank or 0 for one in grants), default=0)
    return sorted(grants, key=lambda one: (places[_committee(one)], one.proposal.committee_rank or last))


def _committee(grant: Grant) -> str:
    return comparable(grant.proposal.committee)


def _caption(ranked: bool, more: int) -> str:
    what = say("decide.caption_ranked") if ranked else say("decide.caption")
    return what + (say("list.more", number=format_number(more, language())) if more > 0 else "")


def _headings(ranked: bool) -> list[Td]:
    order = [Td(say("decide.order_short"), number=True)] if ranked else []
    sums = [Td(say(f"decide.{name}"), number=True) for name in ("requested", "computed", "granted")]
    return [*order, Td(say("list.proposal")), *sums, *(Td(say(f"decide.{name}")) for name in _LAST)]


_LAST = ("difference", "marks")


def _sums(title: str, grants: Sequence[Grant], ranked: bool, css: str) -> Tr:
    sums = (
        sum(one.requested or 0 for one in grants),
        sum(one.computed for one in grants),
        sum(one.granted for one in grants),
    )
    order = [Td()] if ranked else []
    return Tr(
        (*order, Td(title, header=True), *(Td(wording.kronor(one), number=True) for one in sums), Td(), Td()), css
    )


def _row(grant: Grant, deviations: Deviations, ranked: bool) -> Tr:
    one = grant.proposal
    order = [Td("–" if one.committee_rank is None else str(one.committee_rank), number=True)] if ranked else []
    asked = "–" if grant.requested is None else wording.kronor(grant.requested)
    cells = (
        Td(f"{one.id} {one.title}", header=True),
        Td(asked, number=True),
        _amount(grant.computed),
        _amount(grant.granted, "yes" if grant.granted != grant.computed else ""),
        Td(html=_difference(grant)),
        Td(html=_marks(grant, deviations)),
    )
    return Tr((*order, *cells), "" if grant.granted or grant.computed else "out")


def _amount(amount: int, css: str = "") -> Td:
    return Td(wording.kronor(amount) if amount else say("decide.nothing_given"), number=True, css=css)


def _difference(grant: Grant) -> str:
    """What is given above or below what was asked for, and the office's reason; that it is unknown where it is."""
    parts = []
    if grant.granted and grant.difference is not None:
        even = f'<span class="where">{escaped(say("decide.as_requested"))}</span>'
        parts.append(escaped(wording.signed_kronor(grant.difference)) if grant.difference else even)
    if grant.reason:
        parts.append(f'<span class="where">{escaped(grant.reason)}</span>')
    elif grant.granted and grant.difference:
        parts.append(f'<span class="where">{escaped(say("decide.reason_unknown"))}</span>')
    return "".join(parts)


def _marks(grant: Grant, deviations: Deviations) -> str:
    """What is to be noticed, a line each, and the condition."""
    told = [f'<span class="mark">{escaped(mark)}</span>' for mark in decision_words.marks(grant, deviations)]
    condition = deviations.decision.condition(grant.proposal) if grant.granted else ""
    if condition:
        words = say("decide.condition_is", condition=condition)
        told.append(f'<span class="where">{escaped(words)}</span>')
    return "".join(told)


def _closing_rows(deviations: Deviations, ranked: bool) -> list[Tr]:
    """The sums of all, and what there is to dispose of."""
    budget = Td(wording.kronor(deviations.decision.scenario.budget), number=True)
    order = [Td()] if ranked else []
    available = (*order, Td(say("appendix.available"), header=True), Td(), Td(), budget, Td(), Td())
    return [_sums(say("appendix.total"), deviations.grants, ranked, "total"), Tr(available, "total")]


def alone_table(deviations: Deviations) -> str:
    """What each deviation changes by itself; blank where there is none."""
    if not deviations.alone:
        return ""
    names = {one.id: f"{one.id} {one.title}" for one in deviations.decision.proposals}
    headings = [Td(say("list.proposal")), Td(say("decide.from_to")), Td(say("decide.points"), number=True)]
    headings += [Td(say("decide.money"), number=True), Td(say("decide.reason")), Td(say("decide.breaks"))]
    rows = [
        Tr((Td(names[id_], header=True), *_alone_cells(id_, effect, deviations.decision)))
        for id_, effect in list(deviations.alone.items())[:_MOST_ROWS]
    ]
    return table(say("decide.alone_caption"), headings, rows)


def _alone_cells(id_: str, effect: Effect, decision: Decision) -> list[Td]:
    old, new = (amounts.get(id_, 0) for amounts in (decision.portfolio.amounts, decision.amounts))
    steps = (wording.kronor(amount) if amount else say("decide.nothing_given") for amount in (old, new))
    breaks = "; ".join(decision_words.broken(effect, decision.proposals, budget_too=True))
    return [
        Td(" → ".join(steps)),
        Td(decision_words.points_changed(effect), number=True),
        Td(wording.signed_kronor(effect.kronor), number=True),
        Td(decision.reason(id_) or say("decide.reason_missing_cell")),
        Td(breaks or say("decide.breaks_nothing")),
    ]
