"""Förslag in Chromium: what only a browser holds, such as the words of a language that was just left."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.app.conftest import Server
from tests.app.visits import settle

CsvFile = Callable[..., bytes]


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """Förslag as a Swedish officer's browser opens it; a page that says that something went wrong fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(f"{server.address}forslag")
    page.get_by_role("heading", name="Läge före valet").wait_for()
    settle(page)
    yield page
    assert page.locator('[data-testid="stException"]').count() == 0
    assert page.get_by_text("Något gick fel").or_(page.get_by_text("Something went wrong")).count() == 0
    context.close()


def upload(page: Any, **files: bytes) -> None:
    """Put files into the uploader by their names without the ending, and wait for what comes of them."""
    chosen = [{"name": f"{name}.csv", "mimeType": "text/csv", "buffer": data} for name, data in files.items()]
    page.locator(".st-key-upload input[type=file]").set_input_files(chosen)
    for name in files:
        page.get_by_text(f"{name}.csv", exact=True).first.wait_for()
    settle(page)


def speak(page: Any, language: str) -> None:
    page.get_by_text(language, exact=True).click()
    settle(page)


def choose(page: Any, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.scroll_into_view_if_needed()  # a list that has just been opened is shut by the page's scrolling
    settle(page)
    box.click()
    page.get_by_role("option", name=option).click()
    settle(page)


def focused(page: Any) -> str:
    """The class that names the part of the page that has the focus; blank where it is lost."""
    found = page.evaluate("document.activeElement.className.match(/st-key-[a-z]+/)")
    return "" if found is None else str(found[0])


def test_files_can_be_uploaded_after_a_change_of_language(page: Any, csv_file: CsvFile) -> None:
    speak(page, "English")
    assert page.get_by_role("radio", name="Malmö 2022: the 19 real proposals").is_checked()
    upload(page, a=csv_file({"titel": "Skolmat"}))
    page.get_by_text("a.csv: 1 proposal was read.").wait_for()


def test_a_reason_can_be_typed_after_a_change_of_language_and_back(page: Any) -> None:
    for language, reason in (("English", "Reason"), ("Svenska", "Skäl")):
        speak(page, language)
        page.get_by_role("textbox", name=reason).fill(f"På {language}")
        page.keyboard.press("Tab")
        settle(page)
    page.get_by_role("heading", name="Läge före valet").wait_for()
    assert page.get_by_role("radio", name="Malmö 2022: de 19 verkliga förslagen").is_checked()
    assert page.get_by_role("textbox", name="Skäl").input_value() == "På Svenska"


def test_proposal_state_and_reason_survive_a_change_of_language_and_are_saved(page: Any, csv_file: CsvFile) -> None:
    upload(page, a=csv_file({"titel": "Skolmat"}, {"titel": "Simskola"}))
    choose(page, "Förslag", "P02 Simskola")
    choose(page, "Läge", "återtagen")
    page.get_by_role("textbox", name="Skäl").fill("Nämnden drar tillbaka")
    speak(page, "English")
    chosen = [page.get_by_role("combobox", name=name).input_value() for name in ("Proposal", "State")]
    assert chosen == ["P02 Simskola", "withdrawn"]
    page.get_by_role("textbox", name="Reason").fill("Nämnden drar tillbaka den")
    page.get_by_role("button", name="Save state").click()
    row = page.get_by_role("row", name="P02 Simskola Committee unknown withdrawn Nämnden drar tillbaka den")
    row.wait_for()
    upload(page, c=csv_file({"id": "C1", "titel": "Teater"}))
    page.get_by_text("2 files: 3 proposals were read.").wait_for()
    assert row.count() == 1


def test_the_way_of_counting_can_be_chosen_after_a_change_of_language(page: Any) -> None:
    page.get_by_role("link", name="Fördelning").click()
    page.get_by_role("heading", name="förslag ryms").wait_for()
    page.get_by_text("Poäng per krona", exact=True).click()
    settle(page)
    speak(page, "English")
    page.locator('.st-key-controls [data-testid="stSlider"] input[type=range]').first.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert page.get_by_role("radio", name="Points per krona").is_checked()


def test_answers_to_doubts_survive_a_change_of_language_and_the_files_are_merged(page: Any, csv_file: CsvFile) -> None:
    upload(page, a=csv_file({"titel": "Skolmat"}), b=csv_file({"titel": "Fotboll"}))
    page.get_by_text("Ett förslag: behåll det i b.csv, rad 2").click()
    settle(page)
    speak(page, "English")
    assert page.get_by_role("radio", name="One proposal: keep the one in b.csv, row 2").is_checked()
    page.get_by_role("button", name="Merge the files").click()
    page.get_by_text("2 files: 1 proposal was read.").wait_for()
    page.get_by_role("rowheader", name="P01 Fotboll").first.wait_for()


def test_the_focus_goes_to_what_came_of_an_upload_and_of_a_merge(page: Any, csv_file: CsvFile) -> None:
    upload(page, a=csv_file({"titel": "Skolmat"}), b=csv_file({"titel": "Fotboll"}))
    assert focused(page) == "st-key-outcome"
    page.get_by_text("Två förslag: båda behålls").click()
    settle(page)
    page.get_by_role("button", name="Slå ihop filerna").focus()
    page.keyboard.press("Enter")
    page.get_by_text("2 filer: 2 förslag lästes in.").wait_for()
    settle(page)
    assert focused(page) == "st-key-outcome"
