"""A visit to every page in Chromium, in each state that is worth a look."""

import os
import re
import time
from collections.abc import Iterator
from itertools import count
from typing import Any

# The pages by their addresses, in the order of the top navigation.
PATHS = (
    "forslag", "bedomning", "vikter", "", "avvagningar", "egen-lista", "jamfor", "presentera",
    "behov", "pagaende", "tackning", "beslut", "bilaga", "handlingar", "efter-beslutet", "nasta-ar", "sparat", "hjalp",
)  # fmt: skip
(
    PROPOSALS, SCORING, WEIGHTS, ALLOCATION, TRADEOFFS, OWN_LIST, COMPARE, PRESENT,
    NEED, ONGOING, COVERAGE, DECISION, APPENDIX, PAPERS, AFTER, NEXT_YEAR, SAVED, HELP,
) = PATHS  # fmt: skip
# A visit saves under names of its own: an earlier one to the same server may have archived what it saved.
_VISITS = count(1)
_WITHOUT_TABLES = (
    "why_side", "papers", "help_steps", "weights_side", "scoring_side", "need_side", "ongoing_relatives",
    "after_main", "next_year_main",
)  # fmt: skip
COMPLETE = ", ".join(
    ["table:visible", ".fordela-slide", '[data-testid="stAlert"]'] + [f".st-key-{key}" for key in _WITHOUT_TABLES]
)
NOT_ALLOWED = 'id;titel\n1;"två\n'.encode()


# A busy machine is slower to begin what it was asked for; idle until then is not yet done.
_QUIET_SECONDS = 1.0 if "PYTEST_XDIST_WORKER" in os.environ else 0.5


def settle(page: Any) -> None:
    """Wait until the app has been idle for half a second, for a whole one where tests share the machine."""
    idle = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < _QUIET_SECONDS:
        page.wait_for_timeout(50)
        if idle.count() == 0:
            quiet_since = time.monotonic()


def go(page: Any, path: str) -> None:
    """To a page by the top navigation, of which some are in a menu that is opened."""
    link = page.locator(f'nav a[href$="/{path}"]:visible, [role=menu] a[href$="/{path}"]:visible')
    for menu in page.locator('[data-testid="stTopNavSection"]').all():
        if link.count() == 0:
            menu.click()
            page.wait_for_timeout(200)
    title = link.inner_text()
    link.click()
    arrive(page, title)


def arrive(page: Any, title: str) -> None:
    """Wait until a page stands there complete, its charts too."""
    page.locator("h1", has_text=title).wait_for(state="attached")
    page.locator(COMPLETE).first.wait_for()
    settle(page)
    if page.locator(".st-key-controls").count():
        page.locator("svg.marks").nth(1).wait_for()


def explain(page: Any, id_: str) -> None:
    """Choose a proposal to have its decision explained, by the keyboard."""
    field = page.locator(".st-key-why_asked input")
    field.fill(id_)
    field.press("ArrowDown")
    field.press("Enter")
    page.locator(".st-key-why_panel").wait_for()
    settle(page)


def switch_to_english(page: Any) -> None:
    page.get_by_text("English", exact=True).click()
    page.get_by_role("link", name="Proposals").first.wait_for()
    settle(page)


def upload(page: Any, data: bytes) -> None:
    file = {"name": "egen.csv", "mimeType": "text/csv", "buffer": data}
    page.locator('[data-testid="stFileUploader"] input[type=file]').first.set_input_files([file])
    settle(page)


def await_alerts(page: Any, number: int) -> None:
    """So many messages and no more; a busy machine takes its time to come to them."""
    alerts = page.locator('[data-testid="stAlert"]')
    alerts.nth(number - 1).wait_for()
    settle(page)
    assert alerts.count() == number


def states(page: Any) -> Iterator[str]:
    """Every page, rules opened, rules that collide, refused uploads; the name of each as it is reached."""
    yield "allocation"
    page.locator('[data-testid="stBaseButton-primary"]').first.click()
    page.wait_for_timeout(500)
    explain(page, "P09")
    yield "allocation, explained"
    go(page, TRADEOFFS)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "trade-offs"
    go(page, APPENDIX)
    yield "appendix"
    yield from paper_states(page)
    for more in (
        scoring_states, weight_states, own_list_states, compare_states, present_states,
        decision_states, collision_states, saved_states, help_states,
    ):  # fmt: skip
        yield from more(page)


def collision_states(page: Any) -> Iterator[str]:
    """The rules opened; rules that cannot be kept together, on every page; a refused file."""
    go(page, ALLOCATION)
    page.locator(".st-key-rules summary").first.click()
    settle(page)
    yield "allocation, rules opened"
    page.locator(".st-key-share_housing input").first.focus()
    page.keyboard.press("End")
    settle(page)
    await_alerts(page, 3)
    yield "allocation, no answer"
    go(page, TRADEOFFS)
    yield "trade-offs, no answer"
    go(page, OWN_LIST)
    yield "own list, no best"
    go(page, APPENDIX)
    yield "appendix, old answer"
    go(page, PROPOSALS)
    for summary in page.locator("summary").all():
        summary.click()
    page.locator("summary ~ div caption").last.scroll_into_view_if_needed()
    settle(page)
    yield "proposals, all columns"
    upload(page, NOT_ALLOWED)
    await_alerts(page, 1)
    yield "proposals, refused upload"


