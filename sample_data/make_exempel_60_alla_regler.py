"""Write exempel_60_alla_regler.csv and .json: the sixty made-up proposals with every kind of rule.

The proposals, amounts and scores are those of `make_exempel_60`; what stands here is added to them, made up as well.
P61 is P16 once more: the same measure paid from the other year, and their group funds one of them at most.
Run ``python sample_data/make_exempel_60_alla_regler.py`` to rewrite both files beside this one.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from make_exempel_60 import as_csv, table

SEED = 61
NAME = "exempel_60_alla_regler"
FIRST, SECOND = "belopp_2023", "belopp_2024"
TWICE, AGAIN = "P16", "P61"
GROUPS = {
    "Stöd till syskon": (TWICE, AGAIN),
    "Bostad för unga": ("P14", "P46"),
    "Ljus på kvällen": ("P44", "P50"),
}
REQUIRES = {
    "P14": "P13;P18|P43",
    "P22": "P15;P19|P20",
    "P28": "P19|P47",
    "P32": "P12|P33",
    "P35": "P25|P37",
    "P44": "P45",
    "P49": "P43",
}
VOLUNTARY = ("P13", "P18", "P20", "P21", "P27", "P40", "P53", "P55", "P58")
PROCURED = ("P10", "P12", "P28", "P44", "P48", "P50")

SCENARIO = {
    "name": "Påhittat exempel med alla regler",
    "weights": {"housing": 20, "education": 25, "labour_market": 20, "democracy": 15, "crime": 20},
    "benefit": "per_krona",
    "budget": 17_400_000,
    "pools": {"2023": 8_700_000, "2024": 8_800_000},
    "limits": [
        {"column": "primary_area", "value": "housing", "max_share": 0.17, "min_count": 6},
        {"column": "primary_area", "value": "labour_market", "min_share": 0.25, "max_count": 4},
        {"column": "committee", "value": "Grundskolenämnden", "max_amount": 1_000_000},
        {"column": "committee", "value": "Miljönämnden", "min_amount": 800_000},
        {"column": "status", "value": "new", "max_share": 0.44},
        {"column": "place", "value": "Rosengård", "min_amount": 2_500_000},
        {"column": "utförare", "value": "idéburen organisation", "min_share": 0.12},
    ],
    "fund": ["P22", "P39"],
    "exclude": ["P31"],
    "part_funding": True,
    "weight_region": {"housing": [15, 30], "education": [20, 35], "democracy": [10, 20]},
    "weight_order": [["education", "housing"], ["crime", "democracy"]],
    "criteria": ["housing", "education", "labour_market", "democracy", "crime"],
    "scale_max": 5,
}


def years(rng: Random, cost: int) -> tuple[int, int]:
    """Draw how many SEK of the cost fall in each of the two years: all in one of them, or half in each."""
    first = (cost, 0, cost // 2)[int(rng.random() * 3)]
    return first, cost - first


def by_whom(id_: str) -> str:
    """Say who would do the work; the program does not know the column, but a limit may name it."""
    if id_ in VOLUNTARY:
        return "idéburen organisation"
    return "upphandlad" if id_ in PROCURED else "egen regi"


def ruled(row: dict[str, str], taken: tuple[int, int]) -> dict[str, str]:
    """Return the row with its years, group, requirements and performer."""
    id_ = row["id"]
    first, second = (str(kronor or "") for kronor in taken)
    group = next((name for name, ids in GROUPS.items() if id_ in ids), "")
    money = {FIRST: first, SECOND: second}
    return row | money | {"grupp": group, "kräver": REQUIRES.get(id_, ""), "utförare": by_whom(id_)}


def either_year(row: dict[str, str]) -> list[dict[str, str]]:
    """Return the same measure as two rows: the whole cost taken from the one year, or from the other."""
    cost, title = row["belopp"], row["titel"]
    first = {"id": TWICE, "titel": f"{title} (start 2023)", FIRST: cost, SECOND: ""}
    return [row | first, row | {"id": AGAIN, "titel": f"{title} (start 2024)", FIRST: "", SECOND: cost}]


def rows() -> list[dict[str, str]]:
    """Return the sixty proposals with what the rules need, and the one that stands twice."""
    rng = Random(SEED)
    found = [ruled(row, years(rng, int(row["belopp"]))) for row in table()]
    place = next(number for number, row in enumerate(found) if row["id"] == TWICE)
    found[place], again = either_year(found[place])
    return [*found, again]


def scenario(found: list[dict[str, str]]) -> bytes:
    """Write the scenario; its hand-made list is what each committee has put first."""
    firsts = {row["id"]: int(row["belopp"]) for row in found if row["nämndens prioritering"] == "1"}
    return (json.dumps(SCENARIO | {"amounts": firsts}, ensure_ascii=False, indent=2) + "\n").encode()


def build() -> dict[str, bytes]:
    """Return both files as {file name: bytes}."""
    found = rows()
    return {f"{NAME}.csv": as_csv(found), f"{NAME}.json": scenario(found)}


if __name__ == "__main__":
    for name, content in build().items():
        Path(__file__).with_name(name).write_bytes(content)
