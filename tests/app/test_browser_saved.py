"""Saved work in Chromium, by keyboard alone: saved under a name, taken along as a file, and opened again."""

from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from app.storage.bundle import unpacked
from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, SAVED, go, settle

CASE_LINE = ".fordela-case"


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """The first page, with one weight moved."""
    page = opened()
    page.locator(".st-key-weight_housing input").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    return page


def visit(page: Any, title: str) -> None:
    go(page, {"Sparat": SAVED, "Fördelning": ALLOCATION}[title])


def save(page: Any, name: str) -> None:
    """From wherever the focus is, by the keyboard."""
    for key, text in (("save_name", name), ("save_author", "Anna")):
        tab_to(page, f".st-key-{key} input")
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    tab_to(page, ".st-key-save_work button")
    page.keyboard.press("Enter")
    page.get_by_text(f"Sparat som {name}, version 1.", exact=True).wait_for()
    settle(page)


def test_the_top_of_the_page_follows_a_slider_though_the_page_is_a_fragment(page: Any) -> None:
    line = page.locator(CASE_LINE)
    assert line.inner_text().endswith("Osparade ändringar")
    page.keyboard.press("ArrowLeft")
    settle(page)
    assert "Osparade" not in line.inner_text()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert line.inner_text().endswith("Osparade ändringar")
    assert page.locator("h1").count() == 1


def test_work_is_saved_and_opened_again_by_keyboard_alone(page: Any) -> None:
    visit(page, "Sparat")
    save(page, "Från webbläsaren")
    visit(page, "Fördelning")
    assert page.locator(CASE_LINE).inner_text().endswith("Sparat som Från webbläsaren, version 1")
    page.locator(".st-key-weight_housing input").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settle(page)
    visit(page, "Sparat")
    tab_to(page, ".st-key-saved_open button")
    page.keyboard.press("Enter")
    page.locator(".st-key-outcome:focus").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Öppna ändå"
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_text("Från webbläsaren, version 1, är öppnad.", exact=True).wait_for()
    visit(page, "Fördelning")
    assert page.locator(".st-key-weight_housing input").input_value() == "21"


def test_the_file_that_is_taken_along_is_the_work_on_screen(page: Any) -> None:
    visit(page, "Sparat")
    tab_to(page, '[data-testid="stDownloadButton"] button')
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    data = Path(waiting.value.path()).read_bytes()
    saved = unpacked(data, waiting.value.suggested_filename)
    assert (saved.case, saved.scenario.weights["housing"]) == (read_sample("malmo_2022"), 21)
    settle(page)
    assert page.locator(CASE_LINE).inner_text().endswith(f"Sparat i filen {waiting.value.suggested_filename}")
