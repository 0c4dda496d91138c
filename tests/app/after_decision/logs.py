"""Logs for tests: three measures of 100, 200 and 300 kr of a pot of 1 000 kr, and what happens to them."""

from typing import Any

from app.after_decision.kinds import Decided, Event, Grant
from app.after_decision.log import Entry, Log

GRANTS = (Grant("A", "Ateljé", 100), Grant("B", "Bad", 200), Grant("C", "Cykel", 300))
DECIDED = Decided("KS", "1", 1000, GRANTS, "2022-06-30")


def entry(what: Event, id_: str = "", **values: Any) -> Entry:
    given: dict[str, Any] = {"by": "Anna", "on": "2022-06-01", "written": "2022-06-02T10:00:00+00:00", "why": "Beslut"}
    titles = {one.id: one.title for one in GRANTS}
    return Entry(id=id_, title=titles.get(id_, ""), what=what, **(given | values))


def log_of(*entries: Entry, decided: Decided | None = DECIDED) -> Log:
    """The decision, where there is one, and what came after."""
    log = Log() if decided is None else Log().added(entry(decided))
    for one in entries:
        log = log.added(one)
    return log
