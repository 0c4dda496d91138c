"""The link on the page Sparat, and what a page says of one that is broken."""

from tests.app.conftest import Officer


def test_the_page_says_that_a_link_is_broken_and_can_let_it_go(officer: Officer) -> None:
    officer.test.query_params["budget"] = "-5"
    officer.test.session_state["work"].arrived = False
    officer.run()
    assert "Länken går inte att använda" in officer.words
    assert officer.work.scenario.budget == 15_000_000
    officer.press("Stäng")
    assert "Länken går inte att använda" not in officer.words
