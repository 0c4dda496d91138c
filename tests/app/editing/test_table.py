"""Proposals as a table of texts: read back as files are, each comes from where it came from."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.editing.table import ID, TITLE, Sheet, as_edited, next_id, read_sheet, sheet_of, with_row
from app.samples import SAMPLES, Case, read_sample
from scoring.problems import BadInput, Problem

CASE = read_sample("malmo_2022")


def typed(changes: dict[tuple[int, str], str], case: Case = CASE) -> Sheet:
    """The sheet as the editor gives it back after some cells were typed."""
    sheet = sheet_of(case.proposals)
    table = sheet.rows.copy()
    for (row, heading), text in changes.items():
        table.loc[row, heading] = text
    return as_edited(sheet, table)


def refused(sheet: Sheet) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as caught:
        read_sheet(sheet, CASE)
    return caught.value.problems


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_table_that_nobody_has_changed_is_the_same_proposals(sample: str) -> None:
    case = read_sample(sample)
    edited = read_sheet(sheet_of(case.proposals), case)
    assert edited.proposals == case.proposals
    assert edited.origins == tuple(range(len(case.proposals)))


def test_every_cell_is_text() -> None:
    assert all(isinstance(cell, str) for cell in sheet_of(CASE.proposals).rows.to_numpy().ravel())


@pytest.mark.parametrize(
    ("text", "score"), [("3,5", 3.5), ("3.5", 3.5), (" 2 ", 2.0), ("0", 0.0), ("", None), ("4,25", 4.25)]
)
def test_scores_are_read_as_in_files(text: str, score: float | None) -> None:
    assert read_sheet(typed({(0, "boende"): text}), CASE).proposals[0].scores["housing"] == score


@pytest.mark.parametrize("text", ["1 500 000", "1\xa0500\xa0000", "1500000", "1 500 000 kr"])
def test_amounts_are_read_as_in_files(text: str) -> None:
    assert read_sheet(typed({(0, "belopp"): text}), CASE).proposals[0].cost == 1_500_000


@pytest.mark.parametrize(
    ("heading", "text"),
    [("boende", "mycket"), ("boende", "6"), ("belopp", "1,234"), ("primärt område", "Skola"), (ID, "P02")],
)
def test_what_cannot_be_read_is_told_with_its_row_and_column(heading: str, text: str) -> None:
    problems = refused(typed({(0, heading): text}))
    assert {problem.column for problem in problems} == {heading}
    assert {problem.row for problem in problems} <= {1, 2}


def test_rows_that_are_added_removed_and_blank() -> None:
    sheet = sheet_of(CASE.proposals)
    blank = dict.fromkeys(sheet.rows.columns)
    added = {**blank, ID: "P20", TITLE: "Ny", "belopp": "5 000", "primärt område": "Boende"}
    table = pd.concat([sheet.rows.drop(index=[0, 3]), pd.DataFrame([added, blank], index=[19, 20], dtype=object)])
    edited = read_sheet(as_edited(sheet, table), CASE)
    assert [one.id for one in edited.proposals] == [
        *(one.id for one in CASE.proposals if one.id not in ("P01", "P04")),
        "P20",
    ]
    assert edited.origins[0] == 1
    assert edited.origins[-1] is None
    assert edited.proposals[-1].cost == 5_000


def test_state_and_place_in_its_file_follow_a_proposal_whose_title_changes() -> None:
    aside = replace(CASE.proposals[1], state="withdrawn", state_reason="Drogs tillbaka")
    case = replace(CASE, proposals=(CASE.proposals[0], aside, *CASE.proposals[2:]))
    one = read_sheet(typed({(1, TITLE): "Nytt namn"}, case), case).proposals[1]
    assert one == replace(aside, title="Nytt namn")


def test_derived_scores_stay_marked_until_the_officer_says_otherwise() -> None:
    assert read_sheet(typed({(0, "boende"): "3"}), CASE).proposals[0].score_basis == "derived"
    both = typed({(0, "boende"): "3", (0, "poänggrund"): "bedömd"})
    assert read_sheet(both, CASE).proposals[0].score_basis == "assessed"


def test_a_copy_has_an_id_and_a_title_of_its_own_and_all_else() -> None:
    sheet = with_row(sheet_of(CASE.proposals), 4, "Musik i förskolan (kopia)")
    copy = read_sheet(sheet, CASE).proposals[-1]
    was = CASE.proposals[4]
    assert (copy.id, copy.title, copy.cost, copy.scores) == ("P20", "Musik i förskolan (kopia)", was.cost, was.scores)
    assert sheet.origins[-1] is None


def test_a_blank_row_must_be_filled_in_before_it_is_taken() -> None:
    problems = refused(with_row(sheet_of(CASE.proposals), None))
    assert {problem.row for problem in problems} == {20}
    assert {"titel", "belopp"} <= {problem.column for problem in problems}


def test_a_table_without_rows_is_refused_as_such_a_file_is() -> None:
    sheet = sheet_of(CASE.proposals)
    assert [one.kind for one in refused(as_edited(sheet, sheet.rows.drop(index=sheet.rows.index)))] == ["no_proposals"]


@pytest.mark.parametrize(
    ("ids", "free"), [(["P19"], "P20"), (["P09", "P10", "P08"], "P11"), (["a"], "a1"), ([], "1"), (["A-099"], "A-100")]
)
def test_the_next_free_id_follows_the_last(ids: list[str], free: str) -> None:
    assert next_id(ids) == free


HEADINGS = list(sheet_of(CASE.proposals).rows.columns)


@given(st.lists(st.tuples(st.integers(0, 18), st.sampled_from(HEADINGS), st.text(max_size=6)), max_size=4))
def test_whatever_is_typed_is_read_exactly_or_refused_with_its_place(cells: list[Any]) -> None:
    sheet = typed({(row, heading): text for row, heading, text in cells})
    try:
        found = read_sheet(sheet, CASE).proposals
    except BadInput:
        assert refused(sheet)
        return
    assert read_sheet(sheet_of(found), replace(CASE, proposals=found)).proposals == found
