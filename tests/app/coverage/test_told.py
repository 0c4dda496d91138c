"""What is shown of coverage: counted one way or the other, and small groups together."""

from dataclasses import replace

import pytest

from app.coverage.held import View
from app.coverage.told import told_of
from app.state import Work
from scoring.coverage import Tally


def test_small_groups_stand_together_and_the_unknown_alone_and_last(work: Work) -> None:
    places = ["Oxie"] * 3 + ["Hyllie"] * 2 + ["Nydala", "Fosie"] + [""] * 12
    named = [replace(one, place=place) for one, place in zip(work.proposals, places, strict=True)]
    lines = told_of(named, View(), None).lines(2)
    assert [(line.name, line.tally.number) for line in lines] == [
        ("Oxie", 3), ("Hyllie", 2), ("2 till, tillsammans", 2), ("okänd plats", 12),
    ]  # fmt: skip
    total = sum((line.tally for line in lines), Tally())
    assert (total.number, total.cost) == (19, 15_000_000)
    assert all(sum(line.by_area.values(), Tally()) == line.tally for line in lines)


def test_what_is_counted_is_costs_or_what_is_given(work: Work) -> None:
    told = told_of(work.proposals, View(count="funded"), {"P03": 350_000})
    assert (told.number(told.found.total), told.money(told.found.total)) == (1, 350_000)
    told = replace(told, view=View())
    assert (told.number(told.found.total), told.money(told.found.total)) == (19, 15_000_000)


@pytest.mark.parametrize("dimension", ["status", "committee", "area"])
@pytest.mark.usefixtures("work")
def test_gaps_are_named_only_by_place_and_target_group(work: Work, dimension: str) -> None:
    assert told_of(work.proposals, View(dimension), None).gaps == ()  # type: ignore[arg-type]
    assert len(told_of(work.proposals, View("place"), None).gaps) == 7


def test_only_proposals_that_are_chosen_among_are_counted(work: Work) -> None:
    aside = [replace(one, state="withdrawn") if one.id == "P01" else one for one in work.proposals]
    assert told_of(aside, View(), None).found.total.number == 18
