"""What is said of the areas' need."""

from fractions import Fraction

import pytest

from app.need import choice_words, taking, words
from app.need.held import Need
from app.state import Work
from scoring.need.indicators import Indicator
from scoring.need.needs import Choices


def need(*rows: tuple[str, str, float | None], **choices: object) -> Need:
    """rows: area, index and value."""
    figures = tuple(Indicator(area, index, f"x{index}", value, True) for area, index, value in rows)
    return Need(figures, ("a.csv",), Choices(**choices))  # type: ignore[arg-type]


ROWS = (("A", "I", 3.0), ("B", "I", 2.0), ("C", "I", 1.0), ("A", "J", 2.0), ("B", "J", 3.0), ("C", "J", 1.0))


@pytest.mark.usefixtures("work")
def test_one_first_is_named_and_two_are_said_to_be_equal() -> None:
    assert words.headline(need(*ROWS, weights={"I": 60.0}).found) == "A har störst behov av 3 områden, enligt 2 index."
    assert words.headline(need(*ROWS).found) == "A, B har lika stort behov, störst av 3 områden, enligt 2 index."
    assert words.headline(need(("A", "I", None)).found) == (
        "Inget område har något behovstal: alla värden saknas, eller inget index räknas."
    )


@pytest.mark.usefixtures("work")
def test_how_sure_the_first_place_is() -> None:
    sure = need(*(row for row in ROWS if row[0] != "B"))
    assert words.lines(sure)[0] == "A har större behov än alla andra hur indexen än vägs."
    unsure = need(*ROWS, weights={"I": 60.0})
    assert words.lines(unsure)[0] == "Med andra vikter kommer A på plats 2 som lägst (5 prövade vägningar)."
    tried = need(*((area, index, {("A", "J"): 2.9}.get((area, index), value)) for area, index, value in ROWS),
                 weights={"I": 95.0, "J": 5.0})  # fmt: skip
    assert words.trial_count(tried.found) == 5
    assert words.lines(need(*ROWS))[0] == words.lines(need(*ROWS))[-1], "nothing is said of a shared first place"


@pytest.mark.usefixtures("work")
def test_a_weighting_in_which_the_first_area_has_no_figure_is_not_counted_as_one_that_it_wins() -> None:
    lacking = need(("A", "I", 9.0), ("B", "I", 1.0), ("C", "I", 2.0), ("B", "J", 5.0), ("C", "J", 4.0))
    assert words.headline(lacking.found) == "A har störst behov av 3 områden, enligt 1 av 2 index."
    told = words.lines(lacking)
    assert told[0] == "A är först i 4 av 5 prövade vägningar av indexen. I en vägning har området inget behovstal."
    assert told[1] == "A saknar J."


@pytest.mark.usefixtures("work")
def test_areas_without_a_figure_are_not_compared_with() -> None:
    lacking = need(("A", "I", 3.0), ("B", "I", 2.0), ("C", "I", None), ("A", "J", None))
    assert words.headline(lacking.found) == "A har störst behov av 2 områden med behovstal, enligt 1 av 2 index."
    assert not any("alla andra" in line for line in words.lines(lacking))
    one_index = need(("A", "I", 3.0), ("B", "I", 2.0), ("C", "I", None))
    assert words.lines(one_index)[0] == "Bara ett index räknas, så andra vikter ändrar inte platserna."


@pytest.mark.usefixtures("work")
def test_one_area_alone_is_compared_with_nothing() -> None:
    single, only = need(("A", "I", 3.0)), need(("A", "I", 3.0), ("B", "I", None), ("C", "J", None))
    assert words.headline(single.found) == "Filerna har bara ett område, A. Det finns inget att jämföra med."
    assert words.headline(only.found) == "Bara A av 3 områden har ett behovstal. Det finns inget att jämföra med."
    for told in (words.lines(single), words.lines(only)):
        assert not any("större" in line or "först" in line for line in told)
    assert "A saknar J." in words.lines(only)


