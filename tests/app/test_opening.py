"""Opening proposals with other criteria, and scenario files."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from scoring.areas import AREA_CODES
from tests.app.conftest import Officer

CsvFile = Callable[..., bytes]
OWN = ["klimat", "hälsa"]


def scenario(**fields: Any) -> bytes:
    return json.dumps({"weights": dict.fromkeys(AREA_CODES, 20), "budget": 9_000_000} | fields).encode()


def own_scenario(**fields: Any) -> bytes:
    return scenario(criteria=OWN, weights={"klimat": 75, "hälsa": 25}, scale_max=10, **fields)


@pytest.fixture
def own() -> bytes:
    """Two proposals scored on two criteria of one's own, up to 10."""
    rows = ("id;titel;belopp;primärt område;klimat;hälsa", "P01;Solceller;480 000;Boende;8;2")
    return "\n".join((*rows, "P02;Simskola;100 000;Utbildning;1;4")).encode()


@pytest.fixture
def proposals(officer: Officer) -> Officer:
    return officer.open("proposals")


def columns_told(officer: Officer) -> set[str | None]:
    return {problem.column for problem in officer.work.problems}


def test_a_scenario_opens_on_the_proposals_at_hand_with_all_its_rules(proposals: Officer) -> None:
    limit = {"column": "Nämnd", "value": "Grundskolenämnden", "max_share": 0.2}
    proposals.open_scenario(scenario(limits=[limit], fund=["P15"], part_funding=True))
    assert proposals.told("info") == ["malmo_2022.csv: 19 förslag, med vikter, medel och regler ur eget.json."]
    proposals.open("allocation")
    assert proposals.value("budget").replace("\xa0", " ") == "9 000 000 kr"
    assert "Regler: 2 på" in proposals.everything
    assert proposals.work.shown is not None
    assert "P15" in proposals.work.shown.portfolio.amounts
    opened = proposals.work.scenario
    assert proposals.set("budget", "1 mnkr").press("Återställ").work.scenario == opened
    assert proposals.open("proposals").value("sample") == "malmo_2022"


def test_a_scenario_that_does_not_fit_the_proposals_is_told_like_a_file_and_nothing_is_opened(
    proposals: Officer,
) -> None:
    before = proposals.work.case
    proposals.open_scenario(scenario(fund=["P99"], limits=[{"column": "place", "value": "Marsta", "max_count": 1}]))
    assert proposals.told("error")[0].startswith("eget.json har 2 fel och lästes inte in.")
    assert "P99 ett id som finns i förslagsfilen" in proposals.words
    assert proposals.work.case is before
    assert proposals.open_scenario(scenario()).told("error") == []


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"weights": {}}', b"\xff", scenario(unknown=1)])
def test_what_is_no_scenario_gets_its_problems_told(proposals: Officer, data: bytes) -> None:
    proposals.open_scenario(data)
    assert proposals.work.problems
    assert proposals.work.scenario.budget == 15_000_000


def test_weights_that_do_not_suit_the_sliders_are_opened_as_percent(proposals: Officer) -> None:
    weights = {"housing": 4000, "education": 1000, "labour_market": 0, "democracy": 0, "crime": 0}
    proposals.open_scenario(scenario(weights=weights)).open("allocation")
    assert [proposals.value(f"weight_{area}") for area in AREA_CODES] == [80, 20, 0, 0, 0]
    proposals.open("proposals").open_scenario(scenario(weights=dict.fromkeys(AREA_CODES, 0.2)), "b.json")
    assert set(proposals.work.scenario.weights.values()) == {20.0}


def test_proposals_with_other_criteria_open_after_their_scenario(proposals: Officer, own: bytes) -> None:
    proposals.open_scenario(own_scenario())
    assert columns_told(proposals) == set(OWN)
    proposals.upload(own)
    assert proposals.told("info") == ["egen.csv: 2 förslag, med vikter, medel och regler ur eget.json."]
    assert proposals.work.proposals[0].scores == {"klimat": 8.0, "hälsa": 2.0}
    proposals.open("allocation")
    labels = [slider.label for slider in proposals.test.slider]
    assert labels[:2] == ["klimat · 75 %", "hälsa · 25 %"]
    assert "klimat 6,00, hälsa 0,50" in proposals.words


def test_proposals_with_other_criteria_open_before_their_scenario_too(proposals: Officer, own: bytes) -> None:
    proposals.upload(own)
    assert "boende" in columns_told(proposals)
    proposals.open_scenario(own_scenario(fund=["P02"]))
    assert proposals.told("error") == []
    assert proposals.work.proposals[1].scores == {"klimat": 1.0, "hälsa": 4.0}
    assert proposals.work.scenario.fund == ("P02",)


