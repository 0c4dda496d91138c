"""Ten browser tabs that move sliders at once for a minute: is every answer right and its own, and is memory given back?

    .venv/bin/python tests/benchmarks/ten_tabs.py

Each tab has a budget of its own. At the end its headline and points are held against what the engine gives for what
its own controls show. Prints faults, and the server's memory before, at the end, and once the tabs are closed.
Exits 1 where an answer is wrong or foreign, a page has failed in the browser or a traceback is in the log. Also to be
run beside other work, which makes the answers late. Needs Chromium and Linux's /proc.
"""

import contextlib
import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from app.samples import read_sample
from optimiser.solve import solve
from scoring.numbers import format_number, millions_number
from tests.benchmarks.page_speed import FLAGS, SLIDER, served, settled

ROOT = Path(__file__).parents[2]
TABS, SECONDS = 10, 60
# How long Streamlit keeps the session of a closed tab, in case it comes back.
KEPT_SECONDS = 150
SECONDS_TO_ANSWER = 60
CASE = read_sample("malmo_2022")


def megabytes(pid: int) -> float:
    """The process's resident memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def opened(browser: Any, address: str, budget: int, failures: list[str]) -> Any:
    """A tab of its own session with a budget of its own; what fails in the browser is added to `failures`."""
    page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(address)
    page.locator(SLIDER).first.wait_for()
    settled(page)
    field = page.get_by_role("textbox", name="Att fördela")
    field.fill(str(budget))
    field.press("Enter")
    return page


def answered(page: Any) -> bool:
    """True once the tab shows the engine's answer to what its own controls hold; False where it does not in time."""
    end = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < end:
        settled(page)
        if _right(page):
            return True
    return False


def _right(page: Any) -> bool:
    sliders = page.locator('.st-key-controls [data-testid="stSlider"] input[type=range]')
    values = [float(sliders.nth(place).input_value()) for place in range(5)]
    text = page.get_by_role("textbox", name="Att fördela").input_value()
    budget = int("".join(filter(str.isdigit, text)))
    weights = dict(zip(CASE.scenario.weights, values, strict=True))
    portfolio = solve(replace(CASE.scenario, weights=weights, budget=budget), CASE.proposals)
    shown = page.locator(".fordela-headline").inner_text(), page.locator(".fordela-figures").inner_text()
    wanted = f"{len(portfolio.amounts)} av {len(CASE.proposals)}", millions_number(portfolio.cost, "sv")
    return wanted[0] in shown[1] and wanted[1] in shown[0] and format_number(portfolio.value or 0, "sv", 2) in shown[1]


def moved(pages: list[Any]) -> int:
    """Move sliders at random in all tabs for a minute; how many moves."""
    dice, end, moves = random.Random(1), time.monotonic() + SECONDS, 0
    while time.monotonic() < end:
        page = dice.choice(pages)
        slider = page.locator(SLIDER).nth(dice.randrange(5))
        slider.press(dice.choice(["ArrowRight", "ArrowLeft", "PageUp", "PageDown"]))
        moves += 1
    return moves


def main() -> int:
    """Run it; 0 where nothing is wrong."""
    log = Path(tempfile.mkdtemp()) / "server.log"
    with served(ROOT / "streamlit_app.py", log) as (address, pid), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        failures: list[str] = []
        opened(browser, address, 9_000_000, failures).close()
        before = megabytes(pid)
        pages = [opened(browser, address, 6_000_000 + 750_000 * tab, failures) for tab in range(TABS)]
        moves = moved(pages)
        wrong = [tab for tab, page in enumerate(pages) if not answered(page)]
        busy = megabytes(pid)
        for page in pages:
            page.close()
        browser.close()
        with contextlib.suppress(KeyboardInterrupt):
            time.sleep(KEPT_SECONDS)
        after = megabytes(pid)
    tracebacks = log.read_text().count("Traceback")
    print(f"{moves} moves in {TABS} tabs, wrong answers in tabs {wrong}, tracebacks {tracebacks}, failures {failures}")
    print(f"memory: {before:.0f} MB before, {busy:.0f} MB with all tabs, {after:.0f} MB after")
    return 1 if wrong or tracebacks or failures else 0


if __name__ == "__main__":
    sys.exit(main())
