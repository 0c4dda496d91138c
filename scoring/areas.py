"""The five areas of the national strategy against segregation, in the order the strategy names them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StrategyArea:
    """One area: its code in files and code, and its names on screen."""

    code: str
    swedish: str
    swedish_full: str
    english: str


AREAS = (
    StrategyArea("housing", "Boende", "Boende", "Housing"),
    StrategyArea("education", "Utbildning", "Utbildning", "Education"),
    StrategyArea("labour_market", "Arbetsmarknad", "Arbetsmarknad", "Labour market"),
    StrategyArea("democracy", "Demokrati", "Demokrati och civilsamhälle", "Democracy"),
    StrategyArea("crime", "Brottslighet", "Brottslighet", "Crime"),
)
AREA_CODES = tuple(area.code for area in AREAS)
AREA_SCALE_MAX = 5.0
