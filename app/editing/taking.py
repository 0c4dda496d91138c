"""What becomes of edited proposals: they take the place of the earlier ones, and what was said of those follows."""

from dataclasses import replace
from typing import TypeVar

from app import state
from app.editing.table import Edited
from app.need.use import reckoned
from app.state import Identity, identity
from optimiser.scenario_file import check_against
from scoring.proposal import Proposal

Said = TypeVar("Said")


def take(edited: Edited) -> None:
    """Put the edited proposals on the table, with the scenario as it is; before any control is drawn.

    States, deviations and what is said of relatives follow a proposal whose id or title has changed. Raises BadInput,
    and nothing is changed, where a rule names a proposal that is no longer there.
    """
    now = state.work()
    check_against(now.scenario, reckoned(edited.proposals, now.need_use, now.need), now.case.file)
    renamed = _renamed(now.case.proposals, edited)
    now.noted, now.overrides = _followed(now.noted, renamed), _followed(now.overrides, renamed)
    now.ongoing = now.ongoing.followed(renamed)
    now.case = replace(now.case, proposals=edited.proposals, edited=True)


def _renamed(before: tuple[Proposal, ...], edited: Edited) -> dict[Identity, Identity]:
    pairs = zip(edited.origins, edited.proposals, strict=True)
    return {identity(before[origin]): identity(one) for origin, one in pairs if origin is not None}


def _followed(said: dict[Identity, Said], renamed: dict[Identity, Identity]) -> dict[Identity, Said]:
    return {renamed.get(which, which): what for which, what in said.items()}
