"""Two areas against each other in words, as a table and as a chart."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import altair as alt
import pytest

from app.result import Result, answer
from app.state import Work
from app.tradeoffs import areas_words
from app.tradeoffs.areas import usual_pair
from app.tradeoffs.areas_choices import Choices, choices
from app.tradeoffs.areas_picture import areas_picture
from optimiser.areas_tradeoff import AreaPoint
from optimiser.clock import Clock


@pytest.fixture
def at_10(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


@pytest.fixture
def told(at_10: Result) -> Choices:
    """Four efficient choices; the allocation (20 and 30) is not one of them."""
    return choices(at_10, "housing", "education", Clock())


def at(told: Choices, first: int, second: int) -> Choices:
    """The same choices, beside an allocation with these points."""
    return replace(told, shown=AreaPoint(told.shown.amounts, Fraction(first), Fraction(second)))


def one_choice(told: Choices) -> Choices:
    return replace(told, found=replace(told.found, points=told.found.points[:1]), totals=told.totals[:1])


def words(told: Choices) -> list[str]:
    return [line.replace("\xa0", " ") for line in areas_words.sentences(told)]


def test_the_greatest_weights_are_set_against_each_other_first_and_of_equal_ones_the_first(work: Work) -> None:
    assert usual_pair(work.scenario) == ("housing", "education")
    heavy = replace(work.scenario, weights=dict(work.scenario.weights) | {"crime": 30.0, "democracy": 25.0})
    assert usual_pair(heavy) == ("crime", "democracy")


def test_the_allocation_stands_where_its_own_points_are_and_the_weights_are_in_the_totals(told: Choices) -> None:
    assert (told.shown.first, told.shown.second) == (20, 30)
    assert told.total == told.result.portfolio.value == 18
    assert [(one.first, one.second) for one in told.found.points] == [(22, 30), (20, 34), (18, 36), (12, 38)]
    assert all(total <= 18 for total in told.totals)


def test_an_allocation_that_is_surpassed_in_both_is_told_so_with_a_step_each_way(told: Choices) -> None:
    assert (told.present, told.surpassed, told.more_first, told.more_second, told.nearest) == (None, True, 0, 1, 1)
    assert words(told) == [
        "Fördelningen har 20,00 poäng i Boende och 30,00 i Utbildning. Det finns 4 effektiva val mellan dem. "
        "Fördelningen är inte ett av dem: det går att få mer i det ena området utan att få mindre i det andra, "
        "men vikterna räknar alla områden.",
        "Närmaste steget mot mer i Boende: +2,00 poäng i Boende, ±0 i Utbildning och −1,20 vägda poäng i alla områden "
        "(in P09, P15, ut P07, P13, P16).",
        "Närmaste steget mot mer i Utbildning: ±0 poäng i Boende, +4,00 i Utbildning och −1,60 vägda poäng i alla "
        "områden (in P09, P10, ut P07, P13, P16).",
    ]


def test_an_efficient_allocation_is_one_of_the_choices_and_at_the_end_there_is_no_more(told: Choices) -> None:
    middle, end = at(told, 18, 36), at(told, 22, 30)
    assert (middle.present, middle.surpassed, middle.more_first, middle.more_second) == (2, False, 1, 3)
    assert words(middle)[0].endswith("Det är ett av 4 effektiva val mellan dem.")
    assert (end.present, end.more_first, end.more_second) == (0, None, 1)
    assert words(end)[1] == "Mer i Boende går inte att få."
    assert areas_words.option(end, 0) == "22,00 i Boende, 30,00 i Utbildning (nu)"


def test_with_one_single_choice_the_areas_do_not_stand_against_each_other(told: Choices) -> None:
    alone = one_choice(at(told, 22, 30))
    assert words(alone) == [
        "Fördelningen har 22,00 poäng i Boende och 30,00 i Utbildning. Boende och Utbildning står inte mot varandra "
        "inom den här budgeten och de här reglerna: ett och samma val är bäst för båda."
    ]
    assert words(one_choice(told))[0].endswith("Det valet ger 22,00 poäng i Boende och 30,00 i Utbildning.")


def test_an_allocation_beyond_what_whole_amounts_reach_is_not_called_inefficient(told: Choices) -> None:
    beyond = at(told, 30, 40)
    beyond = replace(beyond, found=replace(beyond.found, whole_only=True))
    assert (beyond.present, beyond.surpassed, beyond.nearest) == (None, False, 0)
    assert len(words(beyond)) == 1
    assert "går inte att jämföra med dem fullt ut" in words(beyond)[0]


def test_where_the_work_was_stopped_no_choice_is_called_the_nearest(told: Choices) -> None:
    assert len(words(replace(told, found=replace(told.found, exact=False)))) == 1


def test_a_choice_is_told_with_who_enters_and_leaves(told: Choices) -> None:
    assert areas_words.chosen(told, 0).replace("\xa0", " ").startswith("14 förslag får medel, ")
    html = areas_words.exchange_table(told, 0)
    assert [html.count(f"<td>{word}</td>") for word in ("In", "Ut")] == [2, 3]
    assert "P09 Kompletterande professioner GrskF" in html


def test_the_choice_that_is_the_allocation_exchanges_nothing(told: Choices) -> None:
    same = replace(told, shown=told.found.points[1], total=told.totals[1])
    assert areas_words.chosen(same, 1).startswith("Det är fördelningen: 14 förslag får medel")
    assert areas_words.exchange_table(same, 1) == ""


def test_the_table_has_the_allocation_first_and_then_every_choice(told: Choices) -> None:
    html = areas_words.choices_table(at(told, 20, 34))
    heads = [part.partition("</th>")[0] for part in html.split('<th scope="row">')[1:]]
    assert heads == ["Fördelningen nu", "Val 1", "Val 2 (nu)", "Val 3", "Val 4"]
    assert "Poängen i ett område är områdets egna, före vikterna." in html


def test_a_long_table_says_how_many_it_leaves_out(told: Choices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas_words, "MOST_ROWS", 3)
    html = areas_words.choices_table(told)
    assert html.count("<tr>") - 1 == 3
    assert "De 3 första av 4 effektiva val" in html


def drawn(told: Choices, chosen: int) -> list[dict[str, Any]]:
    """The chart's data, once Altair's schema has accepted its form."""
    picture = areas_picture(told, chosen)
    rows: list[dict[str, Any]] = picture.data.to_dict("records")
    alt.Chart.from_dict(picture.form | {"data": {"values": rows}}, validate=True)
    return rows


def test_the_chart_has_every_choice_and_marks_the_allocation_and_the_chosen_in_words(told: Choices) -> None:
    rows = drawn(told, 2)
    assert [(row["x"], row["y"]) for row in rows if row["kind"] == "choice"] == [(22, 30), (20, 34), (18, 36), (12, 38)]
    marks = [(row["kind"], row["x"], row["y"], row["label"]) for row in rows if row["label"]]
    assert marks == [("shown", 20, 30, "Nu"), ("chosen", 18, 36, "Valt")]


def test_the_marks_differ_in_shape_and_the_axes_are_named(told: Choices) -> None:
    form = areas_picture(told, 0).form
    assert {layer["mark"].get("shape") for layer in form["layer"]} == {None, "diamond"}
    assert form["layer"][0]["encoding"]["x"]["title"] == "Boende, poäng före vikterna"
    assert form["layer"][0]["encoding"]["y"]["title"] == "Utbildning, poäng före vikterna"


def test_the_chart_says_all_it_shows_or_where_that_is_read(told: Choices) -> None:
    spoken = areas_picture(told, 0).alternative
    assert spoken == (
        "Diagram, poäng i Boende och i Utbildning: fördelningen 20,00 och 30,00; effektiva val "
        "22,00 och 30,00; 20,00 och 34,00; 18,00 och 36,00; 12,00 och 38,00"
    )
    many = replace(told, found=replace(told.found, points=told.found.points * 5), totals=told.totals * 5)
    assert "20 effektiva val, från och till 22,00 och 30,00; 12,00 och 38,00" in areas_picture(many, 0).alternative


def test_it_is_all_said_in_english(told: Choices, work: Work) -> None:
    work.language = "en"
    assert words(told)[0].startswith("The allocation has 20.00 points in Housing and 30.00 in Education.")
    assert areas_picture(told, 0).alternative.startswith("Chart, points in Housing and in Education")
    axis = areas_picture(told, 0).form["layer"][0]["encoding"]["x"]["axis"]
    assert "','" not in axis["labelExpr"]


def test_texts_of_a_file_stay_texts(told: Choices) -> None:
    evil = tuple(replace(one, title="<script>") for one in told.result.proposals)
    shown = replace(told, result=replace(told.result, proposals=evil), first="<script>")
    assert "<script>" not in areas_words.exchange_table(shown, 0) + areas_words.choices_table(shown)
