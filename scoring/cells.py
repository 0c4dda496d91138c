"""The text of one cell to the value it stands for, or the kind of fault it has."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from scoring.areas import AREAS
from scoring.characters import garbled, hidden_character
from scoring.columns import comparable
from scoring.number_formats import shows_percent
from scoring.numbers import GREATEST_KRONOR, UnreadableNumber, exact, parse_decimal, parse_kronor

_AREA_WORDS = {comparable(word): area.code for area in AREAS for word in (area.code, area.swedish, area.swedish_full)}
_STATUS_WORDS = {"new": "new", "ny": "new", "ongoing": "ongoing", "pågående": "ongoing", "förstärkning": "ongoing"}
_BASIS_WORDS = {
    "assessed": "assessed", "bedömd": "assessed",
    "derived": "derived", "härledd": "derived",
    "made up": "made_up", "påhittad": "made_up",
}  # fmt: skip


_STATE_WORDS = {
    "received": "received", "inkommen": "received",
    "completion requested": "completion_requested", "komplettering begärd": "completion_requested",
    "withdrawn": "withdrawn", "återtagen": "withdrawn",
    "off purpose": "off_purpose", "uppfyller inte syftet": "off_purpose",
}  # fmt: skip
_SEX_WORDS = {
    "all": "all", "alla": "all", "totalt": "all",
    "women": "women", "kvinnor": "women",
    "men": "men", "män": "men",
}  # fmt: skip
_YES_NO_WORDS = {"ja": True, "yes": True, "true": True, "sant": True} | dict.fromkeys(
    ("nej", "no", "false", "falskt"), False
)
# A figure that is not known: Statistics Sweden's sign for it, and the words of our own tables.
_NOT_KNOWN = ("..", "saknas", "missing")
_YEARS = range(1900, 2101)
_LEVEL_WORDS = {
    "high": "high", "hög": "high",
    "other": "other", "övrig": "other",
    "unknown": "unknown", "okänd": "unknown",
}  # fmt: skip
_INVENTED_WORDS = {"made up": "made_up", "påhittad": "made_up"}
GREATEST_FACTOR = 1000


class CellFault(ValueError):
    """A cell that cannot be read; `kind` and `details` as in Problem."""

    def __init__(self, kind: str, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


def check_characters(text: str, breaks_allowed: bool) -> None:
    """Raise CellFault for a character that does not show, and for letters damaged on the way.

    breaks_allowed: line breaks (Alt+Enter in a spreadsheet) are part of longer texts.
    """
    if (char := hidden_character(text, breaks_allowed)) is not None:
        raise CellFault("hidden_character", code=f"U+{ord(char):04X}")
    if garbled(text):
        raise CellFault("garbled")


def check_format(number_format: str, kind: str) -> None:
    """Raise CellFault where a workbook shows another id than it holds, or a percentage for an amount or points.

    number_format: of a number that is shown as something else than its text, else blank; kind: the column's.
    """
    if kind in ("id", "requires") and number_format:
        raise CellFault("number_format", format=number_format)
    if kind in ("kronor", "pool", "score", "rank", "figure", "factor") and shows_percent(number_format):
        raise CellFault("percent")


def read_kronor(text: str, least: int = 0) -> int:
    """Whole kronor from `least` to 10^12."""
    amount = _number(text, parse_kronor, "kronor")
    if amount != int(amount):
        raise CellFault("kronor")
    if not least <= amount <= GREATEST_KRONOR:
        raise CellFault("kronor_range", least=str(least))
    return int(amount)


@lru_cache(maxsize=4096)  # the same points stand in most cells
def read_score(text: str, scale_max: float | None) -> float:
    """Points from 0 to `scale_max`, or from 0 up where it is None, never rounded."""
    points = _number(text, parse_decimal, "score")
    top = GREATEST_KRONOR if scale_max is None else exact(scale_max)
    if not 0 <= points <= top:
        raise CellFault(*(("score_range_open",) if scale_max is None else ("score_range",)), **_scale(scale_max))
    if exact(float(points)) != Fraction(points):
        raise CellFault("score_digits")
    return float(points)


def _scale(scale_max: float | None) -> dict[str, str]:
    return {} if scale_max is None else {"top": f"{scale_max:g}"}


def read_rank(text: str) -> int:
    """A place in the committee's own order, 1 first."""
    rank = _number(text, parse_decimal, "rank")
    if rank != int(rank) or not 1 <= rank <= GREATEST_KRONOR:
        raise CellFault("rank")
    return int(rank)


