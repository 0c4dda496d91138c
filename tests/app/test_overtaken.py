"""Two officers in one work: the second is told of the first, sees the difference, and loses nothing."""

from dataclasses import replace

import pytest

from app.after_decision.held import After
from app.after_decision.kinds import Outcome
from app.after_decision.log import Log, whole
from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork
from app.storage.session import from_work
from app.storage.store import store
from tests.app.after_decision.logs import DECIDED, entry
from tests.app.conftest import Officer


@pytest.fixture
def anna(store_url: str, officer: Officer) -> Officer:
    """She has opened version 1 and changed a weight; Bo has meanwhile saved version 2, with other money."""
    officer.set("budget", "12 mnkr").open("saved")
    officer.set("save_name", "Grund").set("save_author", "Anna").press("Spara")
    saved = from_work(officer.work)
    officer.open("allocation").set("weight_housing", 30).open("saved")
    store().save("Grund", "Bo", replace(saved, scenario=replace(saved.scenario, budget=13_000_000)), 1)
    return officer


def held(name: str, number: int) -> tuple[int, float]:
    """The money, and the weight of housing, of a version in the store."""
    saved: SavedWork = store().open(name, number)
    return saved.scenario.budget, saved.scenario.weights["housing"]


def test_the_page_says_that_there_is_a_newer_version_before_anything_is_saved(anna: Officer) -> None:
    anna.open("allocation").open("saved")
    assert "Bo har sparat version 2 av Grund" in anna.words
    assert "efter att du öppnade version 1" in anna.words


def test_the_second_officer_is_told_who_saved_and_what_differs_and_nothing_is_saved(anna: Officer) -> None:
    anna.press("Spara")
    assert [one.number for one in store().versions("Grund")] == [2, 1]
    assert any("Bo sparade version 2 av Grund" in told for told in anna.told("warning"))
    table = anna.html.partition("Vad som skiljer</caption>")[2].partition("</table>")[0].replace("\xa0", " ")
    theirs, mine, between = table.split("<tr>")[2:5]
    assert "Bo" in theirs
    assert "12 000 000 kr → 13 000 000 kr" in theirs
    assert "Ditt, sedan version 1" in mine
    assert "Boende 20 → 30" in mine
    assert "Från version 2 till ditt" in between
    assert "13 000 000 kr → 12 000 000 kr<br>Vikter: Boende 20 → 30" in between
    assert anna.told("success") == []


def test_it_is_told_in_english_too(anna: Officer) -> None:
    anna.press("Spara").set("language", "en")
    assert any("Bo saved version 2 of Grund" in told for told in anna.told("warning"))
    assert "Save mine under that name and open version 2" in anna.labels


def test_mine_is_saved_after_theirs_which_stays(anna: Officer) -> None:
    anna.press("Spara").press("Spara mitt som version 3 av Grund")
    assert anna.told("success") == ["Sparat som Grund, version 3."]
    assert [held("Grund", number) for number in (3, 2, 1)] == [(12_000_000, 30), (13_000_000, 20), (12_000_000, 20)]
    assert "Allt är sparat som Grund, version 3." in anna.words
    anna.press("Spara")
    assert anna.told("success") == ["Sparat som Grund, version 4."]


def test_a_third_who_was_quicker_than_the_choice_is_told_of_too(anna: Officer) -> None:
    anna.press("Spara")
    store().save("Grund", "Cecilia", store().open("Grund", 1))
    anna.press("Spara mitt som version 3 av Grund")
    told = next(told for told in anna.told("warning") if "Cecilia sparade version 3 av Grund" in told)
    assert "efter att du såg version 2" in told
    assert len(store().versions("Grund")) == 3
    anna.press("Spara mitt som version 4 av Grund")
    assert held("Grund", 4) == (12_000_000, 30)


def test_mine_is_saved_beside_theirs(anna: Officer) -> None:
    anna.press("Spara")
    assert anna.value("save_own_name") == "Grund (Anna)"
    anna.set("save_own_name", "Annas").press("Spara mitt under det namnet")
    assert anna.told("success") == ["Sparat som Annas, version 1."]
    assert (held("Annas", 1), held("Grund", 2)) == ((12_000_000, 30), (13_000_000, 20))
    assert "Allt är sparat som Annas, version 1." in anna.words


@pytest.mark.parametrize("press", ["Spara mitt under det namnet", "Spara mitt under det namnet och öppna version 2"])
def test_a_name_left_blank_is_asked_for_and_the_choice_is_still_there(anna: Officer, press: str) -> None:
    anna.press("Spara").set("save_own_name", " ").press(press)
    assert len(anna.told("error")) == 1
    assert len(store().versions("Grund")) == 2
    anna.press("Spara mitt som version 3 av Grund")
    assert anna.told("error") == []
    assert held("Grund", 3) == (12_000_000, 30)


