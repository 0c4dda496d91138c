"""The result as a table for Swedish Excel: every proposal with decision, amount, benefit and contributions.

Semicolons, decimal comma, UTF-8 with BOM, Swedish headings. Fördela's own columns begin with `Fördela: `,
which is how `scoring.intake` tells them from the proposals' own when the file is read back. Weights,
budget and rules stand in such a column on every row: the table can be sorted, filtered and read back,
and a copied row still says what it rests on (docs/decisions/003-export.md).
"""

import csv
import io
from collections.abc import Mapping, Sequence
from fractions import Fraction

from optimiser.portfolio import Portfolio
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from optimiser.sentences import rule_sentence
from scoring.areas import AREAS
from scoring.characters import cleaned
from scoring.columns import OTHER_MONEY, RESULT_PREFIX, TEXT_COLUMNS
from scoring.harmless import guarded
from scoring.headings import one_heading_each
from scoring.language import ENGINE_TEXTS
from scoring.need.said import made_up_notes, notes
from scoring.numbers import decimal_comma, format_number
from scoring.proposal import Proposal
from scoring.scores import benefit, contributions
from scoring.weights import weight_shares

Cell = str | int | float | Fraction | None
ALLOCATED = "fördelat belopp"
_FILE = "fil"
_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}
_CRITERION_HEADINGS = {area.code: area.swedish.lower() for area in AREAS}


def portfolio_csv(
    portfolio: Portfolio,
    proposals: Sequence[Proposal],
    scenario: Scenario,
    certainty: str = "",
    notes: Sequence[str] = (),
) -> bytes:
    """The whole table as the bytes of a CSV file, the proposals in their own order.

    certainty: the text that says how certain it is, blank for the status's own. notes: what else it rests on.
    """
    return csv_bytes(portfolio_rows(portfolio, proposals, scenario, certainty, notes))


def portfolio_rows(
    portfolio: Portfolio,
    proposals: Sequence[Proposal],
    scenario: Scenario,
    certainty: str = "",
    notes: Sequence[str] = (),
) -> list[dict[str, Cell]]:
    """The rows of `portfolio_csv`, {heading: cell}, all with the same headings in the same order."""
    conditions = " | ".join([conditions_sentence(portfolio, proposals, scenario, certainty), *notes])
    proposals = one_heading_each(proposals)
    free = _free_headings(proposals)
    in_parts = scenario.part_funding or any(
        portfolio.amounts.get(proposal.id, 0) not in (0, proposal.cost) for proposal in proposals
    )
    return [
        {"id": proposal.id, "titel": proposal.title}
        | _result_cells(proposal, portfolio, scenario, conditions, in_parts)
        | _own_cells(proposal)
        | _free_cells(proposal, free)
        for proposal in proposals
    ]


def own_cells(proposals: Sequence[Proposal]) -> list[dict[str, Cell]]:
    """Each proposal as {heading: cell}: every column of its file, as Fördela heads it, nothing computed."""
    proposals = one_heading_each(proposals)
    free = _free_headings(proposals)
    return [
        {"id": proposal.id, "titel": proposal.title} | _own_cells(proposal) | _free_cells(proposal, free)
        for proposal in proposals
    ]


def own_columns(proposals: Sequence[Proposal]) -> list[dict[str, str]]:
    """The same as {heading: text}, as Fördela writes it."""
    return [
        {heading: cell if isinstance(cell, str) else _written(cell) for heading, cell in row.items()}
        for row in own_cells(proposals)
    ]


def proposals_csv(proposals: Sequence[Proposal]) -> bytes:
    """The proposals alone, at least one, as a CSV file that reads back to the same.

    The same proposals give the same bytes, whatever files they stood in.
    """
    handling = [
        {RESULT_PREFIX + heading: cell for heading, cell in _handling_cells(proposal).items() if heading != _FILE}
        for proposal in proposals
    ]
    return csv_bytes([own | more for own, more in zip(own_cells(proposals), handling, strict=True)])


