"""The indicators file in: the manners of a proposals file, and what is its own."""

import io

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from optimiser.table import csv_bytes
from scoring.need.indicator_file import indicator_rows, read_indicators
from scoring.need.indicators import Indicator
from scoring.problems import BadInput, Problem

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
H = "område;index;indikator;värde;enhet;år;kön;källa;högre är sämre;vikt"
ROW = "Område 1;Ekonomi;Arbetslösa;12,5;%;2023;kvinnor;SCB;ja;2"
OTHER = ROW.replace("Område 1", "Område 2")


def read(*lines: str) -> tuple[Indicator, ...]:
    return read_indicators("\n".join(lines).encode(), "i.csv")


def refused(*lines: str) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as refusal:
        read(*lines)
    return refusal.value.problems


def test_a_row_is_one_figure_of_one_area() -> None:
    (one,) = read(H, ROW)
    assert (one.area, one.index, one.indicator, one.value) == ("Område 1", "Ekonomi", "Arbetslösa", 12.5)
    assert (one.unit, one.year, one.sex, one.source, one.higher_is_worse) == ("%", 2023, "women", "SCB", True)
    assert (one.weight, one.made_up, one.file, one.row) == (2.0, False, "i.csv", 2)


def test_headings_may_be_english_and_most_columns_left_out() -> None:
    (one,) = read("Area,Index,Indicator,Value,Higher_is_worse", "A,I,x,-1.5,false")
    assert (one.value, one.higher_is_worse) == (-1.5, False)
    assert (one.unit, one.year, one.sex, one.source, one.weight) == ("", None, "all", "", 1.0)


def test_a_workbook_reads_as_the_same(workbook: "object") -> None:
    cells = [int(cell) if cell.isdigit() else cell for cell in ROW.split(";")]
    cells[3] = 12.5
    assert read_indicators(workbook(H.split(";"), cells), "i.xlsx") == read(H, ROW)  # type: ignore[operator]


@pytest.mark.parametrize("blank", ["", " ", "..", "saknas", "Missing"])
def test_a_figure_that_is_missing_is_kept_as_missing(blank: str) -> None:
    (one,) = read(H, ROW.replace("12,5", blank))
    assert one.value is None


@pytest.mark.parametrize(
    ("word", "sex"), [("", "all"), ("Alla", "all"), ("women", "women"), ("Kvinnor", "women"), ("män", "men")]
)
def test_whom_a_figure_is_about_is_said_in_either_language(word: str, sex: str) -> None:
    assert read(H, ROW.replace("kvinnor", word))[0].sex == sex


def test_unknown_columns_are_kept_under_their_headings() -> None:
    assert read(f"{H};Anmärkning", f"{ROW};preliminär")[0].extra == {"Anmärkning": "preliminär"}


def test_names_that_differ_in_case_and_spacing_are_one() -> None:
    other = ROW.replace("Område 1", "område  1").replace("Ekonomi", "EKONOMI").replace("kvinnor", "män")
    first, second = read(H, ROW, other)
    assert (second.area, second.index, second.indicator) == (first.area, first.index, first.indicator)


