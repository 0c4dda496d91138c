"""What is held of what is going on: the officer's own register, and what is confirmed or dismissed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scoring.ongoing.register import Ongoing

Verdict = Literal["confirmed", "dismissed"]
# As app.state.Identity: the file, id and title that a proposal is known by.
Identity = tuple[str, str, str]


@dataclass(frozen=True)
class Said:
    """What the officer says of a proposal and something going on.

    file, id, title: of the proposal, as it is known; entry, name: the id and name of what is going on.
    """

    file: str
    id: str
    title: str
    entry: str
    name: str
    verdict: Verdict

    @property
    def proposal(self) -> Identity:
        """What the proposal is known by."""
        return self.file, self.id, self.title

    def about(self, proposal: Identity, entry: Ongoing) -> bool:
        """True where it is said of these two."""
        return self.proposal == proposal and (self.entry, self.name) == (entry.id, entry.name)


@dataclass(frozen=True)
class Register:
    """file: the name of the officer's own register, blank for the one that comes with Fördela; entries: of the own."""

    file: str = ""
    entries: tuple[Ongoing, ...] = ()


@dataclass(frozen=True)
class Held:
    """said: also of proposals and entries that are not at hand now, in the order it was said."""

    register: Register = field(default_factory=Register)
    said: tuple[Said, ...] = ()

    def verdict(self, proposal: Identity, entry: Ongoing) -> Verdict | None:
        """What is said of the two, None where nothing is."""
        return next((one.verdict for one in self.said if one.about(proposal, entry)), None)

    def with_verdict(self, proposal: Identity, entry: Ongoing, verdict: Verdict | None) -> "Held":
        """The same with this said of the two; None takes back what was said."""
        others = tuple(one for one in self.said if not one.about(proposal, entry))
        new = () if verdict is None else (Said(*proposal, entry.id, entry.name, verdict),)
        return replace(self, said=(*others, *new))

    def followed(self, renamed: Mapping[Identity, Identity]) -> "Held":
        """The same, said of proposals under their new names."""
        return replace(self, said=tuple(_moved(one, renamed) for one in self.said))

    def of(self, verdict: Verdict, proposals: Iterable[Identity], entries: Iterable[Ongoing]) -> Iterator[Said]:
        """What is confirmed, or dismissed, of proposals and entries that are at hand."""
        known, listed = set(proposals), {(entry.id, entry.name) for entry in entries}
        for one in self.said:
            if one.verdict == verdict and one.proposal in known and (one.entry, one.name) in listed:
                yield one


def _moved(one: Said, renamed: Mapping[Identity, Identity]) -> Said:
    file, id_, title = renamed.get(one.proposal, one.proposal)
    return replace(one, file=file, id=id_, title=title)
