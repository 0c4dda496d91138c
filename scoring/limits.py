"""How large a file may be: asked of its bytes before anything is parsed, and of its table while it is.

The limits keep a hostile or mistaken file from taking the machine's memory or time; an honest one
is far below each of them (docs/decisions/002-reading-files.md).
"""

import io
import re
import zipfile
from collections.abc import Callable

from scoring.problems import BadInput, Problem

MOST_FILE_BYTES = 5 * 2**20
MOST_ENTRIES = 1_000
MOST_UNPACKED_BYTES = 30 * 2**20
MOST_RATIO = 100
MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 400_000
MOST_CELL_CHARACTERS = 32_767
MOST_TAGS = 4_000_000
MOST_STRING_TAGS = 1_500_000
MOST_TREE_TAGS = 50_000

_LAST_ROW = MOST_ROWS + 1  # the heading row and those below it
_LARGE_FOLDERS = ("charts", "comments", "drawings", "externalLinks", "media", "pivotCache", "threadedComments")
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_HEAD = 4096
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)")
_ENCODINGS = {"utf-8", "utf-16", "us-ascii", "ascii"}
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def refuse(file: str, kind: str, found: object, row: int | None = None, column: str | None = None) -> BadInput:
    """The refusal of a file that goes beyond the limit `kind`, saying what was found."""
    return BadInput([Problem(file, kind, row, column, str(found))])


def check_file(data: bytes, file: str) -> None:
    """Raise BadInput for a file of more than 5 MB."""
    if len(data) > MOST_FILE_BYTES:
        raise refuse(file, "limit_file", _megabytes(len(data)))


def check_archive(data: bytes, file: str) -> None:
    """Raise BadInput for a zip archive that is too large unpacked, or that no spreadsheet program wrote.

    Nothing is unpacked before the sizes that the archive declares are within the limits; no more than
    these is ever unpacked (zipfile holds each entry to its declared size and checksum). Other faults
    raise what zipfile raises.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        _check_sizes(entries, len(data), file)
        for entry in entries:
            _check_content(entry.filename, archive.read(entry), file)


def _check_sizes(entries: list[zipfile.ZipInfo], packed: int, file: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise refuse(file, "limit_entries", len(entries))
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED_BYTES:
        raise refuse(file, "limit_unpacked", _megabytes(unpacked))
    if unpacked > MOST_RATIO * packed:
        raise refuse(file, "limit_ratio", f"{unpacked // packed}:1")
    if any(entry.flag_bits & 1 for entry in entries):
        raise BadInput([Problem(file, "encrypted")])
    twice = len({entry.filename for entry in entries}) < len(entries)
    if twice or any(entry.compress_type not in _METHODS for entry in entries):
        # Two parts of one name are read differently by different programs.
        raise BadInput([Problem(file, "broken_workbook")])


def _check_content(name: str, content: bytes, file: str) -> None:
    """Refuse a part with a document type (the door to entity bombs), in a rare encoding, or with too many tags."""
    if any(mark in content for mark in _DOCTYPES):
        raise refuse(file, "broken_workbook", f"{name}: <!DOCTYPE>")
    _check_encoding(name, content, file)
    check_tags(name, content, _most_tags(name), file)


def _check_encoding(name: str, content: bytes, file: str) -> None:
    """Refuse XML in another encoding than the format has: in some, `<` is another byte, which no count would see.

    A declaration may be in UTF-16, and then name another encoding for what follows it.
    """
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    declaration, end, _ = head.replace(b"\0", b"").partition(b"?>")
    if not declaration.startswith(b"<?xml"):
        return
    named = [found.decode("latin-1") for found in _ENCODING.findall(declaration)]
    if not end or not {encoding.lower() for encoding in named} <= _ENCODINGS:
        raise refuse(file, "broken_workbook", f"{name}: {', '.join(named) or '<?xml'}")


def check_tags(name: str, content: bytes, most: int, file: str) -> None:
    """Raise BadInput for a part with more tags than `most`."""
    tags = content.count(b"<")
    if tags > most:
        raise refuse(file, "limit_tags", f"{name}: {tags}")


def _most_tags(name: str) -> int:
    """Sheets are read row by row, texts kept; every other part that is read becomes a tree in memory."""
    if name.startswith("xl/worksheets/") and not name.endswith(".rels"):
        return MOST_TAGS
    if name == "xl/sharedStrings.xml":
        return MOST_STRING_TAGS
    unread = any(name.startswith(f"xl/{folder}") for folder in _LARGE_FOLDERS) and not name.endswith(".rels")
    return MOST_TAGS if unread else MOST_TREE_TAGS


def check_row(file: str, number: int) -> None:
    """Raise BadInput for a row after the last that may be."""
    if number > _LAST_ROW:
        raise refuse(file, "limit_rows", f"≥ {number - 1}", number)


def check_width(file: str, row: int, columns: int) -> None:
    """Raise BadInput for a row with more columns than there may be."""
    if columns > MOST_COLUMNS:
        raise refuse(file, "limit_columns", f"≥ {columns}", row)


def check_cells(file: str, cells: int) -> None:
    """Raise BadInput for a table with more cells, blank ones too, than there may be."""
    if cells > MOST_CELLS:
        raise refuse(file, "limit_cells", f"≥ {cells}")


def check_length(file: str, row: int, text: str, column: Callable[[], str]) -> None:
    """Raise BadInput for a cell with more characters than Excel itself allows; column: asked only then."""
    if len(text) > MOST_CELL_CHARACTERS:
        raise refuse(file, "limit_cell", len(text), row, column())


def _megabytes(size: int) -> str:
    """Rounded upwards, so that a size just above a limit does not read like the limit itself."""
    tenths = -(-size * 10 // 2**20)
    return f"{tenths // 10},{tenths % 10} MB"
