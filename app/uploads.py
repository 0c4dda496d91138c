"""What an officer has uploaded: files read, or their problems, and what must be decided before they become one list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from itertools import count

from optimiser.scenario import Scenario
from optimiser.solve import check_answerable
from scoring.areas import AREA_CODES, AREA_SCALE_MAX
from scoring.characters import cleaned
from scoring.columns import criterion_columns
from scoring.intake import read_proposals, row_without_end
from scoring.merging import Doubt, doubts
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.xlsx_book import is_workbook
from scoring.xlsx_table import sheet_names

Files = tuple[tuple[Proposal, ...], ...]


@dataclass(frozen=True)
class Upload:
    """One uploaded file. sheet: of a workbook, the first where None."""

    name: str
    data: bytes
    sheet: str | None = None


@dataclass(frozen=True)
class Pending:
    """Files that were read but are not one list yet, for the officer may have doubts to settle.

    names: of the files as they were uploaded, each its own.
    """

    files: Files
    names: tuple[str, ...]

    def name_of(self, proposal: Proposal) -> str:
        """The uploaded file in which one of these very proposals stands, whatever file it once came from."""
        return self._names[id(proposal)]

    @cached_property
    def _names(self) -> dict[int, str]:
        return {id(one): name for name, file in zip(self.names, self.files, strict=True) for one in file}

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Same ids and nearly the same titles, across the files."""
        return doubts(self.files)


@dataclass(frozen=True)
class OpenEnd:
    """A file that no line break ends, and so may have been cut off: its name, its last row's id and last cell."""

    file: str
    id: str
    cell: str


def open_ends(uploads: Sequence[Upload], pending: Pending) -> tuple[OpenEnd, ...]:
    """Those of the files read that no line break ends."""
    ends = []
    for upload, name, proposals in zip(uploads, pending.names, pending.files, strict=True):
        if (row := row_without_end(upload.data, name, tuple(proposals[-1].scores))) is not None:
            ends.append(OpenEnd(name, proposals[-1].id, row.cells[-1].strip()))
    return tuple(ends)


def read_for(uploads: Sequence[Upload], scenario: Scenario) -> Files:
    """The proposals of each file, scored on the scenario's criteria where the files have them, else on the five areas.

    Raises BadInput with the problems of all files together; of the two readings, those of the one that has fewer.
    """
    try:
        return read_uploads(uploads, scenario.criteria, scenario.score_top)
    except BadInput as error:
        headings = {column.swedish for column in criterion_columns(scenario.criteria)}
        lacking = [one for one in error.problems if one.kind == "missing_column" and one.column in headings]
        if not lacking or set(scenario.criteria) == set(AREA_CODES):
            raise
        refused = error
    try:
        return read_uploads(uploads)
    except BadInput as error:
        raise min(error, refused, key=lambda one: len(one.problems)) from error


def read_uploads(
    uploads: Sequence[Upload], criteria: Sequence[str] = AREA_CODES, scale_max: float | None = AREA_SCALE_MAX
) -> Files:
    """The proposals of each file. Raises BadInput with the problems of all files together."""
    files: list[tuple[Proposal, ...]] = []
    problems: list[Problem] = []
    for upload, name in zip(uploads, own_names(uploads), strict=True):
        try:
            proposals = read_proposals(upload.data, name, criteria, scale_max, upload.sheet)
            check_answerable(proposals)
            files.append(proposals)
        except BadInput as error:
            problems += [replace(problem, file=problem.file or name) for problem in error.problems]
    if problems:
        raise BadInput(problems)
    return tuple(files)


def own_names(uploads: Sequence[Upload]) -> tuple[str, ...]:
    """The files' names as they may be written, numbered from the second of a same name on; no two the same."""
    own: list[str] = []
    for name in (cleaned(upload.name) for upload in uploads):
        numbered = (name if number == 1 else f"{name} ({number})" for number in count(1))
        own.append(next(free for free in numbered if free not in own))
    return tuple(own)


def sheet_keys(uploads: Sequence[Upload]) -> list[str]:
    """What the sheet chosen in each file is kept under: its name and content, and a number among files alike."""
    alike = [f"sheet_{upload.name}_{sha256(upload.data).hexdigest()}" for upload in uploads]
    return [f"{key}_{alike[:place].count(key)}" for place, key in enumerate(alike)]


def sheets(upload: Upload) -> tuple[str, ...]:
    """The sheets to choose among; empty for a CSV file, and for a workbook that cannot be read or has just one."""
    if not is_workbook(upload.data):
        return ()
    try:
        names = sheet_names(upload.data, upload.name)
    except BadInput:
        return ()  # its problems are told when the proposals are read
    return names if len(names) > 1 else ()
