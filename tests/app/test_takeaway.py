"""Files of charts and tables: offered below each, made only when asked for."""

from tests.app.conftest import Officer


def menus(officer: Officer) -> list[str]:
    return [str(one.proto.popover.label) for one in officer.test.get("popover")]


def test_each_chart_and_table_can_be_saved(officer: Officer) -> None:
    assert menus(officer).count("Spara diagrammet") == 2
    officer.open("appendix")
    assert menus(officer).count("Spara tabellen") == 2


def test_nothing_is_made_until_the_menu_is_opened(officer: Officer) -> None:
    labels = [one.proto.label for one in officer.test.get("download_button")]
    assert "Bild (PNG)" not in labels
