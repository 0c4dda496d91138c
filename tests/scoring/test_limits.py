import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring import limits
from scoring.language import ENGINE_TEXTS, LANGUAGES
from scoring.problems import BadInput, Problem
from scoring.table import read_rows
from tests.scoring.bombs import SHEET, bombs, random_digits, sheet_of, with_noise, zipped

ROOT = Path(__file__).parents[2]
WithPart = Callable[..., bytes]
_MOST_MEGABYTES = 200


def _problem(data: bytes) -> Problem:
    with pytest.raises(BadInput) as refusal:
        read_rows(data, "f", {"id"}.__contains__)
    (problem,) = refusal.value.problems
    return problem


@pytest.fixture(scope="module", name="bombs")
def made_bombs() -> dict[str, tuple[bytes, str]]:
    return bombs()


def test_a_bomb_is_refused_for_what_it_is(bombs: dict[str, tuple[bytes, str]]) -> None:
    """How quickly: tests/benchmarks/reading_speed.py."""
    told = {name: _problem(data).kind for name, (data, _) in bombs.items()}
    assert told == {name: kind for name, (_, kind) in bombs.items()}


_READ = """
import re, sys
from pathlib import Path
from scoring.intake import read_proposals
from scoring.problems import BadInput
data = sys.stdin.buffer.read()
try:
    read_proposals(data, "f")
except BadInput:
    print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process's greatest memory")
def test_a_bomb_takes_less_than_200_megabytes_all_counted(bombs: dict[str, tuple[bytes, str]]) -> None:
    for name, (data, _) in bombs.items():
        done = subprocess.run([sys.executable, "-c", _READ], input=data, capture_output=True, check=True, cwd=ROOT)
        assert (name, int(done.stdout) / 1024 < _MOST_MEGABYTES) == (name, True)


def test_the_largest_table_is_read(workbook: Callable[..., bytes], with_part: WithPart) -> None:
    rows = b"id;titel\n" + b"1;2\n" * limits.MOST_ROWS
    assert len(read_rows(rows, "f.csv", {"id"}.__contains__)) == limits.MOST_ROWS + 1
    cells = "".join(f"<row><c><v>{n}</v></c><c><v>2</v></c></row>" for n in range(limits.MOST_ROWS + 1))
    large = with_part(workbook(("id",)), SHEET, lambda _: sheet_of(cells))
    assert len(read_rows(large, "f.xlsx", {"id"}.__contains__)) == limits.MOST_ROWS + 1
    assert _problem(rows + b"1;2\n") == Problem("f", "limit_rows", 20_002, None, "≥ 20001")
    longer = with_part(large, SHEET, lambda sheet: sheet.replace(b"</sheetData>", b"<row/></sheetData>"))
    assert _problem(longer) == Problem("f", "limit_rows", 20_002, None, "≥ 20001")


def test_what_is_neither_row_nor_cell_is_counted_in_the_whole_sheet(
    workbook: Callable[..., bytes], with_part: WithPart
) -> None:
    def sheet(number: int) -> bytes:
        cell, first = '<c t="str"><v>id</v></c>', number // 2
        rows = f"<row>{cell}{'<a/>' * first}</row><row>{'<a/>' * (number - first)}</row>"
        return with_noise(with_part(workbook(("id",)), SHEET, lambda _: sheet_of(rows)))

    most = 250_000 - 2 + 1  # the worksheet and the rows' frame are two; a cell without a formula leaves one over
    assert read_rows(sheet(most), "f", {"id"}.__contains__)[0].cells == ("id",)
    assert _problem(sheet(most + 1)) == Problem("f", "limit_tags", 2, None, "> 250005")


def test_one_wide_row_counts_for_all_rows(workbook: Callable[..., bytes]) -> None:
    rows = [("id", *[None] * 198, "slut"), *[("P01",)] * 2_000]
    assert _problem(workbook(*rows)) == Problem("f", "limit_cells", value="≥ 400200")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii", "utf-16"])
def test_parts_in_the_encodings_of_the_format_are_read(
    workbook: Callable[..., bytes], with_part: WithPart, encoding: str
) -> None:
    def encoded(sheet: bytes) -> bytes:
        text = sheet.decode().removeprefix('<?xml version="1.0"?>')
        return f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)

    data = workbook(("id",), ("P01",))
    assert read_rows(with_part(data, SHEET, encoded), "f", {"id"}.__contains__) == read_rows(
        data, "f", {"id"}.__contains__
    )


@pytest.mark.parametrize("declaration", ['encoding="latin-1"', "encoding = 'cp037'", f'encoding="utf-8"{" " * 5000}'])
def test_another_encoding_is_refused_by_name(
    workbook: Callable[..., bytes], with_part: WithPart, declaration: str
) -> None:
    xml = f'<?xml version="1.0" {declaration}?><worksheet/>'.encode()
    problem = _problem(with_part(workbook(("id",)), SHEET, lambda _: xml))
    assert (problem.kind, problem.value) == (
        "broken_workbook",
        f"{SHEET}: {re.split(chr(34) + '|' + chr(39), declaration)[1]}",
    )


def test_200_columns_are_read_and_201_not(workbook: Callable[..., bytes]) -> None:
    for width, wide in ((200, False), (201, True)):
        row = [f"k{n}" for n in range(width)]
        for data in (workbook(row), ";".join(row).encode()):
            if wide:
                assert _problem(data) == Problem("f", "limit_columns", 1, None, "≥ 201")
            else:
                assert len(read_rows(data, "f", set(row).__contains__)[0].cells) == 200


def test_a_cell_is_as_long_as_excel_allows(workbook: Callable[..., bytes]) -> None:
    rows = [("id", "titel"), ("P01", "x" * 32_767)]
    assert len(read_rows(workbook(*rows), "f", {"id"}.__contains__)[1].cells[1]) == 32_767


def test_a_text_longer_than_excel_allows_is_refused_with_its_place(
    workbook: Callable[..., bytes], as_excel: Callable[[bytes], bytes], with_part: WithPart
) -> None:
    long = b"x" * 32_768 + str(list(random_digits(500))).encode()
    data = as_excel(workbook(("id", "titel"), ("P01", "KORT")))
    problem = _problem(with_part(data, "xl/sharedStrings.xml", lambda texts: texts.replace(b"KORT", long)))
    assert (problem.kind, problem.row, problem.column) == ("limit_cell", 2, "titel")


def test_a_large_sheet_beside_the_one_that_is_read_does_no_harm(
    workbook: Callable[..., bytes], with_part: WithPart
) -> None:
    data = workbook(("id",), ("P01",), Underlag=[(n,) for n in range(21_000)])
    assert len(read_rows(data, "f", {"id"}.__contains__)) == 2
    with pytest.raises(BadInput):
        read_rows(data, "f", {"id"}.__contains__, "Underlag")


def test_parts_of_one_name_and_unusual_packing_are_refused() -> None:
    assert _problem(zipped({"a": b"1", "b": b"2"}).replace(b"b", b"a")).kind == "broken_workbook"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", "1")
    assert _problem(stream.getvalue()).kind == "broken_workbook"


def test_an_encrypted_part_is_told_as_a_password(workbook: Callable[..., bytes]) -> None:
    data = bytearray(workbook(("id",)))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert _problem(bytes(data)).kind == "encrypted"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "limit"),
    [
        ("limit_file", limits.MOST_FILE_BYTES // 2**20), ("limit_unpacked", limits.MOST_UNPACKED_BYTES // 2**20),
        ("limit_entries", limits.MOST_ENTRIES), ("limit_rows", limits.MOST_ROWS),
        ("limit_columns", limits.MOST_COLUMNS), ("limit_cells", limits.MOST_CELLS),
        ("limit_cell", limits.MOST_CELL_CHARACTERS), ("limit_ratio", f"{limits.MOST_RATIO}1"),
    ],
)  # fmt: skip
def test_a_limit_is_told_as_it_is(language: str, kind: str, limit: object) -> None:
    said = ENGINE_TEXTS.say(f"problem.{kind}", language)  # type: ignore[arg-type]
    assert re.sub(r"\D", "", said) == str(limit)


def test_a_size_just_above_the_limit_does_not_read_like_the_limit() -> None:
    assert _problem(b"x" * (5 * 2**20 + 1)).value == "5,1 MB"
