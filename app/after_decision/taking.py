"""What the officer does after the decision: writes in, decides, opens a second round. In callbacks only."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app import state, today
from app.after_decision.form import Refused, Typed, entry_of, grants_of
from app.after_decision.kinds import Grant
from app.after_decision.money import money
from app.after_decision.second_round import second_round
from app.after_decision.standing import standings
from app.result import Result
from app.storage.session import from_work, restore
from app.wording import kronor


def write(typed: Typed) -> bool:
    """Add to the log what has been typed; False, and why is kept for the page to tell, where it cannot be."""
    now = state.work()
    now.after_told, now.after_refused, now.came_of_files = "", None, True  # the button stands far below what is told
    titles = {one.id: one.title for one in standings(now.after.log).values()}
    try:
        entry = entry_of(typed, now.after.log, titles, today.today(), today.written_at())
    except Refused as refused:
        now.after_refused = refused
        return False
    now.after = replace(now.after, log=now.after.log.added(entry))
    now.author = entry.by
    now.after_told = "after.did_decide" if typed.kind == "decided" else "after.did_write"
    return True


def grants_at_hand(result: Result, corrects: int = 0) -> tuple[Grant, ...]:
    """What the decision on the page Beslut changes of what is written in."""
    now = state.work()
    titles = {one.id: one.title for one in result.proposals}
    return grants_of(now.decision(result).amounts, titles, now.after.log, corrects)


def open_second_round(taken_in: Sequence[str]) -> None:
    """Put the second round in the place of the work, as new work that is not saved."""
    now = state.work()
    restore(second_round(from_work(now), taken_in))
    now.kept, now.after_refused, now.after_told, now.came_of_files = None, None, "after.did_second", True


def told_values(told: str) -> Mapping[str, object]:
    """What fills in the text of what was done last."""
    if told != "after.did_second":
        return {}
    found = standings(state.work().after.log).values()
    locked = sum(bool(one.stands) for one in found)
    return {"free": kronor(money(state.work().after.log).free), "locked": locked, "number": locked}
