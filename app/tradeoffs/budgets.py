"""The budgets that an officer names for the list to cut or extend, as text and as kronor."""

from app.texts import say
from scoring.numbers import GREATEST_KRONOR, UnreadableNumber, format_kronor, parse_budget

MOST_BUDGETS = 6
_PERCENTS = (90, 100, 110)


class UnreadableBudgets(ValueError):
    """The text names no budgets, or too many; `words` says what is wrong with it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def usual_budgets(present: int) -> tuple[int, ...]:
    """90, 100 and 110 % of the present budget, whole kr, ascending."""
    return tuple(sorted({min(present * percent // 100, GREATEST_KRONOR) for percent in _PERCENTS}))


def parse_budgets(text: str) -> tuple[int, ...]:
    """Read `9 mnkr; 10 000 000 kr; 11 000 000`: whole kr, ascending, each once. Raises UnreadableBudgets."""
    named = sorted({_parsed(part.strip()) for part in text.split(";") if part.strip()})
    if len(named) > MOST_BUDGETS:
        raise UnreadableBudgets(say("cutting.too_many", most=MOST_BUDGETS, number=len(named)))
    return tuple(named)


def _parsed(part: str) -> int:
    try:
        return parse_budget(part)
    except UnreadableNumber as error:
        raise UnreadableBudgets(say("cutting.unreadable", text=part)) from error


def budgets_text(budgets: tuple[int, ...]) -> str:
    """As Swedes write them in both languages, for that is what the field reads."""
    return "; ".join(format_kronor(budget, "sv") for budget in budgets)
