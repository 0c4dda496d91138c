"""The workbook of a decision: every figure on sheets to sort and filter, and nothing that a spreadsheet runs."""

import json
from collections.abc import Mapping, Sequence

from app.exports.spreadsheet import workbook
from app.exports.workbook_about import about_sheet, record_sheet, rules_sheet
from app.exports.workbook_decision import area_sheet, committee_sheet, decision_sheet, proposals_sheet
from app.exports.workbook_tradeoffs import frontier_sheet, ranking_sheet
from optimiser.decision import Decision
from optimiser.frontier import Frontier
from optimiser.rank import Ranking
from optimiser.record import fingerprint, printed
from optimiser.record_file import read_record

NOTHING: Mapping[str, Sequence[str]] = {}
EXAMPLE = "Exempel – inte beslutsunderlag"


def decision_workbook(
    decision: Decision,
    record_data: bytes,
    frontier: Frontier | None = None,
    ranking: Ranking | None = None,
    coordinated: Mapping[str, Sequence[str]] = NOTHING,
) -> bytes:
    """An XLSX file in Swedish.

    record_data: the decision's record. frontier, ranking: None where they are not known, which their sheets then say.
    coordinated: {id: what is going on already that the office wants it coordinated with}; a column only where there is.
    Where scores are derived or made up every sheet is marked.
    """
    record = read_record(record_data, "").record
    sheets = [
        decision_sheet(decision, coordinated),
        area_sheet(decision),
        committee_sheet(decision),
        proposals_sheet(decision),
        frontier_sheet(decision, frontier),
        ranking_sheet(decision, ranking),
        rules_sheet(decision, record),
        record_sheet(record, json.loads(record_data)),
    ]
    about = about_sheet(decision, record, record_data, sheets)
    foot = f"Fördela, beslutspost {printed(fingerprint(record_data))}"
    return workbook([about, *sheets], about.title, mark_of(decision), foot, record.made.when)


def mark_of(decision: Decision) -> str:
    """`Exempel – inte beslutsunderlag` where any score is derived or made up, or the need made up, else blank."""
    return EXAMPLE if any(one.score_basis != "assessed" or one.need_basis for one in decision.proposals) else ""
