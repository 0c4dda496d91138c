"""Check pagaende_processer.csv against the text it was transcribed from, which Fördela does not ship.

Run ``python sample_data/verify_pagaende_processer.py TEXT``, where TEXT is the machine-read appendix with the
committees' and companies' answers. Each entry must be found at the lines it names: the words in ``ord i källan``
letter by letter, and every word of its own that is longer than three letters as some word there, but for what the
machine misread. The entry must also stand in the section of its own committee or company.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

REGISTER = Path(__file__).with_name("pagaende_processer.csv")
SOURCE_SHA256 = "394e7d297ac32af4f55726512643362c740ae2d21532272d5f9b28651f4808f7"
# The line at which each section's heading stands; a section ends where the next begins.
SECTIONS = {
    "Arbetsmarknads- och socialnämnden": 15,
    "Fritidsnämnden": 175,
    "Funktionsstödsnämnden": 247,
    "Förskolenämnden": 381,
    "Grundskolenämnden": 528,
    "Gymnasie- och vuxenutbildningsnämnden": 658,
    "Hälsa-, vård och omsorgsnämnden": 854,
    "Kulturnämnden": 904,
    "Miljönämnden": 945,
    "Servicenämnden": 970,
    "Stadsbyggnadsnämnden": 1078,
    "Tekniska nämnden": 1120,
    "MKB Fastighet": 1173,
    "Parkering Malmö": 1207,
    "Parkeringsövervakning i Malmö": 1238,
    "": 1315,
}
LAST_SECTION = ("", "Kommunstyrelsen")
OWN_WORDS = ("namn", "beskrivning", "målgrupp", "samverkanspartner", "plats")
LIKE_ENOUGH = 0.7
_WORD = re.compile(r"\w{4,}")


def entries() -> list[dict[str, str]]:
    """The register's rows, {heading: cell}."""
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def lines_of(entry: Mapping[str, str]) -> tuple[int, int]:
    """The first and the last line that an entry names, from 1."""
    first, last = entry["var i källan"].removeprefix("rader ").split("–")
    return int(first), int(last)


def right_section(entry: Mapping[str, str]) -> bool:
    """True where the lines lie between the heading of the entry's nämnd or company and the next heading."""
    committee = "" if entry["nämnd eller bolag"] in LAST_SECTION else entry["nämnd eller bolag"]
    starts = [*SECTIONS.values(), sys.maxsize]
    start = SECTIONS[committee]
    end = min(other for other in starts if other > start)
    first, last = lines_of(entry)
    return start <= first <= last < end


def faults(entry: Mapping[str, str], text: Sequence[str]) -> Iterator[str]:
    """What of an entry is not found in the text's lines."""
    first, last = lines_of(entry)
    passage = " ".join(" ".join(text[first - 1 : last]).split())
    if not right_section(entry):
        yield f"{entry['id']}: {entry['var i källan']} står inte under {entry['nämnd eller bolag']}"
    if entry["ord i källan"] not in passage:
        yield f"{entry['id']}: ”{entry['ord i källan']}” står inte på {entry['var i källan']}"
    there = {folded(word) for word in _WORD.findall(passage) + _WORD.findall(passage.replace("-", ""))}
    letters = folded(passage).replace(" ", "")
    for column in OWN_WORDS:
        for word in _WORD.findall(entry[column]):
            if folded(word) not in letters and not any(alike(folded(word), other) for other in there):
                yield f"{entry['id']}: ”{word}” i {column} står inte på {entry['var i källan']}"


def folded(word: str) -> str:
    """Small letters without dots and rings, for the machine lost many of them."""
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))


def alike(one: str, other: str) -> bool:
    """True where the words differ by little more than what a machine misreads."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE_ENOUGH


def main(path: str) -> int:
    """0 where every entry is found, else 1 and what is not."""
    data = Path(path).read_bytes()
    if sha256(data).hexdigest() != SOURCE_SHA256:
        sys.stdout.write("Texten är inte den som registret är avskrivet ur.\n")
        return 1
    text = data.decode().split("\n")
    found = entries()
    wrong = [fault for entry in found for fault in faults(entry, text)]
    sys.stdout.write("\n".join(wrong) or f"Alla {len(found)} poster står i källan på de rader som anges.")
    sys.stdout.write("\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
