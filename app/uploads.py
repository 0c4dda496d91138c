"""What an officer has uploaded: files read, or their problems, and what must be decided before they become one list."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from optimiser.solve import check_answerable
from scoring.intake import read_proposals
from scoring.merging import Doubt, doubts
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.xlsx_book import is_workbook
from scoring.xlsx_table import sheet_names


@dataclass(frozen=True)
class Upload:
    """One uploaded file. sheet: of a workbook, the first where None."""

    name: str
    data: bytes
    sheet: str | None = None


@dataclass(frozen=True)
class Pending:
    """Files that were read but are not one list yet, for the officer has doubts to settle."""

    files: tuple[tuple[Proposal, ...], ...]

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Same ids and nearly the same titles, across the files."""
        return doubts(self.files)


def read_uploads(uploads: Sequence[Upload]) -> tuple[tuple[Proposal, ...], ...]:
    """The proposals of each file. Raises BadInput with the problems of all files together."""
    files: list[tuple[Proposal, ...]] = []
    problems: list[Problem] = []
    for upload, name in zip(uploads, _own_names([upload.name for upload in uploads]), strict=True):
        try:
            proposals = read_proposals(upload.data, name, sheet=upload.sheet)
            check_answerable(proposals)
            files.append(proposals)
        except BadInput as error:
            problems += error.problems
    if problems:
        raise BadInput(problems)
    return tuple(files)


def _own_names(names: Sequence[str]) -> list[str]:
    """The files' names, numbered from the second of a same name on."""
    earlier = [names[:place].count(name) for place, name in enumerate(names)]
    return [name if not before else f"{name} ({before + 1})" for name, before in zip(names, earlier, strict=True)]


def sheets(upload: Upload) -> tuple[str, ...]:
    """The sheets to choose among; empty for a CSV file, and for a workbook that cannot be read or has just one."""
    if not is_workbook(upload.data):
        return ()
    try:
        names = sheet_names(upload.data, upload.name)
    except BadInput:
        return ()  # its problems are told when the proposals are read
    return names if len(names) > 1 else ()
