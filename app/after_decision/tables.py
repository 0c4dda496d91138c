"""What is due, where each measure stands, and the log, as HTML tables."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.after_decision import words
from app.after_decision.due import Due
from app.after_decision.kinds import Grant
from app.after_decision.log import Entry, Log, corrected_by
from app.after_decision.standing import Plan, Standing
from app.html import Td, Tr, escaped, table
from app.texts import language, say
from app.wording import kronor


def due_table(several: Sequence[Due], today: date) -> str:
    """One row for each thing to watch; what is overdue says so with a sign and a word."""
    rows = [
        Tr(
            (
                Td(_when(one, today), css="yes" if one.overdue(today) else "", header=True),
                Td(say(f"after.await_{one.what}")),
                Td(html=named(f"{one.id} {one.title}", one.about)),
            )
        )
        for one in several
    ]
    headings = [Td(say("after.due_when")), Td(say("after.due_what")), Td(say("after.measure"))]
    return table(say("after.due_caption", number=len(several)), headings, rows)


def _when(one: Due, today: date) -> str:
    return say("after.due_overdue", on=one.on) if one.overdue(today) else words.day(one.on)


def named(name: str, below: str) -> str:
    """A name with something smaller below it, as HTML; blank for nothing below."""
    return escaped(name) + (f'<span class="where">{escaped(below)}</span>' if below else "")


def measures_table(several: Sequence[Standing], committees: Mapping[str, str]) -> str:
    """One row for each measure, what comes of it from left to right. committees: {id: committee}."""
    names = ("measure", "granted", "answer", "recipients", "follow_up", "effect", "becomes")
    headings = [Td(say(f"after.{name}"), number=name == "granted") for name in names]
    rows = [Tr(_cells(one, committees.get(one.id) or say("after.nobody"))) for one in several]
    return table(say("after.measures_caption", number=len(several)), headings, rows)


def _cells(one: Standing, committee: str) -> tuple[Td, ...]:
    return (
        Td(html=named(f"{one.id} {one.title}", committee), header=True),
        Td(html=named(kronor(one.granted), _returned(one)), number=True),
        Td(words.answer_words(one)),
        Td("\n".join(map(words.recipient_words, one.recipients)) or "–"),
        Td("\n".join(map(_plan, one.plans)) or "–"),
        Td(effect(one)),
        Td(outcome(one)),
    )


def _returned(one: Standing) -> str:
    return say("after.less_returned", returned=kronor(one.returned)) if one.returned else ""


def grants_table(grants: Sequence[Grant], committees: Mapping[str, str]) -> str:
    """What a decision gives, before it is written in. committees: {id: committee}."""
    headings = [Td(say("after.measure")), Td(say("after.committee")), Td(say("after.granted"), number=True)]
    rows = [
        Tr(
            (
                Td(f"{one.id} {one.title}", header=True),
                Td(committees.get(one.id) or say("after.nobody")),
                Td(kronor(one.kronor), number=True),
            )
        )
        for one in grants
    ]
    return table(say("after.decide_caption", number=len(grants)), headings, rows)


def _plan(one: Plan) -> str:
    task, route = say(f"after.task_{one.what.task}"), one.what.route
    if one.done is None:
        return say("after.plan_coming", task=task, route=route, on=words.day(one.what.due))
    return say("after.plan_done", task=task, route=route, on=words.day(one.done))


def effect(one: Standing) -> str:
    """How the effect is judged and by what, or that it is unknown."""
    if one.effect is None:
        return say("after.unknown")
    return say("after.effect_words", judged=say(f"after.judged_{one.effect.judged}"), measure=one.effect.measure)


def outcome(one: Standing) -> str:
    """What becomes of the measure, or that it is unknown."""
    return say(f"after.becomes_{one.outcome.becomes}") if one.outcome else say("after.unknown")


def log_table(log: Log) -> str:
    """Every entry, also those that have been corrected, which say so."""
    names = ("number", "on", "measure", "what", "why", "by", "written")
    headings = [Td(say("after.measure" if name == "measure" else f"after.log_{name}")) for name in names]
    later = corrected_by(log)
    rows = [
        Tr(_log_cells(number, entry, later.get(number, 0)), "out" if number in later else "")
        for number, entry in enumerate(log.entries, start=1)
    ]
    return table(say("after.log_caption", number=len(log.entries)), headings, rows)


def _log_cells(number: int, entry: Entry, later: int) -> tuple[Td, ...]:
    about = f"{entry.id} {entry.title}" if entry.id else say("after.log_whole_case")
    written = entry.written.replace("T", " ")[:16]
    return (
        Td(str(number), header=True),
        Td(words.day(entry.on), css="whole"),
        Td(about),
        Td(html=named(words.event_words(entry.what, language()), " · ".join(_corrections(entry, later)))),
        Td(entry.why),
        Td(entry.by),
        Td(written, css="whole"),
    )


def _corrections(entry: Entry, later: int) -> Iterator[str]:
    if entry.corrects:
        yield say("after.log_corrects", number=entry.corrects)
    if later:
        yield say("after.log_corrected", number=later)
