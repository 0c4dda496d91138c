"""Tjänsteskrivelsen: what the board is asked to decide, whose words stand where, and what is missing."""

from collections.abc import Callable
from dataclasses import replace

from app.exports.papers.facts import PaperFacts
from app.exports.papers.letter import letter_bytes
from optimiser.decision import Override
from optimiser.explain import explain
from optimiser.rules import rules_of
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts, below, cells, opened, solved, words

SECTIONS = [
    "Sammanfattning", "Förslag till beslut", "Beslutsunderlag", "Beslutsplanering", "Ärendet", "Barnperspektiv",
    "Jämställdhetsperspektiv", "Ekonomiska konsekvenser", "Ansvariga",
]  # fmt: skip
UNKNOWN, UNFUNDED = "Uppgifter som saknas eller inte stämmer", "Förslag som inte får medel"


def headings(data: bytes, level: int) -> list[str]:
    return [one.text for one in opened(data).paragraphs if one.style.name == f"Heading {level}"]


def test_the_letter_has_the_citys_sections_in_their_order(make_facts: MakeFacts) -> None:
    assert headings(letter_bytes(make_facts()), 1) == SECTIONS


def test_each_committee_has_one_sentence_with_its_sum_and_the_sums_are_the_pot(make_facts: MakeFacts) -> None:
    facts = make_facts()
    sentences = below(letter_bytes(facts), "Förslag till beslut")
    grants = [one for one in sentences if " för insats" in one]
    assert len(grants) == 11
    assert "Kommunstyrelsen beslutar att tilldela fritidsnämnden 300 000 kr för insatsen Fritidsbanken." in grants
    (schools,) = (one for one in grants if "grundskolenämnden" in one)
    assert schools.startswith("Kommunstyrelsen beslutar att tilldela grundskolenämnden 5 050 000 kr för insatserna ")
    assert "Pedagogiska gröna gårdar (650 000 kr)" in schools
    (own,) = (one for one in grants if "1 370 000 kr" in one)
    assert own.startswith("Kommunstyrelsen beslutar att avsätta 1 370 000 kr inom sitt eget ansvarsområde")
    assert sentences[-1].endswith("sammanlagt 15 000 000 kr, tas ur de medel som är avsatta för ändamålet.")


def test_the_sentences_are_a_numbered_list(make_facts: MakeFacts) -> None:
    numbered = [one for one in opened(letter_bytes(make_facts())).paragraphs if one.style.name == "List Number"]
    assert len(numbered) == 13


def test_what_is_conditional_has_its_own_sentence(make_facts: MakeFacts) -> None:
    sentences = below(letter_bytes(make_facts()), "Förslag till beslut")
    (condition,) = (one for one in sentences if "förutsättning" in one)
    assert "medlen till Pedagogiska gröna gårdar tilldelas under förutsättning att det genomförs" in condition
    other = make_facts(overrides={"P11": Override(condition="Ska följas upp.")})
    (condition,) = (one for one in below(letter_bytes(other), "Förslag till beslut") if "Ska följas" in one)
    assert condition.endswith("Pedagogiska gröna gårdar tilldelas med villkoret: Ska följas upp.")


def test_what_the_office_has_not_written_is_said_to_be_missing(make_facts: MakeFacts) -> None:
    data = letter_bytes(make_facts())
    for section in ("Beslutsplanering", "Bakgrund och syfte", "Barnperspektiv", "Ansvariga"):
        assert below(data, section) == ["Uppgift saknas."]
    assert "Handläggare: Uppgift saknas." in words(data)


def test_what_the_office_writes_stands_as_its_own(make_facts: MakeFacts) -> None:
    texts = {
        "summary": "Vår sammanfattning.", "decision": "Paragrafen justeras omedelbart.", "planning": "KS 2026-12-09",
        "child": "Barnen får det bättre.", "case_number": "STK-2018-1233", "officer": "Anna Andersson",
        "economy": "Ryms i budgeten.", "title": "Medel 2026",
    }  # fmt: skip
    data = letter_bytes(make_facts(texts=texts))
    assert below(data, "Sammanfattning") == ["Vår sammanfattning."]
    assert below(data, "Förslag till beslut")[-1] == "Paragrafen justeras omedelbart."
    assert below(data, "Beslutsplanering") == ["KS 2026-12-09"]
    assert below(data, "Barnperspektiv") == ["Barnen får det bättre."]
    assert below(data, "Ekonomiska konsekvenser")[:2] == ["Ryms i budgeten.", "Beräknat i Fördela"]
    assert "Ärendenummer: STK-2018-1233" in words(data)
    assert "\nMedel 2026\n" in words(data)
    assert "Tjänsteskrivelse · Ärende STK-2018-1233" in opened(data).sections[0].header.paragraphs[0].text


