"""Täckning: where proposals and money go, and what is bare."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from scoring.coverage import DIMENSIONS
from tests.app.conftest import Officer

Written = Callable[..., bytes]


def charts(officer: Officer) -> list[str]:
    return [chart.proto.alt for chart in officer.test.get("vega_lite_chart")]


def test_the_sample_by_place_says_what_is_known_and_names_the_gaps_with_their_caveat(officer: Officer) -> None:
    words = officer.open("coverage").words
    assert "19 förslag om 15,00 mnkr: flest för utbildning, 8." in words
    assert "Plats är känd för 3 av 19 förslag: 2 platser." in words
    assert "Luckor: 7" in words
    assert "inget förslag i Rosengård för arbetsmarknad (men 2 har okänd plats)" in words
    assert "16 av 19 förslag saknar plats, så luckorna gäller bara det som är känt." in words
    assert "okänd plats 16 10 513 000 kr 1 11 920 000 kr" in words


def test_the_picture_says_in_words_what_its_squares_show(officer: Officer) -> None:
    (told,) = charts(officer.open("coverage"))
    assert "Rosengård: Boende 1 (0,70 mnkr), Demokrati 1 (2,03 mnkr); Nydala: Utbildning 1 (0,35 mnkr)" in told.replace(
        "\xa0", " "
    )


def test_by_area_are_the_printed_figures_of_2022(officer: Officer) -> None:
    words = officer.open("coverage").set("coverage_dimension", "area").words
    for row in ("Boende 4 2 080 000 kr", "Arbetsmarknad 2 1 800 000 kr", "Brottslighet 3 2 170 000 kr"):
        assert row in words
    assert "Luckor" not in words


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("sample", ["malmo_2022", "exempel_60", "exempel_tre_syften"])
def test_every_dimension_opens_whatever_is_counted(
    officer: Officer, sample: str, language: str, dimension: str
) -> None:
    officer.open("proposals").set("language", language).set("sample", sample).open("coverage")
    for count in ("funded", "proposed"):
        officer.set("coverage_dimension", dimension).set("coverage_count", count)
        assert officer.told("error") == officer.told("info") == []
        assert len(charts(officer)) == 1


def test_what_is_counted_may_be_what_gets_money_now(officer: Officer) -> None:
    officer.press("Prova 10 mnkr").open("coverage").set("coverage_count", "funded")
    funded = officer.work.result
    assert funded is not None
    assert f"{len(funded.portfolio.amounts)} av 19 förslag får medel, " in officer.words
    assert "inget förslag i Rosengård för arbetsmarknad får medel" in officer.words


def test_where_the_office_deviates_its_own_amounts_count_and_that_is_said(officer: Officer) -> None:
    officer.open("decision").set("decide_about", "P16")
    drawn = officer.work.draft.drawn
    officer.set(f"decide_choice_{drawn}", "nothing").set(f"decide_reason_{drawn}", "Redan igång")
    officer.press("Spara avvikelsen").open("coverage")
    words = officer.set("coverage_count", "funded").words
    assert "18 av 19 förslag får medel, 14,70 mnkr" in words
    assert "Beloppen är kontorets" in words


def test_what_is_proposed_is_there_before_anything_is_reckoned(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer.work.scenario = replace(officer.work.scenario, budget=7_000_000)
    monkeypatch.setattr("app.compute.current_result", lambda: pytest.fail("nothing is to be reckoned"))
    assert "19 förslag om 15,00 mnkr" in officer.open("coverage").words


def test_rules_that_collide_leave_what_is_proposed_and_say_why_nothing_gets_money(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("coverage")
    assert "19 förslag om 15,00 mnkr" in officer.words
    assert "Reglerna går inte att hålla tillsammans" in officer.set("coverage_count", "funded").told("info")[0]


def test_the_choices_stay_when_the_officer_comes_back(officer: Officer) -> None:
    officer.open("coverage").set("coverage_dimension", "committee").open("allocation").open("coverage")
    assert officer.value("coverage_dimension") == "committee"
    assert "Nämnd är känd för 19 av 19 förslag: 11 nämnder." in officer.words


def test_where_no_place_is_known_it_is_not_called_none(officer: Officer, csv_file: Written) -> None:
    officer.open("proposals").upload(csv_file({}, {})).open("coverage")
    assert "Inget förslag har en plats" in officer.told("info")[0]
    assert "Plats är känd för 0 av 2 förslag" in officer.words
    assert "Luckor" not in officer.words


def test_where_every_proposal_is_set_aside_the_page_says_so(officer: Officer, csv_file: Written) -> None:
    aside = {"Fördela: läge": "återtagen", "Fördela: skäl för läge": "Ångrat"}
    officer.open("proposals").upload(csv_file(aside)).open("coverage")
    assert "Det finns inga förslag att visa" in officer.told("info")[0]


def test_what_is_set_aside_covers_nothing(officer: Officer, csv_file: Written) -> None:
    aside = {"Fördela: läge": "återtagen", "Fördela: skäl för läge": "Ångrat", "plats": "Oxie"}
    officer.open("proposals").upload(csv_file(aside, {"plats": "Nydala"})).open("coverage")
    assert "1 förslag om 0,48 mnkr" in officer.words
    assert "Oxie" not in officer.words


def test_two_hundred_proposals_have_their_small_groups_together_and_the_gaps_folded(
    officer: Officer, csv_file: Written
) -> None:
    rows = [{"id": f"R{n}", "plats": f"Plats {n % 60}", "målgrupp": f"grupp {n}"} for n in range(200)]
    officer.open("proposals").upload(csv_file(*rows)).open("coverage")
    assert "49 till, tillsammans" in charts(officer)[0]
    assert "Luckor: 240" in officer.words
    assert [box.label for box in officer.test.get("expander")] == ["Visa 230 till"]
    assert "… och 40 till, som inte visas" in officer.words
    assert "Inget förslag alls för boende, arbetsmarknad, demokrati, brottslighet." in officer.words


def test_texts_of_the_file_cannot_become_markup(officer: Officer, csv_file: Written) -> None:
    officer.open("proposals").upload(csv_file({"plats": "<script>alert(1)</script>"})).open("coverage")
    assert "&lt;script&gt;alert(1)" in officer.html
    assert "<script>alert" not in officer.html
