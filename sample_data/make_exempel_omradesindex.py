"""Write exempel_omradesindex.csv and exempel_cni.csv: figures of fourteen areas that are made up.

The sources name four indices, three indicators in each and fourteen areas; neither the indicators nor the areas. So
the areas are called Område 1 to 14, the indicators are our own suggestions, and all figures are drawn with a fixed
seed, so that each run writes the same bytes. Nothing here describes a real place.
Run ``python sample_data/make_exempel_omradesindex.py`` to rewrite both files beside this one.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random

SEED = 14
AREAS = tuple(f"Område {number}" for number in range(1, 15))
YEAR = 2023
SOURCE = "Påhittat exempel (make_exempel_omradesindex.py)"
# Index, indicator, unit, the usual value, what a step of need adds to it, what women have more than men (None: not
# given apart). A negative step: a higher value is better.
INDICATORS = (
    ("Delaktighet", "Valdeltagande i kommunvalet", "%", 76.0, -6.0, 2.4),
    ("Delaktighet", "Medlem i en förening", "%", 48.0, -5.5, None),
    ("Delaktighet", "Litar på de flesta", "%", 61.0, -7.0, -3.0),
    ("Utbildning", "Behöriga till gymnasiet", "%", 83.0, -7.5, 5.0),
    ("Utbildning", "Barn 1–5 år inskrivna i förskola", "%", 84.0, -3.5, None),
    ("Utbildning", "Elever med minst 15 procents frånvaro", "%", 13.0, 3.2, None),
    ("Ekonomi", "Arbetslösa 16–64 år", "%", 11.5, 4.0, 0.8),
    ("Ekonomi", "Barn i hushåll med låg ekonomisk standard", "%", 24.0, 9.0, None),
    ("Ekonomi", "Vuxna med ekonomiskt bistånd", "%", 5.5, 2.4, 0.4),
    ("Boende", "Trångbodda hushåll", "%", 15.0, 5.5, None),
    ("Boende", "Otrygga utomhus sent på kvällen", "%", 31.0, 6.0, 7.0),
    ("Boende", "Flyttningar till och från området", "per 100 invånare", 19.0, 2.6, None),
)
INDICES = ("Delaktighet", "Utbildning", "Ekonomi", "Boende")
# What is missing: for all, and for women and men as well.
MISSING = {
    ("Område 4", "Medlem i en förening"),
    ("Område 4", "Litar på de flesta"),
    ("Område 9", "Elever med minst 15 procents frånvaro"),
    ("Område 12", "Otrygga utomhus sent på kvällen"),
    ("Område 12", "Trångbodda hushåll"),
    ("Område 12", "Flyttningar till och från området"),
}
# The variables of the Care Need Index as shares of the population: the usual one, and what a step of need adds.
VARIABLES = (
    ("Över 65 år och ensamboende", 0.065, 0.006),
    ("Född i Östeuropa, Asien, Afrika eller Sydamerika", 0.24, 0.1),
    ("Arbetslös eller i åtgärd, 16–64 år", 0.075, 0.028),
    ("Ensamstående förälder med barn 17 år eller yngre", 0.034, 0.009),
    ("Ett år eller äldre och inflyttad till området", 0.13, 0.015),
    ("Lågutbildad, 25–64 år", 0.085, 0.035),
    ("Yngre än fem år", 0.06, 0.008),
)
HEADINGS = ("område", "index", "indikator", "värde", "enhet", "år", "kön", "källa", "högre är sämre", "påhittad")


def spread(rng: Random) -> float:
    """A draw around 0, between −1.5 and 1.5; Random.random alone is used, as all Pythons draw it alike."""
    return rng.random() + rng.random() + rng.random() - 1.5


def row(*cells: str, worse: bool) -> dict[str, str]:
    """One line of a file. cells: area, index, indicator, value, unit and sex; worse: a higher value is worse."""
    *begin, sex = cells
    return dict(zip(HEADINGS, (*begin, str(YEAR), sex, SOURCE, "ja" if worse else "nej", "ja"), strict=True))


def shown(value: float, missing: bool) -> str:
    """One decimal with a decimal comma; blank where it is missing."""
    return "" if missing else f"{min(max(value, 0.4), 99.0):.1f}".replace(".", ",")


def indicator_rows(rng: Random, needs: dict[str, float]) -> list[dict[str, str]]:
    """Each indicator in each area, for all and, where it is given apart, for women and men."""
    rows = []
    leanings = {(index, area): spread(rng) for index in INDICES for area in AREAS}
    for index, name, unit, usual, step, apart in INDICATORS:
        for area in AREAS:
            drawn = 0.7 * needs[area] + 0.7 * leanings[index, area] + 0.5 * spread(rng)
            value, worse = usual + step * drawn, step > 0
            skew, missing = (apart or 0.0) * (0.6 + 0.8 * rng.random()), (area, name) in MISSING
            values = {"alla": value} | ({} if apart is None else {"kvinnor": value + skew / 2, "män": value - skew / 2})
            rows += [row(area, index, name, shown(one, missing), unit, sex, worse=worse) for sex, one in values.items()]
    return rows


def count_rows(rng: Random, needs: dict[str, float]) -> list[dict[str, str]]:
    """The population of each area, and how many each variable of the Care Need Index counts."""
    rows = []
    for area in AREAS:
        population = 12_000 + round(22_000 * rng.random())
        counts = {name: round(population * max(share / 4, share + step * (needs[area] + 0.4 * spread(rng))))
                  for name, share, step in VARIABLES}  # fmt: skip
        counts["Folkmängd"] = population
        rows += [row(area, "Care Need Index", name, str(count), "personer", "alla", worse=True)
                 for name, count in counts.items()]  # fmt: skip
    return rows


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """Write the rows as Swedish Excel does: semicolons, byte order mark, CRLF."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def build() -> dict[str, bytes]:
    """Return both files as {file name: bytes}."""
    rng = Random(SEED)
    needs = {area: spread(rng) for area in AREAS}
    return {
        "exempel_omradesindex.csv": as_csv(indicator_rows(rng, needs)),
        "exempel_cni.csv": as_csv(count_rows(rng, needs)),
    }


if __name__ == "__main__":
    for name, content in build().items():
        Path(__file__).with_name(name).write_bytes(content)
