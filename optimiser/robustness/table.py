"""Each proposal's verdict as a table for Swedish Excel."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from optimiser.frontier import whole
from optimiser.portfolio import Portfolio
from optimiser.robustness.robustness import Robustness
from optimiser.robustness.verdict_sentences import Verdicts
from optimiser.table import Cell, conditions_sentence, csv_bytes, remark
from scoring.proposal import Proposal

_VERDICTS = ("alltid", "beror på vikterna", "aldrig")


def robustness_csv(verdicts: Verdicts, proposals: Sequence[Proposal]) -> bytes:
    """One row a proposal: the verdict, and the shares of the region as in `depends`; blank where nothing is proven."""
    found, scenario = verdicts.found, verdicts.scenario
    proven = "robustness" if found.exact else "robustness_unproven"
    rests_on = conditions_sentence(Portfolio("feasible"), proposals, whole(scenario), proven)
    rows: list[Mapping[str, Cell]] = []
    for one in proposals:
        verdict, shares = _verdict(found, one.id)
        rows.append(
            {
                "id": one.id,
                "titel": one.title,
                "utfall": verdict,
                "andel minst": shares[0],
                "andel mest": shares[1],
                "omdöme": verdicts.sentence(one, "sv"),
                "anmärkning": remark(one),
                "förutsättningar": rests_on,
            }
        )
    return csv_bytes(rows)


def _verdict(found: Robustness, id_: str) -> tuple[str, tuple[Cell, Cell]]:
    always, depends, never = _VERDICTS
    if id_ in found.always:
        return always, (Fraction(1), Fraction(1))
    if id_ in found.never:
        return never, (Fraction(0), Fraction(0))
    if id_ in found.depends:
        least, greatest = found.depends[id_]
        return depends, (_rounded(least), _rounded(greatest))
    return "", ("", "")


def _rounded(share: float) -> Fraction:
    return Fraction(round(share * 10**6), 10**6)
