"""Proposals and problems of a file as HTML tables."""

from collections.abc import Iterable, Sequence

from app.decision_list import titled
from app.decision_words import adds_wrong, wrong_sum
from app.html import Td, Tr, escaped, table
from app.texts import area_name, criterion_name, language, say
from app.wording import kronor
from optimiser.table import own_columns
from scoring.components import components_of
from scoring.merging import Doubt
from scoring.numbers import decimal_comma, format_number
from scoring.other_money import other_money, own_other_money
from scoring.problems import Problem, shortened
from scoring.proposal import Proposal

_MOST_PROBLEMS = 1000
_MOST_PROPOSALS = 1000  # 20 000 rows take a browser half a minute


def problem_table(problems: Sequence[Problem]) -> str:
    """Row, column, value and what was expected; the first 1 000 of many, and how many more."""
    several = len({problem.file for problem in problems}) > 1
    names = ("file", "row", "column", "value", "expected") if several else ("row", "column", "value", "expected")
    headings = [Td(say(f"problem.{name}")) for name in names]
    rows = [
        Tr(
            (
                *([Td(problem.file)] if several else []),
                Td("" if problem.row is None else str(problem.row)),
                Td(problem.column or ""),
                Td(say("problem.missing") if problem.value is None else shortened(problem.value)),
                Td(problem.expected(language())),
            )
        )
        for problem in problems[:_MOST_PROBLEMS]
    ]
    more = len(problems) - _MOST_PROBLEMS
    caption = say("problem.caption_more", number=more) if more > 0 else say("problem.caption")
    return table(caption, headings, rows)


def doubt_table(doubt: Doubt, places: Iterable[str]) -> str:
    """Two proposals that may be one, side by side: a row for each thing that tells them apart or alike.

    places: where each of the two stands.
    """
    pair = (doubt.first, doubt.second)
    rows = [
        Tr((Td(say("list.proposal"), header=True), *(Td(f"{one.id} {one.title}") for one in pair))),
        Tr((Td(say("list.amount"), header=True), *(Td(kronor(one.cost)) for one in pair))),
        Tr((Td(say("proposals.area"), header=True), *(Td(area_name(one.primary_area)) for one in pair))),
        Tr((Td(say("appendix.committee"), header=True), *(Td(_whose(one)) for one in pair))),
    ]
    headings = [Td(say("problem.file")), *map(Td, places)]
    return table(say(f"doubts.{doubt.reason}"), headings, rows)


def _whose(proposal: Proposal) -> str:
    return " / ".join(name for name in (proposal.committee, proposal.department) if name) or say("list.unknown")


def set_aside_table(proposals: Sequence[Proposal]) -> str:
    """Proposals that are not chosen among, with where they stand and why."""
    headings = [Td(say("list.proposal")), Td(say("handling.state")), Td(say("handling.reason"))]
    rows = [
        Tr((Td(html=titled(one), header=True), Td(say(f"state.{one.state}")), Td(one.state_reason)))
        for one in proposals
    ]
    return table(say("handling.caption"), headings, rows)


def proposal_table(proposals: Sequence[Proposal]) -> str:
    """The proposals in file order, with what the optimiser uses; the first 1 000 of many."""
    criteria = tuple(proposals[0].scores)
    ranked = any(one.committee_rank is not None for one in proposals)
    headings = [Td(say("list.proposal")), *([Td(say("decide.order"), number=True)] if ranked else [])]
    headings += [Td(say("proposals.area"))]
    headings += [Td(say("proposals.requested"), number=True), Td(say("list.amount"), number=True)]
    other = bool(other_money(proposals))
    headings += [Td(say("other_money.column"), number=True)] if other else []
    headings += [Td(criterion_name(criterion), number=True) for criterion in criteria]
    headings += [Td(say("proposals.basis")), Td(say("proposals.status")), Td(say("proposals.place"))]
    rows = [_row(proposal, criteria, ranked, other) for proposal in proposals[:_MOST_PROPOSALS]]
    return table(_caption("proposals.caption", proposals), headings, rows)


def _caption(key: str, proposals: Sequence[Proposal]) -> str:
    """What the table shows, and how many proposals it leaves out where it does."""
    more = len(proposals) - _MOST_PROPOSALS
    return say(key) + (say("proposals.more", number=format_number(more, language())) if more > 0 else "")


def _row(proposal: Proposal, criteria: Sequence[str], ranked: bool, other: bool) -> Tr:
    unknown = say("list.unknown")
    requested = unknown if proposal.requested is None else kronor(proposal.requested)
    order = "–" if proposal.committee_rank is None else str(proposal.committee_rank)
    cells = [Td(html=titled(proposal) + _parts(proposal), header=True), *([Td(order, number=True)] if ranked else [])]
    cells += [Td(area_name(proposal.primary_area)), Td(requested, number=True), Td(kronor(proposal.cost), number=True)]
    cells += [Td(own_other_money(proposal, language()) or unknown, number=True)] if other else []
    cells += [Td(_score(proposal.scores[criterion]), number=True) for criterion in criteria]
    cells += [Td(say(f"basis_word.{proposal.score_basis if proposal.assessed else 'unassessed'}"))]
    cells += [Td(say(f"status.{proposal.status or 'unknown'}")), Td(proposal.place or unknown)]
    return Tr(cells)


def _parts(proposal: Proposal) -> str:
    """That the parts of the cost do not add up, as HTML; blank where they may. Beslut has them one by one."""
    parts = components_of(proposal)
    return f'<span class="mark">{escaped(wrong_sum(parts))}</span>' if parts and adds_wrong(parts) else ""


def _score(score: float | None) -> str:
    if score is None:
        return say("proposals.no_score")
    return decimal_comma(score) if language() == "sv" else f"{score:g}"


def all_columns_table(proposals: Sequence[Proposal]) -> str:
    """Every column of the file, the unknown ones too, under the headings that Fördela writes; the first 1 000 rows."""
    rows = own_columns(proposals)[:_MOST_PROPOSALS]
    headings = [Td(heading) for heading in rows[0]]
    return table(
        _caption("proposals.all_caption", proposals),
        headings,
        [Tr([Td(text) for text in row.values()]) for row in rows],
    )
