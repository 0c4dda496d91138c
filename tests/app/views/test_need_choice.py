"""Behovet i valet: nothing by default; a factor or floors only on the officer's word, and what they change is shown."""

import json
from dataclasses import replace

import pytest

from app import state
from app.need import choice_words
from app.need.held import Need
from app.need.use import NeedUse, stopped
from app.paper_facts import circumstances_of, facts_of
from app.samples import read_sample
from app.storage.as_text import read, written
from app.storage.saved_work import Kept
from app.storage.session import from_work, open_saved, unsaved
from optimiser.record import fingerprint, record_json
from optimiser.record_file import read_record
from optimiser.replay import replay
from optimiser.table import proposals_csv
from scoring.intake import read_proposals
from scoring.need.indicators import Indicator
from tests.app.conftest import Officer

FIGURES = {"Rosengård": 30.0, "Nydala": 20.0, "Hyllie": 10.0, "Oxie": 5.0, "Kirseberg": 12.0}
ON = "Som behovsfaktor"


def need(figures: dict[str, float | None] | None = None, made_up: bool = True) -> Need:
    """Areas with one indicator, where more is worse."""
    some = FIGURES if figures is None else figures
    return Need(
        tuple(
            Indicator(area, "Levnadsvillkor", "Trångboddhet", value, higher_is_worse=True, unit="%", made_up=made_up)
            for area, value in some.items()
        ),
        ("omraden.csv",),
    )


@pytest.fixture
def at_twelve(officer: Officer) -> Officer:
    """Twelve made-up proposals, one of them without a place, and need figures for the areas they name."""
    case = read_sample("exempel_tre_syften")
    officer.work.case, officer.work.scenario = case, case.scenario
    officer.work.need = need()
    return officer.open("need")


@pytest.fixture
def at_malmo(officer: Officer) -> Officer:
    """The 19 of 2022, sixteen of them without a place, at a budget that does not reach for all."""
    officer.set("budget", "10 mnkr")
    officer.work.need = need()
    return officer.open("need")


def test_it_is_off_and_the_proposals_are_the_very_same(at_twelve: Officer) -> None:
    assert at_twelve.work.need_use == NeedUse()
    assert at_twelve.work.proposals is at_twelve.work.case.proposals
    assert at_twelve.work.question[1] is at_twelve.work.case.proposals
    assert at_twelve.value("need_mode") == "off"
    assert "Index beskriver områden, inte personer eller insatsers effekt." in at_twelve.words


def test_it_says_how_many_places_are_known_and_names_the_others(at_malmo: Officer) -> None:
    assert "16 av 19 saknar område." in at_malmo.words
    at_malmo.test.session_state["need_use_which"] = True
    at_malmo.run()
    assert "P01 Sonder av" in at_malmo.html or "platsen är tom" in at_malmo.html


def test_what_switching_it_on_changes_is_shown_before_it_is_on(at_twelve: Officer) -> None:
    words = at_twelve.words
    assert "In med behovsfaktor: " in words or "Samma förslag med och utan" in words
    assert "båda räknade utan faktor. Räknade med faktor ger de " in words
    assert "Räknat med styrkan 25 procent." in words
    for area in FIGURES:
        assert area in at_twelve.html
    assert "Saknar område" in at_twelve.html


