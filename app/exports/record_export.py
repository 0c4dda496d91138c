"""A decision's record, its workbook and the files that go with them; no page is known here.

The four belong together: the record has the sums of the proposals file and of the scenario file, and the workbook the
record's own.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from app.exports.workbook import NOTHING, decision_workbook
from app.uploads import Upload, own_names
from optimiser.decision import Decision
from optimiser.frontier import Frontier
from optimiser.rank import Ranking
from optimiser.record import Circumstances, fingerprint, named_file, printed, record_json
from optimiser.rules import Rule
from optimiser.scenario_file import scenario_json
from optimiser.table import proposals_csv


def circumstances(
    uploads: Sequence[Upload], off: Sequence[Rule], when: str, by: str = "", counting_reason: str = ""
) -> Circumstances:
    """What a record says beside the decision.

    uploads: the files that the proposals were read from, none for a sample. off: the rules that are switched off.
    when: ISO 8601 with its offset; it stays the same as long as the record does, or the fingerprint changes. by: as the
    officer has given it, blank where not.
    """
    files = zip(own_names(uploads), uploads, strict=True)
    return Circumstances(
        when, by, counting_reason, tuple(off), tuple(named_file(name, upload.data) for name, upload in files)
    )


def record_bytes(decision: Decision, about: Circumstances) -> bytes:
    """The decision record as a JSON file, for `python -m optimiser replay`."""
    return record_json(decision, about)


def printed_fingerprint(record_data: bytes) -> str:
    """`3f2a 91c0 7d44 e8b1 02aa`: what the papers print of the record."""
    return printed(fingerprint(record_data))


def proposals_bytes(decision: Decision) -> bytes:
    """The proposals file that the record has the sum of."""
    return proposals_csv(decision.proposals)


def scenario_bytes(decision: Decision) -> bytes:
    """The scenario file that the record has the sum of."""
    return scenario_json(decision.scenario)


def workbook_bytes(
    decision: Decision,
    about: Circumstances,
    frontier: Frontier | None = None,
    ranking: Ranking | None = None,
    coordinated: Mapping[str, Sequence[str]] = NOTHING,
) -> bytes:
    """The workbook as an XLSX file, with the fingerprint of the record that `record_bytes` gives for the same."""
    return decision_workbook(decision, record_bytes(decision, about), frontier, ranking, coordinated)


def name_stem(file: str, day: date) -> str:
    """What the names of the files to download end in. file: the name of the proposals file."""
    return f"{file.rsplit('.', 1)[0]}-{day.isoformat()}"


def proposals_name(stem: str) -> str:
    """The name of the proposals file to download."""
    return f"forslag-{stem}.csv"
