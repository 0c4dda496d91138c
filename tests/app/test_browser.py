"""Once through in Chromium: what only a browser can show."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.portfolio import Portfolio
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from scoring.areas import AREA_CODES
from scoring.numbers import format_number
from tests.app.conftest import Server
from tests.app.visits import ALLOCATION, APPENDIX, go, settle

MALMO = read_sample("malmo_2022")
EXAMPLE = read_sample("exempel_60")
PRESSES = 6
BETWEEN_PRESSES_MS = 250
WEIGHTS = '.st-key-controls [data-testid="stSlider"] input[type=range]'


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """The app as a Swedish officer's browser opens it; any exception on the page fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE", accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(server.address)
    page.get_by_role("heading", name="förslag ryms").wait_for()
    yield page
    assert page.locator('[data-testid="stException"]').count() == 0
    context.close()


def download(page: Any) -> tuple[str, bytes]:
    """Name and bytes of the allocation as the browser saves it."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ladda ner fördelningen (CSV)").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def solve_lines(server: Server) -> list[str]:
    return re.findall(r"solve (begins|ends)", server.log.read_text("utf-8"))


def weights_on_screen(page: Any) -> list[int]:
    sliders = page.locator(WEIGHTS)
    return [int(sliders.nth(place).input_value()) for place in range(len(AREA_CODES))]


def shown(page: Any) -> str:
    """The headline and the figures under it."""
    figures = page.locator(".fordela-figures").inner_text()
    return re.sub(r"\s+", " ", f"{page.locator('.fordela-headline').inner_text()} {figures}")


def funded_on_screen(page: Any) -> set[str]:
    rows = page.locator(".fordela-table tbody tr:not(.out) th").all_inner_texts()
    return {row.split()[0] for row in rows}


def test_from_the_sample_to_the_downloaded_table(page: Any) -> None:
    assert "Alla 19 förslag ryms" in shown(page)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(page)
    name, data = download(page)
    scenario = replace(MALMO.scenario, budget=10_000_000)
    assert data == portfolio_csv(solve(scenario, MALMO.proposals), MALMO.proposals, scenario)
    assert name == f"fordelning-malmo_2022-{date.today().isoformat()}.csv"


def choose_example(page: Any) -> None:
    """Open the made-up sample, whose solves take long enough to overlap if they could."""
    page.get_by_role("link", name="Förslag").click()
    page.get_by_text("Påhittat exempel: 60 förslag", exact=True).click()
    page.get_by_text("Påhittat exempel: 60 förslag · 60 förslag").wait_for()
    page.get_by_role("link", name="Fördelning").click()
    page.get_by_role("heading", name="av 60 förslag får medel").wait_for()
    settle(page)


def test_from_the_other_sample_by_way_of_the_proposals_page(page: Any) -> None:
    choose_example(page)
    _, data = download(page)
    portfolio = solve(EXAMPLE.scenario, EXAMPLE.proposals)
    assert data == portfolio_csv(portfolio, EXAMPLE.proposals, EXAMPLE.scenario)
    assert funded_on_screen(page) == set(portfolio.amounts)


def test_six_quick_moves_never_pile_up_solves_and_the_last_answer_is_shown(page: Any, server: Server) -> None:
    choose_example(page)
    before = len(solve_lines(server))
    page.locator(WEIGHTS).nth(1).focus()
    for _ in range(PRESSES):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(BETWEEN_PRESSES_MS)
    settle(page)
    lines = solve_lines(server)[before:]
    at_once = list(accumulate(1 if line == "begins" else -1 for line in lines))
    assert at_once[-1] == 0
    assert max(at_once) <= 2  # the answer, and of the one before the other way of counting, which is being called off
    assert 1 <= len(lines) // 2 <= 2 * (PRESSES + 1)  # the answer and the other way of counting, for each move
    weights = weights_on_screen(page)
    assert weights == [20, 25 + PRESSES, 20, 15, 20]
    scenario = replace(EXAMPLE.scenario, weights=dict(zip(AREA_CODES, map(float, weights), strict=True)))
    assert_shown(page, solve(scenario, EXAMPLE.proposals))


def assert_shown(page: Any, portfolio: Portfolio) -> None:
    """The headline, the figures and the list are those of the portfolio."""
    assert portfolio.value is not None
    assert f"{len(portfolio.amounts)} av 60 förslag får medel" in shown(page)
    assert f"Fördelat {portfolio.cost:,} kr".replace(",", " ") in shown(page)
    assert f"Poäng {format_number(portfolio.value, 'sv', 2)}" in shown(page)
    assert funded_on_screen(page) == set(portfolio.amounts)


def test_the_page_says_its_language_to_screen_readers(page: Any) -> None:
    assert page.locator("html").get_attribute("lang") == "sv"
    page.get_by_text("English", exact=True).click()
    page.get_by_role("heading", name="proposals fit").wait_for()
    settle(page)
    assert page.locator("html").get_attribute("lang") == "en"
    go(page, APPENDIX)
    page.get_by_text("Money from the city executive").first.wait_for()
    assert page.locator("html").get_attribute("lang") == "en"


def test_uploaded_markup_is_shown_as_text_and_never_runs(page: Any, csv_file: Any) -> None:
    markup = "<img src=x onerror=\"document.body.dataset.ran='yes'\"><script>document.body.dataset.ran='yes'</script>"
    row = {"titel": markup, "nämnd": markup, "not": markup}
    page.get_by_role("link", name="Förslag").click()
    page.locator('[data-testid="stFileUploader"] input[type=file]').first.set_input_files(
        [{"name": "egen.csv", "mimeType": "text/csv", "buffer": csv_file(row, row)}]
    )
    page.get_by_text("egen.csv: 2 förslag lästes in.").wait_for()
    for path in (ALLOCATION, APPENDIX):
        go(page, path)
        assert markup in page.locator("table").first.inner_text()
        assert page.evaluate("document.body.dataset.ran") is None


def test_a_file_opened_on_the_proposals_page_leaves_the_controls_as_they_were(page: Any, csv_file: Any) -> None:
    page.get_by_role("button", name="Ett område först").click()
    page.get_by_role("button", name="Utbildning", exact=True).click()
    page.keyboard.press("Escape")
    settle(page)
    page.get_by_role("link", name="Förslag").first.click()
    settle(page)
    file = {"name": "egen.csv", "mimeType": "text/csv", "buffer": csv_file({}, {})}
    page.locator("input[type=file]").first.set_input_files(file)
    settle(page)
    page.get_by_role("link", name="Fördelning").first.click()
    settle(page)
    assert page.get_by_role("textbox", name="Att fördela").input_value().replace("\xa0", " ") == "15 000 000 kr"
    sliders = page.locator('.st-key-controls [data-testid="stSlider"] input[type=range]')
    assert [sliders.nth(place).input_value() for place in range(5)] == ["10", "60", "10", "10", "10"]
    sliders.nth(4).press("ArrowRight")
    settle(page)
    assert sliders.nth(4).input_value() == "11"
    assert sliders.nth(1).input_value() == "60"
