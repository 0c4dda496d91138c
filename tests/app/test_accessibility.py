"""WCAG 2.1 A and AA in Chromium: axe-core on every page, language, keyboard alone, zoom; see docs/accessibility.md."""

import re
from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.scenario import Scenario
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals
from tests.app.after_visits import after_states
from tests.app.basis_visits import basis_states
from tests.app.conftest import ROOT, Server
from tests.app.visits import ALLOCATION, PATHS, PRESENT, arrive, go, settle, states, switch_to_english

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
TRIES_WHILE_BUSY = 5
MOST_TABS = 90
# (rule, selector): what axe cannot decide by itself, as docs/accessibility.md answers it; no sure fault is let by.
KNOWN = {
    ("th-has-data-cells", ".fordela-table"),
    ("color-contrast", ".fordela-table caption"),
    ("aria-prohibited-attr", '[data-testid="stFileChip"]'),
    ("aria-prohibited-attr", '[data-testid="stMultiSelect"] span'),
    ("color-contrast", ".st-key-controls p"),
    ("color-contrast", '[data-testid="stVegaLiteChart"] text'),
    ("color-contrast", '[data-testid="stSliderTickBar"] p'),
}
VISIBLE_FOCUS = """() => {
  let element = document.activeElement;
  element = element.closest('[style*="clip-path"]')?.parentElement ?? element;
  for (let up = 0; element && up < 3; up++, element = element.parentElement) {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    if (style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 && box.width >= 10) return true;
  }
  return false;
}"""
CUT_OFF = """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter(element =>
  [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim())
  && !element.closest('.fordela-scroll, .fordela-hidden, [style*="clip-path"]')
  && element.getBoundingClientRect().width > 0
  && (element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1)
).map(element => element.textContent.slice(0, 60))"""


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[Callable[..., Any]]:
    """Opens the app in a window of a size; any exception on the page fails the test."""
    contexts, pages = [], []

    def open_page(width: int = 1280, height: int = 800, scale: int = 1, path: str = "") -> Any:
        size = {"width": width, "height": height}
        contexts.append(browser.new_context(viewport=size, device_scale_factor=scale, locale="sv-SE"))
        pages.append(contexts[-1].new_page())
        pages[-1].set_default_timeout(30_000)
        pages[-1].goto(server.address + path)
        arrive(pages[-1], "")
        return pages[-1]

    yield open_page
    assert [page.locator('[data-testid="stException"]').count() for page in pages] == [0] * len(pages)
    for context in contexts:
        context.close()


def known(page: Any, rule: str, target: str) -> bool:
    selectors = [selector for name, selector in KNOWN if name == rule]
    return any(page.locator(target).first.evaluate("(e, s) => e.matches(s)", selector) for selector in selectors)


