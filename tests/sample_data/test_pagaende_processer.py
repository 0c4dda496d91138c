"""The register of what is going on: its form, and that each entry says where in its source it stands.

The source is not ours to ship. `sample_data/verify_pagaende_processer.py` holds each entry against it; here it is held
against a source of its own making.
"""

import re
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "sample_data" / "verify_pagaende_processer.py"
VERIFY: dict[str, Any] = runpy.run_path(str(SCRIPT))
ENTRIES: list[dict[str, str]] = VERIFY["entries"]()
NEEDED = (
    "Familjecentraler", "Växa tryggt", "Trygga barnet", "SBUM", "SSPF", "CTC", "Ungdomsfält", "Resursteam heder",
    "Tryggare Malmö", "Örat mot marken", "Ung i Sommar", "Ung Malmö", "Mötesplatsstrategin", "Kraftsamling Herrgården",
    "NHL", "Barnrättsspåret", "Lovsamordningen", "Sofi", "Mötesplats Nydala", "Uppsökande verksamhet",
    "öppna förskolor", "Flexteamet", "Hållbara övergångar", "Pedagogisk Inspiration", "Lotsen", "Samstart", "Muvah",
    "Malmökraften", "Skolsociala team", "ThaiWISE", "Mötesplatser för seniorer", "digitalt utanförskap",
    "Allaktivitetshus", "El Sistema", "Hållbara Rosengård", "Trygghetspatruller", "Kontaktcenter",
    "Områdeskoordinatorer", "BID", "Sociala villkor", "Lokala områdesstrategier", "Holma", "Möllan",
)  # fmt: skip


def entry(**cells: str) -> dict[str, str]:
    blank = dict.fromkeys(ENTRIES[0], "")
    given = {"id": "R1", "nämnd eller bolag": "Kulturnämnden", "var i källan": "rader 905–906"}
    return blank | given | cells


def faults(one: dict[str, str], *lines: str) -> list[str]:
    """What of an entry is not found in a text that has these lines from 905 on."""
    return list(VERIFY["faults"](one, [*[""] * 904, *lines]))


def test_every_committee_and_company_of_the_source_has_entries() -> None:
    found = Counter(one["nämnd eller bolag"] for one in ENTRIES)
    assert set(found) == {*VERIFY["SECTIONS"], "Kommunstyrelsen"}
    assert len(VERIFY["SECTIONS"]) == 12 + 3 + 1
    assert len(ENTRIES) >= 60


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_source_is_known_to_hold_is_in_the_register(name: str) -> None:
    assert any(name in one["namn"] for one in ENTRIES)


def test_every_entry_has_an_id_a_name_a_line_and_words_of_its_source() -> None:
    assert [one["id"] for one in ENTRIES] == [f"R{place:03}" for place in range(1, len(ENTRIES) + 1)]
    for one in ENTRIES:
        assert one["namn"]
        assert one["beskrivning"]
        assert len(one["ord i källan"]) > 2
        assert re.fullmatch(r"rader \d+–\d+", one["var i källan"])
        assert VERIFY["right_section"](one), one["id"]


def test_an_entry_that_its_lines_say_is_found_though_the_machine_misread_them() -> None:
    one = entry(namn="Kulturskolans orkester", **{"ord i källan": "Kulturskolans orkestcr"})
    assert faults(one, "I ar spelar Kulturskolans", "", "orkestcr i parken") == [
        "R1: ”Kulturskolans orkestcr” står inte på rader 905–906", "R1: ”orkester” i namn står inte på rader 905–906"
    ]  # fmt: skip
    wider = one | {"var i källan": "rader 905–907"}
    assert faults(wider, "I ar spelar Kulturskolans", "", "orkestcr i parken") == []


def test_what_was_added_is_told() -> None:
    one = entry(namn="Orkester", samverkanspartner="operan", **{"ord i källan": "Orkestcr"})
    assert faults(one, "Orkestcr", "") == ["R1: ”operan” i samverkanspartner står inte på rader 905–906"]


def test_an_entry_under_anothers_heading_is_told() -> None:
    one = entry(**{"nämnd eller bolag": "Fritidsnämnden", "ord i källan": "Orkester"})
    assert faults(one, "Orkester", "") == ["R1: rader 905–906 står inte under Fritidsnämnden"]


def test_another_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "annan.txt").write_text("Orkester")
    assert VERIFY["main"](str(tmp_path / "annan.txt")) == 1
    assert "inte den" in capsys.readouterr().out
