"""The assessments file in: the manners of a proposals file, and what is its own."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.assessment_file import Asked, assessment_rows, read_assessments
from scoring.assessments import Assessment
from scoring.problems import BadInput, Problem

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

H = "id;bedömare;förvaltning;boende;utbildning;arbetsmarknad;demokrati;brottslighet;kommentar"
ROW = "P01;Anna Berg;Skolan;1;3,5;0;2;0,5;Tydlig nytta"
OTHER_HOME = ROW.replace("P01", "P02").replace("Skolan", "Kultur")


def read(*lines: str, **options: object) -> tuple[Assessment, ...]:
    return read_assessments("\n".join(lines).encode(), "b.csv", Asked(**options))  # type: ignore[arg-type]


def refused(*lines: str, **options: object) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as refusal:
        read(*lines, **options)
    return refusal.value.problems


def test_a_row_is_one_assessors_view_of_one_proposal() -> None:
    (one,) = read(H, ROW)
    assert (one.id, one.assessor, one.department, one.comment) == ("P01", "Anna Berg", "Skolan", "Tydlig nytta")
    assert list(one.scores.values()) == [1.0, 3.5, 0.0, 2.0, 0.5]
    assert (one.file, one.row) == ("b.csv", 2)


def test_headings_may_be_english_in_any_order_and_case_and_the_file_a_comma_file() -> None:
    (one,) = read("Crime,ID,Assessor,housing,education,labour_market,democracy", "1.5,007,Bo,,,,")
    assert (one.id, one.assessor, one.department, one.comment) == ("007", "Bo", "", "")
    assert list(one.scores.values()) == [None, None, None, None, 1.5]


def test_swedish_excels_dialects_are_read_as_for_proposals(workbook: "object") -> None:
    old = f"sep=;\r\n{H}\r\n{ROW}\r\n".encode("cp1252")
    assert read_assessments(old, "b.csv") == read(H, ROW)
    book = workbook(H.split(";"), ["P01", "Anna Berg", "Skolan", 1, 3.5, 0, 2, 0.5, "Tydlig nytta"])  # type: ignore[operator]
    assert read_assessments(book, "b.xlsx") == read(H, ROW)


def test_unknown_columns_are_kept_under_their_headings() -> None:
    (one,) = read(f"{H};Datum", f"{ROW};2024-01-31")
    assert one.extra == {"Datum": "2024-01-31"}


def test_criteria_of_the_citys_own_are_read_on_their_scale() -> None:
    (one,) = read("id;bedömare;nytta", "P01;Bo;40", criteria=("nytta",), scale_max=None)
    assert one.scores == {"nytta": 40.0}
    assert [p.kind for p in refused("id;bedömare;nytta", "P01;Bo;40", criteria=("nytta",), scale_max=9.0)] == [
        "score_range"
    ]


def test_spellings_of_one_assessor_that_look_the_same_are_one() -> None:
    rows = read(H, ROW, ROW.replace("P01", "P02").replace("Anna Berg", "anna\u00a0Berg"))
    assert [one.assessor for one in rows] == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    ("row", "kind", "column", "value"),
    [
        (ROW.replace("3,5", "5,5"), "score_range", "utbildning", "5,5"),
        (ROW.replace("3,5", "1,234"), "ambiguous", "utbildning", "1,234"),
        (ROW.replace("3,5", "tre"), "score", "utbildning", "tre"),
        (ROW.replace("P01", ""), "blank", "id", ""),
        (ROW.replace("Anna Berg", " "), "blank", "bedömare", ""),
        (ROW.replace("Anna", "An\u200bna"), "hidden_character", "bedömare", "An\u200bna Berg"),
        (ROW + ";", "row_length", None, " | ".join([*ROW.split(";"), ""])),
        (ROW.replace("P01", "P09"), "assessments.id_unknown", "id", "P09"),
        (f"{ROW}\n{ROW}", "assessments.twice", "bedömare", "Anna Berg"),
        (f"{ROW}\n{OTHER_HOME}", "assessments.department", "förvaltning", "Kultur"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_row_column_and_value(row: str, kind: str, column: str | None, value: str) -> None:
    lines = row.split("\n")
    (problem,) = refused(H, *lines, ids={"P01", "P02"})
    assert (problem.kind, problem.file, problem.row) == (kind, "b.csv", len(lines) + 1)
    assert (problem.column, problem.value) == (column, value)
    assert all("b.csv" in problem.sentence(language) for language in ("sv", "en"))  # type: ignore[arg-type]


def test_a_fault_between_rows_is_told_under_the_heading_that_the_file_has() -> None:
    english = "ID;Assessor;Department;Housing;Education;labour_market;Democracy;Crime;Comment"
    problems = refused(english, ROW, ROW.replace("Skolan", "Kultur"), ids=())
    assert [(one.row, one.column) for one in problems] == [(2, "ID"), (3, "ID"), (3, "Assessor"), (3, "Department")]


def test_all_faults_of_a_file_are_told_together_by_row() -> None:
    problems = refused(H.replace("boende;", ""), *[ROW.replace("1;3,5", "x")] * 2)
    assert [(one.row, one.kind) for one in problems] == [
        (1, "missing_column"), (2, "score"), (3, "score"), (3, "assessments.twice"),
    ]  # fmt: skip


def test_headings_alone_and_headings_further_down_are_refused() -> None:
    assert [one.kind for one in refused(H)] == ["assessments.none"]
    assert [one.kind for one in refused("Bedömning våren" + ";" * 8, H, ROW)] == ["heading_row"]


def test_where_the_proposals_are_not_at_hand_any_id_will_do() -> None:
    assert [one.id for one in read(H, ROW.replace("P01", "P99"))] == ["P99"]


def test_rows_of_several_files_share_a_column_that_is_spelled_in_two_ways() -> None:
    made = [Assessment("P1", "A", {"housing": 1.0}, extra={heading: heading}) for heading in ("Datum", "datum")]
    rows = assessment_rows(made)
    assert [row["Datum"] for row in rows] == ["Datum", "datum"]
    assert "datum" not in rows[0]


@PATIENT
@given(st.lists(st.tuples(*[st.sampled_from(["", "P01", "5", "3,5", "1,234", "=1", "\x00", "x" * 9, '"', "Ã¤"])] * 9)))
def test_whatever_the_cells_hold_the_file_is_read_or_refused_with_reasons(rows: list[tuple[str, ...]]) -> None:
    found, problems = (), ()  # type: ignore[var-annotated]
    try:
        found = read(H, *(";".join(row) for row in rows))
    except BadInput as refusal:
        problems = refusal.problems
    assert all(one.file == "b.csv" and one.expected("sv") for one in problems)
    assert problems or len(found) == sum(any(row) for row in rows)
