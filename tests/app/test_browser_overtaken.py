"""Two officers in Chromium, each in a window of their own: the second is told of the first by keyboard alone."""

from typing import Any

from tests.app.test_accessibility import faults, opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, SAVED, go, settle

NAME = "Gemensamt förslag"


def move_a_weight(page: Any, times: int) -> None:
    go(page, ALLOCATION)
    page.locator(".st-key-weight_housing input").focus()
    for _ in range(times):
        page.keyboard.press("ArrowRight")
        settle(page)
    go(page, SAVED)


def save(page: Any, author: str) -> None:
    page.locator(".st-key-save_name input").fill(NAME)
    page.locator(".st-key-save_author input").fill(author)
    page.locator(".st-key-save_work button").click()
    settle(page)


def open_saved(page: Any) -> None:
    go(page, SAVED)
    page.locator(".st-key-saved_open button").click()
    page.get_by_text(f"{NAME}, version 1, är öppnad.", exact=True).wait_for()
    settle(page)


def test_the_second_of_two_officers_is_told_sees_the_difference_and_loses_nothing(opened: Any) -> None:  # noqa: F811
    anna, bo = opened(), opened(1920, 1080)
    move_a_weight(anna, 1)
    save(anna, "Anna")
    open_saved(bo)
    for page, times, author in ((anna, 1, "Anna"), (bo, 2, "Bo")):
        move_a_weight(page, times)
        if author == "Anna":
            save(page, author)
            page.get_by_text(f"Sparat som {NAME}, version 2.", exact=True).wait_for()
    bo.locator(".st-key-save_author input").fill("Bo")
    tab_to(bo, ".st-key-save_work button")
    bo.keyboard.press("Enter")
    bo.locator(".st-key-outcome:focus").wait_for()
    settle(bo)
    told = bo.locator(".st-key-outcome").inner_text()
    for words in (f"Anna sparade version 2 av {NAME}", "Boende 21 → 22", "Boende 21 → 23", "Boende 22 → 23"):
        assert words in told
    assert faults(bo) == []
    tab_to(bo, ".st-key-open_theirs button")
    bo.keyboard.press("Enter")
    bo.get_by_text(f"Ditt är sparat som {NAME} (Bo). {NAME}, version 2, är öppnad.", exact=True).wait_for()
    settle(bo)
    listed = bo.locator(".fordela-table", has_text="Sparade arbeten").first.inner_text()
    assert f"{NAME} (Bo)" in listed
    go(bo, ALLOCATION)
    assert bo.locator(".st-key-weight_housing input").input_value() == "22"
