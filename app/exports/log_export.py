"""The log after the decision as a CSV file for Swedish Excel."""

from app.after_decision.log import Log, checksum, corrected_by
from app.after_decision.words import event_words
from optimiser.table import Cell, csv_bytes


def log_csv(log: Log) -> bytes:
    """A row for each entry in the order they were written in, in Swedish; unknown days are blank."""
    later = corrected_by(log)
    rows: list[dict[str, Cell]] = [
        {
            "nr": str(number),
            "dag": entry.on,
            "id": entry.id,
            "insats": entry.title,
            "vad": event_words(entry.what, "sv").replace("\xa0", " "),
            "skäl": entry.why,
            "skrivet in av": entry.by,
            "skrivet in (UTC)": entry.written,
            "rättar nr": str(entry.corrects or ""),
            "rättad av nr": str(later.get(number, "")),
            "kontrollsumma": checksum(entry),
        }
        for number, entry in enumerate(log.entries, start=1)
    ]
    return csv_bytes(rows)
