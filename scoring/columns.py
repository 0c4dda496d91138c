"""The columns of a proposals file: their names in English and Swedish, and what stands in them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from scoring.areas import AREAS

Kind = Literal[
    "id",
    "short",
    "text",
    "kronor",
    "pool",
    "score",
    "area",
    "status",
    "basis",
    "rank",
    "requires",
    "state",
    "factor",
    "level",
    "invented",
    "figure",
    "weight",
    "year",
    "sex",
    "yes_no",
    "unknown",
    "result",
]

RESULT_PREFIX = "Fördela: "
POOL_PREFIXES = ("cost_", "belopp_")


@dataclass(frozen=True)
class Column:
    """One known column.

    name: in English, as the code and the files write it; swedish: the heading of our own files.
    """

    name: str
    swedish: str
    kind: Kind
    also: tuple[str, ...] = ()
    required: bool = False


OTHER_MONEY = Column("other_money_amount", "annan finansiering belopp", "kronor")
BASE_COLUMNS = (
    Column("id", "id", "id", required=True),
    Column("title", "titel", "text", required=True),
    Column("cost", "belopp", "kronor", ("föreslaget belopp",), required=True),
    Column("requested", "sökt belopp", "kronor", ("äskat belopp", "begärt belopp")),
    Column("minimum", "minsta belopp", "kronor"),
    Column("primary_area", "primärt område", "area", required=True),
    Column("score_basis", "poänggrund", "basis"),
    Column("committee", "nämnd", "short"),
    Column("department", "förvaltning", "short"),
    Column("status", "status", "status"),
    Column("place", "plats", "short"),
    Column("group", "grupp", "short"),
    Column("requires", "kräver", "requires"),
    Column("committee_rank", "nämndens prioritering", "rank"),
    OTHER_MONEY,
)
TEXT_COLUMNS = tuple(
    Column(name, swedish, "text")
    for name, swedish in (
        ("description", "beskrivning"),
        ("office_comment", "stadskontorets kommentar"),
        ("note", "not"),
        ("motivation", "motivering"),
        ("target_group", "målgrupp"),
        ("period", "period"),
        ("recipient", "mottagare"),
        ("condition", "villkor"),
        ("other_money", "annan finansiering"),
        ("child_perspective", "barnperspektiv"),
        ("gender_perspective", "jämställdhetsperspektiv"),
        ("follow_up", "uppföljning"),
    )
)
# What officers decide in Fördela about a proposal, and the file it first came from; these of our own columns are read
# back. Their names in English are no headings: `State` and `File` are columns of the city's own.
HANDLING_COLUMNS = (
    Column("state", f"{RESULT_PREFIX}läge", "state"),
    Column("state_reason", f"{RESULT_PREFIX}skäl för läge", "short"),
    Column("origin", f"{RESULT_PREFIX}fil", "short"),
)
# What the need in the place a proposal is for is used for; in a file only where it is used, and in no template.
NEED_COLUMNS = (
    Column("need_factor", "behovsfaktor", "factor"),
    Column("need_level", "behovsnivå", "level"),
    Column("need_basis", "behovsgrund", "invented"),
)
_AREA_COLUMNS = {area.code: Column(area.code, area.swedish.lower(), "score", required=True) for area in AREAS}


def criterion_columns(criteria: Sequence[str]) -> tuple[Column, ...]:
    """One required score column for each criterion; the five areas may be headed in Swedish too."""
    return tuple(_AREA_COLUMNS.get(code, Column(code, code, "score", required=True)) for code in criteria)


def known_columns(criteria: Sequence[str]) -> tuple[Column, ...]:
    """Every column with a meaning of its own in a file scored on these criteria."""
    return BASE_COLUMNS[:6] + criterion_columns(criteria) + BASE_COLUMNS[6:] + TEXT_COLUMNS


def comparable(text: str) -> str:
    """The form in which headings and fixed words are compared: case, spacing and underscores do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    return " ".join(folded.split())


@lru_cache
def _named(criteria: tuple[str, ...]) -> dict[str, Column]:
    """Each name of a column as it is compared; where two columns share one, the first has it."""
    named = [(column.swedish, column) for column in reversed(HANDLING_COLUMNS)]
    for column in reversed((*known_columns(criteria), *NEED_COLUMNS)):
        named += [(name, column) for name in (column.name, column.swedish, *column.also)]
    return {comparable(name): column for name, column in named}


def identity(column: Column) -> str:
    """What two columns of a file may not share: a file has each column under one heading."""
    return comparable(column.swedish if column in HANDLING_COLUMNS else column.name)


def column_for(heading: str, criteria: Sequence[str]) -> Column:
    """The known column that a heading names; a pool, a result of Fördela's or an unknown one otherwise."""
    wanted = comparable(heading)
    if (column := _named(tuple(criteria)).get(wanted)) is not None:
        return column
    if wanted.startswith(comparable(RESULT_PREFIX) + " "):
        return Column(heading, heading, "result")
    for prefix in POOL_PREFIXES:
        pool = heading.strip()[len(prefix) :]
        if heading.strip().lower().startswith(prefix) and pool.strip():
            return Column(f"cost_{pool.strip()}", heading, "pool")
    return Column(heading, heading, "unknown")
