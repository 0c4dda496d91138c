"""What officers do to an assessment round: files, a form, and the agreed scores put into the proposals."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from app import state
from app.after_decision.next_year import scored_anew
from optimiser.table import csv_bytes
from scoring.areas import AREAS
from scoring.assessment_file import Asked, read_assessments
from scoring.assessments import Agreement, Assessment, contradictions, same_person, with_agreed_scores
from scoring.limits import check_file
from scoring.problems import BadInput

REASON = "skäl {heading}"
_HEADINGS = {area.code: area.swedish.lower() for area in AREAS}


class Uploaded(Protocol):
    """A file as Streamlit gives it."""

    name: str

    def getvalue(self) -> bytes:
        """Its content."""


def asked() -> Asked:
    """What the assessors are asked about now."""
    now = state.work()
    ids = frozenset(one.id for one in now.proposals)
    return Asked(ids, now.scenario.criteria, now.scenario.score_top)


def heading_of(criterion: str) -> str:
    """The heading that a criterion has in our own files."""
    return _HEADINGS.get(criterion, criterion)


def take_files(files: Sequence[Uploaded]) -> None:
    """Read assessments files and put them with those at hand; nothing is taken where any of it is refused."""
    now = state.work()
    now.assess_problems = ()
    try:
        found: list[Assessment] = []
        for file in files:
            data = file.getvalue()
            check_file(data, file.name)
            found += read_assessments(data, file.name, asked())
        _put_with(found)
    except BadInput as error:
        now.assess_problems = error.problems


def take_form(cells: Mapping[str, str]) -> None:
    """Read one assessment that was typed, {heading: text}, as a file's row is read."""
    now = state.work()
    now.assess_problems = ()
    try:
        _put_with(read_assessments(csv_bytes([dict(cells)]), "", asked()))
    except BadInput as error:
        now.assess_problems = tuple(replace(one, row=None) for one in error.problems)


def _put_with(found: Sequence[Assessment]) -> None:
    """A second assessment by the same person of the same proposal takes the place of the first, but not in one file."""
    if problems := tuple(contradictions(found)):
        raise BadInput(problems)
    now = state.work()
    anew = {(one.id, same_person(one.assessor)) for one in found}
    kept = [one for one in now.round.assessments if (one.id, same_person(one.assessor)) not in anew]
    together = (*kept, *found)
    if problems := tuple(contradictions(together)):
        raise BadInput(problems)
    now.round = replace(now.round, assessments=together)


def agree(by: Agreement) -> None:
    """Mean or median from now on."""
    now = state.work()
    now.round = replace(now.round, agreement=by)


def use_agreed() -> None:
    """Let the agreed scores be the proposals' own, which makes them assessed; can be undone like all else."""
    now = state.work()
    agreed = with_agreed_scores(now.case.proposals, now.round.assessments, now.round.agreement)
    if agreed != now.case.proposals:
        now.case = replace(now.case, proposals=scored_anew(now.case.proposals, agreed), edited=True)


def remove(assessor: str) -> None:
    """Take away all that one assessor has said."""
    now = state.work()
    kept = tuple(one for one in now.round.assessments if one.assessor != assessor)
    now.round = replace(now.round, assessments=kept)


def write_guide(criterion: str, level: int, text: str) -> None:
    """The city's own text for a level; blank for the default one."""
    now = state.work()
    now.round = replace(now.round, guide=now.round.guide.with_text(criterion, level, text))
