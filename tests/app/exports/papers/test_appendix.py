"""Bilaga 1 against the city's printed one of 2022, and what it says of each proposal."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.facts import PaperFacts
from optimiser.decision import Override
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts, below, cells, opened, words

ALL_AREAS = "Tydligt kopplat till alla områden då den kan anses som universell prevention"
DEMOCRACY, CRIME = "Tydlig koppling till demokrati och civilsamhälle", "Tydlig koppling även till brottslighet"
LABOUR = "Tydlig koppling även till arbetsmarknad"
PRINTED = [
    ("Boende", "", ""),
    ("Underhålls- och tillgänglighetsinventering", "480 000 kr", ""),
    ("Vart ska vi gå idag", "500 000 kr", ""),
    ("Hållbara Rosengård", "700 000 kr", DEMOCRACY),
    ("Förstudie LFM: Bostad", "400 000 kr", ""),
    ("Totalt inom området", "2 080 000 kr", "4 insatser totalt"),
    ("Utbildning", "", ""),
    ("Musik i förskolan", "320 000 kr", ""),
    ("Trygga barnet", "500 000 kr", CRIME),
    ("Hemmasittare", "1 500 000 kr", LABOUR),
    ("Studie- och yrkesvägledning (SYV)", "500 000 kr", LABOUR),
    ("Kompletterande professioner GrskF", "1 400 000 kr", ""),
    ("Kompletterande professioner GyVux", "1 400 000 kr", ""),
    ("Pedagogiska gröna gårdar", "650 000 kr", ""),
    ("Samtida cirkus", "350 000 kr", DEMOCRACY),
    ("Totalt inom området", "6 620 000 kr", "8 insatser totalt"),
    ("Arbetsmarknad", "", ""),
    ("Thaiwise", "1 000 000 kr", CRIME),
    ("Kommunala aktivitetsansvaret (KAA)", "800 000 kr", ""),
    ("Totalt inom området", "1 800 000 kr", "2 insatser totalt"),
    ("Demokrati och civilsamhälle", "", ""),
    ("Samverkan Rosengård", "2 030 000 kr", "Tydligt kopplat även till boende"),
    ("Fritidsbanken", "300 000 kr", ""),
    ("Totalt inom området", "2 330 000 kr", "2 insatser totalt"),
    ("Brottslighet", "", ""),
    ("Elever i socioekonomisk utsatthet", "500 000 kr", "Tydlig koppling även till utbildning"),
    ("Sociala utvecklingsstrategin", "1 370 000 kr", ALL_AREAS),
    ("Mammakraft", "300 000 kr", ALL_AREAS),
    ("Totalt inom området", "2 170 000 kr", "3 insatser totalt"),
    ("Totalbelopp", "15 000 000 kr", ""),
    ("Att disponera", "15 000 000 kr", ""),
]
SOCIAL, UPPER = "Arbetsmarknads- och social", "Gymnasie- och vuxenutbildnings"
PRINTED_COMMITTEES = {
    f"{SOCIAL}nämnden / {SOCIAL}förvaltningen": "1 300 000 kr",
    "Tekniska nämnden / Fastighets- och gatukontoret": "2 030 000 kr",
    "Fritidsnämnden / Fritidsförvaltningen": "300 000 kr",
    "Förskolenämnden / Förskoleförvaltningen": "320 000 kr",
    "Grundskolenämnden / Grundskoleförvaltningen": "4 400 000 kr",
    "Grundskolenämnden / Gemensamma skolfunktionen Pedagogisk inspiration": "650 000 kr",
    f"{UPPER}nämnden / {UPPER}förvaltningen": "2 200 000 kr",
    "Hälsa, vård och omsorgsnämnden / Hälsa, vård och omsorgsförvaltningen": "980 000 kr",
    "Kulturnämnden / Kulturförvaltningen": "350 000 kr",
    "Miljönämnden / Miljöförvaltningen": "700 000 kr",
    "Stadsbyggnadsnämnden / Stadsbyggnadsförvaltningen": "400 000 kr",
    "Kommunstyrelsen / Stadskontoret": "1 370 000 kr",
}


def test_the_table_by_area_is_the_printed_one(make_facts: MakeFacts) -> None:
    by_area, _ = opened(appendix_bytes(make_facts())).tables
    assert cells(by_area) == [("Insats", "Medel från KS", "Not"), *PRINTED]


def test_the_table_by_committee_has_the_printed_rows_each_followed_by_its_measures(make_facts: MakeFacts) -> None:
    _, table = opened(appendix_bytes(make_facts())).tables
    (head, *rows), amounts = cells(table), {title: amount for title, amount, _ in PRINTED}
    assert head == ("Nämnd / Förvaltning", "Medel från KS")
    assert rows[-2:] == [("Totalbelopp", "15 000 000 kr"), ("Att disponera", "15 000 000 kr")]
    named = {name: amount for name, amount in rows[:-2] if name in PRINTED_COMMITTEES}
    assert named == PRINTED_COMMITTEES
    measures = [(name, amount) for name, amount in rows[:-2] if name not in PRINTED_COMMITTEES]
    assert len(measures) == 19
    assert all(amounts[name] == amount for name, amount in measures)
    place = next(place for place, (name, _) in enumerate(rows) if name.endswith("Pedagogisk inspiration"))
    assert rows[place + 1] == ("Pedagogiska gröna gårdar", "650 000 kr")


def test_the_charts_say_every_sum_in_words(make_facts: MakeFacts) -> None:
    body = opened(appendix_bytes(make_facts())).element.body
    area, committee = (one.get("descr").replace("\xa0", " ") for one in body.iter("{*}docPr"))
    for name, amount in (("Boende", "2 080 000"), ("Utbildning", "6 620 000"), ("Arbetsmarknad", "1 800 000")):
        assert f"{name} {amount} kr" in area
    assert "Demokrati och civilsamhälle 2 330 000 kr, Brottslighet 2 170 000 kr." in area
    assert "Grundskolenämnden 5 050 000 kr" in committee
    assert committee.count(" kr") == 11


def test_a_proposal_stands_under_its_department_in_its_own_words(make_facts: MakeFacts) -> None:
    data = appendix_bytes(make_facts())
    headings = [(one.style.name, one.text) for one in opened(data).paragraphs if one.style.name.startswith("Heading")]
    place = headings.index(("Heading 3", "Fritidsbanken"))
    assert headings[place - 1] == ("Heading 2", "Fritidsförvaltningen, Fritidsnämnden")
    said = below(data, "Fritidsbanken")
    assert said[0].startswith("Fritidsbanken, förstärka möjligheterna till lån")
    assert "Målgrupp: alla malmöbor" in said
    assert said[-2:] == ["Sökt belopp: 300 000 kr", "Föreslaget belopp: 300 000 kr"]
    assert "Mottagare: Hela Människan" in below(data, "Thaiwise")
    assert below(data, "Pedagogiska gröna gårdar")[-1].startswith("Villkor: under förutsättning att det genomförs")


def test_what_was_asked_for_stands_beside_what_is_given_and_a_missing_reason_is_said(make_facts: MakeFacts) -> None:
    data = appendix_bytes(make_facts(overrides={"P15": Override(reason="Avrundat uppåt.")}))
    assert below(data, "Musik i förskolan")[-3:] == [
        "Sökt belopp: 313 000 kr",
        "Föreslaget belopp: 320 000 kr, 7 000 kr mer än det sökta",
        "Stadskontorets skäl till skillnaden: Uppgift saknas.",
    ]
    assert below(data, "Samverkan Rosengård")[-1] == "Stadskontorets skäl till skillnaden: Avrundat uppåt."
    assert "Sökt belopp: inte angivet" in below(data, "Kompletterande professioner GrskF")


def test_a_part_of_the_cost_is_said_to_be_one(make_facts: MakeFacts) -> None:
    data = appendix_bytes(make_facts(overrides={"P16": Override(200_000, "Halva året.", "under förutsättning att X")}))
    said = below(data, "Fritidsbanken")
    assert "Föreslaget belopp: 200 000 kr, en del av 300 000 kr, 100 000 kr mindre än det sökta" in said
    assert said[-2:] == ["Stadskontorets skäl till skillnaden: Halva året.", "Villkor: under förutsättning att X"]
    assert ("Fritidsbanken", "200 000 kr av 300 000 kr", "") in cells(opened(data).tables[0])


def test_what_goes_against_the_committees_order_is_marked_at_the_proposal(make_facts: MakeFacts) -> None:
    data = appendix_bytes(make_facts(order_notes={"P16": "P16 före P15"}))
    assert below(data, "Fritidsbanken")[-1] == "Avviker från nämndens ordning: P16 före P15"


def test_ids_that_computed_reasons_name_can_be_looked_up(make_facts: MakeFacts) -> None:
    facts = make_facts()
    said = words(appendix_bytes(facts))
    assert all(f"\nBeteckning: {one.id}\n" in said for one in facts.funded)


def test_the_offices_comment_is_marked_as_such(make_facts: MakeFacts) -> None:
    facts = make_facts()
    texts = dict(facts.proposals[0].texts) | {"office_comment": "Bör samlas\ntill en pilot."}
    proposals = (replace(facts.proposals[0], texts=texts), *facts.proposals[1:])
    data = appendix_bytes(replace(facts, decision=replace(facts.decision, proposals=proposals)))
    said = below(data, facts.proposals[0].title)
    assert said[-3:] == ["Stadskontorets kommentar", "Bör samlas", "till en pilot."]
    styles = {one.text: one.style.name for one in opened(data).paragraphs}
    assert styles["Bör samlas"] == "Stadskontorets kommentar"


def test_those_that_get_nothing_stand_apart_and_can_be_left_out(make_facts: MakeFacts) -> None:
    facts = make_facts(budget=10_000_000)
    with_them, without = (appendix_bytes(replace(facts, with_unfunded=chosen)) for chosen in (True, False))
    assert [len(opened(data).tables) for data in (with_them, without)] == [3, 2]
    titles = {row[0].partition("\n")[0] for row in cells(opened(with_them).tables[0])[1:]}
    assert titles == {f"{one.id} {one.title}" for one in facts.unfunded}
    assert "Förslag som inte får medel" not in words(without)


def test_what_other_parts_of_fordela_know_is_written_when_it_is_given(make_facts: MakeFacts) -> None:
    given = make_facts(fingerprint="ab12" * 16, component_notes={"P18": "300 000 kr och 1 500 000 kr; stämmer inte."})
    said = words(appendix_bytes(given))
    assert "ab12" * 16 in said
    assert "Kostnadsdelar (beräknat i Fördela): 300 000 kr och 1 500 000 kr; stämmer inte." in said
    assert "SHA-256: " + "ab12" * 16 in said
    assert "Spårbarhet" not in words(appendix_bytes(make_facts()))


@pytest.mark.parametrize("name", ["exempel_60", "exempel_60_alla_regler", "exempel_tre_syften"])
def test_every_sample_adds_up_in_both_tables(make_facts: MakeFacts, name: str) -> None:
    facts = make_facts(name, None)
    total = f"{facts.cost:,} kr".replace(",", " ")
    for table in opened(appendix_bytes(replace(facts, with_unfunded=False))).tables:
        assert cells(table)[-2][:2] == ("Totalbelopp", total)


def test_hostile_and_long_texts_are_only_texts(facts_of: Callable[..., PaperFacts]) -> None:
    hostile = "<script>alert(1)</script> & \x00\x0b\u202e]]> {number} %s"
    texts = {"description": "Ä" * 32_000, "note": hostile, "condition": hostile, "recipient": hostile}
    one = Proposal("P1", hostile, 100_000, "housing", {}, committee=hostile, department=hostile, texts=texts)
    document = opened(appendix_bytes(facts_of(one, texts={"intro": hostile, "case_number": hostile})))
    titles = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 3"]
    assert titles == ["<script>alert(1)</script> & ]]> {number} %s"]
    assert any(len(paragraph.text) == 32_000 for paragraph in document.paragraphs)


def test_what_a_proposal_is_coordinated_with_stands_at_it_and_nowhere_else(make_facts: MakeFacts) -> None:
    facts = make_facts(coordinated={"P06": ("Lotsen (Grundskolenämnden)", "NHL")})
    data = appendix_bytes(facts)
    line = "Samordnas med: Lotsen (Grundskolenämnden); NHL"
    assert line in below(data, "Trygga barnet")
    assert [one.text for one in opened(data).paragraphs].count(line) == 1
    assert "Samordnas med" not in "".join(one.text for one in opened(appendix_bytes(make_facts())).paragraphs)
