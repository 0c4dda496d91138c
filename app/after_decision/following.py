"""What becomes of the log where other proposals are opened, or the officer takes a step back."""

from dataclasses import replace

from app.after_decision.held import After
from app.after_decision.log import longest
from app.after_decision.standing import standings
from app.samples import Case


def same_case(one: Case, other: Case) -> bool:
    """True where both come of the same files, however the proposals have been changed since."""
    return (one.file, one.sample, one.uploads) == (other.file, other.sample, other.uploads)


def followed(after: After, before: Case, new: Case) -> After:
    """What is held where `new` takes the place of `before`.

    The log goes along to the same case, and to another file where all that is decided on is found under the same id
    and title; that file says itself what is applied for. The earlier years go along to any file, for a new year's
    proposals come as files; not to a sample.
    """
    titles = {one.id: one.title for one in new.proposals}
    decided = standings(after.log)
    there = bool(decided) and all(titles.get(id_) == one.title for id_, one in decided.items())
    if same_case(before, new):
        return after
    if there:
        return replace(after, applied={})
    return After(years=() if new.sample else after.years)


def with_all_written(present: After, earlier: After) -> After:
    """The earlier one as it is brought back by an undone step, with all that is written in the present log."""
    log = longest(present.log, earlier.log)
    return earlier if log is None else replace(earlier, log=log)