def test_a_computed_text_says_that_it_is_computed(make_facts: MakeFacts) -> None:
    data = letter_bytes(make_facts(budget=10_000_000))
    label, summary = below(data, "Sammanfattning")
    assert label == "Beräknat i Fördela"
    assert summary.startswith("15 av 19 förslag föreslås få medel, sammanlagt 9 370 000 kr till 9 nämnder.")
    for section in ("Medel att fördela", "Så är fördelningen beräknad", "Knappa avgöranden", UNKNOWN):
        assert below(data, section)[0] == "Beräknat i Fördela"


def test_the_method_tells_weights_rules_and_certainty(make_facts: MakeFacts) -> None:
    said = "\n".join(below(letter_bytes(make_facts("exempel_60", None)), "Så är fördelningen beräknad"))
    assert "Utbildning: 25 (25,0 %)" in said
    assert "Ska ingå: P15 Fältarbetare på kvällar och helger" in said
    assert "Det är bevisat att ingen annan fördelning ger fler poäng" in said
    assert "2 förslag är inte bedömda på alla områden och har därför inte valts bland: P23, P41." in said


def test_an_answer_that_is_not_proven_is_said_not_to_be(make_facts: MakeFacts) -> None:
    facts = make_facts()
    portfolio = replace(facts.decision.portfolio, status="feasible", bound=None, tied=None)
    said = words(letter_bytes(replace(facts, decision=replace(facts.decision, portfolio=portfolio))))
    assert "Det är inte bevisat att ingen annan fördelning ger fler poäng" in said
    assert "Det är bevisat" not in said


def test_why_something_gets_nothing_is_told_computed_and_own_apart(make_facts: MakeFacts) -> None:
    case, scenario, portfolio = solved("malmo_2022", 10_000_000)
    overrides = {"P16": Override(0, "Har redan pengar."), "P09": Override(reason="Kan vänta ett år.")}
    told = explain(scenario, case.proposals, best=portfolio)
    data = letter_bytes(make_facts(budget=10_000_000, overrides=overrides, explanations=told))
    deviations, unfunded, _ = opened(data).tables
    assert cells(deviations)[1:] == [("P16 Fritidsbanken", "300 000 kr", "0 kr", "Har redan pengar.")]
    found = {row[0].partition(" ")[0]: row for row in cells(unfunded)[1:]}
    assert cells(unfunded)[0][2:] == ("Beräknat i Fördela", "Stadskontorets skäl")
    assert found["P16"][2:] == ("Beräknades få 300 000 kr", "Har redan pengar.")
    assert found["P09"][2].startswith("Pengarna räcker inte till.")
    assert found["P09"][3] == "Kan vänta ett år."
    assert found["P15"][3] == "Inget skäl angivet"


def test_without_explanations_the_letter_says_that_reasons_are_not_reckoned(make_facts: MakeFacts) -> None:
    data = letter_bytes(make_facts(budget=10_000_000))
    assert below(data, "Knappa avgöranden")[-1] == "Vilka avgöranden som är knappa är inte beräknat."
    assert {row[2] for row in cells(opened(data).tables[0])[1:]} == {"Skälet är inte beräknat"}


def test_what_is_unknown_is_counted(make_facts: MakeFacts) -> None:
    said = below(letter_bytes(make_facts()), UNKNOWN)
    assert "Plats är inte angiven för 16 av 19 förslag." in said
    assert "Hur mycket som söktes är inte angivet för 1 av 19 förslag." in said
    assert "Skäl saknas till att 3 insatser föreslås få ett annat belopp än det sökta." in said
    assert "Kostnadsdelarna går inte ihop med det angivna beloppet för P18 Sociala utvecklingsstrategin." in said
    assert said[-1].startswith("Alla förslag i underlaget får medel.")


def test_the_proposals_own_perspectives_are_collected_by_department(facts_of: Callable[..., PaperFacts]) -> None:
    texts = {"child_perspective": "Barnen leker."}
    with_text = Proposal("P1", "Lek", 1_000, "housing", {}, department="Övrigt", texts=texts)
    before = replace(with_text, id="P2", title="Sång", department="Ängar")
    said = below(letter_bytes(facts_of(with_text, before)), "Barnperspektiv")
    assert said == ["Förvaltningarnas egna texter", "Ängar, Sång: Barnen leker.", "Övrigt, Lek: Barnen leker."]


