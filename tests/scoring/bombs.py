"""Files made to take a reader's time or memory, and what each is refused for."""

import io
import random
import struct
import zipfile
from collections.abc import Iterator

from tests.scoring.workbooks import as_excel, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROW = '<row r="{0}"><c r="A{0}"/></row>'
_LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)


def sheet_of(rows: str, before: str = "", after: str = "") -> bytes:
    """A sheet's part with these rows."""
    return f'{before}<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A ZIP of these parts, packed as well as can be."""
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
    return zipped(parts | {place: content})


def _tags(tag: str, count: int) -> str:
    return "".join(f'<{tag} n="{n}"/>' for n in random_digits(count))


def _styles(encoding: str, declared_in: str) -> bytes:
    """Styles of many tags; in EBCDIC, no byte of them is a `<` of ASCII."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'.encode(declared_in)
    return declaration + f"<styleSheet>{_tags('xf', 200_000)}</styleSheet>".encode(encoding)


def with_noise(data: bytes) -> bytes:
    """The workbook with a picture of noise in it, so that the whole is not packed too well."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/media/image1.png", random.Random(1).randbytes(400_000))
    return stream.getvalue()


def _overlapping() -> bytes:
    """A thousand entries that all unpack the same packed bytes, as in zip bombs without nesting."""
    packed = zipped({"a": bytes(10**6)})
    end = packed.rindex(b"PK\x05\x06")
    directory = packed[packed.index(b"PK\x01\x02") : end]
    start = len(packed) - (len(packed) - packed.index(b"PK\x01\x02"))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory) * 1000, start, 0)
    return packed[:start] + directory * 1000 + tail


def random_digits(count: int) -> Iterator[int]:
    """Numbers that pack badly, the same ones always."""
    state = 1
    for _ in range(count):
        state = state * 6364136223846793005 % 2**64
        yield state % 10**9


def _bombs(plain: bytes) -> dict[str, tuple[bytes, str]]:
    """{name: (file, kind of its refusal)}."""

    def sheet(rows: str, before: str = "", after: str = "") -> bytes:
        return with_part(plain, SHEET, lambda _: sheet_of(rows, before, after))

    laughing = sheet('<row r="1"><c r="A1" t="str"><v>&a9;</v></c></row>', _LAUGHS)
    many = "".join(map(_ROW.format, range(1, 1_048_577)))
    nested = zipped({"inner.xlsx": zipped({f"{n}.xlsx": zipped({"zeros": bytes(10**7)}) for n in range(20)})})
    return {
        "zeros": (zipped({"[Content_Types].xml": bytes(10**8)}), "limit_unpacked"),
        "packed too well": (zipped({SHEET: b" " * 20_000_000}), "limit_ratio"),
        "overlapping": (_overlapping(), "limit_unpacked"),
        "nested": (nested, "broken_workbook"),
        "many entries": (zipped({str(n): b"" for n in range(20_000)}), "limit_entries"),
        "billion laughs": (laughing, "broken_workbook"),
        "laughs in UTF-16": (with_part(plain, SHEET, lambda _: sheet_of("", _LAUGHS).decode().encode("utf-16")),
                             "broken_workbook"),
        "laughs in the workbook": (with_part(plain, "xl/workbook.xml", lambda x: _LAUGHS.encode() + x),
                                   "broken_workbook"),
        "laughs in the texts": (with_part(plain, "xl/sharedStrings.xml", lambda x: _LAUGHS.encode() + x),
                                "broken_workbook"),
        "1 048 576 sparse rows": (sheet(many), "limit_unpacked"),
        "300 000 sparse rows": (sheet(many[: many.index('<row r="300001"')]), "limit_rows"),
        "a value in row 1 048 576": (sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "limit_rows"),
        "16 384 columns": (sheet("<row>" + "<c><v>7</v></c>" * 16_384 + "</row>"), "limit_columns"),
        "blank cells": (sheet("".join("<row>" + "<c/>" * 40 + f'<c s="{n}"/></row>' for n in random_digits(12_000))),
                        "limit_cells"),
        "elements in a row": (sheet("<row>" + "".join(f'<a b="{n}"/>' for n in random_digits(300_000)) + "</row>"),
                              "limit_tags"),
        "styles": (with_part(plain, "xl/styles.xml",
                             lambda _: "".join(f'<xf n="{n}"/>' for n in random_digits(100_000)).encode()),
                   "limit_tags"),
        "csv rows": (b"id;titel\n" + b"1;2\n" * 10**6, "limit_rows"),
        "csv blank rows": (b"id;titel\n" * 1 + b"\n" * (5 * 10**6), "limit_rows"),
        "csv columns": (b"id" + b";" * 5_000_000, "limit_columns"),
        "csv cells": ((b"id" + b";" * 199 + b"\n") * 19_000, "limit_cells"),
        "csv cell": (b"id;titel\nP01;" + b"x" * 5_000_000, "limit_cell"),
        "csv quote": (b'id;titel\nP01;"' + b"x;\n" * 1_600_000, "quotes"),
        "too large": (b"x" * (5 * 2**20 + 1), "limit_file"),
    }  # fmt: skip


def _misplaced_bombs(plain: bytes) -> dict[str, tuple[bytes, str]]:
    """Parts that lie or are written where a count by name or by byte would miss them."""

    def styles(encoding: str, declared_in: str) -> bytes:
        return with_part(plain, "xl/styles.xml", lambda _: _styles(encoding, declared_in))

    def sheet(rows: str, after: str = "") -> bytes:
        return with_noise(with_part(plain, SHEET, lambda _: sheet_of(rows, after=after)))

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


def bombs() -> dict[str, tuple[bytes, str]]:
    """{name: (file, kind of its refusal)}."""
    plain = as_excel(workbook(("id", "titel"), ("P01", "a")))
    return _bombs(plain) | _misplaced_bombs(plain)
