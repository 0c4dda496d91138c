"""XLSX files that tests make and change."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence

import openpyxl


def workbook(*rows: Sequence[object], **sheets: Sequence[Sequence[object]]) -> bytes:
    """The rows of its first sheet, then further sheets by name."""
    book = openpyxl.Workbook()
    book.active.title = "Förslag"
    for row in rows:
        book.active.append(list(row))
    for name, others in sheets.items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with the bytes of one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return stream.getvalue()


def as_excel(data: bytes) -> bytes:
    """The workbook with its texts in a table of their own, as Excel writes them; openpyxl leaves them in the cells."""
    texts: list[bytes] = []

    def shared(cell: re.Match[bytes]) -> bytes:
        texts.append(b"<si>%s</si>" % cell[2])
        return b'<c %s t="s"><v>%d</v></c>' % (cell[1], len(texts) - 1)

    cell = re.compile(rb'<c ([^>]*?) ?t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
    data = with_part(data, "xl/worksheets/sheet1.xml", lambda sheet: cell.sub(shared, sheet))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    data = with_part(data, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override.encode()))
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        archive.writestr("xl/sharedStrings.xml", b'<sst xmlns="%s">%s</sst>' % (main, b"".join(texts)))
    return stream.getvalue()
