"""The two tables against every figure printed in the city's appendix of 2022."""

import re
from dataclasses import replace
from html import unescape

import pytest

from app.appendix_tables import area_table, committee_table
from app.result import Result, answer
from app.state import Work
from optimiser.decision import Decision, Override
from scoring.proposal import Proposal

PRINTED_AREAS = {
    "Boende": ("2 080 000 kr", "4 insatser totalt"),
    "Utbildning": ("6 620 000 kr", "8 insatser totalt"),
    "Arbetsmarknad": ("1 800 000 kr", "2 insatser totalt"),
    "Demokrati och civilsamhälle": ("2 330 000 kr", "2 insatser totalt"),
    "Brottslighet": ("2 170 000 kr", "3 insatser totalt"),
}
PRINTED_COMMITTEES = {
    "Arbetsmarknads- och socialnämnden / Arbetsmarknads- och socialförvaltningen": "1 300 000 kr",
    "Tekniska nämnden / Fastighets- och gatukontoret": "2 030 000 kr",
    "Fritidsnämnden / Fritidsförvaltningen": "300 000 kr",
    "Förskolenämnden / Förskoleförvaltningen": "320 000 kr",
    "Grundskolenämnden / Grundskoleförvaltningen": "4 400 000 kr",
    "Grundskolenämnden / Gemensamma skolfunktionen Pedagogisk inspiration": "650 000 kr",
    "Gymnasie- och vuxenutbildningsnämnden / Gymnasie- och vuxenutbildningsförvaltningen": "2 200 000 kr",
    "Hälsa, vård och omsorgsnämnden / Hälsa, vård och omsorgsförvaltningen": "980 000 kr",
    "Kulturnämnden / Kulturförvaltningen": "350 000 kr",
    "Miljönämnden / Miljöförvaltningen": "700 000 kr",
    "Stadsbyggnadsnämnden / Stadsbyggnadsförvaltningen": "400 000 kr",
    "Kommunstyrelsen / Stadskontoret": "1 370 000 kr",
}
CLOSING = [["Totalbelopp", "15 000 000 kr"], ["Att disponera", "15 000 000 kr"]]


def cells(table: str) -> list[tuple[str, list[str]]]:
    """(class, texts) of each row below the headings."""
    rows = re.findall(r'<tr(?: class="(\w+)")?>(.*?)</tr>', table.partition("<tbody>")[2])
    found = [(css, re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)) for css, row in rows]
    return [(css, [unescape(text).replace("\xa0", " ") for text in texts]) for css, texts in found]


def decided(result: Result, proposals: tuple[Proposal, ...]) -> Decision:
    """The computed amounts, with nothing said by the office."""
    return Decision(result.scenario, proposals, result.portfolio)


@pytest.fixture
def at_15(work: Work) -> Result:
    return answer(work.scenario, work.proposals)


def test_every_area_has_its_printed_subtotal_and_number(work: Work, at_15: Result) -> None:
    rows = cells(area_table(decided(at_15, work.proposals)))
    names = [texts[0] for css, texts in rows if css == "group"]
    subtotals = [tuple(texts[1:]) for css, texts in rows if texts[0] == "Totalt inom området"]
    assert list(zip(names, subtotals, strict=True)) == list(PRINTED_AREAS.items())


def test_every_proposal_stands_under_its_area_with_its_amount_and_note(work: Work, at_15: Result) -> None:
    rows = [texts for css, texts in cells(area_table(decided(at_15, work.proposals))) if not css]
    by_area = sorted(work.proposals, key=lambda one: list(work.scenario.criteria).index(one.primary_area))
    expected = [[one.title, f"{one.cost:,} kr".replace(",", " "), one.texts.get("note", "")] for one in by_area]
    assert rows == expected
    assert ["Trygga barnet", "500 000 kr", "Tydlig koppling även till brottslighet"] in rows


