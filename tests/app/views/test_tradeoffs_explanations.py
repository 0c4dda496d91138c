"""Avvägningar: close decisions and what the rules change, and the panel that they open."""

from tests.app.conftest import Officer


def opened(officer: Officer) -> Officer:
    return officer.set("budget", "10 mnkr").open("tradeoffs")


def test_close_decisions_are_listed_under_a_heading_that_says_what_their_order_is(officer: Officer) -> None:
    words = opened(officer).words
    assert "Ordnad efter marginal, inte en rangordning av insatserna" in words
    assert "– Får inte · Lika många poäng med det (P11 Pedagogiska gröna gårdar ut)" in words


def test_their_number_is_among_the_figures_of_the_allocation(officer: Officer) -> None:
    assert "Knappa avgöranden 9" in officer.set("budget", "10 mnkr").words


def test_choosing_one_opens_its_explanation(officer: Officer) -> None:
    opened(officer)
    next(button for button in officer.test.button if button.key == "close_P14").click()
    assert (
        "P14 Kommunala aktivitetsansvaret (KAA) får inte medel, men kunde lika gärna ha fått det" in officer.run().words
    )
    assert officer.value("why_asked") == "P14"


def test_where_no_decision_is_close_that_is_said(officer: Officer) -> None:
    assert "Inget avgörande är knappt" in officer.open("tradeoffs").words


def test_without_rules_that_is_said(officer: Officer) -> None:
    assert "Inga andra regler än medlen gäller." in opened(officer).words


def test_what_an_override_changes_is_told(officer: Officer) -> None:
    words = officer.set("budget", "10 mnkr").set("exclude", ["P18"]).open("tradeoffs").words
    assert "Ska inte ingå: P18 Sociala utvecklingsstrategin +1," in words


def test_a_decision_list_tells_the_reason_of_each_row_and_marks_the_close(officer: Officer) -> None:
    words = officer.set("budget", "10 mnkr").words
    assert "Pengarna räcker inte till. Med det (P07 Hemmasittare ut) 0,40 poäng färre" in words
    assert "Utan det 1,60 poäng färre" in words
    assert officer.html.count('<span class="where">knappt</span>') == 9
