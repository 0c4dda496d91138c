"""Sparat: saving, opening, copying, renaming and archiving as an officer does it."""

from pathlib import Path

import pytest

from app.storage import bundle
from app.storage.as_text import written
from app.storage.bundle import packed
from app.storage.session import from_work
from app.storage.store import store
from tests.app.conftest import Officer

NOTHING = "Ännu finns inget att spara."
UNSAVED = "Osparade ändringar"


@pytest.fixture
def saver(officer: Officer) -> Officer:
    """An officer who has changed something and come to the page."""
    return officer.set("budget", "12 mnkr").set("weight_housing", 30).open("saved")


@pytest.fixture
def sharer(store_url: str, officer: Officer) -> Officer:
    """The same, on each database in turn."""
    return officer.set("budget", "12 mnkr").set("weight_housing", 30).open("saved")


def save(officer: Officer, name: str = "Grund", author: str = "Anna") -> Officer:
    return officer.set("save_name", name).set("save_author", author).press("Spara")


def bring(officer: Officer, data: bytes, name: str = "hem.fordela") -> Officer:
    officer.test.get("file_uploader")[0].set_value((name, data, "application/zip"))
    return officer.run()


def test_a_sample_as_it_opens_has_nothing_to_save(officer: Officer) -> None:
    assert UNSAVED not in officer.words
    officer.open("saved")
    assert NOTHING in officer.words
    assert "Inget arbete är sparat ännu." in officer.words


@pytest.mark.parametrize("page", ["allocation", "tradeoffs", "own_list", "proposals", "appendix", "saved"])
def test_every_page_says_that_there_are_unsaved_changes(saver: Officer, page: str) -> None:
    assert UNSAVED in saver.open(page).words
    save(saver.open("saved"))
    assert UNSAVED not in saver.open(page).words
    assert "Sparat som Grund, version 1" in saver.words


def test_a_move_back_to_where_it_was_is_no_change(saver: Officer) -> None:
    save(saver).open("allocation").set("weight_housing", 40)
    assert UNSAVED in saver.words
    assert UNSAVED not in saver.set("weight_housing", 30).words


def test_saved_work_is_listed_with_who_and_what(sharer: Officer) -> None:
    save(sharer)
    assert sharer.told("success") == ["Sparat som Grund, version 1."]
    assert "Allt är sparat som Grund, version 1." in sharer.words
    sharer.open("allocation").set("budget", "13 mnkr").open("saved")
    assert "Du har ändrat sedan Grund, version 1." in sharer.words
    assert "Blir version 2 av Grund." in sharer.words
    sharer.press("Spara")
    assert "Anna Att fördela: 12 000 000 kr → 13 000 000 kr" in sharer.words
    assert [one.number for one in store().versions("Grund")] == [2, 1]


def test_an_earlier_version_is_opened_and_every_control_shows_it(sharer: Officer) -> None:
    save(sharer).open("allocation").set("budget", "13 mnkr").set("weight_crime", 90).set("fund", ["P15"])
    save(sharer.open("saved"))
    sharer.set("saved_version", 1).press("Öppna versionen")
    assert sharer.told("success") == ["Grund, version 1, är öppnad."]
    assert "Allt är sparat som Grund, version 1." in sharer.words
    sharer.open("allocation")
    shown = [sharer.value(key) for key in ("weight_housing", "weight_crime", "fund")]
    assert (sharer.value("budget").replace("\xa0", " "), shown) == ("12 000 000 kr", [30, 20, []])
    assert "Du har ändrat" not in sharer.open("saved").words
    assert "Anna har sparat version 2 av Grund den " in sharer.words
    assert "efter att du öppnade version 1." in sharer.words


def test_nothing_is_opened_over_unsaved_changes_without_a_question(saver: Officer) -> None:
    save(saver).open("allocation").set("budget", "13 mnkr").open("saved").press("Öppna")
    assert saver.told("warning") == [
        "Du har ändringar som inte är sparade. Om du öppnar Grund, version 1 försvinner de."
    ]
    saver.press("Behåll det som är på skärmen")
    assert (saver.work.scenario.budget, saver.told("warning")) == (13_000_000, [])
    saver.press("Öppna").press("Öppna ändå")
    assert (saver.work.scenario.budget, saver.told("warning")) == (12_000_000, [])


def test_a_name_and_an_author_are_needed(saver: Officer) -> None:
    assert save(saver, name=" ").told("error") == ["Skriv ett namn på arbetet."]
    assert save(saver, author="").told("error") == ["Skriv vem som sparar."]
    assert save(saver, name="x" * 121).told("error") == ["Skriv ett kortare namn, högst 120 tecken."]
    assert store().entries() == ()


