"""Work as one file to take along: a ZIP with the work as JSON, the uploaded files as they were, and their checksums."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256

from app.storage.as_text import files_of, read, written
from app.storage.saved_work import SavedWork
from scoring.problems import BadInput, Problem

MOST_PACKED_BYTES = 20 * 2**20
MOST_UNPACKED_BYTES = 60 * 2**20
MOST_ENTRIES = 500
MOST_RATIO = 500
_SMALL = 2**20  # below this a file may be packed however closely
_WORK, _README, _SUMS = "arbete.json", "LÄSMIG.txt", "sha256sum.txt"
_FILES = "filer/"
_UNUSUAL = re.compile(r"[^\w.-]")
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a time of its own would make the same work another file
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
    KeyError, OverflowError, MemoryError,
)  # fmt: skip
_README_TEXT = """Det här är ett arbete som är sparat i Fördela.

Öppna det i Fördela: sidan Sparat, Öppna arbetet. Ändra inget i filen, för då går den inte att öppna.

arbete.json    förslagen, medlen, vikterna, reglerna, lägena, valen och skälen, som text
filer/         filerna som lästes in, som de var
sha256sum.txt  kontrollsummor (sha256sum --check sha256sum.txt)
"""


def packed(saved: SavedWork) -> bytes:
    """The work as the bytes of a .fordela file; the same work gives the same bytes.

    Raises BadInput for work so large that the file could not be opened again.
    """
    parts = {_WORK: written(saved), _README: _README_TEXT.encode()} | _uploads(saved)
    parts[_SUMS] = _sums(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(_entry(name), data, zipfile.ZIP_DEFLATED, 6)
    with zipfile.ZipFile(stream) as archive:
        _check_sizes(archive.infolist(), stream.tell(), saved.case.file)
    return stream.getvalue()


def _uploads(saved: SavedWork) -> dict[str, bytes]:
    """{path in the archive: content}; numbered, for two may have the same name."""
    names = {sha256(one.data).hexdigest(): one.name for one in saved.case.uploads}
    return {
        f"{_FILES}{number}-{_UNUSUAL.sub('_', names[sum_])[-100:]}": data
        for number, (sum_, data) in enumerate(files_of(saved).items(), start=1)
    }


def _sums(parts: Mapping[str, bytes]) -> bytes:
    """One line a part, as the command sha256sum writes and checks them."""
    return "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in parts.items()).encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    return entry


def unpacked(data: bytes, name: str) -> SavedWork:
    """The work in a .fordela file, exactly as it was packed. name: of the file, for messages.

    Raises BadInput for a file that is none of ours, is too large, or has been changed in any way that matters.
    """
    if len(data) > MOST_PACKED_BYTES:
        raise _refused(name, "limit_file", f"{len(data)}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), len(data), name)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except _UNREADABLE as error:
        raise _refused(name, "damaged" if data[:2] == b"PK" else "not_ours") from error
    sums = parts.pop(_SUMS, None)
    if _WORK not in parts or sums is None:
        raise _refused(name, "not_ours")
    if sums != _sums(parts):
        raise _refused(name, "damaged", ", ".join(_changed(parts, sums)) or None)
    return read(parts[_WORK], {sha256(part).hexdigest(): part for part in parts.values()}, name)


def _changed(parts: Mapping[str, bytes], sums: bytes) -> Iterator[str]:
    """The parts whose content is not what the checksums say."""
    kept = sums.decode("utf-8", "replace").splitlines()
    for name, data in parts.items():
        if f"{sha256(data).hexdigest()}  {name}" not in kept:
            yield name


def _check_sizes(entries: list[zipfile.ZipInfo], size: int, name: str) -> None:
    """Raise BadInput before anything is unpacked; no part is unpacked beyond the size that it declares."""
    if len(entries) > MOST_ENTRIES:
        raise _refused(name, "limit_entries", str(len(entries)))
    unpacked_size = sum(entry.file_size for entry in entries)
    if size > MOST_PACKED_BYTES:
        raise _refused(name, "limit_file", str(size))
    if unpacked_size > MOST_UNPACKED_BYTES:
        raise _refused(name, "limit_unpacked", str(unpacked_size))
    if unpacked_size > max(_SMALL, MOST_RATIO * size):
        raise _refused(name, "limit_ratio", f"{unpacked_size // size}:1")
    twice = len({entry.filename for entry in entries}) < len(entries)
    if twice or any(entry.compress_type not in _METHODS for entry in entries):
        raise _refused(name, "damaged")


def _refused(name: str, kind: str, value: str | None = None) -> BadInput:
    return BadInput([Problem(name, f"kept.{kind}", value=value)])