def csv_bytes(rows: Sequence[Mapping[str, Cell]]) -> bytes:
    """A CSV file that Swedish Excel opens properly; texts it would run as formulas are made harmless.

    rows: {heading: cell}, at least one, all with the same headings in the same order.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in rows[0]])
    writer.writerows([_written(cell) for cell in row.values()] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return guarded(cell)
    return "" if cell is None else decimal_comma(cell)


def _result_cells(
    proposal: Proposal, portfolio: Portfolio, scenario: Scenario, conditions: str, in_parts: bool
) -> dict[str, Cell]:
    shares = weight_shares(scenario.weights)
    parts = contributions(proposal, shares, scenario.benefit)
    cells: dict[str, Cell] = {
        "beslut": decision_words(proposal, portfolio.amounts),
        ALLOCATED: portfolio.amounts.get(proposal.id, 0),
        "nytta": benefit(proposal, shares, scenario.benefit),
    }
    if in_parts:
        cells["nytta av fördelat belopp"] = benefit_of(proposal, portfolio, cells["nytta"])
    cells |= {f"bidrag {_heading(criterion)}": parts.get(criterion) for criterion in scenario.criteria}
    cells |= _handling_cells(proposal)
    cells["förutsättningar"] = cleaned(conditions)  # titles in it may have line breaks
    return {RESULT_PREFIX + heading: cell for heading, cell in cells.items()}


def _handling_cells(proposal: Proposal) -> dict[str, Cell]:
    """Where the proposal stands and why, the file it first came from, and how its scores came about."""
    return {
        "läge": ENGINE_TEXTS.say(f"state_word.{proposal.state}", "sv"),
        "skäl för läge": proposal.state_reason,
        _FILE: cleaned(proposal.origin or proposal.file),
        "anmärkning": remark(proposal),
    }


def remark(proposal: Proposal) -> str:
    """How its scores came about, where that is no assessment, and that its need is made up where it is."""
    basis = ENGINE_TEXTS.say(f"basis.{proposal.score_basis}", "sv")
    return ". ".join(filter(None, (basis, *made_up_notes([proposal], "sv"))))


def benefit_of(proposal: Proposal, portfolio: Portfolio, whole: Cell) -> Fraction | None:
    """b_i · amount_i / cost_i in points, more than the cost giving no more; None where the benefit is unknown."""
    if not isinstance(whole, Fraction):
        return None
    return whole * min(portfolio.amounts.get(proposal.id, 0), proposal.cost) / proposal.cost


def decision_words(proposal: Proposal, amounts: Mapping[str, int]) -> str:
    """The decision in words, the unassessed told apart."""
    if not proposal.received:
        return ENGINE_TEXTS.say(f"state_word.{proposal.state}", "sv")
    decision = "funded" if proposal.id in amounts else "not_funded"
    return ENGINE_TEXTS.say(f"decision.{decision if proposal.assessed else decision + '_unassessed'}", "sv")


def conditions_sentence(
    portfolio: Portfolio, proposals: Sequence[Proposal], scenario: Scenario, certainty: str = ""
) -> str:
    """What the result rests on: how certain it is, the way of counting, each weight in percent, each rule."""
    percent = {name: format_number(share * 100, "sv", 1) for name, share in weight_shares(scenario.weights).items()}
    weights = ", ".join(
        f"{_AREA_NAMES.get(name, name)} {decimal_comma(weight)} ({percent[name]} %)"
        for name, weight in scenario.weights.items()
    )
    parts = [
        scenario.name,
        ENGINE_TEXTS.say(f"result.{certainty or portfolio.status}", "sv"),
        ENGINE_TEXTS.say(f"counting.{scenario.benefit}", "sv"),
        ENGINE_TEXTS.say("result.weights", "sv", weights=weights),
        ENGINE_TEXTS.say("result.part_funding", "sv") if scenario.part_funding else "",
        *notes(proposals, "sv"),
        *(rule_sentence(rule, proposals, "sv") for rule in rules_of(scenario, proposals)),
    ]
    return " | ".join(part for part in parts if part)


def _own_cells(proposal: Proposal) -> dict[str, Cell]:
    """The proposal's own columns but id and title, so that the file reads back to the same proposals."""
    return {
        "belopp": proposal.cost,
        "sökt belopp": proposal.requested,
        "minsta belopp": proposal.minimum,
        "primärt område": _AREA_NAMES[proposal.primary_area],
        **{_heading(criterion): score for criterion, score in proposal.scores.items()},
        "poänggrund": ENGINE_TEXTS.say(f"basis_word.{proposal.score_basis}", "sv"),
        "nämnd": proposal.committee,
        "förvaltning": proposal.department,
        "status": ENGINE_TEXTS.say(f"status_word.{proposal.status}", "sv") if proposal.status else "",
        "plats": proposal.place,
        "grupp": proposal.group,
        "kräver": ";".join("|".join(alternatives) for alternatives in proposal.requires),
        "nämndens prioritering": proposal.committee_rank,
    }


def _heading(criterion: str) -> str:
    return _CRITERION_HEADINGS.get(criterion, criterion)


def _free_headings(proposals: Sequence[Proposal]) -> dict[str, str]:
    """{heading: where a proposal keeps it}, for what any has of need, pools, other money, texts, unknown columns."""
    pools = dict.fromkeys((f"belopp_{pool}" for proposal in proposals for pool in proposal.pool_costs), "pool_costs")
    named = {text for proposal in proposals for text in proposal.texts}
    texts = {column.swedish: "texts" for column in TEXT_COLUMNS if column.name in named}
    needs = dict.fromkeys((heading for proposal in proposals for heading in _need_cells(proposal)), "need")
    other = {OTHER_MONEY.swedish: "other_money"} if any(one.other_money_amount is not None for one in proposals) else {}
    unknown = dict.fromkeys((heading for proposal in proposals for heading in proposal.extra), "extra")
    return needs | pools | other | texts | unknown


def _need_cells(proposal: Proposal) -> dict[str, Cell]:
    """What need says of the proposal, where it says anything."""
    words = {"behovsnivå": ("level", proposal.need_level), "behovsgrund": ("basis", proposal.need_basis)}
    factor: dict[str, Cell] = {} if proposal.need_factor == 1 else {"behovsfaktor": proposal.need_factor}
    return factor | {
        heading: ENGINE_TEXTS.say(f"need_{kind}_word.{word}", "sv") for heading, (kind, word) in words.items() if word
    }


def _free_cells(proposal: Proposal, headings: Mapping[str, str]) -> dict[str, Cell]:
    own: dict[str, Mapping[str, Cell]] = {
        "need": _need_cells(proposal),
        "pool_costs": {f"belopp_{pool}": cost for pool, cost in proposal.pool_costs.items()},
        "other_money": {OTHER_MONEY.swedish: proposal.other_money_amount},
        "texts": {column.swedish: proposal.texts.get(column.name) for column in TEXT_COLUMNS},
        "extra": proposal.extra,
    }
    return {heading: own[place].get(heading) for heading, place in headings.items()}
