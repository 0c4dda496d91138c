"""The register, and what is confirmed, as HTML tables; a likely relative as HTML."""

from collections.abc import Sequence

from app.html import Td, Tr, escaped, table
from app.ongoing.held import Said
from app.texts import area_name, language, say
from scoring.ongoing.register import Ongoing
from scoring.ongoing.relatives import Relative
from scoring.ongoing.sentences import likeness, reason_sentence


def confirmed_table(said: Sequence[Said], entries: Sequence[Ongoing]) -> str:
    """Each proposal with what it is coordinated with, one a row, in the order given."""
    by_id = {entry.id: entry for entry in entries}
    rows = [
        Tr((Td(f"{one.id} {one.title}", header=True), Td(one.name), Td(_known(by_id[one.entry].committee))))
        for one in said
    ]
    headings = [Td(say("list.proposal")), Td(say("ongoing.coordinated")), Td(say("ongoing.committee"))]
    return table(say("ongoing.confirmed_caption", number=len(said)), headings, rows)


def register_table(entries: Sequence[Ongoing]) -> str:
    """The entries, what each is below its name."""
    rows = [
        Tr(
            (
                Td(html=_named(one), header=True),
                Td(_known(one.committee)),
                Td(_known(one.target_group)),
                Td(_known(one.partners)),
                Td(_known(one.place)),
                Td(area_name(one.primary_area) if one.primary_area else _known("")),
                Td(_known(one.where)),
            )
        )
        for one in entries
    ]
    names = ("name", "committee", "target_group", "partners", "place", "area", "where")
    headings = [Td(say(f"ongoing.{one}")) for one in names]
    return table(say("ongoing.register_caption", number=len(entries)), headings, rows)


def _named(one: Ongoing) -> str:
    what = f'<span class="where">{escaped(one.description)}</span>' if one.description else ""
    return f"{escaped(f'{one.id} {one.name}')}{what}"


def _known(text: str) -> str:
    return text or say("ongoing.unknown")


def relative_html(entry: Ongoing, relative: Relative | None) -> str:
    """What it is and why it is likely; relative: None for one that the officer has added."""
    like = likeness(relative, language()) if relative else say("ongoing.added")
    head = f"<strong>{escaped(entry.name)}</strong> · {escaped(_known(entry.committee))}"
    what = f'<p class="fordela-lines">{escaped(entry.description)}</p>' if entry.description else ""
    reasons = [reason_sentence(reason, language()) for reason in relative.reasons] if relative else []
    because = f"{like}: {'; '.join(reasons)}" if reasons else like
    return f'<p class="fordela-lines">{head}</p>{what}<p class="fordela-lines fordela-under">{escaped(because)}</p>'
