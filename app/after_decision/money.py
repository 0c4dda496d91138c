"""What money has been given, has come back and is free."""

from dataclasses import dataclass

from app.after_decision.log import Log
from app.after_decision.standing import last_decision, standings


@dataclass(frozen=True)
class Money:
    """In whole kr. pot: of the last decision; granted: by the decisions; returned: since, and not yet given again."""

    pot: int
    granted: int
    returned: int

    @property
    def stands(self) -> int:
        """granted − returned."""
        return self.granted - self.returned

    @property
    def free(self) -> int:
        """pot − stands: what is there to distribute; below 0 where more stands than there is."""
        return self.pot - self.stands


def money(log: Log) -> Money:
    """The case's money as the log tells it; all 0 where nothing has been decided."""
    decision, all_ = last_decision(log), standings(log).values()
    pot = decision.pot if decision else 0
    return Money(pot, sum(one.granted for one in all_), sum(one.returned for one in all_))
