"""The decision list as a table."""

import re
from dataclasses import replace
from fractions import Fraction
from html import unescape

import pytest

from app.decision_list import decision_table, titled
from app.result import Result, answer
from app.state import Work
from app.theme import AREA_COLOURS
from optimiser.scenario import Scenario
from scoring.numbers import format_number
from scoring.scores import benefit
from scoring.weights import weight_shares


def solved(work: Work, **changes: object) -> Result:
    scenario: Scenario = replace(work.scenario, budget=10_000_000, **changes)  # type: ignore[arg-type]
    return answer(scenario, work.proposals)


def rows(table: str) -> list[list[str]]:
    """The texts of each row below the headings, hidden ones too."""
    body = table.partition("<tbody>")[2]
    found = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in re.findall(r"<tr.*?>(.*?)</tr>", body)]
    return [[unescape(re.sub(r"<[^>]*>", " ", cell)).replace("\xa0", " ").strip() for cell in row] for row in found]


def ids(table: str) -> list[str]:
    return [row[1].split()[0] for row in rows(table)]


def test_every_proposal_is_listed_once_the_funded_first_and_then_by_benefit(work: Work) -> None:
    result = solved(work)
    shares = weight_shares(work.scenario.weights)
    worth = {one.id: benefit(one, shares, "per_proposal") or Fraction(0) for one in work.proposals}
    listed = ids(decision_table(result, work.proposals))
    assert listed == sorted(worth, key=lambda id_: (id_ not in result.portfolio.amounts, -worth[id_], id_))
    assert set(listed[:15]) == set(result.portfolio.amounts)


def test_a_row_says_decision_amount_benefit_and_what_each_area_adds(work: Work) -> None:
    table = decision_table(solved(work), work.proposals)
    mother = next(row for row in rows(table) if row[1].startswith("P19"))
    parts = "Boende 0,40, Utbildning 0,40, Arbetsmarknad 0,40, Demokrati 0,40, Brottslighet 0,80"
    assert mother == ["✓ Får medel", "P19 Mammakraft Arbetsmarknads- och socialnämnden", "300 000 kr", "2,40", parts]


def test_benefits_follow_the_way_of_counting(work: Work) -> None:
    table = decision_table(solved(work, benefit="per_krona"), work.proposals)
    shares = weight_shares(work.scenario.weights)
    for one in work.proposals:
        row = next(row for row in rows(table) if row[1].startswith(one.id))
        assert row[3] == format_number(benefit(one, shares, "per_krona") or Fraction(0), "sv", 2)


def test_the_rules_that_decided_are_told_apart(work: Work) -> None:
    table = decision_table(solved(work, fund=("P15",), exclude=("P19",)), work.proposals)
    decisions = {row[1].split()[0]: row[0] for row in rows(table)}
    assert (decisions["P15"], decisions["P19"]) == ("✓ Ska ingå", "– Ska inte ingå")
    assert {"✓ Får medel", "– Får inte"} <= set(decisions.values())


def test_an_unassessed_proposal_is_listed_last_as_not_assessed(work: Work) -> None:
    first = work.proposals[0]
    proposals = (replace(first, scores={**first.scores, "crime": None}), *work.proposals[1:])
    table = decision_table(answer(work.scenario, proposals), proposals)
    assert rows(table)[-1][0] == "? Inte bedömt"
    assert rows(table)[-1][3] == "okänt"
    assert ids(table)[-1] == first.id


@pytest.fixture
def parted(work: Work) -> Result:
    """Where every proposal may be funded in part from 100 000 kr on, so that the money is used to the last krona."""
    proposals = tuple(replace(one, minimum=100_000) for one in work.proposals)
    return answer(replace(work.scenario, budget=10_000_000, part_funding=True), proposals)


def parts(result: Result) -> set[str]:
    costs = {one.id: one.cost for one in result.proposals}
    return {id_ for id_, amount in result.portfolio.amounts.items() if amount != costs[id_]}


def test_a_part_is_marked_in_words_with_the_whole_amount_and_the_whole_benefit(parted: Result) -> None:
    amounts = parted.portfolio.amounts
    (part,) = (one for one in parted.proposals if one.id in parts(parted))
    row = next(row for row in rows(decision_table(parted, parted.proposals)) if row[1].startswith(part.id))
    whole = benefit(part, weight_shares(parted.scenario.weights), "per_proposal") or Fraction(0)
    counted = whole * amounts[part.id] / part.cost
    kronor = [f"{amount:,} kr".replace(",", " ") for amount in (amounts[part.id], part.cost)]
    assert row[0] == "✓ Får en del"
    assert re.sub(r"\s+", " ", row[2]) == f"{kronor[0]} av {kronor[1]}"
    shown = [format_number(points, "sv", 2) for points in (counted, whole)]
    assert re.sub(r"\s+", " ", row[3]) == f"{shown[0]} av {shown[1]}"


