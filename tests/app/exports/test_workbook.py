"""The workbook of a decision, read back: every printed figure of 2022, what the office changed, and what is unknown."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.exports.workbook import EXAMPLE, decision_workbook, mark_of
from app.samples import read_sample
from optimiser.clock import Clock
from optimiser.decision import Decision, Override
from optimiser.frontier import frontier
from optimiser.rank import Ranking, ranking
from optimiser.record import Circumstances, fingerprint, printed, record_json
from optimiser.rules import Rule
from optimiser.scenario import Limit
from optimiser.solve import solve

NAMES = [
    "Om",
    "Beslut",
    "Per område",
    "Per nämnd",
    "Förslag",
    "Avvägning",
    "Lista att skära i",
    "Regler och vikter",
    "Beslutspost",
]
Table = list[dict[str, Any]]
ABOUT = Circumstances(when="2026-11-24T10:00:00+01:00", by="Astrid Berg", counting_reason="Poängen är per förslag")


def printed_figures(table: str) -> dict[str, tuple[int, str, str]]:
    """{name or id: (kr, number, note)} of one of the printed tables of 2022."""
    with (Path(__file__).parent / "malmo_2022_tryckt.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["tabell"] == table]
    return {row["rad"]: (int(row["belopp"]), row["antal"], row["not"]) for row in rows}


class Book:
    """A workbook read back."""

    def __init__(self, decision: Decision, about: Circumstances = ABOUT, **known: Any) -> None:
        self.record = record_json(decision, about)
        self.data = decision_workbook(decision, self.record, **known)
        self.pages = openpyxl.load_workbook(io.BytesIO(self.data))

    def table(self, name: str) -> Table:
        """The rows of a sheet by heading."""
        headings, *rows = ([cell.value for cell in row] for row in self.pages[name].iter_rows(min_row=4))
        return [dict(zip(map(str, headings), row, strict=True)) for row in rows]

    def about(self) -> Mapping[str, Any]:
        return {row["Uppgift"]: row["Innehåll"] for row in self.table("Om")}

    def rows(self) -> dict[str, dict[str, Any]]:
        """{id: its row on the sheet of the decision}."""
        return {row["Id"]: row for row in self.table("Beslut") if row["Id"]}


def decided(name: str, overrides: Mapping[str, Override] | None = None, **changes: Any) -> Decision:
    case = read_sample(name)
    scenario = replace(case.scenario, **changes)
    return Decision(scenario, case.proposals, solve(scenario, case.proposals), overrides or {})


@pytest.fixture(scope="module")
def at_15() -> Book:
    return Book(decided("malmo_2022"))


@pytest.fixture(scope="module")
def sixty() -> Book:
    overrides = {"P01": Override(100_000, "=1+1", "om medel finns"), "P03": Override(0, "Skjuts upp")}
    return Book(decided("exempel_60_alla_regler", overrides))


def test_the_sheets_stand_in_the_order_in_which_they_are_read(at_15: Book) -> None:
    assert at_15.pages.sheetnames == NAMES


def test_every_area_has_its_printed_subtotal_and_number(at_15: Book) -> None:
    found = {
        row["Område"]: (row["Medel"], re.findall(r"\d+", row["Not"])[0], "")
        for row in at_15.table("Per område")
        if row["Förslag"] == "Totalt inom området"
    }
    assert found == printed_figures("område")
    assert len(found) == 5


def test_every_committee_and_department_has_its_printed_sum(at_15: Book) -> None:
    rows = [row for row in at_15.table("Per nämnd") if row["Förslag"] and not row["Id"]]
    printed_sums = {name: kronor for name, (kronor, _, _) in printed_figures("nämnd").items()}
    assert {row["Nämnd / Förvaltning"]: row["Medel"] for row in rows} == printed_sums
    assert len(rows) == 12


def test_every_proposal_has_its_printed_amount_and_note(at_15: Book) -> None:
    rows = [row for row in at_15.table("Per område") if row["Id"]]
    assert {row["Id"]: (row["Medel"], "", row["Not"] or "") for row in rows} == printed_figures("förslag")
    assert len(rows) == 19
    assert {id_: row["Föreslås"] for id_, row in at_15.rows().items()} == {row["Id"]: row["Medel"] for row in rows}
    assert {row["Id"]: row["Medel"] for row in at_15.table("Per nämnd") if row["Id"]} == {
        row["Id"]: row["Medel"] for row in rows
    }


@pytest.mark.parametrize("name", ["Per område", "Per nämnd"])
def test_the_tables_close_with_all_of_the_money(at_15: Book, name: str) -> None:
    closing = [list(row.values()) for row in at_15.table(name)[-2:]]
    assert {row[0]: row[3] for row in closing} == {key: figures[0] for key, figures in printed_figures("summa").items()}
    assert at_15.about()["Att fördela"] == at_15.about()["Föreslås"] == 15_000_000
    assert at_15.about()["Kvar att fördela"] == 0


def test_what_was_asked_for_stands_beside_what_is_granted(at_15: Book) -> None:
    rows = at_15.rows()
    more = {id_: row["Skillnad mot sökt"] for id_, row in rows.items() if row["Skillnad mot sökt"]}
    assert more == {"P05": 7_000, "P15": 400}
    assert (rows["P09"]["Sökt belopp"], rows["P09"]["Skillnad mot sökt"]) == (None, None)
    assert str(rows["P11"]["Villkor"]).startswith("under förutsättning att")


@pytest.mark.parametrize("name", NAMES)
def test_with_derived_scores_every_sheet_is_marked(at_15: Book, name: str) -> None:
    page = at_15.pages[name]
    assert page.cell(3, 1).value == "Exempel – inte beslutsunderlag" == EXAMPLE
    assert page.oddHeader.right.text == EXAMPLE


def test_with_assessed_scores_no_sheet_is_marked() -> None:
    decision = decided("malmo_2022")
    assessed = tuple(replace(one, score_basis="assessed") for one in decision.proposals)
    decision = replace(decision, proposals=assessed)
    assert mark_of(decision) == ""
    assert {page.cell(3, 1).value for page in Book(decision).pages} == {None}
    one_made_up = (replace(assessed[0], score_basis="made_up"), *assessed[1:])
    assert mark_of(replace(decision, proposals=one_made_up)) == EXAMPLE


def test_it_carries_the_records_fingerprint_and_what_made_the_answer(at_15: Book) -> None:
    told, sum_ = at_15.about(), fingerprint(at_15.record)
    assert (told["Beslutspostens fingeravtryck"], told["Beslutspostens SHA-256"]) == (printed(sum_), sum_)
    assert (told["Gjord"], told["Av"]) == ("2026-11-24T10:00:00+01:00", "Astrid Berg")
    assert (told["Räknesätt"], told["Skäl för räknesättet"]) == ("Poäng per förslag", "Poängen är per förslag")
    assert "HiGHS" in told["Versioner"]
    assert at_15.pages["Beslut"].oddFooter.left.text == f"Fördela, beslutspost {printed(sum_)}"
    recorded = {row["Nyckel"]: row["Värde"] for row in at_15.table("Beslutspost")}
    assert (recorded["result.cost"], recorded["decided.amounts.P18"], recorded["result.tied"]) == (
        15_000_000,
        1_370_000,
        "false",
    )
    assert not any(key.startswith("proposals.") for key in recorded)


def test_what_is_not_given_is_not_told() -> None:
    told = Book(decided("malmo_2022"), Circumstances()).about()
    assert {"Gjord", "Av", "Skäl för räknesättet", "Avstängda regler"}.isdisjoint(told)


def test_the_office_amounts_stand_beside_the_computed_with_reason_and_condition(sixty: Book) -> None:
    rows = sixty.rows()
    assert len(rows) == 61
    first = rows["P01"]
    assert (first["Föreslås"], first["Beräknat"], first["Skillnad mot beräknat"]) == (100_000, 630_000, -530_000)
    assert (first["Kontorets skäl"], first["Villkor"]) == ("=1+1", "om medel finns")
    assert (rows["P03"]["Beslut"], rows["P03"]["Föreslås"], rows["P03"]["Beräknat"]) == ("får inte medel", 0, 210_000)
    assert first["Nämndens ordning"].startswith("avviker från nämndens ordning: före P03")
    assert sixty.about()["Belopp som avviker från det beräknade"] == 2
    total = next(row for row in sixty.table("Beslut") if row["Förslag"] == "Totalbelopp")
    assert total["Föreslås"] == sum(row["Föreslås"] for row in rows.values()) == sixty.about()["Föreslås"]


def test_an_unassessed_proposal_has_no_benefit_rather_than_none_worth(sixty: Book) -> None:
    row = sixty.rows()["P23"]
    assert row["Beslut"] == "inte bedömt"
    assert [row[key] for key in row if key.startswith(("Nytta", "Bidrag"))] == [None] * 7


def test_contributions_come_to_the_benefit(sixty: Book) -> None:
    row = sixty.rows()["P19"]
    assert sum(row[key] for key in row if key.startswith("Bidrag")) == pytest.approx(row["Nytta, poäng"])
    assert row["Nytta av det som föreslås"] == pytest.approx(row["Nytta, poäng"] * row["Föreslås"] / 640_000)


def test_every_column_of_the_proposals_file_is_there_with_numbers_as_numbers(sixty: Book) -> None:
    rows = {row["Id"]: row for row in sixty.table("Förslag")}
    one = rows["P01"]
    assert (one["Belopp"], one["Poänggrund"], one["Utförare"]) == (630_000, "påhittad", "egen regi")
    assert one["Utbildning"] == 4.5
    assert {type(row["Belopp_2023"]) for row in rows.values()} == {int}
    assert rows["P02"]["Minsta belopp"] is None


def test_rules_stand_with_their_bounds_what_came_of_them_and_whether_they_are_kept(sixty: Book) -> None:
    rows = {row["Vad"]: row for row in sixty.table("Regler och vikter")}
    assert (rows["Boende"]["Vikt"], rows["Boende"]["Andel"]) == (20, 0.2)
    budget = rows["Fördela högst 17\xa0400\xa0000\xa0kr"]
    assert (budget["Högst"], budget["Utfall"], budget["Hålls"]) == (17_400_000, 16_660_000, "ja")
    place = rows["Rosengård: minst 2\xa0500\xa0000\xa0kr"]
    assert (place["Minst"], place["Hålls"], place["Utfall"] < 2_500_000) == (2_500_000, "nej", True)
    assert rows["Boende: minst 6 förslag"]["Minst"] == 6
    required = next(row for what, row in rows.items() if what.startswith("P14 ") and "kräver P13" in what)
    assert (required["Högst"], required["Utfall"], required["Hålls"]) == (None, None, "ja")


def test_a_rule_that_is_off_is_named_as_off() -> None:
    off = (Rule("fund", "P15", ("P15",), "number", least=1),)
    book = Book(decided("malmo_2022"), replace(ABOUT, off=off))
    last = book.table("Regler och vikter")[-1]
    assert (last["Slag"], last["Hålls"]) == ("Avstängd regel", None)
    assert "P15" in last["Vad"]
    assert "P15" in book.about()["Avstängda regler"]


def test_the_frontier_and_the_list_are_there_where_they_are_known() -> None:
    decision = decided("malmo_2022", budget=10_000_000)
    found = frontier(decision.scenario, decision.proposals, None, Clock(60))
    budgets = [9_000_000, 10_000_000, 11_000_000]
    order = ranking(decision.scenario, decision.proposals, budgets, Clock(60))
    book = Book(decision, frontier=found, ranking=order)
    steps = book.table("Avvägning")
    assert [(row["Belopp"], row["Poäng"]) for row in steps] == [(one.cost, float(one.value)) for one in found.points]
    assert [row["Belopp"] for row in steps if row["Nu"]] == [decision.cost]
    assert (steps[0]["Mer pengar"], steps[0]["Tillkommer"]) == (None, None)
    assert steps[1]["I ord"].startswith("Med ytterligare")
    assert sum(row["Mer pengar"] or 0 for row in steps) == steps[-1]["Belopp"]
    listed = book.table("Lista att skära i")
    assert [row["Id"] for row in listed] == list(order.order)
    assert [row["Ordning"] for row in listed] == list(range(1, len(listed) + 1))
    assert [sum(row["Ingår från budget"] <= budget for row in listed) for budget in budgets] == list(order.counts)
    assert listed[-1]["Belopp hittills"] == sum(row["Belopp"] for row in listed)


def test_where_they_are_not_known_their_sheets_say_so(at_15: Book) -> None:
    for name in ("Avvägning", "Lista att skära i"):
        assert at_15.table(name) == []
        assert str(at_15.pages[name].cell(2, 1).value).startswith("Inte beräknat.")
    empty = Book(decided("malmo_2022"), ranking=Ranking("infeasible", (1,)))
    assert str(empty.pages["Lista att skära i"].cell(2, 1).value).startswith("Reglerna går inte att hålla")


def test_where_nothing_was_found_nothing_is_said_to_be_0() -> None:
    limits = (Limit("primary_area", "housing", min_amount=9_000_000),)
    book = Book(decided("malmo_2022", {"P01": Override(480_000, "lovat")}, limits=limits))
    rows = book.rows()
    assert [rows["P02"][key] for key in ("Beslut", "Föreslås", "Beräknat", "Skillnad mot sökt")] == [None] * 4
    assert (rows["P01"]["Föreslås"], rows["P01"]["Beräknat"]) == (480_000, None)
    assert book.about()["Hur säkert det är"] == "Inget sätt att fördela håller reglerna"
    assert "Beräknat" not in book.about()


def test_a_committee_that_is_not_known_is_said_to_be_unknown() -> None:
    decision = decided("malmo_2022")
    nameless = tuple(replace(one, committee="", department="") for one in decision.proposals)
    rows = Book(replace(decision, proposals=nameless)).table("Per nämnd")
    assert {row["Nämnd / Förvaltning"] for row in rows[:-2]} == {"Nämnd okänd"}


@pytest.mark.parametrize("sample", ["malmo_2022", "exempel_tre_syften"])
def test_the_same_decision_gives_the_same_bytes_and_no_formula(sample: str) -> None:
    book = Book(decided(sample))
    assert book.data == decision_workbook(decided(sample), book.record)
    assert {cell.data_type for page in book.pages for row in page for cell in row if cell.value is not None} == {
        "s",
        "n",
    }


def test_a_criterion_of_its_own_has_its_own_columns() -> None:
    book = Book(decided("exempel_tre_syften"))
    (criterion, *_) = read_sample("exempel_tre_syften").scenario.criteria
    assert f"Bidrag {criterion}" in book.table("Beslut")[0]
    assert {type(row[criterion]) for row in book.table("Förslag")} <= {int, float, type(None)}


def test_what_is_to_be_coordinated_has_a_column_only_where_there_is_any(at_15: Book) -> None:
    assert "Samordnas med" not in at_15.rows()["P06"]
    book = Book(decided("malmo_2022"), coordinated={"P06": ("Lotsen", "NHL")})
    assert [book.rows()[id_]["Samordnas med"] for id_ in ("P05", "P06")] == [None, "Lotsen; NHL"]
