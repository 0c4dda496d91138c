"""What is said of the time after the decision, in sentences: in the page's language, or in the one asked for."""

from collections.abc import Sequence
from datetime import date

from app.after_decision.due import Due, overdue
from app.after_decision.kinds import Decided, Event, Recipient
from app.after_decision.log import Entry, Log, holding
from app.after_decision.money import money
from app.after_decision.standing import Standing, standings
from app.texts import SCREEN_TEXTS, language, say
from app.wording import kronor
from scoring.language import Language
from scoring.numbers import format_kronor


def headline(log: Log, several: Sequence[Due], today: date) -> str:
    """How many have answered, what has come back, and what is overdue."""
    found = standings(log).values()
    answered = say("after.answered", number=sum(bool(one.answer) for one in found), all=len(found))
    return f"{'; '.join([answered, _returned(log), *_late(several, today)])}."


def _returned(log: Log) -> str:
    found = money(log)
    if not found.returned:
        return say("after.returned_none")
    key = "after.returned_free" if found.free >= found.returned else "after.returned_only"
    return say(key, returned=kronor(found.returned))


def _late(several: Sequence[Due], today: date) -> list[str]:
    late = [one.what for one in overdue(several, today)]
    answers, tasks = late.count("answer"), late.count("follow_up") + late.count("report")
    parts = [say("after.late_answers", number=answers)] if answers else []
    parts += [say("after.late_tasks", number=tasks)] if tasks else []
    return parts or [say("after.late_none")]


def money_line(log: Log) -> str:
    """How much of the pot stands, and how much is free."""
    found = money(log)
    if found.free < 0:
        return say("after.money_over", pot=kronor(found.pot), stands=kronor(found.stands), over=kronor(-found.free))
    if not found.free:
        return say("after.money_all", pot=kronor(found.pot))
    return say("after.money", pot=kronor(found.pot), stands=kronor(found.stands), free=kronor(found.free))


def decision_lines(log: Log) -> list[str]:
    """Each decision that holds: by whom, when, and on how much."""
    return [_decision_line(entry, entry.what) for _, entry in holding(log) if isinstance(entry.what, Decided)]


def _decision_line(entry: Entry, what: Decided) -> str:
    given, lang = [one.kronor for one in what.grants], language()
    return say(
        "after.decided_line", body=_body(what.body, lang), on=day(entry.on), paragraph=_paragraph(what, lang),
        number=len(given), kronor=kronor(sum(given)),
    )  # fmt: skip


def day(on: str, lang: Language | None = None) -> str:
    """A day as ISO 8601 writes it, or that it is unknown."""
    return on or SCREEN_TEXTS.say("after.unknown_date", lang or language())


def _body(body: str, lang: Language) -> str:
    return SCREEN_TEXTS.say(f"after.body_{body.lower()}", lang) if body in ("KS", "KSAU") else body


def _paragraph(what: Decided, lang: Language) -> str:
    return SCREEN_TEXTS.say("after.paragraph_words", lang, paragraph=what.paragraph) if what.paragraph else ""


def answer_words(one: Standing) -> str:
    """What the committee, and then the executive, has said; that there is no answer."""
    if not one.answer:
        return say("after.no_answer")
    said = say(f"after.answer_{one.answer}")
    if one.answer != "otherwise":
        return said
    ruled = say("after.no_ruling")
    if one.ruling:
        ruled = say("after.ruling_said", ruling=say(f"after.ruling_{one.ruling}"))
    return f"{said}: {one.use}. {ruled}"


def recipient_words(one: Recipient) -> str:
    """Who gets how much, in which form, and whether it is vetted."""
    vetted = _vetted(one, language())
    form = say(f"after.form_{one.form}")
    return say(
        "after.recipient_line", organisation=one.organisation, kronor=kronor(one.kronor), form=form, vetted=vetted
    )


def _vetted(one: Recipient, lang: Language) -> str:
    if one.vetted == "yes" and one.guidelines:
        return SCREEN_TEXTS.say("after.vetted_by", lang, guidelines=one.guidelines)
    return SCREEN_TEXTS.say(f"after.vetted_{one.vetted}", lang)


def event_words(what: Event, lang: Language) -> str:
    """An entry's content as a sentence."""
    return SCREEN_TEXTS.say(f"after.what_{_key(what)}", lang, **_values(what, lang))


def _key(what: Event) -> str:
    if what.kind == "answered":
        return what.answer
    return what.ruling if what.kind == "ruled" else what.kind


def _values(what: Event, lang: Language) -> dict[str, object]:
    """What fills in the sentence: amounts, days and words as they are written in the language."""
    found: dict[str, object] = {}
    match what.kind:
        case "decided":
            total = format_kronor(sum(one.kronor for one in what.grants), lang)
            found = {
                "body": _body(what.body, lang),
                "paragraph": _paragraph(what, lang),
                "number": len(what.grants),
                "kronor": total,
                "pot": format_kronor(what.pot, lang),
                "answer_by": day(what.answer_by, lang),
            }
        case "answered":
            found = {"use": what.use, "kronor": format_kronor(what.kronor, lang)}
        case "ruled":
            found = {"kronor": format_kronor(what.kronor, lang)}
        case "recipient":
            found = {
                "organisation": what.organisation,
                "kronor": format_kronor(what.kronor, lang),
                "form": SCREEN_TEXTS.say(f"after.form_{what.form}", lang),
                "vetted": _vetted(what, lang),
                "yearly": SCREEN_TEXTS.say(f"after.yearly_{what.yearly}", lang),
            }
        case "planned":
            task = SCREEN_TEXTS.say(f"after.task_{what.task}", lang)
            found = {"task": task, "route": what.route, "due": day(what.due, lang)}
        case "done":
            unknown = SCREEN_TEXTS.say("after.unknown", lang)
            found = {"of": what.of, "used": unknown if what.used is None else format_kronor(what.used, lang)}
        case "effect":
            judged, more = (
                SCREEN_TEXTS.say(f"after.judged_{what.judged}", lang),
                f": {what.words}" if what.words else "",
            )
            found = {"judged": judged, "measure": what.measure, "words": more}
        case "outcome":
            found = {"becomes": SCREEN_TEXTS.say(f"after.becomes_{what.becomes}", lang)}
    return found