@pytest.mark.usefixtures("work")
def test_equal_areas_that_lack_different_indices_are_said_to_rest_on_what_is_known() -> None:
    rows = (("A", "I", 3.0), ("C", "I", 1.0), ("B", "J", 3.0), ("C", "J", 1.0), ("B", "K", 3.0), ("C", "K", 1.0))
    tied = need(*rows)
    assert words.headline(tied.found) == (
        "A, B har lika stort behov, störst av 3 områden, enligt de index som är kända."
    )
    assert words.lines(tied)[:2] == ["A saknar J; K.", "B saknar I."]


@pytest.mark.usefixtures("work")
def test_what_is_missing_is_named_and_the_note_always_stands_last() -> None:
    lacking = need(*ROWS[:-1], ("C", "J", None))
    told = words.lines(lacking)
    assert "1 av 3 områden saknar något: C. Det som saknas räknas inte som noll." in told
    assert told[-1] == "Index beskriver områden, inte personer eller insatsers effekt."
    assert words.missing(lacking.found, "C") == "J"
    assert words.ranks_certain(lacking.found, "C") == "okänt"
    assert words.ranks_certain(need(*ROWS).found, "C") == "3"
    assert words.ranks_tried(need(*ROWS).found, "A") == "1–2"
    assert words.ranks_tried(need(("A", "I", None)).found, "A") == "saknas"


@pytest.mark.usefixtures("work")
def test_figures_for_women_and_men_alone_are_not_said_to_be_missing_but_to_need_rows_for_all() -> None:
    apart = tuple(Indicator(area, "I", "x", 1.0, True, sex=sex) for area in "AB" for sex in ("women", "men"))
    alone = Need(apart, ("a.csv",))
    assert words.headline(alone.found) == (
        "Inget område har något behovstal: rader för alla behövs (kön tomt eller alla), och filerna har bara kvinnor "
        "och män."
    )
    others = (Indicator("A", "I", "y", 1.0, True), Indicator("B", "I", "y", 2.0, True))
    (told,) = (line for line in words.lines(Need((*apart, *others), ("a.csv",))) if "för alla" in line)
    assert told.startswith("En indikator räknas inte, för den saknar rader för alla (kön tomt eller alla): x.")
    for_all = (*apart, Indicator("A", "I", "x", 1.0, True))
    assert not any("för alla" in line for line in words.lines(Need(for_all, ("a.csv",))))


@pytest.mark.usefixtures("work")
def test_a_negative_figure_has_a_true_minus_sign_and_a_missing_one_no_nought() -> None:
    assert (words.figure(Fraction(-1, 3)), words.figure(None)) == ("−0,33", "saknas")


def test_country_of_birth_is_said_openly_where_the_care_need_index_counts(work: Work) -> None:
    taking.show_example()
    assert not any("födelseland" in line for line in words.lines(work.need))
    taking.choose(care_need=True)
    assert "Care Need Index räknas med, utan födelseland." in words.lines(work.need)
    taking.choose(with_birth=True)
    assert "Care Need Index räknas med, och i det födelseland." in words.lines(work.need)


def test_an_index_that_lacks_some_indicators_says_how_many_it_lacks(work: Work) -> None:
    taking.show_example()
    assert words.missing(work.need.found, "Område 4") == "Delaktighet (2 av 3)"
    assert words.missing(work.need.found, "Område 1") == ""


def test_women_and_men_are_counted_by_index(work: Work) -> None:
    taking.show_example()
    told = words.apart_lines(work.need.found)
    assert len(told) == 4
    assert told[-1].startswith("Boende: kvinnor har större behov i 13 av 13 områden, män i 0 (")


def test_that_no_area_has_a_figure_is_not_said_to_be_equal_need(work: Work) -> None:
    assert "samma behovstal" in next(choice_words.formula_lines({"A": 1.0, "B": 1.0}, 25))
    for nothing in ({}, {"A": None}):
        assert list(choice_words.formula_lines(nothing, 25)) == [
            "Inget område har ett behovstal, så alla faktorer är 1."
        ]
