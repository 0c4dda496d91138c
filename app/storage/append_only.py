"""What is written in after a decision is never lost: a version has all that the one before it has."""

from app.storage.problems import StoreProblem
from app.storage.saved_work import SavedWork


def check_log(name: str, before: SavedWork | None, saved: SavedWork) -> None:
    """Raise StoreProblem where the log does not begin with the one of the version before; None has said nothing."""
    if before is not None and not saved.after.log.begins_with(before.after.log):
        raise StoreProblem("log_lost", name)
