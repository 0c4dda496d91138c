"""The sample files say what the city's papers say, and the made-up ones say so."""

import csv
import json
import runpy
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parents[2] / "sample_data"
SAMPLE_NAMES = ("malmo_2022", "exempel_60", "exempel_60_alla_regler", "exempel_tre_syften")
AREAS = {
    "Boende": "boende",
    "Utbildning": "utbildning",
    "Arbetsmarknad": "arbetsmarknad",
    "Demokrati och civilsamhälle": "demokrati",
    "Brottslighet": "brottslighet",
}
CODES = ("housing", "education", "labour_market", "democracy", "crime")
PRINTED_AREAS = {
    "Boende": (4, 2_080_000),
    "Utbildning": (8, 6_620_000),
    "Arbetsmarknad": (2, 1_800_000),
    "Demokrati och civilsamhälle": (2, 2_330_000),
    "Brottslighet": (3, 2_170_000),
}
SOCIAL = "Arbetsmarknads- och social"
UPPER = "Gymnasie- och vuxenutbildnings"
PRINTED_COMMITTEES = {
    f"{SOCIAL}nämnden / {SOCIAL}förvaltningen": 1_300_000,
    "Tekniska nämnden / Fastighets- och gatukontoret": 2_030_000,
    "Fritidsnämnden / Fritidsförvaltningen": 300_000,
    "Förskolenämnden / Förskoleförvaltningen": 320_000,
    "Grundskolenämnden / Grundskoleförvaltningen": 4_400_000,
    "Grundskolenämnden / Gemensamma skolfunktionen Pedagogisk inspiration": 650_000,
    f"{UPPER}nämnden / {UPPER}förvaltningen": 2_200_000,
    "Hälsa, vård och omsorgsnämnden / Hälsa, vård och omsorgsförvaltningen": 980_000,
    "Kulturnämnden / Kulturförvaltningen": 350_000,
    "Miljönämnden / Miljöförvaltningen": 700_000,
    "Stadsbyggnadsnämnden / Stadsbyggnadsförvaltningen": 400_000,
    "Kommunstyrelsen / Stadskontoret": 1_370_000,
}

Row = dict[str, str]


def read_rows(name: str) -> list[Row]:
    """Return the rows of a sample file as {heading: cell}."""
    with (SAMPLES / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def read_scenario(name: str) -> dict[str, Any]:
    """Return the scenario that belongs to a sample file."""
    scenario: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))
    return scenario


def total(rows: Iterable[Row], column: str = "belopp") -> int:
    """Return the sum of a column in SEK; a blank cell adds nothing."""
    return sum(int(row[column]) for row in rows if row[column])


def score(cell: str) -> float:
    """Return a score written with a decimal comma."""
    return float(cell.replace(",", "."))


def is_assessed(row: Row) -> bool:
    """Tell whether the row has a score for every area."""
    return all(row[column] for column in AREAS.values())


@pytest.fixture(name="malmo")
def malmo_rows() -> list[Row]:
    """Return the nineteen proposals of 2022."""
    return read_rows("malmo_2022")


@pytest.fixture(name="made_up")
def made_up_rows() -> list[Row]:
    """Return the sixty made-up proposals."""
    return read_rows("exempel_60")


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_file_opens_in_swedish_excel(name: str) -> None:
    content = (SAMPLES / f"{name}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfid;titel;belopp;")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_every_row_has_a_cell_under_every_heading(name: str) -> None:
    for row in read_rows(name):
        assert None not in row
        assert None not in row.values()


