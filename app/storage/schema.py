"""The store's tables brought up to date, whichever version of Fördela made them."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from app.storage.problems import StoreProblem

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine, revision: str = "head", place: str = "") -> None:
    """Run the migrations that the store has not been through, all or none of them.

    Of two processes that begin at once the second waits, and finds it done. revision: the one to stop at; place: where
    the store lies, as it is told. Raises StoreProblem for a store that a newer version of Fördela has made.
    """
    steps, present = _steps(), _present(engine)
    if present == steps[0] and revision == "head":
        return
    if present is not None and present not in steps:
        raise StoreProblem("newer", place)
    config = _config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _present(engine: Engine) -> str | None:
    with engine.connect().execution_options(reading=True) as connection:
        return MigrationContext.configure(connection).get_current_revision()


@cache
def _steps() -> tuple[str, ...]:
    """The migrations there are, the newest first."""
    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