def test_a_second_file_with_the_same_criteria_keeps_weights_and_money(
    proposals: Officer, own: bytes, csv_file: CsvFile
) -> None:
    proposals.open_scenario(own_scenario()).upload(own)
    proposals.open("allocation").set("weight_klimat", 50).open("proposals")
    proposals.upload(own.replace(b"P01", b"Q01"), "ny.csv")
    assert proposals.told("info")[0].startswith("ny.csv: 2 förslag lästes in. Medel och vikter är kvar")
    assert proposals.work.scenario.weights == {"klimat": 50, "hälsa": 25}
    assert (proposals.work.scenario.criteria, proposals.work.scenario.scale_max) == (tuple(OWN), 10)
    proposals.upload(csv_file({}), "fem.csv")
    assert proposals.told("info")[0].startswith("fem.csv: 1 förslag lästes in. Kriterierna är andra än förut")
    assert proposals.work.scenario.weights == dict.fromkeys(AREA_CODES, 20)
    assert "Det enda förslaget ryms" in proposals.open("allocation").words


def test_a_fault_in_a_file_with_the_present_criteria_is_told_as_that_fault(proposals: Officer, own: bytes) -> None:
    proposals.open_scenario(own_scenario()).upload(own)
    proposals.upload(own.replace(b";8;2", b";11;2"), "fel.csv")
    assert [(one.column, one.kind) for one in proposals.work.problems] == [("klimat", "score_range")]


def test_reading_again_on_other_criteria_keeps_where_a_proposal_stands(proposals: Officer, csv_file: CsvFile) -> None:
    proposals.upload(csv_file({"klimat": "3"}, {"klimat": "4"}))
    proposals.set("handled", "P02").set("handled_state", "withdrawn").set("handled_reason", "Dragen").press(
        "Spara läge"
    )
    proposals.open_scenario(scenario(criteria=["klimat"], weights={"klimat": 1}))
    assert [(dict(one.scores), one.state) for one in proposals.work.proposals] == [
        ({"klimat": 3.0}, "received"),
        ({"klimat": 4.0}, "withdrawn"),
    ]


def test_a_scenario_opened_while_files_leave_doubts_is_that_of_the_list_they_become(
    proposals: Officer, csv_file: CsvFile
) -> None:
    proposals.upload_all(("a.csv", csv_file({})), ("b.csv", csv_file({})))
    proposals.open_scenario(scenario(budget=7_000_000))
    assert proposals.work.pending is not None
    proposals.answer("first").press("Slå ihop filerna")
    assert (len(proposals.work.proposals), proposals.work.scenario.budget) == (1, 7_000_000)


def test_after_a_refused_file_a_scenario_still_opens_on_the_proposals_shown(proposals: Officer) -> None:
    proposals.upload(b"id;titel\n").open_scenario(scenario())
    assert (proposals.told("error"), proposals.work.scenario.budget) == ([], 9_000_000)
    assert len(proposals.work.proposals) == 19


def test_a_sample_chosen_leaves_no_scenario_waiting(proposals: Officer, own: bytes) -> None:
    proposals.open_scenario(own_scenario()).set("sample", "exempel_60")
    proposals.upload(own)
    assert columns_told(proposals) >= {"boende"}


def test_a_file_that_no_line_break_ends_is_opened_with_a_word_of_its_last_cell(
    proposals: Officer, csv_file: CsvFile
) -> None:
    cut, whole = (
        csv_file({}, {"id": "*P02*", "brottslighet": "2,5"})[: -len(",5\r\n")],
        csv_file({"id": "P03", "titel": "Simskola"}),
    )
    proposals.upload_all(("a.csv", cut), ("b.csv", whole))
    assert proposals.work.proposals[1].scores["crime"] == 2
    assert proposals.told("warning") == [
        "a.csv slutar utan radbrytning, till skillnad från filer som kalkylprogram skriver, och kan vara avkapad. "
        "Se över sista raden, *P02*: dess sista cell lästes som ”2”."
    ]
    assert proposals.open("allocation").open("proposals").told("warning") != []
    assert proposals.upload(whole).told("warning") == []


def test_a_last_cell_that_is_blank_is_called_so(proposals: Officer, csv_file: CsvFile) -> None:
    proposals.upload(csv_file({"not": ""}).rstrip())
    assert proposals.told("warning")[0].endswith("Se över sista raden, P01: dess sista cell är tom.")
