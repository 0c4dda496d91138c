"""Does a store of 500 works with 200 proposals each open as quickly as an empty one?

    .venv/bin/python tests/benchmarks/store_speed.py

On SQLite and on PostgreSQL, beside each other in the same run: what the page Sparat asks the store for, and the page
itself in Chromium from the click on its link until the list stands there. Medians, and their ratios to the empty
store's.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))
from app.samples import read_sample
from app.storage import rows
from app.storage.database import VARIABLE, Database
from app.storage.saved_work import SavedWork
from app.storage.store import Store
from tests import postgres
from tests.app.visits import ALLOCATION, SAVED, go
from tests.benchmarks.page_speed import FLAGS, served

ROOT = Path(__file__).parents[2]
WORKS, PROPOSALS, TIMES = 500, 200, 15


def made_up() -> SavedWork:
    """So many proposals, made up from the sample's."""
    case = read_sample("malmo_2022")
    proposals = tuple(
        replace(case.proposals[number % len(case.proposals)], id=f"P{number:03}") for number in range(PROPOSALS)
    )
    return SavedWork(replace(case, proposals=proposals, sample=""), case.scenario)


def fill(url: str) -> None:
    """All the works in one transaction, which is quicker than as many saves."""
    work = rows.ready(made_up())
    with Database(url).writing() as connection:
        for number in range(WORKS):
            rows.save(connection, f"Arbete {number:03}", "Anna", work)


def asked(url: str) -> Callable[[], object]:
    """What the page asks for when it is opened."""
    store = Store(url)
    return lambda: (store.listed(20), store.listed(20, archived=True))


def median(act: Callable[[], object]) -> float:
    """Milliseconds."""
    act()
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken) * 1000


@contextmanager
def app_on(url: str) -> Iterator[str]:
    """The address of an app that uses the store."""
    os.environ[VARIABLE] = url
    with served(ROOT / "streamlit_app.py") as (address, _):
        yield address


def open_list(page: Any) -> float:
    """Milliseconds from the click until the list, or that there is none, stands there."""
    link = page.locator(f'nav a[href$="/{SAVED}"]')
    if not link.is_visible():
        page.locator('[data-testid="stTopNavSection"]').last.click()
        link = page.locator(f'[role=menu] a[href$="/{SAVED}"]')
    start = time.perf_counter()
    link.click()
    page.get_by_text("Inget arbete är sparat ännu").or_(page.locator(".st-key-saved_choice")).first.wait_for()
    taken = (time.perf_counter() - start) * 1000
    go(page, ALLOCATION)
    return taken


def pages(empty: str, full: str) -> list[float]:
    """Medians for an empty and a full store, visited in turn."""
    with sync_playwright() as playwright, ExitStack() as open_:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        tabs = []
        for url in (empty, full):
            tab = browser.new_page(viewport={"width": 1920, "height": 1080}, locale="sv-SE")
            tab.goto(open_.enter_context(app_on(url)))
            go(tab, ALLOCATION)
            open_list(tab)
            tabs.append(tab)
        taken = [[open_list(tab) for tab in tabs] for _ in range(TIMES)]
    return [statistics.median(times) for times in zip(*taken, strict=True)]


def main() -> int:
    """0 where the page takes less than twice the time with the full store."""
    ratios = []
    with tempfile.TemporaryDirectory() as folder, postgres.running() as server:
        files = [f"sqlite:///{folder}/{name}.db" for name in ("empty", "full")]
        for name, (empty, full) in {"SQLite": files, "PostgreSQL": [server.database(), server.database()]}.items():
            fill(full)
            Store(empty).entries()
            for what, found in {
                "the store's answer": [median(asked(empty)), median(asked(full))],
                "the page": pages(empty, full),
            }.items():
                ratio = found[1] / found[0]
                ratios += [ratio] if what == "the page" else []
                figures = f"empty {found[0]:.1f} ms, {WORKS} works {found[1]:.1f} ms, {ratio:.2f} times"
                print(f"{name}, {what}: {figures}", flush=True)
    return 0 if max(ratios) < 2 else 1


if __name__ == "__main__":
    sys.exit(main())
