"""The result as a table for Swedish Excel: every proposal with decision, amount, benefit and contributions.

Semicolons, decimal comma, UTF-8 with BOM, Swedish headings. Fördela's own columns begin with `Fördela: `,
which is how `scoring.intake` tells them from the proposals' own when the file is read back. Weights,
budget and rules stand in such a column on every row: the table can be sorted, filtered and read back,
and a copied row still says what it rests on (docs/decisions/003-export.md).
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from optimiser.portfolio import Portfolio
from optimiser.rules import rules_of
from optimiser.scenario import Scenario
from optimiser.sentences import rule_sentence
from scoring.areas import AREAS
from scoring.columns import RESULT_PREFIX, TEXT_COLUMNS
from scoring.harmless import guarded
from scoring.language import ENGINE_TEXTS
from scoring.numbers import format_number
from scoring.proposal import Proposal
from scoring.scores import benefit, contributions
from scoring.weights import weight_shares

Cell = str | int | Fraction | float | None
_AREA_NAMES = {area.code: area.swedish_full for area in AREAS}
_CRITERION_HEADINGS = {area.code: area.swedish.lower() for area in AREAS}


def portfolio_csv(portfolio: Portfolio, proposals: Sequence[Proposal], scenario: Scenario) -> bytes:
    """The whole table as the bytes of a CSV file."""
    columns = {
        **_first_columns(),
        **_result_columns(portfolio, proposals, scenario),
        **_proposal_columns(proposals, scenario.criteria),
    }
    return csv_bytes(list(columns), ([cell(proposal) for cell in columns.values()] for proposal in proposals))


def csv_bytes(headings: Sequence[str], rows: Sequence[Sequence[Cell]] | object) -> bytes:
    """A CSV file that Swedish Excel opens properly; texts it would run as formulas are made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    writer.writerows([_written(cell) for cell in row] for row in rows)  # type: ignore[attr-defined]
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    return str(cell) if isinstance(cell, int) else decimal_comma(cell)


def decimal_comma(number: Fraction | float) -> str:
    """`3,2`: as many decimals as the number has, at most ten of a benefit's; scores are written in full."""
    text = repr(number) if isinstance(number, float) else f"{float(number):.10f}".rstrip("0").rstrip(".")
    return text.removesuffix(".0").replace(".", ",")


def _first_columns() -> dict[str, Callable[[Proposal], Cell]]:
    return {"id": lambda proposal: proposal.id, "titel": lambda proposal: proposal.title}


def _result_columns(
    portfolio: Portfolio, proposals: Sequence[Proposal], scenario: Scenario
) -> dict[str, Callable[[Proposal], Cell]]:
    shares = weight_shares(scenario.weights)
    columns: dict[str, Callable[[Proposal], Cell]] = {
        "beslut": lambda proposal: decision_words(proposal, portfolio.amounts),
        "fördelat belopp": lambda proposal: portfolio.amounts.get(proposal.id, 0),
        "nytta": lambda proposal: benefit(proposal, shares, scenario.benefit),
    }
    for criterion in scenario.criteria:
        columns[f"bidrag {_CRITERION_HEADINGS.get(criterion, criterion)}"] = (
            lambda proposal, criterion=criterion: contributions(proposal, shares, scenario.benefit).get(criterion)
        )
    conditions = conditions_sentence(portfolio, proposals, scenario)
    columns["anmärkning"] = lambda proposal: ENGINE_TEXTS.say(f"basis.{proposal.score_basis}", "sv")
    columns["förutsättningar"] = lambda _: conditions
    return {RESULT_PREFIX + heading: cell for heading, cell in columns.items()}


def decision_words(proposal: Proposal, amounts: Mapping[str, int]) -> str:
    """The decision in words, the unassessed told apart."""
    decision = "funded" if proposal.id in amounts else "not_funded"
    return ENGINE_TEXTS.say(f"decision.{decision if proposal.assessed else decision + '_unassessed'}", "sv")


def conditions_sentence(portfolio: Portfolio, proposals: Sequence[Proposal], scenario: Scenario) -> str:
    """What the result rests on: how certain it is, the way of counting, each weight in percent, each rule."""
    shares = weight_shares(scenario.weights)
    weights = ", ".join(
        f"{_AREA_NAMES.get(criterion, criterion)} {format_number(shares[criterion] * 100, 'sv', 1)} %"
        for criterion in scenario.criteria
    )
    parts = [
        scenario.name,
        ENGINE_TEXTS.say(f"result.{portfolio.status}", "sv"),
        ENGINE_TEXTS.say(f"counting.{scenario.benefit}", "sv"),
        ENGINE_TEXTS.say("result.weights", "sv", weights=weights),
        *(rule_sentence(rule, proposals, "sv") for rule in rules_of(scenario, proposals)),
    ]
    return " | ".join(part for part in parts if part)


def _proposal_columns(proposals: Sequence[Proposal], criteria: Sequence[str]) -> dict[str, Callable[[Proposal], Cell]]:
    """The proposals' own columns but id and title, so that the file reads back to the same proposals."""
    columns: dict[str, Callable[[Proposal], Cell]] = {
        "belopp": lambda proposal: proposal.cost,
        "sökt belopp": lambda proposal: proposal.requested,
        "minsta belopp": lambda proposal: proposal.minimum,
        "primärt område": lambda proposal: _AREA_NAMES[proposal.primary_area],
    }
    for criterion in criteria:
        columns[_CRITERION_HEADINGS.get(criterion, criterion)] = (
            lambda proposal, criterion=criterion: proposal.scores[criterion]
        )
    columns |= {
        "poänggrund": lambda proposal: ENGINE_TEXTS.say(f"basis_word.{proposal.score_basis}", "sv"),
        "nämnd": lambda proposal: proposal.committee,
        "förvaltning": lambda proposal: proposal.department,
        "status": lambda proposal: ENGINE_TEXTS.say(f"status_word.{proposal.status}", "sv") if proposal.status else "",
        "plats": lambda proposal: proposal.place,
        "grupp": lambda proposal: proposal.group,
        "kräver": lambda proposal: ";".join("|".join(alternatives) for alternatives in proposal.requires),
        "nämndens prioritering": lambda proposal: proposal.committee_rank,
    }
    return columns | _free_columns(proposals)


def _free_columns(proposals: Sequence[Proposal]) -> dict[str, Callable[[Proposal], Cell]]:
    """Pools, named texts and unknown columns, where any proposal has them."""
    columns: dict[str, Callable[[Proposal], Cell]] = {}
    for pool in dict.fromkeys(pool for proposal in proposals for pool in proposal.pool_costs):
        columns[f"belopp_{pool}"] = lambda proposal, pool=pool: proposal.pool_costs.get(pool)
    for column in TEXT_COLUMNS:
        if any(column.name in proposal.texts for proposal in proposals):
            columns[column.swedish] = lambda proposal, name=column.name: proposal.texts.get(name)
    for heading in dict.fromkeys(heading for proposal in proposals for heading in proposal.extra):
        columns[heading] = lambda proposal, heading=heading: proposal.extra.get(heading)
    return columns
