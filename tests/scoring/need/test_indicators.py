"""Figures that cannot all be right, in one file or between files."""

from collections.abc import Callable
from dataclasses import replace

from scoring.need.indicators import Indicator, contradictions, with_one_spelling


def test_the_same_figure_twice_is_no_problem_and_two_figures_are(figure: Callable[..., Indicator]) -> None:
    one = figure("A", "x", 1.0, file="a.csv", row=2)
    assert list(contradictions([one, replace(one, file="b.csv")])) == []
    (problem,) = contradictions([one, replace(one, value=None, file="b.csv", row=7)])
    assert (problem.file, problem.row, problem.details["file"], problem.details["row"]) == ("b.csv", 7, "a.csv", "2")


def test_another_year_or_sex_is_another_figure(figure: Callable[..., Indicator]) -> None:
    one = figure("A", "x", 1.0, year=2022)
    others = [
        replace(one, year=2023, value=2.0),
        replace(one, sex="women", value=3.0),
        replace(one, area="B", value=4.0),
    ]
    assert list(contradictions([one, *others])) == []


def test_spellings_of_one_area_contradict_each_other(figure: Callable[..., Indicator]) -> None:
    spelled = [figure("Område 1", "x", 1.0), figure("område 1", "X", 2.0)]
    assert [one.kind for one in contradictions(spelled)] == ["need.twice"]
    assert {one.area for one in with_one_spelling(spelled)} == {"Område 1"}


def test_every_way_in_which_rows_of_one_indicator_differ_is_named(figure: Callable[..., Indicator]) -> None:
    first = figure("A", "x", 1.0, unit="%")
    other = replace(first, area="B", unit="antal", higher_is_worse=False, weight=2.0, year=2023)
    found = list(contradictions([first, other]))
    assert [(one.kind, one.column) for one in found] == [
        ("need.unlike", "enhet"),
        ("need.unlike", "högre är sämre"),
        ("need.unlike", "vikt"),
        ("need.year_partly", "år"),
    ]  # fmt: skip
