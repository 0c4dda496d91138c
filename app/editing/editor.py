"""The table in which proposals are changed, with what is wrong in it after each cell."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from app import state
from app.editing.table import ID, TITLE, Edited, Sheet, as_edited, read_sheet, sheet_of, with_row
from app.editing.taking import take
from app.html import show as show_html
from app.proposal_tables import problem_table
from app.samples import Case
from app.texts import say
from scoring.problems import BadInput


@dataclass(frozen=True, eq=False)
class Draft:
    """What is being changed.

    case: whose proposals; given: the sheet that the editor shows, and counts what is typed from; drawn: how often a
    sheet was given; now: the sheet as typed.
    """

    case: Case
    given: Sheet
    drawn: int
    now: Sheet

    @property
    def changed(self) -> bool:
        """True where it does not say what the proposals are."""
        first = sheet_of(self.case.proposals)
        return self.now.origins != first.origins or not self.now.rows.equals(first.rows)


def show() -> None:
    """The table, and what becomes of it: nothing is taken that cannot be read."""
    draft = _draft()
    st.markdown(say("edit.about"))
    _rule_in_the_way()
    _buttons(draft)
    table = st.data_editor(
        draft.given.rows,
        num_rows="dynamic",
        key=f"editor_{draft.drawn}",
        width="stretch",
        hide_index=True,
        column_config={str(name): st.column_config.TextColumn(str(name)) for name in draft.given.rows.columns},
    )
    _told(_typed(draft, table))


def _draft() -> Draft:
    """The draft, begun anew where what stands in the table has been changed by anything else."""
    now = state.work()
    kept = now.editing
    if isinstance(kept, Draft) and kept.case is now.case:
        return kept
    sheet = sheet_of(now.case.proposals)
    if isinstance(kept, Draft) and sheet.rows.equals(sheet_of(kept.case.proposals).rows):
        found = replace(kept, case=now.case)  # only states have been set
    else:
        found = Draft(now.case, sheet, kept.drawn + 1 if isinstance(kept, Draft) else 0, sheet)
    now.editing = found
    return found


def _typed(draft: Draft, table: pd.DataFrame) -> Draft:
    found = Draft(draft.case, draft.given, draft.drawn, as_edited(draft.given, table))
    state.work().editing = found
    return found


def _told(draft: Draft) -> None:
    """That nothing has changed, or what is wrong, or the button that takes it."""
    if not draft.changed:
        st.caption(say("edit.nothing"))
        return
    try:
        edited = read_sheet(draft.now, draft.case)
    except BadInput as error:
        st.error(say("edit.refused", number=len(error.problems)))
        show_html(problem_table(error.problems))
    else:
        st.button(say("edit.take"), type="primary", key="edit_take", on_click=_take, args=(edited,))
    st.button(say("edit.drop"), key="edit_drop", on_click=_drop)


def _take(edited: Edited) -> None:
    now = state.work()
    now.edit_refused = None
    try:
        take(edited)
    except BadInput as error:
        now.edit_refused = error


def _drop() -> None:
    """Show the proposals as they are."""
    now = state.work()
    now.edit_refused = None
    if isinstance(now.editing, Draft):
        sheet = sheet_of(now.case.proposals)
        now.editing = Draft(now.case, sheet, now.editing.drawn + 1, sheet)


def _rule_in_the_way() -> None:
    refused = state.work().edit_refused
    if isinstance(refused, BadInput):
        st.error(say("edit.rule_in_the_way"))
        show_html(problem_table(refused.problems))


def _buttons(draft: Draft) -> None:
    titles = [f"{row[ID]} {row[TITLE]}" for row in draft.now.rows[[ID, TITLE]].to_dict("records")]
    with st.container(horizontal=True, vertical_alignment="bottom", key="edit_buttons"):
        st.button(say("edit.add"), key="edit_add", on_click=_more, args=(None, ""))
        which = st.selectbox(
            say("edit.which"),
            range(len(titles)),
            None,
            format_func=titles.__getitem__,
            key=f"edit_which_{draft.drawn}",
            placeholder=say("edit.choose"),
        )
        copied = say("edit.copied", title=draft.now.rows[TITLE].iloc[which]) if which is not None else ""
        st.button(say("edit.copy"), key="edit_copy", on_click=_more, args=(which, copied), disabled=which is None)
        st.button(say("edit.remove"), key="edit_remove", on_click=_remove, args=(which,), disabled=which is None)


def _more(place: int | None, title: str) -> None:
    _give(lambda sheet: with_row(sheet, place, title))


def _remove(place: int) -> None:
    def without(sheet: Sheet) -> Sheet:
        rows = sheet.rows.drop(index=place).reset_index(drop=True)
        return Sheet(rows, sheet.origins[:place] + sheet.origins[place + 1 :])

    _give(without)


def _give(change: Callable[[Sheet], Sheet]) -> None:
    """Let the editor show what has been typed, changed."""
    now = state.work()
    if isinstance(now.editing, Draft):
        sheet = change(now.editing.now)
        now.editing = Draft(now.editing.case, sheet, now.editing.drawn + 1, sheet)
