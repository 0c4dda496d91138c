"""Small files and proposals that the tests of scoring share."""

import csv
import io
from collections.abc import Callable

import pytest

from scoring.intake import read_proposals
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from tests.scoring import workbooks

Text = str | bytes
GOOD_ROW = {
    "id": "P01",
    "titel": "Läxhjälp",
    "belopp": "480 000",
    "primärt område": "Utbildning",
    "boende": "1",
    "utbildning": "3,5",
    "arbetsmarknad": "0",
    "demokrati": "2",
    "brottslighet": "0,5",
}


def _written(*rows: dict[str, str], separator: str = ";", encoding: str = "utf-8") -> bytes:
    filled = [GOOD_ROW | {"id": f"P{number:02}"} | row for number, row in enumerate(rows or ({},), start=1)]
    headings = list(dict.fromkeys(heading for row in filled for heading in row))
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, headings, delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(filled)
    return stream.getvalue().encode(encoding)


def _read(data: Text, **scale: object) -> tuple[Proposal, ...]:
    return read_proposals(data.encode() if isinstance(data, str) else data, "förslag.csv", **scale)  # type: ignore[arg-type]


def _refused(data: Text, **scale: object) -> tuple[Problem, ...]:
    with pytest.raises(BadInput) as refusal:
        _read(data, **scale)
    return refusal.value.problems


@pytest.fixture(scope="session")
def as_excel() -> Callable[[bytes], bytes]:
    """A workbook of ours rewritten as Excel writes texts."""
    return workbooks.as_excel


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """An XLSX file: the rows of its first sheet, then further sheets by name."""
    return workbooks.workbook


@pytest.fixture(scope="session")
def with_part() -> Callable[..., bytes]:
    """The same XLSX file with the bytes of one of its parts changed."""
    return workbooks.with_part


@pytest.fixture(scope="session")
def written() -> Callable[..., bytes]:
    """A valid Swedish file with one row for each dict, which changes or adds cells by heading."""
    return _written


@pytest.fixture(scope="session")
def read() -> Callable[..., tuple[Proposal, ...]]:
    """read_proposals of text or bytes."""
    return _read


@pytest.fixture(scope="session")
def refused() -> Callable[..., tuple[Problem, ...]]:
    """All problems for which a file is refused."""
    return _refused


@pytest.fixture(scope="session")
def proposal() -> Callable[..., Proposal]:
    """A proposal worth 400 000 kronor with five scores, some fields changed."""

    def make(**changes: object) -> Proposal:
        scores = {"housing": 4.0, "education": 3.5, "labour_market": 0.0, "democracy": 1.0, "crime": 2.0}
        fields = {"id": "P01", "title": "Läxhjälp", "cost": 400_000, "primary_area": "education", "scores": scores}
        return Proposal(**(fields | changes))  # type: ignore[arg-type]

    return make
