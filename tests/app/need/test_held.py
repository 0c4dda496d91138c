"""What is held of need: reckoned once, saved whole, and refused where it could not be shown."""

from dataclasses import replace

import pytest

from app.need.held import Need, sound
from app.samples import read_sample
from app.storage.as_text import files_of, read, written
from app.storage.changes import words
from app.storage.saved_work import SavedWork, same_work
from scoring.need.indicators import Indicator
from scoring.need.needs import Choices
from scoring.problems import BadInput

CASE = read_sample("malmo_2022")
ONE = Indicator("A", "I", "x", 1.5, True, "%", 2023, "women", "SCB", 2.0, True, {"Anm": "b"}, "a.csv", 2)
HELD = Need((ONE, replace(ONE, sex="men", value=None)), ("a.csv",), Choices("min_max", {"I": 30.0}, True, True))


def saved(need: Need) -> SavedWork:
    return SavedWork(CASE, CASE.scenario, need=need)


def test_need_is_saved_with_the_work_and_comes_back_the_same() -> None:
    opened = read(written(saved(HELD)), files_of(saved(HELD)), "arbete")
    assert opened.need == HELD
    assert [(one.file, one.row) for one in opened.need.indicators] == [("a.csv", 2)] * 2


def test_older_work_without_need_still_opens() -> None:
    text = written(saved(Need()))
    older = text.replace(text[text.index(b',\n "need"') :], b"\n}")
    assert b'"need"' not in older
    assert read(older, {}, "arbete").need == Need()


def test_another_need_is_a_change_and_is_told_in_words() -> None:
    assert not same_work(saved(HELD), saved(Need()))
    assert words(saved(Need()), saved(HELD), "sv") == ("Behovsunderlag ändrat: a.csv",)
    other = replace(HELD, choices=Choices())
    assert words(saved(HELD), saved(other), "sv") == ("Vägningen av områdenas behov ändrad",)


@pytest.mark.parametrize(
    "need",
    [
        replace(HELD, indicators=(replace(ONE, weight=0.0),)),
        replace(HELD, indicators=(ONE, replace(ONE, value=2.0))),
        replace(HELD, indicators=(ONE, replace(ONE, area="a", sex="men"))),
        replace(HELD, indicators=(replace(ONE, index="CNI"),)),
        replace(HELD, choices=Choices(weights={"I": 101.0})),
        replace(HELD, choices=Choices(care_need_weights={"alone": 1.0})),
        replace(HELD, choices=Choices(care_need_weights={**Choices().care_need_weights, "alone": -1.0})),
    ],
)
def test_a_need_that_no_page_could_show_is_refused(need: Need) -> None:
    assert sound(HELD)
    assert not sound(need)
    with pytest.raises(BadInput) as refusal:
        read(written(saved(need)), {}, "arbete")
    assert [one.column for one in refusal.value.problems] == ["need"]


def test_a_figure_that_is_no_number_is_not_sound_and_is_saved_as_missing() -> None:
    need = replace(HELD, indicators=(replace(ONE, value=float("nan")),))
    assert not sound(need)
    assert read(written(saved(need)), {}, "arbete").need.indicators == (replace(ONE, value=None),)


def test_need_is_reckoned_once() -> None:
    assert HELD.found is HELD.found