@pytest.mark.parametrize(
    ("row", "kind", "column", "value"),
    [
        (ROW.replace("12,5", "tolv"), "need.figure", "värde", "tolv"),
        (ROW.replace("12,5", "1,234"), "ambiguous", "värde", "1,234"),
        (ROW.replace("12,5", "0,12345678901234567"), "need.figure_digits", "värde", "0,12345678901234567"),
        (ROW.replace("12,5", "-2 000 000 000 000"), "need.figure_great", "värde", "-2 000 000 000 000"),
        (ROW.replace("12,5", "999999999999999"), "need.figure_great", "värde", "999999999999999"),
        (ROW.replace("ja;2", "ja;2000000000000"), "need.weight_great", "vikt", "2000000000000"),
        (ROW.replace("2023", "23"), "need.year", "år", "23"),
        (ROW.replace("kvinnor", "flickor"), "need.sex", "kön", "flickor"),
        (ROW.replace(";ja;", ";kanske;"), "need.yes_no", "högre är sämre", "kanske"),
        (ROW.replace(";ja;", ";;"), "blank", "högre är sämre", ""),
        (ROW.replace(";ja;2", ";ja;0"), "need.weight", "vikt", "0"),
        (ROW.replace("Område 1", ""), "blank", "område", ""),
        (f"{ROW}\n{ROW.replace('12,5', '12,6')}", "need.twice", "värde", "12,6"),
        (f"{ROW}\n{OTHER.replace('%', 'antal')}", "need.unlike", "enhet", "antal"),
        (f"{ROW}\n{OTHER.replace(';ja;', ';nej;')}", "need.unlike", "högre är sämre", "nej"),
        (f"{ROW}\n{OTHER.replace('ja;2', 'ja;3')}", "need.unlike", "vikt", "3"),
        (f"{ROW}\n{OTHER.replace('2023', '')}", "need.year_partly", "år", ""),
        (ROW.replace("Ekonomi", "CNI"), "need.variable", "indikator", "Arbetslösa"),
        (ROW.replace("Ekonomi", "CNI").replace("Arbetslösa", "Folkmängd"), "need.count", "värde", "12,5"),
        (ROW.replace("Ekonomi;Arbetslösa;12,5", "CNI;alone;12").replace(";ja;", ";nej;"), "need.direction",
         "högre är sämre", "nej"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_row_column_and_value(row: str, kind: str, column: str, value: str) -> None:
    (problem,) = refused(H, row)
    assert (problem.kind, problem.row, problem.column, problem.value) == (kind, 2 + row.count("\n"), column, value)
    assert problem.sentence("sv") != problem.sentence("en")


def test_a_contradiction_stands_under_the_heading_that_the_file_has() -> None:
    (problem,) = refused("area,index,indicator,value,higher_is_worse", "A,I,x,1,yes", "A,I,x,2,yes")
    assert problem.column == "value"
    assert "i.csv, rad 2, står 1" in problem.sentence("sv")


def test_all_problems_of_a_file_are_told_together() -> None:
    assert [one.kind for one in refused(H, ROW.replace("2023", "x"), ROW.replace("12,5", "y"))] == [
        "need.year",
        "need.figure",
    ]
    assert [one.kind for one in refused("index;värde")] == ["need.none", *["missing_column"] * 3]


@pytest.mark.parametrize("data", [b"", b"\n;;\n"])
def test_an_empty_file_is_told_to_need_a_row_with_a_value_and_not_a_proposal(data: bytes) -> None:
    with pytest.raises(BadInput) as refusal:
        read_indicators(data, "i.csv")
    (problem,) = refusal.value.problems
    assert problem.sentence("sv") == "i.csv: väntade en rubrikrad och minst en rad med värde"


def test_the_population_may_be_said_to_be_worse_either_way() -> None:
    row = ROW.replace("Ekonomi;Arbetslösa;12,5", "CNI;Folkmängd;12")
    assert [read(H, row.replace(";ja;", f";{word};"))[0].value for word in ("ja", "nej")] == [12, 12]


def test_a_row_with_a_fault_contradicts_no_other() -> None:
    assert [one.kind for one in refused(H, ROW, ROW.replace("12,5", "x"))] == ["need.figure"]


def test_a_percentage_that_a_workbook_shows_is_refused() -> None:
    book = openpyxl.Workbook()
    book.active.append(["område", "index", "indikator", "värde", "högre är sämre"])
    book.active.append(["A", "I", "x", 0.125, "ja"])
    book.active["D2"].number_format = "0 %"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(BadInput) as refusal:
        read_indicators(stream.getvalue(), "i.xlsx")
    assert [one.kind for one in refusal.value.problems] == ["percent"]


WORDS = st.text(st.sampled_from("abåÖ =-"), min_size=1, max_size=6).filter(lambda text: text.strip() == text)


@given(
    st.lists(
        st.tuples(WORDS, st.none() | st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), WORDS),
        min_size=1,
        max_size=6,
    )
)
@PATIENT
def test_what_is_written_reads_back_to_the_same(rows: list[tuple[str, float | None, str]]) -> None:
    given_ = [
        Indicator(f"{area} {place}", "I", "x", value, False, "%", 2023, "men", source, 2.0, True, {"Anm": source})
        for place, (area, value, source) in enumerate(rows)
    ]
    assert read_indicators(csv_bytes(indicator_rows(given_)), "i.csv") == tuple(given_)
