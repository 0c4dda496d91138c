"""The workbook's sheets on what is proposed: the proposals, the decision, by area and by committee."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from app.exports.sheets import Cell, Column, Kind, Row, Sheet
from optimiser.decision import Decision
from optimiser.deviations import Deviations
from optimiser.portfolio import Portfolio
from optimiser.table import benefit_of, decision_words, own_cells
from optimiser.totals import Share, by_area, by_committee
from scoring.areas import AREAS
from scoring.columns import OTHER_MONEY, TEXT_COLUMNS
from scoring.other_money import other_money, own_other_money
from scoring.proposal import Proposal
from scoring.scores import benefit, contributions
from scoring.weights import weight_shares

AREA_NAMES = {area.code: area.swedish_full for area in AREAS}
_SHORT_NAMES = {area.code: area.swedish for area in AREAS}
_LONG = frozenset(column.swedish for column in TEXT_COLUMNS) - {"period"}
_MONEY = ("belopp", "sökt belopp", "minsta belopp", OTHER_MONEY.swedish)
_SHORT = ("poänggrund", "behovsnivå", "behovsgrund", "status", "plats", "grupp", "kräver", "period")
UNKNOWN_COMMITTEE = "Nämnd okänd"


def criterion_heading(criterion: str) -> str:
    """An area's name, or the criterion's own."""
    return _SHORT_NAMES.get(criterion, criterion)


def _within(criterion: str) -> str:
    """The same within a heading: an area's name begins small there."""
    return _SHORT_NAMES[criterion].lower() if criterion in _SHORT_NAMES else criterion


def proposals_sheet(decision: Decision) -> Sheet:
    """Every proposal with every column of its file; nothing computed."""
    rows = own_cells(decision.proposals)
    criteria = {_within(one) for one in decision.scenario.criteria}
    columns = tuple(Column(_headed(heading), _kind(heading, criteria)) for heading in rows[0])
    return Sheet(
        "Förslag",
        "Förslagen som de kom in",
        "Varje förslag med alla kolumner ur förslagsfilen. Tom cell: okänt eller inte angivet.",
        columns,
        [Row(tuple(row.values())) for row in rows],
        frozen=2,
    )


def _headed(heading: str) -> str:
    return heading[:1].upper() + heading[1:]


def _kind(heading: str, criteria: set[str]) -> Kind:
    if heading == "id":
        return "id"
    if heading in _MONEY or heading.startswith("belopp_"):
        return "kronor"
    if heading == "nämndens prioritering":
        return "number"
    if heading in criteria or heading == "behovsfaktor":
        return "score"
    return "short" if heading in _SHORT else "long" if heading in _LONG else "text"


def decision_sheet(decision: Decision, coordinated: Mapping[str, Sequence[str]]) -> Sheet:
    """Every proposal with what is proposed beside what was computed and what was asked for.

    coordinated: {id: what it is to be coordinated with}, of which there is a column where there is any.
    """
    criteria = decision.scenario.criteria
    columns = (
        Column("Id", "id"),
        Column("Förslag"),
        Column("Nämnd"),
        Column("Beslut", "short"),
        Column("Föreslås", "kronor"),
        Column("Beräknat", "kronor"),
        Column("Skillnad mot beräknat", "kronor"),
        Column("Sökt belopp", "kronor"),
        Column("Skillnad mot sökt", "kronor"),
        *([Column("Annan finansiering", "kronor")] if other_money(decision.proposals) else []),
        Column("Kontorets skäl"),
        Column("Villkor"),
        Column("Nämndens ordning", "short"),
        Column("Nytta, poäng", "points"),
        Column("Nytta av det som föreslås", "points"),
        *(Column(f"Bidrag {_within(one)}", "points") for one in criteria),
        *([Column("Samordnas med", "long")] if coordinated else []),
    )
    rows = _Decided(decision, coordinated)
    return Sheet(
        "Beslut",
        "Vad som föreslås för varje förslag",
        "Föreslås är kontorets belopp, Beräknat är Fördelas. Nytta är poäng gånger vikter; tom cell: okänt.",
        columns,
        [rows.row(one) for one in decision.proposals],
        _sums(decision, len(columns)),
        frozen=2,
    )


class _Decided:
    """The rows of the decision, with what all of them are reckoned from."""

    def __init__(self, decision: Decision, coordinated: Mapping[str, Sequence[str]]) -> None:
        self._decision, self._coordinated = decision, coordinated
        self._ours = decision.amounts
        self._shares = weight_shares(decision.scenario.weights)
        self._other = bool(other_money(decision.proposals))
        self._passed = Deviations(decision).against_order

    def row(self, one: Proposal) -> Row:
        """One proposal's row."""
        decision, counting = self._decision, self._decision.scenario.benefit
        worth = benefit(one, self._shares, counting)
        parts = contributions(one, self._shares, counting)
        ours, computed = granted(decision, one.id), computed_amount(decision, one.id)
        return Row(
            (
                one.id,
                one.title,
                one.committee,
                decision_words(one, self._ours) if ours is not None else "",
                ours,
                computed,
                None if ours is None or computed is None else ours - computed,
                one.requested,
                None if ours is None or one.requested is None else ours - one.requested,
                *([_other_money(one)] if self._other else []),
                decision.reason(one.id),
                decision.condition(one),
                self._order(one.id),
                worth,
                None if ours is None else benefit_of(one, Portfolio("feasible", self._ours), worth),
                *(parts.get(criterion) for criterion in decision.scenario.criteria),
                *(["; ".join(self._coordinated.get(one.id, ()))] if self._coordinated else []),
            )
        )

    def _order(self, id_: str) -> str:
        """Which proposals of the same committee it was put before, against the committee's own order."""
        passed = self._passed.get(id_)
        return "" if passed is None else f"avviker från nämndens ordning: före {', '.join(passed.ids)}"