def test_the_factor_is_counted_once_it_is_chosen(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor")
    factors = {one.place: one.need_factor for one in at_twelve.work.proposals}
    assert factors[""] == 1.0
    assert factors["hela staden"] == 1.0
    assert factors["Rosengård"] == 1.25
    assert factors["Oxie"] < factors["Kirseberg"] < 1 < factors["Nydala"]
    assert "Rosengård: 1 + 0,25 · " in at_twelve.words
    assert "Faktorn = 1 + 0,25 · d / " in at_twelve.words
    assert at_twelve.work.result is not None
    assert at_twelve.work.result.proposals is at_twelve.work.question[1]
    at_twelve.set("need_strength", 50)
    assert {one.need_factor for one in at_twelve.work.proposals if one.place == "Rosengård"} == {1.5}


def test_made_up_need_is_marked_wherever_the_factor_goes(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor").open("allocation")
    assert "Behovet bygger på påhittade uppgifter och är inget beslutsunderlag." in at_twelve.words
    assert "Behovsfaktor är inräknad i nyttan för " in at_twelve.words
    assert '<span class="whole">×\xa01,25</span>' in at_twelve.html
    assert ", påhittat" in at_twelve.html
    at_twelve.work.need = need(made_up=False)
    at_twelve.open("allocation")
    assert "Behovet bygger på påhittade" not in at_twelve.words
    assert "Behovsfaktor är inräknad i nyttan för " in at_twelve.words


def test_as_information_only_it_stands_beside_the_proposals_and_changes_nothing(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "column")
    assert at_twelve.work.proposals is at_twelve.work.case.proposals
    at_twelve.open("allocation")
    assert "Rosengård (" in at_twelve.html
    assert "× 1,25" not in at_twelve.words
    assert "Behovsfaktor är inräknad" not in at_twelve.words


def test_with_more_than_a_quarter_unknown_it_must_be_acknowledged(at_malmo: Officer) -> None:
    at_malmo.set("need_mode", "factor")
    assert at_malmo.told("warning") == [
        "Behovsfaktorn räknas inte ännu: behovet är okänt för mer än en fjärdedel av förslagen. "
        "Bekräfta ovan för att slå på den."
    ]
    assert {one.need_factor for one in at_malmo.work.proposals} == {1.0}
    at_malmo.set("need_acknowledged", True)
    assert at_malmo.told("warning") == []
    assert [one.id for one in at_malmo.work.proposals if one.need_factor != 1] == ["P03", "P12", "P15"]
    assert not stopped(at_malmo.work.need_use, at_malmo.work.case.proposals, at_malmo.work.need)


def test_it_is_unticked_where_another_area_file_leaves_more_unknown(at_malmo: Officer) -> None:
    at_malmo.set("need_mode", "factor").set("need_acknowledged", True)
    at_malmo.work.need = need({"Oxie": 5.0, "Kirseberg": 12.0})
    at_malmo.open("need")
    assert at_malmo.value("need_acknowledged") is False
    assert len(at_malmo.told("warning")) == 1
    assert {one.need_factor for one in at_malmo.work.proposals} == {1.0}
    at_malmo.set("need_acknowledged", True)
    assert at_malmo.told("warning") == []


def test_older_work_with_it_ticked_opens_with_it_ticked(at_malmo: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    at_malmo.set("need_mode", "factor").set("need_acknowledged", True)
    saved = from_work(at_malmo.work)
    tree = json.loads(written(saved))
    assert tree["need_use"].pop("unknown") == [16, 19]
    older = read(json.dumps(tree).encode(), {}, "x")
    monkeypatch.setattr(state, "work", lambda: at_malmo.work)
    monkeypatch.setattr("streamlit.session_state", {})
    open_saved(Kept(older))
    assert at_malmo.work.need_use == saved.need_use
    assert not unsaved(at_malmo.work)


def test_the_whole_city_has_a_factor_only_with_a_reason(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor").set("need_city", "1,1")
    assert "Hela staden har faktorn 1 tills det finns ett skäl." in at_twelve.words
    assert {one.need_factor for one in at_twelve.work.proposals if one.place == "hela staden"} == {1.0}
    at_twelve.set("need_city_reason", "Når alla stadsdelar")
    assert {one.need_factor for one in at_twelve.work.proposals if one.place == "hela staden"} == {1.1}
    assert not any(one.need_basis for one in at_twelve.work.proposals if one.place == "hela staden")


@pytest.mark.parametrize("typed", ["0", "-1", "mycket", "2000", ""])
def test_a_factor_that_cannot_be_read_is_refused_and_the_earlier_one_stays(at_twelve: Officer, typed: str) -> None:
    at_twelve.set("need_mode", "factor").set("need_city", "1,1").set("need_city", typed)
    assert at_twelve.told("error") == ["Skriv ett tal över 0 och högst 1000, till exempel 1,1."]
    assert at_twelve.work.need_use.whole_city == 1.1


def test_floors_for_areas_of_high_need_are_ordinary_rules(at_twelve: Officer) -> None:
    at_twelve.set("need_high", "greatest")
    levels = {one.place: one.need_level for one in at_twelve.work.proposals}
    assert levels == {
        "Rosengård": "high", "Nydala": "high", "Kirseberg": "high",
        "Oxie": "other", "hela staden": "other", "": "unknown",
    }  # fmt: skip
    at_twelve.set("need_floor_number", "60").press("Lägg till golvet")
    (limit,) = at_twelve.work.scenario.limits[-1:]
    assert (limit.column, limit.value, limit.min_share) == ("need_level", "high", 0.6)
    assert "Områden med störst behov: minst 60 % av medlen" in at_twelve.words
    assert at_twelve.work.result is not None
    amounts = at_twelve.work.result.portfolio.amounts
    high = sum(amounts.get(one.id, 0) for one in at_twelve.work.proposals if one.need_level == "high")
    assert high >= 0.6 * at_twelve.work.scenario.budget
    at_twelve.set("need_high", "")
    assert all(one.column != "need_level" for one in at_twelve.work.scenario.limits)
    assert at_twelve.work.proposals is at_twelve.work.case.proposals


def test_the_floor_goes_with_the_area_file_and_comes_back_when_that_is_undone(at_twelve: Officer) -> None:
    given = at_twelve.work.need
    of_file = tuple(replace(one, file="omraden.csv") for one in given.indicators)
    at_twelve.work.need = replace(given, indicators=of_file)
    at_twelve.open("need")
    at_twelve.set("need_high", "greatest").set("need_floor_number", "60").press("Lägg till golvet")
    floors = at_twelve.work.scenario.limits
    at_twelve.test.button(key="need_remove_omraden.csv").click()
    at_twelve.run()
    assert at_twelve.work.need == Need()
    assert all(one.column != "need_level" for one in at_twelve.work.scenario.limits)
    at_twelve.press("Ångra")
    assert at_twelve.work.need != Need()
    assert at_twelve.work.scenario.limits == floors


def test_a_floor_that_cannot_be_read_is_refused(at_twelve: Officer) -> None:
    before = at_twelve.work.scenario.limits
    at_twelve.set("need_high", "greatest").set("need_floor_number", "mycket").press("Lägg till golvet")
    assert at_twelve.told("error") == ["Golvet går inte att läsa. Skriv till exempel 30, 2 000 000 kr eller 2."]
    assert at_twelve.work.scenario.limits == before


def test_what_is_downloaded_replays_to_the_same(at_twelve: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    at_twelve.set("need_mode", "factor").set("need_city", "1,1").set("need_city_reason", "Når alla")
    at_twelve.set("need_high", "greatest").set("need_floor_number", "40").press("Lägg till golvet")
    now = at_twelve.work
    monkeypatch.setattr(state, "work", lambda: now)
    assert now.result is not None
    decision = now.decision(now.result)
    data = proposals_csv(decision.proposals)
    about = circumstances_of(decision)
    record = record_json(decision, about)
    assert any(line == "Hela staden har faktorn 1,1: Når alla." for line in json.loads(record)["need"])
    given = read_proposals(data, "f.csv", now.scenario.criteria, now.scenario.score_top)
    again = replay(read_record(record, "r.json"), given, fingerprint(data))
    assert again.same
    assert not again.mismatches
    assert facts_of(now.result).need == choice_words.used("sv")
    assert "Behovet bygger på påhittade uppgifter och är inget beslutsunderlag." in facts_of(now.result).marks


def test_it_is_undone_and_done_again(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor").press("Ångra")
    assert at_twelve.work.need_use == NeedUse()
    assert at_twelve.value("need_mode") == "off"
    at_twelve.press("Gör om")
    assert at_twelve.work.need_use.mode == "factor"
    assert "Behovsfaktor i nyttan, styrka 25 %" in at_twelve.words


def test_it_is_saved_with_the_work_and_work_saved_before_still_opens(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor").set("need_high", "greatest")
    saved = from_work(at_twelve.work)
    text = written(saved)
    assert read(text, {}, "x").need_use == saved.need_use
    tree = json.loads(text)
    del tree["need_use"]
    for one in tree["proposals"]:
        assert {"need_factor", "need_level", "need_basis"}.isdisjoint(one)
    older = read(json.dumps(tree).encode(), {}, "x")
    assert older.need_use == NeedUse()
    assert older.case.proposals == saved.case.proposals


def test_other_proposals_begin_without_need(at_twelve: Officer, linked: bytes) -> None:
    at_twelve.set("need_mode", "factor").open("proposals").upload(linked)
    assert at_twelve.work.case.file == "egen.csv"
    assert at_twelve.work.need_use == NeedUse()


def test_a_change_of_proposals_or_of_their_state_keeps_their_file_free_of_factors(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor")
    now = at_twelve.work
    assert all(one.need_factor == 1 for one in now.case.proposals)
    assert now.proposals is now.proposals
    assert now.question is now.question


def test_areas_that_nobody_has_figures_for_have_one(at_twelve: Officer) -> None:
    at_twelve.work.need = need({**FIGURES, "Rosengård": None})
    at_twelve.open("need").set("need_mode", "factor")
    assert {one.need_factor for one in at_twelve.work.proposals if one.place == "Rosengård"} == {1.0}
    assert "3 ligger i ett område utan behovstal" in at_twelve.words


def test_in_english_too(at_twelve: Officer) -> None:
    at_twelve.set("need_mode", "factor").set("language", "en")
    assert "Indices describe areas, not people or the effect of measures." in at_twelve.words
    assert "Rosengård: 1 + 0.25 · " in at_twelve.words


def test_without_need_figures_there_is_no_section(officer: Officer) -> None:
    assert "Behovet i valet" not in officer.open("need").words


@pytest.mark.parametrize("mode", ["off", "column", "factor"])
def test_where_the_file_has_factors_nothing_is_said_to_be_without(at_twelve: Officer, mode: str) -> None:
    case = at_twelve.work.case
    at_twelve.work.case = replace(case, proposals=tuple(replace(one, need_factor=1.5) for one in case.proposals))
    at_twelve.open("need").set("need_mode", mode)
    told = at_twelve.words + at_twelve.html
    assert "båda räknade med filens. Räknade med de nya ger de " in told
    for heading in ("Ny faktor", "Med filens faktorer", "Med nya faktorer"):
        assert heading in told
    assert "tan faktor" not in told
    assert "Behovet påverkar inget" not in told
    assert ("Filens egna behovsfaktorer räknas." in told) == (mode == "off")
