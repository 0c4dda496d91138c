"""What a workbook's cells hold, to text."""

import datetime
import io
from collections.abc import Callable
from types import SimpleNamespace

import openpyxl
import pytest

from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.xlsx_table import read_sheet
from scoring.xlsx_values import CellValues


def _values() -> CellValues:
    return CellValues(SimpleNamespace(_date_formats=set()), [])


def test_a_long_number_that_is_none_is_refused() -> None:
    """That it costs no more than its digits in many cells is measured in tests/benchmarks/reading_speed.py."""
    with pytest.raises(ValueError, match="x"):
        _values().text("n", 0, "1" * 16_000 + "x")


Workbook = Callable[..., bytes]
Refused = Callable[..., tuple[Problem, ...]]
_HEADINGS = (
    "id", "titel", "belopp", "primärt område", "boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet",
    "sökt belopp", "kräver",
)  # fmt: skip


def _formatted(workbook: Workbook, formats: dict[str, str], **changes: object) -> bytes:
    """A workbook of two proposals, some cells of the second row with a number format."""
    first = (7, "Läxhjälp", 480_000, "Boende", 0.5, 1, 2, 3, 4, 500_000, None)
    second = ("P2", "Cirkus", 1, "Boende", 1, 1, 1, 1, 1, None, None)
    book = openpyxl.load_workbook(io.BytesIO(workbook(_HEADINGS, first, second)))
    for place, value in changes.items():
        book.active[place] = value
    for place, code in formats.items():
        book.active[place].number_format = code
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_ids_have_the_zeros_that_they_are_shown_with(
    workbook: Workbook, read: Callable[..., tuple[Proposal, ...]]
) -> None:
    for code in ("000;-000", "000_)", "[$-41D]000"):
        data = _formatted(workbook, {"A2": code, "K3": code}, K3=7)
        assert [(one.id, one.requires) for one in read(data)] == [("007", ()), ("P2", (("007",),))]


@pytest.mark.parametrize("code", ["00-00", '"P"00', "0.00", "0%"])
def test_an_id_that_is_shown_as_something_else_is_refused(workbook: Workbook, refused: Refused, code: str) -> None:
    assert refused(_formatted(workbook, {"A2": code})) == (
        Problem("förslag.csv", "number_format", 2, "id", "7", {"format": code}),
    )


def test_an_id_that_the_spreadsheet_made_a_date_is_refused(workbook: Workbook, refused: Refused) -> None:
    (problem,) = refused(_formatted(workbook, {"A2": "mmm-yy"}, A2=datetime.date(2024, 3, 1)))
    assert (problem.kind, problem.value, problem.details) == ("number_format", "2024-03-01", {"format": "mmm-yy"})


def test_other_columns_are_read_as_the_number_that_they_hold(
    workbook: Workbook, read: Callable[..., tuple[Proposal, ...]]
) -> None:
    first, _ = read(_formatted(workbook, {"C2": "# ##0 kr", "E2": "0", "J2": "#,##0.00"}))
    assert (first.cost, first.scores["housing"], first.requested) == (480_000, 0.5, 500_000)


@pytest.mark.parametrize(
    ("place", "column", "value"), [("E2", "boende", "0,5"), ("C2", "belopp", "480000"), ("J2", "sökt belopp", "500000")]
)
def test_points_and_amounts_shown_as_percentages_are_refused(
    workbook: Workbook, refused: Refused, place: str, column: str, value: str
) -> None:
    assert refused(_formatted(workbook, {place: "0%"})) == (Problem("förslag.csv", "percent", 2, column, value),)


@pytest.mark.parametrize(
    "cell",
    [
        "<v>48<b>00</b>00</v>", "<v>1</v><v>480000</v>", "<v>48<v>00</v>00</v>", "<f>1</f><f>2</f><v>1</v>",
        "<v>٤٨٠</v>",
        "<v>４８０</v>", "<v>480_000</v>", "<v>0x1f</v>", "<v>+</v>", "<v>.</v>", "<v>1 000</v>", "<v>1,5</v>",
    ],
)  # fmt: skip
def test_a_damaged_number_is_no_number(workbook: Workbook, with_part: Callable[..., bytes], cell: str) -> None:
    part, good = "xl/worksheets/sheet1.xml", workbook(("id", "n"), ("P01", 123))
    data = with_part(good, part, lambda xml: xml.replace(b"<v>123</v>", cell.encode()))
    assert data != good
    with pytest.raises(BadInput) as refusal:
        read_sheet(data, "f.xlsx")
    assert [problem.kind for problem in refusal.value.problems] == ["broken_workbook"]


@pytest.mark.parametrize("found", ["480000", "480000.0", "4.8E5", " 480000 ", "+480000"])
def test_a_whole_number_is_the_same_however_it_is_stored(
    workbook: Workbook, with_part: Callable[..., bytes], found: str
) -> None:
    good = workbook(("id", "n"), ("P01", 123))
    data = with_part(
        good, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>123</v>", b"<v>%s</v>" % found.encode())
    )
    assert read_sheet(data, "f.xlsx")[1].cells == ("P01", "480000")
