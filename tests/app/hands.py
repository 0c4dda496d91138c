"""Two ways of working the page: with the mouse, and with the keyboard alone. A walk passes with either."""

from typing import Any, Protocol

import pytest

from tests.app.visits import arrive, settle

MOST_TABS = 160
FOCUSED = "all => all.includes(document.activeElement)"
BESIDE = "all => all.map(one => one.closest('[role=radiogroup]')?.contains(document.activeElement) ?? false)"


class Hand(Protocol):
    """What an officer's hand does. `what` is a Playwright locator of a control."""

    page: Any

    def press(self, what: Any) -> None: ...

    def write(self, what: Any, text: str) -> None: ...

    def choose(self, what: Any, text: str) -> None: ...

    def go(self, path: str) -> None: ...


class Mouse:
    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, what: Any) -> None:
        what.click()

    def write(self, what: Any, text: str) -> None:
        what.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        settle(self.page)

    def choose(self, what: Any, text: str) -> None:
        what.click()
        self.page.keyboard.type(text)
        self.page.get_by_role("option").first.click()
        settle(self.page)

    def go(self, path: str) -> None:
        link = links(self.page, path)
        for menu in self.page.locator('[data-testid="stTopNavSection"]').all():
            if link.count() == 0:
                menu.click()
                self.page.wait_for_timeout(200)
        title = link.inner_text()
        link.click()
        arrive(self.page, title)


class Keyboard:
    """Tab until the control has the focus, then the key that a control of its kind takes."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, what: Any) -> None:
        self._reach(what)
        self.page.keyboard.press("Space" if what.get_attribute("role") == "radio" else "Enter")

    def write(self, what: Any, text: str) -> None:
        self._reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        settle(self.page)

    def choose(self, what: Any, text: str) -> None:
        self._reach(what)
        self.page.keyboard.type(text)
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")
        settle(self.page)

    def go(self, path: str) -> None:
        link = links(self.page, path)
        for menu in self.page.locator('[data-testid="stTopNavSection"]').all():
            if link.count() == 0:
                self.press(menu)
                self.page.wait_for_timeout(200)
        title = link.inner_text()
        self.press(link)
        arrive(self.page, title)

    def _reach(self, what: Any) -> None:
        """Within a group of radio buttons the arrows move, as they do for anyone without a mouse."""
        for _ in range(MOST_TABS):
            if what.evaluate_all(FOCUSED):
                return
            self.page.keyboard.press("ArrowRight" if any(what.evaluate_all(BESIDE)) else "Tab")
        pytest.fail(f"the keyboard does not reach {what}")


def links(page: Any, path: str) -> Any:
    """The page's link in the top navigation, or in a menu that is open."""
    return page.locator(f'nav a[href$="/{path}"]:visible, [role=menu] a[href$="/{path}"]:visible')


HANDS = {"mouse": Mouse, "keyboard": Keyboard}
