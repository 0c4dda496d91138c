"""The register of what is going on in: the manners of every other file, and what is its own."""

from pathlib import Path

import pytest

from scoring.ongoing.register import Ongoing, read_register
from scoring.problems import BadInput, Problem

SAMPLE = Path(__file__).parents[3] / "sample_data" / "pagaende_processer.csv"
H = "id;nämnd eller bolag;namn;beskrivning;målgrupp;område;samverkanspartner;plats;var i källan"
ROW = "R1;Fritidsnämnden;Lovsamordningen;Ett samarbete;barn;Utbildning;kulturnämnden;Nydala;sida 6"


def read(*lines: str) -> tuple[Ongoing, ...]:
    return read_register("\n".join(lines).encode(), "r.csv")


def refused(*lines: str) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as refusal:
        read(*lines)
    return refusal.value.problems


def test_a_row_is_something_going_on() -> None:
    (one,) = read(H, ROW)
    assert one == Ongoing(
        "R1", "Lovsamordningen", "Fritidsnämnden", "Ett samarbete", "barn", "education", "kulturnämnden", "Nydala",
        "sida 6",
    )  # fmt: skip
    assert (one.file, one.row) == ("r.csv", 2)


def test_only_an_id_and_a_name_must_be_there_and_the_rest_is_unknown() -> None:
    assert read("Name,ID", "Lotsen,7") == (Ongoing("7", "Lotsen"),)


def test_unknown_columns_are_kept_under_their_headings_and_our_own_left_aside() -> None:
    (one,) = read("id;namn;Diarienummer;Fördela: anmärkning", "R1;Lotsen;STK-1;x")
    assert one.extra == {"Diarienummer": "STK-1"}


def test_a_workbook_is_read_as_a_csv_file_is(workbook: "object") -> None:
    assert read_register(workbook(H.split(";"), ROW.split(";")), "r.xlsx") == read(H, ROW)  # type: ignore[operator]


def test_all_faults_of_a_file_are_told_together_with_their_places() -> None:
    problems = refused("id;namn;område;namn", "R1;A;Skola;", "R1;;Boende;", ";B;;")
    assert {(one.kind, one.row, one.column, one.value) for one in problems} == {
        ("heading_twice", 1, "namn", "namn"),
        ("area", 2, "område", "Skola"),
        ("register.id_twice", 3, "id", "R1"),
        ("blank", 3, "namn", ""),
        ("blank", 4, "id", ""),
        ("blank", 2, "namn", ""),
        ("blank", 4, "namn", ""),
    }
    assert {one.file for one in problems} == {"r.csv"}
    assert refused("id;namn", "R1;A", "R1;B")[0].sentence("sv") == (
        "r.csv, rad 3, kolumn ”id”: hittade ”R1”, väntade ett id som ingen annan rad har; det står redan på rad 2"
    )


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [(("id;namn",), ["register.none"]), (("id;plats", "R1;Nydala"), ["missing_column"])],
)
def test_a_file_without_entries_or_names_is_refused(lines: tuple[str, ...], kinds: list[str]) -> None:
    assert [one.kind for one in refused(*lines)] == kinds


def test_the_register_that_comes_with_fordela_is_read_without_a_word() -> None:
    entries = read_register(SAMPLE.read_bytes(), SAMPLE.name)
    assert len(entries) == 132
    assert {one.primary_area for one in entries} == {"", "housing", "education", "labour_market", "democracy", "crime"}
    assert all(one.extra["ord i källan"] for one in entries)
