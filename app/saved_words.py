"""What is said of saved work: whether all is saved, when it was, and what changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.state import Work
from app.storage.listing import Version
from app.storage.saved_work import untouched
from app.storage.session import from_work, unsaved
from app.texts import language, say

_SWEDEN = ZoneInfo("Europe/Stockholm")


def saved_line(now: Work) -> str:
    """For the top of every page; blank where there is nothing to save and nothing is."""
    if unsaved(now):
        return say("saved.unsaved")
    return "" if _nothing_saved(now) else _kept_words(now, "is_saved", "is_in_file")


def first_sentence(now: Work) -> str:
    """What is saved, and whether there are unsaved changes since."""
    if not unsaved(now):
        return say("saved.first_untouched") if _nothing_saved(now) else _kept_words(now, "first_saved", "first_in_file")
    return say("saved.first_unsaved") if now.kept is None else _kept_words(now, "first_changed", "first_changed_file")


def _nothing_saved(now: Work) -> bool:
    """True where nothing is kept of what is on screen: a sample as it opens, unless that is what was saved."""
    return now.kept is None or (untouched(from_work(now)) and now.case is not now.kept.saved.case)


def _kept_words(now: Work, in_store: str, in_file: str) -> str:
    kept = now.kept
    if kept is None:
        return ""
    if kept.file:
        return say(f"saved.{in_file}", file=kept.file)
    return say(f"saved.{in_store}", name=kept.name, version=kept.number)


def when(saved_at: datetime) -> str:
    """`2026-11-23 kl. 14.05`, in Swedish time."""
    local = saved_at.astimezone(_SWEDEN)
    return say("saved.when_text", date=local.date().isoformat(), hour=f"{local:%H}", minute=f"{local:%M}")


def version_words(version: Version) -> str:
    """Number, time and author, to choose by."""
    return say("saved.version_words", version=version.number, when=when(version.saved_at), author=version.author)


def changes_words(version: Version) -> str:
    """What changed, on one line."""
    return "; ".join(version.changes.get(language(), ())) or say("saved.changed_unknown")
