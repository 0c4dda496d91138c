"""How fast a moved slider shows its result, beside a one-slider, one-chart Streamlit app in the same run.

    .venv/bin/python tests/benchmarks/page_speed.py

Prints medians of ten in milliseconds and their ratios to the small app's. Needs Chromium.
"""

import contextlib
import csv
import io
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMES = 10
STEP_PAUSE_MS = 700
SLIDER = '[data-testid="stSlider"] input[type=range]'
# What changes when the result is there: the points of our page, the bars of the small app.
OUR_RESULT = ".fordela-figures"
SMALL_RESULT = '[data-testid="stVegaLiteChart"]'
SHOWN = """selector => {
    const found = document.querySelector(selector);
    if (!found) return '';
    return found.innerText + [...found.querySelectorAll('svg path')].map(path => path.getAttribute('d'));
}"""
WATCH = """([read, selector]) => {
    const shown = eval(read), before = shown(selector);
    return {promise: new Promise(done => {
        const start = performance.now();
        const look = () => shown(selector) !== before ? done(performance.now() - start) : requestAnimationFrame(look);
        requestAnimationFrame(look);
    })};
}"""


@contextlib.contextmanager
def served(script: Path, log: Path | None = None) -> Iterator[tuple[str, int]]:
    """The address and the process of an app while it runs; its output goes to `log`, else nowhere."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    output = log.open("w") if log else subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/_stcore/health")
        yield address, process.pid
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str) -> None:
    for _ in range(300):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(address)
            return
        time.sleep(0.02)
    raise TimeoutError(address)


def start_seconds(script: Path, result: str) -> float:
    """From starting the server to the first result on screen, in a browser with an empty cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        start = time.perf_counter()
        with served(script) as (address, _):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            page.wait_for_function(f"({SHOWN})('{result}') !== ''")
            seconds = time.perf_counter() - start
        browser.close()
    return seconds


def slider_milliseconds(page: Page, result: str) -> float:
    """Median from an arrow key on the first slider to a changed result."""
    page.locator(SLIDER).first.focus()
    page.wait_for_timeout(3 * STEP_PAUSE_MS)
    taken = []
    for _ in range(TIMES + 2):
        watching = page.evaluate_handle(WATCH, [SHOWN, result])
        page.keyboard.press("ArrowRight")
        taken.append(page.evaluate("holder => holder.promise", watching))
        page.wait_for_timeout(STEP_PAUSE_MS)
    return statistics.median(taken[2:])


def made_up_file(number: int) -> Path:
    """A file of so many proposals with random scores and costs, for the page to open."""
    dice = random.Random(number)
    text = io.StringIO()
    areas = ["boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet"]
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["id", "titel", "belopp", "primärt område", *areas, "nämnd", "poänggrund"])
    for row in range(number):
        scores = [dice.choice(["0", "0,5", "1", "2", "3", "3,5", "4", "5"]) for _ in areas]
        cost, area = dice.randrange(50, 400) * 1000, areas[row % 5]
        writer.writerow([f"P{row:03}", f"Insats {row}", cost, area, *scores, f"Nämnd {row % 9}", "påhittad"])
    path = Path(tempfile.mkdtemp()) / f"paahittad-{number}.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def settled(page: Page) -> None:
    """Wait until the script has run."""
    page.wait_for_timeout(STEP_PAUSE_MS)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def open_sample(page: Page, name: str) -> None:
    """Open a sample from the page of proposals, and come back."""
    page.get_by_role("link", name="Förslag").first.click()
    settled(page)
    page.get_by_text(name).first.click()
    settled(page)
    page.get_by_role("link", name="Fördelning").first.click()
    settled(page)


def open_file(page: Page, path: Path) -> None:
    """Upload a file on the page of proposals, and come back."""
    page.get_by_role("link", name="Förslag").first.click()
    settled(page)
    page.locator(".st-key-upload input[type=file]").set_input_files(path)
    settled(page)
    page.get_by_role("link", name="Fördelning").first.click()
    settled(page)


def our_milliseconds() -> dict[str, float]:
    """Ours with 19 (10 000 000 kr), 60 and 200 proposals."""
    found = {}
    with served(ROOT / "streamlit_app.py") as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="sv-SE")
        page.goto(address)
        settled(page)
        page.get_by_role("button", name="Prova 10 mnkr").click()
        settled(page)
        found["19"] = slider_milliseconds(page, OUR_RESULT)
        open_sample(page, "60 förslag")
        found["60"] = slider_milliseconds(page, OUR_RESULT)
        open_file(page, made_up_file(200))
        found["200"] = slider_milliseconds(page, OUR_RESULT)
        browser.close()
    return found


def small_milliseconds() -> float:
    """The small app's."""
    with served(ROOT / "tests/benchmarks/small_app.py") as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address)
        settled(page)
        found = slider_milliseconds(page, SMALL_RESULT)
        browser.close()
    return found


def main() -> None:
    """Print every figure and its ratio."""
    small, ours = small_milliseconds(), our_milliseconds()
    print(f"slider, small app: {small:.0f} ms")
    for number, milliseconds in ours.items():
        print(f"slider, {number} proposals: {milliseconds:.0f} ms, {milliseconds / small:.2f} x")
    starts = {
        name: statistics.median(start_seconds(ROOT / script, result) for _ in range(TIMES))
        for name, script, result in (
            ("small app", "tests/benchmarks/small_app.py", SMALL_RESULT),
            ("Fördela", "streamlit_app.py", OUR_RESULT),
        )
    }
    for name, seconds in starts.items():
        print(f"start to first result, {name}: {seconds:.2f} s, {seconds / starts['small app']:.2f} x")


if __name__ == "__main__":
    main()
