import io
import random
import re
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scoring import limits
from scoring.language import ENGINE_TEXTS, LANGUAGES
from scoring.problems import BadInput, Problem
from scoring.table import read_rows
from tests.scoring.usual_second import usual_second

ROOT = Path(__file__).parents[2]
WithPart = Callable[..., bytes]
_SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MOST_MEGABYTES, _ROW = 200, '<row r="{0}"><c r="A{0}"/></row>'
_LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)


def _sheet(rows: str, before: str = "", after: str = "") -> bytes:
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def _problem(data: bytes) -> Problem:
    with pytest.raises(BadInput) as refusal:
        read_rows(data, "f", {"id"}.__contains__)
    (problem,) = refusal.value.problems
    return problem


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _elsewhere(data: bytes, name: str, content: bytes) -> bytes:
    """The workbook with a part that its table of contents places among the sheets."""
    place = f"xl/worksheets/{name.rpartition('/')[2]}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(f"/{name}".encode(), f"/{place}".encode())
    return _zip(parts | {place: content})


def _tags(tag: str, count: int) -> str:
    return "".join(f'<{tag} n="{n}"/>' for n in _random_digits(count))


def _styles(encoding: str, declared_in: str) -> bytes:
    """Styles of many tags; in EBCDIC, no byte of them is a `<` of ASCII."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'.encode(declared_in)
    return declaration + f"<styleSheet>{_tags('xf', 200_000)}</styleSheet>".encode(encoding)


def _with_noise(data: bytes) -> bytes:
    """The workbook with a picture of noise in it, so that the whole is not packed too well."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/media/image1.png", random.Random(1).randbytes(400_000))
    return stream.getvalue()


def _overlapping() -> bytes:
    """A thousand entries that all unpack the same packed bytes, as in zip bombs without nesting."""
    packed = _zip({"a": bytes(10**6)})
    end = packed.rindex(b"PK\x05\x06")
    directory = packed[packed.index(b"PK\x01\x02") : end]
    start = len(packed) - (len(packed) - packed.index(b"PK\x01\x02"))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory) * 1000, start, 0)
    return packed[:start] + directory * 1000 + tail


def _random_digits(count: int) -> Iterator[int]:
    state = 1
    for _ in range(count):
        state = state * 6364136223846793005 % 2**64
        yield state % 10**9


def _bombs(plain: bytes, with_part: WithPart) -> dict[str, tuple[bytes, str]]:
    """{name: (file, kind of its refusal)}."""

    def sheet(rows: str, before: str = "", after: str = "") -> bytes:
        return with_part(plain, _SHEET, lambda _: _sheet(rows, before, after))

    laughing = sheet('<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>', _LAUGHS)
    many = "".join(map(_ROW.format, range(1, 1_048_577)))
    nested = _zip({"inner.xlsx": _zip({f"{n}.xlsx": _zip({"zeros": bytes(10**7)}) for n in range(20)})})
    return {
        "zeros": (_zip({"[Content_Types].xml": bytes(10**8)}), "limit_unpacked"),
        "packed too well": (_zip({_SHEET: b" " * 20_000_000}), "limit_ratio"),
        "overlapping": (_overlapping(), "limit_unpacked"),
        "nested": (nested, "broken_workbook"),
        "many entries": (_zip({str(n): b"" for n in range(20_000)}), "limit_entries"),
        "billion laughs": (laughing, "broken_workbook"),
        "laughs in UTF-16": (with_part(plain, _SHEET, lambda _: _sheet("", _LAUGHS).decode().encode("utf-16")),
                             "broken_workbook"),
        "laughs in the workbook": (with_part(plain, "xl/workbook.xml", lambda x: _LAUGHS.encode() + x),
                                   "broken_workbook"),
        "laughs in the texts": (with_part(plain, "xl/sharedStrings.xml", lambda x: _LAUGHS.encode() + x),
                                "broken_workbook"),
        "1 048 576 sparse rows": (sheet(many), "limit_unpacked"),
        "300 000 sparse rows": (sheet(many[: many.index('<row r="300001"')]), "limit_rows"),
        "a value in row 1 048 576": (sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "limit_rows"),
        "16 384 columns": (sheet("<row>" + "<c><v>7</v></c>" * 16_384 + "</row>"), "limit_columns"),
        "blank cells": (sheet("".join("<row>" + "<c/>" * 40 + f'<c s="{n}"/></row>' for n in _random_digits(12_000))),
                        "limit_cells"),
        "elements in a row": (sheet("<row>" + "".join(f'<a b="{n}"/>' for n in _random_digits(300_000)) + "</row>"),
                              "limit_tags"),
        "styles": (with_part(plain, "xl/styles.xml",
                             lambda _: "".join(f'<xf n="{n}"/>' for n in _random_digits(100_000)).encode()),
                   "limit_tags"),
        "csv rows": (b"id;titel\n" + b"1;2\n" * 10**6, "limit_rows"),
        "csv blank rows": (b"id;titel\n" * 1 + b"\n" * (5 * 10**6), "limit_rows"),
        "csv columns": (b"id" + b";" * 5_000_000, "limit_columns"),
        "csv cells": ((b"id" + b";" * 199 + b"\n") * 19_000, "limit_cells"),
        "csv cell": (b"id;titel\nP01;" + b"x" * 5_000_000, "limit_cell"),
        "csv quote": (b'id;titel\nP01;"' + b"x;\n" * 1_600_000, "quotes"),
        "too large": (b"x" * (5 * 2**20 + 1), "limit_file"),
    }  # fmt: skip