def test_a_name_that_is_someone_elses_is_said_before(saver: Officer) -> None:
    store().save("Reserv", "Bo", from_work(saver.work))
    saver.set("save_name", "Reserv")
    assert saver.told("warning")[0].startswith("Reserv finns redan och är inte det som du har öppnat: Bo sparade")


def test_work_is_copied_renamed_archived_and_taken_back(sharer: Officer) -> None:
    save(sharer).set("saved_new_name", "Reserv").press("Kopiera")
    assert sharer.value("saved_choice") == "Reserv"
    assert "Kopia av Grund, version 1" in sharer.words
    sharer.set("saved_new_name", "Grund").press("Byt namn")
    assert sharer.told("error") == ["Det finns redan ett arbete som heter Grund. Välj ett annat namn."]
    sharer.set("saved_new_name", "Plan B").press("Byt namn")
    assert sorted(entry.name for entry in store().entries()) == ["Grund", "Plan B"]
    sharer.press("Arkivera")
    assert [entry.name for entry in store().entries() if entry.archived] == ["Plan B"]
    sharer.press("Ta fram igen")
    assert not any(entry.archived for entry in store().entries())


def test_what_was_saved_under_another_name_is_what_is_chosen(saver: Officer) -> None:
    save(saver)
    assert save(saver, name="Reserv").value("saved_choice") == "Reserv"
    assert [entry.name for entry in store().entries() if not entry.archived] == ["Reserv", "Grund"]
    saver.press("Arkivera")
    assert [entry.name for entry in store().entries() if entry.archived] == ["Reserv"]


def test_a_renamed_work_is_still_the_one_that_is_open(saver: Officer) -> None:
    save(saver).set("saved_new_name", "Beslut").press("Byt namn")
    assert "Allt är sparat som Beslut, version 1." in saver.words
    assert saver.value("save_name") == "Beslut"


def test_a_file_taken_along_is_opened_to_the_same_work(saver: Officer) -> None:
    saver.open("own_list").press("Börja med fördelningen på skärmen").open("saved")
    saved = from_work(saver.work)
    saver.open("proposals").set("sample", "exempel_60").open("saved")
    bring(saver, packed(saved))
    assert saver.told("success") == ["hem.fordela är öppnad."]
    assert written(from_work(saver.work)) == written(saved)
    assert "Allt finns i filen hem.fordela." in saver.words
    saver.open("own_list")
    assert saver.work.own_list.amounts == saved.own_amounts
    assert "lika många poäng som den bästa" in saver.words


def test_what_is_downloaded_is_no_longer_unsaved(saver: Officer) -> None:
    saver.test.get("download_button")[0].click()
    saver.run()
    assert "Allt finns i filen malmo_2022-" in saver.words
    assert UNSAVED in saver.open("allocation").set("budget", "1 mnkr").words


def test_the_file_is_made_before_it_is_asked_for_so_that_the_press_cannot_lose_it(saver: Officer) -> None:
    button = saver.test.get("download_button")[0].proto
    assert button.url
    assert not button.HasField("deferred_file_id")


def test_work_too_large_for_a_file_is_told_and_none_offered(saver: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_PACKED_BYTES", 1_000)
    assert "för stora tillsammans" in saver.run().words
    assert saver.test.get("download_button") == []


def test_a_file_that_is_none_of_ours_leaves_the_work_as_it_was(saver: Officer) -> None:
    before = saver.work.case
    bring(saver, b"id;titel\n")
    assert saver.told("error")[0].startswith("hem.fordela: väntade ett arbete som Fördela har sparat")
    assert saver.work.case is before


def test_a_store_that_cannot_be_reached_is_told_and_the_file_offered(saver: Officer, own_store: Path) -> None:
    own_store.parent.mkdir(exist_ok=True)
    own_store.write_bytes(b"not a database at all" * 100)
    save(saver)
    assert saver.told("error") == [
        f"Filen med de sparade arbetena är skadad ({own_store}). Hämta den senaste säkerhetskopian, "
        "eller be den som sköter Fördela om hjälp."
    ]
    assert saver.told("info") == ["Ditt arbete finns kvar på skärmen. Ta med det som fil så länge: Spara arbetet."]
    assert UNSAVED in saver.words
    assert saver.test.get("download_button")


def test_names_of_officers_are_no_markup(saver: Officer) -> None:
    save(saver, "<script>alert(1)</script>", "*Anna*")
    assert "<script>alert" not in saver.html
    assert "<script>alert(1)</script>" in saver.words


def test_the_page_speaks_english(saver: Officer) -> None:
    save(saver).set("language", "en")
    assert "All is saved as Grund, version 1." in saver.words
    assert "First version: 19 proposals, 12 000 000 kr" in saver.words
