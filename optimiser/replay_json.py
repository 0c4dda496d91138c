"""What `replay` answers, with what differs in an officer's words."""

from collections.abc import Sequence
from typing import Any

from optimiser.as_json import number, portfolio_json
from optimiser.breach_sentences import breach_sentence
from optimiser.record import fingerprint, printed
from optimiser.replay import Mismatch, Replay, Told
from optimiser.sentences import titled
from scoring.areas import AREAS
from scoring.columns import NEED_COLUMNS, known_columns
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import decimal_comma, format_kronor
from scoring.proposal import Proposal

_HEADINGS = {area.code: area.swedish.lower() for area in AREAS}
_HEADINGS |= {column.name: column.swedish for column in (*known_columns(()), *NEED_COLUMNS)} | {"state": "läge"}
_MONEY = ("record", "cost", "amount", "decided", "decided_cost")


def replay_json(found: Replay, record_data: bytes) -> dict[str, Any]:
    """The JSON of `replay`. record_data: the record's own bytes, whose sum the papers print."""
    answer = portfolio_json(found.found, found.proposals)
    sum_ = fingerprint(record_data)
    return {
        "status": answer.pop("status"),
        "same": found.same,
        "differences": [_difference(one, found.proposals) for one in found.mismatches],
        "versions": {name: {"recorded": before, "now": now} for name, (before, now) in found.versions.items()},
        "record": {"sha256": sum_, "printed": printed(sum_)},
        "rechecked": {
            "value": number(found.value),
            "broken": [
                {"kind": one.kind, "key": one.key, "text": breach_sentence(one, found.proposals, "sv")}
                for one in found.breaches
            ],
        },
        "decided": {"amounts": dict(found.decided), "cost": sum(found.decided.values())},
        **answer,
    }


def _difference(one: Mismatch, proposals: Sequence[Proposal]) -> dict[str, Any]:
    return {
        "kind": one.kind.removesuffix("_same"),
        "key": one.key,
        **({"column": one.column} if one.column else {}),
        "recorded": one.recorded,
        "now": one.now,
        "text": mismatch_sentence(one, proposals, "sv"),
    }


def mismatch_sentence(one: Mismatch, proposals: Sequence[Proposal], language: Language) -> str:
    """`P05 Musik, belopp: 313 000 kr i beslutsposten, 320 000 kr nu`."""
    titles = {proposal.id: proposal.title for proposal in proposals}
    gone = {one.key: str(one.recorded)} if one.kind == "proposal_missing" else {}
    return ENGINE_TEXTS.say(
        f"replay.{one.kind}",
        language,
        place=one.key,
        subject=titled(one.key, titles | gone),
        column=_heading(one.column, language),
        recorded=_said(one.recorded, one, language),
        now=_said(one.now, one, language),
    )


def _heading(column: str, language: Language) -> str:
    return _HEADINGS.get(column, column.replace("cost_", "belopp_")) if language == "sv" else column


def _said(value: Told, one: Mismatch, language: Language) -> str:
    if value is None or value == "":
        return ENGINE_TEXTS.say("replay.none", language)
    if isinstance(value, str):
        return value
    money = one.kind in _MONEY or one.column == "minimum" or one.column.startswith("cost")
    if money:
        return format_kronor(int(value), language)
    return decimal_comma(value)
