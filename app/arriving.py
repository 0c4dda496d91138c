"""A link that was opened: its scenario on the screen, or what is needed to see it, or why it cannot be used."""

from collections.abc import Mapping, Sequence

from app import controls, state
from app.link import BROKEN, Link, opened, read_link, wanted
from app.samples import SAMPLES, read_sample
from app.texts import say
from scoring.problems import BadInput
from scoring.proposal import Proposal


def take_address(query: Mapping[str, Sequence[str]]) -> None:
    """Take what the address of a session's first page says; before any control is drawn.

    query: {parameter: every value that the address gives it}. What is broken is told, and what is shown stays.
    """
    now = state.work()
    try:
        now.link = read_link(query)
    except BadInput as error:
        now.link_problems = error.problems
        return
    if now.link is not None:
        _open_sample(now.link)
        open_where_it_fits()


def _open_sample(link: Link) -> None:
    """The sample that the link was made with, where it is one."""
    for name in SAMPLES:
        if link.file == f"{name}.csv" and _fits(link, (case := read_sample(name)).proposals):
            controls.open_case(case)


def open_where_it_fits() -> None:
    """Show the scenario of a link that waits, where the proposals at hand are its own; before any control is drawn."""
    now = state.work()
    if now.link is None or now.link_tried is now.case:
        return
    now.link_tried = now.case
    if not _fits(now.link, now.proposals):
        return
    try:
        scenario, off = opened(now.link, now.proposals)
    except BadInput as error:
        now.link_problems = error.problems
    else:
        controls.set_scenario(scenario)
        now.off, now.came_by_link = off, True
    now.link = None


def _fits(link: Link, proposals: tuple[Proposal, ...]) -> bool:
    return tuple(proposals[0].scores) == link.scenario.criteria and link.fits(proposals)


def waiting_words() -> str:
    """What to do to see the scenario of a link; blank where none waits."""
    now = state.work()
    if now.link is None:
        return ""
    key, values = wanted(now.link, now.case.file)
    return say(key, **values)


def broken_words() -> str:
    """That the link cannot be used; blank where it can, or there is none."""
    return say(BROKEN) if state.work().link_problems else ""


def let_go() -> None:
    """Forget the link; in callbacks."""
    now = state.work()
    now.link, now.link_problems, now.came_by_link = None, (), False
