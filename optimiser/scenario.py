"""The scenario: weights, budget and rules, validated by what is known without the proposals."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from scoring.areas import AREA_CODES, AREA_SCALE_MAX
from scoring.numbers import GREATEST_KRONOR
from scoring.scores import Counting

STRICT = ConfigDict(extra="forbid", strict=True)


def _whole(value: object) -> object:
    """JSON knows one kind of number: 15000000.0 is the whole number 15000000."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text_or_number(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("neither text nor a number")  # noqa: TRY004 (pydantic reports ValueError)
    return value


Kronor = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=GREATEST_KRONOR)]
Count = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=GREATEST_KRONOR)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Points = Annotated[float, Field(ge=0, le=GREATEST_KRONOR, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
CellValue = Annotated[str | int | float, BeforeValidator(_text_or_number)]


@dataclass(frozen=True, config=STRICT)
class Limit:
    """Bounds on the proposals whose `column` holds `value`.

    Shares are shares of the budget (0–1), amounts whole kronor, counts numbers of funded proposals.
    """

    column: str
    value: CellValue
    min_share: Share | None = None
    max_share: Share | None = None
    min_amount: Kronor | None = None
    max_amount: Kronor | None = None
    min_count: Count | None = None
    max_count: Count | None = None


@dataclass(frozen=True, config=STRICT)
class Scenario:
    """What the officer has set. Only weights and budget have no default.

    weights: points for each criterion, divided by their sum when used. budget, pools, amounts: whole kronor.
    fund, exclude: ids that shall and shall not be funded. weight_region: percent after normalisation.
    amounts: a list made by hand, for `evaluate` only.
    """

    weights: dict[str, Points]
    budget: Kronor
    name: str = ""
    benefit: Counting = "per_proposal"
    pools: dict[str, Kronor] = Field(default_factory=dict)
    limits: tuple[Limit, ...] = ()
    fund: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    part_funding: bool = False
    weight_region: dict[str, tuple[Percent, Percent]] = Field(default_factory=dict)
    weight_order: tuple[tuple[str, str], ...] = ()
    criteria: tuple[str, ...] = AREA_CODES
    scale_max: Points | None = None
    amounts: dict[str, Kronor] = Field(default_factory=dict)

    @property
    def score_top(self) -> float | None:
        """The most points a score may have: as set, else 5 where all criteria are strategy areas, else no bound."""
        if self.scale_max is not None or not set(self.criteria) <= set(AREA_CODES):
            return self.scale_max
        return AREA_SCALE_MAX


BoundName = Literal["min_share", "max_share", "min_amount", "max_amount", "min_count", "max_count"]
BOUND_NAMES: tuple[BoundName, ...] = ("min_share", "max_share", "min_amount", "max_amount", "min_count", "max_count")