def _other_money(one: Proposal) -> Cell:
    return own_other_money(one, "sv") if one.other_money_amount is None else one.other_money_amount


def computed_amount(decision: Decision, id_: str) -> int | None:
    """What Fördela computed for a proposal, in whole kr; None where nothing was found."""
    return decision.portfolio.amounts.get(id_, 0) if decision.portfolio.found else None


def granted(decision: Decision, id_: str) -> int | None:
    """What is proposed for a proposal, in whole kr; None where nothing was found and the office says nothing."""
    amount = decision.amounts.get(id_)
    said = id_ in decision.overrides and decision.overrides[id_].amount is not None
    return amount or 0 if amount or said or decision.portfolio.found else None


def _sums(decision: Decision, columns: int) -> tuple[Row, ...]:
    """Below the decision: what all of it comes to, beside what there is."""
    requested = [one.requested for one in decision.proposals if one.requested is not None]
    computed = decision.portfolio.cost if decision.portfolio.found else None
    difference = None if computed is None else decision.cost - computed
    total: list[Cell] = ["", "Totalbelopp", "", "", decision.cost, computed, difference, sum(requested) or None]
    if other := other_money(decision.proposals):
        total += [None, other.total if other.known else None]
    available: list[Cell] = ["", "Att disponera", "", "", decision.scenario.budget]
    return tuple(Row((*cells, *[None] * (columns - len(cells))), "total") for cells in (total, available))


def area_sheet(decision: Decision) -> Sheet:
    """Those that get money under their area, with the note, and each area's subtotal and number."""
    columns = (
        Column("Område"),
        Column("Id", "id"),
        Column("Förslag", "long"),
        Column("Medel", "kronor"),
        Column("Not", "long"),
    )
    rows = [row for share in by_area(decision.amounts, decision.proposals) for row in _area_rows(share, decision)]
    return Sheet(
        "Per område",
        "Fördelning per område",
        "De förslag som får medel, under sitt primära område, med delsumma och antal.",
        columns,
        rows,
        _closing(decision, len(columns)),
    )


def _area_rows(share: Share, decision: Decision) -> Iterator[Row]:
    name, amounts = AREA_NAMES[share.key[0]], decision.amounts
    for one in share.proposals:
        yield Row((name, one.id, one.title, amounts[one.id], one.texts.get("note", "")))
    yield Row((name, "", "Totalt inom området", share.total, _number(share)), "total")


def _number(share: Share) -> str:
    number = len(share.proposals)
    return f"{number} insats totalt" if number == 1 else f"{number} insatser totalt"


def committee_sheet(decision: Decision) -> Sheet:
    """Each committee and department that gets money, with its sum and its proposals."""
    columns = (
        Column("Nämnd / Förvaltning", "long"),
        Column("Id", "id"),
        Column("Förslag", "long"),
        Column("Medel", "kronor"),
        Column("Villkor"),
    )
    shares = [share for share in by_committee(decision.amounts, decision.proposals) if share.proposals]
    rows = [row for share in shares for row in _committee_rows(share, decision)]
    return Sheet(
        "Per nämnd",
        "Fördelning per nämnd och förvaltning",
        "Varje nämnd och förvaltning som får medel, med summa och förslag.",
        columns,
        rows,
        _closing(decision, len(columns)),
    )


def _committee_rows(share: Share, decision: Decision) -> Iterator[Row]:
    name, amounts = " / ".join(part for part in share.key if part) or UNKNOWN_COMMITTEE, decision.amounts
    yield Row((name, "", _number(share), share.total, ""), "total")
    for one in share.proposals:
        yield Row((name, one.id, one.title, amounts[one.id], decision.condition(one)))


def _closing(decision: Decision, columns: int) -> tuple[Row, ...]:
    """The total, what there is to dispose of, and other money where there is any."""
    sums: dict[str, tuple[str, int | None]] = {
        "Totalbelopp": ("", decision.cost),
        "Att disponera": ("", decision.scenario.budget),
    }
    if other := other_money(one for one in decision.proposals if one.id in decision.amounts):
        missing = f"belopp okänt för {other.unknown}" if other.unknown else ""
        sums["Annan finansiering, utöver totalbeloppet"] = missing, other.total if other.known else None
    rest: Sequence[Fraction | None] = [None] * (columns - 4)
    return tuple(Row((name, "", note, amount, *rest), "total") for name, (note, amount) in sums.items())