def test_the_money_says_what_is_left_and_what_is_lacking(make_facts: MakeFacts) -> None:
    facts = make_facts(budget=10_000_000)
    assert cells(opened(letter_bytes(facts)).tables[-1])[1:] == [
        ("Föreslås fördelas", "9 370 000 kr"),
        ("Att disponera", "10 000 000 kr"),
        ("Kvar att fördela", "630 000 kr"),
    ]
    over = make_facts(budget=10_000_000, overrides={"P09": Override(1_400_000, "Behövs.")})
    assert cells(opened(letter_bytes(over)).tables[-1])[-1] == ("Finansiering saknas", "770 000 kr")
    assert "Förslaget överskrider det beloppet med 770 000 kr." in words(letter_bytes(over))
    source = below(letter_bytes(over), "Förslag till beslut")[-1]
    assert source.endswith("De uppgår till 10 000 000 kr, så finansiering av 770 000 kr saknas.")


def test_each_year_has_its_line(make_facts: MakeFacts) -> None:
    facts = make_facts("exempel_60_alla_regler", None)
    rows = dict(cells(opened(letter_bytes(facts)).tables[-1])[1:])
    pools = [rule for rule in rules_of(facts.decision.scenario, facts.proposals) if rule.kind == "pool"]
    assert pools
    for rule in pools:
        assert rows[f"Varav ur {rule.key}"] == f"{round(rule.amount(facts.amounts)):,} kr".replace(",", " ")
        assert rows[f"Får högst tas ur {rule.key}"] == f"{rule.greatest:,} kr".replace(",", " ")


def test_what_goes_against_a_committees_order_is_said(make_facts: MakeFacts) -> None:
    data = letter_bytes(make_facts(order_notes={"P06": "P06 före P07"}))
    label, intro, note = below(data, "Avvikelser från nämndernas ordning")
    assert (label, note) == ("Beräknat i Fördela", "P06 före P07")
    assert "avviker från nämndens ordning" in intro
    assert "nämndernas ordning" not in words(letter_bytes(make_facts()))


def test_what_deviations_change_stands_below_them(make_facts: MakeFacts) -> None:
    overrides = {"P16": Override(0, "Har redan pengar.")}
    data = letter_bytes(make_facts(overrides=overrides, effects={"P16": "P16 ger mer."}, together=("Regel bryts.",)))
    said = below(data, "Avvikelser från det beräknade")
    assert said[1:] == ["Beräknat i Fördela", "P16 ger mer.", "Regel bryts."]


def test_names_that_are_not_committees_in_the_definite_keep_their_capital(facts_of: Callable[..., PaperFacts]) -> None:
    for committee, said in (("Tekniska nämnden", "tekniska nämnden"), ("ASN", "ASN"), ("MKB", "MKB")):
        data = letter_bytes(facts_of(Proposal("P1", "Lek", 1_000, "housing", {}, committee=committee)))
        assert f"tilldela {said} 1 000 kr" in words(data)


def test_how_to_read_the_computed_reasons_is_told_where_there_are_any(make_facts: MakeFacts) -> None:
    case, scenario, portfolio = solved("malmo_2022", 10_000_000)
    facts = make_facts(budget=10_000_000)
    with_them = replace(facts, explanations=explain(scenario, case.proposals, best=portfolio))
    found = [any("”Med det”" in one for one in below(letter_bytes(of), UNFUNDED)) for of in (facts, with_them)]
    assert found == [False, True]


def test_a_decision_that_funds_nothing_can_be_written_too(facts_of: Callable[..., PaperFacts]) -> None:
    facts = facts_of(Proposal("P1", "Lek", 1_000, "housing", {}))
    nothing = replace(facts.decision, overrides={"P1": Override(0, "Nej.")})
    data = letter_bytes(replace(facts, decision=nothing))
    assert below(data, "Förslag till beslut") == ["Kommunstyrelsen beslutar att inte fördela några medel."]


def test_hostile_texts_of_the_office_are_only_texts(make_facts: MakeFacts) -> None:
    hostile = "<w:p>\x00\x07 &amp; {cost}\nnästa"
    data = letter_bytes(make_facts(texts=dict.fromkeys(("summary", "background", "title", "officer"), hostile)))
    assert below(data, "Sammanfattning") == ["<w:p> &amp; {cost}", "nästa"]


def test_the_letter_lists_what_is_coordinated_of_that_which_gets_money(make_facts: MakeFacts) -> None:
    heading, less = "Samordning med det som redan pågår", make_facts(budget=1_000_000)
    assert heading not in headings(letter_bytes(make_facts()), 2)
    said = below(letter_bytes(make_facts(coordinated={"P06": ("Lotsen", "NHL")})), heading)
    assert said[1:] == ["Trygga barnet: Lotsen; NHL"]
    unfunded = {less.unfunded[0].id: ("Lotsen",)}
    assert heading not in headings(letter_bytes(make_facts(budget=1_000_000, coordinated=unfunded)), 2)