@pytest.mark.parametrize("name", SAMPLE_NAMES)
def test_scenario_is_indented_and_ends_with_a_newline(name: str) -> None:
    text = (SAMPLES / f"{name}.json").read_text("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(("area", "printed"), PRINTED_AREAS.items())
def test_area_has_the_printed_count_and_subtotal(malmo: list[Row], area: str, printed: tuple[int, int]) -> None:
    rows = [row for row in malmo if row["primärt område"] == area]
    assert (len(rows), total(rows)) == printed


def test_committees_and_departments_get_the_printed_sums(malmo: list[Row]) -> None:
    sums: Counter[str] = Counter()
    for row in malmo:
        sums[f"{row['nämnd']} / {row['förvaltning']}"] += int(row["belopp"])
    assert sums == PRINTED_COMMITTEES


def test_malmo_uses_the_whole_budget(malmo: list[Row]) -> None:
    assert total(malmo) == read_scenario("malmo_2022")["budget"] == 15_000_000


def test_malmo_scenario_weighs_the_areas_alike() -> None:
    assert read_scenario("malmo_2022") == {
        "name": "Malmö 2022",
        "weights": dict.fromkeys(CODES, 20),
        "benefit": "per_proposal",
        "budget": 15_000_000,
    }


def test_eighteen_malmo_proposals_had_a_request(malmo: list[Row]) -> None:
    assert total(malmo, "sökt belopp") == 13_592_600
    assert [row["id"] for row in malmo if not row["sökt belopp"]] == ["P09"]


def test_two_malmo_proposals_were_granted_more_than_requested(malmo: list[Row]) -> None:
    asked = [row for row in malmo if row["sökt belopp"]]
    more = {row["id"]: int(row["belopp"]) - int(row["sökt belopp"]) for row in asked}
    assert {id_: sek for id_, sek in more.items() if sek} == {"P05": 7_000, "P15": 400}


def test_only_the_eight_stated_malmo_statuses_are_given(malmo: list[Row]) -> None:
    given = {row["id"]: row["status"] for row in malmo if row["status"]}
    ongoing = dict.fromkeys(("P07", "P08", "P16", "P19"), "pågående")
    assert given == dict.fromkeys(("P02", "P05", "P06", "P11"), "ny") | ongoing


def test_only_the_three_stated_malmo_places_are_given(malmo: list[Row]) -> None:
    given = {row["id"]: row["plats"] for row in malmo if row["plats"]}
    assert given == {"P03": "Rosengård", "P12": "Nydala", "P15": "Rosengård"}


def test_only_gardens_have_a_condition_and_it_is_quoted(malmo: list[Row]) -> None:
    (gardens,) = (row for row in malmo if row["villkor"])
    assert gardens["id"] == "P11"
    assert gardens["beskrivning"].endswith(gardens["villkor"])


def test_only_the_two_stated_recipients_are_given(malmo: list[Row]) -> None:
    given = {row["id"]: row["mottagare"] for row in malmo if row["mottagare"]}
    assert given == {
        "P13": "Hela Människan",
        "P19": "Internationella Kvinnoföreningen (IKF)",
    }


def test_malmo_scores_follow_from_primary_area_and_note(malmo: list[Row]) -> None:
    for row in malmo:
        for area, column in AREAS.items():
            linked = area.lower() in row["not"] or "alla områden" in row["not"]
            expected = 4 if area == row["primärt område"] else 2 * linked
            assert (row["id"], area, row[column]) == (row["id"], area, str(expected))


def test_all_malmo_scores_are_marked_derived(malmo: list[Row]) -> None:
    assert {row["poänggrund"] for row in malmo} == {"härledd"}


@pytest.mark.parametrize("name", ["exempel_60.csv", "exempel_60.json"])
def test_script_reproduces_the_made_up_file_byte_for_byte(name: str) -> None:
    script = runpy.run_path(str(SAMPLES / "make_exempel_60.py"))
    assert script["build"]()[name] == (SAMPLES / name).read_bytes()


def test_all_sixty_are_marked_made_up(made_up: list[Row]) -> None:
    assert [row["id"] for row in made_up] == [f"P{n:02}" for n in range(1, 61)]
    assert {row["poänggrund"] for row in made_up} == {"påhittad"}
    assert {row["not"] for row in made_up} == {"Påhittat exempel"}


def test_made_up_titles_differ_from_each_other_and_from_the_real(made_up: list[Row], malmo: list[Row]) -> None:
    titles = [row["titel"] for row in made_up]
    assert len(set(titles)) == 60
    assert not set(titles) & {row["titel"] for row in malmo}


def test_made_up_proposals_cover_committees_and_areas(made_up: list[Row]) -> None:
    areas = Counter(row["primärt område"] for row in made_up)
    assert len({row["nämnd"] for row in made_up}) >= 8
    assert set(areas) == set(AREAS)
    assert min(areas.values()) >= 9


def test_made_up_amounts_are_whole_thousands_in_range(made_up: list[Row]) -> None:
    for row in made_up:
        cost = int(row["belopp"])
        assert cost % 1_000 == 0
        assert 60_000 <= cost <= 2_400_000
        assert 0 < int(row["minsta belopp"] or cost) <= cost
        assert int(row["sökt belopp"] or cost) >= cost
    assert sum(not row["sökt belopp"] for row in made_up) == 2


def test_made_up_scores_are_halves_and_highest_in_the_primary_area(
    made_up: list[Row],
) -> None:
    for row in filter(is_assessed, made_up):
        scores = {area: score(row[column]) for area, column in AREAS.items()}
        assert all(0 <= value <= 5 and value % 0.5 == 0 for value in scores.values())
        assert scores[row["primärt område"]] == max(scores.values())


def test_exactly_two_made_up_proposals_are_not_assessed(made_up: list[Row]) -> None:
    assert [row["id"] for row in made_up if not is_assessed(row)] == ["P23", "P41"]


def test_committee_ranks_count_from_one_without_gaps(made_up: list[Row]) -> None:
    ranks: dict[str, list[int]] = {}
    for row in made_up:
        if row["nämndens prioritering"]:
            ranks.setdefault(row["nämnd"], []).append(int(row["nämndens prioritering"]))
    for found in ranks.values():
        assert sorted(found) == list(range(1, len(found) + 1))


def test_made_up_budget_is_about_forty_percent_of_all_costs(made_up: list[Row]) -> None:
    budget = read_scenario("exempel_60")["budget"]
    assert budget % 100_000 == 0
    assert 0.38 <= budget / total(made_up) <= 0.42


def test_made_up_scenario_names_only_ids_that_exist(made_up: list[Row]) -> None:
    scenario = read_scenario("exempel_60")
    fund, exclude = set(scenario["fund"]), set(scenario["exclude"])
    assert fund | exclude <= {row["id"] for row in made_up}
    assert not fund & exclude
