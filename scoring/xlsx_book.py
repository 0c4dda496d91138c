"""A workbook opened without its cells: the names of its sheets, where each lies, its texts and formats."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import openpyxl
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS, XLSM, XLSX, XLTM, XLTX

from scoring.limits import MOST_STRING_TAGS, MOST_TREE_TAGS, check_archive, check_tags
from scoring.problems import BadInput, Problem
from scoring.xlsx_values import CellValues

if not openpyxl.DEFUSEDXML:
    raise RuntimeError("openpyxl must read XML through defusedxml: install it, and do not set OPENPYXL_DEFUSEDXML")
# What openpyxl leaves out (charts, styles) is nothing that we read.
warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")

_HEAD = 200
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument."  # its first part, and what it holds
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Any part may be named as one of these, whatever its path: their tags are counted where they are read.
_MOST_TAGS_OF = dict.fromkeys((XLSX, XLSM, XLTX, XLTM), MOST_TREE_TAGS) | {SHARED_STRINGS: MOST_STRING_TAGS}


@dataclass(frozen=True)
class SheetPart:
    """A sheet's name, the path of its XML in the archive, and whether the workbook shows it."""

    name: str
    path: str
    visible: bool


@dataclass(frozen=True)
class Book:
    """An open workbook; `reader` is openpyxl's."""

    reader: Any
    sheets: tuple[SheetPart, ...]

    def values(self) -> CellValues:
        """What turns its cells to text: reads the table of texts and the styles."""
        self.reader.read_strings()
        apply_stylesheet(self.reader.archive, self.reader.wb)
        return CellValues(self.reader.wb, self.reader.shared_strings)

    def xml(self, sheet: SheetPart) -> bytes:
        """The XML of a sheet."""
        return bytes(self.reader.archive.read(sheet.path))


def is_workbook(data: bytes) -> bool:
    """True where the bytes begin as a workbook's do, XLSX or the old XLS; a file's name proves nothing."""
    return data[:4] in _ZIP or data[:8] == _OLD_EXCEL


@contextmanager
def opened(data: bytes, file: str) -> Iterator[Book]:
    """The workbook, within the limits. Raises BadInput, also for whatever goes wrong while it is open."""
    try:
        _refuse_other(data, file)
        check_archive(data, file)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield _book(archive, data, file)
    except BadInput:
        raise
    except Exception as error:
        # A broken workbook makes zipfile, the XML parsers and openpyxl raise almost anything.
        raise BadInput([Problem(file, "broken_workbook")]) from error


def _refuse_other(data: bytes, file: str) -> None:
    if data[:8] == _OLD_EXCEL:
        raise BadInput([Problem(file, "encrypted" if _ENCRYPTED in data else "old_excel")])
    if _OPEN_DOCUMENT in data[:_HEAD]:
        raise BadInput([Problem(file, "open_document")])


def _book(archive: zipfile.ZipFile, data: bytes, file: str) -> Book:
    reader = ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    for name, most in sorted(_limited_parts(reader.package)):
        check_tags(name, archive.read(name), most, file)
    reader.read_workbook()
    return Book(reader, tuple(_sheets(reader, frozenset(archive.namelist()))))


def _limited_parts(package: Any) -> set[tuple[str, int]]:
    """The path of each part that becomes a tree or a table of texts, once, and the most tags it may have."""
    return {
        (part.PartName.removeprefix("/"), _MOST_TAGS_OF[part.ContentType])
        for part in package.Override
        if part.ContentType in _MOST_TAGS_OF
    }


def _sheets(reader: Any, names: frozenset[str]) -> Iterator[SheetPart]:
    for sheet, relation in reader.parser.find_sheets():
        if relation.target in names and "chartsheet" not in relation.Type:
            yield SheetPart(sheet.name, relation.target, sheet.state == "visible")
