"""What an officer has typed about something that has happened, as an entry, or why it cannot be one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.after_decision import kinds
from app.after_decision.kinds import Event, Grant, Kind
from app.after_decision.log import Entry, Log
from app.after_decision.standing import standings
from app.after_decision.together import contradictions
from scoring.characters import cleaned
from scoring.numbers import UnreadableNumber, parse_budget


class Refused(ValueError):
    """It cannot be written in as it is. kind: the end of its text's key, `after.refused_…`; id: of the measure."""

    def __init__(self, kind: str, id_: str = "") -> None:
        super().__init__(kind)
        self.kind, self.id = kind, id_


@dataclass(frozen=True)
class Typed:
    """The fields as they are filled in, by the names of an entry's; fields: those of the kind."""

    kind: Kind
    by: str = ""
    on: str = ""
    why: str = ""
    id: str = ""
    corrects: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)


def entry_of(typed: Typed, log: Log, titles: Mapping[str, str], today: date, written: str) -> Entry:
    """What has been typed as the next entry of the log.

    titles: {id: title}; written: the time in UTC. Raises Refused where something is missing, cannot be read or does
    not go with what the log says.
    """
    by, why = cleaned(typed.by), cleaned(typed.why)
    if not by or not why:
        raise Refused("why" if by else "by")
    if typed.kind == "struck" and not typed.corrects:
        raise Refused("corrects")
    on = _day(typed.on)
    if on > today.isoformat():
        raise Refused("ahead")
    entry = Entry(by, on, written, typed.id, titles.get(typed.id, ""), _EVENTS[typed.kind](typed), why, typed.corrects)
    _check_together(log, log.added(entry))
    return entry


def _day(text: str) -> str:
    """A day as ISO 8601, blank where nothing is typed."""
    stripped = text.strip()
    try:
        return date.fromisoformat(stripped).isoformat() if stripped else ""
    except ValueError as error:
        raise Refused("date") from error


def _check_together(before: Log, after: Log) -> None:
    """Raise Refused where the log would say more than before that cannot all be true.

    Where it does so already, for two officers' logs were joined, the corrections come one at a time.
    """
    known = contradictions(before)
    for (what, id_), much in contradictions(after).items():
        if much > known.get((what, id_), 0):
            raise Refused(what, id_)


def _text(typed: Typed, name: str, needed: bool = True) -> str:
    text = cleaned(str(typed.fields.get(name, "") or ""))
    if needed and not text:
        raise Refused(name)
    return text


def _choice(typed: Typed, name: str) -> Any:
    """What was chosen among a kind's words."""
    if not typed.fields.get(name):
        raise Refused("choice")
    return typed.fields[name]


def _kronor(typed: Typed, name: str = "kronor") -> int:
    """A whole amount above 0."""
    try:
        amount = parse_budget(str(typed.fields.get(name, "") or ""))
    except UnreadableNumber as error:
        raise Refused("kronor") from error
    if not amount:
        raise Refused("kronor")
    return amount


def _decided(typed: Typed) -> Event:
    grants: tuple[Grant, ...] = typed.fields["grants"]
    if not grants:
        raise Refused("grants")
    return kinds.Decided(
        _text(typed, "body"), _text(typed, "paragraph", needed=False), _kronor(typed, "pot"), grants,
        _day(str(typed.fields.get("answer_by", ""))),
    )  # fmt: skip


def _answered(typed: Typed) -> Event:
    answer = _choice(typed, "answer")
    use = _text(typed, "use") if answer == "otherwise" else ""
    return kinds.Answered(answer, use, _kronor(typed) if answer == "returns" else 0)


def _ruled(typed: Typed) -> Event:
    ruling = _choice(typed, "ruling")
    return kinds.Ruled(ruling, _kronor(typed) if ruling == "takes_back" else 0)


def _recipient(typed: Typed) -> Event:
    organisation, form, vetted, yearly = (
        _text(typed, "organisation"), _choice(typed, "form"), _choice(typed, "vetted"), _choice(typed, "yearly"),
    )  # fmt: skip
    guidelines = _text(typed, "guidelines", needed=vetted == "yes") if vetted != "no" else ""
    return kinds.Recipient(organisation, _kronor(typed), form, vetted, guidelines, yearly)


def _planned(typed: Typed) -> Event:
    return kinds.Planned(_choice(typed, "task"), _text(typed, "route"), _day(str(typed.fields.get("due", ""))))


def _done(typed: Typed) -> Event:
    of = typed.fields.get("of")
    if not of:
        raise Refused("of")
    return kinds.Done(int(of), _kronor(typed, "used") if _text(typed, "used", needed=False) else None)


def _effect(typed: Typed) -> Event:
    return kinds.Effect(_choice(typed, "judged"), _text(typed, "measure"), _text(typed, "words", needed=False))


_EVENTS: dict[Kind, Callable[[Typed], Event]] = {
    "decided": _decided, "answered": _answered, "ruled": _ruled, "recipient": _recipient, "planned": _planned,
    "done": _done, "effect": _effect, "outcome": lambda typed: kinds.Outcome(_choice(typed, "becomes")),
    "struck": lambda _: kinds.Struck(),
}  # fmt: skip


def grants_of(amounts: Mapping[str, int], titles: Mapping[str, str], log: Log, corrects: int = 0) -> tuple[Grant, ...]:
    """What a decision on these amounts {id: kr} changes, in the order of titles {id: title}; all where it is the first.

    corrects: the number of the decision in whose place it comes, 0 for none. What it said is kept where the amount is
    the one that stands by now, for money may have come back and been decided on since; and of what is not in titles.
    """
    before = log.added(Entry("", "", "", "", "", kinds.Struck(), "", corrects)) if corrects else log
    without, stands = ({id_: one.stands for id_, one in standings(each).items()} for each in (before, log))
    what = log.entries[corrects - 1].what if corrects else None
    said = {one.id: one for one in what.grants} if isinstance(what, kinds.Decided) else {}
    found = {id_: one for id_, one in said.items() if id_ not in titles}
    for id_, title in titles.items():
        amount = amounts.get(id_, 0)
        if amount == stands.get(id_, 0):
            found |= {id_: said[id_]} if id_ in said else {}
        elif amount != without.get(id_, 0):
            found[id_] = Grant(id_, title, amount)
    return tuple(found.values())
