"""A link in Chromium: made in one browser, opened in another; broken ones are told and nothing is clamped."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.app.conftest import Server
from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import SAVED, go, settle


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    return opened()


@pytest.fixture
def colleague(browser: Any) -> Iterator[Any]:
    """Another browser, with nothing of the first one's."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    assert page.locator('[data-testid="stException"]').count() == 0
    context.close()


def test_a_colleague_sees_the_same_scenario_by_the_link(page: Any, colleague: Any) -> None:
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    page.locator(".st-key-weight_housing input").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        settle(page)
    headline = page.locator(".fordela-headline").inner_text()
    go(page, SAVED)
    page.locator(".st-key-link_making summary").click()
    settle(page)
    address = page.locator(".st-key-link_making code").inner_text()
    assert "Underhåll" not in address
    colleague.goto(address)
    colleague.get_by_text("Scenariot kommer från en länk.").wait_for()
    settle(colleague)
    assert colleague.locator(".fordela-headline").inner_text() == headline
    assert colleague.locator(".st-key-weight_housing input").input_value() == "23"
    assert "?" not in colleague.url


@pytest.mark.parametrize(
    "query",
    ["weights=500,20,20,20,20&budget=1&file=a.csv&proposals=0123456789abcdef", "budget=abc", "weights=%3Cscript%3E"],
)
def test_a_broken_link_gives_a_message_and_the_default(colleague: Any, server: Server, query: str) -> None:
    colleague.goto(f"{server.address}?{query}")
    colleague.get_by_text("Länken går inte att använda.").wait_for()
    settle(colleague)
    assert colleague.locator(".st-key-weight_housing input").input_value() == "20"
    assert "Alla 19 förslag ryms" in colleague.locator(".fordela-headline").inner_text()


def test_without_the_file_the_link_says_which_to_open(colleague: Any, server: Server) -> None:
    query = "weights=20,20,20,20,20&budget=5000000&file=egna%20f%C3%B6rslag.csv&proposals=0123456789abcdef"
    colleague.goto(f"{server.address}?{query}")
    colleague.get_by_text("Öppna filen egna förslag.csv för att se scenariot").wait_for()
