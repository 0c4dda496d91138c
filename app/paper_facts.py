"""What the papers, the record and the workbook are made from, as the officer's session has it."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app import state, weights_chosen
from app.exports.papers.facts import PaperFacts
from app.exports.papers.notes import component_notes, effects, order_notes, together
from app.exports.record_export import circumstances, record_bytes
from app.need import choice_words
from app.ongoing import taking
from app.result import Result
from optimiser.decision import Decision
from optimiser.deviations import Deviations
from optimiser.record import Circumstances, fingerprint

_PLACE = ZoneInfo("Europe/Stockholm")


def facts_of(result: Result) -> PaperFacts:
    """The decision with all that the papers say of it; explanations are added by who has them."""
    now = state.work()
    decision = now.decision(result)
    deviations = Deviations(decision)
    return PaperFacts(
        decision,
        date.today(),
        now.paper_texts,
        rules_off=now.rules_off,
        fingerprint=fingerprint(record_bytes(decision, circumstances_of(decision))),
        component_notes=component_notes(decision),
        order_notes=order_notes(deviations),
        effects=effects(deviations),
        weights_chosen=weights_chosen.words("sv"),
        need=choice_words.used("sv"),
        together=together(deviations),
        coordinated=taking.coordinated(),
    )


def circumstances_of(decision: Decision) -> Circumstances:
    """When and by whom the decision was recorded; the time stays as long as all that is recorded does."""
    now = state.work()
    by, reason = now.paper_texts.get("officer", ""), now.paper_texts.get("counting_reason", "")
    about = replace(circumstances(now.case.uploads, now.rules_off, "", by, reason), need=choice_words.used("sv"))
    said = fingerprint(record_bytes(decision, about))
    if now.recorded[0] != said:
        now.recorded = said, datetime.now(_PLACE).isoformat(timespec="seconds")
    return replace(about, when=now.recorded[1])
