"""Avvägningar as a whole."""

from tests.app.conftest import Officer


def test_where_there_is_nothing_to_weigh_the_page_says_where_to_go(officer: Officer) -> None:
    officer.set("budget", "1 kr").open("tradeoffs")
    assert officer.told("info") == [
        "Det finns ingen fördelning att väga mot något annat. Gå till Fördelning och ändra medel eller regler."
    ]
