"""Jämför: from nothing to columns in one press, names, taking away, saving."""

import pytest

from tests.app.conftest import Officer


@pytest.fixture
def comparer(officer: Officer) -> Officer:
    return officer.press("Prova 10 mnkr").open("compare")


def test_with_nothing_kept_one_press_compares_with_less_money(comparer: Officer) -> None:
    assert comparer.told("info")[0].startswith("Här ställs två till fem fördelningar")
    comparer.press("Jämför med 10 % mindre pengar")
    assert "2 förslag får olika mycket i de 2 fördelningarna" in comparer.words
    assert "0,70 mnkr mindre; −0,40 poäng" in comparer.words


def test_the_oppositions_list_stands_beside_under_its_name(comparer: Officer) -> None:
    comparer.work.made_by_hand = comparer.work.own_list.of({"P09": 1_400_000})
    comparer.run()
    comparer.press("Det som visas nu")
    next(one for one in comparer.test.text_input if one.key == "compare_name").set_value("Ändringsyrkande")
    comparer.run().press("Den egna listan")
    assert [one.name for one in comparer.work.compared] == ["Grundförslag", "Ändringsyrkande"]
    assert "Ändringsyrkande: 7,97 mnkr mindre" in comparer.words
    assert "Gjord för hand" in comparer.words


def test_five_is_the_most_and_each_can_be_taken_away(comparer: Officer) -> None:
    for label in ("10 % mindre pengar", "10 % mer pengar", "Lika vikter"):
        comparer.press(label)
    assert comparer.told("info") == [
        "Högst 4 kan läggas till, utöver det som visas nu. Ta bort någon för att lägga till en annan."
    ]
    comparer.press("Ta bort")
    assert [one.name for one in comparer.work.compared] == ["10 % mindre pengar", "10 % mer pengar", "Lika vikter"]


def test_names_are_only_text(comparer: Officer) -> None:
    next(one for one in comparer.test.text_input if one.key == "compare_name").set_value("<script>alert(1)</script>")
    comparer.run().press("Det som visas nu").press("10 % mindre pengar")
    assert "<script>alert" not in comparer.html
