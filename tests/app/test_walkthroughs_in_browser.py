"""The walks of docs/walkthroughs.md, as they stand there, on a laptop's screen and on a projector."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.solve import solve
from optimiser.table import portfolio_csv
from tests.app.hands import HANDS, Hand
from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, COMPARE, OWN_LIST, PRESENT, SAVED, TRADEOFFS, WEIGHTS, settle

SIZES = pytest.mark.parametrize(("width", "height"), [(1280, 800), (1920, 1080)])
HOW = pytest.mark.parametrize("how", sorted(HANDS))
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


@HOW
@SIZES
def test_from_opening_the_app_to_a_result_in_excel_is_three_actions(
    open_at: Any, how: str, width: int, height: int
) -> None:
    hand = HANDS[how](open_at(width, height))
    ten_million_is_shown(hand)
    with hand.page.expect_download() as waiting:
        hand.press(hand.page.get_by_role("button", name="Ladda ner fördelningen (CSV)"))
    assert Path(waiting.value.path()).read_bytes() == ten_million()


@HOW
@SIZES
def test_the_officer_with_more_time(open_at: Any, how: str, width: int, height: int) -> None:
    hand = HANDS[how](open_at(width, height))
    ten_million_is_shown(hand)
    weights_by_rank(hand)
    hand.go(TRADEOFFS)
    hand.page.get_by_role("heading", name="Knappa avgöranden").wait_for()
    others_are_compared(hand)
    a_move_is_taken_back(hand)
    the_work_is_saved(hand, f"Vandring {how} {width}")


def ten_million_is_shown(hand: Hand) -> None:
    hand.press(hand.page.get_by_role("button", name="Prova 10 mnkr"))
    hand.page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(hand.page)


def weights_by_rank(hand: Hand) -> None:
    hand.go(WEIGHTS)
    hand.press(hand.page.get_by_role("radio", name="Rangordning"))
    settle(hand.page)
    hand.press(hand.page.get_by_role("button", name="Låt reglagen visa detta"))
    settle(hand.page)
    hand.page.get_by_text("Vikterna är valda genom rangordning").wait_for()


def others_are_compared(hand: Hand) -> None:
    """The same with 10 % less, and somebody else's list beside it."""
    hand.go(OWN_LIST)
    hand.press(hand.page.get_by_role("button", name="Börja med fördelningen på skärmen"))
    settle(hand.page)
    hand.go(COMPARE)
    hand.press(hand.page.get_by_role("button", name="Jämför med 10 % mindre pengar"))
    hand.page.get_by_text("10 % mindre pengar: ").first.wait_for()
    settle(hand.page)
    hand.press(hand.page.get_by_role("button", name="Den egna listan"))
    hand.page.get_by_text("Egen lista: ").first.wait_for()
    settle(hand.page)


def a_move_is_taken_back(hand: Hand) -> None:
    for _ in range(2):
        hand.press(hand.page.get_by_role("button", name="Ångra").first)
        settle(hand.page)
    assert hand.page.get_by_role("button", name="Jämför med 10 % mindre pengar").count() == 1


def the_work_is_saved(hand: Hand, name: str) -> None:
    hand.go(SAVED)
    hand.write(hand.page.locator(".st-key-save_name input"), name)
    hand.write(hand.page.locator(".st-key-save_author input"), "Anna")
    hand.press(hand.page.locator(".st-key-save_work button"))
    hand.page.get_by_text(f"Sparat som {name}, version 1.", exact=True).wait_for()


@HOW
@SIZES
def test_in_front_of_the_board(open_at: Any, how: str, width: int, height: int) -> None:
    hand = HANDS[how](open_at(width, height))
    page = hand.page
    ten_million_is_shown(hand)
    hand.go(PRESENT)
    titles = [page.locator(SHOWN).inner_text(), *(after_page_down(page) for _ in range(6))]
    assert titles[-1].startswith("Förslag till beslut")
    assert len(set(titles)) == 7
    hand.press(page.get_by_role("button", name="Vad händer om"))
    settle(page)
    hand.write(page.get_by_role("textbox", name="Att fördela"), "8 mnkr")
    for _ in range(6):
        hand.press(page.get_by_role("button", name="Föregående"))
        settle(page)
    assert page.locator(SHOWN).inner_text().replace("\xa0", " ").startswith("8,00 mnkr räcker till")
    assert page.locator(".fordela-slide:visible p", has_text="Ut: ").count() == 1
    hand.press(page.get_by_role("button", name="Tillbaka till förslaget"))
    settle(page)
    assert page.locator(SHOWN).inner_text() == titles[0]
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()
    settle(page)
    hand.choose(page.locator(".st-key-why_asked input"), "P09")
    page.locator(".st-key-why_panel").wait_for()


def after_page_down(page: Any) -> str:
    """The title of the picture that a remote's key leads to."""
    page.keyboard.press("PageDown")
    settle(page)
    return str(page.locator(SHOWN).inner_text())


@HOW
@SIZES
def test_a_colleague_is_sent_a_link(open_at: Any, colleague: Any, how: str, width: int, height: int) -> None:
    hand = HANDS[how](open_at(width, height))
    ten_million_is_shown(hand)
    before = headline(hand.page)
    hand.go(SAVED)
    hand.press(hand.page.locator(".st-key-link_making summary"))
    settle(hand.page)
    address = hand.page.locator(".st-key-link_making code").inner_text()
    theirs = HANDS[how](colleague)
    colleague.set_viewport_size({"width": width, "height": height})
    colleague.goto(address)
    colleague.get_by_text("Scenariot kommer från en länk.").wait_for()
    settle(colleague)
    assert headline(colleague) == before
    colleague.goto(address[: len(address) // 2])
    colleague.get_by_text("Länken går inte att använda.").wait_for()
    settle(colleague)
    theirs.go(ALLOCATION)