def test_every_committee_has_its_printed_sum(work: Work, at_15: Result) -> None:
    rows = cells(committee_table(decided(at_15, work.proposals)))[:-2]
    assert {texts[0]: texts[1] for css, texts in rows if css == "total"} == PRINTED_COMMITTEES
    assert len([1 for css, _ in rows if css == "total"]) == 12
    assert sorted(texts[0] for css, texts in rows if not css) == sorted(one.title for one in work.proposals)


def test_both_tables_close_with_the_printed_total_and_what_there_is(work: Work, at_15: Result) -> None:
    for table in (area_table(decided(at_15, work.proposals)), committee_table(decided(at_15, work.proposals))):
        assert [texts[:2] for _, texts in cells(table)[-2:]] == CLOSING


def test_at_10_million_only_the_funded_are_listed_and_the_sums_follow(work: Work) -> None:
    result = answer(replace(work.scenario, budget=10_000_000), work.proposals)
    rows = cells(area_table(decided(result, work.proposals)))
    titles = {one.id: one.title for one in work.proposals}
    assert sorted(texts[0] for css, texts in rows if not css) == sorted(titles[id_] for id_ in result.portfolio.amounts)
    assert rows[-1][1][:2] == ["Att disponera", "10 000 000 kr"]
    assert rows[-2][1][1] == f"{result.portfolio.cost:,} kr".replace(",", " ")


def test_every_row_is_as_wide_as_the_headings(work: Work, at_15: Result) -> None:
    for table, width in (
        (area_table(decided(at_15, work.proposals)), 3),
        (committee_table(decided(at_15, work.proposals)), 2),
    ):
        assert table.count('scope="col"') == width
        assert {len(texts) for css, texts in cells(table) if css != "group"} == {width}


def test_texts_of_the_file_never_become_markup(work: Work, at_15: Result) -> None:
    script = "<script>alert(1)</script>"
    bad = tuple(
        replace(one, title=script, committee=script, department=script, texts={"note": script})
        for one in work.proposals
    )
    for table in (area_table(decided(at_15, bad)), committee_table(decided(at_15, bad))):
        assert "<script" not in table
        assert "&lt;script&gt;" in table


def test_a_proposal_without_committee_stands_under_unknown(work: Work, at_15: Result) -> None:
    unknown = tuple(replace(one, committee="", department="") for one in work.proposals)
    rows = [texts for css, texts in cells(committee_table(decided(at_15, unknown))) if css == "total"]
    assert rows[0] == ["Nämnd okänd", "15 000 000 kr"]


def test_a_part_of_an_amount_is_told_with_the_whole_and_the_totals_are_of_what_is_given(work: Work) -> None:
    proposals = tuple(replace(one, minimum=100_000) for one in work.proposals)
    result = answer(replace(work.scenario, budget=10_000_000, part_funding=True), proposals)
    costs = {one.id: one for one in proposals}
    ((id_, amount),) = ((one, paid) for one, paid in result.portfolio.amounts.items() if paid != costs[one].cost)
    told = f"{amount:,} kr av {costs[id_].cost:,} kr".replace(",", " ")
    for table in (area_table(decided(result, proposals)), committee_table(decided(result, proposals))):
        plain = unescape(re.sub(r"<[^>]*>", " ", table)).replace("\xa0", " ")
        assert told in re.sub(r"\s+", " ", plain)
        assert "Totalbelopp 10 000 000 kr" in re.sub(r"\s+", " ", plain)


def test_the_offices_amounts_take_the_place_of_the_computed_ones(work: Work, at_15: Result) -> None:
    said = {"P05": Override(313_000, "som sökt"), "P01": Override(0, "nej"), "P02": Override(600_000, "mer")}
    decision = replace(decided(at_15, work.proposals), overrides=said)
    for table in (area_table(decision), committee_table(decision)):
        plain = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", table)).replace("\xa0", " "))
        assert "Musik i förskolan 313 000 kr av 320 000 kr" in plain
        assert "Vart ska vi gå idag 600 000 kr" in plain
        assert "600 000 kr av" not in plain
        assert "Underhålls" not in plain
        assert "Totalbelopp 14 613 000 kr Att disponera 15 000 000 kr" in plain
