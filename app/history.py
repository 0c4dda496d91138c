"""What the officer has done, step by step, so that it can be undone and done again.

A step is the work as it is saved: to keep one costs next to nothing, for proposals and files are not copied.
"""

import time
from dataclasses import dataclass, field, replace

from app import state
from app.after_decision.log import longest
from app.storage.changes import words
from app.storage.saved_work import SavedWork, same_work
from app.storage.session import from_work, restore
from app.texts import language, say

_MOST = 200
# A slider that is pulled, or moved by keys, is one step as long as it does not rest for so many seconds.
_PULL_SECONDS = 1.5


@dataclass(frozen=True)
class History:
    """past: from the first step to the last; future: what has been undone, the next to be done again last.

    present: the work when it was last looked at, at a time in seconds; pulled: its last step was a slider's.
    told: what was undone or done again last, blank once something else has been done.
    """

    past: tuple[SavedWork, ...] = ()
    future: tuple[SavedWork, ...] = ()
    present: SavedWork | None = None
    at: float = 0.0
    pulled: bool = False
    told: str = field(default="", compare=False)


def kept() -> History:
    """The session's own."""
    found = state.work().history
    return found if isinstance(found, History) else History()


def observe() -> None:
    """Keep what the officer has done since this was last asked; in every run of a page."""
    now = state.work()
    before, work = kept(), from_work(now)
    if before.present is None:
        now.history = replace(before, present=work, at=time.monotonic())
    elif same_work(replace(before.present, after=work.after), work):
        now.history = replace(before, present=work)  # what is written into the log is no step: it is never undone
    elif not same_work(before.present, work):
        now.history = _after(before, before.present, work)


def _after(before: History, old: SavedWork, work: SavedWork) -> History:
    at, pulled = time.monotonic(), _only_weights(old, work)
    goes_on = pulled and before.pulled and at - before.at < _PULL_SECONDS
    past = before.past if goes_on else (*before.past, *_still_needed(before, old), old)[-_MOST:]
    return History(past, (), work, at, pulled)


def _still_needed(before: History, old: SavedWork) -> tuple[SavedWork, ...]:
    """What was undone and would no longer be done again, where a log of its own has been written into: a step back."""
    return tuple(one for one in before.future if longest(one.after.log, old.after.log) is None)


def _only_weights(old: SavedWork, work: SavedWork) -> bool:
    alike = replace(work.scenario, weights=old.scenario.weights) == old.scenario
    return alike and old.scenario != work.scenario and same_work(old, replace(work, scenario=old.scenario))


def undo() -> None:
    """One step back; in callbacks."""
    observe()
    now = state.work()
    history = kept()
    if not history.past or history.present is None:
        now.history = replace(history, told=say("history.nothing_to_undo"))
        return
    back = history.past[-1]
    told = say("history.undone", changes=_sentence(back, history.present))
    _go(back, History(history.past[:-1], (*history.future, history.present), told=told))


def redo() -> None:
    """One step forward again; in callbacks."""
    observe()
    now = state.work()
    history = kept()
    if not history.future or history.present is None:
        now.history = replace(history, told=say("history.nothing_to_redo"))
        return
    forward = history.future[-1]
    told = say("history.redone", changes=_sentence(history.present, forward))
    _go(forward, History((*history.past, history.present), history.future[:-1], told=told))


def _sentence(before: SavedWork, after: SavedWork) -> str:
    return words(before, after, language())[0]


def _go(work: SavedWork, history: History) -> None:
    restore(work)
    now = state.work()
    now.history = replace(history, present=from_work(now), at=time.monotonic())