def faults(page: Any) -> list[tuple[str, str]]:
    """(rule, target) of all that axe calls wrong, and of what it cannot decide, but for what is known."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - needed only where there is a browser

    found = Axe().run(page, options={"runOnly": LEVELS, "resultTypes": ["violations", "incomplete"]}).response
    wrong, undecided = (
        [(result["id"], node["target"][0]) for result in found[kind] for node in result["nodes"]]
        for kind in ("violations", "incomplete")
    )
    return wrong + [(rule, target) for rule, target in undecided if not known(page, rule, target)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_fault_on_any_page(opened: Any, language: str) -> None:
    page = opened()
    if language == "en":
        switch_to_english(page)
    found = {state: faults(page) for state in chain(basis_states(page), after_states(page), states(page))}
    assert {state: some for state, some in found.items() if some} == {}
    assert len(found) == 45


def test_what_is_known_is_what_the_document_lists() -> None:
    text = (ROOT / "docs/accessibility.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \| `([^`]+)` \| .+ \|$", text, re.MULTILINE)) == KNOWN


@pytest.mark.parametrize("path", PATHS)
def test_each_page_says_its_language_title_and_headings_in_order(opened: Any, path: str) -> None:
    page = opened(path=path)
    title = page.locator("h1").inner_text()
    assert (page.locator("html").get_attribute("lang"), page.title()) == ("sv", f"{title} · Fördela")
    assert page.locator("h1").count() == 1
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
    assert all(after - before <= 1 for before, after in pairwise(levels))
    if path == PRESENT:  # pictures alone: the switch is on every other page
        go(page, ALLOCATION)
        switch_to_english(page)
        go(page, PRESENT)
    else:
        switch_to_english(page)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == f"{page.locator('h1').inner_text()} · Fördela" != f"{title} · Fördela"


def test_the_language_stays_with_the_page_from_one_to_the_next_and_back(opened: Any) -> None:
    page = opened()
    for path in (*PATHS[1:4], PATHS[0]):
        go(page, path)
        assert page.locator("html").get_attribute("lang") == "sv"
    switch_to_english(page)
    for path in (*PATHS[1:4], PATHS[0]):
        go(page, path)
        assert page.locator("html").get_attribute("lang") == "en"


def test_a_chart_is_one_picture_with_one_name_in_the_pages_language(opened: Any) -> None:
    page = opened()
    names = [one.get_attribute("aria-label") for one in page.locator('[data-testid="stVegaLiteChart"]').all()]
    assert [name.partition(":")[0] for name in names] == [
        "Stapeldiagram, medel per område",
        "Stapeldiagram, medel per nämnd",
    ]
    inside = page.locator('svg.marks [aria-label]:not([aria-hidden="true"] *):not([aria-hidden="true"])')
    assert inside.count() == 0
    drawn = page.locator("svg.marks").all_text_contents()
    assert all("mnkr" in text and "undefined" not in text for text in drawn)


def tab_to(page: Any, selector: str, key: str = "Tab") -> None:
    """Press a key until the focus is on what is sought, and see at each step where the focus is."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if page.evaluate("document.activeElement !== document.body"):
            assert page.evaluate(VISIBLE_FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_the_keyboard_alone_goes_from_upload_to_csv(opened: Any, server: Server, csv_file: Any) -> None:
    page, data = opened(), csv_file({}, {"titel": "Simskola"})
    tab_to(page, 'a[href$="/forslag"]')
    page.keyboard.press("Enter")
    arrive(page, "Förslag")
    settle(page)
    tab_to(page, '[data-testid="stFileUploaderDropzone"] button')
    choosers: list[Any] = []
    page.on("filechooser", lambda chooser: choosers.append(chooser))  # noqa: PLW0108 - Playwright takes no built-in
    for _ in range(TRIES_WHILE_BUSY):  # a press that meets the page while it redraws is lost, and pressed again
        page.keyboard.press("Enter")
        page.wait_for_timeout(2_000)
        if choosers:
            break
    choosers[0].set_files([{"name": "egen.csv", "mimeType": "text/csv", "buffer": data}])
    page.get_by_text("egen.csv: 2 förslag lästes in.").wait_for()
    settle(page)
    tab_to(page, f'a[href="{server.address}"]', "Shift+Tab")
    page.keyboard.press("Enter")
    arrive(page, "Fördelning")
    tab_to(page, ".st-key-weight_housing input")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    settle(page)
    tab_to(page, '[data-testid="stDownloadButton"] button')
    with page.expect_download() as downloading:
        page.keyboard.press("Enter")
    assert Path(downloading.value.path()).read_bytes() == expected_csv(data)


def expected_csv(data: bytes) -> bytes:
    """The uploaded proposals, with the first sample's money and weights but for housing at 23."""
    now, proposals = read_sample("malmo_2022").scenario, read_proposals(data, "egen.csv")
    scenario = Scenario({**now.weights, "housing": 23.0}, now.budget, "egen.csv", now.benefit)
    return portfolio_csv(solve(scenario, proposals), proposals, scenario)


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize("path", PATHS)
def test_the_focus_is_seen_everywhere_and_trapped_nowhere(opened: Any, path: str, key: str) -> None:
    page = opened(path=path)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    page.evaluate("document.activeElement.blur()")
    tab_to(page, '[data-testid="stTopNavLink"]', key)
    tab_to(page, "body", key)
    tab_to(page, '[data-testid="stTopNavLink"]', key)


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])
@pytest.mark.parametrize("path", PATHS)
def test_at_200_and_400_percent_nothing_is_cut_off_and_all_can_be_reached(
    opened: Any, path: str, width: int, height: int
) -> None:
    page = opened(width, height, 1280 // width, path)
    assert page.evaluate(CUT_OFF) == []
    main = page.locator('[data-testid="stMain"]')
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") <= 0
    assert page.locator('[data-testid="stColumn"]').evaluate_all(
        "columns => columns.every(column => getComputedStyle(column).position !== 'sticky')"
    )
    reached = (
        page.locator('[data-testid="stMain"]').locator("button:enabled, input, summary, th").locator("visible=true")
    )
    reached.last.click(trial=True)


def test_the_controls_stay_in_place_only_where_there_is_room(opened: Any) -> None:
    column = opened().locator('[data-testid="stColumn"]:has(.st-key-controls)')
    assert column.evaluate("column => getComputedStyle(column).position") == "sticky"
