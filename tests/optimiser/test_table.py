import csv
import io
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from optimiser.scenario import Limit, Scenario
from optimiser.scenario_file import read_scenario
from optimiser.solve import solve
from optimiser.table import csv_bytes, own_columns, portfolio_csv
from scoring.intake import read_proposals
from scoring.proposal import Proposal

SAMPLES = Path(__file__).parents[2] / "sample_data"
SCORES = ("boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet")
CONDITIONS = (
    "Malmö 2022 | Ingen annan fördelning ger fler poäng med dessa vikter och regler | Poäng per förslag | "
    "Vikter: Boende 20 (20,0 %), Utbildning 20 (20,0 %), Arbetsmarknad 20 (20,0 %), "
    "Demokrati och civilsamhälle 20 (20,0 %), Brottslighet 20 (20,0 %) | Fördela högst 10 000 000 kr"
)
MakeProposal = Callable[..., Proposal]
MakeScenario = Callable[..., Scenario]


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def best_of(rows: Sequence[dict[str, str]], budget: int) -> set[str]:
    """By hand: every portfolio's points and cost; the most points, the least cost, the first ids."""
    best: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    numbers = [(int(row["belopp"]), sum(int(row[area]) for area in SCORES)) for row in rows]
    sums = [(0, 0)]
    for cost, points in numbers:
        sums = [*sums, *((a + cost, b + points) for a, b in sums)]
    for place, (cost, points) in enumerate(sums):
        if cost <= budget:
            best.setdefault(points, []).append((cost, tuple(-(place >> bit & 1) for bit in range(len(rows)))))
    _, chosen = min(best[max(best)])
    return {row["id"] for row, sign in zip(rows, chosen, strict=True) if sign}


def fifth(score: str) -> str:
    """A fifth of the score with a decimal comma."""
    return f"{Decimal(score) / 5:f}".replace(".", ",")


def test_the_2022_table_is_right_in_every_cell() -> None:
    sample = rows_of((SAMPLES / "malmo_2022.csv").read_bytes())
    proposals = read_proposals((SAMPLES / "malmo_2022.csv").read_bytes(), "malmo_2022.csv")
    scenario = replace(read_scenario((SAMPLES / "malmo_2022.json").read_bytes(), "s.json"), budget=10_000_000)
    table = rows_of(portfolio_csv(solve(scenario, proposals), proposals, scenario))
    funded = best_of(sample, 10_000_000)
    assert len(table) == len(sample) == 19
    for row, given in zip(table, sample, strict=True):
        chosen = given["id"] in funded
        expected = given | {
            "Fördela: beslut": "får medel" if chosen else "får inte medel",
            "Fördela: fördelat belopp": given["belopp"] if chosen else "0",
            "Fördela: nytta": fifth(str(sum(int(given[area]) for area in SCORES))),
            "Fördela: läge": "inkommen",
            "Fördela: skäl för läge": "",
            "Fördela: fil": "malmo_2022.csv",
            "Fördela: anmärkning": "Poängen är härledda ur stadens indelning och är ingen bedömning",
            "Fördela: förutsättningar": CONDITIONS.replace("10 000 000 kr", "10\u00a0000\u00a0000\u00a0kr"),
        }
        expected |= {f"Fördela: bidrag {area}": fifth(given[area]) for area in SCORES}
        expected |= dict.fromkeys(("minsta belopp", "grupp", "kräver", "nämndens prioritering"), "")
        found = {heading: cell.replace("20,0\u00a0%", "20,0 %") for heading, cell in row.items()}
        assert found == expected | {"status": {"förstärkning": "pågående"}.get(given["status"], given["status"])}, (
            given["id"]
        )


