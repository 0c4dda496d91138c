"""Lists in files: read, or refused with each fault at its place."""

import io
import json
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook

from app.own_list_file import read_list
from app.samples import read_sample
from optimiser.evaluate import evaluate
from optimiser.list_table import list_csv
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.scenario_file import scenario_json
from scoring.limits import MOST_FILE_BYTES
from scoring.problems import BadInput
from scoring.proposal import Proposal

CASE = read_sample("malmo_2022")
WEIGHTS = {"weights": {"housing": 1}, "criteria": ["housing"], "budget": 5}


def read(data: bytes, file: str = "lista.csv", proposals: Any = CASE.proposals) -> dict[str, int]:
    return read_list(data, file, proposals)


def faults(data: bytes, file: str = "lista.csv") -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(data, file)
    return [problem.sentence("sv") for problem in caught.value.problems]


@pytest.mark.parametrize(
    "text",
    [
        "id;belopp\nP01;480 000\nP02;0\nP03;\n",
        "ID,Amount\r\nP01,480000\r\nP02,0\r\nP03,\r\n",
        "sep=;\nkommentar;Belopp;id\nja;480 000 kr;P01\nnej;;P02\n;0;P03\n",
        "id\tcost\nP01\t480000,0\nP02\t\nP03\t0\n",
        '"id";"föreslaget belopp"\n"P01";"480\xa0000"\n"P02";""\n"P03";0\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_read_in_the_manners_of_proposals_files(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)) == {"P01": 480_000, "P02": 0, "P03": 0}


def test_a_workbook_is_read_and_one_of_its_sheets_can_be_named() -> None:
    book, stream = Workbook(), io.BytesIO()
    book.active.append(["id", "belopp"])
    book.active.append(["P01", 480_000])
    other = book.create_sheet("Förslag B")
    other.append(["id", "belopp"])
    other.append(["P02", 5])
    book.save(stream)
    assert read(stream.getvalue(), "lista.xlsx") == {"P01": 480_000}
    assert read_list(stream.getvalue(), "lista.xlsx", CASE.proposals, "Förslag B") == {"P02": 5}


def test_a_list_that_was_downloaded_reads_back_to_the_same_amounts() -> None:
    amounts = {"P01": 480_000, "P02": 250_000}
    found = evaluate(Scenario(CASE.scenario.weights, 5, amounts=amounts), CASE.proposals, best=Portfolio("unknown"))
    back = read(list_csv(found, CASE.proposals, CASE.scenario))
    assert {id_: amount for id_, amount in back.items() if amount} == amounts


def test_an_id_that_was_made_harmless_in_our_file_is_itself_again() -> None:
    proposals = (Proposal("=1", "A", 5, "housing", dict.fromkeys(CASE.scenario.criteria, 1.0)),)
    found = evaluate(Scenario(CASE.scenario.weights, 5, amounts={"=1": 5}), proposals, best=Portfolio("unknown"))
    data = list_csv(found, proposals, CASE.scenario)
    assert b"'=1;" in data
    assert read(data, proposals=proposals) == {"=1": 5}
    with pytest.raises(BadInput):
        read(b"id;belopp\n'=1;5\n", proposals=proposals)


def test_the_amounts_of_a_scenario_are_read_and_nothing_else() -> None:
    scenario = Scenario(CASE.scenario.weights, 5, fund=("P99",), amounts={"P01": 480_000})
    assert read(scenario_json(scenario), "s.json") == {"P01": 480_000}
    assert read(b"\xef\xbb\xbf \n" + scenario_json(scenario), "utan namn") == {"P01": 480_000}


def test_every_fault_is_told_with_file_row_column_value_and_expected() -> None:
    rows = "id;belopp\nP99;5\nP01;mycket\nP01;5\n;5\nP02;1,234\nP03;0,5\nP04;-5\nP05;5;5\nP06;1\u200b0\n"
    assert faults(rows.encode()) == [
        "lista.csv, rad 2, kolumn ”id”: hittade ”P99”, väntade ett id som finns i förslagsfilen",
        "lista.csv, rad 3, kolumn ”belopp”: hittade ”mycket”, väntade hela kronor, till exempel 480 000",
        "lista.csv, rad 4, kolumn ”id”: hittade ”P01”, väntade ett id som inget annat förslag har; "
        "det står redan på rad 3",
        "lista.csv, rad 5, kolumn ”id”: hittade ””, väntade ett värde; cellen är tom",
        "lista.csv, rad 6, kolumn ”belopp”: hittade ”1,234”, väntade ett tal som bara kan läsas på ett sätt "
        "(tusental skrivs med mellanslag, decimaler med kommatecken och inte tre till antalet)",
        "lista.csv, rad 7, kolumn ”belopp”: hittade ”0,5”, väntade hela kronor, till exempel 480 000",
        "lista.csv, rad 8, kolumn ”belopp”: hittade ”-5”, väntade hela kronor från 0 till 1 000 000 000 000",
        "lista.csv, rad 9: hittade ”P05 | 5 | 5”, väntade 2 celler som i rubrikraden, men raden har 3",
        "lista.csv, rad 10, kolumn ”belopp”: hittade ”1<U+200B>0”, väntade text utan dolda tecken (här finns U+200B)",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "en fil med en rubrikrad"),
        ("id;belopp\n", "minst ett förslag"),
        ("id;titel\nP01;a\n", "en kolumn med rubriken belopp"),
        ("titel;belopp\na;5\n", "en kolumn med rubriken id"),
        ("id;belopp;amount\nP01;5;6\n", "att varje rubrik står en gång"),
        ('id;"belopp\nP01;5\n', "citattecken"),
    ],
)
def test_a_table_without_its_columns_is_refused(text: str, said: str) -> None:
    (sentence,) = faults(text.encode())
    assert sentence.startswith("lista.csv")
    assert said in sentence


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "kolumn ”amounts”: väntade ett värde; nyckeln saknas"),
        ({"amounts": {}}, "nyckeln saknas"),
        ({"amounts": {"P99": 5}}, "kolumn ”amounts”: hittade ”P99”"),
        ({"amounts": {"P01": 0.5}}, "kolumn ”amounts.P01”: hittade ”0.5”, väntade hela kronor"),
        ({"amounts": {"P01": 5}, "budget": None}, "kolumn ”budget”"),
    ],
)
def test_a_scenario_without_a_list_that_can_be_used_is_refused(changes: dict[str, Any], said: str) -> None:
    (sentence,) = faults(json.dumps(WEIGHTS | changes).encode(), "s.json")
    assert sentence.startswith("s.json, ")
    assert said in sentence


def test_broken_json_names_its_row() -> None:
    assert faults(b'{"weights": {},\n"budget" 5}', "s.json")[0].startswith("s.json, rad 2: ")


@pytest.mark.parametrize("start", [b"id;belopp\n", b"{", b"PK\x03\x04"])
def test_a_file_beyond_the_limit_is_refused_before_it_is_read(start: bytes) -> None:
    (sentence,) = faults(start + b" " * MOST_FILE_BYTES, "stor")
    assert "en fil på högst 5 MB" in sentence


def test_a_workbook_that_swells_is_refused_before_it_is_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    assert "packad högst 100:1" in faults(stream.getvalue(), "bomb.xlsx")[0]