def read_figure(text: str) -> float | None:
    """Any number, as a source prints it, never rounded; None for `..`, `saknas` and `missing`."""
    if comparable(text) in _NOT_KNOWN:
        return None
    figure = _number(text, parse_decimal, "need.figure")
    if abs(figure) > GREATEST_KRONOR:
        raise CellFault("need.figure_great")
    if exact(float(figure)) != Fraction(figure):
        raise CellFault("need.figure_digits")
    return float(figure)


def read_weight(text: str) -> float:
    """A weight above 0."""
    weight = float(_number(text, parse_decimal, "need.weight"))
    if not 0 < weight <= GREATEST_KRONOR:
        raise CellFault("need.weight" if weight <= 0 else "need.weight_great")
    return weight


def read_year(text: str) -> int:
    """A year from 1900 to 2100."""
    if not (text.isascii() and text.isdigit() and int(text) in _YEARS):
        raise CellFault("need.year")
    return int(text)


def read_sex(text: str) -> str:
    """`all`, `women` or `men`."""
    return _word(text, _SEX_WORDS, "need.sex")


def read_yes_no(text: str) -> bool:
    """Yes or no, in either language."""
    try:
        return _YES_NO_WORDS[comparable(text)]
    except KeyError as error:
        raise CellFault("need.yes_no") from error


def read_area(text: str) -> str:
    """The code of a strategy area."""
    return _word(text, _AREA_WORDS, "area")


def read_status(text: str) -> str:
    """`new` or `ongoing`."""
    return _word(text, _STATUS_WORDS, "status")


def read_state(text: str) -> str:
    """Where a proposal stands before the choice: `received`, `completion_requested`, `withdrawn` or `off_purpose`."""
    return _word(text, _STATE_WORDS, "state")


def read_basis(text: str) -> str:
    """`assessed`, `derived` or `made_up`."""
    return _word(text, _BASIS_WORDS, "basis")


def read_factor(text: str) -> float:
    """What a benefit is multiplied by: above 0, at most 1 000, never rounded."""
    factor = _number(text, parse_decimal, "factor")
    if not 0 < factor <= GREATEST_FACTOR or exact(float(factor)) != Fraction(factor):
        raise CellFault("factor")
    return float(factor)


def read_level(text: str) -> str:
    """`high`, `other` or `unknown` need."""
    return _word(text, _LEVEL_WORDS, "level")


def read_invented(text: str) -> str:
    """`made_up`, for figures of need that nobody has measured."""
    return _word(text, _INVENTED_WORDS, "invented")


def read_requirements(text: str) -> tuple[tuple[str, ...], ...]:
    """`P01;P02|P03` is two requirements, the second met by either id."""
    wanted = [tuple(part.strip() for part in item.split("|")) for item in text.split(";") if item.strip()]
    if any(not id_ for alternatives in wanted for id_ in alternatives):
        raise CellFault("requires")
    return tuple(wanted)


def _number(text: str, parse: Callable[[str], Decimal], kind: str) -> Decimal:
    try:
        return parse(text)
    except UnreadableNumber as error:
        raise CellFault("ambiguous" if error.kind == "ambiguous" else kind) from error


def _word(text: str, words: Mapping[str, str], kind: str) -> str:
    try:
        return words[comparable(text)]
    except KeyError as error:
        raise CellFault(kind) from error
