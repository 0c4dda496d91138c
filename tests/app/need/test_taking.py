"""What officers do to the areas' need: files together, the example in the place of none, weights that are refused."""

from dataclasses import dataclass

import pytest

from app.need import taking
from app.need.figures import figures, made_up
from app.need.held import Need
from app.state import Work
from scoring.need.care_need_index import WEIGHTS

HEAD = "område;index;indikator;värde;högre är sämre\n"


@dataclass
class File:
    """As Streamlit gives it."""

    name: str
    text: str

    def getvalue(self) -> bytes:
        return (HEAD + self.text).encode()


@pytest.fixture
def two_files(work: Work) -> Work:
    taking.take_files([File("a.csv", "A;I;x;1;ja\n"), File("b.csv", "a;J;y;2;nej\nB;J;y;;nej\n")])
    return work


def test_nothing_is_held_until_a_file_is_opened(work: Work) -> None:
    assert (work.need, dict(figures()), made_up()) == (Need(), {}, False)


def test_files_are_put_together_with_one_spelling(two_files: Work) -> None:
    assert two_files.need.files == ("a.csv", "b.csv")
    assert {one.area for one in two_files.need.indicators} == {"A", "B"}
    assert figures() == {"A": 0.0, "B": None}


def test_a_file_of_the_same_name_takes_the_place_of_the_first(two_files: Work) -> None:
    taking.take_files([File("a.csv", "A;I;x;5;ja\n")])
    assert [one.value for one in two_files.need.indicators if one.index == "I"] == [5.0]
    assert set(two_files.need.files) == {"a.csv", "b.csv"}


def test_files_that_contradict_each_other_are_refused_and_nothing_changes(two_files: Work) -> None:
    before = two_files.need
    taking.take_files([File("c.csv", "A;I;x;7;ja\n")])
    assert [(one.kind, one.file) for one in two_files.need_problems] == [("need.twice", "c.csv")]
    assert two_files.need is before


def test_the_faults_of_all_files_are_told_together(work: Work) -> None:
    taking.take_files(
        [File("a.csv", "A;I;x;ett;ja\n"), File("b.csv", "A;I;x;1;kanske\n"), File("c.csv", "A;I;x;1;ja\n")]
    )
    assert [one.file for one in work.need_problems] == ["a.csv", "b.csv"]
    assert work.need == Need()


def test_the_example_is_made_up_and_gives_way_to_the_citys_own_files(work: Work) -> None:
    taking.show_example()
    assert made_up()
    assert len(figures()) == 14
    assert None not in figures().values()
    taking.take_files([File("a.csv", "A;I;x;1;ja\n")])
    assert (work.need.files, made_up()) == (("a.csv",), False)


def test_a_file_can_be_taken_away_and_with_the_last_one_all_that_was_chosen(two_files: Work) -> None:
    taking.weigh({"I": 10.0})
    taking.remove("b.csv")
    assert (two_files.need.files, two_files.need.choices.weights) == (("a.csv",), {"I": 10.0})
    taking.remove("a.csv")
    assert two_files.need == Need()


def test_weights_without_one_above_nought_are_refused_and_told(two_files: Work) -> None:
    taking.weigh({"I": 0.0, "J": 0.0})
    assert [one.kind for one in two_files.need_problems] == ["need.weights"]
    assert two_files.need.choices.weights == {}
    taking.weigh({"I": 0.0, "J": 20.0})
    assert (two_files.need_problems, two_files.need.choices.weights) == ((), {"I": 0.0, "J": 20.0})


def test_a_variables_weight_is_typed_and_the_published_ones_come_back(work: Work) -> None:
    taking.weigh_variable("moved_in", "3,5")
    assert work.need.choices.care_need_weights["moved_in"] == 3.5
    for text in ("mycket", "-1", ""):
        taking.weigh_variable("moved_in", text)
        assert [one.kind for one in work.need_problems] == ["need.weights"]
    assert work.need.choices.care_need_weights["moved_in"] == 3.5
    taking.published_weights()
    assert work.need.choices.care_need_weights == WEIGHTS