def paper_states(page: Any) -> Iterator[str]:
    """The papers with every section opened and one of them written."""
    go(page, PAPERS)
    for summary in page.locator("summary").all():
        summary.click()
    page.locator(".st-key-paper_background textarea").fill("Avsatta medel.")
    page.keyboard.press("Tab")
    settle(page)
    yield "papers"


def own_list_states(page: Any) -> Iterator[str]:
    """A list not begun; one with what differs, swaps, a broken rule and a fault; a refused file."""
    go(page, OWN_LIST)
    yield "own list, empty"
    page.locator('[data-testid="stBaseButton-primary"]').first.click()
    settle(page)
    for place, text in enumerate(("", "", "mycket", "300 000")):
        page.locator(".st-key-own_fields input").nth(place).fill(text)
        page.keyboard.press("Tab")
        settle(page)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    await_alerts(page, 1)
    yield "own list, changed"
    upload(page, NOT_ALLOWED)
    await_alerts(page, 2)
    yield "own list, refused file"


def decision_states(page: Any) -> Iterator[str]:
    """What is computed; a deviation over the money there is; one that is refused."""
    go(page, DECISION)
    yield "decision, as computed"
    choose_to_deviate(page, "P16", "5 mnkr")
    page.locator(".st-key-decide_form textarea").first.fill("Större behov")
    page.locator(".st-key-decide_save button").click()
    settle(page)
    await_alerts(page, 2)
    yield "decision, over the money"
    choose_to_deviate(page, "P05", "mycket")
    page.locator(".st-key-decide_save button").click()
    settle(page)
    await_alerts(page, 2)
    yield "decision, refused"


def choose_to_deviate(page: Any, id_: str, kronor: str) -> None:
    """Choose a proposal on Beslut, and an amount of its own."""
    field = page.locator(".st-key-decide_about input")
    field.fill(id_)
    field.press("ArrowDown")
    field.press("Enter")
    settle(page)  # until then the form of the one chosen before can stand there too
    page.locator(".st-key-decide_form [role=radiogroup]").wait_for()
    page.locator(".st-key-decide_form [role=radiogroup] label").last.click()
    settle(page)
    amount = page.locator('.st-key-decide_form [data-testid="stTextInput"] input')
    amount.fill(kronor)
    amount.press("Tab")
    settle(page)


def compare_states(page: Any) -> Iterator[str]:
    """Nothing kept; three answers, all opened."""
    go(page, COMPARE)
    yield "compare, empty"
    for name in ("Jämför med 10 % mindre pengar|Compare with 10% less money", "Andra räknesättet|The other way"):
        page.get_by_role("button", name=re.compile(name)).click()
        settle(page)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "compare"


def scoring_states(page: Any) -> Iterator[str]:
    """Nobody yet; two assessors, the form and the guide opened."""
    go(page, SCORING)
    yield "scoring, empty"
    head = "id;bedömare;boende;utbildning;arbetsmarknad;demokrati;brottslighet"
    upload(page, f"{head}\nP01;Anna;3,5;1;0;0;0\nP01;Bo;1;1;0;0;0\n".encode())
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "scoring"


def weight_states(page: Any) -> Iterator[str]:
    """The questions of both methods."""
    go(page, WEIGHTS)
    for name in ("Swing", "Ran"):
        page.get_by_text(re.compile(f"^{name}[^ ]*( order| weighting)?$")).first.click()
        settle(page)
        yield f"weights, {name}"


def present_states(page: Any) -> Iterator[str]:
    """The picture with a curve; one with the sliders beside it."""
    go(page, PRESENT)
    for _ in range(3):
        page.keyboard.press("PageDown")
        settle(page)
    yield "present, the curve"
    page.locator(".st-key-present_what_if button").first.click()
    settle(page)
    yield "present, with sliders"
    page.locator(".st-key-present_what_if button").first.click()
    settle(page)


def help_states(page: Any) -> Iterator[str]:
    """With the accessibility statement opened."""
    go(page, HELP)
    page.locator("summary").click()
    settle(page)
    yield "help"


def saved_states(page: Any) -> Iterator[str]:
    """Unsaved changes; work saved, with versions and what is archived; a question before opening; a refused file."""
    go(page, SAVED)
    yield "saved, unsaved changes"
    after = page.locator(".st-key-save_after button")
    base, reserve = (f"{name} {next(_VISITS)}" for name in ("Grund", "Reserv"))
    for name, author in ((base, "Anna"), (reserve, "Anna"), (base, "Bo")):
        page.locator(".st-key-save_name input").fill(name)
        page.locator(".st-key-save_author input").fill(author)
        page.locator(".st-key-save_work button").click()
        page.get_by_text(re.compile(rf"(Sparat som|Saved as) {name}, version \d+\.")).or_(after).first.wait_for()
        settle(page)
        if after.count():  # the last time, for the second is what is open
            yield "saved, not what is open"
            after.click()
            settle(page)
    page.locator(".st-key-saved_archive button").click()
    settle(page)
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "saved, with versions and archived"
    go(page, ALLOCATION)
    page.locator(".st-key-weight_housing input").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    go(page, SAVED)
    page.locator(".st-key-saved_open button").click()
    settle(page)
    assert page.locator(".st-key-stay").count() == 1
    yield "saved, asked before opening"
    file = {"name": "hem.fordela", "mimeType": "application/zip", "buffer": b"PK"}
    page.locator('[data-testid="stFileUploader"] input[type=file]').set_input_files([file])
    settle(page)
    yield "saved, refused file"