def test_theirs_is_opened_once_mine_is_safe(anna: Officer) -> None:
    anna.press("Spara").press("Spara mitt under det namnet och öppna version 2")
    assert anna.told("success") == ["Ditt är sparat som Grund (Anna). Grund, version 2, är öppnad."]
    assert (held("Grund (Anna)", 1), anna.work.scenario.budget) == ((12_000_000, 30), 13_000_000)
    assert "Allt är sparat som Grund, version 2." in anna.words


def test_the_name_of_ones_own_is_one_that_nobody_has(anna: Officer) -> None:
    store().save("Grund (Anna)", "Anna", from_work(anna.work))
    assert anna.press("Spara").value("save_own_name") == "Grund (Anna 2)"


def test_to_wait_keeps_what_is_on_the_screen(anna: Officer) -> None:
    anna.press("Spara").press("Behåll det som är på skärmen")
    assert (anna.work.scenario.weights["housing"], len(store().versions("Grund"))) == (30, 2)
    assert "Spara mitt som version 3 av Grund" not in anna.labels
    assert "Ändringarna är inte sparade." in anna.words


def test_work_that_is_not_open_is_not_saved_over_in_silence(anna: Officer) -> None:
    store().save("Reserv", "Bo", from_work(anna.work))
    anna.set("save_name", "Reserv").press("Spara")
    assert any("Reserv finns redan: Bo sparade version 1" in told for told in anna.told("warning"))
    assert len(store().versions("Reserv")) == 1


def test_work_that_another_has_renamed_is_told_of_and_saved_where_the_officer_says(anna: Officer) -> None:
    store().rename("Grund", "Beslut")
    anna.press("Spara")
    assert any("Grund finns inte längre med det namnet" in told for told in anna.told("warning"))
    assert "Spara mitt under det namnet" in anna.labels
    anna.press("Spara mitt som version 1 av Grund")
    assert (held("Grund", 1), len(store().versions("Beslut"))) == ((12_000_000, 30), 2)


def test_what_both_have_written_in_after_the_decision_is_in_mine_when_it_comes_after_theirs(anna: Officer) -> None:
    one, other = entry(Outcome("continue"), "P01", by="Bo"), entry(Outcome("stop"), "P02", by="Anna")
    theirs = store().open("Grund", 2)
    store().save("Grund", "Bo", replace(theirs, after=After(Log().added(one))), 2)
    anna.work.after = After(Log().added(other))
    anna.press("Spara").press("Spara mitt som version 4 av Grund")
    assert anna.told("success") == ["Sparat som Grund, version 4."]
    log = store().open("Grund", 4).after.log
    assert whole(log)
    assert [(line.id, line.by) for line in log.entries] == [("P01", "Bo"), ("P02", "Anna")]
    assert anna.work.after.log == log


def test_what_others_wrote_in_is_not_there_twice_where_the_first_try_to_save_failed(
    anna: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = store().open("Grund", 2)
    store().save("Grund", "Bo", replace(theirs, after=After(Log().added(entry(Outcome("continue"), "P01")))), 2)
    anna.work.after = After(Log().added(entry(Outcome("stop"), "P02", by="Anna")))
    anna.press("Spara")
    with monkeypatch.context() as failing:
        failing.setattr("app.saving._save", _full)
        anna.press("Spara mitt som version 4 av Grund")
    anna.press("Spara").press("Spara mitt som version 4 av Grund")
    assert [line.id for line in store().open("Grund", 4).after.log.entries] == ["P01", "P02"]


def _full(*_: object) -> None:
    raise StoreProblem("full", "disken")


def test_two_decisions_on_the_same_measures_are_not_put_one_after_the_other(anna: Officer) -> None:
    theirs = store().open("Grund", 2)
    store().save("Grund", "Bo", replace(theirs, after=After(Log().added(entry(DECIDED, by="Bo")))), 2)
    anna.work.after = After(Log().added(entry(DECIDED, by="Anna")))
    anna.press("Spara").press("Spara mitt som version 4 av Grund")
    assert any("har skrivit in ett beslut om A, B, C" in told for told in anna.told("error"))
    assert [one.number for one in store().versions("Grund")] == [3, 2, 1]
    assert [line.by for line in anna.work.after.log.entries] == ["Anna"]
    anna.press("Spara").press("Spara mitt under det namnet")
    assert [line.by for line in store().open("Grund (Anna)", 1).after.log.entries] == ["Anna"]
