"""The list to cut or extend and area against area in Chromium, by keyboard alone."""

import re
from typing import Any

import pytest

from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import settle

BUDGETS = '[class*="st-key-cut_budgets"] input'
POINT = '[class*="st-key-areas_point"] input'
AREA = '[class*="st-key-areas_second"] input'


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """Avvägningar, with 10 mnkr to allocate."""
    page = opened()
    page.get_by_role("button", name="Prova 10 mnkr").click()
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    page.get_by_role("link", name="Avvägningar").click()
    page.get_by_role("heading", name="Område mot område").wait_for()
    settle(page)
    return page


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", page.locator('[data-testid="stMain"]').inner_text())


def pick_next(page: Any, box: str) -> None:
    """With the focus on a select box: the option after the one it holds, on which it opens."""
    page.keyboard.press("ArrowDown")
    page.locator('[role="listbox"]').wait_for()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("box => document.activeElement.matches(box)", box)


def test_budgets_are_typed_and_a_cut_is_read_off_by_keyboard_alone(page: Any) -> None:
    tab_to(page, BUDGETS)
    page.keyboard.press("Control+A")
    page.keyboard.type("8 mnkr; 10 mnkr")
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("box => document.activeElement.matches(box)", BUDGETS)
    assert page.locator(BUDGETS).input_value().replace("\xa0", " ") == "8 000 000 kr; 10 000 000 kr"
    assert "Vid 8 000 000 kr (20 % mindre än nu) tas " in words(page)
    page.keyboard.type("; mycket")
    page.keyboard.press("Enter")
    settle(page)
    assert "Fortfarande gäller 8 000 000 kr; 10 000 000 kr." in words(page)
    tab_to(page, ".st-key-cutting_usual button")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(BUDGETS).input_value().replace("\xa0", " ").startswith("9 000 000 kr; ")
    assert "Fortfarande gäller" not in words(page)


def test_two_areas_and_a_choice_between_them_are_chosen_by_keyboard_alone(page: Any) -> None:
    tab_to(page, POINT, "Shift+Tab")
    before = page.locator(POINT).input_value()
    pick_next(page, POINT)
    chosen = page.locator(POINT).input_value()
    assert (before, chosen) == ("20,00 i Boende, 34,00 i Utbildning", "18,00 i Boende, 36,00 i Utbildning")
    texts = page.locator("svg.marks").last.locator("text").all_text_contents()
    assert {"Nu", "Valt", "Boende, poäng före vikterna", "Utbildning, poäng före vikterna"} <= set(texts)
    assert "P15 Samverkan Rosengård" in words(page)
    tab_to(page, AREA, "Shift+Tab")
    pick_next(page, AREA)
    assert page.locator(AREA).input_value() == "Arbetsmarknad"
    assert " i Arbetsmarknad. " in words(page)