def test_the_benefits_and_bars_shown_add_up_to_the_points_where_parts_are_funded(parted: Result) -> None:
    listed = rows(decision_table(parted, parted.proposals))
    funded = [row for row in listed if row[0].startswith("✓")]
    points = sum(float(row[3].split()[0].replace(",", ".")) for row in funded)
    added = sum(float(part.rsplit(" ", 1)[1].replace(",", ".")) for row in funded for part in row[4].split(", "))
    assert points == pytest.approx(float(parted.portfolio.value or 0), abs=0.005 * len(funded))
    assert added == pytest.approx(points, abs=0.03 * len(funded))
    counted = [float(row[3].split()[0].replace(",", ".")) for row in funded]
    assert counted == sorted(counted, reverse=True)


def test_what_a_part_is_taken_to_mean_is_said_only_where_there_is_one(work: Work, parted: Result) -> None:
    said = "1 förslag får en del av sitt belopp. Halva beloppet antas ge halva nyttan, och bara den delen räknas."
    assert said in decision_table(parted, parted.proposals)
    assert "Halva beloppet" not in decision_table(solved(work), work.proposals)


def test_a_part_by_rule_is_told_as_both(parted: Result) -> None:
    (part,) = parts(parted)
    table = decision_table(replace(parted, scenario=replace(parted.scenario, fund=(part,))), parted.proposals)
    assert next(row[0] for row in rows(table) if row[1].startswith(part)) == "✓ Ska ingå, en del"


def test_a_proposal_whose_group_is_taken_says_so_unless_the_group_is_off(work: Work) -> None:
    grouped = tuple(replace(one, group="A") if one.id in ("P18", "P19") else one for one in work.proposals)
    result = answer(replace(work.scenario, budget=10_000_000), grouped)
    decisions = {row[1].split()[0]: row[0] for row in rows(decision_table(result, grouped))}
    assert sorted((decisions["P18"], decisions["P19"])) == ["– Annat i gruppen får", "✓ Får medel"]
    without_group = decision_table(answer(result.scenario, work.proposals), grouped)
    assert "– Annat i gruppen får" not in without_group
    assert "Grundskolenämnden · grupp A" in titled(replace(grouped[0], group="A", committee="Grundskolenämnden"))


def test_stacked_bars_have_the_colours_of_their_areas_and_the_widest_is_full(work: Work) -> None:
    table = decision_table(solved(work), work.proposals)
    bars = [re.findall(r"width:([\d.]+)rem;background:(#\w+)", row) for row in table.split("<tr")[1:]]
    assert {colour for row in bars for _, colour in row} == set(AREA_COLOURS.values())
    assert max(sum(float(width) for width, _ in row) for row in bars) == pytest.approx(5.5, abs=0.05)


def test_the_key_names_every_area_beside_its_colour(work: Work) -> None:
    key = decision_table(solved(work), work.proposals).partition("</p>")[0]
    named = re.findall(r"background:(#\w+)\"></span><span>([^<]*)</span>", key)
    names = ["Boende", "Utbildning", "Arbetsmarknad", "Demokrati", "Brottslighet"]
    assert named == list(zip(AREA_COLOURS.values(), names, strict=True))


def test_texts_of_the_file_never_become_markup(work: Work) -> None:
    script = "<script>alert(1)</script>"
    bad = tuple(replace(one, title=script, committee=script) for one in work.proposals)
    table = decision_table(solved(work), bad)
    assert "<script" not in table
    assert table.count("&lt;script&gt;alert(1)") == 2 * len(bad)
    assert "<b>" not in titled(replace(bad[0], id="<b>"))


def test_weights_that_leave_every_benefit_at_nothing_still_give_a_table(work: Work) -> None:
    proposals = tuple(replace(one, scores=dict.fromkeys(one.scores, 0.0)) for one in work.proposals)
    table = decision_table(answer(work.scenario, proposals), proposals)
    assert {row[3] for row in rows(table)} == {"0,00"}


def test_a_long_list_is_cut_and_says_how_many_more_are_in_the_file(work: Work) -> None:
    result = solved(work)
    many = (*work.proposals, *(replace(work.proposals[0], id=f"X{number}") for number in range(1000)))
    table = decision_table(result, many)
    assert len(rows(table)) == 1000
    assert set(ids(table)[:15]) == set(result.portfolio.amounts)
    assert "efter nytta (de första 1 000; 19 till står i filen som kan laddas ner)" in table
