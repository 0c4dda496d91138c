"""The step curve builds, validates, marks what it should and has its text alternative."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import altair as alt
import pytest

from app.state import Work
from app.tradeoffs.curve import Curve
from app.tradeoffs.frontier_picture import frontier_picture

MakeCurve = Callable[..., Curve]


def data(curve: Curve, place: int) -> dict[str, list[dict[str, Any]]]:
    """The picture's rows by kind, once Altair's schema has accepted its form."""
    picture = frontier_picture(curve, place)
    alt.Chart.from_dict(picture.form | {"data": {"values": picture.data.to_dict("records")}}, validate=True)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in picture.data.to_dict("records"):
        rows.setdefault(row["kind"], []).append({str(name): value for name, value in row.items()})
    return rows


def test_every_step_is_drawn_and_the_curve_goes_on_to_its_end(by_hand: MakeCurve) -> None:
    rows = data(by_hand(most=1_490_000), 0)
    assert [(row["x"], row["y"]) for row in rows["step"]] == [
        (0, 0), (0.4, 1.25), (0.5, 2.5), (0.6, 3), (0.9, 3.75), (1, 4.25), (1.1, 5.5)
    ]  # fmt: skip
    assert [(row["x"], row["y"]) for row in rows["end"]] == [(1.49, 5.5)]
    assert all(row["line"] for row in rows["step"] + rows["end"])


def test_the_budget_the_allocation_and_the_chosen_step_are_marked_by_name(by_hand: MakeCurve) -> None:
    rows = data(by_hand(), 2)
    marks = {kind: [(row["name"], row["x"]) for row in rows[kind]] for kind in ("budget", "shown", "chosen")}
    assert marks == {
        "budget": [("Att fördela: 1,00\xa0mnkr", 1)],
        "shown": [("På skärmen", 1)],
        "chosen": [("Valt steg", 0.5)],
    }


def test_an_allocation_that_is_the_chosen_step_has_one_mark(by_hand: MakeCurve) -> None:
    assert "shown" not in data(by_hand(), 5)


def test_shapes_tell_the_marks_apart_and_not_only_colours(by_hand: MakeCurve) -> None:
    layers = frontier_picture(by_hand(), 2).form["layer"]
    shapes = {layer["mark"].get("shape", layer["mark"]["type"]) for layer in layers}
    assert {"circle", "square", "diamond", "rule", "line"} <= shapes


@pytest.mark.parametrize(
    ("place", "shown", "chosen"), [(4, "left", "right"), (6, "right", "left"), (1, "right", "left")]
)
def test_names_of_marks_that_are_near_stand_on_either_side(
    by_hand: MakeCurve, place: int, shown: str, chosen: str
) -> None:
    rows = data(by_hand(), place)
    assert (rows["shown"][0]["align"], rows["chosen"][0]["align"]) == (shown, chosen)


def test_steps_are_not_joined_where_some_are_missing(by_hand: MakeCurve) -> None:
    rows = data(by_hand(unfinished=3), 0)
    assert not any(row["line"] for kind in rows.values() for row in kind)


def test_small_sums_are_drawn_in_kronor(by_hand: MakeCurve) -> None:
    curve = by_hand(budget=600_000, most=900_000)
    assert data(curve, 0)["step"][1]["x"] == 400_000
    assert '"title": "Kostnad, kr"' in str(frontier_picture(curve, 0).form).replace("'", '"')


def test_a_curve_of_one_step_is_valid(by_hand: MakeCurve) -> None:
    assert len(data(by_hand(budget=1, most=1), 0)["step"]) == 1
    assert len(data(by_hand(budget=0, most=0), 0)["step"]) == 1


def test_the_alternative_says_where_the_curve_goes_and_what_is_chosen(by_hand: MakeCurve, work: Work) -> None:
    curve = by_hand()
    assert frontier_picture(curve, 4).alternative.replace("\xa0", " ") == (
        "Trappkurva, poäng efter kostnad: 8 steg, från 0,00 mnkr och 0,00 poäng till 1,50 mnkr och 6,75 poäng. "
        "Medel att fördela: 1,00 mnkr. Valt steg: 0,90 mnkr och 3,75 poäng. Alla steg finns i tabellen under kurvan."
    )
    work.language = "en"
    assert frontier_picture(curve, 4).alternative.startswith("Step curve, points by cost: 8 steps, from 0")


def test_numbers_are_written_as_the_language_writes_them(by_hand: MakeCurve, work: Work) -> None:
    curve = by_hand()
    assert data(curve, 0)["step"][4]["points"] == "3,75"
    work.language = "en"
    assert data(curve, 0)["step"][4]["points"] == "3.75"
    assert frontier_picture(curve, 0).form["config"]["locale"]["number"]["decimal"] == "."


def test_the_form_is_made_once_and_brings_no_data_of_its_own(by_hand: MakeCurve) -> None:
    one, other = frontier_picture(by_hand(), 0).form, frontier_picture(by_hand(budget=600_000), 3).form
    assert one is other
    assert "datasets" not in one
    assert all("data" not in layer for layer in one["layer"])


def test_a_title_cannot_reach_the_picture(by_hand: MakeCurve) -> None:
    proposals = tuple(replace(one, title="<script>") for one in by_hand().result.proposals)
    picture = frontier_picture(by_hand(proposals=proposals), 2)
    assert "<script>" not in f"{picture.form}{picture.data.to_dict()}{picture.alternative}"
