"""The register at hand, its likely relatives of the proposals, and what officers do: files, confirming, dismissing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from app import state
from app.errands import Working
from app.jobs import Job
from app.ongoing.held import Identity, Register, Said, Verdict
from app.result import TIME_LIMIT_SECONDS
from optimiser.clock import Clock
from scoring.ongoing.register import Ongoing, read_register
from scoring.ongoing.relatives import Relative, relatives
from scoring.problems import BadInput
from scoring.proposal import Proposal

# A search that is done within this is simply shown.
PATIENCE_SECONDS = 1.0
_SHIPPED = Path(__file__).parents[2] / "sample_data" / "pagaende_processer.csv"


class Uploaded(Protocol):
    """A file as Streamlit gives it."""

    name: str

    def getvalue(self) -> bytes:
        """Its content."""


@dataclass(frozen=True)
class Search:
    """The search for relatives of these very proposals among these very entries."""

    proposals: tuple[Proposal, ...]
    entries: tuple[Ongoing, ...]
    job: Job[dict[str, tuple[Relative, ...]]]


@lru_cache(maxsize=1)
def shipped() -> tuple[Ongoing, ...]:
    """The register that comes with Fördela."""
    return read_register(_SHIPPED.read_bytes(), _SHIPPED.name)


def entries() -> tuple[Ongoing, ...]:
    """The register at hand: the officer's own, else the one that comes with Fördela."""
    own = state.work().ongoing.register
    return own.entries if own.file else shipped()


def found() -> Mapping[str, tuple[Relative, ...]]:
    """{id: likely relatives}, looked for anew only where the proposals or the register are other ones.

    Proposals that a search called off has not come to are left out. Raises Working where it takes its time, and Busy.
    """
    now, register = state.work(), entries()
    search = now.relatives
    if not isinstance(search, Search) or search.proposals is not now.proposals or search.entries is not register:
        if isinstance(search, Search):
            search.job.cancel()
        work = partial(_searched, now.proposals, register)
        now.relatives = search = Search(now.proposals, register, Job(work, TIME_LIMIT_SECONDS, beside=True))
    gave = search.job.found(PATIENCE_SECONDS)
    if gave is None:
        raise Working(search.job)
    return gave


def search_again() -> None:
    """Let the relatives be looked for anew; in callbacks."""
    state.work().relatives = None


def _searched(
    proposals: tuple[Proposal, ...], register: tuple[Ongoing, ...], clock: Clock
) -> dict[str, tuple[Relative, ...]]:
    return relatives(proposals, register, stopped=lambda: clock.cancelled or clock.elapsed() > TIME_LIMIT_SECONDS)


def said(verdict: Verdict) -> tuple[Said, ...]:
    """What is confirmed, or dismissed, of the proposals and the register at hand, in the proposals' order."""
    now = state.work()
    places = {state.identity(one): place for place, one in enumerate(now.proposals)}
    return tuple(sorted(now.ongoing.of(verdict, places, entries()), key=lambda one: places[one.proposal]))


def elsewhere() -> tuple[str, ...]:
    """Names of what is confirmed of the proposals at hand but stands in another register than the one at hand."""
    now, here = state.work(), set(said("confirmed"))
    known = {state.identity(one) for one in now.proposals}
    return tuple(
        one.name for one in now.ongoing.said if one.verdict == "confirmed" and one.proposal in known and one not in here
    )


def coordinated() -> dict[str, tuple[str, ...]]:
    """{id of each proposal with something confirmed: what it is to be coordinated with, in words}."""
    by_id = {entry.id: entry for entry in entries()}
    names: dict[str, tuple[str, ...]] = {}
    for one in said("confirmed"):
        names[one.id] = (*names.get(one.id, ()), called(by_id[one.entry]))
    return names


def called(entry: Ongoing) -> str:
    """Its name, and whose it is where that is known: several have the same name."""
    return f"{entry.name} ({entry.committee})" if entry.committee else entry.name


def say_of(proposal: Identity, entry: Ongoing, verdict: Verdict | None) -> None:
    """Confirm or dismiss, or with None take back; in callbacks."""
    now = state.work()
    now.ongoing = now.ongoing.with_verdict(proposal, entry, verdict)


def take_file(file: Uploaded | None) -> None:
    """Let a file be the register at hand; nothing is changed where it is refused. In callbacks."""
    now = state.work()
    now.register_problems = ()
    if file is None:
        return
    try:
        read = read_register(file.getvalue(), file.name)
    except BadInput as error:
        now.register_problems = error.problems
        return
    now.ongoing = replace(now.ongoing, register=Register(file.name, read))


def use_shipped() -> None:
    """Let the register that comes with Fördela be at hand again; in callbacks."""
    now = state.work()
    now.register_problems, now.ongoing = (), replace(now.ongoing, register=Register())