def _misplaced_bombs(plain: bytes, with_part: WithPart) -> dict[str, tuple[bytes, str]]:
    """Parts that lie or are written where a count by name or by byte would miss them."""

    def styles(encoding: str, declared_in: str) -> bytes:
        return with_part(plain, "xl/styles.xml", lambda _: _styles(encoding, declared_in))

    def sheet(rows: str, after: str = "") -> bytes:
        return _with_noise(with_part(plain, _SHEET, lambda _: _sheet(rows, after=after)))

    tags = f"<a><dimension/>{_tags('b', 900_000)}</a>".encode()
    texts = f'<sst xmlns="{_MAIN}"><dimension/>{"<si/>" * 3_000_000}{_tags("a", 150_000)}</sst>'.encode()
    return {
        "elements after a word of sizes": (sheet("", f"<!-- dimension -->{'<a/>' * 3_900_000}"), "limit_tags"),
        "elements in many rows": (sheet(f"<row>{'<a/>' * 90_000}</row>" * 42), "limit_tags"),
        "styles in EBCDIC": (styles("cp037", "ascii"), "broken_workbook"),
        "styles in EBCDIC said in UTF-16": (styles("cp037", "utf-16"), "broken_workbook"),
        "styles in UTF-16": (styles("utf-16", "utf-16"), "limit_tags"),
        "a workbook among the sheets": (_elsewhere(plain, "xl/workbook.xml", tags), "limit_tags"),
        "texts among the sheets": (_elsewhere(plain, "xl/sharedStrings.xml", texts), "limit_tags"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def bombs(
    workbook: Callable[..., bytes], as_excel: Callable[[bytes], bytes], with_part: WithPart
) -> dict[str, tuple[bytes, str]]:
    plain = as_excel(workbook(("id", "titel"), ("P01", "a")))
    return _bombs(plain, with_part) | _misplaced_bombs(plain, with_part)


def test_a_bomb_is_told_within_a_second(bombs: dict[str, tuple[bytes, str]]) -> None:
    told, second = {}, usual_second()  # of this process: other work on the machine does not count
    for name, (data, _) in bombs.items():
        start = time.process_time()
        told[name] = _problem(data).kind
        assert time.process_time() - start < second, name
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
    large = with_part(workbook(("id",)), _SHEET, lambda _: _sheet(cells))
    assert len(read_rows(large, "f.xlsx", {"id"}.__contains__)) == limits.MOST_ROWS + 1
    assert _problem(rows + b"1;2\n") == Problem("f", "limit_rows", 20_002, None, "≥ 20001")
    longer = with_part(large, _SHEET, lambda sheet: sheet.replace(b"</sheetData>", b"<row/></sheetData>"))
    assert _problem(longer) == Problem("f", "limit_rows", 20_002, None, "≥ 20001")


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
    assert read_rows(with_part(data, _SHEET, encoded), "f", {"id"}.__contains__) == read_rows(
        data, "f", {"id"}.__contains__
    )


@pytest.mark.parametrize("declaration", ['encoding="latin-1"', "encoding = 'cp037'", f'encoding="utf-8"{" " * 5000}'])
def test_another_encoding_is_refused_by_name(
    workbook: Callable[..., bytes], with_part: WithPart, declaration: str
) -> None:
    xml = f'<?xml version="1.0" {declaration}?><worksheet/>'.encode()
    problem = _problem(with_part(workbook(("id",)), _SHEET, lambda _: xml))
    assert (problem.kind, problem.value) == (
        "broken_workbook",
        f"{_SHEET}: {re.split(chr(34) + '|' + chr(39), declaration)[1]}",
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
    long = b"x" * 32_768 + str(list(_random_digits(500))).encode()
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
    assert _problem(_zip({"a": b"1", "b": b"2"}).replace(b"b", b"a")).kind == "broken_workbook"
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
