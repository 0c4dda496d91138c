"""The session's work as it is saved, and saved work put back into the session."""

from dataclasses import replace

from app import controls, state
from app.after_decision.following import same_case, with_all_written
from app.need.use import with_number_acknowledged
from app.own_list import OwnList
from app.state import Work
from app.storage.saved_work import Kept, SavedWork, View, same_work, untouched


def from_work(now: Work) -> SavedWork:
    """What is saved of the work; cheap, for proposals and files are not copied."""
    own = now.own_list
    return SavedWork(
        now.case,
        now.scenario,
        now.off,
        dict(now.noted),
        now.equal_choices,
        own.amounts,
        own.unreadable,
        dict(now.overrides),
        dict(now.paper_texts),
        View(now.cut_budgets, now.areas_pair, now.curve_to_the_end, now.recorded, now.weights_chosen),
        now.compared,
        now.round,
        now.need,
        now.need_use,
        now.ongoing,
        now.weight_range,
        now.after,
    )


def unsaved(now: Work) -> bool:
    """True where the officer has done something since the work was last saved or opened."""
    present = from_work(now)
    return not untouched(present) and (now.kept is None or not same_work(present, now.kept.saved))


def open_saved(kept: Kept) -> None:
    """Put saved work in the place of the session's, and let every control show it; in callbacks only."""
    saved = kept.saved
    use = with_number_acknowledged(saved.need_use, saved.case.proposals, saved.need)
    if use is not saved.need_use:
        kept = replace(kept, saved=replace(saved, need_use=use))
    restore(kept.saved)
    state.work().after, state.work().kept = kept.saved.after, kept


def restore(saved: SavedWork) -> None:
    """The same, of work that is the session's own as it was before; of the same case, all that is in its log stays."""
    now = state.work()
    written, same = now.after, same_case(now.case, saved.case)
    controls.put_on_table(saved.case)
    now.after = with_all_written(written, saved.after) if same else saved.after
    now.need, now.need_use = saved.need, saved.need_use
    controls.set_scenario(saved.scenario)
    now.off = saved.off
    now.noted, now.equal_choices = dict(saved.noted), saved.equal_choices
    now.overrides, now.paper_texts = dict(saved.overrides), dict(saved.paper_texts)
    now.round, now.ongoing, now.weight_range = saved.round, saved.ongoing, saved.weight_range
    now.compared, now.weights_chosen = saved.compared, saved.view.weights_chosen
    now.made_by_hand = _own_list(saved, now.made_by_hand)
    now.cut_budgets, now.areas_pair = saved.view.cut_budgets, saved.view.areas_pair
    now.curve_to_the_end, now.recorded = saved.view.curve_to_the_end, saved.view.recorded
    now.unread = now.undecided = now.equal_incomplete = now.reason_missing = False
    now.contradictory, now.asked_about = (), ""
    controls.draw_anew()


def _own_list(saved: SavedWork, before: OwnList | None) -> OwnList:
    """The list made by hand, in fields that are drawn anew."""
    drawn, version = (before.drawn, before.version) if before else (0, 0)
    return OwnList(saved.case.scenario, saved.own_amounts, saved.own_unreadable, version=version + 1, drawn=drawn + 1)
