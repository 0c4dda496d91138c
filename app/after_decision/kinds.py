"""What can be written into the log after the decision, as data. Kronor are whole; blank text and None are unknown."""

from dataclasses import dataclass
from typing import Literal

Answer = Literal["accepts", "otherwise", "returns"]
Ruling = Literal["approves", "takes_back"]
Form = Literal["iop", "grant", "other"]
Vetted = Literal["yes", "no", "not_yet"]
Yearly = Literal["yes", "no", "unknown"]
Task = Literal["follow_up", "report"]
Judged = Literal["good", "some", "none", "cannot_tell"]
Becomes = Literal["continue", "permanent", "stop"]


@dataclass(frozen=True)
class Grant:
    """What a decision gives a proposal, by its id and its title at the time; kronor: from 0, 0 for no longer any."""

    id: str
    title: str
    kronor: int


@dataclass(frozen=True)
class Decided:
    """A decision on the whole case, or a later one on what it changes.

    body: who decided; paragraph: of the minutes; pot: all that there is to distribute, in kr. answer_by: the day by
    which the committees are to answer (ISO 8601), blank where none is set.
    """

    body: str
    paragraph: str
    pot: int
    grants: tuple[Grant, ...]
    answer_by: str = ""
    kind: Literal["decided"] = "decided"


@dataclass(frozen=True)
class Answered:
    """What the committee answers. use: what it would use the money for otherwise; kronor: what it returns."""

    answer: Answer
    use: str = ""
    kronor: int = 0
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True)
class Ruled:
    """What the executive says of another use. kronor: what it takes back, 0 where it approves."""

    ruling: Ruling
    kronor: int = 0
    kind: Literal["ruled"] = "ruled"


@dataclass(frozen=True)
class Recipient:
    """An organisation outside the city that gets some of the money.

    form: of the agreement; guidelines: by which it was vetted; yearly: whether it is controlled every year.
    """

    organisation: str
    kronor: int
    form: Form
    vetted: Vetted
    guidelines: str = ""
    yearly: Yearly = "unknown"
    kind: Literal["recipient"] = "recipient"


@dataclass(frozen=True)
class Planned:
    """A follow-up or a report that is to come. route: by which it is done; due: ISO 8601, blank where unknown."""

    task: Task
    route: str
    due: str = ""
    kind: Literal["planned"] = "planned"


@dataclass(frozen=True)
class Done:
    """That what entry number `of` planned is done. used: kr that have been used, None where it does not say."""

    of: int
    used: int | None = None
    kind: Literal["done"] = "done"


@dataclass(frozen=True)
class Effect:
    """How the effect is judged. measure: by what; words: what was seen."""

    judged: Judged
    measure: str
    words: str = ""
    kind: Literal["effect"] = "effect"


@dataclass(frozen=True)
class Outcome:
    """What becomes of it."""

    becomes: Becomes
    kind: Literal["outcome"] = "outcome"


@dataclass(frozen=True)
class Struck:
    """Instead of an entry that should not have been made."""

    kind: Literal["struck"] = "struck"


Event = Decided | Answered | Ruled | Recipient | Planned | Done | Effect | Outcome | Struck
Kind = Literal["decided", "answered", "ruled", "recipient", "planned", "done", "effect", "outcome", "struck"]
# What the officer chooses among for one proposal, in the order in which it usually comes.
OF_ONE: tuple[Kind, ...] = ("answered", "ruled", "recipient", "planned", "done", "effect", "outcome", "struck")
