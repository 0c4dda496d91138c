"""That others have saved under a name since the work was opened: told before anything is saved, never after."""

from dataclasses import dataclass

from app.storage.listing import Version
from app.storage.saved_work import SavedWork


@dataclass(frozen=True)
class Since:
    """What stands in the store at the moment that a save was stopped.

    based_on: the version that the work was opened from, 0 for none; opened: what it holds. newer: the versions since
    then, the newest first; empty where no work has that name any longer. theirs: what the newest of them holds. The
    contents are None where there is none, or it cannot be read.
    """

    name: str
    based_on: int
    opened: SavedWork | None
    newer: tuple[Version, ...]
    theirs: SavedWork | None

    @property
    def latest(self) -> int:
        """The number of the newest version, 0 for none: what the next is based on once the officer has seen it."""
        return self.newer[0].number if self.newer else 0


class Overtaken(Exception):
    """Work was not saved, for it is not based on what stands in the store by now."""

    def __init__(self, since: Since) -> None:
        super().__init__(since.name, since.based_on, since.latest)
        self.since = since
