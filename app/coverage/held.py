"""What an officer has chosen to look at on Täckning."""

from dataclasses import dataclass
from typing import Literal

from scoring.coverage import Dimension

Count = Literal["proposed", "funded"]
COUNTS: tuple[Count, ...] = ("proposed", "funded")


@dataclass(frozen=True)
class View:
    """By what, and whether what is proposed or what gets money now is counted."""

    dimension: Dimension = "place"
    count: Count = "proposed"
