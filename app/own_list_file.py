"""A list made by hand, read from a file: a table with ids and amounts, or a scenario with `amounts`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from optimiser.scenario_file import read_scenario
from scoring.cells import CellFault, check_characters, read_kronor
from scoring.columns import RESULT_PREFIX, column_for, comparable
from scoring.csv_table import Row
from scoring.harmless import unguarded
from scoring.limits import check_file
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.table import read_rows

_OWN_AMOUNT = comparable(f"{RESULT_PREFIX}fördelat belopp")
_AMOUNT = comparable("amount")


@dataclass(frozen=True)
class _Layout:
    """Where the ids and the amounts stand in a file's rows; ours: Fördela wrote it, and made its texts harmless."""

    file: str
    headings: tuple[str, ...]
    id_place: int
    amount_place: int
    ours: bool


def read_list(data: bytes, file: str, proposals: Sequence[Proposal], sheet: str | None = None) -> dict[str, int]:
    """{id: whole kr} of the file, 0 where a cell is blank.

    sheet: of a workbook, the first that is not hidden where None. Raises BadInput with every problem: an id that no
    proposal has or that stands twice, an amount that is not whole kronor, and what no table can have.
    """
    check_file(data, file)
    known = {proposal.id for proposal in proposals}
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        return _of_scenario(data, file, known)
    heading, *rows = read_rows(data, file, lambda text: _meaning(text) != "", sheet)
    layout = _layout(heading, file)
    if not rows:
        raise BadInput([Problem(file, "no_proposals")])
    amounts: dict[str, int] = {}
    problems: list[Problem] = []
    places: dict[str, int] = {}
    for row in rows:
        problems += _read_row(row, layout, known, amounts, places)
    if problems:
        raise BadInput(problems)
    return amounts


def _of_scenario(data: bytes, file: str, known: set[str]) -> dict[str, int]:
    amounts = read_scenario(data, file).amounts
    if not amounts:
        raise BadInput([Problem(file, "scenario.missing_key", column="amounts")])
    if unknown := [id_ for id_ in amounts if id_ not in known]:
        raise BadInput(Problem(file, "scenario.id_unknown", column="amounts", value=id_) for id_ in unknown)
    return dict(amounts)


def _meaning(heading: str) -> str:
    """`id`, `amount`, `own` for the amounts of a file that Fördela wrote, else blank."""
    text = comparable(unguarded(heading.strip()))
    if text == _OWN_AMOUNT:
        return "own"
    column = column_for(text, ()).name
    return "id" if column == "id" else "amount" if column == "cost" or text == _AMOUNT else ""


def _layout(heading: Row, file: str) -> _Layout:
    """Our own files have the proposals' amounts under `belopp`, and the list's under a heading of their own."""
    headings = tuple(cell.strip() for cell in heading.cells)
    meanings = [_meaning(text) for text in headings]
    ours = "own" in meanings
    wanted = {"id": "id", "own" if ours else "amount": "belopp"}
    if problems := list(_heading_problems(heading, file, headings, meanings, wanted)):
        raise BadInput(problems)
    id_place, amount_place = map(meanings.index, wanted)
    return _Layout(file, headings, id_place, amount_place, ours)


def _heading_problems(
    heading: Row, file: str, headings: Sequence[str], meanings: Sequence[str], wanted: Mapping[str, str]
) -> Iterator[Problem]:
    for meaning, name in wanted.items():
        places = [place for place, found in enumerate(meanings) if found == meaning]
        if not places:
            yield Problem(file, "missing_column", heading.number, name, None, {"names": name})
        for place in places[1:]:
            yield Problem(file, "heading_twice", heading.number, headings[place], headings[place])


def _read_row(
    row: Row, layout: _Layout, known: set[str], amounts: dict[str, int], places: dict[str, int]
) -> Iterator[Problem]:
    """Take the row's amount into `amounts` and its number into `places`, or tell what is wrong with it."""
    if len(row.cells) != len(layout.headings):
        details = {"expected": str(len(layout.headings)), "found": str(len(row.cells))}
        yield Problem(layout.file, "row_length", row.number, None, " | ".join(row.cells), details)
        return
    id_ = row.cells[layout.id_place].strip()
    id_ = unguarded(id_) if layout.ours else id_
    yield from _id_problems(id_, row, layout, known, places)
    places.setdefault(id_, row.number)
    text = row.cells[layout.amount_place]
    try:
        check_characters(text, breaks_allowed=False)
        amounts[id_] = read_kronor(text.strip()) if text.strip() else 0
    except CellFault as fault:
        heading = layout.headings[layout.amount_place]
        yield Problem(layout.file, fault.kind, row.number, heading, text.strip(), fault.details)


def _id_problems(id_: str, row: Row, layout: _Layout, known: set[str], places: Mapping[str, int]) -> Iterator[Problem]:
    heading = layout.headings[layout.id_place]
    if not id_:
        yield Problem(layout.file, "blank", row.number, heading, "")
    elif id_ not in known:
        yield Problem(layout.file, "scenario.id_unknown", row.number, heading, id_)
    elif id_ in places:
        yield Problem(layout.file, "id_twice", row.number, heading, id_, {"row": str(places[id_])})
