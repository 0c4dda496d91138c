"""The walks of docs/walkthroughs.md, as they stand there, on a laptop's screen and on a projector."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, COMPARE, PRESENT, SAVED, TRADEOFFS, WEIGHTS, explain, go, settle

SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
CASE = read_sample("malmo_2022")
SHOWN = ".fordela-slide:visible h2"


@pytest.fixture
def open_at(opened: Any) -> Callable[[int, int], Any]:  # noqa: F811 - the fixture
    return opened  # type: ignore[no-any-return]


@pytest.fixture
def colleague(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def ten_million() -> bytes:
    scenario = replace(CASE.scenario, budget=10_000_000)
    return portfolio_csv(solve(scenario, CASE.proposals), CASE.proposals, scenario)


def headline(page: Any) -> str:
    return str(page.locator(".fordela-headline").first.inner_text()).replace("\xa0", " ")


@SIZES
def test_from_opening_the_app_to_a_result_in_excel_is_three_actions(open_at: Any, width: int, height: int) -> None:
    page = open_at(width, height)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ladda ner fördelningen (CSV)").click()
    assert Path(waiting.value.path()).read_bytes() == ten_million()


@SIZES
def test_the_same_by_keyboard_alone(open_at: Any, width: int, height: int) -> None:
    page = open_at(width, height)
    tab_to(page, ".st-key-result_buttons button")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(page)
    with page.expect_download() as waiting:
        tab_to(page, '[data-testid="stDownloadButton"] button')
        page.keyboard.press("Enter")
    assert Path(waiting.value.path()).read_bytes() == ten_million()


@SIZES
def test_the_officer_with_more_time(open_at: Any, width: int, height: int) -> None:
    page = open_at(width, height)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    go(page, WEIGHTS)
    page.get_by_text("Rangordning", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Låt reglagen visa detta").click()
    settle(page)
    page.get_by_text("Vikterna är valda genom rangordning").wait_for()
    go(page, TRADEOFFS)
    page.get_by_role("heading", name="Knappa avgöranden").wait_for()
    go(page, COMPARE)
    page.get_by_role("button", name="Jämför med 10 % mindre pengar").click()
    page.get_by_text("10 % mindre pengar: ").first.wait_for()
    page.get_by_role("button", name="Ångra").click()
    settle(page)
    assert page.get_by_role("button", name="Jämför med 10 % mindre pengar").count() == 1
    go(page, SAVED)
    page.locator(".st-key-save_name input").fill(f"Vandring {width}")
    page.locator(".st-key-save_author input").fill("Anna")
    page.locator(".st-key-save_work button").click()
    page.get_by_text(f"Sparat som Vandring {width}, version 1.", exact=True).wait_for()


@SIZES
def test_in_front_of_the_board(open_at: Any, width: int, height: int) -> None:
    page = open_at(width, height)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    go(page, PRESENT)
    titles = [page.locator(SHOWN).inner_text()]
    for _ in range(5):
        page.keyboard.press("PageDown")
        settle(page)
        titles.append(page.locator(SHOWN).inner_text())
    assert titles[-1].startswith("Förslag till beslut")
    assert len(set(titles)) == 6
    page.get_by_role("button", name="Vad händer om").click()
    settle(page)
    budget = page.get_by_role("textbox", name="Att fördela")
    budget.fill("8 mnkr")
    budget.press("Enter")
    settle(page)
    for _ in range(5):
        page.get_by_role("button", name="Föregående").click()
        settle(page)
    assert page.locator(SHOWN).inner_text().replace("\xa0", " ").startswith("8,00 mnkr räcker till")
    assert page.locator(".fordela-slide:visible p", has_text="Ut: ").count() == 1
    page.get_by_role("button", name="Tillbaka till förslaget").click()
    settle(page)
    assert page.locator(SHOWN).inner_text() == titles[0]
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(page)
    explain(page, "P09")
    assert page.locator(".st-key-why_panel").count() == 1


def test_a_colleague_is_sent_a_link(open_at: Any, colleague: Any) -> None:
    page = open_at(1280, 800)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    before = headline(page)
    go(page, SAVED)
    page.locator(".st-key-link_making summary").click()
    settle(page)
    address = page.locator(".st-key-link_making code").inner_text()
    colleague.goto(address)
    colleague.get_by_text("Scenariot kommer från en länk.").wait_for()
    settle(colleague)
    assert headline(colleague) == before
    colleague.goto(address[: len(address) // 2])
    colleague.get_by_text("Länken går inte att använda.").wait_for()
    go(colleague, ALLOCATION)
