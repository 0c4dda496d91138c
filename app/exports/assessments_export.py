"""The assessments as a CSV file that reads back to the same."""

from collections.abc import Sequence

from optimiser.table import csv_bytes
from scoring.assessment_file import assessment_rows
from scoring.assessments import Assessment
from scoring.proposal import Proposal


def assessments_csv(assessments: Sequence[Assessment], proposals: Sequence[Proposal]) -> bytes:
    """At least one assessment, for Swedish Excel; an assessor's own department's proposals are marked."""
    return csv_bytes(assessment_rows(assessments, proposals))