def test_the_parts_of_a_benefit_add_up(make_scenario: MakeScenario) -> None:
    scenario = make_scenario(
        weights=dict(zip(("housing", "crime"), (33.3, 12.5), strict=True)), criteria=("housing", "crime")
    )
    proposals = [Proposal("P1", "Ett", 480_123, "housing", {"housing": 3.37, "crime": 0.5})]
    (row,) = rows_of(portfolio_csv(solve(scenario, proposals), proposals, scenario))
    housing, crime, total = (
        Decimal(row[f"Fördela: {name}"].replace(",", ".")) for name in ("bidrag boende", "bidrag brottslighet", "nytta")
    )
    exact = (Fraction("33.3") * Fraction("3.37") + Fraction("12.5") / 2) / Fraction("45.8")
    assert abs(Fraction(total) - exact) < Fraction(1, 10**10)
    assert abs(housing + crime - total) < Decimal("2e-10")
    assert row["boende"] == "3,37"


def written(proposals: Sequence[Proposal], scenario: Scenario) -> bytes:
    return portfolio_csv(solve(scenario, proposals), proposals, scenario)


TITLES = (
    "=1+1", "-x", "+1", "@a", "'=a", "''=a", "'", "'x", "''", 'säg "hej"', '"', "a;b", "a,b", "a\nb", "=a\nb", "sep=;",
    "x - y", "0042", "1e5", "=HYPERLINK(\"x\")", "å ä ö é ß 中 🙂", "a  b", "'-", "'@'", "#N/A", "TRUE",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_title_reads_back_the_same_and_runs_nowhere(
    title: str, make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = (
        make_proposal("P1", title=title, texts={"description": title}, extra={"Anteckning": title}, committee="=N"),
    )
    data = written(proposals, make_scenario())
    assert read_proposals(data, "out.csv") == proposals
    assert not [cell for row in rows_of(data) for cell in row.values() if cell[:1] in set("=+-@\t\r")]


def test_all_columns_read_back_the_same(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    one = make_proposal(
        "=1", 480_123, [0.5, 3.37, 0.0, 5.0, 1.25], score_basis="made_up", committee="N; & co", department="F",
        requested=0, minimum=1, status="ongoing", place="hela staden", committee_rank=2,
        texts={"period": "2022", "motivation": "rad 1\nrad 2"}, extra={"Bolag": "-MKB", "Färg": ""},
    )  # fmt: skip
    two = make_proposal(
        "007", primary_area="democracy", scores=[None, None, 1.0, 2.0, 3.0], extra={"Bolag": "", "Färg": "röd"}
    )
    assert read_proposals(written((one, two), make_scenario()), "out.csv") == (one, two)


def test_columns_of_several_files_that_differ_in_spelling_read_back_as_one(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = (
        make_proposal("P1", extra={"Kommentar": "ja"}, pool_costs={"A": 5}),
        make_proposal("P2", extra={"kommentar": "nej", "belopp 2023": "x", "cost a": "y"}, pool_costs={"a": 7}),
    )
    read = read_proposals(written([replace(one, pool_costs={}) for one in proposals], make_scenario()), "out.csv")
    assert [one.extra["Kommentar"] for one in read] == ["ja", "nej"]
    back = read_proposals(csv_bytes(own_columns(proposals)), "out.csv")
    assert [one.pool_costs for one in back] == [{"A": 5}, {"A": 7}]
    assert back[1].extra == {"Kommentar": "nej", "belopp 2023": "x", "cost a (2)": "y"}


def test_an_unknown_heading_that_looks_like_a_formula_reads_back(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = (make_proposal("P1", extra={"=färg": "röd", "'-x": "1"}),)
    data = written(proposals, make_scenario())
    assert "=färg" not in rows_of(data)[0]
    assert read_proposals(data, "out.csv") == proposals


def test_the_table_names_the_file_that_a_proposal_first_came_from(
    make_proposal: MakeProposal, make_scenario: MakeScenario
) -> None:
    proposals = (make_proposal("P1", file="ut.csv", origin="in.csv"), make_proposal("P2", file="in\u200e 2.csv"))
    data = written(proposals, make_scenario())
    assert [row["Fördela: fil"] for row in rows_of(data)] == ["in.csv", "in 2.csv"]
    assert [(one.file, one.origin) for one in read_proposals(data, "ut.csv")] == [
        ("ut.csv", "in.csv"),
        ("ut.csv", "in 2.csv"),
    ]


def test_a_rule_whose_title_has_two_lines_reads_back(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals = (make_proposal("P1", title="rad ett\nrad två"),)
    data = written(proposals, make_scenario(fund=("P1",)))
    assert "Ska ingå: P1 rad ett rad två" in rows_of(data)[0]["Fördela: förutsättningar"]
    assert read_proposals(data, "out.csv") == proposals


def test_any_score_that_is_read_can_be_written_and_read_again(make_scenario: MakeScenario) -> None:
    scores = ("0,0000001", "1,2340", "4,9999999", "0,125", "2,5")
    heading = "id;titel;belopp;primärt område;" + ";".join(SCORES)
    source = f"{heading}\r\nP1;Ett;100;Boende;{';'.join(scores)}\r\n".encode()
    proposals = read_proposals(source, "in.csv")
    assert list(proposals[0].scores.values()) == [0.0000001, 1.234, 4.9999999, 0.125, 2.5]
    assert read_proposals(written(proposals, make_scenario()), "out.csv") == proposals


@pytest.mark.parametrize("name", ["malmo_2022", "exempel_60", "exempel_60_alla_regler", "exempel_tre_syften"])
def test_a_sample_reads_back_the_same(name: str) -> None:
    scenario = read_scenario((SAMPLES / f"{name}.json").read_bytes(), f"{name}.json")
    data = (SAMPLES / f"{name}.csv").read_bytes()
    proposals = read_proposals(data, f"{name}.csv", scenario.criteria, scenario.score_top)
    again = read_proposals(written(proposals, scenario), "out.csv", scenario.criteria, scenario.score_top)
    assert again == proposals


def test_decisions_tell_the_unassessed_apart(
    make_proposal: MakeProposal, make_scenario: MakeScenario, without_scores: Callable[[Proposal], Proposal]
) -> None:
    blank = [without_scores(make_proposal(id_)) for id_ in ("P1", "P2")]
    proposals = [*blank, make_proposal("P3"), make_proposal("P4", 10**9)]
    table = rows_of(written(proposals, make_scenario(fund=("P1",), limits=(Limit("plats", "", max_count=3),))))
    assert [row["Fördela: beslut"] for row in table] == [
        "får medel, inte bedömt", "inte bedömt", "får medel", "får inte medel",
    ]  # fmt: skip
    assert [row["Fördela: nytta"] for row in table] == ["", "", "1", "1"]
    assert "Ska ingå: P1 Förslag P1" in table[0]["Fördela: förutsättningar"]


def test_a_portfolio_without_proof_says_so(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    proposals, scenario = [make_proposal("P1")], make_scenario()
    stopped = replace(solve(scenario, proposals), status="feasible")
    (row,) = rows_of(portfolio_csv(stopped, proposals, scenario))
    assert "inte bevisat" in row["Fördela: förutsättningar"]
    assert "Ingen annan fördelning" not in row["Fördela: förutsättningar"]


def test_the_bytes_are_what_swedish_excel_opens(make_proposal: MakeProposal, make_scenario: MakeScenario) -> None:
    data = written([make_proposal("P1", scores=3.5), make_proposal("P2")], make_scenario())
    assert data.startswith(b"\xef\xbb\xbfid;titel;")
    assert data.count(b"\r\n") == 3
    assert b";3,5;" in data
    assert b"3.5" not in data


def test_a_heading_is_guarded_too() -> None:
    assert csv_bytes([{"=a": "=b", "c": -1}]).decode("utf-8-sig") == "'=a;c\r\n'=b;-1\r\n"
    pairs = itertools.product(("=", "+", "-", "@", "\t", "\r"), ("x", "1"))
    assert all(f"'{sign}{rest}" in csv_bytes([{"a": sign + rest}]).decode() for sign, rest in pairs)
